#include "ui/benchmark/dock_benchmark.h"

#include <QDockWidget>
#include <QTimer>
#include <algorithm>

#include "ui/exploration/exploration_tool.h"
#include "ui/sensitivity/sensitivity_tool.h"

namespace twinray::ui {
namespace {

constexpr std::size_t kFills = 10;
constexpr QSize kDock(420, 620);
constexpr double kValue = 0.6;  ///< of the range: where the sensitivity's map is of

nlohmann::json summary(std::vector<double> values) {
  if (values.empty()) return nullptr;
  std::sort(values.begin(), values.end());
  return {{"median", values[values.size() / 2]}, {"max", values.back()}};
}

}  // namespace

DockBenchmark::DockBenchmark(MainWindow* window, QObject* parent)
    : QObject(parent),
      window_(window),
      sensitivity_(window->findChild<SensitivityTool*>()),
      exploration_(window->findChild<ExplorationTool*>()) {
  connect(exploration_, &ExplorationTool::filled, this, &DockBenchmark::next);
  connect(exploration_, &ExplorationTool::pictureReady, this, [this] { ++pictures_; });
  connect(sensitivity_, &SensitivityTool::resultChanged, this, [this] {
    if (sensitivity_->result()) ++sensitivities_;
  });
}

void DockBenchmark::start() {
  const auto open = [this](const char* name) {
    auto* dock = window_->findChild<QDockWidget*>(QLatin1String(name));
    dock->setFloating(true);
    dock->resize(kDock);
    dock->show();
  };
  open("sensitivityDock");
  const core::TransferFunction& function = window_->scenes()->scene()->transferFunction;
  sensitivity_->setValue(function.minimum() + kValue * (function.maximum() - function.minimum()));
  open("explorationDock");
}

void DockBenchmark::next(double milliseconds) {
  if (ready_) return;
  // The first one prepares volume and model, which later ones share.
  if (begun_) (rectangleFills_.size() < kFills ? rectangleFills_ : viewFills_).push_back(milliseconds);
  begun_ = true;
  if (viewFills_.size() < kFills) {
    // Once the pictures that came with it are painted, and all else is at rest.
    return askAgain();
  }
  ready_ = true;
  Q_EMIT ready();
}

void DockBenchmark::askAgain() {
  constexpr int kPause = 50;  // ms
  if (!window_->pipeline()->settled() || !window_->toolsSettled())
    return QTimer::singleShot(kPause, this, &DockBenchmark::askAgain);
  if (rectangleFills_.size() < kFills) {
    const double x = 0.3 + 0.04 * double(rectangleFills_.size());
    return exploration_->setRectangle({{x, 0.5}, {0.4, 0.4}});
  }
  window_->scenes()->edit(QStringLiteral("benchmark"), [](core::Scene& scene) { scene.viewpoint.orbit(7, 3); });
}

void DockBenchmark::beginCounting() {
  sensitivities_ = pictures_ = 0;
}

nlohmann::json DockBenchmark::result() const {
  return {{"explore_fill_at_rest_ms", summary(rectangleFills_)},
          {"explore_fill_after_turn_ms", summary(viewFills_)},
          {"explore_picture_side", exploration_->pictureSide()},
          {"explore_predicted", exploration_->predicted()},
          {"sensitivities", sensitivities_},
          {"explore_pictures", pictures_}};
}

}  // namespace twinray::ui
