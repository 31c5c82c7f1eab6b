#include "ui/window/message_bar.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <utility>

#include "ui/theme.h"

namespace twinray::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), text_(new QLabel(this)), offer_(new QToolButton(this)) {
  setObjectName(QStringLiteral("messageBar"));
  setAutoFillBackground(true);
  setAccessibleName(tr("Message"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 6, 6, 6);
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  layout->addWidget(text_, 1);
  offer_->setObjectName(QStringLiteral("messageOffer"));
  offer_->hide();
  connect(offer_, &QToolButton::clicked, this, [this] {
    const auto action = action_;
    dismiss();
    action();
  });
  layout->addWidget(offer_);
  auto* close = new QToolButton(this);
  close->setText(tr("Dismiss"));
  close->setAutoRaise(true);
  connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
  layout->addWidget(close);
  applyColors();
  hide();
}

QString MessageBar::asSentence(const QString& text) {
  QString sentence = text;
  if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
  if (!sentence.endsWith('.')) sentence += '.';
  return sentence;
}

void MessageBar::showMessage(const QString& sentence) {
  text_->setText(asSentence(sentence));
  offer_->hide();
  setOffers(false);
  show();
}

void MessageBar::setOffers(bool offers) {
  offers_ = offers;
  // Always: themes change while the bar is hidden, too.
  applyColors();
}

void MessageBar::showOffer(const QString& sentence, const QString& button, std::function<void()> action) {
  showMessage(sentence);
  action_ = std::move(action);
  setOffers(true);
  offer_->setText(button);
  offer_->show();
}

void MessageBar::dismiss() {
  text_->clear();
  offer_->hide();
  hide();
}

QString MessageBar::message() const {
  return text_->text();
}

void MessageBar::applyColors() {
  const QPalette application = QApplication::palette();
  const Palette colors = paneColors(application);
  const QColor text = application.color(QPalette::WindowText);
  // Only these are the bar's own: a palette that sets every role is told of no other theme.
  QPalette own;
  own.setResolveMask(0);
  for (const auto role : {QPalette::Window, QPalette::Button})
    own.setColor(role, offers_ ? colors.header : colors.warningBack);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    own.setColor(role, offers_ ? text : colors.warning);
  setPalette(own);
}

void MessageBar::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  // What setPalette() itself sends comes back here.
  if (event->type() != QEvent::PaletteChange || applying_) return;
  applying_ = true;
  applyColors();
  applying_ = false;
}

}  // namespace twinray::ui
