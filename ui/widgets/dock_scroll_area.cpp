#include "ui/widgets/dock_scroll_area.h"

#include <algorithm>

namespace twinray::ui {

DockScrollArea::DockScrollArea(QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  // What is in it takes the focus, and is scrolled to.
  setFocusPolicy(Qt::NoFocus);
  setWidgetResizable(true);
  setWidget(content);
}

void DockScrollArea::resizeEvent(QResizeEvent* event) {
  if (widget()) widget()->setMaximumWidth(std::max(viewport()->width(), widget()->minimumSizeHint().width()));
  QScrollArea::resizeEvent(event);
}

}  // namespace twinray::ui
