#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "core/io/volume_reader_parts.h"
#include "core/io/volume_reader_text.h"

// The format: http://teem.sourceforge.net/nrrd/format.html

namespace twinray::core::reader {

namespace {

constexpr char kExportAgain[] = "copy or export it again";
constexpr std::size_t kLargestDimension = 16;

/// Fields ("name: value", names lower case) and key/value pairs ("name:=value"), and where data in the file begin.
struct Fields {
  std::filesystem::path file;
  std::map<std::string, std::string> values;
  std::string modality;
  std::uint64_t end = 0;

  std::string get(const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? "" : found->second;
  }

  /// The value, split into as many words as there are axes, or empty where the field is missing.
  std::vector<std::string_view> perAxis(const std::string& name, std::size_t axes) const {
    const auto found = values.find(name);
    if (found == values.end()) {
      return {};
    }
    auto result = words(found->second);
    if (result.size() != axes) {
      fail(file, "its field \"" + name + "\" does not have one value for each axis", kExportAgain);
    }
    return result;
  }

  std::int64_t integer(const std::string& name, std::int64_t otherwise) const {
    if (!values.contains(name)) {
      return otherwise;
    }
    const auto value = integerOf(get(name));
    if (!value) {
      fail(file, "its field \"" + name + "\" is not a whole number", kExportAgain);
    }
    return *value;
  }
};

Fields readFields(const std::filesystem::path& file) {
  // Names that the format allows for the same field.
  static const std::map<std::string, std::string> kAliases{
      {"datafile", "data file"}, {"lineskip", "line skip"}, {"byteskip", "byte skip"}};
  Fields fields{file, {}, {}, 0};
  HeaderLines lines(file);
  lines.next();
  while (auto line = lines.next()) {
    if (line->empty()) {
      break;
    }
    if (line->starts_with('#')) {
      continue;
    }
    const auto pair = line->find(":=");
    const auto colon = line->find(": ");
    if (pair != line->npos && pair < colon) {
      if (lowered(trimmed(line->substr(0, pair))) == "modality") {
        fields.modality = modalityOf(line->substr(pair + 2));
      }
    } else if (colon != line->npos) {
      std::string name = lowered(trimmed(line->substr(0, colon)));
      const auto alias = kAliases.find(name);
      fields.values[alias == kAliases.end() ? name : alias->second] = trimmed(line->substr(colon + 2));
    } else {
      fail(file, "its header has a line that is no field", kExportAgain);
    }
  }
  fields.end = lines.offset();
  return fields;
}

FileType typeOf(const Fields& fields) {
  using Kind = FileType::Kind;
  static const std::map<std::string, FileType> kTypes{
      {"signed char", {Kind::kSigned, 1}},
      {"int8", {Kind::kSigned, 1}},
      {"int8_t", {Kind::kSigned, 1}},
      {"uchar", {Kind::kUnsigned, 1}},
      {"unsigned char", {Kind::kUnsigned, 1}},
      {"uint8", {Kind::kUnsigned, 1}},
      {"uint8_t", {Kind::kUnsigned, 1}},
      {"short", {Kind::kSigned, 2}},
      {"short int", {Kind::kSigned, 2}},
      {"signed short", {Kind::kSigned, 2}},
      {"signed short int", {Kind::kSigned, 2}},
      {"int16", {Kind::kSigned, 2}},
      {"int16_t", {Kind::kSigned, 2}},
      {"ushort", {Kind::kUnsigned, 2}},
      {"unsigned short", {Kind::kUnsigned, 2}},
      {"unsigned short int", {Kind::kUnsigned, 2}},
      {"uint16", {Kind::kUnsigned, 2}},
      {"uint16_t", {Kind::kUnsigned, 2}},
      {"int", {Kind::kSigned, 4}},
      {"signed int", {Kind::kSigned, 4}},
      {"int32", {Kind::kSigned, 4}},
      {"int32_t", {Kind::kSigned, 4}},
      {"uint", {Kind::kUnsigned, 4}},
      {"unsigned int", {Kind::kUnsigned, 4}},
      {"uint32", {Kind::kUnsigned, 4}},
      {"uint32_t", {Kind::kUnsigned, 4}},
      {"longlong", {Kind::kSigned, 8}},
      {"long long", {Kind::kSigned, 8}},
      {"long long int", {Kind::kSigned, 8}},
      {"signed long long", {Kind::kSigned, 8}},
      {"signed long long int", {Kind::kSigned, 8}},
      {"int64", {Kind::kSigned, 8}},
      {"int64_t", {Kind::kSigned, 8}},
      {"ulonglong", {Kind::kUnsigned, 8}},
      {"unsigned long long", {Kind::kUnsigned, 8}},
      {"unsigned long long int", {Kind::kUnsigned, 8}},
      {"uint64", {Kind::kUnsigned, 8}},
      {"uint64_t", {Kind::kUnsigned, 8}},
      {"float", {Kind::kFloat, 4}},
      {"double", {Kind::kFloat, 8}},
  };
  const auto found = kTypes.find(lowered(fields.get("type")));
  if (found == kTypes.end()) {
    fail(fields.file, "its voxel type \"" + fields.get("type").substr(0, 40) + "\" is not supported",
         "convert it to a numeric type");
  }
  return found->second;
}

std::vector<std::int64_t> sizesOf(const Fields& fields) {
  const std::int64_t rank = fields.integer("dimension", 0);
  if (rank < 1 || rank > std::int64_t(kLargestDimension)) {
    fail(fields.file, "its header declares " + std::to_string(rank) + " dimensions", kExportAgain);
  }
  const auto sizes = integersOf(fields.get("sizes"));
  if (!sizes || sizes->size() != std::size_t(rank)) {
    fail(fields.file, "its header does not declare one size for each axis", kExportAgain);
  }
  checkedBytes(fields.file, *sizes, 8);
  return *sizes;
}

bool isSpatial(const std::string& kind) {
  return kind == "domain" || kind == "space" || kind == "none" || kind == "???" || kind.empty();
}

/// "(a,b,c)" with as many numbers as the space has dimensions; empty for "none".
std::optional<std::vector<double>> vectorOf(const Fields& fields, std::string_view text) {
  if (text == "none") {
    return std::nullopt;
  }
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') {
    fail(fields.file, "its header has a vector without brackets", kExportAgain);
  }
  std::string numbers(text.substr(1, text.size() - 2));
  std::replace(numbers.begin(), numbers.end(), ',', ' ');
  auto values = realsOf(numbers);
  if (!values) {
    fail(fields.file, "its header has a vector that is not of numbers", kExportAgain);
  }
  values->resize(3, 0.0);
  return values;
}

/// "(1, 0, 0)" may be written with spaces: they are taken out, so that each vector is one word.
std::string joinVectors(const std::string& text) {
  std::string result;
  bool inside = false;
  for (const char c : text) {
    inside = c == '(' || (inside && c != ')');
    if (!inside || !std::isspace(static_cast<unsigned char>(c))) {
      result += c;
    }
  }
  return result;
}

/// Signs that bring x and y of the space to left and posterior.
std::array<double, 2> signsToLps(std::string space) {
  space = lowered(space);
  if (space.ends_with("-time")) {
    space.resize(space.size() - 5);
  }
  if (space.starts_with("right-anterior-superior") || space == "ras" || space == "rast") {
    return {-1, -1};
  }
  if (space.starts_with("left-anterior-superior") || space == "las" || space == "last") {
    return {1, -1};
  }
  return {1, 1};
}

/// The axes of the file that are the volume's x, y, z, and the number of scalar volumes along the rest.
struct AxisRoles {
  std::vector<std::size_t> spatial;
  std::int64_t components = 1;  ///< side by side, along the axes before the spatial ones
  std::string componentKind;    ///< of the first of these axes
  std::int64_t frames = 1;
};

AxisRoles rolesOf(const Fields& fields, const std::vector<std::int64_t>& sizes,
                  const std::vector<std::string>& vectors) {
  const auto kinds = fields.perAxis("kinds", sizes.size());
  AxisRoles roles;
  for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
    const std::string kind = kinds.empty() ? "" : lowered(kinds[axis]);
    const bool placed = vectors.empty() || vectors[axis] != "none";
    if (isSpatial(kind) && placed && roles.spatial.size() < 3) {
      roles.spatial.push_back(axis);
    } else if (roles.spatial.empty()) {
      if (roles.componentKind.empty()) roles.componentKind = kind;
      roles.components *= sizes[axis];
    } else if (roles.spatial.size() >= std::min<std::size_t>(3, sizes.size())) {
      roles.frames *= sizes[axis];
    } else if (sizes[axis] > 1) {
      fail(fields.file,
           "its axis " + std::to_string(axis + 1) + " of " + std::to_string(sizes[axis]) +
               " samples lies between its spatial axes",
           "export one of these as a volume of three axes");
    }
  }
  return roles;
}

void placeByDirections(const Fields& fields, const AxisRoles& roles, const std::vector<std::string>& vectors,
                       Header& header) {
  // An axis without a direction of its own (a picture of two axes) stands upright on the others.
  std::array<double, 9> matrix{};
  const auto signs = signsToLps(fields.get("space"));
  for (std::size_t i = 0; i < roles.spatial.size(); ++i) {
    const auto vector = vectorOf(fields, vectors[roles.spatial[i]]).value();
    for (std::size_t row = 0; row < 3; ++row) {
      matrix[3 * row + i] = vector[row] * (row < 2 ? signs[row] : 1);
    }
  }
  if (roles.spatial.size() == 2) {
    matrix[2] = matrix[3] * matrix[7] - matrix[6] * matrix[4];
    matrix[5] = matrix[6] * matrix[1] - matrix[0] * matrix[7];
    matrix[8] = matrix[0] * matrix[4] - matrix[3] * matrix[1];
    const double length = std::hypot(matrix[2], matrix[5], matrix[8]);
    for (std::size_t row = 0; row < 3 && length > 0; ++row) {
      matrix[3 * row + 2] /= length;
    }
  }
  Geometry& geometry = header.geometry;
  Geometry placed = geometry;
  switch (splitAxes(matrix, placed.direction, placed.spacing)) {
    case Axes::kOrthonormal:
      geometry = placed;
      break;
    case Axes::kSheared:
      geometry = placed;
      geometry.direction = nearestOrthonormal(placed.direction);
      header.source.notes.push_back("The file's axes are not at right angles: the nearest right-angled axes are used.");
      break;
    case Axes::kInvalid:
      header.source.notes.push_back(
          "The file's space directions are not valid: its anatomical directions are unknown and its spacing is 1 mm.");
  }
  if (const std::string origin = joinVectors(fields.get("space origin")); !origin.empty()) {
    if (const auto vector = vectorOf(fields, origin)) {
      for (std::size_t row = 0; row < 3; ++row) {
        const double x = (*vector)[row] * (row < 2 ? signs[row] : 1);
        geometry.origin[row] = std::isfinite(x) ? x : 0;
      }
    }
  }
}

void placeBySpacings(const Fields& fields, const AxisRoles& roles, std::size_t axes, Header& header) {
  const auto spacings = fields.perAxis("spacings", axes);
  const auto minima = fields.perAxis("axis mins", axes);
  for (std::size_t i = 0; i < roles.spatial.size(); ++i) {
    if (!spacings.empty()) {
      header.geometry.spacing[i] = realOf(spacings[roles.spatial[i]]).value_or(0);
    }
    if (!minima.empty()) {
      const double minimum = realOf(minima[roles.spatial[i]]).value_or(0);
      header.geometry.origin[i] = std::isfinite(minimum) ? minimum : 0;
    }
  }
}

void place(const Fields& fields, const AxisRoles& roles, const std::vector<std::string>& vectors, std::size_t axes,
           Header& header) {
  if (vectors.empty()) {
    placeBySpacings(fields, roles, axes, header);
  } else {
    placeByDirections(fields, roles, vectors, header);
  }
  mendSpacing(header.geometry, header.source.notes);
}

std::filesystem::path dataFileOf(const Fields& fields) {
  const std::string name = fields.get("data file");
  if (name.empty()) {
    return fields.file;
  }
  if (name.starts_with("LIST") || name.find('%') != name.npos) {
    fail(fields.file, "its voxels are spread over several files, which is not supported", "save it as one .nrrd file");
  }
  const std::filesystem::path file = fields.file.parent_path() / name;
  if (!std::filesystem::is_regular_file(file)) {
    fail(fields.file, "its voxels should be in \"" + name + "\", which is missing", "copy that file beside it");
  }
  return file;
}

void readEncoding(const Fields& fields, StoredVoxels& stored) {
  const std::string encoding = lowered(fields.get("encoding"));
  if (encoding == "raw") {
    stored.encoding = Encoding::kRaw;
  } else if (encoding == "gzip" || encoding == "gz") {
    stored.encoding = Encoding::kDeflate;
  } else if (encoding == "ascii" || encoding == "text" || encoding == "txt") {
    stored.encoding = Encoding::kText;
  } else {
    fail(fields.file, "its encoding \"" + encoding.substr(0, 40) + "\" is not supported",
         "save it with encoding raw or gzip");
  }
  const std::string endian = lowered(fields.get("endian"));
  if (stored.type.bytes > 1 && stored.encoding != Encoding::kText && endian != "little" && endian != "big") {
    fail(fields.file, "its header does not say whether its voxels are little or big endian", kExportAgain);
  }
  stored.bigEndian = endian == "big";
}

void readDataPlace(const Fields& fields, std::uint64_t bytes, StoredVoxels& stored) {
  stored.file = dataFileOf(fields);
  stored.offset = stored.file == fields.file ? fields.end : 0;
  const std::int64_t lines = fields.integer("line skip", 0);
  const std::int64_t skip = fields.integer("byte skip", 0);
  if (lines < 0 || skip < -1 || (skip == -1 && stored.encoding != Encoding::kRaw)) {
    fail(fields.file, "its line skip or byte skip is not valid", kExportAgain);
  }
  stored.offset = offsetAfterLines(stored.file, stored.offset, lines);
  if (skip >= 0) {
    stored.skip = std::uint64_t(skip);
    return;
  }
  // -1: the voxels are the last bytes of the file.
  const std::uint64_t length = sizeOfFile(stored.file);
  if (length < bytes) {
    fail(stored.file, "it is shorter than the voxels that its header declares", kExportAgain);
  }
  stored.offset = length - bytes;
}

Components componentsOf(const std::filesystem::path& file, const AxisRoles& roles) {
  const std::string& kind = roles.componentKind;
  if (roles.components == 1) {
    return {};
  }
  if (kind == "complex" && roles.components == 2) {
    return complexComponents();
  }
  if ((kind == "rgb-color" || kind == "3-color") && roles.components == 3) {
    return colorComponents(3);
  }
  if ((kind == "rgba-color" || kind == "4-color") && roles.components == 4) {
    return colorComponents(4);
  }
  return vectorComponents(file, std::uint64_t(roles.components));
}

}  // namespace

bool looksLikeNrrd(std::string_view head) {
  return head.starts_with("NRRD000");
}

Header readNrrdHeader(const std::filesystem::path& file) {
  const Fields fields = readFields(file);
  const std::vector<std::int64_t> sizes = sizesOf(fields);
  std::vector<std::string> vectors;
  Fields joined = fields;
  if (fields.values.contains("space directions")) {
    joined.values["space directions"] = joinVectors(fields.get("space directions"));
    const auto parts = joined.perAxis("space directions", sizes.size());
    vectors.assign(parts.begin(), parts.end());
  }
  const AxisRoles roles = rolesOf(fields, sizes, vectors);
  if (roles.spatial.empty()) {
    fail(file, "it has no spatial axis");
  }
  Header header;
  header.source.format = "NRRD";
  header.source.modality = fields.modality;
  header.source.frames = int(roles.frames);
  header.geometry.dimensions = {1, 1, 1};
  for (std::size_t i = 0; i < roles.spatial.size(); ++i) {
    header.geometry.dimensions[i] = int(sizes[roles.spatial[i]]);
  }
  place(fields, roles, vectors, sizes.size(), header);
  header.voxels.type = typeOf(fields);
  header.voxels.frames = std::uint64_t(roles.frames);
  header.voxels.samples = std::uint64_t(roles.components);
  header.source.components = int(roles.components);
  header.components = componentsOf(file, roles);
  readEncoding(fields, header.voxels);
  readDataPlace(fields, header.voxels.values(header.geometry.voxelCount()) * header.voxels.type.bytes, header.voxels);
  return header;
}

}  // namespace twinray::core::reader
