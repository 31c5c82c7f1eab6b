#include "ui/transferfunction/value_axis.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/presets.h"

namespace twinray::ui {

std::vector<double> niceTicks(double minimum, double maximum, int maximumCount) {
  const double width = maximum - minimum;
  if (!std::isfinite(width) || !(width > 0)) return {};
  const double power = std::pow(10.0, std::floor(std::log10(width / std::max(maximumCount, 1))));
  for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0}) {
    const double step = factor * power;
    // A little slack, so that rounding does not lose a tick at an end.
    const double first = std::ceil(minimum / step - 1e-9);
    const double last = std::floor(maximum / step + 1e-9);
    if (last - first + 1 > maximumCount) continue;
    std::vector<double> ticks;
    // + 0.0 turns -0 into 0.
    for (double i = first; i <= last; ++i) ticks.push_back(i * step + 0.0);
    return ticks;
  }
  return {};
}

QString valueUnit(const core::Volume& volume) {
  return core::inHounsfieldUnits(volume) ? ValueAxis::tr("HU") : QString();
}

QString withUnit(const QString& number, const QString& unit) {
  return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
}

int decimalsFor(double rangeWidth) {
  if (!std::isfinite(rangeWidth) || !(rangeWidth > 0)) return 2;
  return int(std::clamp(std::ceil(3 - std::log10(rangeWidth)), 0.0, 9.0));
}

QString formatValue(double value, double rangeWidth) {
  const QString text = QLocale::c().toString(value, 'f', decimalsFor(rangeWidth));
  return text.toDouble() == 0 && text.startsWith('-') ? text.mid(1) : text;
}

void ValueAxis::setRange(double minimum, double maximum) {
  if (!(maximum > minimum)) maximum = minimum + 1;
  if (minimum == rangeMinimum_ && maximum == rangeMaximum_) return;
  rangeMinimum_ = minimum;
  rangeMaximum_ = maximum;
  show(minimum, maximum);
}

void ValueAxis::zoom(double factor, double fixedValue) {
  constexpr double kSmallestPart = 1.0 / 1000;
  if (!(factor > 0)) return;
  const double newWidth = std::clamp(width() / factor, rangeWidth() * kSmallestPart, rangeWidth());
  const double fraction = (std::clamp(fixedValue, minimum_, maximum_) - minimum_) / width();
  const double start = std::clamp(minimum_ + fraction * (width() - newWidth), rangeMinimum_, rangeMaximum_ - newWidth);
  if (newWidth == rangeWidth()) {
    showAll();
  } else {
    show(start, start + newWidth);
  }
}

void ValueAxis::scroll(double fraction) {
  const double start = std::clamp(minimum_ + fraction * width(), rangeMinimum_, rangeMaximum_ - width());
  show(start, start + width());
}

void ValueAxis::showAll() {
  show(rangeMinimum_, rangeMaximum_);
}

void ValueAxis::reveal(double value) {
  value = std::clamp(value, rangeMinimum_, rangeMaximum_);
  if (value < minimum_) show(value, value + width());
  if (value > maximum_) show(value - width(), value);
}

void ValueAxis::show(double minimum, double maximum) {
  if (minimum == minimum_ && maximum == maximum_) return;
  minimum_ = minimum;
  maximum_ = maximum;
  Q_EMIT changed();
}

}  // namespace twinray::ui
