#pragma once

#include <torch/torch.h>

#include "nn/generator.h"
#include "nn/guided_config.h"

namespace twinray::nn {

/// What the last layers of a `guided` generator say, before it becomes pixels: each square of shuffle x shuffle pixels
/// (GuidedConfig::factor times unshuffle) is still a feature pixel.
struct GuidedLayers {
  torch::Tensor own;            ///< n x 3 shuffle^2 x h x w: the residual without a keyframe
  torch::Tensor blend;          ///< n x 4 shuffle^2 x h x w: weight and correction; undefined without a keyframe
  torch::Tensor expectedError;  ///< n x shuffle^2 x h x w, before softplus; undefined where it is not wanted
};

/// The `guided` generator: residual over the bicubic enlargement of a small guide render. Residual blocks without
/// BatchNorm at a fraction of the guide's resolution (pixel-unshuffle), FiLM (Perez et al. 2018) from view, transfer
/// functions and lighting, pixel-shuffle (Shi et al. 2016) to the picture. Begins as the bicubic enlargement alone.
///
/// With a keyframe (GuidedConfig::keyframe) its guide, its detail and what changed since are a second input, and the
/// picture is, pixel by pixel,
///
///     enlarged guide + (1 - weight) * own residual + weight * keyframe detail + correction
///
/// weight = sigmoid(network + trust - steepness * difference), at most 1 / (1 + (difference / kHalfTrusted)^2), with
/// difference = mean |guide - keyframe's guide| of the colours around the pixel, the trust being another where the
/// camera moved. The bound is measured, not learnt: of keyframes much older than those of the training a network trusts
/// what is no longer there (docs/research.md 14). Whatever belongs to keyframes is added to what the network does
/// without, so that one without a keyframe paints as if it knew of none, and weights trained without serve as a start.
/// Where neither guide shows anything within two of its pixels, nothing is added at all: flat background stays exactly
/// flat. Where the guide is nearly transparent the network's own residual fades: there it could only be a level or two
/// off, and a level of noise over a flat background moves colours from one bin of the EMD to the next.
///
/// With GuidedConfig::expectedError the last features also say how large the mean |error| of each pixel's colours will
/// be. That layer learns from the features without changing them: the picture is the same with and without it.
class GuidedImpl : public Generator {
 public:
  static constexpr int kReach = 2;                   ///< guide pixels around which the bicubic enlargement sees one
  static constexpr double kFaint = 0.04;             ///< opacity below which the network's own residual fades
  static constexpr double kHalfTrusted = 5.0 / 255;  ///< difference of guides where at most half of a detail is taken

  explicit GuidedImpl(const GuidedConfig& config);

  std::string architecture() const override { return "guided"; }
  nlohmann::json network() const override { return toJson(config_); }
  GuideNeed guideNeed() const override;
  Condition condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                      const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) const override;
  /// Enlarged guide plus residual, not clamped; residual computed in `type`.
  torch::Tensor paint(const torch::Tensor& guide, const ConditionBatch& condition,
                      torch::ScalarType type = torch::kFloat32) override;
  Painted paintFrom(const torch::Tensor& guide, const ConditionBatch& condition, const KeyframeBatch& keyframe,
                    torch::ScalarType type = torch::kFloat32, bool expectedError = false) override;

  /// Scale and shift of every block, n x blocks x 2 x width: depends on the scene, and what changed since the keyframe.
  torch::Tensor film(const ConditionBatch& condition, const KeyframeBatch& keyframe = {});

  /// Fills in what depends on a keyframe's guide and detail alone (KeyframeBatch::features, in `type`, and ::shown), so
  /// that pictures that start from the same keyframe share it. For painting: no gradient goes through it.
  void prepare(KeyframeBatch& keyframe, torch::ScalarType type);

  /// What is added to the enlarged guide's RGB: guide n x c x h x w (0..1, sides multiples of granularity()) to
  /// n x 3 x (h factor) x (w factor), in place of the picture. Computed in the type of the guide; weights are cast to
  /// it where they differ.
  Painted residual(const torch::Tensor& guide, const torch::Tensor& film, const KeyframeBatch& keyframe = {},
                   bool expectedError = false);

  /// What residual() puts together: `gathered` is the guide less 0.5, unshuffled, channels last.
  GuidedLayers layers(const torch::Tensor& gathered, const torch::Tensor& film, const KeyframeBatch& keyframe,
                      bool expectedError);
  /// The expected error of these layers, n x 1 x H x W.
  torch::Tensor expectedError(const GuidedLayers& layers, const torch::Tensor& guide, const KeyframeBatch& keyframe);
  /// How far the weight of a keyframe's detail is trusted before the network says anything, where the guides agree; and
  /// what a difference of the guides takes off.
  double trustIn(bool cameraMoved) const;
  double steepness() const;

  const GuidedConfig& config() const { return config_; }

 private:
  struct Block {
    torch::nn::Conv2d first{nullptr};
    torch::nn::Conv2d second{nullptr};
  };
  Block makeBlock(const std::string& name, int width);
  void makeKeyframeLayers();
  torch::Tensor keyframeFeatures(const KeyframeBatch& keyframe, torch::ScalarType type);
  torch::Tensor blended(const torch::Tensor& own, const torch::Tensor& blend, const torch::Tensor& guide,
                        const KeyframeBatch& keyframe, const torch::Tensor& fade);
  torch::Tensor faded(const torch::Tensor& guide) const;
  torch::Tensor near(const torch::Tensor& guide) const;
  torch::Tensor shown(const torch::Tensor& guide, const KeyframeBatch& keyframe) const;

  GuidedConfig config_;
  torch::nn::Conv2d head_{nullptr}, tail_{nullptr}, direct_{nullptr}, down_{nullptr}, up_{nullptr};
  std::vector<Block> blocks_, innerBlocks_;
  torch::nn::Sequential curves_{nullptr};
  torch::nn::Linear hidden_{nullptr}, film_{nullptr};
  torch::nn::Conv2d keyframeHead_{nullptr}, keyframeTail_{nullptr}, expectedErrorHidden_{nullptr},
      expectedError_{nullptr};
  torch::nn::Sequential change_{nullptr};
  torch::nn::Linear changeHidden_{nullptr};
  torch::Tensor trust_;  ///< while the camera stands, while it moves; steepness in units of kSteepness
};
TORCH_MODULE(Guided);

/// RGB of a guide (n x c x h x w) enlarged by a whole factor: Keys with a = -0.75, half-pixel centres, edges
/// replicated.
torch::Tensor enlargedGuide(const torch::Tensor& guide, int factor);

}  // namespace twinray::nn
