#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

constexpr std::size_t kSize1 = 348;
constexpr std::size_t kSize2 = 540;
constexpr char kExportAgain[] = "copy or export it again";

/// Fields of a NIfTI-1 (nifti1.h) or NIfTI-2 (nifti2.h) header at their byte offsets, in either byte order.
class Fields {
 public:
  explicit Fields(std::span<const std::byte> bytes) : bytes_(bytes) {
    const auto size = get<std::int32_t>(0);
    swapped_ = size != kSize1 && size != kSize2;
    version2_ = get<std::int32_t>(0) == kSize2;
  }

  bool swapped() const { return swapped_; }
  bool version2() const { return version2_; }

  template <typename T>
  T get(std::size_t offset) const {
    std::array<std::byte, sizeof(T)> raw;
    std::copy_n(bytes_.begin() + std::ptrdiff_t(offset), sizeof(T), raw.begin());
    if (swapped_) {
      std::reverse(raw.begin(), raw.end());
    }
    return std::bit_cast<T>(raw);
  }

  /// A float of version 1 or a double of version 2.
  double real(std::size_t offset1, std::size_t offset2) const {
    return version2_ ? get<double>(offset2) : double(get<float>(offset1));
  }

  std::int64_t dim(std::size_t i) const {
    return version2_ ? get<std::int64_t>(16 + 8 * i) : std::int64_t(get<std::int16_t>(40 + 2 * i));
  }
  double pixdim(std::size_t i) const { return real(76 + 4 * i, 104 + 8 * i); }
  int datatype() const { return version2_ ? get<std::int16_t>(12) : get<std::int16_t>(70); }
  double slope() const { return real(112, 176); }
  double intercept() const { return real(116, 184); }
  int qformCode() const { return version2_ ? get<std::int32_t>(344) : get<std::int16_t>(252); }
  int sformCode() const { return version2_ ? get<std::int32_t>(348) : get<std::int16_t>(254); }
  /// Quaternion b, c, d, then the offset x, y, z.
  double qform(std::size_t i) const { return real(256 + 4 * i, 352 + 8 * i); }
  double sform(std::size_t row, std::size_t column) const {
    return real(280 + 16 * row + 4 * column, 400 + 32 * row + 8 * column);
  }
  int units() const { return version2_ ? get<std::int32_t>(500) : int(get<std::uint8_t>(123)); }

  /// "n+1" (voxels in the same file), "ni1" (in an .img file), "n+2", "ni2", or empty.
  std::string magic() const {
    const auto text = reinterpret_cast<const char*>(bytes_.data()) + (version2_ ? 4 : 344);
    const std::string magic(text, 3);
    const char digit = version2_ ? '2' : '1';
    return text[3] == '\0' && (magic == std::string("n+") + digit || magic == std::string("ni") + digit) ? magic : "";
  }

 private:
  std::span<const std::byte> bytes_;
  bool swapped_ = false;
  bool version2_ = false;
};

/// NIfTI's world is RAS; ours is LPS.
void toLps(Geometry& geometry) {
  for (int row = 0; row < 2; ++row) {
    geometry.origin[row] = 0 - geometry.origin[row];
    for (int axis = 0; axis < 3; ++axis) {
      geometry.direction[3 * row + axis] = 0 - geometry.direction[3 * row + axis];
    }
  }
}

/// Method 2 of nifti1.h: a quaternion whose real part is not stored, and pixdim. False if it is no rotation.
bool setFromQform(const Fields& fields, Geometry& geometry) {
  double b = fields.qform(0), c = fields.qform(1), d = fields.qform(2);
  const double squares = b * b + c * c + d * d;
  if (!std::isfinite(squares) || squares > 1.01) {
    return false;
  }
  // As in nifti_quatern_to_mat44: rounding may have made the three parts longer than one.
  double a = 1 - squares;
  if (a < 1e-7) {
    const double scale = 1 / std::sqrt(squares);
    b *= scale, c *= scale, d *= scale;
    a = 0;
  } else {
    a = std::sqrt(a);
  }
  const double q = fields.pixdim(0) < 0 ? -1 : 1;
  geometry.direction = {
      a * a + b * b - c * c - d * d, 2 * (b * c - a * d),           q * 2 * (b * d + a * c),
      2 * (b * c + a * d),           a * a + c * c - b * b - d * d, q * 2 * (c * d - a * b),
      2 * (b * d - a * c),           2 * (c * d + a * b),           q * (a * a + d * d - c * c - b * b)};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    geometry.origin[axis] = fields.qform(3 + axis);
  }
  return true;
}

/// Method 3 of nifti1.h: any affine matrix.
Axes setFromSform(const Fields& fields, Geometry& geometry) {
  std::array<double, 9> matrix;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      matrix[3 * row + axis] = fields.sform(row, axis);
    }
    geometry.origin[row] = fields.sform(row, 3);
  }
  return splitAxes(matrix, geometry.direction, geometry.spacing);
}

/// The sform where it is orthonormal, else the qform, else the axes nearest to the sform, else pixdim alone.
void place(const Fields& fields, Geometry& geometry, std::vector<std::string>& notes) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    geometry.spacing[axis] = std::abs(fields.pixdim(axis + 1));
  }
  Geometry bySform = geometry;
  const Axes axes = fields.sformCode() > 0 ? setFromSform(fields, bySform) : Axes::kInvalid;
  if (axes == Axes::kOrthonormal) {
    geometry = bySform;
  } else if (fields.qformCode() > 0 && setFromQform(fields, geometry)) {
    if (fields.sformCode() > 0) {
      notes.push_back("The axes of the file's sform are not at right angles: its qform places the volume.");
    }
  } else if (axes == Axes::kSheared) {
    geometry = bySform;
    geometry.direction = nearestOrthonormal(bySform.direction);
    notes.push_back(
        "The axes of the file's sform are not at right angles and it has no qform: the nearest right-angled axes are "
        "used.");
  } else if (fields.sformCode() > 0 || fields.qformCode() > 0) {
    geometry.origin = {};
    geometry.direction = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    notes.push_back("The file's sform and qform are not valid: its anatomical directions are unknown.");
  }
  toLps(geometry);
  for (double& x : geometry.origin) {
    x = std::isfinite(x) ? x : 0;
  }
}

/// Millimetres of the unit of length in xyzt_units.
double millimetres(int units) {
  switch (units & 7) {
    case 1:
      return 1000;  // metre
    case 3:
      return 1e-3;  // micrometre
    default:
      return 1;
  }
}

/// Of each of the values that a voxel has.
FileType typeOf(const std::filesystem::path& file, int datatype) {
  using Kind = FileType::Kind;
  switch (datatype) {
    case 2:
      return {Kind::kUnsigned, 1};
    case 4:
      return {Kind::kSigned, 2};
    case 8:
      return {Kind::kSigned, 4};
    case 16:
      return {Kind::kFloat, 4};
    case 64:
      return {Kind::kFloat, 8};
    case 256:
      return {Kind::kSigned, 1};
    case 512:
      return {Kind::kUnsigned, 2};
    case 768:
      return {Kind::kUnsigned, 4};
    case 1024:
      return {Kind::kSigned, 8};
    case 1280:
      return {Kind::kUnsigned, 8};
    case 32:
      return {Kind::kFloat, 4};
    case 1792:
      return {Kind::kFloat, 8};
    case 128:
    case 2304:
      return {Kind::kUnsigned, 1};
    case 2048:
      fail(file, "its voxels are 256-bit complex numbers", "export their magnitude as a scalar volume");
    case 1536:
      fail(file, "its voxels are 128-bit floating point numbers", "convert it to float32");
    default:
      fail(file, "its header names an unknown data type (" + std::to_string(datatype) + ")", kExportAgain);
  }
}

/// Two values for a complex number, three or four for a colour.
std::uint64_t samplesOf(int datatype) {
  switch (datatype) {
    case 32:
    case 1792:
      return 2;
    case 128:
      return 3;
    case 2304:
      return 4;
    default:
      return 1;
  }
}

/// Colours and complex numbers by their type; vectors by the axes after time, of which the file keeps one whole volume
/// after the other.
void readComponents(const std::filesystem::path& file, const Fields& fields, Header& header) {
  StoredVoxels& stored = header.voxels;
  stored.samples = samplesOf(fields.datatype());
  if (stored.samples > 1 && stored.planes > 1) {
    fail(file, "its voxels are vectors of " + std::to_string(stored.planes) + " colours or complex numbers",
         "export one of them");
  }
  if (stored.samples == 2) {
    header.components = complexComponents();
  } else if (stored.samples > 2) {
    header.components = colorComponents(stored.samples);
    // nifti1.h: colours are not scaled.
    header.slope = 1;
    header.intercept = 0;
  } else if (stored.planes > 1) {
    header.components = vectorComponents(file, stored.planes);
  }
  header.source.components = int(std::max(stored.samples, stored.planes));
}

/// The .img file of a pair, compressed or not.
std::filesystem::path imageOf(const std::filesystem::path& header) {
  std::filesystem::path stem = header;
  if (stem.extension() == ".gz") {
    stem.replace_extension();
  }
  for (const char* ending : {".img", ".img.gz", ".IMG"}) {
    const std::filesystem::path image = stem.replace_extension().string() + ending;
    if (std::filesystem::is_regular_file(image)) {
      return image;
    }
  }
  fail(header,
       "its voxels should be in \"" + stem.replace_extension(".img").filename().string() + "\", which is missing",
       "copy that file beside it");
}

bool isGzip(const std::filesystem::path& file) {
  std::array<std::byte, 2> head{};
  ByteReader reader(file, 0, false);
  reader.readSome(head.data(), head.size());
  return head[0] == std::byte{0x1f} && head[1] == std::byte{0x8b};
}

void readDimensions(const std::filesystem::path& file, const Fields& fields, Header& header) {
  const std::int64_t rank = fields.dim(0);
  if (rank < 1 || rank > 7) {
    fail(file, "its header declares " + std::to_string(rank) + " dimensions", kExportAgain);
  }
  std::array<std::int64_t, 7> sizes;
  for (std::size_t i = 0; i < 7; ++i) {
    sizes[i] = std::int64_t(i) < rank ? fields.dim(i + 1) : 1;
  }
  checkedBytes(file, sizes, 16);  // the largest voxel: two doubles
  std::copy_n(sizes.begin(), 3, header.geometry.dimensions.begin());
  header.voxels.planes = std::uint64_t(sizes[4] * sizes[5] * sizes[6]);
  header.voxels.frames = std::uint64_t(sizes[3]);
  header.source.frames = int(sizes[3]);
}

void readScaling(const Fields& fields, Header& header) {
  const double slope = fields.slope(), intercept = fields.intercept();
  if (slope == 0) {
    return;  // nifti1.h: the voxels are not scaled
  }
  if (!std::isfinite(slope) || !std::isfinite(intercept)) {
    header.source.notes.push_back("The file's slope or intercept is not a finite number: its values are not scaled.");
    return;
  }
  header.slope = slope;
  header.intercept = intercept;
}

void readVoxelPlace(const std::filesystem::path& file, const Fields& fields, Header& header) {
  StoredVoxels& stored = header.voxels;
  const bool single = fields.magic()[1] == '+';
  stored.file = single ? file : imageOf(file);
  double offset = fields.version2() ? double(fields.get<std::int64_t>(168)) : double(fields.get<float>(108));
  // Writers leave 0 where the voxels follow the header and its four extension bytes.
  const double smallest = single ? double(fields.version2() ? kSize2 : kSize1) + 4 : 0;
  if (!(offset >= smallest)) {
    offset = smallest;
  }
  if (offset > 1e15) {
    fail(file, "its header says that its voxels begin beyond its end", kExportAgain);
  }
  if (isGzip(stored.file)) {
    stored.encoding = Encoding::kDeflate;
    stored.skip = std::uint64_t(offset);
  } else {
    stored.offset = std::uint64_t(offset);
  }
  stored.bigEndian = fields.swapped();
  stored.type = typeOf(file, fields.datatype());
}

}  // namespace

bool looksLikeNifti(std::span<const std::byte> head) {
  if (head.size() < 4) {
    return false;
  }
  const auto b = [&](int i) { return std::to_integer<int>(head[std::size_t(i)]); };
  const int little = b(0) | b(1) << 8, big = b(3) | b(2) << 8;
  const auto isSize = [](int size) { return size == int(kSize1) || size == int(kSize2); };
  return (b(2) == 0 && b(3) == 0 && isSize(little)) || (b(0) == 0 && b(1) == 0 && isSize(big));
}

Header readNiftiHeader(const std::filesystem::path& file) {
  std::array<std::byte, kSize2> bytes{};
  ByteReader reader(file, 0, isGzip(file));
  const std::size_t size = reader.readSome(bytes.data(), bytes.size());
  const Fields fields(bytes);
  if (size < (fields.version2() ? kSize2 : kSize1)) {
    fail(file, "it ends within its header", kExportAgain);
  }
  if (fields.magic().empty()) {
    fail(file, "it is not a NIfTI file (its header lacks the NIfTI mark)", "convert it to NIfTI");
  }
  Header header;
  header.source.format = "NIfTI";
  readDimensions(file, fields, header);
  readVoxelPlace(file, fields, header);
  readScaling(fields, header);
  readComponents(file, fields, header);
  place(fields, header.geometry, header.source.notes);
  mendSpacing(header.geometry, header.source.notes);
  const double unit = millimetres(fields.units());
  for (std::size_t axis = 0; axis < 3; ++axis) {
    header.geometry.spacing[axis] *= unit;
    header.geometry.origin[axis] *= unit;
  }
  return header;
}

}  // namespace twinray::core::reader
