#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/renderer.h"
#include "core/resample.h"

namespace twinray::render {

enum class Quality {
  kDraft,
  /// As kStandard where row + column is even; the other pixels are interpolated from them: for guides.
  kCheckerboard,
  kStandard,
  /// As kStandard with samples as near to each other as those of kHigh: for guides (docs/decisions/0046).
  kFine,
  kHigh,
  kSeed
};

/// "draft", "checkerboard", "standard", "fine", "high", "seed". Throws core::Error for another name.
Quality qualityFromName(const std::string& name);
std::string nameOf(Quality quality);

/// Quality of the guides of pictures `factor` times as large: kCheckerboard where they are equally large, else
/// kStandard; the original's smaller guides are of the pictures' own quality.
Quality guideQualityFor(int factor, Quality picture);

enum class Device {
  kAuto,  ///< a real GPU where there is one, else the CPU
  kCpu,   ///< VTK's fixed-point ray caster, no GL
  kGpu    ///< VTK's GPU ray caster over EGL or GLX
};

struct VolumeRendererOptions {
  Quality quality = Quality::kHigh;
  Device device = Device::kAuto;
  int threads = 0;  ///< of the CPU ray caster; 0: as many as the machine has
  /// Cast reduced copies of large volumes where pixels are larger than voxels (draft, standard and high, scenes without
  /// labels; docs/decisions/0016): for guides, whose cost is then not the volume's.
  bool levelsOfDetail = false;
  /// Volumes of up to so many voxels are not large.
  std::size_t mostSmallVoxels = core::kMostSmallVoxels;

  /// Memory for what the rays of each pass met (kHigh has four, the others one), so that while nothing but the transfer
  /// function changes no voxels are needed (CPU, scenes without labels; docs/decisions/0039), a quarter of it for
  /// volumes of more than core::kMostSmallVoxels; 0: nothing is kept.
  std::size_t keptBytes = 0;

  static constexpr std::size_t kGuideKeptBytes = std::size_t(1) << 28;  ///< of a renderer of guides
};

/// VTK ray casting off screen, without a display. Gradients are kept for the newest volume. Frames have depth where it
/// is asked for, one value for 8x8 pixels, partial frames too; not on the GPU and not of maximum intensity.
class VolumeRenderer : public core::Renderer {
 public:
  explicit VolumeRenderer(const VolumeRendererOptions& options = {});
  ~VolumeRenderer() override;
  std::optional<core::Frame> render(const core::Request& request) override;
  /// On the CPU, of composited scenes of quality draft, standard and high; null of others.
  std::shared_ptr<const core::ColorContributions> colorContributions(const core::Request& request) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// What kAuto picks on this machine, for people: "CPU, fixed point" or the GL renderer's name.
std::string deviceDescription();

}  // namespace twinray::render
