#pragma once

#include "nn/generator.h"
#include "nn/tfgan/config.h"
#include "nn/tfgan/layers.h"

namespace twinray::nn {

/// TFGAN's first network: an opacity picture from view and opacity transfer function, without the volume, whose shape
/// its weights have learnt.
class OpacityGeneratorImpl : public Generator {
 public:
  explicit OpacityGeneratorImpl(const OpacityConfig& config);

  /// Opacity transfer function n x 1 x 256 (-1..1) to the n x latent values that it is squeezed through.
  torch::Tensor latent(const torch::Tensor& opacity);
  /// Latent values back to the transfer function, n x 256 in -1..1: trained with a mean-square loss.
  torch::Tensor reconstruction(const torch::Tensor& latent);
  /// View n x 5 and latent values to the picture, n x 1 x size x size in -1..1.
  torch::Tensor picture(const torch::Tensor& view, const torch::Tensor& latent);

  std::string architecture() const override { return "opacity"; }
  nlohmann::json network() const override { return toJson(config_); }
  GuideNeed guideNeed() const override;
  Condition condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                      const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) const override;
  torch::Tensor paint(const torch::Tensor& guide, const ConditionBatch& condition,
                      torch::ScalarType type = torch::kFloat32) override;

  const OpacityConfig& config() const { return config_; }
  const LinearStack& viewEncoder() const { return view_; }
  const LinearStack& merged() const { return merged_; }
  const LinearStack& latentDecoder() const { return latentDecoder_; }
  const std::vector<ResidualBlock>& decoder() const { return decoder_; }

 private:
  OpacityConfig config_;
  LinearStack view_{nullptr}, latentEncoder_{nullptr}, latentDecoder_{nullptr}, reconstructor_{nullptr},
      merged_{nullptr};
  CurveEncoder curve_{nullptr};
  std::vector<ResidualBlock> decoder_;
};
TORCH_MODULE(OpacityGenerator);

/// Judges opacity pictures beside view and transfer function.
class OpacityDiscriminatorImpl : public torch::nn::Module {
 public:
  explicit OpacityDiscriminatorImpl(const OpacityConfig& config);
  /// View n x 5, opacity transfer function n x 1 x 256, picture n x 1 x size x size, all -1..1, to logits n x 1 (the
  /// probability of being real is their sigmoid).
  torch::Tensor forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& picture);

  const OpacityConfig& config() const { return config_; }

 private:
  OpacityConfig config_;
  LinearStack view_{nullptr}, decision_{nullptr};
  CurveEncoder curve_{nullptr};
  std::vector<torch::nn::Conv2d> layers_;
  std::vector<torch::nn::BatchNorm2d> norms_;  ///< of the layers between the first and the last
};
TORCH_MODULE(OpacityDiscriminator);

}  // namespace twinray::nn
