#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "ui/training/runs/run_log.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace twinray::ui {

class CurvePlot;
class PreviewStrip;
class TrainingController;

/// Curves and previews of a run as it learns, or of one that has ended, beside those of another.
class RunMonitor : public QWidget {
  Q_OBJECT

 public:
  explicit RunMonitor(TrainingController* training, QWidget* parent = nullptr);

  /// The run to show.
  void showRun(const std::filesystem::path& folder);
  const std::filesystem::path& shown() const { return folder_; }
  /// Another run's curves over it and its pictures beside; empty: none.
  void compareWith(const std::filesystem::path& folder);
  CurvePlot* plot() { return plot_; }
  PreviewStrip* previews() { return previews_; }

 private:
  void refresh();
  void fillOthers();
  void draw();

  TrainingController* training_;
  std::filesystem::path folder_;
  std::vector<RunLogRow> rows_, otherRows_;
  QComboBox *quantity_, *other_;
  QCheckBox *logarithmic_, *follow_;
  QSpinBox* interval_;
  QLabel* title_;
  CurvePlot* plot_;
  PreviewStrip *previews_, *otherPreviews_;
};

}  // namespace twinray::ui
