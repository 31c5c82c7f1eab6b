#include "render/ray_setup.h"

#include <algorithm>

#include <vtkCamera.h>
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
#include "render/vtk_image.h"

namespace twinray::render {
namespace {

/// A window that is never opened: it gives the mapper its size and passes on the stop.
class StoppingWindow : public vtkRenderWindow {
 public:
  static StoppingWindow* New();
  vtkTypeMacro(StoppingWindow, vtkRenderWindow);

  void setStop(const std::stop_token& stop) { stop_ = stop; }
  int CheckAbortStatus() override { return stop_.stop_requested(); }
  int GetAbortRender() override { return stop_.stop_requested(); }

 private:
  std::stop_token stop_;
};
vtkStandardNewMacro(StoppingWindow);

/// The mapper's first steps alone.
class SetupMapper : public vtkFixedPointVolumeRayCastMapper {
 public:
  static SetupMapper* New();
  vtkTypeMacro(SetupMapper, vtkFixedPointVolumeRayCastMapper);

  void setScalars(vtkImageData* image) {
    image_ = image;
    SetInputData(image);
    CurrentScalars = image->GetPointData()->GetScalars();
    PreviousScalars = CurrentScalars;
  }

  /// False if no ray meets the volume, or the window says that it is to abort.
  bool place(vtkRenderer* renderer, vtkVolume* volume, const CastScene& scene, RayField& field) {
    SetSampleDistance(static_cast<float>(scene.step));
    setCrop(scene.crop);
    RenderWindow = renderer->GetRenderWindow();
    Volume = volume;
    RayCastImage->SetImageSampleDistance(1);
    RayCastImage->SetImageViewportSize(scene.width, scene.height);
    ComputeMatrices(image_->GetOrigin(), image_->GetSpacing(), image_->GetExtent(), renderer, volume);
    if (!ComputeRowBounds(renderer, 1, 1, image_->GetExtent())) return false;
    InitializeRayInfo(volume);
    std::copy_n(ViewToVoxelsArray, field.viewToVoxels.size(), field.viewToVoxels.begin());
    std::copy_n(CroppingBounds, field.bounds.size(), field.bounds.begin());
    std::copy_n(SavedSpacing, field.spacing.size(), field.spacing.begin());
    field.sampleDistance = SampleDistance;
    RayCastImage->GetImageViewportSize(field.viewport.data());
    RayCastImage->GetImageOrigin(field.origin.data());
    RayCastImage->GetImageInUseSize(field.size.data());
    field.rowBounds = GetRowBounds();
    return true;
  }

 protected:
  SetupMapper() {
    SetAutoAdjustSampleDistances(0);
    SetLockSampleDistanceToInputSpacing(0);
    SetImageSampleDistance(1);
    SetIntermixIntersectingGeometry(0);
  }

 private:
  /// One box: the ray then needs no look at it from sample to sample.
  void setCrop(const core::Crop& crop) {
    constexpr int kInside = 0x2000;
    Cropping = !crop.isWhole();
    CroppingRegionFlags = kInside;
    int dimensions[3];
    image_->GetDimensions(dimensions);
    for (int a = 0; a < 3; ++a) {
      VoxelCroppingRegionPlanes[2 * a] = crop.low[a] * (dimensions[a] - 1);
      VoxelCroppingRegionPlanes[2 * a + 1] = crop.high[a] * (dimensions[a] - 1);
    }
  }

  vtkImageData* image_ = nullptr;  // kept by the pipeline
};
vtkStandardNewMacro(SetupMapper);

}  // namespace

class RaySetup::Impl {
 public:
  Impl() : lock_(vtkConstructionLock()) {
    renderer_->SetActiveCamera(camera_);
    window_->AddRenderer(renderer_);
    volume_->SetProperty(property_);
    lock_.unlock();
  }
  ~Impl() { window_->RemoveRenderer(renderer_); }

  void setVolume(const PreparedVolume& volume) { mapper_->setScalars(imageOver(volume)); }

  bool place(const CastScene& scene, const CastPass& pass, const std::stop_token& stop, RayField& field) {
    window_->SetSize(scene.width, scene.height);
    placeCamera(camera_, scene, pass);
    window_->setStop(stop);
    const bool met = mapper_->place(renderer_, volume_, scene, field);
    window_->setStop({});
    return met && !stop.stop_requested();
  }

 private:
  std::unique_lock<std::mutex> lock_;
  vtkNew<StoppingWindow> window_;
  vtkNew<vtkRenderer> renderer_;
  vtkNew<vtkCamera> camera_;
  vtkNew<SetupMapper> mapper_;
  vtkNew<vtkVolumeProperty> property_;
  vtkNew<vtkVolume> volume_;
};

RaySetup::RaySetup() : impl_(std::make_unique<Impl>()) {}
RaySetup::~RaySetup() = default;

void RaySetup::setVolume(const PreparedVolume& volume) {
  impl_->setVolume(volume);
}

bool RaySetup::place(const CastScene& scene, const CastPass& pass, const std::stop_token& stop, RayField& field) {
  return impl_->place(scene, pass, stop, field);
}

}  // namespace twinray::render
