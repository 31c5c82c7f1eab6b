#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace twinray::core {

/// amplitude * exp(-(x - mean)^2 / sigma^2), no factor 2, as in TFGAN. Mean and sigma in scalar units, sigma > 0.
struct GaussianMode {
  double mean = 0;
  double sigma = 1;
  double amplitude = 1;  ///< 0..1
  bool operator==(const GaussianMode&) const = default;
};

struct OpacityPoint {
  double value = 0;    ///< scalar units
  double opacity = 0;  ///< 0..1
  bool operator==(const OpacityPoint&) const = default;
};

struct ColorNode {
  double value = 0;             ///< scalar units
  std::array<double, 3> rgb{};  ///< 0..1
  bool operator==(const ColorNode&) const = default;
};

enum class OpacityKind { kModes, kPoints };

/// Opacity and colour over a scalar range. A value type.
class TransferFunction {
 public:
  /// No opacity anywhere, black to white.
  TransferFunction() : TransferFunction(0, 1) {}
  /// Throws Error unless both are finite; an empty range is widened to [minimum, minimum + 1].
  TransferFunction(double minimum, double maximum);

  double minimum() const { return minimum_; }
  double maximum() const { return maximum_; }

  OpacityKind opacityKind() const { return kind_; }
  const std::vector<GaussianMode>& modes() const { return modes_; }
  const std::vector<OpacityPoint>& points() const { return points_; }
  const std::vector<ColorNode>& colors() const { return colors_; }

  /// Opacity becomes the sum of these modes, cut at 1. Throws Error for non-finite values, sigma <= 0, or an amplitude
  /// outside 0..1.
  void setModes(std::vector<GaussianMode> modes);
  /// Opacity becomes linear between these points, constant outside; two points at one value are a step. Sorted (stable)
  /// by value. Throws Error for non-finite values or opacities outside 0..1.
  void setPoints(std::vector<OpacityPoint> points);
  /// Colour becomes linear in RGB between these nodes, constant outside. Throws Error if empty or not finite or not
  /// 0..1.
  void setColors(std::vector<ColorNode> colors);

  /// Opacity per opacity unit at a scalar value, 0..1.
  double opacity(double value) const;
  std::array<double, 3> color(double value) const;

  /// n values at minimum + i * (maximum - minimum) / (n - 1).
  std::vector<double> sampleOpacity(int n) const;
  /// n RGB triples at the same values.
  std::vector<std::array<double, 3>> sampleColor(int n) const;

  /// The modes as control points (at most `maximumPoints`, placed where the curve bends): nothing visible changes.
  std::vector<OpacityPoint> modesAsPoints(int maximumPoints = 64) const;

  /// The same function with all values mapped linearly onto another range.
  TransferFunction onRange(double minimum, double maximum) const;

  bool operator==(const TransferFunction&) const = default;

 private:
  double minimum_;
  double maximum_;
  OpacityKind kind_ = OpacityKind::kModes;
  std::vector<GaussianMode> modes_;
  std::vector<OpacityPoint> points_;
  std::vector<ColorNode> colors_;
};

/// TwinRay's own JSON, version 1. fromJson throws Error (also for versions it does not know).
nlohmann::json toJson(const TransferFunction& tf);
TransferFunction transferFunctionFromJson(const nlohmann::json& json);

/// File forms: beside and renamed; Error with what, where and what to do.
void writeTransferFunction(const std::filesystem::path& file, const TransferFunction& tf);
TransferFunction readTransferFunction(const std::filesystem::path& file);

}  // namespace twinray::core
