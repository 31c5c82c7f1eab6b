#include "ui/widgets/wrapped_label.h"

#include <QResizeEvent>
#include <algorithm>

namespace twinray::ui {

WrappedLabel::WrappedLabel(QWidget* parent) : QLabel(parent) {
  setWordWrap(true);
}

QSize WrappedLabel::minimumSizeHint() const {
  constexpr int kNarrowest = 120;  // logical pixels
  return {kNarrowest, heightForWidth(std::max(width(), kNarrowest))};
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  if (event->oldSize().width() != width()) updateGeometry();
}

}  // namespace twinray::ui
