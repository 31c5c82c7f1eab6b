#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <type_traits>

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
  std::stable_sort(result.begin(), result.end(),
                   [](const Files& a, const Files& b) { return a.front().seriesNumber < b.front().seriesNumber; });
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
       "choose one of them, or open one of its files");
}

/// The same for a series wherever its files lie: FNV-1a of what its images share.
std::string idOf(const DicomHeader& h) {
  std::string text = h.seriesUid + '/' + std::to_string(h.rows) + '/' + std::to_string(h.columns);
  for (const double v : h.orientation.value_or(std::array<double, 6>{})) {
    text += '/' + std::to_string(std::lround(1000 * v));
  }
  if (h.frames > 1) text += '/' + h.file.filename().string();
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::array<char, 9> digits;
  std::snprintf(digits.data(), digits.size(), "%08x", std::uint32_t(hash ^ (hash >> 32)));
  return digits.data();
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

/// Volumes that a series of sorted slices holds one after the other in time: as often as each place occurs, equally
/// often everywhere; 1 where it does not.
int timesOf(const Files& files) {
  if (!files.front().position) {
    return 1;
  }
  constexpr double kSamePlace = 1e-3;  // mm
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool same = i > 0 && files[i].depth() - files[i - 1].depth() < kSamePlace;
    if (same) {
      ++counts.back();
    } else {
      counts.push_back(1);
    }
  }
  const bool even = std::all_of(counts.begin(), counts.end(), [&](std::size_t n) { return n == counts.front(); });
  const bool numbered = std::all_of(files.begin(), files.end(), [](const DicomHeader& h) { return h.instance; });
  return even && numbered && counts.size() > 1 ? int(counts.front()) : 1;
}

/// The slices of one volume in time, in their order: of each place the image with that rank among its numbers.
Files sliceFilesAt(const Files& files, int times, int frame) {
  Files result;
  for (std::size_t i = 0; i < files.size(); i += std::size_t(times)) {
    Files place(files.begin() + std::ptrdiff_t(i), files.begin() + std::ptrdiff_t(i) + times);
    std::stable_sort(place.begin(), place.end(),
                     [](const auto& a, const auto& b) { return *a.instance < *b.instance; });
    result.push_back(std::move(place[std::size_t(frame)]));
  }
  return result;
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

/// Spacing of the frames of one file; negative where they go against the normal. Throws Error where they are not even.
double frameSpacing(const DicomHeader& h) {
  std::vector<double> depths;
  if (h.framePositions.size() == std::size_t(h.frames)) {
    std::transform(h.framePositions.begin(), h.framePositions.end(), std::back_inserter(depths),
                   [&](const auto& place) { return h.depthOf(place); });
  } else if (h.frameOffsets.size() == std::size_t(h.frames)) {
    depths = h.frameOffsets;
  }
  if (depths.size() < 2) {
    return h.sliceSpacing;
  }
  const double mean = (depths.back() - depths.front()) / double(depths.size() - 1);
  for (std::size_t i = 1; i < depths.size(); ++i) {
    const double gap = depths[i] - depths[i - 1];
    if (!(std::abs(gap - mean) <= kEvenGap * std::abs(mean)) || mean == 0) {
      fail(h.file, "its frames are not evenly spaced slices of one volume", "export them as a series of slices");
    }
  }
  return mean;
}

/// Geometry of the first file's slices, with the spacing across them.
Geometry placeOf(const DicomHeader& h, int slices, double spacing, std::vector<std::string>& notes) {
  Geometry geometry;
  geometry.dimensions = {h.columns, h.rows, slices};
  if (h.pixelSpacing) {
    geometry.spacing = {(*h.pixelSpacing)[1], (*h.pixelSpacing)[0], 1};
  } else {
    geometry.spacing = {0, 0, 1};
  }
  geometry.spacing[2] = std::abs(spacing);
  geometry.origin = h.position.value_or(std::array<double, 3>{});
  if (h.orientation) {
    const auto& o = *h.orientation;
    const auto n = h.normal();
    const double sign = spacing < 0 ? -1 : 1;
    const std::array<double, 9> matrix{o[0], o[3], sign * n[0], o[1], o[4], sign * n[1], o[2], o[5], sign * n[2]};
    std::array<double, 3> lengths;
    std::array<double, 9> direction;
    const Axes kind = splitAxes(matrix, direction, lengths);
    if (kind == Axes::kInvalid) {
      notes.push_back("The file's image orientation is not valid: its anatomical directions are unknown.");
    } else {
      geometry.direction = kind == Axes::kOrthonormal ? direction : nearestOrthonormal(direction);
    }
  }
  mendSpacing(geometry, notes);
  return geometry;
}

/// Brings the stored bits to the lower end of a pixel and extends their sign; other bits may hold overlays.
template <typename T>
void normaliseBits(std::span<T> values, const DicomHeader& h) {
  using Unsigned = std::make_unsigned_t<T>;
  const int up = h.bitsAllocated - 1 - h.highBit;
  const int down = h.bitsAllocated - h.bitsStored;
  if (down == 0) {
    return;
  }
  for (T& v : values) {
    v = T(T(Unsigned(Unsigned(v) << up)) >> down);
  }
}

void normaliseBits(const Voxels& voxels, std::size_t count, const DicomHeader& h) {
  switch (voxels.type) {
    case ScalarType::kUInt8:
      return normaliseBits(voxels.as<std::uint8_t>(count), h);
    case ScalarType::kInt8:
      return normaliseBits(voxels.as<std::int8_t>(count), h);
    case ScalarType::kUInt16:
      return normaliseBits(voxels.as<std::uint16_t>(count), h);
    case ScalarType::kInt16:
      return normaliseBits(voxels.as<std::int16_t>(count), h);
    case ScalarType::kUInt32:
      return normaliseBits(voxels.as<std::uint32_t>(count), h);
    default:
      return normaliseBits(voxels.as<std::int32_t>(count), h);
  }
}

/// Decodes the pixels of one file to their place.
void readPixels(const DicomHeader& h, std::span<std::byte> target) {
  if (!h.fragments.empty()) {
    decodeFragments(h, target);
    return;
  }
  ByteReader(h.file, h.pixels.offset, false).read(target.data(), target.size());
  if (h.bigEndian) {
    swapBytes(target.data(), target.size(), h.type().bytes);
  }
}

bool haveOneScaling(const Files& files) {
  const DicomHeader& first = files.front();
  return std::all_of(files.begin(), files.end(), [&](const DicomHeader& h) {
    return h.bitsAllocated == first.bitsAllocated && h.isSigned == first.isSigned && h.slope == first.slope &&
           h.intercept == first.intercept;
  });
}

/// Reads the files one after the other. Where their scaling differs (PET), each is scaled on its own, to float32.
Voxels readStack(const std::filesystem::path& path, const Files& files, const std::array<int, 3>& dimensions,
                 int reduction, const Watch& watch) {
  const DicomHeader& first = files.front();
  const bool alike = haveOneScaling(files);
  const std::size_t sliceVoxels = std::size_t(dimensions[0]) * dimensions[1];
  const std::size_t count = sliceVoxels * std::size_t(first.frames);
  Voxels voxels{alike ? *first.type().scalarType() : ScalarType::kFloat32, nullptr};
  BlockMean mean(path, fileTypeOf(voxels.type), dimensions, reduction);
  for (std::size_t i = 0; i < files.size(); ++i) {
    watch.reached(kScanShare + (1 - kScanShare) * double(i) / double(files.size()));
    const DicomHeader& h = files[i];
    Voxels slices{*h.type().scalarType(), nullptr};
    const std::size_t bytes = count * sizeOf(slices.type);
    slices.data = allocate(path, bytes);
    readPixels(h, {slices.data.get(), bytes});
    normaliseBits(slices, count, h);
    if (!alike) {
      slices = toFloat(h.file, slices, count, h.slope, h.intercept);
    }
    for (int k = 0; k < h.frames; ++k) {
      mean.add(slices.data.get() + std::size_t(k) * sliceVoxels * sizeOf(slices.type));
    }
  }
  voxels.data = mean.take();
  if (alike) {
    Geometry geometry;
    geometry.dimensions = dimensions;
    rescale(path, voxels, reducedGeometry(geometry, reduction).voxelCount(), first.slope, first.intercept);
  }
  watch.reached(1);
  return voxels;
}

void refuseColour(const DicomHeader& h) {
  if (h.samples > 1 || h.photometric == "PALETTE COLOR") {
    fail(h.file, "its pixels are colours, not scalars", "convert it to grey values");
  }
}

/// The series of a folder. Throws Error where it has none.
std::vector<Files> seriesOf(const std::filesystem::path& folder, const Watch& watch) {
  std::vector<Files> found = series(scan(folder, watch, nullptr));
  if (found.empty()) {
    fail(folder, "the folder holds no DICOM images", "choose a folder with the files of a DICOM series");
  }
  return found;
}

/// The chosen series of a folder, or the series of a file among the files beside it.
Files chosenSeries(const std::filesystem::path& path, const std::string& id, const Watch& watch,
                   std::vector<std::string>& notes) {
  if (std::filesystem::is_directory(path)) {
    std::vector<Files> found = seriesOf(path, watch);
    if (found.size() > 1 && id.empty()) {
      refuseSeveral(path, found);
    }
    const auto chosen = std::find_if(found.begin(), found.end(),
                                     [&](const Files& files) { return id.empty() || idOf(files.front()) == id; });
    if (chosen == found.end()) {
      fail(path, "it holds no series \"" + id + "\"", "choose another series, or none to see them");
    }
    dropCopies(*chosen, {}, notes);
    return *chosen;
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

/// The files of one volume, in the order of its slices.
struct Stack {
  Files files;
  int times = 1;
};

Stack stackOf(Files files, int frame, std::vector<std::string>& notes) {
  std::for_each(files.begin(), files.end(), refuseColour);
  sortSlices(files, notes);
  Stack stack;
  stack.times = files.front().frames > 1 ? 1 : timesOf(files);
  checkFrame(files.front().file.parent_path(), frame, stack.times);
  stack.files = stack.times > 1 ? sliceFilesAt(files, stack.times, frame) : std::move(files);
  return stack;
}

Geometry placeOf(const Files& files, std::vector<std::string>& notes) {
  const DicomHeader& first = files.front();
  const bool isSeries = files.size() > 1;
  const int slices = isSeries ? int(files.size()) : first.frames;
  const Geometry geometry = placeOf(first, slices, isSeries ? sliceSpacing(files, notes) : frameSpacing(first), notes);
  const std::array<std::int64_t, 3> sizes{first.columns, first.rows, slices};
  checkedBytes(first.file, sizes, 8);
  return geometry;
}

SeriesInfo describe(const Files& files) {
  const DicomHeader& first = files.front();
  SeriesInfo info;
  info.id = idOf(first);
  info.description = first.seriesDescription;
  info.modality = first.modality;
  info.images = int(files.size());
  info.dimensions = {first.columns, first.rows, files.size() > 1 ? int(files.size()) : first.frames};
  info.type = haveOneScaling(files) ? *first.type().scalarType() : ScalarType::kFloat32;
  const bool isWhole = first.slope == std::round(first.slope) && first.intercept == std::round(first.intercept);
  if (!isWhole && sizeOf(info.type) < sizeof(float)) info.type = ScalarType::kFloat32;
  if (first.pixelSpacing) info.spacing = {(*first.pixelSpacing)[1], (*first.pixelSpacing)[0], 0};
  try {
    std::vector<std::string> ignored;
    const Stack stack = stackOf(files, 0, ignored);
    const Geometry geometry = placeOf(stack.files, ignored);
    info.frames = stack.times;
    info.dimensions = geometry.dimensions;
    info.spacing = geometry.spacing;
  } catch (const Error& error) {
    info.problem = error.what();
  }
  return info;
}

}  // namespace

std::vector<SeriesInfo> listDicom(const std::filesystem::path& path, const Watch& watch) {
  std::vector<SeriesInfo> result;
  std::vector<std::string> ignored;
  if (!std::filesystem::is_directory(path)) {
    return {describe(chosenSeries(path, {}, watch, ignored))};
  }
  for (Files& files : seriesOf(path, watch)) {
    dropCopies(files, {}, ignored);
    result.push_back(describe(files));
  }
  return result;
}

Voxels readDicom(const std::filesystem::path& path, const VolumeChoice& choice, Geometry& geometry,
                 VolumeSource& source, const Watch& watch) {
  if (!choice.component.empty()) {
    fail(path, "its pixels have no component \"" + choice.component + "\"", "choose no component");
  }
  checkReduction(path, choice.reduction);
  const Stack stack = stackOf(chosenSeries(path, choice.series, watch, source.notes), choice.frame, source.notes);
  const DicomHeader& first = stack.files.front();
  const Geometry whole = placeOf(stack.files, source.notes);
  source.format = "DICOM";
  source.modality = first.modality;
  source.frames = stack.times;
  source.storedType = first.type().name();
  source.fileType = *first.type().scalarType();
  geometry = reducedGeometry(whole, choice.reduction);
  return readStack(path, stack.files, whole.dimensions, choice.reduction, watch);
}

}  // namespace twinray::core::reader
