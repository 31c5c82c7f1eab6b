#pragma once

#include <QLabel>

namespace twinray::ui {

/// One line of text, its middle left out where it is too long for the label.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  using QLabel::QLabel;

  void setFullText(const QString& text);
  const QString& fullText() const { return fullText_; }

  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void elide();

  QString fullText_;
};

}  // namespace twinray::ui
