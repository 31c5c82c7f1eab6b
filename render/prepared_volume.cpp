#include "render/prepared_volume.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <new>
#include <tuple>
#include <type_traits>
#include <utility>

#include <vtkNew.h>
#include <vtkSphericalDirectionEncoder.h>

#include "core/error.h"
#include "core/io/volume_reader.h"
#include "render/shared_work.h"

namespace twinray::render {
namespace {

/// VTK's fixed point has 15 bits.
constexpr int kMaximumTableSize = 32768;
constexpr int kBlockCells = 4;

/// Scalar to voxel value: (scalar - offset) * scale, rounded or cut, within 0..size-1.
struct ValueMap {
  double offset = 0;
  double scale = 1;
  int size = 1;
  bool castToUnsignedShort = false;

  std::uint16_t operator()(double scalar) const {
    if (castToUnsignedShort) scalar = std::trunc(std::clamp(scalar, 0.0, 65535.0));
    const double index = (scalar - offset) * scale + (castToUnsignedShort ? 0.0 : 0.5);
    return static_cast<std::uint16_t>(std::clamp(index, 0.0, size - 1.0));
  }
};

bool isInteger(core::ScalarType type) {
  return type != core::ScalarType::kFloat32 && type != core::ScalarType::kFloat64;
}

ValueMap linearMap(double minimum, double maximum) {
  const double range = maximum - minimum;
  return {minimum, range > 0 ? (kMaximumTableSize - 1) / range : 1.0, kMaximumTableSize, false};
}

/// The part of a scalar range that is worth its levels: the whole range, unless a few outliers stretch it so far that
/// the other voxels would share a few hundred levels; then their range and a margin.
std::pair<double, double> usefulRange(const core::Volume& volume) {
  constexpr double kOutliers = 1e-4;  // of all voxels, at each end
  constexpr double kSmallPart = 1.0 / 64;
  constexpr std::size_t kSamples = 1 << 20;
  const std::size_t count = volume.geometry().voxelCount();
  std::vector<double> samples;
  core::visitVoxels(volume, [&](const auto* voxels) {
    for (std::size_t i = 0; i < count; i += std::max<std::size_t>(count / kSamples, 1)) {
      samples.push_back(static_cast<double>(voxels[i]));
    }
  });
  const auto quantile = [&](double part) {
    const auto position = samples.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(samples.size() - 1));
    std::nth_element(samples.begin(), position, samples.end());
    return *position;
  };
  const double low = quantile(kOutliers);
  const double high = quantile(1 - kOutliers);
  const double margin = (high - low) / 2;
  if (!(high > low) || high - low > kSmallPart * (volume.maximum() - volume.minimum())) {
    return {volume.minimum(), volume.maximum()};
  }
  return {std::max(volume.minimum(), low - margin), std::min(volume.maximum(), high + margin)};
}

ValueMap mapOfScalars(const core::Volume& volume) {
  const double range = volume.maximum() - volume.minimum();
  if (!isInteger(volume.scalarType()) || range > kMaximumTableSize - 1) {
    const auto [minimum, maximum] = usefulRange(volume);
    return linearMap(minimum, maximum);
  }
  const double offset = volume.minimum() >= 0 && volume.maximum() < kMaximumTableSize ? 0.0 : volume.minimum();
  return {offset, 1.0, static_cast<int>(volume.maximum() - offset) + 1, false};
}

ValueMap mapOfUnsignedShorts(const core::Volume& volume) {
  const double minimum = std::trunc(std::clamp(volume.minimum(), 0.0, 65535.0));
  const double maximum = std::trunc(std::clamp(volume.maximum(), 0.0, 65535.0));
  if (maximum < kMaximumTableSize) return {0.0, 1.0, static_cast<int>(maximum) + 1, true};
  if (maximum - minimum < kMaximumTableSize) return {minimum, 1.0, static_cast<int>(maximum - minimum) + 1, true};
  ValueMap map = linearMap(minimum, maximum);
  map.castToUnsignedShort = true;
  return map;
}

/// Whether the volume's voxels can be indices as they are.
bool isReady(const core::Volume& volume, const ValueMap& map) {
  const auto& dimensions = volume.geometry().dimensions;
  return isInteger(volume.scalarType()) && core::sizeOf(volume.scalarType()) <= 2 && map.offset == 0 &&
         map.scale == 1 && volume.minimum() >= 0 && *std::min_element(dimensions.begin(), dimensions.end()) >= 2;
}

std::array<int, 3> atLeastTwo(std::array<int, 3> dimensions) {
  for (int& n : dimensions) n = std::max(n, 2);
  return dimensions;
}

template <typename T, typename Index>
void convertSlice(const T* voxels, const std::array<int, 3>& from, const std::array<int, 3>& to, int z,
                  const ValueMap& map, Index* result) {
  const T* slice = voxels + std::size_t(from[0]) * from[1] * std::min(z, from[2] - 1);
  Index* out = result + std::size_t(to[0]) * to[1] * z;
  for (int y = 0; y < to[1]; ++y) {
    const T* row = slice + std::size_t(from[0]) * std::min(y, from[1] - 1);
    for (int x = 0; x < to[0]; ++x)
      *out++ = static_cast<Index>(map(static_cast<double>(row[std::min(x, from[0] - 1)])));
  }
}

/// Means of factor[0] x factor[1] x factor[2] voxels, fewer at the far ends.
template <typename T, typename Index>
void reduceSlice(const T* voxels, const std::array<int, 3>& from, const std::array<int, 3>& to, int z,
                 const Reduction& factor, const ValueMap& map, Index* result) {
  std::vector<double> sums(to[0]);
  const int endZ = std::min(factor[2] * (z + 1), from[2]);
  for (int y = 0; y < to[1]; ++y) {
    std::fill(sums.begin(), sums.end(), 0.0);
    const int endY = std::min(factor[1] * (y + 1), from[1]);
    for (int k = factor[2] * z; k < endZ; ++k) {
      for (int j = factor[1] * y; j < endY; ++j) {
        const T* row = voxels + (std::size_t(k) * from[1] + j) * from[0];
        const int whole = from[0] / factor[0];
        for (int x = 0; x < whole; ++x) {
          double sum = 0;
          for (int i = 0; i < factor[0]; ++i) sum += static_cast<double>(*row++);
          sums[x] += sum;
        }
        for (int i = factor[0] * whole; i < from[0]; ++i) sums[whole] += static_cast<double>(*row++);
      }
    }
    const double rows = double(endZ - factor[2] * z) * (endY - factor[1] * y);
    Index* out = result + (std::size_t(z) * to[1] + y) * to[0];
    for (int x = 0; x < to[0]; ++x) {
      const int columns = std::min(factor[0] * (x + 1), from[0]) - factor[0] * x;
      out[x] = static_cast<Index>(map(sums[x] / (rows * columns)));
    }
  }
}

/// Where the means lie.
core::Geometry reducedGeometry(core::Geometry geometry, const Reduction& factor) {
  std::array<double, 3> shift;
  for (int a = 0; a < 3; ++a) {
    geometry.dimensions[a] = (geometry.dimensions[a] + factor[a] - 1) / factor[a];
    shift[a] = geometry.spacing[a] * (factor[a] - 1) / 2;
    geometry.spacing[a] *= factor[a];
  }
  for (int a = 0; a < 3; ++a) geometry.origin[a] += shift[a];
  return geometry;
}

/// Central differences in units of the average spacing, encoded: the same that VTK's mapper computes with one thread.
template <typename Index>
void encodeSlice(const Index* voxels, const std::array<int, 3>& n, const std::array<double, 3>& aspect, int z,
                 vtkSphericalDirectionEncoder* encoder, std::uint16_t* result) {
  const std::size_t row = std::size_t(n[0]);
  const std::size_t slice = row * n[1];
  for (int y = 0; y < n[1]; ++y) {
    const Index* here = voxels + slice * z + row * y;
    const Index* before[2] = {y > 0 ? here - row : here, z > 0 ? here - slice : here};
    const Index* after[2] = {y + 1 < n[1] ? here + row : here, z + 1 < n[2] ? here + slice : here};
    for (int x = 0; x < n[0]; ++x) {
      float normal[3] = {static_cast<float>((here[std::max(x - 1, 0)] - here[std::min(x + 1, n[0] - 1)]) / aspect[0]),
                         static_cast<float>((before[0][x] - after[0][x]) / aspect[1]),
                         static_cast<float>((before[1][x] - after[1][x]) / aspect[2])};
      const float squared = normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2];
      if (squared > 0) {
        const float length = std::sqrt(squared);
        for (float& component : normal) component /= length;
      }
      *result++ = static_cast<std::uint16_t>(encoder->GetEncodedDirection(normal));
    }
  }
}

template <typename Index>
void findBlocks(const Index* voxels, const std::array<int, 3>& n, const std::array<int, 3>& blocks, int bz,
                PreparedVolume::Block* result) {
  std::vector<Index> low(n[0]), high(n[0]);
  for (int by = 0; by < blocks[1]; ++by) {
    std::fill(low.begin(), low.end(), std::numeric_limits<Index>::max());
    std::fill(high.begin(), high.end(), Index(0));
    const int lastZ = std::min(kBlockCells * (bz + 1), n[2] - 1);
    const int lastY = std::min(kBlockCells * (by + 1), n[1] - 1);
    for (int z = kBlockCells * bz; z <= lastZ; ++z) {
      for (int y = kBlockCells * by; y <= lastY; ++y) {
        const Index* row = voxels + (std::size_t(z) * n[1] + y) * n[0];
        for (int x = 0; x < n[0]; ++x) {
          low[x] = std::min(low[x], row[x]);
          high[x] = std::max(high[x], row[x]);
        }
      }
    }
    for (int bx = 0; bx < blocks[0]; ++bx) {
      const int firstX = kBlockCells * bx;
      const int endX = std::min(kBlockCells * (bx + 1), n[0] - 1) + 1;
      *result++ = {*std::min_element(low.begin() + firstX, low.begin() + endX),
                   *std::max_element(high.begin() + firstX, high.begin() + endX)};
    }
  }
}

template <typename F>
auto orNoMemory(const core::Geometry& geometry, F&& allocate) {
  try {
    return allocate();
  } catch (const std::bad_alloc&) {
    const auto& n = geometry.dimensions;
    throw core::Error("not enough memory to render a volume of " + std::to_string(n[0]) + "x" + std::to_string(n[1]) +
                      "x" + std::to_string(n[2]) + " voxels: close other programs, or open a smaller volume");
  }
}

}  // namespace

class PreparedVolume::Impl {
 public:
  Impl(std::shared_ptr<const core::Volume> asked, Preparation preparation, const Reduction& reduction)
      : asked_(std::move(asked)), reduction_(reduction) {
    const bool cast = preparation == Preparation::kUnsignedShort;
    const std::shared_ptr<const core::Volume> rendered = cast ? core::inFileOrder(asked_) : asked_;
    geometry_ = reducedGeometry(rendered->geometry(), reduction_);
    reversedAxis_ = cast ? asked_->source().reversedAxis : -1;
    dimensions_ = atLeastTwo(geometry_.dimensions);
    largestScalar_ = rendered->maximum();
    map_ = cast ? mapOfUnsignedShorts(*rendered) : mapOfScalars(*rendered);
    if (reduction_ == kFullSize && isReady(*rendered, map_)) {
      bytesPerVoxel_ = static_cast<int>(core::sizeOf(rendered->scalarType()));
      voxels_ = rendered->sharedVoxels();
    } else {
      planConversion(rendered);
    }
    planBlocks();
  }

  bool prepare(int threads, const std::stop_token& stop) { return !conversion_ || conversion_->finish(threads, stop); }

  const std::uint16_t* const* normals(int threads, const std::stop_token& stop) {
    {
      const std::lock_guard lock(mutex_);
      if (!normalWork_) planNormals();
    }
    return normalWork_->finish(threads, stop) ? slices_.data() : nullptr;
  }

  const std::vector<Block>* blocks(int threads, const std::stop_token& stop) {
    return blockWork_->finish(threads, stop) ? &blocks_ : nullptr;
  }

  std::size_t voxelCount() const { return std::size_t(dimensions_[0]) * dimensions_[1] * dimensions_[2]; }

  /// Calls f with the prepared voxels in their type.
  template <typename F>
  void visit(F&& f) const {
    if (bytesPerVoxel_ == 1) {
      f(static_cast<const std::uint8_t*>(voxels_.get()));
    } else {
      f(static_cast<const std::uint16_t*>(voxels_.get()));
    }
  }

  std::shared_ptr<const core::Volume> asked_;  // its address names this preparation
  Reduction reduction_;
  core::Geometry geometry_;
  std::array<int, 3> dimensions_{};
  std::array<int, 3> blockDimensions_{};
  double largestScalar_ = 0;
  int reversedAxis_ = -1;
  ValueMap map_;
  int bytesPerVoxel_ = 2;
  std::shared_ptr<const void> voxels_;

 private:
  void planConversion(const std::shared_ptr<const core::Volume>& source) {
    bytesPerVoxel_ = map_.size <= 256 ? 1 : 2;
    const auto plan = [&]<typename Index>(Index) {
      std::shared_ptr<Index[]> result =
          orNoMemory(geometry_, [&] { return std::make_shared_for_overwrite<Index[]>(voxelCount()); });
      voxels_ = std::shared_ptr<const void>(result, result.get());
      conversion_ = std::make_unique<SharedWork>(dimensions_[2], [this, source, out = result.get()](int z) {
        core::visitVoxels(*source, [&](const auto* in) {
          if (reduction_ == kFullSize) return convertSlice(in, geometry_.dimensions, dimensions_, z, map_, out);
          // A slice that is doubled to be two voxels thick is never reduced to one.
          reduceSlice(in, source->geometry().dimensions, dimensions_, z, reduction_, map_, out);
        });
      });
    };
    if (bytesPerVoxel_ == 1) {
      plan(std::uint8_t{});
    } else {
      plan(std::uint16_t{});
    }
  }

  void planNormals() {
    orNoMemory(geometry_, [&] {
      normals_ = std::make_unique_for_overwrite<std::uint16_t[]>(voxelCount());
      slices_.resize(dimensions_[2]);
    });
    const std::size_t slice = std::size_t(dimensions_[0]) * dimensions_[1];
    for (int z = 0; z < dimensions_[2]; ++z) slices_[z] = normals_.get() + slice * z;
    std::array<double, 3> aspect = geometry_.spacing;
    const double average = (aspect[0] + aspect[1] + aspect[2]) / 3;
    for (double& a : aspect) a *= 2 / average;
    normalWork_ = std::make_unique<SharedWork>(dimensions_[2], [this, aspect, slice](int z) {
      visit([&](const auto* voxels) {
        encodeSlice(voxels, dimensions_, aspect, z, encoder_.Get(), normals_.get() + slice * z);
      });
    });
  }

  void planBlocks() {
    for (int axis = 0; axis < 3; ++axis) blockDimensions_[axis] = (dimensions_[axis] - 2) / kBlockCells + 1;
    const std::size_t slab = std::size_t(blockDimensions_[0]) * blockDimensions_[1];
    orNoMemory(geometry_, [&] { blocks_.resize(slab * blockDimensions_[2]); });
    blockWork_ = std::make_unique<SharedWork>(blockDimensions_[2], [this, slab](int bz) {
      visit([&](const auto* voxels) {
        findBlocks(voxels, dimensions_, blockDimensions_, bz, blocks_.data() + slab * bz);
      });
    });
  }

  vtkNew<vtkSphericalDirectionEncoder> encoder_;
  std::unique_ptr<SharedWork> conversion_;
  std::unique_ptr<SharedWork> blockWork_;
  std::vector<Block> blocks_;
  std::mutex mutex_;  // guards the planning of the normals, which only shaded pictures need
  std::unique_ptr<SharedWork> normalWork_;
  std::unique_ptr<std::uint16_t[]> normals_;
  std::vector<const std::uint16_t*> slices_;
};

std::shared_ptr<PreparedVolume> PreparedVolume::of(const std::shared_ptr<const core::Volume>& volume,
                                                   Preparation preparation, const Reduction& reduction) {
  // Weak: a preparation lives as long as a renderer uses it, and its volume with it, so that an address names one
  // volume.
  static std::mutex mutex;
  static std::map<std::tuple<const core::Volume*, Preparation, Reduction>, std::weak_ptr<PreparedVolume>> known;
  const std::lock_guard lock(mutex);
  std::erase_if(known, [](const auto& entry) { return entry.second.expired(); });
  std::weak_ptr<PreparedVolume>& slot = known[{volume.get(), preparation, reduction}];
  std::shared_ptr<PreparedVolume> prepared = slot.lock();
  if (!prepared) {
    prepared.reset(new PreparedVolume(std::make_unique<Impl>(volume, preparation, reduction)));
    slot = prepared;
  }
  return prepared;
}

PreparedVolume::PreparedVolume(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreparedVolume::~PreparedVolume() = default;

bool PreparedVolume::prepare(int threads, const std::stop_token& stop) {
  return impl_->prepare(threads, stop);
}
const core::Geometry& PreparedVolume::geometry() const {
  return impl_->geometry_;
}
const std::array<int, 3>& PreparedVolume::dimensions() const {
  return impl_->dimensions_;
}
int PreparedVolume::reversedAxis() const {
  return impl_->reversedAxis_;
}
int PreparedVolume::bytesPerVoxel() const {
  return impl_->bytesPerVoxel_;
}
const void* PreparedVolume::voxels() const {
  return impl_->voxels_.get();
}
std::span<const float> PreparedVolume::decodedNormals() {
  // VTK fills its table at the first call, which is not thread-safe (9.1).
  static const std::vector<float> table = [] {
    vtkNew<vtkSphericalDirectionEncoder> encoder;
    const float* decoded = encoder->GetDecodedGradientTable();
    return std::vector<float>(decoded, decoded + std::size_t(3) * encoder->GetNumberOfEncodedDirections());
  }();
  return table;
}
int PreparedVolume::tableSize() const {
  return impl_->map_.size;
}
double PreparedVolume::scalarAt(int voxelValue) const {
  return impl_->map_.offset + voxelValue / impl_->map_.scale;
}
int PreparedVolume::valueNear(double scalar) const {
  const double value = (scalar - impl_->map_.offset) * impl_->map_.scale;
  return static_cast<int>(std::lround(std::clamp(value, 0.0, impl_->map_.size - 1.0)));
}
double PreparedVolume::largestScalar() const {
  return impl_->largestScalar_;
}
std::array<int, 3> PreparedVolume::blockDimensions() const {
  return impl_->blockDimensions_;
}

const std::uint16_t* const* PreparedVolume::normals(int threads, const std::stop_token& stop) {
  return impl_->normals(threads, stop);
}

const std::vector<PreparedVolume::Block>* PreparedVolume::blocks(int threads, const std::stop_token& stop) {
  return impl_->blocks(threads, stop);
}

}  // namespace twinray::render
