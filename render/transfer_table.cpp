#include "render/transfer_table.h"

#include <algorithm>
#include <cmath>

namespace twinray::render {
namespace {

std::array<float, 3> toFloat(const std::array<double, 3>& rgb) {
  return {static_cast<float>(rgb[0]), static_cast<float>(rgb[1]), static_cast<float>(rgb[2])};
}

}  // namespace

TransferTable transferTable(const core::TransferFunction& function, const PreparedVolume& volume) {
  TransferTable table;
  const int size = volume.tableSize();
  table.opacity.reserve(size);
  table.color.reserve(size);
  for (int i = 0; i < size; ++i) {
    const double scalar = volume.scalarAt(i);
    table.opacity.push_back(static_cast<float>(function.opacity(scalar)));
    table.color.push_back(toFloat(function.color(scalar)));
  }
  return table;
}

TransferTable seedTransferTable(const core::TransferFunction& function, const PreparedVolume& volume) {
  constexpr int kSamples = 256;
  const double span = std::ceil(volume.largestScalar());
  const double step = (span > 0 ? span : 1.0) / (kSamples - 1);
  std::array<double, kSamples> opacity;
  std::array<std::array<double, 3>, kSamples> color;
  for (int k = 0; k < kSamples; ++k) {
    opacity[k] = function.opacity(k * step);
    color[k] = function.color(k * step);
  }
  TransferTable table;
  for (int i = 0; i < volume.tableSize(); ++i) {
    const double position = std::clamp(volume.scalarAt(i) / step, 0.0, kSamples - 1.0);
    const int k = std::min(static_cast<int>(position), kSamples - 2);
    const double f = position - k;
    table.opacity.push_back(static_cast<float>(std::lerp(opacity[k], opacity[k + 1], f)));
    std::array<double, 3> rgb;
    for (int c = 0; c < 3; ++c) rgb[c] = std::lerp(color[k][c], color[k + 1][c], f);
    table.color.push_back(toFloat(rgb));
  }
  return table;
}

}  // namespace twinray::render
