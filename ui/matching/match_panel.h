#pragma once

#include <QWidget>
#include <functional>

#include "render/inverse/region.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace twinray::ui {

class MatchTool;

/// A target beside what has been found for it, what may change, and start and stop.
class MatchPanel : public QWidget {
  Q_OBJECT

 public:
  /// `region`: the part of the picture that is marked at present, for a search that only looks there.
  MatchPanel(MatchTool* tool, std::function<render::PictureRegion()> region, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// The picture of the pane clicked last shall be the target.
  void pictureWanted();

 private:
  QWidget* createTarget();
  QWidget* createLocks();
  QWidget* createButtons();
  void follow();
  void start();

  MatchTool* tool_;
  std::function<render::PictureRegion()> region_;
  QLabel* target_;
  QLabel* best_;
  QLabel* name_;
  QCheckBox* findViewpoint_;
  QCheckBox* keepOpacity_;
  QCheckBox* keepColors_;
  QCheckBox* onlyRegion_;
  QDoubleSpinBox* seconds_;
  QProgressBar* progress_;
  QPushButton* viewpoint_;
  QPushButton* start_;
  QPushButton* take_;
  QPushButton* cancel_;
};

}  // namespace twinray::ui
