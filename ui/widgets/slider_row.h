#pragma once

#include <QWidget>
#include <functional>

class QDoubleSpinBox;
class QSlider;

namespace twinray::ui {

/// A number with a slider and a spin box. A drag of the slider is one gesture.
class SliderRow : public QWidget {
  Q_OBJECT

 public:
  /// Slider positions run linearly over minimum..maximum.
  SliderRow(const QString& name, const QString& tip, double minimum, double maximum, int decimals,
            QWidget* parent = nullptr);

  /// Another meaning of the slider's way: value of a fraction 0..1, and its inverse.
  void setMapping(std::function<double(double)> valueOf, std::function<double(double)> fractionOf);

  double value() const;
  /// Shows a value; emits nothing.
  void setValue(double value);
  QSlider* slider() const { return slider_; }
  QDoubleSpinBox* spinBox() const { return spinBox_; }

 Q_SIGNALS:
  void edited(double value);  ///< by the user
  void dragStarted();
  void dragEnded();

 private:
  QSlider* slider_;
  QDoubleSpinBox* spinBox_;
  std::function<double(double)> valueOf_;
  std::function<double(double)> fractionOf_;
};

}  // namespace twinray::ui
