#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <vtkFixedPointVolumeRayCastCompositeShadeHelper.h>

namespace twinray::render {

/// The sample loop of VTK's fixed-point ray caster (trilinear, composited, shaded, one component; VTK 9.1) for white
/// light: to the bit what vtkFixedPointVolumeRayCastCompositeShadeHelper computes, with a third of its table look-ups,
/// since red, green and blue share one diffuse and one specular factor.
class ShadedRays : public vtkFixedPointVolumeRayCastCompositeShadeHelper {
 public:
  static ShadedRays* New();
  vtkTypeMacro(ShadedRays, vtkFixedPointVolumeRayCastCompositeShadeHelper);

  /// What is looked up for a sample; belongs to the mapper.
  struct Tables {
    /// By voxel value: colour times opacity, and opacity, in units of 1/32767.
    std::vector<std::array<std::uint16_t, 4>> color;
    /// By encoded normal: diffuse factor in the low half, specular in the high half, in units of 1/32767.
    std::vector<std::uint32_t> light;
  };
  void setTables(const Tables* tables) { tables_ = tables; }

  void GenerateImage(int threadID, int threadCount, vtkVolume* vol, vtkFixedPointVolumeRayCastMapper* mapper) override;

 private:
  const Tables* tables_ = nullptr;
};

}  // namespace twinray::render
