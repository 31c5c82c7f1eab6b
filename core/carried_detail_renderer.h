#pragma once

#include "core/enlarged_renderer.h"

namespace twinray::core {

/// Keyframes without a network: bicubic enlargement of the new guide, plus what the newest keyframe showed beyond the
/// enlargement of its own guide, channel by channel, cut to 0..255:
///
///     enlarged(guide) + trust * (keyframe picture - enlarged(keyframe guide))
///     trust = 1 / (1 + (difference / half)^2), half = kHalfTrusted or kHalfTrustedOfLarge
///
/// where `difference` is the mean |difference| of the colours of the two enlarged guides in 3x3 pixels, 0..1: where
/// much has changed, the detail that was there is a ghost (docs/research.md 14). It stays where it was, so it is
/// carried over only between scenes of one viewpoint; otherwise, and without a keyframe, this is the EnlargedRenderer.
/// A guide that the keyframe lacks, or has in another size, is made.
class CarriedDetailRenderer : public Renderer {
 public:
  /// Fitted by tests/bench/detail_trust.cpp.
  static constexpr double kHalfTrusted = 7.0 / 255;
  /// Of volumes of more than kMostSmallVoxels: what a guide lacks that is cast through a reduced copy is not only
  /// detail and stays the same for longer.
  static constexpr double kHalfTrustedOfLarge = 25.0 / 255;

  CarriedDetailRenderer(std::unique_ptr<Renderer> guide, EnlargedRenderer::GuideSize guideSize);
  std::optional<Frame> render(const Request& request) override;

 private:
  EnlargedRenderer enlarged_;
  std::weak_ptr<const Keyframe> known_;  ///< whose enlarged guide is before_; not kept alive, nor its volume
  Image before_;
};

}  // namespace twinray::core
