#include "render/prepared_labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <new>
#include <tuple>
#include <vector>

#include <vtkNew.h>
#include <vtkSphericalDirectionEncoder.h>

#include "core/error.h"
#include "render/shared_work.h"

namespace twinray::render {
namespace {

constexpr int kBlockCells = 4;
constexpr int kRadius = 2;  // of the smoothed derivative
constexpr int kTaps = 2 * kRadius + 1;
using Taps = std::array<float, kTaps>;
constexpr Taps kSmooth{1, 4, 6, 4, 1};
constexpr Taps kSlope{-1, -2, 0, 2, 1};

template <typename F>
auto orNoMemory(F&& allocate) {
  try {
    return allocate();
  } catch (const std::bad_alloc&) {
    throw core::Error("not enough memory to render the label map: close other programs, or hide the labels");
  }
}

}  // namespace

class PreparedLabels::Impl {
 public:
  Impl(std::shared_ptr<const core::LabelMap> labels, const PreparedVolume& volume)
      : labels_(std::move(labels)),
        spacing_(volume.geometry().spacing),
        n_(volume.dimensions()),
        blocks_(volume.blockDimensions()) {
    const auto& own = labels_->geometry().dimensions;
    if (own == n_ && volume.reversedAxis() < 0) {
      voxels_ = labels_->voxels();
    } else {
      planCopy(volume.reversedAxis());
    }
    planBlocks();
  }

  bool prepare(int threads, const std::stop_token& stop) {
    return (!copyWork_ || copyWork_->finish(threads, stop)) && blockWork_->finish(threads, stop);
  }

  const std::uint16_t* normals(int threads, const std::stop_token& stop) {
    {
      const std::lock_guard lock(mutex_);
      if (!normalWork_) planNormals();
    }
    return normalWork_->finish(threads, stop) ? normals_.get() : nullptr;
  }

  const std::uint8_t* voxels() const { return voxels_; }
  const std::uint8_t* labelled() const { return labelled_.data(); }

 private:
  std::size_t offset(int x, int y, int z) const { return (std::size_t(z) * n_[1] + y) * n_[0] + x; }

  /// Another order, or a slice that was made two voxels thick.
  void planCopy(int reversedAxis) {
    orNoMemory([&] { copy_ = std::make_unique_for_overwrite<std::uint8_t[]>(offset(0, 0, n_[2])); });
    voxels_ = copy_.get();
    copyWork_ = std::make_unique<SharedWork>(n_[2], [this, reversedAxis](int z) {
      const auto& own = labels_->geometry().dimensions;
      const auto from = [&](int axis, int i) {
        const int inside = std::min(i, own[axis] - 1);
        return axis == reversedAxis ? own[axis] - 1 - inside : inside;
      };
      for (int y = 0; y < n_[1]; ++y) {
        const std::uint8_t* row = labels_->voxels() + (std::size_t(from(2, z)) * own[1] + from(1, y)) * own[0];
        for (int x = 0; x < n_[0]; ++x) copy_[offset(x, y, z)] = row[from(0, x)];
      }
    });
  }

  void planBlocks() {
    const std::size_t slab = std::size_t(blocks_[0]) * blocks_[1];
    orNoMemory([&] { labelled_.resize(slab * blocks_[2]); });
    blockWork_ = std::make_unique<SharedWork>(blocks_[2], [this, slab](int bz) {
      std::uint8_t* flags = labelled_.data() + slab * bz;
      for (int z = kBlockCells * bz; z <= std::min(kBlockCells * (bz + 1), n_[2] - 1); ++z) {
        for (int y = 0; y < n_[1]; ++y) {
          const std::uint8_t* row = voxels_ + offset(0, y, z);
          for (int x = 0; x < n_[0]; ++x) {
            if (row[x] != 0) flagAround(x, y, flags);
          }
        }
      }
    });
  }

  /// The blocks whose cells have this voxel as a corner.
  void flagAround(int x, int y, std::uint8_t* flags) const {
    const auto first = [](int i) { return std::max(i - 1, 0) / kBlockCells; };
    const auto last = [this](int i, int axis) { return std::min(i / kBlockCells, blocks_[axis] - 1); };
    for (int by = first(y); by <= last(y, 1); ++by) {
      for (int bx = first(x); bx <= last(x, 0); ++bx) flags[std::size_t(by) * blocks_[0] + bx] = 1;
    }
  }

  void planNormals() {
    orNoMemory([&] { normals_ = std::make_unique_for_overwrite<std::uint16_t[]>(offset(0, 0, n_[2])); });
    normalWork_ = std::make_unique<SharedWork>(n_[2], [this](int z) {
      for (int y = 0; y < n_[1]; ++y) {
        for (int x = 0; x < n_[0]; ++x) {
          if (voxels_[offset(x, y, z)] != 0) normals_[offset(x, y, z)] = normalAt(x, y, z);
        }
      }
    });
  }

  std::uint16_t normalAt(int x, int y, int z) {
    const std::uint8_t own = voxels_[offset(x, y, z)];
    float slope[3] = {};
    for (int k = 0; k < kTaps; ++k) {
      const int pz = std::clamp(z + k - kRadius, 0, n_[2] - 1);
      for (int j = 0; j < kTaps; ++j) {
        const std::uint8_t* row = voxels_ + offset(0, std::clamp(y + j - kRadius, 0, n_[1] - 1), pz);
        float smooth = 0, along = 0;
        for (int i = 0; i < kTaps; ++i) {
          if (row[std::clamp(x + i - kRadius, 0, n_[0] - 1)] != own) continue;
          smooth += kSmooth[i];
          along += kSlope[i];
        }
        slope[0] += along * kSmooth[j] * kSmooth[k];
        slope[1] += smooth * kSlope[j] * kSmooth[k];
        slope[2] += smooth * kSmooth[j] * kSlope[k];
      }
    }
    float squared = 0;
    for (int a = 0; a < 3; ++a) {
      slope[a] /= static_cast<float>(spacing_[a]);
      squared += slope[a] * slope[a];
    }
    if (squared > 0) {
      for (float& s : slope) s /= std::sqrt(squared);
    }
    return static_cast<std::uint16_t>(encoder_->GetEncodedDirection(slope));
  }

  std::shared_ptr<const core::LabelMap> labels_;
  std::array<double, 3> spacing_;
  std::array<int, 3> n_;
  std::array<int, 3> blocks_;
  const std::uint8_t* voxels_ = nullptr;
  std::unique_ptr<std::uint8_t[]> copy_;
  std::vector<std::uint8_t> labelled_;
  std::unique_ptr<SharedWork> copyWork_, blockWork_;
  vtkNew<vtkSphericalDirectionEncoder> encoder_;
  std::mutex mutex_;  // guards the planning of the normals, which only shaded pictures need
  std::unique_ptr<SharedWork> normalWork_;
  std::unique_ptr<std::uint16_t[]> normals_;
};

std::shared_ptr<PreparedLabels> PreparedLabels::of(const std::shared_ptr<const core::LabelMap>& labels,
                                                   const PreparedVolume& volume) {
  // As PreparedVolume::of: what is known is alive, and keeps the voxels whose address names it.
  using Key = std::tuple<const std::uint8_t*, int, std::array<int, 3>>;
  static std::mutex mutex;
  static std::map<Key, std::weak_ptr<PreparedLabels>> known;
  const std::lock_guard lock(mutex);
  std::erase_if(known, [](const auto& entry) { return entry.second.expired(); });
  auto& slot = known[{labels->voxels(), volume.reversedAxis(), volume.dimensions()}];
  std::shared_ptr<PreparedLabels> prepared = slot.lock();
  if (!prepared) {
    prepared.reset(new PreparedLabels(std::make_unique<Impl>(labels, volume)));
    slot = prepared;
  }
  return prepared;
}

PreparedLabels::PreparedLabels(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreparedLabels::~PreparedLabels() = default;

bool PreparedLabels::prepare(int threads, const std::stop_token& stop) {
  return impl_->prepare(threads, stop);
}
const std::uint8_t* PreparedLabels::voxels() const {
  return impl_->voxels();
}
const std::uint8_t* PreparedLabels::labelled() const {
  return impl_->labelled();
}
const std::uint16_t* PreparedLabels::normals(int threads, const std::stop_token& stop) {
  return impl_->normals(threads, stop);
}

}  // namespace twinray::render
