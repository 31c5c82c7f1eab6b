#pragma once

#include <array>
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

#include "core/io/volume_contents.h"
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

/// Where and how a file keeps its voxels: `planes` * `frames` volumes one after the other, time fastest, each voxel of
/// `samples` values side by side.
struct StoredVoxels {
  std::filesystem::path file;
  std::uint64_t offset = 0;  ///< bytes before them (before the compressed stream, where there is one)
  std::uint64_t skip = 0;    ///< decoded bytes before them
  Encoding encoding = Encoding::kRaw;
  bool bigEndian = false;
  FileType type;
  std::uint64_t samples = 1;
  std::uint64_t frames = 1;
  std::uint64_t planes = 1;

  /// Values of all voxels that the file declares. checkedBytes() keeps it below 2^62.
  std::uint64_t values(std::uint64_t voxelCount) const { return voxelCount * samples * frames * planes; }
};

/// A scalar that can be made of the values of one voxel.
struct Component {
  enum class How { kValue, kLuminance, kMagnitude, kPhase };
  std::string name;
  How how = How::kValue;
  std::uint64_t index = 0;  ///< of the sample or plane, for kValue
};

/// What the voxels of a file are, where they are no scalars.
struct Components {
  std::string what;  ///< "RGB colours, not scalars": what a reader refuses without a choice
  std::vector<Component> offered;
};

/// Red, green, blue (and alpha of four), and their luminance.
Components colorComponents(std::uint64_t samples);
/// Magnitude, real and imaginary part, and phase.
Components complexComponents();
/// Each by its number from 1, and the magnitude of at most four. Throws Error, naming the file, for too many to choose
/// from.
Components vectorComponents(const std::filesystem::path& file, std::uint64_t count);

/// A checked header of a file of voxels.
struct Header {
  Geometry geometry;    ///< as in the file
  VolumeSource source;  ///< format, modality, components, frames, notes
  StoredVoxels voxels;
  Components components;  ///< nothing offered for scalars
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

/// Calls f with a value of the C++ type.
template <typename F>
auto withType(const FileType& type, F&& f) {
  switch (type.kind) {
    case FileType::Kind::kUnsigned:
      switch (type.bytes) {
        case 1:
          return f(std::uint8_t{});
        case 2:
          return f(std::uint16_t{});
        case 4:
          return f(std::uint32_t{});
        default:
          return f(std::uint64_t{});
      }
    case FileType::Kind::kSigned:
      switch (type.bytes) {
        case 1:
          return f(std::int8_t{});
        case 2:
          return f(std::int16_t{});
        case 4:
          return f(std::int32_t{});
        default:
          return f(std::int64_t{});
      }
    case FileType::Kind::kFloat:
      break;
  }
  return type.bytes == 4 ? f(float{}) : f(double{});
}

/// The values of a file one after the other, in native byte order.
class ValueReader {
 public:
  /// Starts at a value. Throws Error.
  ValueReader(const StoredVoxels& stored, std::uint64_t start, const Watch& watch);
  ~ValueReader();
  ValueReader(ValueReader&&) noexcept;

  /// `count` values of the stored type. Throws Error, also after a requested stop.
  void read(std::byte* target, std::size_t count);
  /// Makes the decoder reach and compare the checksum where the stream ends here. Throws Error.
  void finish();

 private:
  void skip(std::uint64_t values);
  template <typename T>
  void readText(std::span<T> target);
  double number();

  const StoredVoxels& stored_;
  const Watch& watch_;
  std::unique_ptr<ByteReader> bytes_;
  std::unique_ptr<std::ifstream> text_;
  std::string word_;
};

/// Takes the slices of a volume in order and keeps the mean of each cube of `factor` voxels a side (fewer at the far
/// ends), of its finite values; integers are rounded. A factor of 1 keeps the voxels.
class BlockMean {
 public:
  /// Throws Error, naming the file, where the memory does not suffice.
  BlockMean(const std::filesystem::path& file, FileType type, const std::array<int, 3>& dimensions, int factor);

  void add(const std::byte* slice);
  std::shared_ptr<std::byte[]> take() { return std::move(data_); }

 private:
  template <typename T>
  void addValues(std::span<const T> slice);
  template <typename T>
  void closeSlab();

  FileType type_;
  std::array<int, 3> dimensions_, factors_, reduced_;
  std::vector<double> sums_;
  std::vector<std::uint32_t> counts_;
  int slices_ = 0;
  std::shared_ptr<std::byte[]> data_;
};

/// The factor along each axis: an axis shorter than the reduction is reduced to one voxel.
std::array<int, 3> reductionFactors(const std::array<int, 3>& dimensions, int reduction);
/// The grid of BlockMean's voxels.
Geometry reducedGeometry(const Geometry& geometry, int reduction);

/// The offered component that is chosen; null for scalars. Throws Error for another choice, and for none where there is
/// a choice.
const Component* chosenComponent(const Header& header, const VolumeChoice& choice);
/// Throws Error for a frame that the file does not have.
void checkFrame(const std::filesystem::path& file, int frame, int frames);
/// Throws Error for a reduction other than those of VolumeChoice.
void checkReduction(const std::filesystem::path& file, int reduction);
/// The type that a choice has before slope and intercept.
FileType typeOf(const Header& header, const Component* component);

/// Reads the chosen component and frame, swaps, reduces, converts 64-bit integers, applies slope and intercept. Throws
/// Error. Appends notes.
Voxels readVoxels(const Header& header, const VolumeChoice& choice, const Watch& watch,
                  std::vector<std::string>& notes);

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
Voxels readDicom(const std::filesystem::path& path, const VolumeChoice& choice, Geometry& geometry,
                 VolumeSource& source, const Watch& watch);
/// The series of a folder, or the one of a file.
std::vector<SeriesInfo> listDicom(const std::filesystem::path& path, const Watch& watch);

/// The checked header of a file that is no DICOM file; empty for a DICOM file or folder. Throws Error.
std::optional<Header> readHeader(const std::filesystem::path& path);

}  // namespace twinray::core::reader
