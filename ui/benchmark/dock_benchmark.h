#pragma once

#include <QObject>
#include <vector>

#include <nlohmann/json.hpp>

#include "ui/window/main_window.h"

namespace twinray::ui {

class ExplorationTool;
class SensitivityTool;

/// Opens the docks that compute behind the panes, Sensitivity and Explore, beside each other, a value of the one
/// chosen, and measures how long the sixteen pictures of the other take: ten times for another part of the map while
/// nothing else has to be painted, ten times for another viewpoint, which the panes paint too. Then counts what both
/// get done.
class DockBenchmark : public QObject {
  Q_OBJECT

 public:
  explicit DockBenchmark(MainWindow* window, QObject* parent = nullptr);

  void start();
  /// Forgets what was counted until now.
  void beginCounting();
  /// Milliseconds from the request of the sixteen pictures to the last one, and how many sensitivities and pictures
  /// came since beginCounting().
  nlohmann::json result() const;

 Q_SIGNALS:
  /// The docks are open and filled.
  void ready();

 private:
  void next(double milliseconds);
  void askAgain();

  MainWindow* window_;
  SensitivityTool* sensitivity_;
  ExplorationTool* exploration_;
  bool begun_ = false, ready_ = false;
  std::vector<double> rectangleFills_, viewFills_;
  int sensitivities_ = 0, pictures_ = 0;
};

}  // namespace twinray::ui
