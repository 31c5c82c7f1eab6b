#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/renderer.h"
#include "render/prepared_labels.h"
#include "render/prepared_volume.h"
#include "render/transfer_table.h"

namespace twinray::render {

/// What all passes over one picture have in common.
struct CastScene {
  std::shared_ptr<PreparedVolume> volume;      ///< prepare()d
  std::shared_ptr<const TransferTable> table;  ///< of that volume; another object is another table
  /// Grid that the camera stands around, where that is not the volume's: of the scene's volume, where a reduced one is
  /// cast.
  std::optional<core::Geometry> frame;
  core::Viewpoint viewpoint;
  core::Lighting lighting;
  double opacityUnit = 1;  ///< mm
  double step = 1;         ///< mm between samples of a ray
  double nearPlane = 1;    ///< mm from the camera; rays are sampled at near plane + whole steps
  double farPlane = 2;     ///< mm from the camera
  /// Put the rays where VTK's window shows them: vtkOpenGLRayCastImageDisplayHelper (VTK 9.1) draws the n x m rays
  /// around the volume as a texture from the centre of the first to the centre of the last ray, over n x m whole
  /// pixels. That enlarges the picture by n/(n-1) with bilinear interpolation.
  bool asDisplayed = false;
  core::Crop crop;  ///< along the axes of the prepared voxels
  core::Projection projection = core::Projection::kPerspective;
  core::Blending blending = core::Blending::kComposite;
  std::shared_ptr<PreparedLabels> labels;  ///< prepare()d; null: none
  std::vector<core::Label> labelStyles;    ///< how they are drawn, by number from 1
  int width = 0;
  int height = 0;
  /// That will be cast, in all passes together, where it is known: tables that make each of them cheaper are made for
  /// many.
  std::size_t rays = 0;
};

/// One ray a pixel, shifted.
struct CastPass {
  std::array<double, 2> shift{};  ///< of the rays within their pixels, in pixels, x to the right, y up
  double phase = 0;               ///< shift of the samples along the rays, in mm
  /// Only the pixels where row + column is even need a ray; what is added to the others does not count.
  bool checkerboard = false;
};

/// Sums of premultiplied RGBA over the passes, top row first, in units of 1/kUnit.
struct PixelSums {
  static constexpr std::uint32_t kUnit = 32767;

  PixelSums(int pictureWidth, int pictureHeight)
      : width(pictureWidth), height(pictureHeight), rgba(std::size_t(4) * pictureWidth * pictureHeight) {}

  /// Gives the pixels where row + column is odd what their neighbours on the checkerboard make likely: 9/8 of the mean
  /// of the four next to them less 1/8 of that of the eight a knight's move away, edges mirrored, at least 0.
  void fillCheckerboard(int threads);

  /// The average over the background as an 8-bit picture. `passes` is what has been added.
  core::Image overBackground(const core::Rgb& background, int threads) const;

  int width;
  int height;
  int passes = 0;
  std::vector<std::uint32_t> rgba;
};

/// A ray caster: VTK's on the CPU or on the GPU. Used on one thread.
class Caster {
 public:
  Caster() = default;
  Caster(const Caster&) = delete;
  Caster& operator=(const Caster&) = delete;
  virtual ~Caster() = default;

  /// Takes over what changed since the last picture, and notes what took time. False if stopped. Throws core::Error.
  virtual bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) = 0;
  /// Adds one pass to the sums. False if stopped: the sums are then spoilt.
  virtual bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) = 0;
  /// core::Frame::depth of the scene that was begun, whatever has been cast. Null where it cannot be said, or if
  /// stopped.
  virtual std::shared_ptr<const core::Plane> depth(const std::stop_token& /*stop*/) { return nullptr; }
  /// How the colours of the scene begun make up the mean of these passes. Null if stopped, if they are too much to
  /// keep, and where the caster or the blending cannot say.
  virtual std::shared_ptr<const core::ColorContributions> contributions(const core::Scene& /*scene*/,
                                                                        const std::vector<CastPass>& /*passes*/,
                                                                        const std::stop_token& /*stop*/) {
    return nullptr;
  }
  /// For people: mapper, device, threads.
  virtual std::string description() const = 0;
  virtual bool isGpu() const { return false; }
  /// The most voxels a side of a volume that it takes.
  virtual int mostVoxels() const { return std::numeric_limits<int>::max(); }
};

}  // namespace twinray::render
