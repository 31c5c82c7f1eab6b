#include "render/fixed_point_caster.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "core/resample.h"
#include "render/head_light.h"
#include "render/kept_rays.h"
#include "render/parallel_rows.h"
#include "render/ray_contributions.h"
#include "render/ray_depth.h"
#include "render/ray_field.h"
#include "render/ray_setup.h"
#include "render/space_leaps.h"
#include "render/stopwatch.h"

namespace twinray::render {
namespace {

constexpr unsigned kUnit = PixelSums::kUnit;

std::uint16_t toFixed(double fraction) {
  return static_cast<std::uint16_t>(fraction * kUnit + 0.5);
}

/// Opacity over one step, as VTK's fixed-point mapper corrects and rounds it.
unsigned fixedOpacity(float opacity, double stepPerUnit) {
  constexpr float kNothing = 0.0001f;  // VTK leaves smaller opacities uncorrected
  return toFixed(opacity > kNothing ? 1.0 - std::pow(1.0 - opacity, stepPerUnit) : opacity);
}

std::uint16_t premultiplied(double color, unsigned alpha) {
  return static_cast<std::uint16_t>((toFixed(color) * alpha + kUnit) >> 15);
}

/// By voxel value: colour times opacity, and opacity, corrected for the step.
std::vector<std::array<std::uint16_t, 4>> colorTable(const TransferTable& table, double stepPerUnit) {
  std::vector<std::array<std::uint16_t, 4>> colors(table.opacity.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const unsigned alpha = fixedOpacity(table.opacity[i], stepPerUnit);
    for (int c = 0; c < 3; ++c) colors[i][c] = premultiplied(table.color[i][c], alpha);
    colors[i][3] = static_cast<std::uint16_t>(alpha);
  }
  return colors;
}

/// The same by label.
using LabelTable = std::array<std::array<std::uint16_t, 4>, 256>;

LabelTable labelTable(const std::vector<core::Label>& styles, double stepPerUnit) {
  LabelTable colors{};
  for (std::size_t i = 0; i < styles.size(); ++i) {
    if (!styles[i].visible) continue;
    const unsigned alpha = fixedOpacity(static_cast<float>(styles[i].opacity), stepPerUnit);
    for (int c = 0; c < 3; ++c) colors[i + 1][c] = premultiplied(styles[i].color[c], alpha);
    colors[i + 1][3] = static_cast<std::uint16_t>(alpha);
  }
  return colors;
}

/// Colours of fewer than this many nodes would not be worth it.
constexpr std::size_t kFewestContributionNodes = 16;

bool anySeen(const LabelTable& labels) {
  return std::any_of(labels.begin(), labels.end(), [](const auto& label) { return label[3] != 0; });
}

}  // namespace

class FixedPointCaster::Impl {
 public:
  Impl(int threads, RayKernel kernel, std::size_t keptBytes)
      : threads_(threads), kernel_(kernel), keptBytes_(keptBytes) {}

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
    Stopwatch watch;
    const auto note = [&](const char* step) { timings.push_back({step, watch.restart()}); };
    const bool compositing = scene.blending == core::Blending::kComposite;
    const bool shaded = scene.lighting.shaded && compositing;
    if (scene.volume != scene_.volume && !takeVolume(scene, stop)) return false;
    fillTables(scene);
    note("tables");
    field_.normals = field_.labelNormals = nullptr;
    if (shaded) {
      const std::uint16_t* const* normals = scene.volume->normals(threads_, stop);
      if (normals && scene.labels) field_.labelNormals = scene.labels->normals(threads_, stop);
      note("gradients");
      if (!normals || (scene.labels && !field_.labelNormals)) return false;
      field_.normals = normals[0];
    }
    const bool sameLight = scene.viewpoint.orientation() == scene_.viewpoint.orientation() &&
                           scene.lighting == scene_.lighting && lightFilled_;
    lightFilled_ = lightFilled_ && sameLight;
    scene_ = scene;
    if (shaded && !lightFilled_) {
      fillLight();
      note("shading table");
    }
    field_.voxelLight = nullptr;
    if (shaded && worthVoxelLight()) {
      if (!voxelLightFilled_) {
        if (!fillVoxelLight(stop)) return false;
        note("voxels' light");
      }
      field_.voxelLight = voxelLight_.data();
    }
    return !stop.stop_requested();
  }

  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
    if (setup_.place(scene_, pass, stop, field_)) {
      field_.stride = pass.checkerboard ? 2 : 1;
      // Row y of the rays is row height - 1 - (y + origin) of the picture.
      field_.parity = (sums.height - 1 + field_.origin[0] + field_.origin[1]) % 2;
      if (!castRays(std::size_t(sums.passes), stop)) return false;
      add(sums);
    }
    if (stop.stop_requested()) return false;
    ++sums.passes;
    return true;
  }

  bool collect(const std::stop_token& stop, RaySamples& samples) {
    samples.clear(scene_.width, scene_.height);
    samples.labelValue = static_cast<int>(colors_.size());
    samples.stepPerUnit = scene_.blending == core::Blending::kComposite ? scene_.step / scene_.opacityUnit : 1;
    samples.labelStepPerUnit = scene_.step / scene_.opacityUnit;
    if (setup_.place(scene_, {}, stop, field_)) return collectRays(field_, threads_, stop, samples);
    return !stop.stop_requested();
  }

  std::shared_ptr<const core::Plane> depth(const std::stop_token& stop) {
    if (scene_.blending != core::Blending::kComposite) return nullptr;
    const auto cells = [](int pixels) { return (pixels + kDepthCell - 1) / kDepthCell; };
    auto plane = std::make_shared<core::Plane>(core::Plane{1, cells(scene_.height), cells(scene_.width), {}});
    plane->data.resize(std::size_t(plane->width) * plane->height);
    if (setup_.place(scene_, {}, stop, field_)) castDepth(field_, depthByVoxel(), threads_, stop, *plane);
    return stop.stop_requested() ? nullptr : plane;
  }

  std::shared_ptr<const core::ColorContributions> contributions(const core::Scene& scene,
                                                                const std::vector<CastPass>& passes,
                                                                const std::stop_token& stop) {
    if (scene_.blending != core::Blending::kComposite || scene_.asDisplayed) return nullptr;
    PlacedRays placed = placedRays(passes, stop);
    placed.rays.background = static_cast<float>(*std::max_element(scene.background.begin(), scene.background.end()));
    if (stop.stop_requested()) return nullptr;
    const int tableSize = static_cast<int>(colors_.size());
    const PreparedVolume& volume = *scene_.volume;
    std::vector<int> bends;
    for (const core::ColorNode& node : scene.transferFunction.colors()) bends.push_back(volume.valueNear(node.value));
    const std::size_t pixels = std::size_t(scene_.width) * scene_.height;
    const std::size_t most = core::ColorContributions::kMostBytes / (sizeof(std::uint16_t) * pixels);
    const auto nodes =
        contributionNodes(placed.rays, tableSize, bends,
                          std::clamp(most, kFewestContributionNodes, core::ColorContributions::kMostNodes));
    auto result = sumContributions(placed.rays, nodes, tableSize, threads_, stop);
    if (!result) return nullptr;
    for (const int node : nodes) result->nodes.push_back(volume.scalarAt(node));
    return result;
  }

  int threads() const { return threads_; }
  double keptShare() const {
    double sum = 0;
    for (const KeptRays& pass : kept_) sum += pass.keptShare();
    return kept_.empty() ? 0 : sum / double(kept_.size());
  }

 private:
  /// Of voxel indices in front of the camera that placeCamera() places.
  LinearDepth depthByVoxel() const {
    const core::Geometry& grid = scene_.volume->geometry();
    const core::Geometry& frame = scene_.frame ? *scene_.frame : grid;
    const auto centre = frame.centre();
    const auto back = scene_.viewpoint.back();
    LinearDepth depth;
    depth.constant = core::Viewpoint::kDistance * frame.diagonal();
    for (int a = 0; a < 3; ++a) {
      depth.constant += (centre[a] - grid.origin[a]) * back[a];
      depth.perVoxel[a] = -grid.spacing[a] * back[a];
    }
    return depth;
  }

  /// Of one pass of the picture, counted from 0.
  bool castRays(std::size_t pass, const std::stop_token& stop) {
    if (keptBytes_ == 0) return render::castRays(field_, rayCaster(field_, kernel_), threads_, stop, rays_);
    // Volumes that take much memory themselves leave less of it; a reduced copy is cast of such ones, too.
    constexpr std::size_t kLess = 4;
    const bool large = scene_.frame || field_.voxelCount > core::kMostSmallVoxels;
    while (kept_.size() <= pass) kept_.emplace_back(kernel_);
    return kept_[pass].cast(field_, colors_.size(), large ? keptBytes_ / kLess : keptBytes_, threads_, stop, rays_);
  }

  struct PlacedRays {
    ContributingRays rays;
    std::vector<std::vector<int>> rowBounds;  ///< that the fields of the rays point to
  };

  PlacedRays placedRays(const std::vector<CastPass>& passes, const std::stop_token& stop) {
    PlacedRays placed;
    placed.rays.width = scene_.width;
    placed.rays.height = scene_.height;
    placed.rays.passes = static_cast<int>(passes.size());
    for (const CastPass& pass : passes) {
      RayField field = field_;
      if (!setup_.place(scene_, pass, stop, field)) continue;
      placed.rowBounds.emplace_back(field.rowBounds, field.rowBounds + 2 * std::size_t(field.size[1]));
      field.rowBounds = placed.rowBounds.back().data();
      placed.rays.fields.push_back(field);
    }
    return placed;
  }

  /// False if stopped.
  bool takeVolume(const CastScene& scene, const std::stop_token& stop) {
    const auto* blocks = scene.volume->blocks(threads_, stop);
    if (!blocks) return false;
    scene_ = {};  // every table belongs to the volume
    kept_.clear();
    lightFilled_ = false;
    voxelLight_ = {};
    setup_.setVolume(*scene.volume);
    leaps_.setBlocks(*blocks, scene.volume->blockDimensions());
    const auto& dimensions = scene.volume->dimensions();
    field_.voxels = scene.volume->voxels();
    field_.bytesPerVoxel = scene.volume->bytesPerVoxel();
    field_.row = static_cast<std::size_t>(dimensions[0]);
    field_.slice = field_.row * dimensions[1];
    field_.voxelCount = field_.slice * dimensions[2];
    field_.leaps = leaps_.leaps();
    for (int level = 0; level < 3; ++level) {
      field_.maxima[level] = leaps_.cubes(level).data();
      field_.cubesPerRow[level] = static_cast<std::size_t>(leaps_.dimensions(level)[0]);
      field_.cubesPerSlice[level] = field_.cubesPerRow[level] * leaps_.dimensions(level)[1];
    }
    field_.blockRow = field_.cubesPerRow[0];
    field_.blockSlice = field_.cubesPerSlice[0];
    field_.largestValue = 0;
    for (const auto& cube : leaps_.cubes(2))
      field_.largestValue = std::max<unsigned>(field_.largestValue, cube.maximum);
    scene_.volume = scene.volume;
    return true;
  }

  /// What depends on transfer function, step, labels and blending, where one of them changed.
  void fillTables(const CastScene& scene) {
    const bool compositing = scene.blending == core::Blending::kComposite;
    const bool sameSteps = scene.step == scene_.step && scene.opacityUnit == scene_.opacityUnit;
    const bool sameLabels = scene.labels == scene_.labels && scene.labelStyles == scene_.labelStyles;
    const bool sameTables = scene.table == scene_.table && scene.blending == scene_.blending && sameSteps;
    // The largest value is looked up once, not at every step.
    const double stepPerUnit = scene.step / scene.opacityUnit;
    if (!sameTables) colors_ = colorTable(*scene.table, compositing ? stepPerUnit : 1.0);
    if (!sameLabels || !sameSteps) labelColors_ = labelTable(scene.labelStyles, stepPerUnit);
    if (!sameTables || !sameLabels) {
      std::vector<bool> seen(colors_.size());
      for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = colors_[i][3] != 0;
      leaps_.update(seen, anySeen(labelColors_) && scene.labels ? scene.labels->labelled() : nullptr);
    }
    field_.color = colors_.data();
    field_.maximumIntensity = !compositing;
    const bool labels = scene.labels && anySeen(labelColors_);
    field_.labels = labels ? scene.labels->voxels() : nullptr;
    field_.labelled = labels ? scene.labels->labelled() : nullptr;
    field_.labelColor = labelColors_.data();
    scene_.table = scene.table;
    scene_.blending = scene.blending;
    scene_.step = scene.step;
    scene_.opacityUnit = scene.opacityUnit;
    scene_.labels = scene.labels;
    scene_.labelStyles = scene.labelStyles;
  }

  void fillLight() {
    headLight_.fill(scene_.lighting, scene_.viewpoint.back(), light_);
    field_.light = light_.data();
    field_.wideLight = std::any_of(light_.begin(), light_.end(), [](std::uint32_t factors) {
      return (factors & 0xffff) > kUnit || factors >> 16 > kUnit;
    });
    // Inside a label there is no direction: its own colour, neither lit nor in the dark.
    labelLight_ = light_;
    const auto normals = PreparedVolume::decodedNormals();
    for (std::size_t i = 0; i < labelLight_.size(); ++i) {
      const bool none = normals[3 * i] == 0 && normals[3 * i + 1] == 0 && normals[3 * i + 2] == 0;
      if (none) labelLight_[i] = kUnit;
    }
    field_.labelLight = labelLight_.data();
    for (KeptRays& pass : kept_) pass.forget();
    lightFilled_ = true;
    voxelLightFilled_ = false;
  }

  /// Whether the light of every voxel is sooner looked up once than for each sample near it: measured
  /// (docs/decisions/0048). Within this caster's share of memory.
  bool worthVoxelLight() const {
    constexpr std::size_t kVoxelsOfARay = 64, kMostVoxels = std::size_t(1) << 24;
    return field_.voxelCount <= kMostVoxels && scene_.rays * kVoxelsOfARay >= field_.voxelCount &&
           castsSingly(field_, kernel_);
  }

  /// False if stopped.
  bool fillVoxelLight(const std::stop_token& stop) {
    voxelLight_.resize(field_.voxelCount);
    const std::size_t slice = field_.slice;
    voxelLightFilled_ = forEachRow(int(field_.voxelCount / slice), threads_, stop, [&](int z) {
      const std::size_t first = slice * std::size_t(z);
      for (std::size_t i = first; i < first + slice; ++i) voxelLight_[i] = light_[field_.normals[i]];
    });
    return voxelLightFilled_;
  }

  void add(PixelSums& sums) const {
    const auto [width, height] = field_.size;
    for (int y = 0; y < height; ++y) {
      const int row = sums.height - 1 - (y + field_.origin[1]);
      std::uint32_t* out = sums.rgba.data() + 4 * (std::size_t(row) * sums.width + field_.origin[0]);
      if (scene_.asDisplayed) {
        addStretchedRow(width, height, y, out);
      } else {
        const std::uint16_t* in = rays_.data() + 4 * std::size_t(y) * width;
        for (int i = 0; i < 4 * width; ++i) out[i] += in[i];
      }
    }
  }

  void addStretchedRow(int width, int height, int y, std::uint32_t* out) const {
    const auto position = [](int pixel, int pixels) {
      const float p = (static_cast<float>(pixel) + 0.5f) * static_cast<float>(pixels - 1) / static_cast<float>(pixels);
      const int before = static_cast<int>(p);
      return std::pair(before, p - static_cast<float>(before));
    };
    const auto [y0, fy] = position(y, height);
    const std::uint16_t* low = rays_.data() + 4 * std::size_t(y0) * width;
    const std::uint16_t* high = y0 + 1 < height ? low + 4 * std::size_t(width) : low;
    for (int x = 0; x < width; ++x) {
      const auto [x0, fx] = position(x, width);
      const int x1 = std::min(x0 + 1, width - 1);
      for (int c = 0; c < 4; ++c) {
        const float bottom = std::lerp(float(low[4 * x0 + c]), float(low[4 * x1 + c]), fx);
        const float top = std::lerp(float(high[4 * x0 + c]), float(high[4 * x1 + c]), fx);
        *out++ += static_cast<std::uint32_t>(std::lerp(bottom, top, fy) + 0.5f);
      }
    }
  }

  int threads_;
  RayKernel kernel_;
  std::size_t keptBytes_;
  std::deque<KeptRays> kept_;  ///< by pass
  RaySetup setup_;
  HeadLight headLight_{PreparedVolume::decodedNormals()};
  SpaceLeaps leaps_;
  std::vector<std::array<std::uint16_t, 4>> colors_;
  LabelTable labelColors_{};
  std::vector<std::uint32_t> light_;
  std::vector<std::uint32_t> labelLight_;
  std::vector<std::uint32_t> voxelLight_;
  RayField field_;
  CastScene scene_;
  std::vector<std::uint16_t> rays_;
  bool lightFilled_ = false;
  bool voxelLightFilled_ = false;  ///< from light_
};

FixedPointCaster::FixedPointCaster(int threads, RayKernel kernel, std::size_t keptBytes)
    : impl_(std::make_unique<Impl>(threads, kernel, keptBytes)) {}
FixedPointCaster::~FixedPointCaster() = default;

bool FixedPointCaster::begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
  return impl_->begin(scene, stop, timings);
}

bool FixedPointCaster::cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
  return impl_->cast(pass, stop, sums);
}

bool FixedPointCaster::collect(const std::stop_token& stop, RaySamples& samples) {
  return impl_->collect(stop, samples);
}

std::shared_ptr<const core::Plane> FixedPointCaster::depth(const std::stop_token& stop) {
  return impl_->depth(stop);
}

std::shared_ptr<const core::ColorContributions> FixedPointCaster::contributions(const core::Scene& scene,
                                                                                const std::vector<CastPass>& passes,
                                                                                const std::stop_token& stop) {
  return impl_->contributions(scene, passes, stop);
}

double FixedPointCaster::keptShare() const {
  return impl_->keptShare();
}

std::string FixedPointCaster::description() const {
  const int threads = impl_->threads();
  return "VTK fixed point, CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

}  // namespace twinray::render
