#pragma once

#include "core/enlarged_renderer.h"

namespace twinray::core {

/// The simplest use of keyframes, without learning: bicubic enlargement of the new guide, plus what the newest keyframe
/// showed beyond the enlargement of its own guide, channel by channel, cut to 0..255:
///
///     enlarged(guide) + (keyframe picture - enlarged(keyframe guide))
///
/// The detail stays where it was, so it is carried over only between scenes of one viewpoint; otherwise, and without a
/// keyframe, this is the EnlargedRenderer. A guide that the keyframe lacks, or has in another size, is made. What a
/// learned use of keyframes must beat.
class CarriedDetailRenderer : public Renderer {
 public:
  CarriedDetailRenderer(std::unique_ptr<Renderer> guide, EnlargedRenderer::GuideSize guideSize);
  std::optional<Frame> render(const Request& request) override;

 private:
  EnlargedRenderer enlarged_;
  std::weak_ptr<const Keyframe> known_;  ///< whose enlarged guide is before_; not kept alive, nor its volume
  Image before_;
};

}  // namespace twinray::core
