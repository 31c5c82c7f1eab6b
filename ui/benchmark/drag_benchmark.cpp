#include "ui/benchmark/drag_benchmark.h"

#include <QApplication>
#include <QListWidget>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <numbers>

#include <sys/resource.h>

#include "core/error.h"
#include "ui/benchmark/benchmark_volume.h"
#include "ui/presets/preset_panel.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

constexpr int kInputInterval = 16;    ///< ms: 60 Hz
constexpr int kLatenessInterval = 5;  ///< ms
constexpr int kTurn = 120;            ///< ticks of orbiting, or of editing, before the other
constexpr int kPresetTicks = 30;      ///< ticks from one preset to the next
constexpr int kLookingAround = 4000;  ///< ms from the first pictures to the first edit
constexpr double kShift = 0.002;      ///< of an edit, of the range
constexpr int kSide = 512;            ///< voxels of the volume that is opened
constexpr double kRadius = 60;        ///< pixels of the circle that the mouse draws

double percentile(std::vector<double> values, double fraction) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(fraction * double(values.size() - 1)))];
}

nlohmann::json summary(const std::vector<double>& values) {
  return {{"median", percentile(values, 0.5)},
          {"p95", percentile(values, 0.95)},
          {"p99", percentile(values, 0.99)},
          {"max", values.empty() ? 0 : *std::max_element(values.begin(), values.end())}};
}

double milliseconds(const QElapsedTimer& timer) {
  return double(timer.nsecsElapsed()) * 1e-6;
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;  // Linux counts kB
}

}  // namespace

DragBenchmark::DragBenchmark(MainWindow* window, double seconds, const QElapsedTimer& sinceStart, QObject* parent)
    : QObject(parent), window_(window), seconds_(seconds), sinceStart_(sinceStart) {
  inputTimer_.setTimerType(Qt::PreciseTimer);
  latenessTimer_.setTimerType(Qt::PreciseTimer);
  connect(&inputTimer_, &QTimer::timeout, this, &DragBenchmark::tick);
  connect(&latenessTimer_, &QTimer::timeout, this, &DragBenchmark::recordLateness);
}

void DragBenchmark::start() {
  connect(window_->view()->grid()->pane(PaneId::kPrediction), &PicturePane::painted, this,
          &DragBenchmark::recordPainted);
  connect(window_->scenes(), &SceneModel::sceneChanged, this, [this] {
    if (running_) inputs_.emplace_back(window_->scenes()->scene()->revision, milliseconds(clock_));
  });
  connect(window_->pipeline(), &Pipeline::pictureReady, this, [this](Role role, const Picture& picture) {
    if (!running_ || !picture.frame->complete) return;
    if (role == Role::kReference) referenceTimes_.push_back(picture.frame->milliseconds);
    if (role == Role::kPrediction && picture.movedFrom) moveTimes_.push_back(picture.frame->milliseconds);
  });
  connect(window_->pipeline(), &Pipeline::predicted, this, [this](const Picture& picture) {
    if (!running_) return;
    turn().predictions.push_back(picture.frame->milliseconds);
    turn().guides.push_back(picture.frame->stepMilliseconds("guide"));
  });
  if (docks_) connect(docks_, &DockBenchmark::ready, this, &DragBenchmark::begin);
  const auto atRest = [this] {
    if (docks_) {
      docks_->start();
    } else {
      QTimer::singleShot(kLookingAround, this, &DragBenchmark::editOnce);
    }
  };
  if (window_->pipeline()->settled()) {
    atRest();
  } else {
    connect(window_->pipeline(), &Pipeline::becameSettled, this, atRest, Qt::SingleShotConnection);
  }
}

/// As somebody who has looked at the picture, and now takes hold of the transfer function.
void DragBenchmark::editOnce() {
  if (!window_->pipeline()->model() || !window_->pipeline()->isPaintable()) return begin();
  clock_.start();
  connect(
      window_->pipeline(), &Pipeline::predicted, this,
      [this] {
        editAfterRest_ = milliseconds(clock_);
        window_->scenes()->endGesture();
        connect(window_->pipeline(), &Pipeline::becameSettled, this, &DragBenchmark::begin, Qt::SingleShotConnection);
      },
      Qt::SingleShotConnection);
  window_->scenes()->beginGesture(QStringLiteral("benchmark"));
  edit(kShift);
}

void DragBenchmark::begin() {
  // Now, so that the first pictures did not wait for it.
  try {
    if (!volume_.empty()) writeBenchmarkVolume(volume_, kSide);
  } catch (const core::Error& error) {
    return Q_EMIT failed(sentenceOf(error));
  }
  running_ = true;
  if (docks_) docks_->beginCounting();
  clock_.start();
  latenessClock_.start();
  latenessTimes_ = threadTimes();
  inputTimer_.start(kInputInterval);
  latenessTimer_.start(kLatenessInterval);
  if (volume_.empty()) return;
  connect(window_, &MainWindow::opened, this, [this] { openedAfter_ = milliseconds(clock_); });
  connect(window_->findChild<PresetPanel*>(), &PresetPanel::thumbnailShown, this, [this] { ++thumbnails_; });
  window_->openVolume(volume_);
}

void DragBenchmark::clickNextPreset() {
  auto* list = window_->findChild<QListWidget*>(QStringLiteral("presetList"));
  if (!list || list->count() == 0) return;
  QListWidgetItem* item = list->item(presets_++ % list->count());
  list->scrollToItem(item);
  const QPointF at = list->visualItemRect(item).center();
  QWidget* viewport = list->viewport();
  for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
    QApplication::postEvent(
        viewport, new QMouseEvent(type, at, viewport->mapToGlobal(at), Qt::LeftButton,
                                  type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier));
  }
}

void DragBenchmark::recordLateness() {
  const ThreadTimes now = threadTimes();
  lateness_.push_back(std::max(0.0, milliseconds(latenessClock_) - kLatenessInterval));
  if (lateness_.back() >= longest_) {
    longest_ = lateness_.back();
    duringLongest_ = now - latenessTimes_;
  }
  latenessTimes_ = now;
  if (!volume_.empty() && openedAfter_ == 0) latenessReading_.push_back(lateness_.back());
  latenessClock_.start();
}

void DragBenchmark::recordPainted(quint64 revision) {
  if (firstPictures_ == 0 && window_->pipeline()->picture(Role::kReference).frame)
    firstPictures_ = milliseconds(sinceStart_);
  if (!running_) return;
  double newest = -1;
  while (!inputs_.empty() && inputs_.front().first <= revision) {
    newest = inputs_.front().second;
    inputs_.pop_front();
  }
  if (newest < 0) return;
  turn().latencies.push_back(milliseconds(clock_) - newest);
}

void DragBenchmark::sendMouse(QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons) {
  PicturePane* pane = window_->view()->grid()->pane(PaneId::kPrediction);
  const QPointF global = pane->mapToGlobal(position_);
  QApplication::postEvent(pane, new QMouseEvent(type, position_, global, button, buttons, Qt::NoModifier));
}

void DragBenchmark::tick() {
  const double now = milliseconds(clock_);
  turn().seconds += (now - lastTick_) / 1000;
  lastTick_ = now;
  if (now >= seconds_ * 1000) {
    endTurn();
    inputTimer_.stop();
    latenessTimer_.stop();
    running_ = false;
    Q_EMIT finished();
    return;
  }
  const bool orbit = ticks_ / kTurn % 2 == 0;
  if (ticks_ % kTurn == 0) {
    endTurn();
    orbiting_ = orbit;
    if (orbit) {
      position_ = window_->view()->grid()->pane(PaneId::kPrediction)->rect().center();
      sendMouse(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
    } else {
      window_->scenes()->beginGesture(QStringLiteral("benchmark"));
    }
  }
  if (orbit) {
    orbitTick();
  } else {
    edit(kShift * std::sin(2 * std::numbers::pi * ticks_ / kTurn));
  }
  ++ticks_;
  if (!volume_.empty() && ticks_ % kPresetTicks == 0) clickNextPreset();
}

void DragBenchmark::orbitTick() {
  const double angle = 2 * std::numbers::pi * ticks_ / kTurn;
  const QPointF centre = window_->view()->grid()->pane(PaneId::kPrediction)->rect().center();
  position_ = centre + kRadius * QPointF(std::sin(angle), 1 - std::cos(angle));
  sendMouse(QEvent::MouseMove, Qt::NoButton, Qt::LeftButton);
}

void DragBenchmark::edit(double shift) {
  window_->scenes()->edit(QStringLiteral("benchmark"), [shift](core::Scene& scene) {
    core::TransferFunction& tf = scene.transferFunction;
    const double range = tf.maximum() - tf.minimum();
    if (tf.opacityKind() == core::OpacityKind::kModes) {
      auto modes = tf.modes();
      if (!modes.empty()) modes.back().mean += shift * range;
      tf.setModes(std::move(modes));
    } else {
      auto points = tf.points();
      for (std::size_t i = 1; i + 1 < points.size(); ++i) points[i].value += shift * range;
      tf.setPoints(std::move(points));
    }
  });
}

void DragBenchmark::endTurn() {
  if (ticks_ == 0) return;
  if (orbiting_) {
    sendMouse(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton);
  } else {
    window_->scenes()->endGesture();
  }
}

nlohmann::json DragBenchmark::toJson(const Turn& turn) {
  const auto rate = [&](std::size_t count) { return turn.seconds > 0 ? double(count) / turn.seconds : 0; };
  return {{"seconds", turn.seconds},
          {"predictions_per_second", rate(turn.predictions.size())},
          {"pictures_per_second", rate(turn.latencies.size())},
          {"prediction_ms", summary(turn.predictions)},
          {"guide_ms", summary(turn.guides)},
          {"input_to_picture_ms", summary(turn.latencies)}};
}

nlohmann::json DragBenchmark::result() const {
  const QImage& picture = window_->pipeline()->picture(Role::kPrediction).image;
  nlohmann::json everything;
  if (!volume_.empty()) {
    everything = {{"opened_after_ms", openedAfter_},
                  {"presets_clicked", presets_},
                  {"thumbnails_painted", thumbnails_},
                  {"event_loop_lateness_while_reading_ms", summary(latenessReading_)}};
  }
  Turn both = orbit_;
  both.seconds = seconds_;
  for (const auto values : {&Turn::predictions, &Turn::guides, &Turn::latencies})
    (both.*values).insert((both.*values).end(), (edit_.*values).begin(), (edit_.*values).end());
  nlohmann::json json = toJson(both);
  json["everything"] = everything;
  json["docks"] = docks_ ? docks_->result() : nlohmann::json();
  json["picture"] = {picture.width(), picture.height()};
  json["references_per_second"] = double(referenceTimes_.size()) / seconds_;
  json["orbit"] = toJson(orbit_);
  json["orbit"]["reprojection_ms"] = summary(moveTimes_);
  json["edit"] = toJson(edit_);
  json["reference_ms"] = summary(referenceTimes_);
  json["event_loop_lateness_ms"] = summary(lateness_);
  json["event_loop_lateness_ms"]["during_max"] = {
      {"computing", duringLongest_.computing}, {"waiting", duringLongest_.waiting}, {"stolen", duringLongest_.stolen}};
  json["first_pictures_ms"] = firstPictures_;
  json["edit_after_rest_ms"] = docks_ ? nlohmann::json() : nlohmann::json(editAfterRest_);
  json["peak_memory_mb"] = peakMegabytes();
  return json;
}

}  // namespace twinray::ui
