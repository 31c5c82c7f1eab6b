#include "core/io/volume_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <new>
#include <system_error>

#include "core/error.h"
#include "core/io/volume_reader_parts.h"

namespace twinray::core {

namespace {

using namespace reader;

constexpr std::size_t kHeadBytes = 1024;

struct Loaded {
  Geometry geometry;
  VolumeSource source;
  Voxels voxels;
};

/// The first bytes of a file, inflated where it is a gzip file.
struct Head {
  std::vector<std::byte> bytes;
  bool gzip = false;

  std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

Head readHead(const std::filesystem::path& file) {
  Head head;
  head.bytes.resize(kHeadBytes);
  head.bytes.resize(ByteReader(file, 0, false).readSome(head.bytes.data(), kHeadBytes));
  head.gzip = head.text().starts_with("\x1f\x8b");
  if (head.gzip) {
    head.bytes.resize(kHeadBytes);
    head.bytes.resize(ByteReader(file, 0, true).readSome(head.bytes.data(), kHeadBytes));
  }
  return head;
}

std::string lowerExtension(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return extension;
}

/// The header beside an .img file, which holds nothing but voxels.
std::filesystem::path headerOf(const std::filesystem::path& file) {
  std::filesystem::path stem = file;
  if (lowerExtension(stem) == ".gz") {
    stem.replace_extension();
  }
  if (lowerExtension(stem) == ".img") {
    for (const char* ending : {".hdr", ".hdr.gz", ".HDR"}) {
      const std::filesystem::path header = stem.replace_extension().string() + ending;
      if (std::filesystem::is_regular_file(header)) {
        return header;
      }
    }
  }
  return file;
}

void checkFile(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    fail(file, "there is no such file or folder", "check the path");
  }
  if (!std::filesystem::is_regular_file(status)) {
    fail(file, "it is not a file");
  }
  if (sizeOfFile(file) == 0) {
    fail(file, "it is empty", "copy or export it again");
  }
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
  const std::string extension = lowerExtension(file);
  if (extension == ".mgz" || extension == ".mgh") {
    fail(file, "FreeSurfer's MGH format is not supported", "convert it to NIfTI");
  }
  fail(file, "it is not a NIfTI, NRRD, MetaImage or DICOM file", "convert it to one of these formats");
}

/// What is told to people about what was left out.
void noteChoice(const VolumeChoice& choice, VolumeSource& source) {
  if (source.frames > 1) {
    const std::string which = choice.frame == 0 ? "the first one" : "number " + std::to_string(choice.frame + 1);
    source.notes.push_back("The file holds " + std::to_string(source.frames) + " volumes in time: " + which +
                           " is shown.");
  }
  if (!choice.component.empty()) {
    source.notes.push_back("Its voxels have " + std::to_string(source.components) + " components: " + choice.component +
                           " is shown.");
  }
  if (choice.reduction > 1) {
    const std::string n = std::to_string(choice.reduction);
    source.notes.push_back("At reduced resolution: each voxel is the mean of " + n + " x " + n + " x " + n +
                           " of the file.");
  }
}

Loaded loadByHeader(const Header& header, const VolumeChoice& choice, const Watch& watch) {
  if (!choice.series.empty()) {
    fail(header.voxels.file, "it is not a DICOM file and has no series", "choose no series");
  }
  Loaded loaded{reducedGeometry(header.geometry, choice.reduction), header.source, {}};
  loaded.voxels = readVoxels(header, choice, watch, loaded.source.notes);
  loaded.source.storedType = header.voxels.type.name();
  loaded.source.fileType = header.voxels.type.scalarType().value_or(loaded.voxels.type);
  for (const Component& component : header.components.offered) loaded.source.componentNames.push_back(component.name);
  return loaded;
}

Loaded load(const std::filesystem::path& path, const VolumeChoice& choice, const Watch& watch) {
  if (const auto header = readHeader(path)) return loadByHeader(*header, choice, watch);
  Loaded loaded;
  loaded.voxels = readDicom(path, choice, loaded.geometry, loaded.source, watch);
  return loaded;
}

std::shared_ptr<const Volume> finish(const std::filesystem::path& path, const VolumeChoice& choice, Loaded loaded,
                                     const Watch& watch) {
  auto& [geometry, source, voxels] = loaded;
  noteChoice(choice, source);
  source.choice = choice;
  replaceNonFinite(path, voxels, geometry.voxelCount(), source.notes);
  throwIfStopped(watch.stop);
  source.path = path.string();
  source.fileGeometry = geometry;
  source.reversedAxis = axisToReverse(geometry.direction);
  if (source.reversedAxis >= 0) {
    geometry = reversed(geometry, source.reversedAxis);
    reverseVoxels(voxels, geometry.dimensions, source.reversedAxis);
  }
  throwIfStopped(watch.stop);
  return std::make_shared<const Volume>(geometry, voxels.type, std::move(voxels.data), std::move(source));
}

/// Calls f, whose library exceptions become Errors about the file.
template <typename F>
auto explained(const std::filesystem::path& path, F&& f) {
  try {
    return f();
  } catch (const std::filesystem::filesystem_error& error) {
    fail(path, error.code().message(), "check the path and its permissions");
  } catch (const std::bad_alloc&) {
    fail(path, "there is not enough memory", "close other programs or use a machine with more memory");
  }
}

/// Bytes of one voxel after slope and intercept: whole numbers stay in their size where both are whole.
std::uint64_t keptBytes(const FileType& type, double slope, double intercept) {
  const bool whole = slope == std::round(slope) && intercept == std::round(intercept);
  if (type.kind == FileType::Kind::kFloat) return type.bytes;
  if (!type.scalarType()) return sizeof(double);
  return whole ? type.bytes : sizeof(float);
}

void describe(const Header& header, VolumeContents& contents) {
  checkLength(header.voxels, header.geometry.voxelCount());
  contents.format = header.source.format;
  contents.dimensions = header.geometry.dimensions;
  contents.frames = header.source.frames;
  for (const Component& component : header.components.offered) contents.components.push_back(component.name);
  const FileType type = header.voxels.type;
  const bool mayBeFloat = !contents.components.empty();
  contents.fileVoxelBytes = type.bytes;
  contents.volumeVoxelBytes = keptBytes(type, header.slope, header.intercept);
  if (mayBeFloat) contents.volumeVoxelBytes = std::max<std::uint64_t>(contents.volumeVoxelBytes, sizeof(float));
}

void describe(const std::filesystem::path& path, std::vector<SeriesInfo> series, const VolumeChoice& choice,
              VolumeContents& contents) {
  contents.format = "DICOM";
  contents.series = std::move(series);
  const auto& found = contents.series;
  auto chosen = found.begin();
  if (!choice.series.empty()) {
    chosen = std::find_if(found.begin(), found.end(), [&](const SeriesInfo& s) { return s.id == choice.series; });
    if (chosen == found.end()) {
      fail(path, "it holds no series \"" + choice.series + "\"", "choose another series, or none to see them");
    }
  } else if (found.size() > 1) {
    return;
  }
  if (!chosen->problem.empty()) throw Error(chosen->problem);
  contents.dimensions = chosen->dimensions;
  contents.frames = chosen->frames;
  contents.fileVoxelBytes = sizeOf(chosen->type);
  contents.volumeVoxelBytes = std::max<std::uint64_t>(contents.fileVoxelBytes, sizeof(std::int16_t));
}

}  // namespace

namespace reader {

std::optional<Header> readHeader(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) return std::nullopt;
  checkFile(path);
  const std::filesystem::path file = headerOf(path);
  const Head head = readHead(file);
  if (looksLikeNifti(head.bytes)) return readNiftiHeader(file);
  if (!head.gzip && looksLikeNrrd(head.text())) return readNrrdHeader(file);
  if (!head.gzip && looksLikeMetaImage(head.text())) return readMetaImageHeader(file);
  if (!looksLikeDicom(head.bytes)) refuse(file);
  return std::nullopt;
}

}  // namespace reader

std::shared_ptr<const Volume> readVolume(const std::filesystem::path& path, const ReadProgress& progress,
                                         std::stop_token stop) {
  return readVolume(path, VolumeChoice{}, progress, stop);
}

std::shared_ptr<const Volume> readVolume(const std::filesystem::path& path, const VolumeChoice& choice,
                                         const ReadProgress& progress, std::stop_token stop) {
  const Watch watch{progress, stop};
  return explained(path, [&] { return finish(path, choice, load(path, choice, watch), watch); });
}

VolumeContents inspectVolume(const std::filesystem::path& path, const VolumeChoice& choice,
                             const ReadProgress& progress, std::stop_token stop) {
  const Watch watch{progress, stop};
  return explained(path, [&] {
    VolumeContents contents;
    if (const auto header = readHeader(path)) {
      describe(*header, contents);
    } else {
      describe(path, listDicom(path, watch), choice, contents);
    }
    return contents;
  });
}

std::string seriesId(const std::filesystem::path& path, const std::string& numberOrId, std::stop_token stop) {
  const auto series = inspectVolume(path, {}, {}, stop).series;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series[i].id == numberOrId || std::to_string(i + 1) == numberOrId) return series[i].id;
  }
  fail(path, "it has no series " + numberOrId, "choose one of those that \"twinray-cli info\" lists");
}

std::shared_ptr<const Volume> inFileOrder(const std::shared_ptr<const Volume>& volume) {
  const int axis = volume->source().reversedAxis;
  if (axis < 0) {
    return volume;
  }
  Voxels voxels{volume->scalarType(), allocate(volume->source().path, volume->bytes())};
  std::memcpy(voxels.data.get(), volume->voxels(), volume->bytes());
  reverseVoxels(voxels, volume->geometry().dimensions, axis);
  VolumeSource source = volume->source();
  source.reversedAxis = -1;
  return std::make_shared<const Volume>(source.fileGeometry, voxels.type, std::move(voxels.data), source);
}

}  // namespace twinray::core
