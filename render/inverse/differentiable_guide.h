#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/image.h"
#include "core/scene.h"
#include "render/inverse/transfer_samples.h"
#include "render/volume_renderer.h"

namespace twinray::render {

/// A picture in numbers: RGB over the background (0..1) and accumulated opacity, top row first; or a derivative by
/// them, or a change of them.
struct GuidePicture {
  using Pixel = std::array<double, 4>;

  int width = 0, height = 0;
  std::vector<Pixel> pixels;

  GuidePicture() = default;
  /// Zeros.
  GuidePicture(int pictureWidth, int pictureHeight)
      : width(pictureWidth), height(pictureHeight), pixels(std::size_t(pictureWidth) * pictureHeight) {}
  explicit GuidePicture(const core::Image& image);

  core::Image toImage() const;
};

/// The guide (quality standard unless another is wanted, on the CPU) as a differentiable function of the transfer
/// function: the same samples of the same rays, composited in floating point. place() follows the rays once; pictures
/// and derivatives of any number of transfer functions then cost a pass over 6 bytes a sample. Derivatives are those of
/// an adjoint walk from back to front, ray by ray: nothing is stored but the samples (docs/decisions/0018). Used on one
/// thread.
class DifferentiableGuide {
 public:
  /// `threads`: 0 for as many as the machine has. `quality`: of those with one ray a pixel (kSeed without the half
  /// pixel by which VTK's fixed point stretches what it displays).
  explicit DifferentiableGuide(int threads = 0, Quality quality = Quality::kStandard);
  ~DifferentiableGuide();

  /// Follows the rays of a scene; at once where only the transfer function is another one than in the call before.
  /// False if stopped. Throws core::Error for a size outside 1..4096, an impossible scene, or too little memory.
  bool place(const core::Scene& scene, int width, int height, const std::stop_token& stop = {});

  int width() const;
  int height() const;
  std::size_t sampleCount() const;

  /// The numbers that the guide gives to the voxel values of the placed volume.
  ValueTable tableOf(const core::TransferFunction& function) const;
  ValueTable tableOf(const TransferSamples& samples) const;
  /// Derivatives by voxel value as derivatives by the samples of a transfer function over minimum..maximum, where the
  /// table is changed by what is linear between these samples.
  TransferSamples onSamples(const ValueTable& derivative, double minimum, double maximum) const;

  /// Each of these returns false if stopped. `table` is of the placed volume.

  bool picture(const ValueTable& table, const std::stop_token& stop, GuidePicture& picture);
  /// `weights`: dL/dpixel of a function L of the picture. `derivative`: dL by each entry of the table. Where a colour
  /// is cut at 1 it does not change. Opacities above kLargestOpacity change a picture as that one does: at 1 the
  /// derivative of a step's opacity is infinite.
  bool derivative(const ValueTable& table, const GuidePicture& weights, const std::stop_token& stop,
                  ValueTable& derivative);
  /// How each pixel changes with `direction`, to first order.
  bool change(const ValueTable& table, const ValueTable& direction, const std::stop_token& stop, GuidePicture& change);
  /// Opacity that each voxel value adds to the pixels, summed with `weights` (one a pixel): what they are made of.
  bool contributions(const ValueTable& table, const std::vector<double>& weights, const std::stop_token& stop,
                     std::vector<double>& byValue);

  static constexpr double kLargestOpacity = 0.999;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
