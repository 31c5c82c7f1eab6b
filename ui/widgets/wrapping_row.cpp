#include "ui/widgets/wrapping_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

namespace twinray::ui {

WrappingRow::WrappingRow(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void WrappingRow::addWidget(QWidget* widget, int gap) {
  widget->setParent(this);
  widget->show();
  items_.append({widget, gap});
  updateGeometry();
}

void WrappingRow::addNamed(const QString& name, QWidget* widget) {
  auto* pair = new QWidget;
  auto* layout = new QHBoxLayout(pair);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(name);
  label->setBuddy(widget);
  layout->addWidget(label);
  layout->addWidget(widget);
  addWidget(pair);
}

int WrappingRow::arrange(int width) const {
  int top = 0;
  for (qsizetype first = 0; first < items_.size();) {
    qsizetype end = first;
    int used = 0, height = 0;
    for (; end < items_.size(); ++end) {
      const QSize size = items_[end].widget->sizeHint();
      const int wanted = used + (end == first ? 0 : items_[end].gap) + size.width();
      if (end > first && wanted > width) break;
      used = wanted;
      height = std::max(height, size.height());
    }
    if (top > 0) top += kGap;
    int left = 0;
    for (qsizetype i = first; i < end; ++i) {
      if (i > first) left += items_[i].gap;
      const QSize size = items_[i].widget->sizeHint();
      const int own = std::min(size.width(), width);
      items_[i].widget->setGeometry(left, top + (height - size.height()) / 2, own, size.height());
      left += own;
    }
    top += height;
    first = end;
  }
  return top;
}

QSize WrappingRow::sizeHint() const {
  int width = 0, height = 0;
  for (const Item& item : items_) {
    const QSize size = item.widget->sizeHint();
    width += size.width() + (width > 0 ? item.gap : 0);
    height = std::max(height, size.height());
  }
  return {width, height};
}

QSize WrappingRow::minimumSizeHint() const {
  int width = 0, height = 0;
  for (const Item& item : items_) {
    width = std::max(width, item.widget->minimumSizeHint().width());
    height = std::max(height, item.widget->sizeHint().height());
  }
  return {width, height};
}

bool WrappingRow::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) {
    setFixedHeight(arrange(width()));
    updateGeometry();
  }
  return QWidget::event(event);
}

void WrappingRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  setFixedHeight(arrange(width()));
}

}  // namespace twinray::ui
