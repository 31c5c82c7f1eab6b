#pragma once

#include <QFrame>

class QLabel;

namespace twinray::ui {

/// One sentence about what went wrong, until it is dismissed or replaced. Hidden while there is none.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  void showMessage(const QString& sentence);
  void dismiss();
  QString message() const;
  /// How the bar shows a sentence: with a capital letter and a full stop.
  static QString asSentence(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void applyColors();

  QLabel* text_;
};

}  // namespace twinray::ui
