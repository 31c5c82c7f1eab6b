#pragma once

#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <deque>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "ui/main_window.h"

namespace twinray::ui {

/// Drags in the window by itself, as a user would (mouse events at 60 Hz in the prediction pane, then edits of a mode
/// of the transfer function, in turns of two seconds), and measures how the window keeps up.
class DragBenchmark : public QObject {
  Q_OBJECT

 public:
  /// `sinceStart` runs from the start of the process.
  DragBenchmark(MainWindow* window, double seconds, const QElapsedTimer& sinceStart, QObject* parent = nullptr);

  /// Begins as soon as the first pictures are there.
  void start();
  /// Pictures per second, lateness of the event loop (a 5 ms timer's), time from input to picture (all in ms), peak
  /// memory in MB.
  nlohmann::json result() const;

 Q_SIGNALS:
  void finished();

 private:
  void begin();
  void tick();
  void orbitTick();
  void editTick();
  void endTurn();
  void recordLateness();
  void recordPainted(quint64 revision);
  void sendMouse(QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons);

  MainWindow* window_;
  double seconds_;
  const QElapsedTimer& sinceStart_;
  double firstPictures_ = 0;  ///< ms since the start

  QTimer inputTimer_, latenessTimer_;
  QElapsedTimer clock_, latenessClock_;
  bool running_ = false;
  bool orbiting_ = false;
  int ticks_ = 0;
  QPointF position_;

  std::deque<std::pair<std::uint64_t, double>> inputs_;  ///< revision, ms of clock_
  std::vector<double> latencies_, lateness_, predictionTimes_, guideTimes_, referenceTimes_;
};

}  // namespace twinray::ui
