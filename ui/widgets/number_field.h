#pragma once

#include <QDoubleSpinBox>

namespace twinray::ui {

/// A number to type, with a comma or a point before its decimals, whichever the keyboard or habit gives: Qt's own field
/// drops the other one while it is typed, and makes 15 of 1,5. No field shows groups of thousands.
class NumberField : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit NumberField(QWidget* parent = nullptr);

 protected:
  QValidator::State validate(QString& text, int& position) const override;
};

/// Puts a number into a field without a signal. Unlike setValue(), it paints nothing where that number stands already:
/// panels show the whole scene again with every mouse event.
void showNumber(QDoubleSpinBox* field, double value);

}  // namespace twinray::ui
