#include "ui/widgets/elided_label.h"

namespace twinray::ui {

void ElidedLabel::setFullText(const QString& text) {
  fullText_ = text;
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  elide();
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 8, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  elide();
}

void ElidedLabel::elide() {
  setText(fontMetrics().elidedText(fullText_, Qt::ElideMiddle, width()));
}

}  // namespace twinray::ui
