#include <algorithm>
#include <cmath>
#include <map>

#include "core/io/volume_reader_parts.h"
#include "core/io/volume_reader_text.h"

// The format: https://itk.org/Wiki/MetaIO/Documentation

namespace twinray::core::reader {

namespace {

constexpr char kExportAgain[] = "copy or export it again";

struct Fields {
  std::filesystem::path file;
  std::map<std::string, std::string> values;
  std::uint64_t end = 0;

  /// The value of the first of these names that the header has, or empty.
  std::string get(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      if (const auto found = values.find(name); found != values.end()) {
        return found->second;
      }
    }
    return "";
  }

  bool flag(std::initializer_list<const char*> names, bool otherwise) const {
    const std::string value = get(names);
    return value.empty() ? otherwise : value[0] == 'T' || value[0] == 't' || value[0] == '1';
  }

  /// Numbers, or empty where the field is missing.
  std::vector<double> reals(std::initializer_list<const char*> names, std::size_t count) const {
    const std::string value = get(names);
    if (value.empty()) {
      return {};
    }
    const auto numbers = realsOf(value);
    if (!numbers || numbers->size() < count) {
      fail(file, std::string("its field ") + *names.begin() + " does not hold " + std::to_string(count) + " numbers",
           kExportAgain);
    }
    return *numbers;
  }
};

/// Data follow the line ElementDataFile, which is the last one.
Fields readFields(const std::filesystem::path& file) {
  Fields fields{file, {}, 0};
  HeaderLines lines(file);
  while (auto line = lines.next()) {
    const auto equals = line->find('=');
    if (equals == line->npos) {
      if (trimmed(*line).empty()) {
        continue;
      }
      fail(file, "its header has a line that is no field", kExportAgain);
    }
    const std::string name(trimmed(line->substr(0, equals)));
    fields.values[name] = trimmed(line->substr(equals + 1));
    if (name == "ElementDataFile") {
      fields.end = lines.offset();
      return fields;
    }
  }
  fail(file, "its header does not say where its voxels are", kExportAgain);
}

FileType typeOf(const Fields& fields) {
  using Kind = FileType::Kind;
  // Sizes as MetaIO writes them: its LONG has 4 bytes.
  static const std::map<std::string, FileType> kTypes{
      {"MET_CHAR", {Kind::kSigned, 1}},         {"MET_ASCII_CHAR", {Kind::kSigned, 1}},
      {"MET_UCHAR", {Kind::kUnsigned, 1}},      {"MET_SHORT", {Kind::kSigned, 2}},
      {"MET_USHORT", {Kind::kUnsigned, 2}},     {"MET_INT", {Kind::kSigned, 4}},
      {"MET_UINT", {Kind::kUnsigned, 4}},       {"MET_LONG", {Kind::kSigned, 4}},
      {"MET_ULONG", {Kind::kUnsigned, 4}},      {"MET_LONG_LONG", {Kind::kSigned, 8}},
      {"MET_ULONG_LONG", {Kind::kUnsigned, 8}}, {"MET_FLOAT", {Kind::kFloat, 4}},
      {"MET_DOUBLE", {Kind::kFloat, 8}},
  };
  const std::string name = fields.get({"ElementType"});
  const auto found = kTypes.find(name);
  if (found == kTypes.end()) {
    fail(fields.file, "its voxel type \"" + name.substr(0, 40) + "\" is not supported", "convert it to a numeric type");
  }
  return found->second;
}

void readDimensions(const Fields& fields, Header& header) {
  const auto rank = integerOf(fields.get({"NDims"}));
  const auto sizes = integersOf(fields.get({"DimSize"}));
  if (!rank || *rank < 1 || *rank > 10 || !sizes || sizes->size() < std::size_t(*rank)) {
    fail(fields.file, "its header does not declare one size for each axis", kExportAgain);
  }
  const std::span<const std::int64_t> used(sizes->data(), std::size_t(*rank));
  checkedBytes(fields.file, used, 8);
  std::int64_t frames = 1;
  header.geometry.dimensions = {1, 1, 1};
  for (std::size_t axis = 0; axis < used.size(); ++axis) {
    if (axis < 3) {
      header.geometry.dimensions[axis] = int(used[axis]);
    } else {
      frames *= used[axis];
    }
  }
  header.source.frames = int(frames);
  header.voxels.frames = std::uint64_t(frames);
}

void readComponents(const Fields& fields, Header& header) {
  const std::string text = fields.get({"ElementNumberOfChannels"});
  const auto channels = text.empty() ? std::optional<std::int64_t>(1) : integerOf(text);
  if (!channels || *channels < 1) {
    fail(fields.file, "its field ElementNumberOfChannels is not valid", kExportAgain);
  }
  const auto& size = header.geometry.dimensions;
  const std::array<std::int64_t, 5> sizes{size[0], size[1], size[2], header.source.frames, *channels};
  checkedBytes(fields.file, sizes, 8);
  header.voxels.samples = std::uint64_t(*channels);
  header.source.components = int(*channels);
  if (*channels == 1) {
    return;
  }
  // MetaIO has no type for colours: three or four bytes are what its writers keep them in.
  const bool isColor = (*channels == 3 || *channels == 4) && fields.get({"ElementType"}) == "MET_UCHAR";
  header.components =
      isColor ? colorComponents(header.voxels.samples) : vectorComponents(fields.file, header.voxels.samples);
}

void place(const Fields& fields, std::size_t rank, Header& header) {
  Geometry& geometry = header.geometry;
  const std::size_t axes = std::min<std::size_t>(rank, 3);
  const auto spacing = fields.reals({"ElementSpacing", "ElementSize"}, axes);
  const auto origin = fields.reals({"Offset", "Position", "Origin"}, axes);
  const auto transform = fields.reals({"TransformMatrix", "Orientation", "Rotation"}, rank * rank);
  for (std::size_t axis = 0; axis < axes; ++axis) {
    geometry.spacing[axis] = spacing.empty() ? 1 : spacing[axis];
    geometry.origin[axis] = origin.empty() || !std::isfinite(origin[axis]) ? 0 : origin[axis];
  }
  mendSpacing(geometry, header.source.notes);
  if (transform.empty()) {
    return;
  }
  std::array<double, 9> matrix{1, 0, 0, 0, 1, 0, 0, 0, 1};
  for (std::size_t axis = 0; axis < axes; ++axis) {
    for (std::size_t row = 0; row < axes; ++row) {
      // The file lists the axes' directions one after the other: the columns of our matrix.
      matrix[3 * row + axis] = transform[rank * axis + row];
    }
  }
  std::array<double, 9> direction = geometry.direction;
  std::array<double, 3> lengths;
  switch (splitAxes(matrix, direction, lengths)) {
    case Axes::kOrthonormal:
      geometry.direction = direction;
      break;
    case Axes::kSheared:
      geometry.direction = nearestOrthonormal(direction);
      header.source.notes.push_back("The file's axes are not at right angles: the nearest right-angled axes are used.");
      break;
    case Axes::kInvalid:
      header.source.notes.push_back("The file's axes are not valid: its anatomical directions are unknown.");
  }
}

/// "MET_MOD_CT" as "CT".
std::string modality(const Fields& fields) {
  constexpr std::string_view kPrefix = "MET_MOD_";
  const std::string value = fields.get({"Modality"});
  return value.starts_with(kPrefix) && value != "MET_MOD_UNKNOWN" && value != "MET_MOD_OTHER"
             ? modalityOf(value.substr(kPrefix.size()))
             : std::string();
}

std::filesystem::path dataFileOf(const Fields& fields) {
  const std::string name = fields.get({"ElementDataFile"});
  if (name == "LOCAL" || name == "Local" || name == "local") {
    return fields.file;
  }
  if (name.starts_with("LIST") || name.find('%') != name.npos) {
    fail(fields.file, "its voxels are spread over several files, which is not supported", "save it as one .mha file");
  }
  const std::filesystem::path file = fields.file.parent_path() / name;
  if (name.empty() || !std::filesystem::is_regular_file(file)) {
    fail(fields.file, "its voxels should be in \"" + name + "\", which is missing", "copy that file beside it");
  }
  return file;
}

void readDataPlace(const Fields& fields, Header& header) {
  StoredVoxels& stored = header.voxels;
  stored.file = dataFileOf(fields);
  stored.type = typeOf(fields);
  stored.bigEndian = fields.flag({"BinaryDataByteOrderMSB", "ElementByteOrderMSB"}, false);
  const bool compressed = fields.flag({"CompressedData"}, false);
  stored.encoding = compressed                          ? Encoding::kDeflate
                    : fields.flag({"BinaryData"}, true) ? Encoding::kRaw
                                                        : Encoding::kText;
  if (stored.file == fields.file) {
    stored.offset = fields.end;
    return;
  }
  const std::string text = fields.get({"HeaderSize"});
  const auto skip = text.empty() ? std::optional<std::int64_t>(0) : integerOf(text);
  if (!skip || *skip < -1 || (*skip == -1 && stored.encoding != Encoding::kRaw)) {
    fail(fields.file, "its field HeaderSize is not valid", kExportAgain);
  }
  if (*skip >= 0) {
    stored.offset = std::uint64_t(*skip);
    return;
  }
  // -1: the voxels are the last bytes of the file.
  const std::uint64_t bytes = stored.values(header.geometry.voxelCount()) * stored.type.bytes;
  const std::uint64_t length = sizeOfFile(stored.file);
  if (length < bytes) {
    fail(stored.file, "it is shorter than the voxels that its header declares", kExportAgain);
  }
  stored.offset = length - bytes;
}

}  // namespace

bool looksLikeMetaImage(std::string_view head) {
  const auto equals = head.find('=');
  if (equals == head.npos) {
    return false;
  }
  const std::string_view name = trimmed(head.substr(0, equals));
  constexpr std::array kFirst{"ObjectType",    "Comment",       "NDims",      "DimSize",
                              "ObjectSubType", "TransformType", "ElementType"};
  return std::find(kFirst.begin(), kFirst.end(), name) != kFirst.end();
}

Header readMetaImageHeader(const std::filesystem::path& file) {
  const Fields fields = readFields(file);
  if (const std::string type = fields.get({"ObjectType"}); !type.empty() && type != "Image") {
    fail(file, "it is a MetaIO " + type.substr(0, 40) + ", not an image");
  }
  Header header;
  header.source.format = "MetaImage";
  header.source.modality = modality(fields);
  readDimensions(fields, header);
  readComponents(fields, header);
  place(fields, std::size_t(*integerOf(fields.get({"NDims"}))), header);
  readDataPlace(fields, header);
  return header;
}

}  // namespace twinray::core::reader
