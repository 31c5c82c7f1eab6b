#include "ui/panes/picture_pane.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace twinray::ui {
namespace {

constexpr int kPadding = 8;
constexpr double kRim = 6;        ///< logical pixels
constexpr int kStaleAfter = 200;  ///< ms behind before the pane says so: less would flicker in every drag

// Over pictures of any colour, in either theme.
const QColor kPlateColor(0, 0, 0, 120);
const QColor kPlateInk(255, 255, 255, 225);
const QColor kMarkColor(255, 196, 61, 235);
const QColor kMarkInk(30, 24, 0);

/// Text on a translucent plate, readable over any picture.
void paintPlate(QPainter& painter, const QRect& rect, const QString& text, const QColor& plate, const QColor& ink) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(plate);
  painter.drawRoundedRect(rect, 4, 4);
  painter.setPen(ink);
  painter.drawText(rect, Qt::AlignCenter, text);
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
    update();
  });
}

void PicturePane::showPicture(const QImage& image, std::uint64_t revision, const QString& corner) {
  image_ = image;
  revision_ = revision;
  corner_ = corner;
  message_.clear();
  updateStaleness();
  update();
}

void PicturePane::setHeader(const QString& text, bool good) {
  if (header_ == text && headerGood_ == good) return;
  header_ = text;
  headerGood_ = good;
  update(headerRect());
}

void PicturePane::showMessage(const QString& message) {
  image_ = {};
  corner_.clear();
  header_.clear();
  message_ = message;
  revision_ = 0;
  stale_ = false;
  staleTimer_.stop();
  update();
}

void PicturePane::setPredicted(bool predicted) {
  predicted_ = predicted;
  update();
}

void PicturePane::setNote(const QString& note, bool warning) {
  note_ = note;
  noteWarns_ = warning;
  update();
}

void PicturePane::setActivity(const QString& activity) {
  if (activity_ == activity) return;
  activity_ = activity;
  update();
}

void PicturePane::setWantedRevision(std::uint64_t revision) {
  wanted_ = revision;
  updateStaleness();
}

void PicturePane::updateStaleness() {
  if (image_.isNull()) return;
  if (revision_ == wanted_) {
    staleTimer_.stop();
    if (stale_) update();
    stale_ = false;
  } else if (!stale_ && !staleTimer_.isActive()) {
    staleTimer_.start();
  }
}

QRect PicturePane::headerRect() const {
  return {0, 0, width(), fontMetrics().height() + 10};
}

QRect PicturePane::bodyRect() const {
  return rect().adjusted(1, headerRect().height(), -1, -1);
}

QSize PicturePane::pictureArea() const {
  return (QSizeF(bodyRect().size()) * devicePixelRatioF()).toSize();
}

QRectF PicturePane::pictureRect() const {
  const QRectF body = bodyRect();
  if (image_.isNull()) return body;
  const QSizeF own = QSizeF(image_.size()) / devicePixelRatioF();
  QSizeF size = own.scaled(body.size(), Qt::KeepAspectRatio);
  // Pixel for pixel where all but a thin rim is filled: sharper than any scaling.
  if (std::abs(size.width() - own.width()) < kRim && std::abs(size.height() - own.height()) < kRim) size = own;
  const QPointF corner = body.center() - QPointF(size.width(), size.height()) / 2;
  return {QPointF(std::floor(corner.x()), std::floor(corner.y())), size};
}

void PicturePane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Palette colors = paneColors(palette());
  painter.fillRect(rect(), colors.surround);
  if (image_.isNull()) {
    painter.setPen(colors.mutedText);
    painter.drawText(bodyRect().adjusted(2 * kPadding, 0, -2 * kPadding, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     message_);
  } else {
    const QRectF target = pictureRect();
    const bool exact = QSizeF(image_.size()) / devicePixelRatioF() == target.size();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact);
    painter.drawImage(target, image_);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCorner(painter);
    if (predicted_) paintBadge(painter);
    if (!note_.isEmpty()) paintNote(painter);
  }
  paintHeader(painter);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : colors.frame);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  if (!image_.isNull()) Q_EMIT painted(revision_);
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
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title_);
  const int used = QFontMetrics(bold).horizontalAdvance(title_) + 2 * kPadding;
  painter.setFont(font());
  painter.setPen(headerGood_ ? colors.accent : colors.mutedText);
  const QRect rest = text.adjusted(used, 0, 0, 0);
  painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                   fontMetrics().elidedText(header_, Qt::ElideRight, rest.width()));
}

void PicturePane::paintCorner(QPainter& painter) const {
  painter.setFont(smallFont(font()));
  const QFontMetrics metrics(painter.font());
  const QRect body = bodyRect();
  const int height = metrics.height() + 6;
  QString text = corner_;
  if (stale_) {
    text = tr("updating…");
  } else if (!activity_.isEmpty()) {
    text = corner_ + QStringLiteral(" · ") + activity_;
  }
  if (text.isEmpty()) return;
  const int reserved =
      predicted_ ? QFontMetrics(font()).horizontalAdvance(tr("PREDICTION")) + 5 * kPadding : 2 * kPadding;
  text = metrics.elidedText(text, Qt::ElideRight, std::max(40, body.width() - reserved - 2 * kPadding));
  const QRect plate(body.left() + kPadding - 2, body.bottom() - height - kPadding + 3,
                    metrics.horizontalAdvance(text) + 12, height);
  paintPlate(painter, plate, text, kPlateColor, kPlateInk);
}

void PicturePane::paintNote(QPainter& painter) const {
  painter.setFont(smallFont(font()));
  const QFontMetrics metrics(painter.font());
  const QRect body = bodyRect();
  const QString text = metrics.elidedText(note_, Qt::ElideRight, std::max(40, body.width() - 4 * kPadding));
  const QRect plate(body.left() + kPadding - 2, body.top() + kPadding - 2, metrics.horizontalAdvance(text) + 12,
                    metrics.height() + 6);
  if (noteWarns_) {
    paintPlate(painter, plate, text, kMarkColor, kMarkInk);
  } else {
    paintPlate(painter, plate, text, kPlateColor, kPlateInk);
  }
}

void PicturePane::paintBadge(QPainter& painter) const {
  QFont bold = smallFont(font());
  bold.setBold(true);
  painter.setFont(bold);
  const QFontMetrics metrics(bold);
  const QString text = tr("PREDICTION");
  const QRect body = bodyRect();
  const int width = metrics.horizontalAdvance(text) + 16;
  const int height = metrics.height() + 6;
  const QRect plate(body.right() - width - kPadding + 3, body.bottom() - height - kPadding + 3, width, height);
  paintPlate(painter, plate, text, kMarkColor, kMarkInk);
}

void PicturePane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  Q_EMIT pictureAreaChanged();
}

void PicturePane::mousePressEvent(QMouseEvent* event) {
  Q_EMIT pressed(event, bodyRect());
}
void PicturePane::mouseMoveEvent(QMouseEvent* event) {
  Q_EMIT moved(event, bodyRect());
}
void PicturePane::mouseReleaseEvent(QMouseEvent* event) {
  Q_EMIT released(event);
}
void PicturePane::wheelEvent(QWheelEvent* event) {
  Q_EMIT wheeled(event);
}

void PicturePane::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) Q_EMIT activated();
}

void PicturePane::keyPressEvent(QKeyEvent* event) {
  event->ignore();
  Q_EMIT keyPressed(event);
  if (!event->isAccepted()) QWidget::keyPressEvent(event);
}

}  // namespace twinray::ui
