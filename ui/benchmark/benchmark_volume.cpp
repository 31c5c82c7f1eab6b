#include "ui/benchmark/benchmark_volume.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/io/atomic_file.h"

namespace twinray::ui {
namespace {

constexpr int kHeaderBytes = 352;   ///< NIfTI-1's 348, and four that say that no extension follows
constexpr std::int16_t kInt16 = 4;  ///< NIfTI-1's code

template <typename Value>
void put(std::array<char, kHeaderBytes>& header, std::size_t offset, Value value) {
  std::memcpy(header.data() + offset, &value, sizeof value);
}

/// Offsets from the NIfTI-1 header, nifti1.h.
std::array<char, kHeaderBytes> headerOf(int side) {
  std::array<char, kHeaderBytes> header{};
  put(header, 0, std::int32_t(348));
  const std::array<std::int16_t, 4> dimensions{3, std::int16_t(side), std::int16_t(side), std::int16_t(side)};
  for (std::size_t i = 0; i < dimensions.size(); ++i) put(header, 40 + 2 * i, dimensions[i]);
  put(header, 70, kInt16);
  put(header, 72, std::int16_t(16));
  for (std::size_t i = 0; i < 4; ++i) put(header, 76 + 4 * i, i == 0 ? 1.0F : 0.7F);
  put(header, 108, float(kHeaderBytes));
  put(header, 112, 1.0F);
  std::memcpy(header.data() + 344, "n+1", 4);
  return header;
}

/// x, y, z and the result in -1..1 and Hounsfield units.
std::int16_t hounsfield(double x, double y, double z, int grain) {
  const auto inside = [&](double cx, double cy, double cz, double radius) {
    return (x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz) < radius * radius;
  };
  int value = -1000;
  if (inside(0, 0, 0, 0.9)) value = 40;
  if (inside(0.35, 0, 0, 0.35) || inside(-0.35, 0, 0, 0.35)) value = -800;
  if (inside(0, 0.5, 0.1, 0.22)) value = 130;
  if (inside(0, -0.55, 0, 0.16) || inside(0.2, -0.5, 0.5, 0.1)) value = 900;
  return std::int16_t(value + grain);
}

}  // namespace

void writeBenchmarkVolume(const std::filesystem::path& file, int side) {
  core::writeAtomically(file, [side](std::ostream& out) {
    const auto header = headerOf(side);
    out.write(header.data(), std::streamsize(header.size()));
    std::vector<std::int16_t> slice(std::size_t(side) * side);
    const auto centred = [side](int index) { return 2.0 * index / (side - 1) - 1; };
    std::uint32_t random = 1;
    for (int z = 0; z < side; ++z) {
      for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
          random = random * 1664525u + 1013904223u;
          slice[std::size_t(y) * side + x] = hounsfield(centred(x), centred(y), centred(z), int(random >> 27) - 16);
        }
      }
      out.write(reinterpret_cast<const char*>(slice.data()), std::streamsize(slice.size() * sizeof(std::int16_t)));
    }
  });
}

}  // namespace twinray::ui
