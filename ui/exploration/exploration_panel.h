#pragma once

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace twinray::ui {

class ElidedLabel;
class ExplorationTool;
class LookGridView;
class LookMapView;

/// The map of looks with the pictures of its rectangle, below it or, in a wide panel, beside it. The tool is active
/// while the panel is on screen.
class ExplorationPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExplorationPanel(ExplorationTool* tool, QWidget* parent = nullptr);

  /// Of a narrow panel: as docks are beside pictures.
  QSize sizeHint() const override { return {360, 680}; }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void createButtons(QBoxLayout* row);
  void follow();
  QString description() const;

  ExplorationTool* tool_;
  LookMapView* map_;
  LookGridView* grid_;
  QBoxLayout* views_;
  QPushButton* zoom_;
  QPushButton* back_;
  QPushButton* reset_;
  QCheckBox* presetColors_;
  ElidedLabel* state_;
  ElidedLabel* source_;
};

}  // namespace twinray::ui
