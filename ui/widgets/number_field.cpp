#include "ui/widgets/number_field.h"

#include <QLocale>
#include <QSignalBlocker>

namespace twinray::ui {

NumberField::NumberField(QWidget* parent) : QDoubleSpinBox(parent) {}

QValidator::State NumberField::validate(QString& text, int& position) const {
  const QString point = locale().decimalPoint();
  const QString other = point == QLatin1String(",") ? QStringLiteral(".") : QStringLiteral(",");
  if (!text.contains(point)) text.replace(other, point);
  return QDoubleSpinBox::validate(text, position);
}

void showNumber(QDoubleSpinBox* field, double value) {
  // As text: a field rounds what it is given to its decimals.
  if (field->textFromValue(value) == field->textFromValue(field->value())) return;
  const QSignalBlocker blocker(field);
  field->setValue(value);
}

}  // namespace twinray::ui
