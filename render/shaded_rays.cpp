#include "render/shaded_rays.h"

#include <algorithm>

#include <vtkDataArray.h>
#include <vtkFixedPointRayCastImage.h>
#include <vtkFixedPointVolumeRayCastMapper.h>
#include <vtkImageData.h>
#include <vtkObjectFactory.h>
#include <vtkRenderWindow.h>

namespace twinray::render {
namespace {

constexpr unsigned kShift = VTKKW_FP_SHIFT;
constexpr unsigned kMask = VTKKW_FP_MASK;

/// Product of two numbers of 15 bits as VTK rounds colours: up.
constexpr unsigned times(unsigned a, unsigned b) {
  return (a * b + 0x7fff) >> kShift;
}

/// Weights of the eight corners of a cell, x fastest, as VTK rounds them.
std::array<unsigned, 8> cornerWeights(const std::array<unsigned, 3>& position) {
  std::array<unsigned, 2> x, y, z;
  x[1] = position[0] & kMask;
  y[1] = position[1] & kMask;
  z[1] = position[2] & kMask;
  x[0] = ~x[1] & kMask;
  y[0] = ~y[1] & kMask;
  z[0] = ~z[1] & kMask;
  std::array<unsigned, 8> weights;
  for (int j = 0; j < 2; ++j) {
    for (int i = 0; i < 2; ++i) {
      const unsigned xy = (0x4000 + x[i] * y[j]) >> kShift;
      for (int k = 0; k < 2; ++k) weights[4 * k + 2 * j + i] = (0x4000 + xy * z[k]) >> kShift;
    }
  }
  return weights;
}

/// One ray through voxels of type Index.
template <typename Index>
class Ray {
 public:
  Ray(vtkFixedPointVolumeRayCastMapper* mapper, const ShadedRays::Tables& tables)
      : mapper_(mapper),
        tables_(tables),
        voxels_(static_cast<const Index*>(mapper->GetCurrentScalars()->GetVoidPointer(0))) {
    int dimensions[3];
    vtkImageData::SafeDownCast(mapper->GetInput())->GetDimensions(dimensions);
    row_ = dimensions[0];
    slice_ = row_ * dimensions[1];
  }

  /// Writes the pixel: premultiplied RGBA.
  void cast(int x, int y, unsigned short* pixel) {
    std::array<unsigned, 3> position, direction;
    unsigned steps = 0;
    mapper_->ComputeRayInfo(x, y, position.data(), direction.data(), &steps);
    color_ = {};
    remaining_ = kMask;
    if (steps > 0) march(position, direction, steps);
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<unsigned short>(std::min(color_[c], kMask));
    pixel[3] = static_cast<unsigned short>(~remaining_ & kMask);
  }

 private:
  void march(std::array<unsigned, 3> position, const std::array<unsigned, 3>& direction, unsigned steps) {
    constexpr unsigned kForward = 0x80000000;
    constexpr unsigned kEarlyEnd = 0xff;
    std::array<unsigned, 3> increment;
    for (int a = 0; a < 3; ++a) {
      increment[a] = direction[a] & kForward ? direction[a] & ~kForward : 0u - direction[a];
    }
    std::array<unsigned, 3> block{~0u, 0, 0}, cell{~0u, 0, 0};
    bool seen = false;
    for (unsigned k = 0; k < steps; ++k) {
      if (k > 0) {
        for (int a = 0; a < 3; ++a) position[a] += increment[a];
      }
      if (move(block, position, VTKKW_FPMM_SHIFT)) seen = mapper_->CheckMinMaxVolumeFlag(block.data(), 0) != 0;
      if (!seen) continue;
      if (move(cell, position, kShift)) enter(cell);
      addSample(cornerWeights(position));
      if (remaining_ < kEarlyEnd) return;
    }
  }

  /// Whether the position lies in another block or cell than before; that one is noted.
  static bool move(std::array<unsigned, 3>& place, const std::array<unsigned, 3>& position, unsigned shift) {
    const std::array<unsigned, 3> now{position[0] >> shift, position[1] >> shift, position[2] >> shift};
    if (now == place) return false;
    place = now;
    return true;
  }

  void enter(const std::array<unsigned, 3>& cell) {
    const std::size_t offset = cell[0] + cell[1] * row_;
    const Index* near = voxels_ + offset + cell[2] * slice_;
    const Index* far = near + slice_;
    scalars_ = {near[0], near[1], near[row_], near[row_ + 1], far[0], far[1], far[row_], far[row_ + 1]};
    cellOffset_ = offset;
    cellSlice_ = cell[2];
    lightsKnown_ = false;
  }

  /// Normals are fetched only for cells in which something is seen.
  void fetchLights() {
    const unsigned short* near = mapper_->GetGradientNormal()[cellSlice_] + cellOffset_;
    const unsigned short* far = mapper_->GetGradientNormal()[cellSlice_ + 1] + cellOffset_;
    const std::array<unsigned, 8> normals{near[0], near[1], near[row_], near[row_ + 1],
                                          far[0],  far[1],  far[row_],  far[row_ + 1]};
    for (int i = 0; i < 8; ++i) {
      const std::uint32_t light = tables_.light[normals[i]];
      diffuse_[i] = light & 0xffff;
      specular_[i] = light >> 16;
    }
    lightsKnown_ = true;
  }

  static unsigned interpolate(const std::array<unsigned, 8>& values, const std::array<unsigned, 8>& weights) {
    unsigned sum = 0x7fff;
    for (int i = 0; i < 8; ++i) sum += values[i] * weights[i];
    return sum >> kShift;
  }

  void addSample(const std::array<unsigned, 8>& weights) {
    const auto& sample = tables_.color[interpolate(scalars_, weights) & 0xffff];
    const unsigned alpha = sample[3];
    if (alpha == 0) return;
    if (!lightsKnown_) fetchLights();
    const unsigned diffuse = interpolate(diffuse_, weights);
    const unsigned shine = times(interpolate(specular_, weights), alpha);
    for (int c = 0; c < 3; ++c) {
      const unsigned lit = (times(diffuse, sample[c]) + shine) & 0xffff;
      color_[c] += times(lit, remaining_);
    }
    remaining_ = times(remaining_, ~alpha & kMask);
  }

  vtkFixedPointVolumeRayCastMapper* mapper_;
  const ShadedRays::Tables& tables_;
  const Index* voxels_;
  std::size_t row_ = 0;
  std::size_t slice_ = 0;
  std::array<unsigned, 8> scalars_{}, diffuse_{}, specular_{};
  std::size_t cellOffset_ = 0;
  std::size_t cellSlice_ = 0;
  bool lightsKnown_ = false;
  std::array<unsigned, 3> color_{};
  unsigned remaining_ = 0;
};

template <typename Index>
void castRows(int thread, int threads, vtkFixedPointVolumeRayCastMapper* mapper, const ShadedRays::Tables& tables) {
  vtkFixedPointRayCastImage* image = mapper->GetRayCastImage();
  int inUse[2], memory[2];
  image->GetImageInUseSize(inUse);
  image->GetImageMemorySize(memory);
  const int* bounds = mapper->GetRowBounds();
  Ray<Index> ray(mapper, tables);
  for (int y = thread; y < inUse[1]; y += threads) {
    unsigned short* row = image->GetImage() + std::size_t(4) * y * memory[0];
    for (int x = bounds[2 * y]; x <= bounds[2 * y + 1]; ++x) {
      if (x % 64 == 0 && mapper->GetRenderWindow()->GetAbortRender()) return;
      ray.cast(x, y, row + std::size_t(4) * x);
    }
  }
}

}  // namespace

vtkStandardNewMacro(ShadedRays);

void ShadedRays::GenerateImage(int threadID, int threadCount, vtkVolume*, vtkFixedPointVolumeRayCastMapper* mapper) {
  if (mapper->GetCurrentScalars()->GetDataType() == VTK_UNSIGNED_CHAR) {
    castRows<std::uint8_t>(threadID, threadCount, mapper, *tables_);
  } else {
    castRows<std::uint16_t>(threadID, threadCount, mapper, *tables_);
  }
}

}  // namespace twinray::render
