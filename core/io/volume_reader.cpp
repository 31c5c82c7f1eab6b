#include "core/io/volume_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
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

Loaded loadByHeader(Header header, const Watch& watch) {
  Loaded loaded{header.geometry, header.source, {}};
  loaded.voxels = readVoxels(header, watch, loaded.source.notes);
  loaded.source.storedType = header.voxels.type.name();
  loaded.source.fileType = header.voxels.type.scalarType().value_or(loaded.voxels.type);
  return loaded;
}

Loaded load(const std::filesystem::path& path, const Watch& watch) {
  if (!std::filesystem::is_directory(path)) {
    checkFile(path);
    const std::filesystem::path file = headerOf(path);
    const Head head = readHead(file);
    if (looksLikeNifti(head.bytes)) {
      return loadByHeader(readNiftiHeader(file), watch);
    }
    if (!head.gzip && looksLikeNrrd(head.text())) {
      return loadByHeader(readNrrdHeader(file), watch);
    }
    if (!head.gzip && looksLikeMetaImage(head.text())) {
      return loadByHeader(readMetaImageHeader(file), watch);
    }
    if (!looksLikeDicom(head.bytes)) {
      refuse(file);
    }
  }
  Loaded loaded;
  loaded.voxels = readDicom(path, loaded.geometry, loaded.source, watch);
  return loaded;
}

std::shared_ptr<const Volume> finish(const std::filesystem::path& path, Loaded loaded, const Watch& watch) {
  auto& [geometry, source, voxels] = loaded;
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

}  // namespace

std::shared_ptr<const Volume> readVolume(const std::filesystem::path& path, const ReadProgress& progress,
                                         std::stop_token stop) {
  const Watch watch{progress, stop};
  try {
    return finish(path, load(path, watch), watch);
  } catch (const std::filesystem::filesystem_error& error) {
    fail(path, error.code().message(), "check the path and its permissions");
  } catch (const std::bad_alloc&) {
    fail(path, "there is not enough memory", "close other programs or use a machine with more memory");
  }
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
