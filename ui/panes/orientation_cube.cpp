#include "ui/panes/orientation_cube.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/anatomy.h"

namespace twinray::ui {
namespace {

using Vector = std::array<double, 3>;

struct Side {
  AnatomicalView view;
  char16_t letter;
  Vector lps;
};

constexpr std::array<Side, 6> kSides{{{AnatomicalView::kAnterior, u'A', {0, -1, 0}},
                                      {AnatomicalView::kPosterior, u'P', {0, 1, 0}},
                                      {AnatomicalView::kLeft, u'L', {1, 0, 0}},
                                      {AnatomicalView::kRight, u'R', {-1, 0, 0}},
                                      {AnatomicalView::kSuperior, u'S', {0, 0, 1}},
                                      {AnatomicalView::kInferior, u'I', {0, 0, -1}}}};

constexpr double kRim = 2;        ///< logical pixels around the cube, for its lines
constexpr double kEdgeOn = 0.05;  ///< sides turned away further than this are not seen

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

QTransform onto(const QRectF& area) {
  const double radius = std::min(area.width(), area.height()) / 2;
  return QTransform(radius, 0, 0, radius, area.center().x(), area.center().y());
}

}  // namespace

OrientationCube::OrientationCube(const core::Geometry& geometry, const core::Viewpoint& viewpoint) {
  const Vector right = viewpoint.right(), up = viewpoint.up(), back = viewpoint.back();
  // Corners of the cube at distance 1 from its centre.
  const double half = 1 / std::sqrt(3.0);
  const auto projected = [&](const Vector& world) { return QPointF(dot(world, right), -dot(world, up)) * half; };
  for (std::size_t i = 0; i < kSides.size(); ++i) {
    const Side& side = kSides[i];
    const Vector normal = core::worldFromPatient(geometry, side.lps);
    const double facing = dot(normal, back);
    if (facing < kEdgeOn) continue;
    const Vector across = core::worldFromPatient(geometry, kSides[(i / 2 * 2 + 2) % 6].lps);
    const Vector along = core::worldFromPatient(geometry, kSides[(i / 2 * 2 + 4) % 6].lps);
    Face face{side.view, QChar(side.letter), {}, facing};
    for (const auto& [a, b] : {std::pair(1, 1), std::pair(1, -1), std::pair(-1, -1), std::pair(-1, 1)}) {
      Vector corner{};
      for (std::size_t k = 0; k < 3; ++k) corner[k] = normal[k] + a * across[k] + b * along[k];
      face.outline << projected(corner);
    }
    faces_.push_back(std::move(face));
  }
  std::sort(faces_.begin(), faces_.end(), [](const Face& a, const Face& b) { return a.facing < b.facing; });
}

std::optional<AnatomicalView> OrientationCube::sideAt(const QPointF& place, const QRectF& area) const {
  const QPointF inside = onto(area).inverted().map(place);
  for (auto face = faces_.rbegin(); face != faces_.rend(); ++face) {
    if (face->outline.containsPoint(inside, Qt::OddEvenFill)) return face->side;
  }
  return std::nullopt;
}

void OrientationCube::paint(QPainter& painter, const QRectF& area) const {
  const double ratio = painter.device()->devicePixelRatioF();
  const QSizeF size = area.size() + 2 * QSizeF(kRim, kRim);
  if (drawn_->devicePixelRatio() != ratio || drawn_->size() != (size * ratio).toSize())
    *drawn_ = drawn(size, ratio, painter.font());
  painter.drawImage((area.topLeft() - QPointF(kRim, kRim)).toPoint(), *drawn_);
}

QImage OrientationCube::drawn(const QSizeF& size, double pixelRatio, const QFont& plain) const {
  QImage result((size * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
  result.setDevicePixelRatio(pixelRatio);
  result.fill(Qt::transparent);
  QPainter painter(&result);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area(QPointF(kRim, kRim), size - 2 * QSizeF(kRim, kRim));
  const QTransform map = onto(area);
  for (const Face& face : faces_) {
    const QPolygonF outline = map.map(face.outline);
    const int light = int(60 + 100 * face.facing);
    painter.setPen(QPen(QColor(255, 255, 255, 170), 1));
    painter.setBrush(QColor(light / 2, light / 2, light * 5 / 8, 190));
    painter.drawPolygon(outline);
    QFont font = plain;
    font.setBold(true);
    font.setPixelSize(std::max(7, int(area.height() * 0.3 * std::sqrt(face.facing))));
    painter.setFont(font);
    painter.setPen(Qt::white);
    QRectF letter(0, 0, area.width() / 2, area.height() / 2);
    letter.moveCenter(outline.boundingRect().center());
    painter.drawText(letter, Qt::AlignCenter, QString(face.letter));
  }
  return result;
}

}  // namespace twinray::ui
