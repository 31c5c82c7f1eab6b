#include "render/fixed_point_caster.h"

#include <algorithm>
#include <cmath>

#include <vtkCamera.h>
#include <vtkDirectionEncoder.h>
#include <vtkFixedPointRayCastImage.h>
#include <vtkFixedPointVolumeRayCastMapper.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkPointData.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkVolume.h>
#include <vtkVolumeProperty.h>

#include "render/camera.h"
#include "render/head_light.h"
#include "render/shaded_rays.h"
#include "render/stopwatch.h"
#include "render/vtk_image.h"

namespace twinray::render {
namespace {

/// A window that is never opened: it gives the mapper its size and passes on the stop.
class StoppingWindow : public vtkRenderWindow {
 public:
  static StoppingWindow* New();
  vtkTypeMacro(StoppingWindow, vtkRenderWindow);

  void setStop(const std::stop_token& stop) { stop_ = stop; }
  // The first of the mapper's threads asks the one, the others ask the other.
  int CheckAbortStatus() override { return stop_.stop_requested(); }
  int GetAbortRender() override { return stop_.stop_requested(); }

 private:
  std::stop_token stop_;
};
vtkStandardNewMacro(StoppingWindow);

/// The mapper with its steps taken apart (VTK 9.1), so that each is done only when something changed that it depends
/// on.
class SteppedMapper : public vtkFixedPointVolumeRayCastMapper {
 public:
  static SteppedMapper* New();
  vtkTypeMacro(SteppedMapper, vtkFixedPointVolumeRayCastMapper);

  void setScalars(vtkImageData* image) {
    image_ = image;
    SetInputData(image);
    CurrentScalars = image->GetPointData()->GetScalars();
    PreviousScalars = CurrentScalars;
  }

  /// The tables of the fixed-point ray caster: opacity corrected for the step, 15 bits.
  void setTables(const TransferTable& table, double stepPerUnit) {
    constexpr float kNothing = 0.0001f;  // VTK leaves smaller opacities uncorrected
    const std::size_t size = table.opacity.size();
    for (std::size_t i = 0; i < size; ++i) {
      const float opacity = table.opacity[i];
      const double corrected = opacity > kNothing ? 1.0 - std::pow(1.0 - opacity, stepPerUnit) : opacity;
      ScalarOpacityTable[0][i] = toFixed(corrected);
      for (int c = 0; c < 3; ++c) ColorTable[0][3 * i + c] = toFixed(table.color[i][c]);
    }
    rayTables_.color.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      const unsigned opacity = ScalarOpacityTable[0][i];
      for (int c = 0; c < 3; ++c) {
        rayTables_.color[i][c] =
            static_cast<std::uint16_t>((ColorTable[0][3 * i + c] * opacity + 0x7fff) >> VTKKW_FP_SHIFT);
      }
      rayTables_.color[i][3] = static_cast<std::uint16_t>(opacity);
    }
    TableSize[0] = static_cast<int>(size);
    TableShift[0] = 0;
    TableScale[0] = 1;
  }

  /// Blocks that the rays may leap over: those without a voxel value that is seen.
  void setBlocks(const std::vector<PreparedVolume::Block>& blocks, const std::array<int, 3>& dimensions) {
    std::vector<std::uint32_t> seenBelow(TableSize[0] + 1);
    for (int i = 0; i < TableSize[0]; ++i) seenBelow[i + 1] = seenBelow[i] + (ScalarOpacityTable[0][i] != 0);
    // Per block: minimum and maximum, which only maximum intensity projection reads, then the flag.
    flags_.resize(3 * blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      flags_[3 * i + 2] = seenBelow[blocks[i].maximum + 1] > seenBelow[blocks[i].minimum];
    }
    MinMaxVolume = flags_.data();
    std::copy(dimensions.begin(), dimensions.end(), MinMaxVolumeSize);
    MinMaxVolumeSize[3] = 1;
  }

  void setNormals(const std::uint16_t* const* slices) {
    // The rays only read them.
    GradientNormal = const_cast<unsigned short**>(slices);
    ShadingRequired = slices != nullptr;
    GradientOpacityRequired = 0;
  }

  void setLight(const core::Lighting& lighting, const std::array<double, 3>& back) {
    headLight_.fill(lighting, back, rayTables_.light);
  }

  /// Casts the rays of one picture; false if none meets the volume.
  bool castRays(vtkRenderer* renderer, vtkVolume* volume, int width, int height) {
    RenderWindow = renderer->GetRenderWindow();
    Volume = volume;
    RayCastImage->SetImageSampleDistance(1);
    RayCastImage->SetImageViewportSize(width, height);
    ComputeMatrices(image_->GetOrigin(), image_->GetSpacing(), image_->GetExtent(), renderer, volume);
    if (!ComputeRowBounds(renderer, 1, 1, image_->GetExtent())) return false;
    RayCastImage->UseZBufferOff();
    InitializeRayInfo(volume);
    RenderSubVolume();
    return true;
  }

 protected:
  SteppedMapper() {
    SetAutoAdjustSampleDistances(0);
    SetLockSampleDistanceToInputSpacing(0);
    SetImageSampleDistance(1);
    SetIntermixIntersectingGeometry(0);
    ShadedRays* rays = ShadedRays::New();
    rays->setTables(&rayTables_);
    CompositeShadeHelper->Delete();
    CompositeShadeHelper = rays;
  }
  ~SteppedMapper() override {
    GradientNormal = nullptr;  // not the mapper's to delete
    MinMaxVolume = nullptr;
  }

 private:
  static unsigned short toFixed(double fraction) {
    return static_cast<unsigned short>(fraction * VTKKW_FP_SCALE + 0.5);
  }

  vtkImageData* image_ = nullptr;  // kept by the pipeline
  std::vector<unsigned short> flags_;
  ShadedRays::Tables rayTables_;
  HeadLight headLight_{
      {DirectionEncoder->GetDecodedGradientTable(), std::size_t(3) * DirectionEncoder->GetNumberOfEncodedDirections()}};
};
vtkStandardNewMacro(SteppedMapper);

}  // namespace

class FixedPointCaster::Impl {
 public:
  explicit Impl(int threads) : threads_(threads), lock_(vtkConstructionLock()) {
    renderer_->SetActiveCamera(camera_);
    window_->AddRenderer(renderer_);
    mapper_->SetNumberOfThreads(threads);
    property_->SetInterpolationTypeToLinear();
    volume_->SetProperty(property_);
    lock_.unlock();
  }

  ~Impl() { window_->RemoveRenderer(renderer_); }

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
    Stopwatch watch;
    const auto note = [&](const char* step) { timings.push_back({step, watch.restart()}); };
    if (scene.volume != scene_.volume) takeVolume(scene);
    if (scene.table != scene_.table || scene.step != scene_.step || scene.opacityUnit != scene_.opacityUnit) {
      const auto* blocks = scene.volume->blocks(threads_, stop);
      if (!blocks) return false;
      mapper_->SetSampleDistance(static_cast<float>(scene.step));
      mapper_->setTables(*scene.table, scene.step / scene.opacityUnit);
      mapper_->setBlocks(*blocks, scene.volume->blockDimensions());
      scene_.table = scene.table;
      scene_.step = scene.step;
      scene_.opacityUnit = scene.opacityUnit;
    }
    note("tables");
    const std::uint16_t* const* normals = nullptr;
    if (scene.lighting.shaded) {
      normals = scene.volume->normals(threads_, stop);
      note("gradients");
      if (!normals) return false;
    }
    mapper_->setNormals(normals);
    const bool sameLight = scene.viewpoint.orientation() == scene_.viewpoint.orientation() &&
                           scene.lighting == scene_.lighting && shadingTableBuilt_;
    scene_ = scene;
    window_->SetSize(scene.width, scene.height);
    placeCamera(camera_, scene, {});
    if (scene.lighting.shaded && !sameLight) {
      mapper_->setLight(scene.lighting, scene.viewpoint.back());
      shadingTableBuilt_ = true;
      note("shading table");
    }
    return !stop.stop_requested();
  }

  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
    placeCamera(camera_, scene_, pass);
    window_->setStop(stop);
    const bool met = mapper_->castRays(renderer_, volume_, scene_.width, scene_.height);
    window_->setStop({});
    if (stop.stop_requested()) return false;
    if (met) add(sums);
    ++sums.passes;
    return true;
  }

  int threads() const { return threads_; }

 private:
  void takeVolume(const CastScene& scene) {
    scene_ = {};  // every table belongs to the volume
    shadingTableBuilt_ = false;
    mapper_->setNormals(nullptr);
    mapper_->setScalars(imageOver(*scene.volume));
    scene_.volume = scene.volume;
  }

  /// Adds the rays that were cast. Only what lies within the row bounds is from this pass.
  void add(PixelSums& sums) {
    vtkFixedPointRayCastImage* image = mapper_->GetRayCastImage();
    int origin[2], inUse[2], memory[2];
    image->GetImageOrigin(origin);
    image->GetImageInUseSize(inUse);
    image->GetImageMemorySize(memory);
    const int* bounds = mapper_->GetRowBounds();
    rays_.assign(std::size_t(4) * inUse[0] * inUse[1], 0);
    for (int y = 0; y < inUse[1]; ++y) {
      const int first = bounds[2 * y];
      const int count = bounds[2 * y + 1] - first + 1;
      if (count <= 0) continue;
      const unsigned short* in = image->GetImage() + 4 * (std::size_t(y) * memory[0] + first);
      std::copy_n(in, 4 * count, rays_.data() + 4 * (std::size_t(y) * inUse[0] + first));
    }
    for (int y = 0; y < inUse[1]; ++y) {
      const int row = sums.height - 1 - (y + origin[1]);
      std::uint32_t* out = sums.rgba.data() + 4 * (std::size_t(row) * sums.width + origin[0]);
      if (scene_.asDisplayed) {
        addStretchedRow(inUse[0], inUse[1], y, out);
      } else {
        const std::uint16_t* in = rays_.data() + 4 * std::size_t(y) * inUse[0];
        for (int i = 0; i < 4 * inUse[0]; ++i) out[i] += in[i];
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
  std::unique_lock<std::mutex> lock_;
  vtkNew<StoppingWindow> window_;
  vtkNew<vtkRenderer> renderer_;
  vtkNew<vtkCamera> camera_;
  vtkNew<SteppedMapper> mapper_;
  vtkNew<vtkVolumeProperty> property_;
  vtkNew<vtkVolume> volume_;
  CastScene scene_;
  std::vector<std::uint16_t> rays_;
  bool shadingTableBuilt_ = false;
};

FixedPointCaster::FixedPointCaster(int threads) : impl_(std::make_unique<Impl>(threads)) {}
FixedPointCaster::~FixedPointCaster() = default;

bool FixedPointCaster::begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
  return impl_->begin(scene, stop, timings);
}

bool FixedPointCaster::cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
  return impl_->cast(pass, stop, sums);
}

std::string FixedPointCaster::description() const {
  const int threads = impl_->threads();
  return "VTK fixed point, CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

}  // namespace twinray::render
