// Training from the window, with real clicks: begin, watch, pause, stop, use, undo; and what becomes of runs.

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "core/io/atomic_file.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/training_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/training/curve_plot.h"
#include "ui/training/evaluation_form.h"
#include "ui/training/plan_form.h"
#include "ui/training/preview_strip.h"
#include "ui/training/training_controller.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class TrainingWindow : public ::testing::Test {
 protected:
  TrainingWindow() { options_.trainings = base_.path() / "runs"; }

  static MainWindowOptions with(const fs::path& trainings) {
    MainWindowOptions options;
    options.trainings = trainings;
    return options;
  }
  template <typename Widget>
  static Widget* find(Window& window, const char* name) {
    auto* widget = window->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(widget, nullptr) << name;
    return widget;
  }
  static void click(Window& window, const char* name) {
    auto* button = find<QAbstractButton>(window, name);
    ASSERT_TRUE(button->isEnabled()) << name;
    QTest::mouseClick(button, Qt::LeftButton);
  }
  static void type(QAbstractSpinBox* box, const QString& number) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, number);
    QTest::keyClick(box, Qt::Key_Return);
  }
  static void page(Window& window, int index) {
    auto* pages = find<QTabWidget>(window, "trainingPages");
    QTest::mouseClick(pages->tabBar(), Qt::LeftButton, Qt::NoModifier, pages->tabBar()->tabRect(index).center());
    ASSERT_EQ(pages->currentIndex(), index);
  }
  /// A training has what other programs leave of the processor.
  template <typename Condition>
  [[nodiscard]] static bool waitForTraining(Condition condition) {
    return QTest::qWaitFor(condition, 4 * tests::kWindowLimit);
  }
  static void openDock(Window& window) {
    ASSERT_TRUE(window.activate());
    QTest::keyClick(&*window, Qt::Key_T, Qt::ControlModifier);
    ASSERT_TRUE(find<QDockWidget>(window, "trainingDock")->isVisible());
  }
  static TrainingStatus status(Window& window) { return window->training()->status(); }
  [[nodiscard]] static bool waitForState(Window& window, TrainingState state) {
    return waitForTraining([&] { return status(window).state == state; });
  }
  [[nodiscard]] static bool waitForRow(Window& window, int rows) {
    auto* tree = find<QTreeWidget>(window, "runs");
    return Window::waitFor([&] { return tree->topLevelItemCount() == rows; });
  }
  static void selectRun(Window& window, int row) {
    auto* tree = find<QTreeWidget>(window, "runs");
    const QRect at = tree->visualItemRect(tree->topLevelItem(row));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::NoModifier, at.topLeft() + QPoint(20, at.height() / 2));
    ASSERT_EQ(tree->currentItem(), tree->topLevelItem(row));
  }
  /// Small pictures of the open sample, by the form's own widgets.
  static void fillForm(Window& window, int learning, const QString& minutes) {
    openDock(window);
    auto* choice = find<QComboBox>(window, "trainingLearning");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Home);
    for (int i = 0; i < learning; ++i) QTest::keyClick(choice, Qt::Key_Down);
    ASSERT_EQ(choice->currentIndex(), learning);
    auto* size = find<QComboBox>(window, "trainingSize");
    size->setFocus();
    QTest::keyClick(size, Qt::Key_Home);
    auto* quality = find<QComboBox>(window, "trainingQuality");
    quality->setFocus();
    QTest::keyClick(quality, Qt::Key_End);
    type(find<QSpinBox>(window, "trainingSamples"), QStringLiteral("12"));
    type(find<QDoubleSpinBox>(window, "trainingMinutes"), minutes);
  }
  /// The button that deletes, or Escape.
  static void answer(QMessageBox* question, bool deletes) {
    if (!deletes) return QTest::keyClick(question, Qt::Key_Escape);
    for (QAbstractButton* button : question->buttons())
      if (question->buttonRole(button) == QMessageBox::DestructiveRole)
        return QTest::mouseClick(button, Qt::LeftButton);
    ADD_FAILURE() << "no button deletes";
  }
  /// A finished run of a tiny network in the folder of runs.
  fs::path makeRun(const std::string& name, double minutes = 0.01) {
    const fs::path folder = makeRunFolder(options_.trainings, name);
    writePlan(folder, tests::smallPlan(16, minutes));
    return folder;
  }

  /// Of the page "New", by its text.
  static QPushButton* formButton(Window& window, const char* text) {
    for (auto* button : window->findChild<PlanForm*>()->findChildren<QPushButton*>())
      if (button->text().remove('&').remove(QStringLiteral("…")) == QLatin1String(text)) return button;
    ADD_FAILURE() << text;
    return nullptr;
  }
  static QStringList listed(Window& window) {
    QStringList names;
    const auto* list = find<QListWidget>(window, "trainingVolumes");
    for (int row = 0; row < list->count(); ++row) names << list->item(row)->text();
    return names;
  }
  static void selectVolume(Window& window, int row, Qt::KeyboardModifiers modifiers = {}) {
    auto* list = find<QListWidget>(window, "trainingVolumes");
    list->scrollToItem(list->item(row));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, list->visualItemRect(list->item(row)).center());
    ASSERT_TRUE(list->item(row)->isSelected());
  }
  /// The names of the files that a training begun now would learn from.
  static std::set<std::string> planned(Window& window) {
    std::set<std::string> names;
    if (const auto plan = window->findChild<PlanForm*>()->plan())
      for (const PlannedVolume& volume : plan->volumes) names.insert(volume.path.filename().string());
    return names;
  }
  static void answerWith(const fs::path& file) {
    tests::answerNext<QFileDialog>([file](QFileDialog* dialog) {
      tests::typeFile(dialog, QString::fromStdString(file.string()), QDialogButtonBox::Open);
    });
  }
  /// Pastes the names of several files of a folder, as Qt writes them.
  static void answerWithNames(const fs::path& folder, const QString& names) {
    tests::answerNext<QFileDialog>([=](QFileDialog* dialog) {
      dialog->setDirectory(QString::fromStdString(folder.string()));
      QGuiApplication::clipboard()->setText(names);
      auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      name->selectAll();
      QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
      const auto* buttons = dialog->findChild<QDialogButtonBox*>(QStringLiteral("buttonBox"));
      QTest::keyClick(buttons->button(QDialogButtonBox::Open), Qt::Key_Space);
    });
  }
  /// Clicks a button that asks for a file's name, and gives it.
  static void saveBy(Window& window, const char* button, const fs::path& file) {
    click(window, button);
    auto* dialog = find<SaveFileDialog>(window, "saveFileDialog");
    ASSERT_TRUE(dialog && dialog->isVisible());
    tests::typeFile(dialog, QString::fromStdString(file.string()), QDialogButtonBox::Save);
  }
  static int rowOf(Window& window, const QString& name) {
    auto* tree = find<QTreeWidget>(window, "runs");
    for (int row = 0; row < tree->topLevelItemCount(); ++row)
      if (tree->topLevelItem(row)->text(0) == name) return row;
    ADD_FAILURE() << name.toStdString();
    return 0;
  }

  test::TemporaryFolder base_;
  MainWindowOptions options_;
};

TEST_F(TrainingWindow, aNetworkIsTrainedWatchedPausedStoppedUsedAndUndone) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  const auto before = window.picture(Role::kPrediction);
  const auto modelBefore = window->pipeline()->modelFile();
  fillForm(window, 1, QStringLiteral("30"));
  auto* summary = find<QLabel>(window, "trainingSummary");
  ASSERT_TRUE(Window::waitFor([&] { return summary->text().contains(QStringLiteral("30 min")); }))
      << summary->text().toStdString();
  click(window, "trainingStart");
  auto* plot = find<CurvePlot>(window, "curves");
  find<QComboBox>(window, "curveQuantity")->setCurrentIndex(2);
  const auto losses = [&] {
    QVector<double> values;
    if (!plot->series().isEmpty())
      for (const QPointF& point : plot->series().first().points)
        if (std::isfinite(point.y())) values.append(point.y());
    return values;
  };
  ASSERT_TRUE(waitForTraining([&] { return losses().size() >= 3 && losses().last() < losses().first(); }))
      << window.operator->()->message().toStdString();

  click(window, "trainingPause");
  EXPECT_EQ(status(window).state, TrainingState::kPaused);
  ASSERT_TRUE(Window::waitFor([&] { return !status(window).finishing; }));
  ASSERT_TRUE(
      Window::waitFor([&] { return find<QLabel>(window, "trainingState")->text() == QStringLiteral("Paused"); }));
  const auto paused = status(window).progress.training.step;
  click(window, "trainingPause");
  ASSERT_TRUE(waitForTraining([&] { return status(window).progress.training.step > paused; }));
  click(window, "trainingStop");
  ASSERT_TRUE(waitForState(window, TrainingState::kDone));

  page(window, 2);
  ASSERT_TRUE(waitForRow(window, 1));
  selectRun(window, 0);
  ASSERT_TRUE(Window::waitFor([&] { return find<QPushButton>(window, "runUse")->isEnabled(); }));
  click(window, "runUse");
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window->pipeline()->modelFile(), modelBefore);
  EXPECT_FALSE(window.picture(Role::kPrediction) == before);
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->cornerText().contains(QStringLiteral("step")))
      << window.pane(PaneId::kPrediction)->cornerText().toStdString();
  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->pipeline()->modelFile(), modelBefore);
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(window.picture(Role::kPrediction) == before);
}

TEST_F(TrainingWindow, volumesToLearnFromAreAddedAndTakenOffByTheButtonsOfTheirList) {
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

TEST_F(TrainingWindow, aTrainingHasTheNameAndThePlaceOfItsFields) {
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

TEST_F(TrainingWindow, theEstimateSaysDiskAndMemoryWhichGrowWithThePictures) {
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

TEST_F(TrainingWindow, barRateAndTheTimeLeftAreAboveThePages) {
  const fs::path run = makeRunFolder(options_.trainings, "watched");
  writePlan(run, tests::smallPlan(300, 0.3));
  Window window(options_);
  openDock(window);
  auto* bar = find<QProgressBar>(window, "trainingProgress");
  EXPECT_FALSE(bar->isVisible());
  // What stands there while it renders, and while it trains.
  std::map<TrainingState, std::vector<int>> values;
  std::map<TrainingState, QStringList> texts;
  QObject::connect(window->training(), &TrainingController::statusChanged, &*window, [&] {
    const TrainingState state = status(window).state;
    if (!bar->isVisible()) return;
    values[state].push_back(bar->value());
    texts[state] << find<ElidedLabel>(window, "trainingDetails")->fullText();
  });
  window->training()->continueRun(run);
  ASSERT_TRUE(waitForState(window, TrainingState::kDone)) << status(window).sentence;
  const auto expectIn = [&](TrainingState state, const char* pattern) {
    EXPECT_FALSE(texts[state].filter(QRegularExpression(QString::fromUtf8(pattern))).isEmpty())
        << texts[state].join('\n').toStdString();
    EXPECT_TRUE(std::is_sorted(values[state].begin(), values[state].end()));
    EXPECT_GT(std::set<int>(values[state].begin(), values[state].end()).size(), 3u);
  };
  expectIn(TrainingState::kRendering, "^\\d+ of 300 pictures · [\\d.]+ a second · .+ left$");
  expectIn(TrainingState::kTraining, "^step \\d+ · .*[\\d.,]+ pictures a second · .+ left$");
  EXPECT_TRUE(Window::waitFor([&] { return !bar->isVisible(); }));
}

TEST_F(TrainingWindow, whatATrainingTakesIsMeasuredOnlyWhereSomebodySeesIt) {
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

TEST_F(TrainingWindow, adaptingShowsBeforeAndAfterAndIsKeptOrDiscarded) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  const auto modelBefore = window->pipeline()->modelFile();
  type(find<QDoubleSpinBox>(window, "adaptMinutes"), QStringLiteral("0.2"));
  click(window, "adaptStart");
  ASSERT_TRUE(waitForTraining([&] { return status(window).state == TrainingState::kDone; })) << status(window).sentence;
  const auto folder = status(window).folder;
  auto* verdict = find<QWidget>(window, "adaptVerdict");
  ASSERT_TRUE(Window::waitFor([&] { return verdict->isVisible(); }));
  const QString text = find<QLabel>(window, "adaptVerdictText")->text();
  EXPECT_TRUE(text.contains(QStringLiteral("before")) && text.contains(QStringLiteral("dB"))) << text.toStdString();
  // model.pt is the best on held-out scenes, the start included: never worse.
  const auto* run = window->training()->run(folder);
  ASSERT_TRUE(run && run->start && run->best);
  EXPECT_GE(heldOutScore(*run->best), heldOutScore(*run->start));
  click(window, "adaptKeep");
  EXPECT_NE(window->pipeline()->modelFile(), modelBefore);
  EXPECT_FALSE(verdict->isVisible());
  // A run whose model is in use is not deleted.
  window->training()->remove(folder);
  EXPECT_TRUE(window->message().contains(QStringLiteral("undo that"))) << window->message().toStdString();
  window->scenes()->undo();
  window->training()->remove(folder);
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(TrainingWindow, anAdaptationIsDiscardedByItsButton) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  const auto modelBefore = window->pipeline()->modelFile();
  type(find<QDoubleSpinBox>(window, "adaptMinutes"), QStringLiteral("0.1"));
  click(window, "adaptStart");
  ASSERT_TRUE(waitForState(window, TrainingState::kDone)) << status(window).sentence;
  const auto folder = status(window).folder;
  ASSERT_TRUE(fs::exists(folder));
  auto* verdict = find<QWidget>(window, "adaptVerdict");
  ASSERT_TRUE(Window::waitFor([&] { return verdict->isVisible(); }));
  click(window, "adaptDiscard");
  EXPECT_FALSE(verdict->isVisible());
  EXPECT_TRUE(Window::waitFor([&] { return !fs::exists(folder); }));
  EXPECT_TRUE(Window::waitFor([&] { return window->training()->runs().empty(); }));
  EXPECT_FALSE(verdict->isVisible());
  EXPECT_EQ(window->pipeline()->modelFile(), modelBefore);
  EXPECT_TRUE(window->message().isEmpty()) << window->message().toStdString();
}

TEST_F(TrainingWindow, curvesAreOfEachQuantityOfTheLogAndOnALogarithmicAxisToo) {
  const fs::path training = RunPaths{makeRun("drawn")}.training();
  fs::create_directories(training);
  std::ofstream(training / "log.csv") << "step,psnr,bicubic_psnr,ms_ssim,bicubic_ms_ssim,learning_rate\n"
                                         "0,30,29,0.81,0.8,\n"
                                         "20,31,29,0.85,0.8,0.004\n"
                                         "40,32,29,0.9,0.8,0.001\n"
                                         "60,33,29,0.92,0.8,0.0001\n";
  Window window(options_);
  openDock(window);
  page(window, 2);
  ASSERT_TRUE(waitForRow(window, 1));
  selectRun(window, 0);
  click(window, "runShow");
  auto* plot = find<CurvePlot>(window, "curves");
  const auto valuesOf = [&](const char* name) {
    std::vector<double> values;
    for (const CurvePlot::Series& one : plot->series())
      for (const QPointF& point : one.points)
        if (one.name == QLatin1String(name) && std::isfinite(point.y())) values.push_back(point.y());
    return values;
  };
  tests::chooseByKeys(&*window, "curveQuantity", "MS-SSIM, held out");
  EXPECT_EQ(plot->series().size(), 2);
  EXPECT_EQ(valuesOf("prediction"), (std::vector<double>{0.81, 0.85, 0.9, 0.92}));
  EXPECT_EQ(valuesOf("bicubic"), std::vector<double>(4, 0.8));
  tests::chooseByKeys(&*window, "curveQuantity", "Learning rate");
  EXPECT_EQ(plot->series().size(), 1);
  EXPECT_EQ(valuesOf("learning rate"), (std::vector<double>{0.004, 0.001, 0.0001}));

  // Equal ratios are equal heights where the box is ticked, and only there.
  const auto heights = [&] {
    const auto y = [&](double rate) { return plot->positionOf({0, rate}).y(); };
    return (y(0.002) - y(0.001)) / (y(0.004) - y(0.002));
  };
  EXPECT_NEAR(heights(), 0.5, 1e-6);
  const QImage linear = plot->grab().toImage();
  auto* log = find<QCheckBox>(window, "curveLogarithmic");
  const auto clickBox = [log] { QTest::mouseClick(log, Qt::LeftButton, Qt::NoModifier, {8, log->height() / 2}); };
  clickBox();
  EXPECT_NEAR(heights(), 1, 1e-6);
  EXPECT_NE(plot->grab().toImage(), linear);
  clickBox();
  EXPECT_NEAR(heights(), 0.5, 1e-6);
  EXPECT_EQ(plot->grab().toImage(), linear);
}

TEST_F(TrainingWindow, eachPageHasItsEntryInTheMenu) {
  tests::train(makeRun("only"));
  Window window(options_);
  ASSERT_TRUE(window.activate());
  ASSERT_TRUE(Window::waitFor([&] { return window->training()->runs().size() == 1; }));
  auto* dock = find<QDockWidget>(window, "trainingDock");
  const std::vector<std::pair<const char*, int>> entries{
      {"Training Progress", 1}, {"Trainings", 2}, {"Evaluate", 3}, {"Train", 0}};
  for (const auto& [entry, index] : entries) {
    dock->hide();
    tests::chooseInMenu(*window, QStringLiteral("Model"), QLatin1String(entry));
    EXPECT_TRUE(dock->isVisible()) << entry;
    EXPECT_EQ(find<QTabWidget>(window, "trainingPages")->currentIndex(), index) << entry;
  }
  EXPECT_EQ(find<QLabel>(window, "shownRun")->text(), QStringLiteral("only")) << "the newest";
}

TEST_F(TrainingWindow, thePredictionFollowsTheNetworkAsItLearns) {
  const auto run = makeRun("follow", 60);
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  const auto modelBefore = window->pipeline()->modelFile();
  window->training()->setFollowInterval(1);
  window->training()->continueRun(run);
  openDock(window);
  page(window, 1);
  auto* follow = find<QCheckBox>(window, "followTraining");
  QTest::mouseClick(follow, Qt::LeftButton, Qt::NoModifier, {8, follow->height() / 2});
  std::set<fs::path> models;
  ASSERT_TRUE(Window::waitFor([&] {
    if (window->pipeline()->modelFile() != modelBefore) models.insert(window->pipeline()->modelFile());
    return models.size() >= 2;
  }));
  EXPECT_TRUE(Window::waitFor(
      [&] { return window.pane(PaneId::kPrediction)->cornerText().contains(QStringLiteral("follow step")); }));
  QTest::mouseClick(follow, Qt::LeftButton, Qt::NoModifier, {8, follow->height() / 2});
  EXPECT_EQ(window->pipeline()->modelFile(), modelBefore);
  EXPECT_FALSE(fs::exists(run / "following"));
  window->training()->stop();
  ASSERT_TRUE(waitForState(window, TrainingState::kDone));
}

TEST_F(TrainingWindow, anUnfinishedRunIsOfferedAtTheNextStart) {
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

TEST_F(TrainingWindow, itsOfferTakesThePlaceOfTheOneToGoOnWithTheLastSession) {
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

TEST_F(TrainingWindow, runsAreRenamedExportedComparedAndDeletedAfterAQuestion) {
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

TEST_F(TrainingWindow, continueGoesOnWithWhatIsUnfinishedAndAsksHowLongForWhatIsDone) {
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

TEST_F(TrainingWindow, runsOfTheCommandLineAreListedToo) {
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

TEST_F(TrainingWindow, cancelAsksAndThenLeavesNothing) {
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

TEST_F(TrainingWindow, whatCannotBeStartedIsASentenceAndTheWindowGoesOn) {
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

TEST_F(TrainingWindow, anEvaluationShowsTheFiguresOfTheCommandLine) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  openDock(window);
  page(window, 3);
  type(find<QSpinBox>(window, "evaluationCount"), QStringLiteral("2"));
  click(window, "evaluationStart");
  auto* table = find<QTableWidget>(window, "evaluationTable");
  ASSERT_TRUE(waitForTraining([&] { return table->rowCount() == 3; }));
  EXPECT_EQ(table->verticalHeaderItem(0)->text(), QStringLiteral("Prediction"));
  EXPECT_TRUE(table->horizontalHeaderItem(1)->text().contains(QStringLiteral("PSNR")));
  const double psnr = QLocale().toDouble(table->item(0, 1)->text());
  EXPECT_GT(psnr, 20);
  EXPECT_LT(psnr, 60);
  EXPECT_TRUE(find<QLabel>(window, "evaluationAbout")->text().contains(QStringLiteral("2 scenes")));
  EXPECT_TRUE(find<QPushButton>(window, "evaluationSave")->isEnabled());
  saveBy(window, "evaluationSave", base_.path() / "report");
  ASSERT_TRUE(Window::waitFor([&] { return fs::exists(base_.path() / "report.html"); }));
  std::ifstream report(base_.path() / "report.html");
  const std::string html{std::istreambuf_iterator<char>(report), {}};
  EXPECT_NE(html.find("</html>"), std::string::npos);

  type(find<QSpinBox>(window, "evaluationCount"), QStringLiteral("5000"));
  click(window, "evaluationStart");
  auto* cancel = find<QWidget>(window, "evaluationProgress")->findChild<QPushButton*>();
  ASSERT_TRUE(Window::waitFor([&] { return cancel->isVisible(); }));
  EXPECT_EQ(window.closeAndPress("&Go On"), "Close the window and give up the evaluation?");
  EXPECT_TRUE(window->isVisible());
  QTest::mouseClick(cancel, Qt::LeftButton);
  EXPECT_TRUE(Window::waitFor([&] { return find<QPushButton>(window, "evaluationStart")->isEnabled(); }));
  EXPECT_TRUE(window->message().isEmpty()) << window->message().toStdString();
}

}  // namespace
}  // namespace twinray::ui
