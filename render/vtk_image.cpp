#include "render/vtk_image.h"

#include <vtkPointData.h>
#include <vtkUnsignedCharArray.h>
#include <vtkUnsignedShortArray.h>

namespace twinray::render {

vtkSmartPointer<vtkImageData> imageOver(const PreparedVolume& volume) {
  const auto& dimensions = volume.dimensions();
  const core::Geometry& geometry = volume.geometry();
  const vtkIdType count = vtkIdType(dimensions[0]) * dimensions[1] * dimensions[2];
  vtkSmartPointer<vtkDataArray> scalars;
  if (volume.bytesPerVoxel() == 1) {
    scalars = vtkSmartPointer<vtkUnsignedCharArray>::New();
  } else {
    scalars = vtkSmartPointer<vtkUnsignedShortArray>::New();
  }
  scalars->SetVoidArray(const_cast<void*>(volume.voxels()), count, 1);
  auto image = vtkSmartPointer<vtkImageData>::New();
  image->SetDimensions(dimensions.data());
  image->SetSpacing(geometry.spacing.data());
  image->SetOrigin(geometry.origin.data());
  image->GetPointData()->SetScalars(scalars);
  return image;
}

std::unique_lock<std::mutex> vtkConstructionLock() {
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

}  // namespace twinray::render
