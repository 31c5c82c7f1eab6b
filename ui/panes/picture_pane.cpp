#include "ui/panes/picture_pane.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/theme.h"

namespace twinray::ui {
namespace {

constexpr int kPadding = 8;
constexpr double kRim = 6;            ///< logical pixels
constexpr double kSmallestCube = 34;  ///< logical pixels
constexpr double kLargestCube = 72;
constexpr double kGrip = 6;              ///< logical pixels beside the divider where it is taken
constexpr int kLeastForNoteBelow = 180;  ///< height of a pane in logical pixels
constexpr int kKnob = 5;                 ///< radius of the divider's knob, logical pixels
constexpr double kDividerStep = 0.02;    ///< of the pane's width, for one key
constexpr int kStaleAfter = 200;         ///< ms behind before the pane says so: less would flicker in every drag

// Over pictures of any colour, in either theme.
const QColor kPlateColor(0, 0, 0, 120);
const QColor kPlateInk(255, 255, 255, 225);
const QColor kMarkColor(255, 196, 61, 235);
const QColor kMarkInk(30, 24, 0);
const QColor kTruthColor(86, 186, 120, 235);
const QColor kTruthInk(0, 26, 8);

/// Text on a translucent plate, readable over any picture.
void paintPlate(QPainter& painter, const QRect& rect, const QString& text, const QColor& plate, const QColor& ink) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(plate);
  painter.drawRoundedRect(rect, 4, 4);
  painter.setPen(ink);
  painter.drawText(rect, Qt::AlignCenter, text);
}

int plateHeight(const QFontMetrics& metrics) {
  return metrics.height() + 6;
}

QFont smallFont(const QFont& font) {
  QFont small = font;
  small.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.88));
  return small;
}

}  // namespace

PicturePane::PicturePane(const QString& title, const QString& explanation, QWidget* parent)
    : QWidget(parent), title_(title), message_(tr("No picture yet")) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("%1 picture").arg(title));
  setAccessibleDescription(explanation);
  setToolTip(explanation);
  setToolTipDuration(6000);
  setMinimumSize(minimumSizeHint());
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAttribute(Qt::WA_OpaquePaintEvent);
  staleTimer_.setSingleShot(true);
  staleTimer_.setInterval(kStaleAfter);
  connect(&staleTimer_, &QTimer::timeout, this, [this] {
    stale_ = revision_ != wanted_;
    updateCorner();
    Q_EMIT changed();
  });
}

void PicturePane::showPicture(const QImage& image, std::uint64_t revision, const QString& corner) {
  image_ = image;
  revision_ = revision;
  corner_ = corner;
  message_.clear();
  updateStaleness();
  update();
  Q_EMIT changed();
}

void PicturePane::setHeader(const QString& text, bool good, const QString& brief) {
  if (header_ == text && headerGood_ == good && briefHeader_ == brief) return;
  header_ = text;
  briefHeader_ = brief;
  headerGood_ = good;
  update(headerRect());
}

void PicturePane::showMessage(const QString& message) {
  image_ = {};
  corner_.clear();
  header_.clear();
  briefHeader_.clear();
  message_ = message;
  revision_ = 0;
  stale_ = false;
  staleTimer_.stop();
  update();
  Q_EMIT changed();
}

void PicturePane::setPredicted(bool predicted) {
  if (predicted == predicted_) return;
  predicted_ = predicted;
  update();
  Q_EMIT changed();
}

void PicturePane::setBadgeAlways(bool always) {
  badgeAlways_ = always;
  update();
}

void PicturePane::setNote(const QString& note, bool warning) {
  if (note == note_ && warning == noteWarns_) return;
  note_ = note;
  noteWarns_ = warning;
  update();
}

void PicturePane::setCompanion(PicturePane* other, Companion how) {
  if (other == companion_ && how == companionHow_) return;
  if (companion_) disconnect(companion_, &PicturePane::changed, this, nullptr);
  companion_ = other;
  companionHow_ = other ? how : Companion::kNone;
  draggingDivider_ = false;
  if (other) connect(other, &PicturePane::changed, this, qOverload<>(&QWidget::update));
  setMouseTracking(companionHow_ == Companion::kSwipe);
  unsetCursor();
  update();
}

void PicturePane::setDivider(double fraction) {
  fraction = std::clamp(fraction, 0.0, 1.0);
  if (fraction == divider_) return;
  divider_ = fraction;
  update();
}

int PicturePane::dividerX() const {
  return bodyRect().left() + int(std::lround(divider_ * bodyRect().width()));
}

bool PicturePane::isAtDivider(const QPointF& position) const {
  return companionHow_ == Companion::kSwipe && bodyRect().contains(position.toPoint()) &&
         std::abs(position.x() - dividerX()) <= kGrip;
}

void PicturePane::setCube(std::optional<OrientationCube> cube) {
  if (cube == cube_) return;
  cube_ = std::move(cube);
  // It turns with every mouse event, the picture below follows more slowly.
  update(cubeArea());
}

void PicturePane::setLayers(std::vector<PaneLayer*> layers) {
  layers_ = std::move(layers);
  grabbing_ = nullptr;
  update();
}

bool PicturePane::pressLayers(const QMouseEvent& event) {
  if (image_.isNull() || grabbing_) return grabbing_ != nullptr;
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    if ((*layer)->press(event, pictureRect())) {
      grabbing_ = *layer;
      return true;
    }
  }
  return false;
}

QString PicturePane::layerToolTip(const QPointF& position) const {
  for (const PaneLayer* layer : layers_) {
    if (const QString text = layer->toolTip(position, pictureRect()); !text.isEmpty()) return text;
  }
  return {};
}

QRectF PicturePane::cubeRect() const {
  const QRect body = bodyRect();
  const double side = std::clamp(0.16 * std::min(body.width(), body.height()), kSmallestCube, kLargestCube);
  // Below the titles of a swipe.
  const double top = body.top() + kPadding + (companionHow_ == Companion::kSwipe ? fontMetrics().height() + 6 : 0);
  return {body.right() - side - kPadding, top, side, side};
}

void PicturePane::setActivity(const QString& activity) {
  if (activity_ == activity) return;
  activity_ = activity;
  updateCorner();
}

void PicturePane::setWantedRevision(std::uint64_t revision) {
  for (const PaneLayer* layer : layers_)
    if (layer->followsScene()) update(layer->area(pictureRect()).toAlignedRect());
  wanted_ = revision;
  updateStaleness();
}

void PicturePane::updateStaleness() {
  if (image_.isNull()) return;
  if (revision_ == wanted_) {
    staleTimer_.stop();
    if (!std::exchange(stale_, false)) return;
    updateCorner();
    Q_EMIT changed();
  } else if (stale_) {
    updateCorner();  // it says how far behind it is
  } else if (!staleTimer_.isActive()) {
    staleTimer_.start();
  }
}

void PicturePane::updateCorner() {
  // A swipe says it in the titles over the picture.
  update(companionHow_ == Companion::kSwipe ? rect() : footerRect());
}

QRect PicturePane::headerRect() const {
  return {0, 0, width(), fontMetrics().height() + 10};
}

QRect PicturePane::bodyRect() const {
  return rect().adjusted(1, headerRect().height(), -1, -1);
}

QRect PicturePane::footerRect() const {
  QRect strip = bodyRect();
  strip.setTop(strip.bottom() - plateHeight(QFontMetrics(smallFont(font()))) - kPadding);
  return strip;
}

QRect PicturePane::cubeArea() const {
  constexpr int kPen = 2;
  return cubeRect().toAlignedRect().marginsAdded({kPen, kPen, kPen, kPen});
}

QSize PicturePane::pictureArea() const {
  return (QSizeF(bodyRect().size()) * devicePixelRatioF()).toSize();
}

QRectF PicturePane::pictureRect() const {
  return pictureRectOf(image_);
}

QRectF PicturePane::pictureRectOf(const QImage& image) const {
  const QRectF body = bodyRect();
  if (image.isNull()) return body;
  const QSizeF own = QSizeF(image.size()) / devicePixelRatioF();
  QSizeF size = own.scaled(body.size(), Qt::KeepAspectRatio);
  // Pixel for pixel where all but a thin rim is filled: sharper than any scaling.
  if (std::abs(size.width() - own.width()) < kRim && std::abs(size.height() - own.height()) < kRim) size = own;
  const QPointF corner = body.center() - QPointF(size.width(), size.height()) / 2;
  return {QPointF(std::floor(corner.x()), std::floor(corner.y())), size};
}

void PicturePane::paintEvent(QPaintEvent* event) {
  // Often a turned cube, a caption or a number alone is to be painted: text takes longer than a picture.
  const QRegion dirty = event->region();
  QPainter painter(this);
  const Palette colors = paneColors(palette());
  const PicturePane& shown = companionHow_ == Companion::kInstead ? *companion_ : *this;
  const QRect covered = shown.image_.isNull() ? QRect() : pictureRectOf(shown.image_).toRect().adjusted(1, 1, -1, -1);
  for (const QRect& bare : dirty.subtracted(covered)) painter.fillRect(bare, colors.surround);
  const bool swipes = companionHow_ == Companion::kSwipe;
  paintContent(painter, shown);
  if (swipes) paintSwipe(painter);
  if (!shown.image_.isNull()) {
    painter.setFont(smallFont(font()));
    const QRectF picture = pictureRectOf(shown.image_);
    for (const PaneLayer* layer : layers_)
      if (dirty.intersects(layer->area(picture).toAlignedRect())) layer->paint(painter, picture);
  }
  if (!swipes && !shown.image_.isNull()) {
    if (dirty.intersects(footerRect())) {
      paintCorner(painter, shown);
      if (shown.predicted_ || shown.badgeAlways_) paintBadge(painter, Qt::AlignRight, shown.predicted_);
    }
    if (!shown.note_.isEmpty()) paintNote(painter, shown);
  }
  if (cube_ && !shown.image_.isNull() && dirty.intersects(cubeArea())) cube_->paint(painter, cubeRect());
  if (dirty.intersects(headerRect())) paintHeader(painter);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : colors.frame);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  if (!image_.isNull()) Q_EMIT painted(revision_);
}

void PicturePane::paintContent(QPainter& painter, const PicturePane& source) const {
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (source.image_.isNull()) {
    painter.setPen(paneColors(palette()).mutedText);
    painter.setFont(font());
    painter.drawText(bodyRect().adjusted(2 * kPadding, 0, -2 * kPadding, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     source.message_);
    return;
  }
  const QRectF target = pictureRectOf(source.image_);
  const bool exact = QSizeF(source.image_.size()) / devicePixelRatioF() == target.size();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact);
  painter.drawImage(target, source.image_);
  painter.setRenderHint(QPainter::Antialiasing);
}

void PicturePane::paintSwipe(QPainter& painter) const {
  const QRect body = bodyRect();
  const int x = dividerX();
  const auto titleOf = [](const PicturePane& pane) {
    return pane.stale_ ? pane.title_ + QStringLiteral(" · ") + pane.cornerText() : pane.title_;
  };
  painter.setRenderHint(QPainter::Antialiasing);
  paintTitlePlate(painter, titleOf(*this), Qt::AlignRight);
  if (predicted_) paintBadge(painter, Qt::AlignRight, true);
  painter.save();
  painter.setClipRect(QRect(body.topLeft(), QPoint(x - 1, body.bottom())));
  painter.fillRect(body, paneColors(palette()).surround);
  paintContent(painter, *companion_);
  paintTitlePlate(painter, titleOf(*companion_), Qt::AlignLeft);
  if (companion_->predicted_) paintBadge(painter, Qt::AlignLeft, true);
  painter.restore();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(kPlateColor, 4));
  painter.drawLine(x, body.top(), x, body.bottom());
  painter.setPen(QPen(Qt::white, 2));
  painter.drawLine(x, body.top(), x, body.bottom());
  painter.setBrush(Qt::white);
  painter.setPen(QPen(kPlateColor, 1));
  painter.drawEllipse(QPoint(x, body.center().y()), kKnob, kKnob);
}

void PicturePane::paintTitlePlate(QPainter& painter, const QString& title, Qt::Alignment side) const {
  painter.setFont(smallFont(font()));
  const QFontMetrics metrics(painter.font());
  const QRect body = bodyRect();
  const int width = metrics.horizontalAdvance(title) + 12;
  const int left = side == Qt::AlignLeft ? body.left() + kPadding - 2 : body.right() - width - kPadding + 3;
  paintPlate(painter, QRect(left, body.top() + kPadding - 2, width, plateHeight(metrics)), title, kPlateColor,
             kPlateInk);
}

void PicturePane::paintHeader(QPainter& painter) const {
  const Palette colors = paneColors(palette());
  const QRect bar = headerRect();
  painter.fillRect(bar, colors.header);
  const QRect text = bar.adjusted(kPadding, 0, -kPadding, 0);
  QFont bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(palette().color(QPalette::WindowText));
  QString title = title_;
  if (companionHow_ == Companion::kSwipe) title = companion_->title_ + QStringLiteral(" | ") + title_;
  if (companionHow_ == Companion::kInstead) title = tr("%1 (blink)").arg(companion_->title_);
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title);
  const int used = QFontMetrics(bold).horizontalAdvance(title) + 2 * kPadding;
  painter.setFont(font());
  const PicturePane& shown = companionHow_ == Companion::kInstead ? *companion_ : *this;
  painter.setPen(shown.headerGood_ ? colors.accent : colors.mutedText);
  const QRect rest = text.adjusted(used, 0, 0, 0);
  const bool fits = shown.briefHeader_.isEmpty() || fontMetrics().horizontalAdvance(shown.header_) <= rest.width();
  painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                   fontMetrics().elidedText(fits ? shown.header_ : shown.briefHeader_, Qt::ElideRight, rest.width()));
}

QString PicturePane::cornerText() const {
  if (stale_) return wanted_ > revision_ ? tr("updating… (%1 behind)").arg(wanted_ - revision_) : tr("updating…");
  return activity_.isEmpty() ? corner_ : corner_ + QStringLiteral(" · ") + activity_;
}

void PicturePane::paintCorner(QPainter& painter, const PicturePane& source) const {
  painter.setFont(smallFont(font()));
  const QFontMetrics metrics(painter.font());
  const QRect body = bodyRect();
  const int height = plateHeight(metrics);
  QString text = source.cornerText();
  if (text.isEmpty()) return;
  const bool badge = source.predicted_ || source.badgeAlways_;
  const int reserved =
      badge ? QFontMetrics(font()).horizontalAdvance(badgeText(source.predicted_)) + 5 * kPadding : 2 * kPadding;
  text = metrics.elidedText(text, Qt::ElideRight, std::max(40, body.width() - reserved - 2 * kPadding));
  const QRect plate(body.left() + kPadding - 2, body.bottom() - height - kPadding + 3,
                    metrics.horizontalAdvance(text) + 12, height);
  paintPlate(painter, plate, text, kPlateColor, kPlateInk);
}

void PicturePane::paintNote(QPainter& painter, const PicturePane& source) const {
  painter.setFont(smallFont(font()));
  const QFontMetrics metrics(painter.font());
  const QRect body = bodyRect();
  // Beside the cube, or below it where that is too narrow and there is room above the scale bar.
  const int wanted = metrics.horizontalAdvance(source.note_) + 12;
  const int left = body.left() + kPadding - 2;
  const int right = cube_ ? int(cubeRect().left()) - kPadding : body.right() - kPadding;
  const bool below = left + wanted > right && body.height() > kLeastForNoteBelow;
  const int top = below ? int(std::ceil(cubeRect().bottom())) + kPadding : body.top() + kPadding - 2;
  const int room = (below ? body.right() - kPadding : right) - left - 12;
  const QString text = metrics.elidedText(source.note_, Qt::ElideRight, std::max(40, room));
  const QRect plate(left, top, metrics.horizontalAdvance(text) + 12, plateHeight(metrics));
  if (source.noteWarns_) {
    paintPlate(painter, plate, text, kMarkColor, kMarkInk);
  } else {
    paintPlate(painter, plate, text, kPlateColor, kPlateInk);
  }
}

QString PicturePane::badgeText(bool predicted) const {
  return predicted ? tr("PREDICTION") : tr("REFERENCE");
}

void PicturePane::paintBadge(QPainter& painter, Qt::Alignment side, bool predicted) const {
  QFont bold = smallFont(font());
  bold.setBold(true);
  painter.setFont(bold);
  const QFontMetrics metrics(bold);
  const QString text = badgeText(predicted);
  const QRect body = bodyRect();
  const int width = metrics.horizontalAdvance(text) + 16;
  const int height = plateHeight(metrics);
  const int left = side == Qt::AlignLeft ? body.left() + kPadding - 2 : body.right() - width - kPadding + 3;
  const QRect plate(left, body.bottom() - height - kPadding + 3, width, height);
  paintPlate(painter, plate, text, predicted ? kMarkColor : kTruthColor, predicted ? kMarkInk : kTruthInk);
}

void PicturePane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  Q_EMIT pictureAreaChanged();
}

void PicturePane::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && isAtDivider(event->position())) {
    draggingDivider_ = true;
    return;
  }
  if (pressLayers(*event)) return;
  if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && cube_ && !image_.isNull()) {
    if (const auto side = cube_->sideAt(event->position(), cubeRect())) {
      Q_EMIT sideClicked(*side);
      return;
    }
  }
  Q_EMIT pressed(event, image_.isNull() ? QRectF(bodyRect()) : pictureRect());
}

void PicturePane::mouseMoveEvent(QMouseEvent* event) {
  if (draggingDivider_) {
    setDivider((event->position().x() - bodyRect().left()) / std::max(1, bodyRect().width()));
    return;
  }
  if (grabbing_) return grabbing_->drag(*event, pictureRect());
  if (companionHow_ == Companion::kSwipe && event->buttons() == Qt::NoButton) {
    setCursor(isAtDivider(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
  }
  Q_EMIT moved(event, image_.isNull() ? QRectF(bodyRect()) : pictureRect());
}

void PicturePane::mouseReleaseEvent(QMouseEvent* event) {
  if (draggingDivider_ && event->button() == Qt::LeftButton) {
    draggingDivider_ = false;
    return;
  }
  if (grabbing_) {
    if (event->button() == Qt::LeftButton) std::exchange(grabbing_, nullptr)->release();
    return;
  }
  Q_EMIT released(event);
}

bool PicturePane::event(QEvent* event) {
  // The keypad turns the camera, as in 3D Slicer; the digits above the letters are shortcuts of the window.
  if (event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::KeypadModifier)) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const QString text = layerToolTip(help->pos()); !text.isEmpty()) {
      QToolTip::showText(help->globalPos(), text, this);
      return true;
    }
  }
  return QWidget::event(event);
}

void PicturePane::wheelEvent(QWheelEvent* event) {
  Q_EMIT wheeled(event);
}

void PicturePane::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) Q_EMIT activated();
}

void PicturePane::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  Q_EMIT reached();
}

void PicturePane::keyPressEvent(QKeyEvent* event) {
  event->ignore();
  const bool left = event->key() == Qt::Key_Left;
  if (companionHow_ == Companion::kSwipe && event->modifiers().testFlag(Qt::AltModifier) &&
      (left || event->key() == Qt::Key_Right)) {
    setDivider(divider_ + (left ? -kDividerStep : kDividerStep));
    event->accept();
    return;
  }
  Q_EMIT keyPressed(event);
  if (!event->isAccepted()) QWidget::keyPressEvent(event);
}

}  // namespace twinray::ui
