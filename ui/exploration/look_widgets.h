#pragma once

#include <QPixmap>
#include <QPointF>
#include <QWidget>

#include "core/looks/look_grid.h"

namespace twinray::ui {

class ExplorationTool;
struct LookPlace;

/// The map: a dot for each look in the colour of its group, marks, and the rectangle. Drag the rectangle to move it, a
/// corner to resize it, the wheel makes it larger or smaller; hovering shows a look, a click takes it. Arrow keys move
/// the rectangle, + and - resize it.
class LookMapView : public QWidget {
  Q_OBJECT

 public:
  explicit LookMapView(ExplorationTool* tool, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {340, 240}; }
  QSize minimumSizeHint() const override { return {190, 120}; }

  QPointF toPixel(const core::PlanePoint& place) const;
  core::PlanePoint toPlace(const QPointF& pixel) const;
  /// What is hovered there: a mark within its reach, else the place.
  LookPlace lookAt(const QPointF& pixel) const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  enum class Drag { kNone, kMove, kResize };

  QRectF area() const { return QRectF(rect()).adjusted(1, 1, -1, -1); }
  QRectF rectanglePixels() const;
  void paintGround(QPainter& painter);
  void paintPoints(QPainter& painter) const;
  void paintGroupNames(QPainter& painter) const;
  void paintMarks(QPainter& painter) const;
  void paintRectangle(QPainter& painter) const;
  void paintHovered(QPainter& painter) const;

  ExplorationTool* tool_;
  /// Dots and names change seldom, and there are thousands of them.
  struct Ground {
    QSize size;
    double ratio = 0;
    core::LookRectangle shown;
    int groups = 0;  ///< their version
    QRgb base = 0;
    bool operator==(const Ground&) const = default;
  };

  Ground ground_;
  QPixmap groundPicture_;
  Drag drag_ = Drag::kNone;
  bool moved_ = false;
  QPointF pressed_;
  core::LookRectangle start_;
};

/// The pictures of the rectangle's cells, each with a corner in the colour of predictions where it is one; hovering
/// shows one on the map, a click takes it.
class LookGridView : public QWidget {
  Q_OBJECT

 public:
  explicit LookGridView(ExplorationTool* tool, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {340, 340}; }
  QSize minimumSizeHint() const override { return {140, 140}; }
  /// In logical pixels.
  QRectF cellRect(int cell) const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  int cellAt(const QPointF& pixel) const;  ///< -1: none

  ExplorationTool* tool_;
  int current_ = 0;  ///< by keyboard
};

}  // namespace twinray::ui
