#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "core/scene.h"
#include "render/inverse/differentiable_guide.h"

namespace twinray::render {

/// Numbers that say what can be seen at each pixel of a view, whatever the transfer function is; pixel by pixel.
struct ViewFeatures {
  int width = 0, height = 0;
  std::size_t count = 0;  ///< of a pixel
  std::vector<float> values;
  std::vector<float> empty;  ///< of a pixel that shows nothing

  const float* at(std::size_t pixel) const { return values.data() + pixel * count; }
};

/// Pictures of a view by a few transfer functions (thin and thick fog, surfaces at several values, each in three
/// colours by value, and the scene's own one) as the features of its pixels: pictures by other functions are close to a
/// linear combination of them.
class ViewProbes {
 public:
  /// `known`: only the scene's own function, because the target was made with it.
  ViewProbes(const core::Scene& scene, bool known);

  /// Of the view that the guide is placed at. False if stopped.
  bool look(DifferentiableGuide& guide, const std::stop_token& stop, ViewFeatures& features) const;

  bool known() const { return known_; }

 private:
  core::TransferFunction own_;
  core::Rgb background_;
  bool known_;
  std::vector<TransferSamples> probes_;
};

/// RGB of a target's pixels (0..1) and their weights, which add up to 1.
struct WeightedColors {
  std::vector<core::Rgb> colors;
  std::vector<double> weights;
};

/// How well features explain colours; `rows`: features of each colour's pixel. Where the function is not known: the
/// error that the best linear combination of the features leaves (with a little ridge against chance). Returns the
/// weighted mean square over RGB; `residuals`, where wanted, gets the differences times the roots of their weights.
double unexplained(const std::vector<const float*>& rows, std::size_t features, bool known,
                   const WeightedColors& target, std::vector<double>* residuals);

}  // namespace twinray::render
