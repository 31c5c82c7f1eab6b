#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include "nn/change.h"
#include "nn/condition.h"

namespace twinray::nn {

/// Conditions of a batch as tensors.
struct ConditionBatch {
  torch::Tensor view;      ///< n x 5
  torch::Tensor curves;    ///< n x 4 x 256: opacity, then L, a, b
  torch::Tensor lighting;  ///< n x 6

  ConditionBatch to(torch::Device device) const { return {view.to(device), curves.to(device), lighting.to(device)}; }
};

ConditionBatch batchOf(const std::vector<const Condition*>& conditions);

/// Keyframes of a batch as tensors; all undefined where no picture of the batch starts from one.
struct KeyframeBatch {
  torch::Tensor guide;    ///< n x c x h x w, 0..1; anything where there is none
  torch::Tensor detail;   ///< n x 3 x H x W: the keyframe's picture minus the enlargement of its guide
  torch::Tensor curves;   ///< n x 4 x 256: Change::curves
  torch::Tensor motion;   ///< n x Change::kWidth
  torch::Tensor present;  ///< n: 1 where there is a keyframe, else 0
  /// What GuidedImpl::prepare made of guide and detail alone, for a keyframe of many pictures; undefined: made anew
  /// with each picture.
  torch::Tensor features{}, shown{};

  bool defined() const { return present.defined(); }
  KeyframeBatch to(torch::Device device) const {
    if (!defined()) return {};
    return {guide.to(device), detail.to(device), curves.to(device), motion.to(device), present.to(device)};
  }
};

/// Of pictures that are all there (guide, detail) or partly (null: none), with what changed since.
KeyframeBatch keyframeBatchOf(torch::Tensor guide, torch::Tensor detail, const std::vector<const Change*>& changes);

/// What a generator paints.
struct Painted {
  torch::Tensor picture;  ///< n x 3 x H x W (an opacity network: n x 1 x H x W), 0..1, not clamped
  /// n x 1 x H x W: the mean |error| of the three colours that the network expects, at least 0; undefined where it was
  /// not asked for, or the network was not made for it.
  torch::Tensor expectedError;
};

/// The guide that a generator takes, and the sizes that it paints.
struct GuideNeed {
  std::vector<std::string> channels;  ///< of r, g, b, a, in the network's order; empty: it paints without a guide
  int factor = 1;                     ///< picture size / guide size
  int pictureSize = 0;                ///< pixels a side of the only (square) picture it paints; 0: any size
  int granularity = 1;                ///< guide sides are padded to a multiple of this
  bool keyframe = false;              ///< it can start from a keyframe
  bool expectedError = false;         ///< it can say how wrong it expects to be
};

/// A generator network, whatever its architecture: what model files hold, renderers run and trainings change.
class Generator : public torch::nn::Module {
 public:
  /// "guided", "tfgan", "opacity".
  virtual std::string architecture() const = 0;
  /// The network's shape, as makeGenerator reads it.
  virtual nlohmann::json network() const = 0;
  virtual GuideNeed guideNeed() const = 0;
  /// What the network is told of a scene beside the guide; `scale` of its volume, guideHeight in pixels.
  virtual Condition condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                              const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) const = 0;
  /// Pictures n x 3 x H x W (an opacity network: n x 1 x H x W), 0..1, not clamped, from guides n x c x h x w in 0..1
  /// (undefined where guideNeed().channels is empty). Features in `type` where the architecture can.
  virtual torch::Tensor paint(const torch::Tensor& guide, const ConditionBatch& condition,
                              torch::ScalarType type = torch::kFloat32) = 0;
  /// The same, starting from keyframes where there are some and the architecture can (guideNeed().keyframe), with the
  /// expected error if that is wanted and it can (guideNeed().expectedError).
  virtual Painted paintFrom(const torch::Tensor& guide, const ConditionBatch& condition,
                            const KeyframeBatch& /*keyframe*/, torch::ScalarType type = torch::kFloat32,
                            bool /*expectedError*/ = false) {
    return {paint(guide, condition, type), {}};
  }
};

/// A network of this architecture and shape with fresh weights. Throws core::Error, naming `where`, for an unknown
/// architecture or a shape out of range.
std::shared_ptr<Generator> makeGenerator(const std::string& architecture, const nlohmann::json& network,
                                         const std::string& where);

/// A copy with its own weights and buffers.
std::shared_ptr<Generator> cloneGenerator(const Generator& generator);

}  // namespace twinray::nn
