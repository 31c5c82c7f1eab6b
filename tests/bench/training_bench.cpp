// How a window keeps up while it trains, and what a training loses to a window:
// training_bench PREPARED_RUN [SECONDS [SIDE]]
// PREPARED_RUN: a run of the window whose pictures are rendered, with minutes to spare; a copy of it is trained.
// SIDE: of the window's pictures in pixels, 256 if left out.
// Prints JSON. Needs a display, or QT_QPA_PLATFORM=offscreen.
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <iostream>

#include "ui/benchmark/drag_benchmark.h"
#include "ui/training/training_controller.h"
#include "ui/window/main_window.h"

namespace {

using namespace twinray;
namespace fs = std::filesystem;

constexpr int kPauses = 20;
constexpr double kWarmUpSeconds = 20;

void idle(double seconds) {
  QEventLoop loop;
  QTimer::singleShot(int(seconds * 1000), &loop, &QEventLoop::quit);
  loop.exec();
}

/// Takes no time from what is measured.
void waitUntil(const std::function<bool()>& condition) {
  constexpr double kLook = 0.002;  // seconds
  while (!condition()) idle(kLook);
}

nlohmann::json drag(ui::MainWindow& window, double seconds, const QElapsedTimer& sinceStart) {
  ui::DragBenchmark benchmark(&window, seconds, sinceStart);
  QEventLoop loop;
  QObject::connect(&benchmark, &ui::DragBenchmark::finished, &loop, &QEventLoop::quit);
  benchmark.start();
  loop.exec();
  return benchmark.result();
}

/// Steps a second over so many seconds of what `wait` does.
template <typename Status, typename Wait>
double rateOf(const Status& status, const Wait& wait, double seconds) {
  const auto before = status();
  wait(seconds);
  const auto after = status();
  return double(after.progress.training.step - before.progress.training.step) /
         std::max(1e-9, after.progress.training.secondsElapsed - before.progress.training.secondsElapsed);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Milliseconds from an action to its answer, to within two.
double answered(const std::function<void()>& action, const std::function<bool()>& answer) {
  QElapsedTimer clock;
  clock.start();
  action();
  waitUntil(answer);
  return double(clock.nsecsElapsed()) / 1e6;
}

fs::path copyOf(const fs::path& run, const fs::path& base, const char* name) {
  fs::copy(run, base / name, fs::copy_options::recursive);
  fs::remove_all(base / name / "training");
  auto plan = ui::readPlan(base / name);
  plan.minutes = 60;
  ui::writePlan(base / name, plan);
  return base / name;
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer sinceStart;
  sinceStart.start();
  QApplication application(argc, argv);
  if (argc < 2) return 2;
  const double seconds = argc > 2 ? std::stod(argv[2]) : 20;
  const int side = argc > 3 ? std::stoi(argv[3]) : 256;
  const QTemporaryDir base;
  const fs::path folder = base.path().toStdString();
  nlohmann::json result;
  {
    // Alone: no window at all.
    ui::TrainingWorker worker([] {});
    ui::RunInputs inputs;
    inputs.folder = copyOf(argv[1], folder, "alone");
    const auto state = [&] { return worker.status().state; };
    result["start_milliseconds"] =
        answered([&] { worker.start(inputs); }, [&] { return state() != ui::TrainingState::kIdle; });
    result["first_progress_milliseconds"] = answered([] {}, [&] { return worker.status().progress.training.step > 0; });
    waitUntil([&] { return worker.status().progress.training.secondsElapsed > kWarmUpSeconds; });
    result["steps_per_second"]["alone"] = rateOf([&] { return worker.status(); }, idle, 2 * seconds);
    std::vector<double> pauses;
    for (int i = 0; i < kPauses; ++i) {
      idle(0.4);
      pauses.push_back(answered([&] { worker.pause(); }, [&] { return !worker.status().finishing; }));
      worker.resume();
    }
    result["pause_milliseconds"] = {{"median", median(pauses)},
                                    {"most", *std::max_element(pauses.begin(), pauses.end())}};
    result["stop_milliseconds"] = answered([&] { worker.stop(); }, [&] { return state() == ui::TrainingState::kDone; });
  }
  ui::MainWindowOptions options;
  options.remember = false;
  options.trainings = folder / "runs";
  ui::MainWindow window(options);
  window.pipeline()->setFixedPictureSize({side, side});
  window.resize(1600, 1000);
  window.show();
  window.openDefaultVolume();
  waitUntil([&] { return window.scenes()->scene() && window.pipeline()->settled(); });
  result["drag"]["alone"] = drag(window, seconds, sinceStart);
  window.training()->continueRun(copyOf(argv[1], folder, "beside"));
  const auto status = [&] { return window.training()->status(); };
  waitUntil([&] { return status().progress.training.secondsElapsed > kWarmUpSeconds; });
  result["steps_per_second"]["beside_an_idle_window"] = rateOf(status, idle, 2 * seconds);
  result["drag"]["while_training"] = drag(window, seconds, sinceStart);
  idle(1);
  std::cout << result.dump(2) << "\n";
  return 0;
}
