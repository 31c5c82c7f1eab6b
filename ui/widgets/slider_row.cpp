#include "ui/widgets/slider_row.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QWheelEvent>
#include <cmath>

#include "ui/widgets/number_field.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

constexpr int kPositions = 1000;

}  // namespace

SliderRow::SliderRow(const QString& name, const QString& tip, double minimum, double maximum, int decimals,
                     QWidget* parent)
    : QWidget(parent),
      slider_(new QSlider(Qt::Horizontal)),
      spinBox_(new NumberField),
      valueOf_([=](double fraction) { return minimum + fraction * (maximum - minimum); }),
      fractionOf_([=](double value) { return (value - minimum) / (maximum - minimum); }) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(slider_, 1);
  layout->addWidget(spinBox_);
  slider_->setRange(0, kPositions);
  slider_->setSingleStep(kPositions / 100);
  slider_->setPageStep(kPositions / 10);
  slider_->setAccessibleName(name);
  slider_->setToolTip(tip);
  spinBox_->setRange(minimum, maximum);
  spinBox_->setDecimals(decimals);
  spinBox_->setSingleStep((maximum - minimum) / 100);
  spinBox_->setLocale(QLocale::c());
  spinBox_->setKeyboardTracking(false);
  // One width for all rows, so that their sliders end below each other.
  spinBox_->setMinimumWidth(fontMetrics().averageCharWidth() * 13);
  spinBox_->setAccessibleName(name);
  spinBox_->setToolTip(tip);
  setFocusProxy(slider_);
  guardWheel(slider_);
  guardWheel(spinBox_);
  connect(slider_, &QSlider::sliderPressed, this, &SliderRow::dragStarted);
  connect(slider_, &QSlider::sliderReleased, this, &SliderRow::dragEnded);
  connect(slider_, &QSlider::valueChanged, this, [this](int position) {
    const double value = valueOf_(position / double(kPositions));
    {
      const QSignalBlocker blocker(spinBox_);
      spinBox_->setValue(value);
    }
    Q_EMIT edited(spinBox_->value());
  });
  connect(spinBox_, &QDoubleSpinBox::valueChanged, this, &SliderRow::edited);
}

void SliderRow::setMapping(std::function<double(double)> valueOf, std::function<double(double)> fractionOf) {
  valueOf_ = std::move(valueOf);
  fractionOf_ = std::move(fractionOf);
}

double SliderRow::value() const {
  return spinBox_->value();
}

void SliderRow::setValue(double value) {
  const QSignalBlocker blocker(slider_);
  showNumber(spinBox_, value);
  // While the mouse holds it, the handle belongs to the mouse.
  if (!slider_->isSliderDown()) slider_->setValue(int(std::lround(fractionOf_(value) * kPositions)));
}

}  // namespace twinray::ui
