#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace twinray::core {

/// A NumPy array as doubles, C order.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<double> values;
};

enum class NpyType { kFloat16, kFloat32, kFloat64, kInt64 };

/// Reads .npy versions 1 to 3, little-endian f2, f4, f8, i4, i8, u1; C or Fortran order. The file's length is checked
/// against its header before anything is allocated. Throws Error.
NpyArray readNpy(const std::filesystem::path& file);

/// Writes version 1.0, C order, beside the file and renames it. Throws Error.
void writeNpy(const std::filesystem::path& file, const std::vector<std::size_t>& shape, std::span<const double> values,
              NpyType type);

}  // namespace twinray::core
