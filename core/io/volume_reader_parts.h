#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/volume_reader.h"

/// What the readers of the formats share. Private to core/io/volume_reader*.cpp.
namespace twinray::core::reader {

/// Throws Error: Cannot read "file": what; remedy.
[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what,
                       const std::string& remedy = "choose another file");

/// Throws Error "reading was cancelled" after a requested stop.
void throwIfStopped(const std::stop_token& stop);

/// Where a reader reports to and learns that it is to stop.
struct Watch {
  const ReadProgress& progress;
  const std::stop_token& stop;

  /// Reports a fraction of 0..1. Throws Error after a requested stop.
  void reached(double fraction) const;
};

/// Bytes of a file. Throws Error.
std::uint64_t sizeOfFile(const std::filesystem::path& file);

/// A type that a file may store; 64-bit integers have no ScalarType.
struct FileType {
  enum class Kind { kUnsigned, kSigned, kFloat };
  Kind kind = Kind::kUnsigned;
  std::size_t bytes = 1;  ///< 1, 2, 4 or 8

  std::string name() const;  ///< "uint8", "int64", ...
  /// Empty for 64-bit integers.
  std::optional<ScalarType> scalarType() const;
};

FileType fileTypeOf(ScalarType type);

enum class Encoding {
  kRaw,
  kDeflate,  ///< gzip or zlib
  kText      ///< decimal numbers between white space
};

/// Where and how a file keeps the voxels of one scalar volume.
struct StoredVoxels {
  std::filesystem::path file;
  std::uint64_t offset = 0;  ///< bytes before them (before the compressed stream, where there is one)
  std::uint64_t skip = 0;    ///< decoded bytes before them
  Encoding encoding = Encoding::kRaw;
  bool bigEndian = false;
  FileType type;
  std::uint64_t volumes = 1;  ///< scalar volumes of the same size that the file declares one after the other
};

/// A checked header of a file of voxels.
struct Header {
  Geometry geometry;    ///< as in the file
  VolumeSource source;  ///< format, modality, components, frames, notes
  StoredVoxels voxels;
  double slope = 1;
  double intercept = 0;
};

/// Native-endian voxels in a buffer of their own.
struct Voxels {
  ScalarType type = ScalarType::kUInt8;
  std::shared_ptr<std::byte[]> data;

  template <typename T>
  std::span<T> as(std::size_t count) const {
    return {reinterpret_cast<T*>(data.get()), count};
  }
};

/// Uninitialised memory for `bytes`. Throws Error, naming the file, where the machine has less.
std::shared_ptr<std::byte[]> allocate(const std::filesystem::path& file, std::uint64_t bytes);

/// Product of the dimensions and `bytes`. Throws Error where a dimension is below 1, above 2^31 - 1, or the product
/// above 2^62.
std::uint64_t checkedBytes(const std::filesystem::path& file, std::span<const std::int64_t> dimensions,
                           std::uint64_t bytes);

/// Bytes of a file from an offset on, inflated (gzip or zlib, several members too) if wanted.
class ByteReader {
 public:
  /// Throws Error if the file cannot be opened.
  ByteReader(const std::filesystem::path& file, std::uint64_t offset, bool inflate);
  ~ByteReader();
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;

  /// Up to `bytes`; fewer only at the end. Throws Error for a damaged stream.
  std::size_t readSome(std::byte* target, std::size_t bytes);
  /// Exactly `bytes`. Throws Error if the file ends before.
  void read(std::byte* target, std::size_t bytes);
  /// Throws Error if the file ends before.
  void skip(std::uint64_t bytes);

 private:
  struct Inflater;
  std::size_t readFile(std::byte* target, std::size_t bytes);
  std::size_t readInflated(std::byte* target, std::size_t bytes);

  std::filesystem::path file_;
  std::ifstream stream_;
  std::unique_ptr<Inflater> inflater_;
};

/// Checks the declared size against the file's length, without allocating. Throws Error.
void checkLength(const StoredVoxels& stored, std::uint64_t voxelCount);

/// Reads, swaps, converts 64-bit integers, applies slope and intercept. Throws Error. Appends notes.
Voxels readVoxels(const Header& header, const Watch& watch, std::vector<std::string>& notes);

/// slope * v + intercept: in place where both are integers and the results fit the voxels' own size, else as float32
/// (float64 for float64).
void rescale(const std::filesystem::path& file, Voxels& voxels, std::size_t count, double slope, double intercept);

/// Converts to float32 (float64 for types that need it).
Voxels toFloat(const std::filesystem::path& file, const Voxels& voxels, std::size_t count, double slope = 1,
               double intercept = 0);

/// Swaps the bytes of each value of `size` bytes.
void swapBytes(std::byte* data, std::size_t bytes, std::size_t size);

/// Replaces non-finite values by the smallest finite one, with a note. Throws Error if there is none.
void replaceNonFinite(const std::filesystem::path& file, Voxels& voxels, std::size_t count,
                      std::vector<std::string>& notes);

/// Columns made orthonormal; which were not, or hold no direction at all.
enum class Axes { kOrthonormal, kSheared, kInvalid };

/// Splits a matrix of columns direction * spacing (row by row). Sheared columns are left as they are, normalised.
Axes splitAxes(const std::array<double, 9>& matrix, std::array<double, 9>& direction, std::array<double, 3>& spacing);

/// The rotation (or rotoreflection) nearest to normalised columns.
std::array<double, 9> nearestOrthonormal(const std::array<double, 9>& direction);

double determinant(const std::array<double, 9>& matrix);

/// The index axis whose reversal makes a left-handed direction right-handed and nearest to the identity; -1 for a
/// right-handed one.
int axisToReverse(const std::array<double, 9>& direction);

/// The same grid counted from the other end of an index axis.
Geometry reversed(const Geometry& geometry, int axis);

/// Reverses the order of the voxels along an index axis, in place.
void reverseVoxels(const Voxels& voxels, const std::array<int, 3>& dimensions, int axis);

/// Positive finite spacing, else 1 mm with a note. `unused` axes (one voxel) get 1 mm without.
void mendSpacing(Geometry& geometry, std::vector<std::string>& notes);

/// True for the first bytes of a NIfTI-1, NIfTI-2 or ANALYZE header.
bool looksLikeNifti(std::span<const std::byte> head);
Header readNiftiHeader(const std::filesystem::path& file);

bool looksLikeNrrd(std::string_view head);
Header readNrrdHeader(const std::filesystem::path& file);

bool looksLikeMetaImage(std::string_view head);
Header readMetaImageHeader(const std::filesystem::path& file);

bool looksLikeDicom(std::span<const std::byte> head);
/// Fills geometry and source; voxels are in the file's order.
Voxels readDicom(const std::filesystem::path& path, Geometry& geometry, VolumeSource& source, const Watch& watch);

}  // namespace twinray::core::reader
