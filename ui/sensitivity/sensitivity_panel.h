#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QToolButton;

namespace twinray::ui {

class ElidedLabel;
class SensitivityPlot;
class SensitivityTool;
class SliderRow;
class WrappedLabel;

/// Which values make the picture: their curve, the region that counts, and what to do with picked tissue. The tool is
/// active while the panel is on screen.
class SensitivityPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SensitivityPanel(SensitivityTool* tool, QWidget* parent = nullptr);

  SensitivityPlot* plot() const { return plot_; }
  /// By the name's ending: .csv, .npy, or .png (the plot). Emits failed() on error.
  void exportTo(const QString& file);

 Q_SIGNALS:
  void failed(const QString& sentence);
  void told(const QString& sentence);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* createTools();
  QWidget* createPicking();
  void followChoices();
  void followResult();
  void followNetwork();
  void askExport();

  SensitivityTool* tool_;
  SensitivityPlot* plot_;
  QComboBox* what_;
  QToolButton* rectangle_;
  QToolButton* brush_;
  QToolButton* whole_;
  SliderRow* width_;
  QCheckBox* commonScale_;
  QCheckBox* network_;
  WrappedLabel* networkState_;
  QToolButton* pick_;
  QPushButton* showMore_;
  QPushButton* hide_;
  QPushButton* only_;
  QPushButton* export_;
  ElidedLabel* state_;
};

}  // namespace twinray::ui
