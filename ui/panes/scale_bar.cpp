#include "ui/panes/scale_bar.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "core/screen_projection.h"
#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

constexpr double kShare = 0.28;   ///< of the picture's width, at most
constexpr double kLongest = 200;  ///< logical pixels
constexpr double kHeight = 16;
constexpr double kAside = 10;
constexpr double kAbove = 34;  ///< over the plate in the corner
constexpr double kTick = 5;
constexpr double kTextAside = 40;  ///< that a number may be wider than its bar, each side
constexpr double kTextAbove = 4;

QString lengthText(double mm) {
  return mm >= 1 ? QStringLiteral("%1 mm").arg(QLocale().toString(mm, 'f', 0))
                 : QStringLiteral("%1 µm").arg(QLocale().toString(mm * 1000, 'g', 3));
}

}  // namespace

double ScaleBar::length(const QRectF& picture) const {
  const auto scene = model_->scene();
  if (!scene || picture.isEmpty()) return 0;
  const core::ScreenProjection projection(*scene, picture.width(), picture.height());
  return core::roundLength(projection.pixelsPerMillimetre(), std::min(kLongest, kShare * picture.width()));
}

QRectF ScaleBar::rect(const QRectF& picture) const {
  const auto scene = model_->scene();
  if (!scene || !shown_ || picture.isEmpty()) return {};
  const core::ScreenProjection projection(*scene, picture.width(), picture.height());
  const double width = length(picture) * projection.pixelsPerMillimetre();
  return {picture.left() + kAside, picture.bottom() - kAbove - kHeight, width, kHeight};
}

QRectF ScaleBar::area(const QRectF& picture) const {
  const QRectF bar = rect(picture);
  constexpr double kPen = 3;
  return bar.isEmpty() ? bar : bar.adjusted(-kTextAside, -kTextAbove - kPen, kTextAside, kPen);
}

void ScaleBar::paint(QPainter& painter, const QRectF& picture) const {
  const QRectF bar = rect(picture);
  if (bar.isEmpty()) return;
  const double y = bar.bottom() - 1;
  const QVector<QLineF> lines{{bar.left(), y, bar.right(), y},
                              {bar.left(), y - kTick, bar.left(), y},
                              {bar.right(), y - kTick, bar.right(), y}};
  painter.setPen(QPen(QColor(0, 0, 0, 150), 4, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(lines);
  painter.setPen(QPen(QColor(255, 255, 255, 235), 2, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(lines);
  const QString text = lengthText(length(picture));
  const QRectF place(bar.left() - kTextAside, bar.top() - kTextAbove, bar.width() + 2 * kTextAside, kHeight);
  painter.setPen(QColor(0, 0, 0, 190));
  for (const QPointF& shift : {QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1), QPointF(-1, -1)}) {
    painter.drawText(place.translated(shift), Qt::AlignCenter, text);
  }
  painter.setPen(QColor(255, 255, 255, 235));
  painter.drawText(place, Qt::AlignCenter, text);
}

QString ScaleBar::toolTip(const QPointF& position, const QRectF& picture) const {
  if (!rect(picture).adjusted(-4, -4, 4, 4).contains(position)) return {};
  return model_->scene()->projection == core::Projection::kOrthographic
             ? tr("This length is right everywhere in the picture: the view is orthographic.")
             : tr("In perspective this length is right in the plane through the volume's centre; what is nearer looks "
                  "larger. Orthographic view (O) makes it right everywhere.");
}

}  // namespace twinray::ui
