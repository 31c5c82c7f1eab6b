#pragma once

#include <QObject>
#include <QString>
#include <vector>

namespace twinray::core {
class Volume;
}

namespace twinray::ui {

/// The multiples of 1, 2 or 5 times a power of ten inside minimum..maximum: as many as there are up to `maximumCount`.
/// Empty for an empty or non-finite range.
std::vector<double> niceTicks(double minimum, double maximum, int maximumCount);

/// A scalar value with as many decimals as a range of this width needs to tell 1/1000 of it apart, independent of
/// locale.
QString formatValue(double value, double rangeWidth);

/// Of a volume's values, in the user's language: "HU", or empty.
QString valueUnit(const core::Volume& volume);
/// Both, with a space between them.
QString withUnit(const QString& number, const QString& unit);

/// The decimals that formatValue uses, 0..9.
int decimalsFor(double rangeWidth);

/// The part of the scalar range that the opacity canvas and the colour bar show, shared by both.
class ValueAxis : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Whole range that can be shown; shows all of it. An empty range is widened by 1.
  void setRange(double minimum, double maximum);
  double rangeMinimum() const { return rangeMinimum_; }
  double rangeMaximum() const { return rangeMaximum_; }
  double rangeWidth() const { return rangeMaximum_ - rangeMinimum_; }

  double minimum() const { return minimum_; }
  double maximum() const { return maximum_; }
  double width() const { return maximum_ - minimum_; }
  bool isWhole() const { return minimum_ == rangeMinimum_ && maximum_ == rangeMaximum_; }

  /// Shows 1/factor of what is shown now, keeping `fixedValue` where it is; between the whole range and 1/1000 of it.
  void zoom(double factor, double fixedValue);
  /// Moves what is shown by a fraction of its width, not past the range.
  void scroll(double fraction);
  void showAll();
  /// Scrolls as little as needed until the value is shown.
  void reveal(double value);

 Q_SIGNALS:
  void changed();

 private:
  void show(double minimum, double maximum);

  double rangeMinimum_ = 0;
  double rangeMaximum_ = 1;
  double minimum_ = 0;
  double maximum_ = 1;
};

}  // namespace twinray::ui
