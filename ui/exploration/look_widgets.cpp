#include "ui/exploration/look_widgets.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/exploration/exploration_tool.h"
#include "ui/theme.h"

namespace twinray::ui {
namespace {

constexpr double kCorner = 8;  ///< logical pixels around a corner where it is taken
constexpr double kClick = 3;   ///< a drag is longer
constexpr double kMarkReach = 7;
constexpr double kWheelStep = 1.15;
const QColor kRectangleColor(255, 170, 40);
const QColor kPredictionColor(255, 196, 61);  ///< of the badge in the panes

/// Of Okabe and Ito (2008), for any colour vision.
QColor colorOf(core::LookKind kind) {
  switch (kind) {
    case core::LookKind::kSkin:
      return {204, 121, 167};
    case core::LookKind::kLung:
      return {86, 180, 233};
    case core::LookKind::kSoftTissue:
    case core::LookKind::kTissue:
      return {213, 94, 0};
    case core::LookKind::kVessels:
    case core::LookKind::kBright:
      return {0, 158, 115};
    case core::LookKind::kBone:
    case core::LookKind::kLesion:
      return {240, 200, 40};
    case core::LookKind::kNothing:
      break;
  }
  return {128, 128, 128};
}

/// What PREDICTION says in a pane, where there is no room for letters.
void paintPredictionCorner(QPainter& painter, const QRectF& picture) {
  const double side = std::min(10.0, picture.width() / 6);
  QPainterPath corner(picture.bottomRight());
  corner.lineTo(picture.bottomRight() - QPointF(side, 0));
  corner.lineTo(picture.bottomRight() - QPointF(0, side));
  corner.closeSubpath();
  painter.fillPath(corner, kPredictionColor);
}

}  // namespace

LookMapView::LookMapView(ExplorationTool* tool, QWidget* parent) : QWidget(parent), tool_(tool) {
  setObjectName(QStringLiteral("lookMap"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Map of transfer functions"));
  setToolTip(
      tr("Like transfer functions lie near each other. Hover to see one, click to take it; drag the rectangle or "
         "its corners; the wheel resizes it. Diamonds are presets, squares your own; the filled one is now."));
  connect(tool_, &ExplorationTool::changed, this, qOverload<>(&QWidget::update));
}

QPointF LookMapView::toPixel(const core::PlanePoint& place) const {
  const core::LookRectangle& shown = tool_->shown();
  const QRectF a = area();
  return {a.left() + ((place[0] - shown.centre[0]) / shown.extent[0] + 0.5) * a.width(),
          a.top() + ((place[1] - shown.centre[1]) / shown.extent[1] + 0.5) * a.height()};
}

core::PlanePoint LookMapView::toPlace(const QPointF& pixel) const {
  const core::LookRectangle& shown = tool_->shown();
  const QRectF a = area();
  return {std::clamp(shown.centre[0] + ((pixel.x() - a.left()) / a.width() - 0.5) * shown.extent[0], 0.0, 1.0),
          std::clamp(shown.centre[1] + ((pixel.y() - a.top()) / a.height() - 0.5) * shown.extent[1], 0.0, 1.0)};
}

LookPlace LookMapView::lookAt(const QPointF& pixel) const {
  LookPlace look{toPlace(pixel), -1};
  double nearest = kMarkReach;
  for (std::size_t i = 0; i < tool_->known().size(); ++i) {
    const core::PlanePoint& place = tool_->known()[i].place;
    const QPointF way = toPixel(place) - pixel;
    const double distance = std::hypot(way.x(), way.y());
    if (distance > nearest) continue;
    nearest = distance;
    look = {place, int(i)};
  }
  return look;
}

QRectF LookMapView::rectanglePixels() const {
  const core::LookRectangle& r = tool_->rectangle();
  return {toPixel({r.centre[0] - r.extent[0] / 2, r.centre[1] - r.extent[1] / 2}),
          toPixel({r.centre[0] + r.extent[0] / 2, r.centre[1] + r.extent[1] / 2})};
}

void LookMapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !tool_->map()) return;
  pressed_ = event->position();
  start_ = tool_->rectangle();
  moved_ = false;
  const QRectF r = rectanglePixels();
  const auto near = [&](const QPointF& corner) {
    return std::abs(corner.x() - pressed_.x()) <= kCorner && std::abs(corner.y() - pressed_.y()) <= kCorner;
  };
  const bool corner = near(r.topLeft()) || near(r.topRight()) || near(r.bottomLeft()) || near(r.bottomRight());
  drag_ = corner ? Drag::kResize : Drag::kMove;
}

void LookMapView::mouseMoveEvent(QMouseEvent* event) {
  if (!tool_->map()) return;
  if (drag_ == Drag::kNone) return tool_->setHovered(lookAt(event->position()));
  const QPointF way = event->position() - pressed_;
  moved_ = moved_ || std::hypot(way.x(), way.y()) > kClick;
  if (!moved_) return;
  const core::LookRectangle& shown = tool_->shown();
  core::LookRectangle rectangle = start_;
  if (drag_ == Drag::kMove) {
    rectangle.centre[0] += way.x() / area().width() * shown.extent[0];
    rectangle.centre[1] += way.y() / area().height() * shown.extent[1];
  } else {
    // About the middle, as far as the mouse is from it.
    const core::PlanePoint place = toPlace(event->position());
    for (int a = 0; a < 2; ++a) rectangle.extent[a] = std::max(2 * std::abs(place[a] - rectangle.centre[a]), 1e-3);
  }
  tool_->setRectangle(rectangle);
}

void LookMapView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || drag_ == Drag::kNone) return;
  drag_ = Drag::kNone;
  if (!moved_) tool_->take(lookAt(event->position()));
}

void LookMapView::wheelEvent(QWheelEvent* event) {
  core::LookRectangle rectangle = tool_->rectangle();
  const double factor = std::pow(kWheelStep, -event->angleDelta().y() / 120.0);
  for (double& extent : rectangle.extent) extent *= factor;
  tool_->setRectangle(rectangle);
  event->accept();
}

void LookMapView::keyPressEvent(QKeyEvent* event) {
  core::LookRectangle rectangle = tool_->rectangle();
  const double step = event->modifiers() & Qt::ShiftModifier ? 0.025 : 0.25;
  switch (event->key()) {
    case Qt::Key_Left:
      rectangle.centre[0] -= step * rectangle.extent[0];
      break;
    case Qt::Key_Right:
      rectangle.centre[0] += step * rectangle.extent[0];
      break;
    case Qt::Key_Up:
      rectangle.centre[1] -= step * rectangle.extent[1];
      break;
    case Qt::Key_Down:
      rectangle.centre[1] += step * rectangle.extent[1];
      break;
    case Qt::Key_Plus:
    case Qt::Key_Minus:
      for (double& extent : rectangle.extent) extent *= event->key() == Qt::Key_Plus ? kWheelStep : 1 / kWheelStep;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  tool_->setRectangle(rectangle);
}

void LookMapView::leaveEvent(QEvent*) {
  tool_->setHovered({});
}

void LookMapView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : paneColors(palette()).frame);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!tool_->map()) {
    painter.setPen(paneColors(palette()).mutedText);
    painter.drawText(rect(), Qt::AlignCenter, tr("There is no map"));
    return;
  }
  paintGround(painter);
  painter.setClipRect(area());
  paintMarks(painter);
  paintRectangle(painter);
  paintHovered(painter);
}

void LookMapView::paintGround(QPainter& painter) {
  const Ground wanted{size(), devicePixelRatioF(), tool_->shown(), tool_->groupsVersion(),
                      palette().color(QPalette::Base).rgb()};
  if (groundPicture_.isNull() || !(wanted == ground_)) {
    ground_ = wanted;
    groundPicture_ = QPixmap(size() * devicePixelRatioF());
    groundPicture_.setDevicePixelRatio(devicePixelRatioF());
    groundPicture_.fill(Qt::transparent);
    QPainter onGround(&groundPicture_);
    onGround.setFont(painter.font());
    onGround.setRenderHint(QPainter::Antialiasing);
    onGround.setClipRect(area());
    paintPoints(onGround);
    paintGroupNames(onGround);
  }
  painter.drawPixmap(0, 0, groundPicture_);
}

void LookMapView::paintPoints(QPainter& painter) const {
  const auto& points = tool_->map()->points();
  const auto& groups = tool_->groups();
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const core::LookGroup group = groups.size() == points.size() ? groups[i] : core::LookGroup{};
    QColor color = colorOf(group.kind);
    color.setAlpha(group.surface ? 230 : 120);
    painter.setBrush(color);
    painter.drawEllipse(toPixel(points[i].place), 1.8, 1.8);
  }
}

void LookMapView::paintGroupNames(QPainter& painter) const {
  const auto& points = tool_->map()->points();
  const auto& groups = tool_->groups();
  if (groups.size() != points.size()) return;
  constexpr std::size_t kLeast = 40;  // points of a group that has a name
  std::map<std::pair<int, bool>, std::vector<core::PlanePoint>> places;
  for (std::size_t i = 0; i < points.size(); ++i) {
    places[{int(groups[i].kind), groups[i].surface}].push_back(points[i].place);
  }
  const QFontMetricsF metrics(painter.font());
  std::vector<QRectF> taken;
  for (auto& [group, of] : places) {
    if (of.size() < kLeast || core::LookKind(group.first) == core::LookKind::kNothing) continue;
    core::PlanePoint middle;
    for (int a = 0; a < 2; ++a) {
      std::nth_element(of.begin(), of.begin() + std::ptrdiff_t(of.size() / 2), of.end(),
                       [a](const auto& x, const auto& y) { return x[a] < y[a]; });
      middle[a] = of[of.size() / 2][a];
    }
    const QString text = ExplorationTool::nameOf({core::LookKind(group.first), group.second});
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
    box.moveCenter(toPixel(middle));
    while (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); })) {
      box.translate(0, box.height());
    }
    taken.push_back(box);
    QColor ground = palette().color(QPalette::Base);
    ground.setAlpha(200);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, text);
  }
}

void LookMapView::paintMarks(QPainter& painter) const {
  const QColor text = palette().color(QPalette::Text);
  const auto diamond = [&](const QPointF& at) {
    QPainterPath path(at + QPointF(0, -5));
    for (const QPointF& corner : {QPointF(5, 0), QPointF(0, 5), QPointF(-5, 0)}) path.lineTo(at + corner);
    path.closeSubpath();
    painter.drawPath(path);
  };
  const auto& known = tool_->known();
  for (std::size_t i = 0; i < known.size(); ++i) {
    const QPointF at = toPixel(known[i].place);
    const bool hovered = tool_->hovered() && tool_->hovered()->known == int(i);
    painter.setPen(QPen(text, hovered ? 2.4 : 1.4));
    painter.setBrush(palette().color(QPalette::Base));
    tool_->isOwn(known[i]) ? painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8)) : diamond(at);
  }
  if (!tool_->present()) return;
  painter.setPen(QPen(text, 2.4));
  painter.setBrush(palette().color(QPalette::Highlight));
  diamond(toPixel(*tool_->present()));
}

void LookMapView::paintRectangle(QPainter& painter) const {
  const QRectF r = rectanglePixels();
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(kRectangleColor, 0.7));
  for (int i = 1; i < core::kLookCells; ++i) {
    const double part = double(i) / core::kLookCells;
    painter.drawLine(QPointF(r.left() + part * r.width(), r.top()), QPointF(r.left() + part * r.width(), r.bottom()));
    painter.drawLine(QPointF(r.left(), r.top() + part * r.height()), QPointF(r.right(), r.top() + part * r.height()));
  }
  painter.setPen(QPen(kRectangleColor, 2));
  painter.drawRect(r);
  painter.setBrush(kRectangleColor);
  painter.setPen(Qt::NoPen);
  for (const QPointF& corner : {r.topLeft(), r.topRight(), r.bottomLeft(), r.bottomRight()}) {
    painter.drawRect(QRectF(corner.x() - 3, corner.y() - 3, 6, 6));
  }
}

void LookMapView::paintHovered(QPainter& painter) const {
  if (!tool_->hovered() || drag_ != Drag::kNone) return;
  constexpr double kSide = 96, kCurve = 44;
  const QPointF at = toPixel(tool_->hovered()->place);
  const bool left = at.x() > area().center().x(), above = at.y() > area().center().y();
  const QRectF box(left ? at.x() - kSide - 12 : at.x() + 12, above ? at.y() - kSide - kCurve - 12 : at.y() + 12, kSide,
                   kSide + kCurve);
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::Window));
  painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3);
  const QRectF picture(box.topLeft(), QSizeF(kSide, kSide));
  painter.fillRect(picture, paneColors(palette()).surround);
  if (!tool_->hoveredPicture().isNull()) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(picture, tool_->hoveredPicture());
  }
  const core::LookCurve look = tool_->curveAt(*tool_->hovered());
  QPainterPath curve;
  for (std::size_t i = 0; i < look.size(); ++i) {
    const QPointF point(box.left() + double(i) / double(look.size() - 1) * kSide,
                        box.bottom() - look[i] * (kCurve - 6));
    i == 0 ? curve.moveTo(point) : curve.lineTo(point);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Text), 1.3));
  painter.drawPath(curve);
}

LookGridView::LookGridView(ExplorationTool* tool, QWidget* parent) : QWidget(parent), tool_(tool) {
  setObjectName(QStringLiteral("lookGrid"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Pictures of the rectangle"));
  setToolTip(tr("This volume as the parts of the rectangle show it; click to take one. A yellow corner: a prediction"));
  connect(tool_, &ExplorationTool::changed, this, qOverload<>(&QWidget::update));
}

QRectF LookGridView::cellRect(int cell) const {
  constexpr double kGap = 2;
  const double side = std::floor(std::min(width(), height()) / double(core::kLookCells));
  const double left = (width() - side * core::kLookCells) / 2, top = (height() - side * core::kLookCells) / 2;
  return QRectF(left + cell % core::kLookCells * side, top + cell / core::kLookCells * side, side, side)
      .adjusted(kGap, kGap, -kGap, -kGap);
}

int LookGridView::cellAt(const QPointF& pixel) const {
  for (int cell = 0; cell < ExplorationTool::kCells; ++cell) {
    if (cellRect(cell).contains(pixel)) return cell;
  }
  return -1;
}

void LookGridView::mouseMoveEvent(QMouseEvent* event) {
  const int cell = cellAt(event->position());
  if (cell >= 0) {
    tool_->setHovered(LookPlace{core::cellCentre(tool_->rectangle(), cell)});
  } else {
    tool_->setHovered({});
  }
}

void LookGridView::mousePressEvent(QMouseEvent* event) {
  const int cell = cellAt(event->position());
  if (event->button() == Qt::LeftButton && cell >= 0) tool_->take({core::cellCentre(tool_->rectangle(), cell)});
}

void LookGridView::resizeEvent(QResizeEvent*) {
  tool_->setPictureSide(int(std::lround(cellRect(0).width() * devicePixelRatioF())));
}

void LookGridView::leaveEvent(QEvent*) {
  tool_->setHovered({});
}

void LookGridView::keyPressEvent(QKeyEvent* event) {
  int step = 0;
  switch (event->key()) {
    case Qt::Key_Left:
      step = -1;
      break;
    case Qt::Key_Right:
      step = 1;
      break;
    case Qt::Key_Up:
      step = -core::kLookCells;
      break;
    case Qt::Key_Down:
      step = core::kLookCells;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      return tool_->take({core::cellCentre(tool_->rectangle(), current_)});
    default:
      return QWidget::keyPressEvent(event);
  }
  current_ = std::clamp(current_ + step, 0, ExplorationTool::kCells - 1);
  tool_->setHovered(LookPlace{core::cellCentre(tool_->rectangle(), current_)});
  update();
}

void LookGridView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (int cell = 0; cell < ExplorationTool::kCells; ++cell) {
    const QRectF r = cellRect(cell);
    painter.fillRect(r, paneColors(palette()).surround);
    if (!tool_->picture(cell).isNull()) {
      painter.drawImage(r, tool_->picture(cell));
      if (tool_->predicted()) paintPredictionCorner(painter, r);
    }
    const bool hovered = tool_->hovered() && tool_->hovered()->place == core::cellCentre(tool_->rectangle(), cell);
    if (!hovered && !(hasFocus() && cell == current_)) continue;
    painter.setPen(QPen(kRectangleColor, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(r);
  }
}

}  // namespace twinray::ui
