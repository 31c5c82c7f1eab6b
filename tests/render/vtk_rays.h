#pragma once

#include <cmath>
#include <vector>

#include <vtkCamera.h>
#include <vtkFixedPointRayCastImage.h>
#include <vtkFixedPointVolumeRayCastMapper.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkPointData.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>
#include <vtkUnsignedShortArray.h>
#include <vtkVolume.h>
#include <vtkVolumeProperty.h>

#include "render/camera.h"
#include "render/caster.h"
#include "render/head_light.h"

namespace twinray::test {

/// Has a size and is never opened.
class NoWindow : public vtkRenderWindow {
 public:
  static NoWindow* New() { return new NoWindow; }
};

/// VTK's own rays, and VTK's own loops over their samples (VTK 9.1), over our tables: what ours must equal number for
/// number. No blocks are leaped over.
class VtkRays : public vtkFixedPointVolumeRayCastMapper {
 public:
  static VtkRays* New() { return new VtkRays; }

  /// RGBA of the rays of one pass, 15 bits each, bottom row first, for the whole picture.
  std::vector<std::uint16_t> cast(const render::CastScene& scene, const render::CastPass& pass) {
    setVolume(*scene.volume);
    const bool compositing = scene.blending == core::Blending::kComposite;
    BlendMode = compositing ? COMPOSITE_BLEND : MAXIMUM_INTENSITY_BLEND;
    setTables(*scene.table, compositing ? scene.step / scene.opacityUnit : 1.0);
    setCrop(scene);
    ShadingRequired = scene.lighting.shaded;
    GradientOpacityRequired = 0;
    if (scene.lighting.shaded) setLight(scene);
    SetSampleDistance(static_cast<float>(scene.step));
    window_->SetSize(scene.width, scene.height);
    renderer_->SetActiveCamera(camera_);
    render::placeCamera(camera_, scene, pass);
    RenderWindow = window_;
    Volume = volume_;
    RayCastImage->SetImageSampleDistance(1);
    RayCastImage->SetImageViewportSize(scene.width, scene.height);
    ComputeMatrices(image_->GetOrigin(), image_->GetSpacing(), image_->GetExtent(), renderer_, volume_);
    std::vector<std::uint16_t> picture(std::size_t(4) * scene.width * scene.height);
    if (!ComputeRowBounds(renderer_, 1, 1, image_->GetExtent())) return picture;
    RayCastImage->UseZBufferOff();
    InitializeRayInfo(volume_);
    RenderSubVolume();
    copyTo(picture, scene.width);
    return picture;
  }

 private:
  VtkRays() {
    SetAutoAdjustSampleDistances(0);
    SetLockSampleDistanceToInputSpacing(0);
    SetImageSampleDistance(1);
    SetIntermixIntersectingGeometry(0);
    SetNumberOfThreads(1);
    renderer_->SetActiveCamera(camera_);
    window_->AddRenderer(renderer_);
    vtkNew<vtkVolumeProperty> property;
    property->SetInterpolationTypeToLinear();
    volume_->SetProperty(property);
  }
  ~VtkRays() override {
    window_->RemoveRenderer(renderer_);
    GradientNormal = nullptr;  // not VTK's to delete
    MinMaxVolume = nullptr;
  }

  void setVolume(render::PreparedVolume& volume) {
    const auto& n = volume.dimensions();
    vtkSmartPointer<vtkDataArray> scalars;
    if (volume.bytesPerVoxel() == 1)
      scalars = vtkSmartPointer<vtkUnsignedCharArray>::New();
    else
      scalars = vtkSmartPointer<vtkUnsignedShortArray>::New();
    scalars->SetVoidArray(const_cast<void*>(volume.voxels()), vtkIdType(n[0]) * n[1] * n[2], 1);
    image_ = vtkSmartPointer<vtkImageData>::New();
    image_->SetDimensions(n.data());
    image_->SetSpacing(volume.geometry().spacing.data());
    image_->SetOrigin(volume.geometry().origin.data());
    image_->GetPointData()->SetScalars(scalars);
    SetInputData(image_);
    CurrentScalars = PreviousScalars = scalars;
    for (int a = 0; a < 3; ++a) MinMaxVolumeSize[a] = n[a] / 4 + 1;
    MinMaxVolumeSize[3] = 1;
    flags_.assign(std::size_t(3) * MinMaxVolumeSize[0] * MinMaxVolumeSize[1] * MinMaxVolumeSize[2], 0xffff);
    MinMaxVolume = flags_.data();
    GradientNormal = const_cast<unsigned short**>(volume.normals(1, {}));
  }

  void setTables(const render::TransferTable& table, double stepPerUnit) {
    const auto fixed = [](double value) { return static_cast<unsigned short>(value * VTKKW_FP_SCALE + 0.5); };
    for (std::size_t i = 0; i < table.opacity.size(); ++i) {
      const double opacity = table.opacity[i];
      ScalarOpacityTable[0][i] = fixed(opacity > 0.0001f ? 1 - std::pow(1 - opacity, stepPerUnit) : opacity);
      for (int c = 0; c < 3; ++c) ColorTable[0][3 * i + c] = fixed(table.color[i][c]);
    }
    TableSize[0] = static_cast<int>(table.opacity.size());
    TableShift[0] = 0;
    TableScale[0] = 1;
  }

  void setCrop(const render::CastScene& scene) {
    Cropping = !scene.crop.isWhole();
    CroppingRegionFlags = VTK_CROP_SUBVOLUME;
    for (int a = 0; a < 3; ++a) {
      VoxelCroppingRegionPlanes[2 * a] = scene.crop.low[a] * (scene.volume->dimensions()[a] - 1);
      VoxelCroppingRegionPlanes[2 * a + 1] = scene.crop.high[a] * (scene.volume->dimensions()[a] - 1);
    }
  }

  void setLight(const render::CastScene& scene) {
    render::HeadLight light(render::PreparedVolume::decodedNormals());
    std::vector<std::uint32_t> factors;
    light.fill(scene.lighting, scene.viewpoint.back(), factors);
    for (std::size_t i = 0; i < factors.size(); ++i) {
      for (int c = 0; c < 3; ++c) {
        DiffuseShadingTable[0][3 * i + c] = static_cast<unsigned short>(factors[i] & 0xffff);
        SpecularShadingTable[0][3 * i + c] = static_cast<unsigned short>(factors[i] >> 16);
      }
    }
  }

  void copyTo(std::vector<std::uint16_t>& picture, int width) {
    int origin[2], inUse[2], memory[2];
    RayCastImage->GetImageOrigin(origin);
    RayCastImage->GetImageInUseSize(inUse);
    RayCastImage->GetImageMemorySize(memory);
    for (int y = 0; y < inUse[1]; ++y) {
      const unsigned short* in = RayCastImage->GetImage() + std::size_t(4) * y * memory[0];
      for (int x = RowBounds[2 * y]; x <= RowBounds[2 * y + 1]; ++x) {
        for (int c = 0; c < 4; ++c)
          picture[4 * (std::size_t(y + origin[1]) * width + x + origin[0]) + c] = in[4 * x + c];
      }
    }
  }

  vtkNew<NoWindow> window_;
  vtkNew<vtkRenderer> renderer_;
  vtkNew<vtkCamera> camera_;
  vtkNew<vtkVolume> volume_;
  vtkSmartPointer<vtkImageData> image_;
  std::vector<unsigned short> flags_;
};

}  // namespace twinray::test
