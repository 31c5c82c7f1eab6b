#include "ui/crop/crop_layer.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "core/screen_projection.h"
#include "ui/crop/crop_box.h"
#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

constexpr double kReach = 9;         ///< logical pixels around a handle where it is taken
constexpr double kHandle = 5;        ///< radius, logical pixels
constexpr double kShortestWay = 12;  ///< logical pixels of a whole axis: a face that moves less cannot be dragged
const QColor kColor(255, 196, 61);

bool isFinite(const QPointF& p) {
  return std::isfinite(p.x()) && std::isfinite(p.y());
}

double lengthOf(const QPointF& p) {
  return std::hypot(p.x(), p.y());
}

/// Fractions of the middle of a face.
std::array<double, 3> middleOf(const core::Crop& crop, int axis, bool high) {
  std::array<double, 3> fractions;
  for (int i = 0; i < 3; ++i) fractions[i] = (crop.low[i] + crop.high[i]) / 2;
  fractions[axis] = high ? crop.high[axis] : crop.low[axis];
  return fractions;
}

}  // namespace

std::array<double, 3> CropLayer::fractionsOf(const core::Scene& scene, int corner) const {
  std::array<double, 3> fractions;
  for (int axis = 0; axis < 3; ++axis) {
    fractions[axis] = corner >> axis & 1 ? scene.crop.high[axis] : scene.crop.low[axis];
  }
  return fractions;
}

QPointF CropLayer::place(const core::Scene& scene, const std::array<double, 3>& fractions,
                         const QRectF& picture) const {
  const core::Geometry& geometry = scene.volume->geometry();
  std::array<double, 3> world;
  for (int axis = 0; axis < 3; ++axis) {
    world[axis] = geometry.origin[axis] + geometry.spacing[axis] * fractions[axis] * (geometry.dimensions[axis] - 1);
  }
  const core::ScreenProjection projection(scene, picture.width(), picture.height());
  const auto pixel = projection(world);
  return picture.topLeft() + QPointF(pixel[0], pixel[1]);
}

QPointF CropLayer::handle(int axis, bool high, const QRectF& picture) const {
  const core::Scene& scene = *box_->scenes()->scene();
  return place(scene, middleOf(scene.crop, axis, high), picture);
}

void CropLayer::paint(QPainter& painter, const QRectF& picture) const {
  const auto scene = box_->scenes()->scene();
  if (!box_->editing() || !scene) return;
  painter.save();
  painter.setClipRect(picture);
  for (int corner = 0; corner < 8; ++corner) {
    for (int axis = 0; axis < 3; ++axis) {
      if (corner >> axis & 1) continue;
      const QPointF a = place(*scene, fractionsOf(*scene, corner), picture);
      const QPointF b = place(*scene, fractionsOf(*scene, corner | 1 << axis), picture);
      if (!isFinite(a) || !isFinite(b)) continue;
      painter.setPen(QPen(QColor(0, 0, 0, 120), 3));
      painter.drawLine(a, b);
      painter.setPen(QPen(kColor, 1.2));
      painter.drawLine(a, b);
    }
  }
  painter.setPen(QPen(Qt::black, 1));
  painter.setBrush(kColor);
  for (int axis = 0; axis < 3; ++axis) {
    for (const bool high : {false, true}) {
      const QPointF at = handle(axis, high, picture);
      if (isFinite(at)) painter.drawEllipse(at, kHandle, kHandle);
    }
  }
  painter.restore();
}

std::optional<CropLayer::Face> CropLayer::faceAt(const QPointF& position, const QRectF& picture) const {
  if (!box_->editing() || !box_->scenes()->scene()) return std::nullopt;
  std::optional<Face> nearest;
  double least = kReach;
  for (int axis = 0; axis < 3; ++axis) {
    for (const bool high : {false, true}) {
      const double distance = lengthOf(handle(axis, high, picture) - position);
      if (distance <= least) {
        least = distance;
        nearest = Face{axis, high};
      }
    }
  }
  return nearest;
}

bool CropLayer::followsScene() const {
  return box_->editing();
}

bool CropLayer::press(const QMouseEvent& event, const QRectF& picture) {
  if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier) return false;
  const auto face = faceAt(event.position(), picture);
  if (!face) return false;
  const core::Scene& scene = *box_->scenes()->scene();
  constexpr double kStep = 0.01;
  std::array<double, 3> ahead = middleOf(scene.crop, face->axis, face->high);
  start_ = ahead[face->axis];
  ahead[face->axis] += kStep;
  perFraction_ = (place(scene, ahead, picture) - handle(face->axis, face->high, picture)) / kStep;
  if (!isFinite(perFraction_) || lengthOf(perFraction_) < kShortestWay) return false;
  dragged_ = face;
  pressed_ = event.position();
  box_->scenes()->beginGesture(tr("Crop"));
  return true;
}

void CropLayer::drag(const QMouseEvent& event, const QRectF&) {
  if (!dragged_) return;
  // The part of the mouse's way along the face's own.
  const QPointF way = event.position() - pressed_;
  const double fraction = QPointF::dotProduct(way, perFraction_) / QPointF::dotProduct(perFraction_, perFraction_);
  box_->setFace(dragged_->axis, dragged_->high, start_ + fraction);
}

void CropLayer::release() {
  if (!dragged_) return;
  dragged_.reset();
  box_->scenes()->endGesture();
}

QString CropLayer::toolTip(const QPointF& position, const QRectF& picture) const {
  return faceAt(position, picture) ? tr("Drag to move this face of the crop box") : QString();
}

}  // namespace twinray::ui
