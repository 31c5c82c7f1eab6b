#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QToolButton;

namespace twinray::ui {

/// One sentence about what went wrong, until it is dismissed or replaced. Hidden while there is none.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  void showMessage(const QString& sentence);
  /// With a button that does what the sentence offers, and dismisses it.
  void showOffer(const QString& sentence, const QString& button, std::function<void()> action);
  void dismiss();
  QString message() const;
  /// How the bar shows a sentence: with a capital letter and a full stop.
  static QString asSentence(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void applyColors();
  void setOffers(bool offers);

  QLabel* text_;
  QToolButton* offer_;
  std::function<void()> action_;
  bool offers_ = false;  ///< what is said is an offer, not something that went wrong
  bool applying_ = false;
};

}  // namespace twinray::ui
