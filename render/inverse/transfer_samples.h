#pragma once

#include <vector>

#include "core/rgb.h"
#include "core/transfer_function.h"

namespace twinray::render {

/// Opacity per opacity unit (0..1) and colour (0..1) of each voxel value of a prepared volume; or a derivative by each
/// of them, or a change of each.
struct ValueTable {
  std::vector<double> opacity;
  std::vector<core::Rgb> color;

  ValueTable() = default;
  /// Zeros.
  explicit ValueTable(std::size_t size) : opacity(size), color(size) {}
};

/// A transfer function as 256 samples of opacity and colour at minimum + i * (maximum - minimum) / 255, linear between
/// them; or a derivative by each of them.
struct TransferSamples {
  static constexpr int kCount = 256;

  double minimum = 0, maximum = 1;  ///< scalar units
  std::vector<double> opacity = std::vector<double>(kCount);
  std::vector<core::Rgb> color = std::vector<core::Rgb>(kCount);

  TransferSamples() = default;
  explicit TransferSamples(const core::TransferFunction& function);

  double scalarAt(int sample) const { return minimum + sample * (maximum - minimum) / (kCount - 1); }
};

/// The samples as control points and colour nodes: those that are needed for a curve that is nowhere further than
/// `tolerance` (of opacity or of a colour) from them.
core::TransferFunction toTransferFunction(const TransferSamples& samples, double tolerance = 1.0 / 512);

}  // namespace twinray::render
