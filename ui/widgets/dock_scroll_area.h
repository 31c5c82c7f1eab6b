#pragma once

#include <QScrollArea>

namespace twinray::ui {

/// What a dock scrolls where the window is too low for it. QScrollArea (Qt 6.4) works out the width of contents whose
/// height hangs on it as if there were no scroll bar, and then cuts them off by the bar's width; here they are never
/// wider than what is seen, unless their minimum is.
class DockScrollArea : public QScrollArea {
  Q_OBJECT

 public:
  /// Takes the content.
  explicit DockScrollArea(QWidget* content, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

}  // namespace twinray::ui
