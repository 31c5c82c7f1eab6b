#pragma once

#include "nn/guided.h"
#include "nn/painter.h"

namespace twinray::nn {

/// Paints with a `guided` generator, in the fastest precision whose pictures stay within 1/255 of float32.
class GuidedPainter : public Painter {
 public:
  /// Measures for about 0.1 s which precision that is.
  explicit GuidedPainter(const std::shared_ptr<GuidedImpl>& generator);
  core::Image paint(const core::Image& guide, const core::Scene& scene, int width, int height) const override;
  std::shared_ptr<const PreparedStart> prepare(const Start& start) const override;
  Painting paintFrom(const PreparedStart* start, const core::Image& guide, const core::Scene& scene, int width,
                     int height, bool expectedError) const override;
  std::string precision() const override { return precision_; }
  std::optional<double> millisecondsPerPixel() const override { return millisecondsPerPixel_; }

  /// What is added to the enlarged guide (1 x 4 x h x w, 0..1) in that precision.
  Painted residual(const torch::Tensor& guide, const ConditionBatch& condition, const KeyframeBatch& keyframe = {},
                   bool expectedError = false) const;

 private:
  std::shared_ptr<GuidedImpl> generator_;
  torch::ScalarType type_ = torch::kFloat32;
  std::string precision_ = "fp32";
  double millisecondsPerPixel_ = 0;
};

}  // namespace twinray::nn
