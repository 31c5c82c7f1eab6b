#include "ui/widgets/number_field.h"

#include <QLocale>

namespace twinray::ui {

NumberField::NumberField(QWidget* parent) : QDoubleSpinBox(parent) {}

QValidator::State NumberField::validate(QString& text, int& position) const {
  const QString point = locale().decimalPoint();
  const QString other = point == QLatin1String(",") ? QStringLiteral(".") : QStringLiteral(",");
  if (!text.contains(point)) text.replace(other, point);
  return QDoubleSpinBox::validate(text, position);
}

}  // namespace twinray::ui
