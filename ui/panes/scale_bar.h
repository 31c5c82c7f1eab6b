#pragma once

#include <QCoreApplication>

#include "ui/panes/pane_layer.h"

class QFont;

namespace twinray::ui {

class SceneModel;

/// A length in mm at the lower edge of each picture.
class ScaleBar : public PaneLayer {
  Q_DECLARE_TR_FUNCTIONS(twinray::ui::ScaleBar)

 public:
  explicit ScaleBar(const SceneModel* model) : model_(model) {}

  void setShown(bool shown) { shown_ = shown; }
  bool isShown() const { return shown_; }
  /// Of the bar, in mm, and where it is; 0 and an empty rectangle without a scene.
  double length(const QRectF& picture) const;
  QRectF rect(const QRectF& picture) const;

  void paint(QPainter& painter, const QRectF& picture) const override;
  QRectF area(const QRectF& picture) const override;
  QString toolTip(const QPointF& position, const QRectF& picture) const override;

 private:
  const SceneModel* model_;
  bool shown_ = true;
};

}  // namespace twinray::ui
