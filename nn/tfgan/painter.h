#pragma once

#include "nn/painter.h"
#include "nn/tfgan/folded.h"

namespace twinray::nn {

/// Paints with a `tfgan` generator in the form (FoldedForm) that is fastest here and stays within 1/255 of the network.
class TfganPainter : public Painter {
 public:
  /// Measures for about half a second which form that is.
  explicit TfganPainter(const std::shared_ptr<TfganImpl>& generator);
  /// Throws core::Error for a scene with pan, which the network was never told of.
  core::Image paint(const core::Image& guide, const core::Scene& scene, int width, int height) const override;
  std::string precision() const override { return precision_; }
  const FoldedTfgan& network() const { return *folded_; }

 private:
  std::shared_ptr<TfganImpl> generator_;
  std::unique_ptr<FoldedTfgan> folded_;
  std::string precision_ = "fp32";
};

/// Paints opacity pictures: grey and alpha are the opacity.
class OpacityPainter : public Painter {
 public:
  explicit OpacityPainter(const std::shared_ptr<OpacityGeneratorImpl>& generator);
  core::Image paint(const core::Image& guide, const core::Scene& scene, int width, int height) const override;
  std::string precision() const override { return "fp32"; }

 private:
  std::shared_ptr<OpacityGeneratorImpl> generator_;
};

}  // namespace twinray::nn
