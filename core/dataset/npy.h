#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/io/atomic_file.h"

namespace twinray::core {

/// A NumPy array as doubles, C order.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<double> values;
};

enum class NpyType { kFloat16, kFloat32, kFloat64, kInt64 };

/// An open .npy file whose rows (along its first axis) are read when asked for, so that an array of any length takes no
/// memory. Versions 1 to 3, little-endian f2, f4, f8, i4, i8, u1; C or Fortran order (there, a row costs as many reads
/// as it has values).
class NpyRows {
 public:
  /// Opens the file and checks its header against its length. Throws Error.
  explicit NpyRows(const std::filesystem::path& file);
  ~NpyRows();
  NpyRows(const NpyRows&) = delete;
  NpyRows& operator=(const NpyRows&) = delete;

  const std::vector<std::size_t>& shape() const;
  std::size_t rows() const;     ///< 1 for a scalar
  std::size_t rowSize() const;  ///< values a row

  /// Rows `first` and the following ones into `out`, a multiple of rowSize() values, in C order. Thread-safe. Throws
  /// Error if the file has become shorter.
  void read(std::size_t first, std::span<double> out) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

/// A whole array, as NpyRows reads it. Throws Error.
NpyArray readNpy(const std::filesystem::path& file);

/// Writes version 1.0, C order, beside the file and renames it. Throws Error.
void writeNpy(const std::filesystem::path& file, const std::vector<std::size_t>& shape, std::span<const double> values,
              NpyType type, Sync sync = Sync::kNow);

/// Takes the next values of an array, in C order.
using NpySink = std::function<void(std::span<const double>)>;

/// As writeNpy, for an array that is made while it is written: `write` hands its values to the sink, part by part.
void writeNpyRows(const std::filesystem::path& file, const std::vector<std::size_t>& shape, NpyType type,
                  const std::function<void(const NpySink&)>& write, Sync sync = Sync::kNow);

}  // namespace twinray::core
