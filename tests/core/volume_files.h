#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

#include "core/error.h"
#include "core/io/volume_reader.h"
#include "tests/temporary_folder.h"

/// Small files for tests of the readers.
namespace twinray::core::test {

using twinray::test::TemporaryFolder;

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

template <typename T>
std::string bytesOf(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// The message of the Error that reading throws; empty if it throws none.
inline std::string errorOf(const std::filesystem::path& path) {
  try {
    readVolume(path);
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

inline std::string notesOf(const Volume& volume) {
  std::string notes;
  for (const std::string& note : volume.source().notes) {
    notes += note + '\n';
  }
  return notes;
}

inline std::string gzipped(const std::string& bytes) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string result(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = uInt(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(result.data());
  z.avail_out = uInt(result.size());
  deflate(&z, Z_FINISH);
  result.resize(z.total_out);
  deflateEnd(&z);
  return result;
}

/// A little-endian NIfTI-1 file, field by field (offsets of nifti1.h).
class Nifti {
 public:
  Nifti(std::vector<std::int16_t> dimensions, std::int16_t datatype, std::string voxels)
      : header_(352, '\0'), voxels_(std::move(voxels)) {
    set<std::int32_t>(0, 348);
    set<std::int16_t>(40, std::int16_t(dimensions.size()));
    for (std::size_t i = 0; i < 7; ++i) {
      set<std::int16_t>(42 + 2 * i, i < dimensions.size() ? dimensions[i] : std::int16_t(1));
    }
    set<std::int16_t>(70, datatype);
    spacing({1, 1, 1});
    set<float>(108, 352);
    set<float>(112, 1);
    std::memcpy(header_.data() + 344, "n+1", 4);
  }

  template <typename T>
  Nifti& set(std::size_t offset, T value) {
    std::memcpy(header_.data() + offset, &value, sizeof value);
    return *this;
  }
  Nifti& spacing(std::vector<float> mm) {
    for (std::size_t i = 0; i < mm.size(); ++i) {
      set<float>(80 + 4 * i, mm[i]);
    }
    return *this;
  }
  Nifti& scaling(float slope, float intercept) { return set(112, slope).set(116, intercept); }
  /// Three rows of four, RAS.
  Nifti& sform(std::vector<float> rows) {
    set<std::int16_t>(254, 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      set<float>(280 + 4 * i, rows[i]);
    }
    return *this;
  }

  std::string bytes() const { return header_ + voxels_; }

 private:
  std::string header_;
  std::string voxels_;
};

}  // namespace twinray::core::test
