#include "render/gpu_caster.h"

#include <algorithm>

#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkColorTransferFunction.h>
#include <vtkGPUVolumeRayCastMapper.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkLight.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkPiecewiseFunction.h>
#include <vtkRenderer.h>
#include <vtkTextureObject.h>
#include <vtkUnsignedCharArray.h>
#include <vtkVolume.h>
#include <vtkVolumeProperty.h>

#include "core/error.h"
#include "render/camera.h"
#include "render/stopwatch.h"
#include "render/vtk_image.h"

namespace twinray::render {
namespace {

/// VTK's window over a context that it did not make.
class ContextWindow : public vtkGenericOpenGLRenderWindow {
 public:
  static ContextWindow* New();
  vtkTypeMacro(ContextWindow, vtkGenericOpenGLRenderWindow);

  void setContext(GlContext* context) { context_ = context; }
  void MakeCurrent() override {
    if (context_) context_->makeCurrent();
  }
  bool IsCurrent() override { return context_ && context_->isCurrent(); }
  int SupportsOpenGL() override { return 1; }

  /// Debian's GLEW looks for a GLX display, reports that there is none, and has loaded every function nevertheless.
  void OpenGLInitContext() override {
    Superclass::OpenGLInitContext();
    GlewInitValid = true;
    Initialized = true;
  }

 private:
  GlContext* context_ = nullptr;
};
vtkStandardNewMacro(ContextWindow);

}  // namespace

class GpuCaster::Impl {
 public:
  explicit Impl(std::unique_ptr<GlContext> context) : context_(std::move(context)), lock_(vtkConstructionLock()) {
    errors_->SetClientData(this);
    errors_->SetCallback([](vtkObject*, unsigned long, void* self, void* text) {
      static_cast<Impl*>(self)->error_ = static_cast<const char*>(text);
    });
    mapper_ = vtkSmartPointer<vtkGPUVolumeRayCastMapper>::New();
    window_->AddObserver(vtkCommand::ErrorEvent, errors_);
    mapper_->AddObserver(vtkCommand::ErrorEvent, errors_);
    window_->setContext(context_.get());
    window_->SetShowWindow(false);
    window_->SetUseOffScreenBuffers(true);
    window_->SetFrameBlitModeToNoBlit();
    window_->SetMultiSamples(0);
    window_->SetAlphaBitPlanes(1);
    window_->AddRenderer(renderer_);
    window_->OpenGLInit();
    renderer_->SetActiveCamera(camera_);
    renderer_->SetBackground(0, 0, 0);
    renderer_->SetBackgroundAlpha(0);
    light_->SetLightTypeToHeadlight();
    light_->SetAmbientColor(1, 1, 1);
    renderer_->AddLight(light_);
    mapper_->SetAutoAdjustSampleDistances(0);
    mapper_->SetLockSampleDistanceToInputSpacing(0);
    mapper_->SetUseJittering(0);
    property_->SetInterpolationTypeToLinear();
    property_->SetScalarOpacity(opacity_);
    property_->SetColor(color_);
    volume_->SetMapper(mapper_);
    volume_->SetProperty(property_);
    renderer_->AddVolume(volume_);
    mostVoxels_ = vtkTextureObject::GetMaximumTextureSize3D(window_);
    error_.clear();
    lock_.unlock();
  }

  ~Impl() {
    context_->makeCurrent();
    window_->Finalize();
    window_->RemoveRenderer(renderer_);
    window_->RemoveObserver(errors_);
    mapper_->RemoveObserver(errors_);
    window_->setContext(nullptr);
  }

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
    const Stopwatch watch;
    context_->makeCurrent();
    if (scene.volume != scene_.volume) mapper_->SetInputData(imageOver(*scene.volume));
    if (scene.table != scene_.table) setFunctions(*scene.table);
    setCrop(scene);
    if (scene.blending == core::Blending::kMaximumIntensity) {
      mapper_->SetBlendModeToMaximumIntensity();
    } else {
      mapper_->SetBlendModeToComposite();
    }
    property_->SetScalarOpacityUnitDistance(scene.opacityUnit);
    property_->SetShade(scene.lighting.shaded && scene.blending == core::Blending::kComposite);
    property_->SetAmbient(scene.lighting.ambient);
    property_->SetDiffuse(scene.lighting.diffuse);
    property_->SetSpecular(scene.lighting.specular);
    property_->SetSpecularPower(scene.lighting.specularPower);
    mapper_->SetSampleDistance(static_cast<float>(scene.step));
    window_->SetSize(scene.width, scene.height);
    scene_ = scene;
    timings.push_back({"tables", watch.milliseconds()});
    return !stop.stop_requested();
  }

  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
    if (stop.stop_requested()) return false;
    context_->makeCurrent();
    placeCamera(camera_, scene_, pass);
    window_->Render();
    window_->GetRGBACharPixelData(0, 0, scene_.width - 1, scene_.height - 1, 0, pixels_);
    refuseErrors();
    add(sums);
    ++sums.passes;
    return !stop.stop_requested();
  }

  const std::string& device() const { return context_->rendererName(); }

  int mostVoxels() const { return mostVoxels_; }

 private:
  void setFunctions(const TransferTable& table) {
    const int size = static_cast<int>(table.opacity.size());
    std::vector<double> opacity(table.opacity.begin(), table.opacity.end());
    std::vector<double> color;
    for (const auto& rgb : table.color) color.insert(color.end(), rgb.begin(), rgb.end());
    const double last = std::max(size - 1, 1);
    opacity_->BuildFunctionFromTable(0, last, size, opacity.data());
    color_->BuildFunctionFromTable(0, last, size, color.data());
  }

  void setCrop(const CastScene& scene) {
    const core::Geometry& geometry = scene.volume->geometry();
    std::array<double, 6> planes;
    for (int a = 0; a < 3; ++a) {
      const double length = geometry.spacing[a] * (scene.volume->dimensions()[a] - 1);
      planes[2 * a] = geometry.origin[a] + scene.crop.low[a] * length;
      planes[2 * a + 1] = geometry.origin[a] + scene.crop.high[a] * length;
    }
    mapper_->SetCropping(!scene.crop.isWhole());
    mapper_->SetCroppingRegionFlagsToSubVolume();
    mapper_->SetCroppingRegionPlanes(planes.data());
  }

  void refuseErrors() {
    if (error_.empty()) return;
    const std::string text = std::exchange(error_, {});
    throw core::Error("the GPU (" + device() +
                      ") could not render this volume: render it on the CPU, or open it at a reduced resolution (" +
                      text.substr(0, text.find('\n')) + ")");
  }

  void add(PixelSums& sums) const {
    constexpr std::uint32_t kBits = 255;
    const unsigned char* in = pixels_->GetPointer(0);
    const std::size_t row = std::size_t(4) * sums.width;
    for (int y = 0; y < sums.height; ++y) {
      std::uint32_t* out = sums.rgba.data() + row * (sums.height - 1 - y);
      for (std::size_t i = 0; i < row; ++i) out[i] += (*in++ * PixelSums::kUnit + kBits / 2) / kBits;
    }
  }

  std::unique_ptr<GlContext> context_;
  std::unique_lock<std::mutex> lock_;
  vtkNew<vtkCallbackCommand> errors_;
  vtkNew<ContextWindow> window_;
  vtkNew<vtkRenderer> renderer_;
  vtkNew<vtkCamera> camera_;
  vtkNew<vtkLight> light_;
  vtkSmartPointer<vtkGPUVolumeRayCastMapper> mapper_;
  vtkNew<vtkPiecewiseFunction> opacity_;
  vtkNew<vtkColorTransferFunction> color_;
  vtkNew<vtkVolumeProperty> property_;
  vtkNew<vtkVolume> volume_;
  vtkNew<vtkUnsignedCharArray> pixels_;
  int mostVoxels_ = 0;  ///< of a longer volume VTK 9.1 draws nothing, and its mapper does not say so
  std::string error_;
  CastScene scene_;
};

GpuCaster::GpuCaster(std::unique_ptr<GlContext> context) : impl_(std::make_unique<Impl>(std::move(context))) {}
GpuCaster::~GpuCaster() = default;

bool GpuCaster::begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
  return impl_->begin(scene, stop, timings);
}

bool GpuCaster::cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
  return impl_->cast(pass, stop, sums);
}

int GpuCaster::mostVoxels() const {
  return impl_->mostVoxels();
}

std::string GpuCaster::description() const {
  return "VTK GPU ray caster, " + impl_->device();
}

}  // namespace twinray::render
