// What becomes of runs: offered again, listed, compared, continued, renamed, exported, deleted.

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/ui/training_window_support.h"
#include "ui/training/curve_plot.h"
#include "ui/training/preview_strip.h"
#include "ui/training/training_controller.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class TrainingRunsWindow : public tests::TrainingWindow {};

TEST_F(TrainingRunsWindow, anUnfinishedRunIsOfferedAtTheNextStart) {
  const auto run = makeRun("cut short", 60);
  {
    Window window(options_);
    ASSERT_TRUE(window.openSample());
    window->training()->continueRun(run);
    ASSERT_TRUE(waitForTraining([&] { return status(window).progress.training.step >= 20; }));
  }
  EXPECT_EQ(readPlan(run).outcome, TrainingPlan::Outcome::kUnfinished);
  Window window(options_);
  ASSERT_TRUE(Window::waitFor([&] { return window->message().contains(QStringLiteral("cut short is unfinished")); }));
  click(window, "messageOffer");
  EXPECT_TRUE(window->message().isEmpty());
  ASSERT_TRUE(waitForTraining([&] { return status(window).progress.training.step >= 40; }));
  window->training()->stop();
  ASSERT_TRUE(waitForState(window, TrainingState::kDone));
}

TEST_F(TrainingRunsWindow, itsOfferTakesThePlaceOfTheOneToGoOnWithTheLastSession) {
  QTemporaryDir home;
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  const auto started = [this] {
    auto window = std::make_unique<MainWindow>(options_);
    window->pipeline()->setFixedPictureSize({64, 64});
    window->show();
    window->start();
    return window;
  };
  const auto opened = [](MainWindow& window) {
    return Window::waitFor([&] { return bool(window.scenes()->scene()); });
  };
  {
    auto today = started();
    ASSERT_TRUE(opened(*today));
    QTest::keyClick(today->view()->grid()->pane(PaneId::kReference), Qt::Key_Plus);
    EXPECT_TRUE(today->close());
  }
  makeRun("cut short", 60);
  auto tomorrow = started();
  EXPECT_TRUE(tomorrow->message().contains(QStringLiteral("Last time"))) << tomorrow->message().toStdString();
  ASSERT_TRUE(Window::waitFor([&] { return tomorrow->message().contains(QStringLiteral("cut short is unfinished")); }));
  EXPECT_EQ(tomorrow->findChild<QToolButton*>(QStringLiteral("messageOffer"))->text(), QStringLiteral("Continue It"));
  ASSERT_TRUE(opened(*tomorrow));
  // The first step dismisses the offer to go on with the last session, and that one only.
  QTest::keyClick(tomorrow->view()->grid()->pane(PaneId::kReference), Qt::Key_Left);
  EXPECT_TRUE(tomorrow->message().contains(QStringLiteral("cut short"))) << tomorrow->message().toStdString();
  // The menu still has it.
  for (const QAction* action : tomorrow->findChildren<QAction*>()) {
    if (action->text().remove('&') != QStringLiteral("Continue Last Session")) continue;
    EXPECT_TRUE(action->isEnabled());
  }
  EXPECT_EQ(tomorrow->training()->status().state, TrainingState::kIdle) << "nothing begins by itself";
}

TEST_F(TrainingRunsWindow, runsAreRenamedExportedComparedAndDeletedAfterAQuestion) {
  tests::train(makeRun("first"));
  tests::train(makeRun("second"));
  Window window(options_);
  openDock(window);
  page(window, 2);
  ASSERT_TRUE(waitForRow(window, 2));
  auto* tree = find<QTreeWidget>(window, "runs");
  EXPECT_EQ(tree->topLevelItem(0)->text(0), QStringLiteral("second")) << "newest first";
  EXPECT_EQ(tree->topLevelItem(0)->text(1), QStringLiteral("done"));
  EXPECT_TRUE(tree->topLevelItem(0)->text(4).contains(QStringLiteral("dB")));

  selectRun(window, 0);
  click(window, "runShow");
  auto* plot = find<CurvePlot>(window, "curves");
  const auto alone = plot->series().size();
  ASSERT_GT(alone, 0);
  auto* other = find<QComboBox>(window, "compareRun");
  other->setFocus();
  QTest::keyClick(other, Qt::Key_End);
  EXPECT_EQ(plot->series().size(), 2 * alone);
  EXPECT_TRUE(plot->series().last().name.contains(QStringLiteral("first")));
  auto* pictures = find<PreviewStrip>(window, "otherPreviews");
  EXPECT_TRUE(pictures->isVisible());
  EXPECT_GT(pictures->count(), 0u);
  EXPECT_TRUE(Window::waitFor([&] { return !pictures->picture().isNull(); }));

  page(window, 2);
  selectRun(window, 0);
  QTest::keyClick(tree, Qt::Key_F2);
  auto* editor = tree->findChild<QLineEdit*>();
  ASSERT_NE(editor, nullptr);
  QTest::keyClicks(editor, QStringLiteral("better"));
  QTest::keyClick(editor, Qt::Key_Return);
  ASSERT_TRUE(Window::waitFor([&] { return fs::exists(options_.trainings / "better" / "plan.json"); }));
  ASSERT_TRUE(Window::waitFor([&] { return window->training()->run(options_.trainings / "better"); }));

  selectRun(window, rowOf(window, QStringLiteral("better")));
  saveBy(window, "runExport", base_.path() / "exported");
  ASSERT_TRUE(Window::waitFor([&] { return fs::exists(base_.path() / "exported.pt"); }));
  EXPECT_NO_THROW(nn::loadModel(base_.path() / "exported.pt"));
  window->training()->exportModel(options_.trainings / "better", "/proc/none.pt");
  EXPECT_TRUE(Window::waitFor([&] { return window->message().contains(QStringLiteral("/proc/none.pt")); }))
      << window->message().toStdString();

  selectRun(window, 0);
  for (const bool yes : {false, true}) {
    ASSERT_TRUE(Window::waitFor([&] { return find<QPushButton>(window, "runDelete")->isEnabled(); }));
    click(window, "runDelete");
    auto* question = window->findChild<QMessageBox*>(QStringLiteral("deleteQuestion"));
    ASSERT_NE(question, nullptr);
    answer(question, yes);
    EXPECT_EQ(fs::exists(options_.trainings / "better"), !yes);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  ASSERT_TRUE(waitForRow(window, 1));
}

TEST_F(TrainingRunsWindow, continueGoesOnWithWhatIsUnfinishedAndAsksHowLongForWhatIsDone) {
  const auto done = makeRun("done");
  tests::train(done);
  makeRun("half", 60);
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  page(window, 2);
  ASSERT_TRUE(waitForRow(window, 2));
  EXPECT_FALSE(find<QPushButton>(window, "runContinue")->isEnabled());
  selectRun(window, rowOf(window, QStringLiteral("half")));
  click(window, "runContinue");
  EXPECT_EQ(status(window).folder, options_.trainings / "half");
  EXPECT_EQ(find<QTabWidget>(window, "trainingPages")->currentIndex(), 1);
  EXPECT_EQ(find<QLabel>(window, "shownRun")->text(), QStringLiteral("half"));
  ASSERT_TRUE(waitForTraining([&] { return status(window).progress.training.step > 0; }));
  page(window, 2);
  selectRun(window, rowOf(window, QStringLiteral("done")));
  EXPECT_FALSE(find<QPushButton>(window, "runContinue")->isEnabled()) << "one at a time";
  window->training()->stop();
  ASSERT_TRUE(waitForState(window, TrainingState::kDone));

  ASSERT_TRUE(Window::waitFor([&] { return find<QPushButton>(window, "runContinue")->isEnabled(); }));
  selectRun(window, rowOf(window, QStringLiteral("done")));
  const auto answerMinutes = [](const QString& minutes, QDialogButtonBox::StandardButton button) {
    tests::answerNext<QInputDialog>([=](QInputDialog* dialog) {
      auto* box = dialog->findChild<QDoubleSpinBox*>();
      box->selectAll();
      QTest::keyClicks(box, minutes);
      QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(button), Qt::LeftButton);
    });
  };
  answerMinutes(QStringLiteral("0.1"), QDialogButtonBox::Cancel);
  click(window, "runContinue");
  EXPECT_FALSE(status(window).running());
  EXPECT_EQ(status(window).folder, options_.trainings / "half");
  const double before = readRunLog(RunPaths{done}.training()).back().step;
  answerMinutes(QStringLiteral("0.1"), QDialogButtonBox::Ok);
  click(window, "runContinue");
  EXPECT_EQ(status(window).folder, done);
  ASSERT_TRUE(waitForState(window, TrainingState::kDone)) << status(window).sentence;
  EXPECT_GT(readRunLog(RunPaths{done}.training()).back().step, before);
}

TEST_F(TrainingRunsWindow, runsOfTheCommandLineAreListedToo) {
  const auto run = makeRun("window");
  tests::train(run);
  // What `twinray-cli train -o` leaves: the run folder of nn::train itself.
  fs::copy(RunPaths{run}.training(), options_.trainings / "by command", fs::copy_options::recursive);
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(Window::waitFor([&] { return window->training()->runs().size() == 2; }));
  const auto* summary = window->training()->run(options_.trainings / "by command");
  ASSERT_NE(summary, nullptr);
  EXPECT_EQ(summary->state, RunSummary::State::kUnknown);
  EXPECT_TRUE(summary->hasModel);
  ASSERT_TRUE(summary->newest);
  const double before = summary->newest->step;
  window->training()->continueRun(options_.trainings / "by command", 0.01);
  ASSERT_TRUE(waitForState(window, TrainingState::kDone)) << status(window).sentence;
  EXPECT_GT(double(status(window).progress.training.step), before);
}

TEST_F(TrainingRunsWindow, cancelAsksAndThenLeavesNothing) {
  const auto run = makeRun("unwanted", 60);
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  window->training()->continueRun(run);
  ASSERT_TRUE(waitForTraining([&] { return status(window).progress.rendered >= 2; }));
  click(window, "trainingCancel");
  auto* question = window->findChild<QMessageBox*>(QStringLiteral("cancelQuestion"));
  ASSERT_NE(question, nullptr);
  answer(question, false);
  EXPECT_TRUE(status(window).running());
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  click(window, "trainingCancel");
  question = window->findChild<QMessageBox*>(QStringLiteral("cancelQuestion"));
  ASSERT_NE(question, nullptr);
  answer(question, true);
  ASSERT_TRUE(waitForState(window, TrainingState::kIdle));
  EXPECT_FALSE(fs::exists(run));
}

}  // namespace
}  // namespace twinray::ui
