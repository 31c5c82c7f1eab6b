#pragma once

#include <QLabel>

namespace twinray::ui {

/// A text in as many lines as its width needs, all of which a layout leaves it: QLabel's own minimum is too low for
/// that in a panel that scrolls.
class WrappedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit WrappedLabel(QWidget* parent = nullptr);

  QSize sizeHint() const override { return minimumSizeHint(); }
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

}  // namespace twinray::ui
