#include "core/dataset/volume_identity.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

#include "core/dataset/dataset.h"

namespace twinray::core {
namespace {

constexpr std::size_t kDigits = 16;
constexpr std::size_t kCube = 27;
constexpr std::size_t kLeastDifferent = 14;  ///< values of a cube: plain ones are in many volumes
constexpr std::size_t kLeastShared = 3;
/// Cubes that are looked at for each part that is kept: one in so many has to be telling. Else all of a plain volume
/// would be, at thirty times the cost.
constexpr std::size_t kCandidates = 64;

std::uint32_t bitsOf(float value) {
  return std::bit_cast<std::uint32_t>(value + 0.0f);  // a zero has no sign
}

/// The finalizer of SplitMix64 (Steele et al. 2014).
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

template <typename T>
class Parts {
 public:
  Parts(const T* voxels, std::array<int, 3> dimensions)
      : voxels_(voxels),
        width_(std::size_t(dimensions[0])),
        height_(std::size_t(dimensions[1])),
        depth_(std::size_t(dimensions[2])) {
    const double share = double(kMostParts * kCandidates) / double(width_ * height_ * depth_);
    if (share < 1) limit_ = static_cast<std::uint64_t>(std::ldexp(share, 64));
  }

  VolumeParts find() {
    if (std::min({width_, height_, depth_}) < 3) return {};
    std::array<std::vector<std::uint64_t>, 3> slices;
    for (auto& slice : slices) slice.resize(width_ * height_);
    row_.resize(width_ * height_);
    for (std::size_t z = 0; z < depth_; ++z) {
      sumSquares(z, slices[z % 3]);
      if (z < 2) continue;
      for (std::size_t y = 1; y + 1 < height_; ++y) {
        for (std::size_t x = 1; x + 1 < width_; ++x) {
          const std::size_t i = y * width_ + x;
          // The sum does not ask for the order of the values, so neither for that of the axes.
          consider(mixed(slices[0][i] + slices[1][i] + slices[2][i]), x, y, z - 1);
        }
      }
    }
    return {kept_.begin(), kept_.end()};
  }

 private:
  /// Sums of the mixed values of 3x3 voxels around each, at the edges anything.
  void sumSquares(std::size_t z, std::vector<std::uint64_t>& sums) {
    const T* in = voxels_ + z * width_ * height_;
    for (std::size_t i = 0; i < width_ * height_; ++i) sums[i] = mixed(bitsOf(static_cast<float>(in[i])));
    for (std::size_t i = 1; i + 1 < width_ * height_; ++i) row_[i] = sums[i - 1] + sums[i] + sums[i + 1];
    for (std::size_t i = width_; i + width_ < width_ * height_; ++i)
      sums[i] = row_[i - width_] + row_[i] + row_[i + width_];
  }

  void consider(std::uint64_t hash, std::size_t x, std::size_t y, std::size_t z) {
    if (hash >= limit_ || kept_.contains(hash) || !telling(x, y, z)) return;
    kept_.insert(hash);
    if (kept_.size() > kMostParts) kept_.erase(std::prev(kept_.end()));
    if (kept_.size() == kMostParts) limit_ = *kept_.rbegin();
  }

  bool telling(std::size_t x, std::size_t y, std::size_t z) const {
    std::array<std::uint32_t, kCube> values;
    std::size_t n = 0;
    for (std::size_t dz = 0; dz < 3; ++dz)
      for (std::size_t dy = 0; dy < 3; ++dy)
        for (std::size_t dx = 0; dx < 3; ++dx)
          values[n++] =
              bitsOf(static_cast<float>(voxels_[((z + dz - 1) * height_ + y + dy - 1) * width_ + x + dx - 1]));
    std::sort(values.begin(), values.end());
    return std::size_t(std::unique(values.begin(), values.end()) - values.begin()) >= kLeastDifferent;
  }

  const T* voxels_;
  std::size_t width_, height_, depth_;
  std::vector<std::uint64_t> row_;
  std::set<std::uint64_t> kept_;
  std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();  ///< of hashes that may still be kept
};

}  // namespace

VolumeParts partsOf(const Volume& volume) {
  return visitVoxels(volume, [&](const auto* voxels) { return Parts(voxels, volume.geometry().dimensions).find(); });
}

bool sharesParts(const VolumeParts& a, const VolumeParts& b) {
  VolumeParts both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size() >= kLeastShared;
}

std::string partsText(const VolumeParts& parts) {
  std::string text;
  for (const std::uint64_t part : parts) {
    std::array<char, kDigits> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + kDigits, part, 16).ptr;
    const auto count = std::size_t(end - digits.data());
    text.append(kDigits - count, '0').append(digits.data(), count);
  }
  return text;
}

VolumeParts partsFromText(const std::string& text) {
  if (text.size() % kDigits != 0 || text.size() / kDigits > kMostParts) return {};
  VolumeParts parts(text.size() / kDigits);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* first = text.data() + i * kDigits;
    const auto [end, error] = std::from_chars(first, first + kDigits, parts[i], 16);
    if (error != std::errc() || end != first + kDigits) return {};
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

VolumeIdentity identityOf(const Volume& volume) {
  return {volume.hash(), subjectName(volume.source().path), partsOf(volume)};
}

}  // namespace twinray::core
