// What a training will learn from, its place, and what it will take: the page of a new one.

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <fstream>
#include <set>

#include "tests/ui/training_window_support.h"
#include "ui/training/plan_form.h"
#include "ui/training/training_controller.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class TrainingPlanWindow : public tests::TrainingWindow {};

TEST_F(TrainingPlanWindow, volumesToLearnFromAreAddedAndTakenOffByTheButtonsOfTheirList) {
  const fs::path scans = base_.path() / "scans";
  fs::create_directories(scans);
  for (const fs::path& copy : {base_.path() / "a.nii", base_.path() / "b.nii", scans / "c.nii", scans / "d.nii"})
    fs::copy_file(TWINRAY_TEST_DATA "/awkward/made_base_ct32_i16.nii", copy);
  std::ofstream(scans / "notes.txt") << "no volume";
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  const std::string sample = core::defaultVolumePath().filename().string();
  const QString name = QString::fromStdString(sample), open = QStringLiteral("Open volume: ") + name;
  EXPECT_EQ(listed(window), QStringList(open));
  EXPECT_FALSE(formButton(window, "Remove")->isEnabled());
  answerWithNames(base_.path(), QStringLiteral("\"a.nii\" \"b.nii\""));
  QTest::mouseClick(formButton(window, "Files"), Qt::LeftButton);
  EXPECT_EQ(listed(window), (QStringList{open, "a.nii", "b.nii"}));
  answerWith(scans);
  QTest::mouseClick(formButton(window, "Folder"), Qt::LeftButton);
  EXPECT_EQ(listed(window), (QStringList{open, "a.nii", "b.nii", "c.nii", "d.nii"}));
  QTest::mouseClick(formButton(window, "Open One"), Qt::LeftButton);
  ASSERT_EQ(listed(window), (QStringList{open, "a.nii", "b.nii", "c.nii", "d.nii", name}));
  EXPECT_EQ(planned(window), (std::set<std::string>{"a.nii", "b.nii", "c.nii", "d.nii", sample}));

  selectVolume(window, 1);
  selectVolume(window, 3, Qt::ControlModifier);
  QTest::mouseClick(formButton(window, "Remove"), Qt::LeftButton);
  EXPECT_EQ(listed(window), (QStringList{open, "b.nii", "d.nii", name}));
  auto* list = find<QListWidget>(window, "trainingVolumes");
  selectVolume(window, 1);
  QTest::keyClick(list, Qt::Key_Delete);
  EXPECT_EQ(listed(window), (QStringList{open, "d.nii", name}));
  // What is open stays in the list, without its tick.
  selectVolume(window, 0);
  QTest::keyClick(list, Qt::Key_Delete);
  EXPECT_EQ(listed(window), (QStringList{open, "d.nii", name}));
  EXPECT_EQ(list->item(0)->checkState(), Qt::Unchecked);
  EXPECT_EQ(planned(window), (std::set<std::string>{"d.nii", sample}));
  // The added one stays whatever is opened later.
  window->openVolume(base_.path() / "a.nii");
  ASSERT_TRUE(Window::waitFor([&] { return listed(window).first() == QStringLiteral("Open volume: a.nii"); }));
  EXPECT_EQ(planned(window), (std::set<std::string>{"d.nii", sample}));
}

TEST_F(TrainingPlanWindow, aTrainingHasTheNameAndThePlaceOfItsFields) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  fillForm(window, 1, QStringLiteral("30"));
  auto* name = find<QLineEdit>(window, "trainingName");
  name->setFocus();
  QTest::keyClicks(name, QStringLiteral("mine"));
  const fs::path elsewhere = base_.path() / "elsewhere";
  auto* folder = find<QLineEdit>(window, "trainingFolder");
  EXPECT_EQ(folder->text().toStdString(), options_.trainings.string());
  folder->setFocus();
  folder->selectAll();
  QTest::keyClicks(folder, QString::fromStdString(elsewhere.string()));
  QTest::keyClick(folder, Qt::Key_Return);
  EXPECT_EQ(window->training()->runsFolder(), elsewhere);
  click(window, "trainingStart");
  EXPECT_EQ(status(window).folder, elsewhere / "mine");
  EXPECT_EQ(find<QLabel>(window, "shownRun")->text(), QStringLiteral("mine"));
  const TrainingPlan plan = readPlan(elsewhere / "mine");
  EXPECT_EQ(plan.samples, 12u);
  EXPECT_EQ(plan.size, 128);
  EXPECT_EQ(plan.minutes, 30);
  ASSERT_EQ(plan.volumes.size(), 1u);
  EXPECT_EQ(plan.volumes[0].path.filename(), core::defaultVolumePath().filename());
  EXPECT_FALSE(fs::exists(options_.trainings));
  window->training()->cancel();
  ASSERT_TRUE(waitForState(window, TrainingState::kIdle));
}

TEST_F(TrainingPlanWindow, thePlaceOfTrainingsIsChosenInADialogToo) {
  const fs::path elsewhere = base_.path() / "elsewhere";
  fs::create_directories(elsewhere);
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  QToolButton* browse = nullptr;
  for (auto* button : window->findChildren<QToolButton*>())
    if (button->accessibleName() == QStringLiteral("Choose where trainings are kept")) browse = button;
  ASSERT_NE(browse, nullptr);
  answerWith(elsewhere);
  QTest::mouseClick(browse, Qt::LeftButton);
  EXPECT_EQ(window->training()->runsFolder(), elsewhere);
  EXPECT_EQ(find<QLineEdit>(window, "trainingFolder")->text().toStdString(), elsewhere.string());
}

TEST_F(TrainingPlanWindow, theEstimateSaysDiskAndMemoryWhichGrowWithThePictures) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  fillForm(window, 1, QStringLiteral("30"));
  auto* summary = find<QLabel>(window, "trainingSummary");
  /// On disk and in memory, in bytes as the sentence says.
  const auto needs = [&](const QString& samples) {
    type(find<QSpinBox>(window, "trainingSamples"), samples);
    EXPECT_TRUE(Window::waitFor([&] { return summary->text().startsWith(QStringLiteral("Renders ") + samples); }));
    static const QRegularExpression kNeeds(
        QStringLiteral("Needs ([\\d.]+) ([kMG]B) on disk \\(.+ free\\) and ([\\d.]+) ([kMG]B) of memory"));
    const auto match = kNeeds.match(summary->text());
    EXPECT_TRUE(match.hasMatch()) << summary->text().toStdString();
    const auto bytes = [&](int number) {
      const QString unit = match.captured(number + 1);
      return match.captured(number).toDouble() * (unit == "kB" ? 1e3 : unit == "MB" ? 1e6 : 1e9);
    };
    return std::pair(bytes(1), bytes(3));
  };
  const auto few = needs(QStringLiteral("20")), many = needs(QStringLiteral("900"));
  EXPECT_GT(few.first, 1e6);
  EXPECT_GT(few.second, 1e6);
  // A picture of 128 by 128 pixels has 48 kB where it is not packed.
  EXPECT_GT(many.second, few.second + 880 * 3 * 128 * 128);
  EXPECT_GT(many.first, few.first + 880 * 1000);
}

TEST_F(TrainingPlanWindow, whatATrainingTakesIsMeasuredOnlyWhereSomebodySeesIt) {
  Window window(options_);
  QSignalSpy estimated(window->training(), &TrainingController::estimated);
  auto* timer = find<QTimer>(window, "estimateTimer");
  QSignalSpy due(timer, &QTimer::timeout);
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(Window::waitFor([&] { return !due.empty() && !timer->isActive(); }));
  EXPECT_FALSE(window->training()->estimating());
  EXPECT_EQ(find<QLabel>(window, "trainingSummary")->text(), PlanForm::tr("Working out what it takes…"));
  EXPECT_TRUE(estimated.empty());
  EXPECT_TRUE(window->toolsSettled()) << "nobody sees it: a screenshot need not wait";
  openDock(window);
  EXPECT_FALSE(window->toolsSettled());
  EXPECT_TRUE(Window::waitFor([&] { return window->toolsSettled(); }));
  EXPECT_FALSE(estimated.empty());
}

TEST_F(TrainingPlanWindow, whatCannotBeStartedIsASentenceAndTheWindowGoesOn) {
  std::ofstream(base_.path() / "file") << "no folder";
  options_.trainings = base_.path() / "file" / "runs";
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  fillForm(window, 1, QStringLiteral("1"));
  window->training()->begin(QStringLiteral("x"), tests::smallPlan(), {});
  EXPECT_TRUE(window->message().contains(QStringLiteral("another place"))) << window->message().toStdString();
  EXPECT_EQ(status(window).state, TrainingState::kIdle);
  ASSERT_TRUE(window.settle());
}

}  // namespace
}  // namespace twinray::ui
