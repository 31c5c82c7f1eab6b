#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include <gdcmTrace.h>
#include <itkGDCMImageIO.h>

#include "core/error.h"
#include "core/io/volume_reader_dicom_header.h"
#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

using Files = std::vector<DicomHeader>;

constexpr char kExportAgain[] = "copy or export it again";
/// Part of the progress that reading the headers of a folder gets.
constexpr double kScanShare = 0.2;
/// Largest difference of a gap between slices from the usual one, as a fraction of it.
constexpr double kEvenGap = 0.1;

/// The image files among a folder's files, by name. A damaged one is an error, or counted where `damaged` is given.
Files scan(const std::filesystem::path& folder, const Watch& watch, int* damaged) {
  std::vector<std::filesystem::path> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    throwIfStopped(watch.stop);
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) {
      names.push_back(entry.path());
    }
  }
  std::sort(names.begin(), names.end());
  Files files;
  for (std::size_t i = 0; i < names.size(); ++i) {
    watch.reached(kScanShare * double(i) / double(names.size()));
    try {
      if (auto header = readDicomHeader(names[i])) {
        files.push_back(std::move(*header));
      }
    } catch (const Error&) {
      if (!damaged) {
        throw;
      }
      ++*damaged;
    }
  }
  return files;
}

/// Leaves one of each image that is there twice: the preferred file, else the first by name.
void dropCopies(Files& files, const std::filesystem::path& preferred, std::vector<std::string>& notes) {
  std::stable_partition(files.begin(), files.end(), [&](const DicomHeader& h) { return h.file == preferred; });
  std::set<std::string> seen;
  const auto copies = std::erase_if(
      files, [&](const DicomHeader& h) { return !h.instanceUid.empty() && !seen.insert(h.instanceUid).second; });
  if (copies > 0) {
    notes.push_back("Images of the series that the folder holds twice are read once.");
  }
}

/// Images that can be slices of one volume share this; a file of several frames is a volume of its own.
auto keyOf(const DicomHeader& h) {
  std::array<long, 6> orientation{};
  if (h.orientation) {
    std::transform(h.orientation->begin(), h.orientation->end(), orientation.begin(),
                   [](double v) { return std::lround(1000 * v); });
  }
  return std::tuple(h.seriesUid, h.rows, h.columns, orientation, h.frames > 1 ? h.file.string() : std::string());
}

std::vector<Files> series(const Files& files) {
  std::map<decltype(keyOf(files.front())), Files> groups;
  for (const DicomHeader& h : files) {
    groups[keyOf(h)].push_back(h);
  }
  std::vector<Files> result;
  for (auto& [key, group] : groups) {
    result.push_back(std::move(group));
  }
  return result;
}

[[noreturn]] void refuseSeveral(const std::filesystem::path& folder, const std::vector<Files>& found) {
  constexpr std::size_t kListed = 6;
  std::string list;
  for (std::size_t i = 0; i < std::min(kListed, found.size()); ++i) {
    list += (i == 0 ? "" : ", ") + found[i].front().file.filename().string() + " (" + std::to_string(found[i].size()) +
            (found[i].size() == 1 ? " image)" : " images)");
  }
  fail(folder,
       "it holds " + std::to_string(found.size()) + " DICOM series: " + list + (found.size() > kListed ? ", ..." : ""),
       "open one file of the series that you want");
}

/// Sorted along the normal of the slices, or by instance number where they have no positions.
void sortSlices(Files& files, std::vector<std::string>& notes) {
  const bool placed =
      std::all_of(files.begin(), files.end(), [](const auto& h) { return h.position && h.orientation; });
  if (placed) {
    std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.depth() < b.depth(); });
    return;
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const auto& a, const auto& b) { return a.instance.value_or(0) < b.instance.value_or(0); });
  for (DicomHeader& h : files) {
    h.position.reset();
  }
  if (files.size() > 1) {
    notes.push_back("The images of the series have no positions: they are stacked by their numbers.");
  }
}

/// Three digits, for people.
std::string rounded(double value) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return text.data();
}

/// The even spacing of sorted slices. Throws Error where slices are missing or several share a place.
double sliceSpacing(const Files& files, std::vector<std::string>& notes) {
  if (!files.front().position) {
    return files.front().sliceSpacing;
  }
  std::vector<double> gaps;
  for (std::size_t i = 1; i < files.size(); ++i) {
    gaps.push_back(files[i].depth() - files[i - 1].depth());
  }
  std::vector<double> ordered = gaps;
  std::nth_element(ordered.begin(), ordered.begin() + std::ptrdiff_t(ordered.size() / 2), ordered.end());
  const double usual = ordered[ordered.size() / 2];
  const auto smallest = std::min_element(gaps.begin(), gaps.end());
  const auto largest = std::max_element(gaps.begin(), gaps.end());
  const std::filesystem::path folder = files.front().file.parent_path();
  const auto name = [&](auto gap, int offset) {
    return "\"" + files[std::size_t(gap - gaps.begin() + offset)].file.filename().string() + "\"";
  };
  if (*smallest < 1e-3) {
    fail(folder,
         "several images of its series are at the same place, like " + name(smallest, 0) + " and " + name(smallest, 1),
         "export one time or echo of the series into a folder of its own");
  }
  if (*largest > usual * (1 + kEvenGap) || *smallest < usual * (1 - kEvenGap)) {
    const auto gap = *largest - usual > usual - *smallest ? largest : smallest;
    fail(folder,
         "slices of its series are missing or unevenly spaced: " + name(gap, 0) + " and " + name(gap, 1) + " are " +
             rounded(*gap) + " mm apart, others " + rounded(usual) + " mm",
         "copy the whole series into the folder");
  }
  const auto &first = *files.front().position, &last = *files.back().position;
  const double depth = files.back().depth() - files.front().depth();
  if (std::hypot(last[0] - first[0], last[1] - first[1], last[2] - first[2]) > depth * 1.0005) {
    notes.push_back(
        "The slices of the series are shifted against each other (gantry tilt), which the picture does not undo.");
  }
  return depth / double(gaps.size());
}

ScalarType typeOf(const itk::GDCMImageIO& io, const std::filesystem::path& file) {
  using Component = itk::IOComponentEnum;
  switch (io.GetComponentType()) {
    case Component::UCHAR:
      return ScalarType::kUInt8;
    case Component::CHAR:
      return ScalarType::kInt8;
    case Component::USHORT:
      return ScalarType::kUInt16;
    case Component::SHORT:
      return ScalarType::kInt16;
    case Component::UINT:
      return ScalarType::kUInt32;
    case Component::INT:
      return ScalarType::kInt32;
    case Component::FLOAT:
      return ScalarType::kFloat32;
    case Component::DOUBLE:
      return ScalarType::kFloat64;
    default:
      fail(file, "its pixels have a type that is not supported");
  }
}

/// GDCM 3.0 prints warnings with the values of attributes, patients' names among them.
void silenceGdcm() {
  static std::once_flag once;
  std::call_once(once, [] {
    gdcm::Trace::DebugOff();
    gdcm::Trace::WarningOff();
    gdcm::Trace::ErrorOff();
  });
}

/// ITK's reader of one file, with its header read.
itk::GDCMImageIO::Pointer open(const DicomHeader& header) {
  auto io = itk::GDCMImageIO::New();
  io->SetFileName(header.file.string());
  try {
    io->ReadImageInformation();
  } catch (const std::exception&) {
    fail(header.file, "its DICOM image cannot be decoded", kExportAgain);
  }
  const bool asDeclared = io->GetNumberOfDimensions() >= 2 && int(io->GetDimensions(0)) == header.columns &&
                          int(io->GetDimensions(1)) == header.rows &&
                          (io->GetNumberOfDimensions() < 3 || int(io->GetDimensions(2)) == header.frames);
  if (io->GetNumberOfComponents() != 1 || !asDeclared) {
    fail(header.file, "its DICOM image is not the scalar one that its header declares", kExportAgain);
  }
  return io;
}

void decode(itk::GDCMImageIO& io, const std::filesystem::path& file, std::byte* target) {
  try {
    io.Read(target);
  } catch (const std::exception&) {
    fail(file, "its DICOM image cannot be decoded", kExportAgain);
  }
}

void placeFirst(const itk::GDCMImageIO& io, std::size_t slices, Geometry& geometry, std::vector<std::string>& notes) {
  const std::size_t axes = std::min(3u, io.GetNumberOfDimensions());
  std::array<double, 9> matrix{1, 0, 0, 0, 1, 0, 0, 0, 1};
  for (unsigned axis = 0; axis < axes; ++axis) {
    geometry.dimensions[axis] = int(io.GetDimensions(axis));
    geometry.spacing[axis] = io.GetSpacing(axis);
    geometry.origin[axis] = std::isfinite(io.GetOrigin(axis)) ? io.GetOrigin(axis) : 0;
    const std::vector<double> direction = io.GetDirection(axis);
    for (unsigned row = 0; row < std::min<std::size_t>(3, direction.size()); ++row) {
      matrix[3 * row + axis] = direction[row];
    }
  }
  if (slices > 1) {
    geometry.dimensions[2] = int(slices);
  }
  std::array<double, 3> lengths;
  std::array<double, 9> direction;
  const Axes kind = splitAxes(matrix, direction, lengths);
  if (kind == Axes::kInvalid) {
    notes.push_back("The file's image orientation is not valid: its anatomical directions are unknown.");
  } else {
    geometry.direction = kind == Axes::kOrthonormal ? direction : nearestOrthonormal(direction);
  }
}

/// GDCM widens 16-bit pixels to 32 bits as soon as an intercept could leave the range: back, in place, where none does.
void narrow(Voxels& voxels, std::size_t count, const FileType& stored) {
  if (voxels.type != ScalarType::kInt32 || stored.bytes > 2) {
    return;
  }
  const std::span<const std::int32_t> values = voxels.as<std::int32_t>(count);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (std::in_range<std::int16_t>(*low) && std::in_range<std::int16_t>(*high)) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto value = std::int16_t(values[i]);
      std::memcpy(voxels.data.get() + i * sizeof value, &value, sizeof value);
    }
    voxels.type = ScalarType::kInt16;
  }
}

/// Decodes each file into its place. Files may differ in type where their slopes do; the stack is float32 then.
class Stack {
 public:
  Stack(const std::filesystem::path& path, std::size_t sliceVoxels, std::size_t slices)
      : path_(path), sliceVoxels_(sliceVoxels), slices_(slices) {}

  void add(itk::GDCMImageIO& io, const DicomHeader& header) {
    const ScalarType type = typeOf(io, header.file);
    if (type == voxels_.type && voxels_.data) {
      decode(io, header.file, slot());
    } else {
      Voxels slice = make(type, 1);
      decode(io, header.file, slice.data.get());
      narrow(slice, sliceVoxels_, header.type);
      put(std::move(slice));
    }
    ++done_;
  }

  Voxels take() { return std::move(voxels_); }

 private:
  std::byte* slot() const { return voxels_.data.get() + done_ * sliceVoxels_ * sizeOf(voxels_.type); }

  void put(Voxels slice) {
    if (!voxels_.data && slices_ == 1) {
      voxels_ = std::move(slice);
      return;
    }
    if (!voxels_.data) {
      const bool isFloat = slice.type == ScalarType::kFloat32 || slice.type == ScalarType::kFloat64;
      voxels_ = make(isFloat ? ScalarType::kFloat32 : slice.type, slices_);
    }
    if (slice.type == voxels_.type) {
      std::memcpy(slot(), slice.data.get(), sliceVoxels_ * sizeOf(slice.type));
    } else {
      widen();
      copyAsFloat(slice, sliceVoxels_, reinterpret_cast<float*>(slot()));
    }
  }

  Voxels make(ScalarType type, std::size_t slices) const {
    return {type, allocate(path_, std::uint64_t(sliceVoxels_) * slices * sizeOf(type))};
  }

  void widen() {
    if (voxels_.type != ScalarType::kFloat32) {
      Voxels wide = make(ScalarType::kFloat32, slices_);
      copyAsFloat(voxels_, sliceVoxels_ * done_, wide.as<float>(sliceVoxels_ * done_).data());
      voxels_ = std::move(wide);
    }
  }

  std::filesystem::path path_;
  std::size_t sliceVoxels_;
  std::size_t slices_;
  std::size_t done_ = 0;
  Voxels voxels_;
};

void refuseColour(const DicomHeader& h) {
  if (h.samples > 1 || h.photometric == "PALETTE COLOR") {
    fail(h.file, "its pixels are colours, not scalars", "convert it to grey values");
  }
}

/// The one series of a folder, or the series of a file among the files beside it.
Files chosenSeries(const std::filesystem::path& path, const Watch& watch, std::vector<std::string>& notes) {
  if (std::filesystem::is_directory(path)) {
    std::vector<Files> found = series(scan(path, watch, nullptr));
    if (found.empty()) {
      fail(path, "the folder holds no DICOM images", "choose a folder with the files of a DICOM series");
    }
    if (found.size() > 1) {
      refuseSeveral(path, found);
    }
    dropCopies(found.front(), {}, notes);
    return found.front();
  }
  const auto chosen = readDicomHeader(path);
  if (!chosen) {
    fail(path, "it is a DICOM file without an image", "choose a file of an image series");
  }
  int damaged = 0;
  std::filesystem::path folder = path.parent_path();
  Files files = scan(folder.empty() ? "." : folder, watch, &damaged);
  std::erase_if(files, [&](const DicomHeader& h) { return keyOf(h) != keyOf(*chosen); });
  if (chosen->frames > 1 || chosen->seriesUid.empty() || files.empty()) {
    files = {*chosen};
  }
  dropCopies(files, path, notes);
  if (files.size() > 1) {
    notes.push_back("All " + std::to_string(files.size()) + " images of the file's series are read.");
    if (damaged > 0) {
      notes.push_back("Damaged DICOM files in the folder are left out (" + std::to_string(damaged) + ").");
    }
  }
  return files;
}

}  // namespace

Voxels readDicom(const std::filesystem::path& path, Geometry& geometry, VolumeSource& source, const Watch& watch) {
  silenceGdcm();
  Files files = chosenSeries(path, watch, source.notes);
  refuseColour(files.front());
  sortSlices(files, source.notes);
  const DicomHeader& first = files.front();
  source.format = "DICOM";
  source.modality = first.modality;
  source.storedType = first.type.name();
  geometry.dimensions = {1, 1, 1};
  geometry.dimensions[0] = first.columns;
  geometry.dimensions[1] = first.rows;
  geometry.dimensions[2] = files.size() > 1 ? int(files.size()) : first.frames;
  const double spacing = files.size() > 1 ? sliceSpacing(files, source.notes) : first.sliceSpacing;
  const std::array<std::int64_t, 3> sizes{first.columns, first.rows, geometry.dimensions[2]};
  checkedBytes(path, sizes, 8);
  Stack stack(path, geometry.voxelCount() / files.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    watch.reached(kScanShare + (1 - kScanShare) * double(i) / double(files.size()));
    const auto io = open(files[i]);
    if (i == 0) {
      placeFirst(*io, files.size(), geometry, source.notes);
    }
    stack.add(*io, files[i]);
  }
  if (files.size() > 1 || (first.frames == 1 && first.sliceSpacing > 0)) {
    geometry.spacing[2] = spacing;
  }
  mendSpacing(geometry, source.notes);
  watch.reached(1);
  Voxels voxels = stack.take();
  if (const double scaling = first.doseScaling; scaling != 1 && voxels.type != ScalarType::kFloat64) {
    rescale(path, voxels, geometry.voxelCount(), scaling, 0);
  }
  source.fileType = first.type.scalarType().value_or(voxels.type);
  return voxels;
}

}  // namespace twinray::core::reader
