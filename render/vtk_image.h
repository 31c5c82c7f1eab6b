#pragma once

#include <mutex>

#include <vtkImageData.h>
#include <vtkSmartPointer.h>

#include "render/prepared_volume.h"

namespace twinray::render {

/// A VTK image over a prepared volume's voxels, which it neither copies nor owns. One for each caster: VTK keeps ranges
/// in it.
vtkSmartPointer<vtkImageData> imageOver(const PreparedVolume& volume);

/// Held while VTK objects are made: their constructors fill static tables and ask object factories without a lock.
std::unique_lock<std::mutex> vtkConstructionLock();

}  // namespace twinray::render
