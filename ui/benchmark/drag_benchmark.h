#pragma once

#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <deque>
#include <filesystem>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "ui/benchmark/dock_benchmark.h"
#include "ui/benchmark/thread_times.h"
#include "ui/window/main_window.h"

namespace twinray::ui {

/// Drags in the window by itself, as a user would (mouse events at 60 Hz in the prediction pane, then edits of a mode
/// of the transfer function, in turns of two seconds), and measures how the window keeps up.
class DragBenchmark : public QObject {
  Q_OBJECT

 public:
  /// `sinceStart` runs from the start of the process.
  DragBenchmark(MainWindow* window, double seconds, const QElapsedTimer& sinceStart, QObject* parent = nullptr);

  /// Besides: opens this volume as soon as the drag has begun (its thumbnails are painted then), and clicks another
  /// preset twice a second.
  void doEverything(const std::filesystem::path& volume) { volume_ = volume; }
  /// Besides: opens the docks that compute behind the panes, fills them, and lets them compute during the drag.
  void openDocks() { docks_ = new DockBenchmark(window_, this); }
  /// Begins with one edit, if it can be predicted, a while after the first pictures are there; then drags.
  void start();
  /// Predictions painted and pictures shown (painted, or moved to a newer viewpoint) per second, the same for orbits
  /// and edits alone, lateness of the event loop (a 5 ms timer's; during_max: what became of the window's thread while
  /// it was longest, ThreadTimes), time from input to picture (all in ms; edit_after_rest_ms: of that one edit, until
  /// it is predicted), peak memory in MB.
  nlohmann::json result() const;

 Q_SIGNALS:
  void finished();
  /// It cannot be run; one sentence.
  void failed(const QString& sentence);

 private:
  void editOnce();
  void begin();
  void tick();
  void orbitTick();
  void edit(double shift);
  void endTurn();
  void clickNextPreset();
  void recordLateness();
  void recordPainted(quint64 revision);
  void sendMouse(QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons);

  MainWindow* window_;
  DockBenchmark* docks_ = nullptr;
  double seconds_;
  const QElapsedTimer& sinceStart_;
  double firstPictures_ = 0;  ///< ms since the start
  double editAfterRest_ = 0;  ///< ms

  QTimer inputTimer_, latenessTimer_;
  QElapsedTimer clock_, latenessClock_;
  bool running_ = false;
  bool orbiting_ = false;
  int ticks_ = 0;
  QPointF position_;
  std::filesystem::path volume_;  ///< empty: drags and edits only
  double openedAfter_ = 0;        ///< ms of clock_; 0: not yet
  int presets_ = 0;               ///< clicked
  int thumbnails_ = 0;            ///< painted

  std::deque<std::pair<std::uint64_t, double>> inputs_;  ///< revision, ms of clock_
  /// What came while the mouse orbits, or while a mode is edited.
  struct Turn {
    double seconds = 0;
    std::vector<double> predictions, guides;  ///< ms
    std::vector<double> latencies;            ///< ms from input to picture, one for each picture shown
  };
  Turn& turn() { return orbiting_ ? orbit_ : edit_; }
  static nlohmann::json toJson(const Turn& turn);

  Turn orbit_, edit_;
  double lastTick_ = 0;  ///< ms of clock_
  std::vector<double> moveTimes_;
  double longest_ = 0;  ///< ms late
  ThreadTimes latenessTimes_, duringLongest_;
  std::vector<double> lateness_, latenessReading_, referenceTimes_;
};

}  // namespace twinray::ui
