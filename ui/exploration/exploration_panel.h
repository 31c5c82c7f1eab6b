#pragma once

#include <QWidget>

class QPushButton;

namespace twinray::ui {

class ElidedLabel;
class ExplorationTool;
class LookGridView;
class LookMapView;

/// Map and pictures of the looks that the open volume can have; the tool is active while it is on screen.
class ExplorationPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExplorationPanel(ExplorationTool* tool, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void follow();

  ExplorationTool* tool_;
  LookMapView* map_;
  LookGridView* grid_;
  QPushButton* zoom_;
  QPushButton* back_;
  QPushButton* reset_;
  ElidedLabel* state_;
};

}  // namespace twinray::ui
