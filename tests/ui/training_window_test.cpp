// Training from the window, with real clicks: begin, watch, pause, stop, use, undo; adapting, curves, evaluation.

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableWidget>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "tests/ui/training_window_support.h"
#include "ui/training/curve_plot.h"
#include "ui/training/training_controller.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

using tests::TrainingWindow;

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
  const QString ofTheOpenOne = table->item(0, 1)->text();
  const double psnr = QLocale().toDouble(ofTheOpenOne);
  EXPECT_GT(psnr, 20);
  EXPECT_LT(psnr, 60);
  EXPECT_TRUE(find<QLabel>(window, "evaluationAbout")->text().contains(QStringLiteral("2 scenes")));
  EXPECT_TRUE(find<QPushButton>(window, "evaluationSave")->isEnabled());
  saveBy(window, "evaluationSave", base_.path() / "report");
  ASSERT_TRUE(Window::waitFor([&] { return fs::exists(base_.path() / "report.html"); }));
  std::ifstream report(base_.path() / "report.html");
  const std::string html{std::istreambuf_iterator<char>(report), {}};
  EXPECT_NE(html.find("</html>"), std::string::npos);

  auto* volumes = find<QComboBox>(window, "evaluationVolume");
  QPushButton* file = nullptr;
  for (auto* button : volumes->parentWidget()->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("&File…")) file = button;
  ASSERT_NE(file, nullptr);
  answerWith(TWINRAY_TEST_DATA "/awkward/made_base_ct32_i16.nii");
  QTest::mouseClick(file, Qt::LeftButton);
  EXPECT_EQ(volumes->currentText(), QStringLiteral("made_base_ct32_i16.nii"));
  click(window, "evaluationStart");
  EXPECT_TRUE(waitForTraining([&] { return table->rowCount() == 3 && table->item(0, 1)->text() != ofTheOpenOne; }));

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
