#include "core/dataset/dataset.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <span>
#include <system_error>

#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/metrics/metrics.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kSamples = Dataset::kTransferFunctionSamples;
constexpr std::size_t kViewColumns = 4, kOpacityColumns = 2, kColorColumns = 4, kLightingColumns = 6;

[[noreturn]] void fail(const fs::path& file, const std::string& cause) {
  throw Error(file.string() + " cannot be used as part of a dataset: " + cause + "; sample the folder again.");
}

std::string text(const std::vector<std::size_t>& shape) {
  std::string result;
  for (const std::size_t n : shape) result += (result.empty() ? "" : "x") + std::to_string(n);
  return result;
}

/// An array of n rows of this shape, all finite.
std::vector<double> readRows(const fs::path& file, std::size_t n, const std::vector<std::size_t>& rowShape) {
  NpyArray array = readNpy(file);
  std::vector<std::size_t> shape{n};
  shape.insert(shape.end(), rowShape.begin(), rowShape.end());
  if (array.shape != shape) fail(file, "its shape is " + text(array.shape) + " instead of " + text(shape));
  if (!std::all_of(array.values.begin(), array.values.end(), [](double v) { return std::isfinite(v); })) {
    fail(file, "it holds values that are not finite");
  }
  return std::move(array.values);
}

/// Rounding errors of other programs may leave 0..1 by this much.
double fraction(double value, const fs::path& file) {
  constexpr double kTolerance = 1e-6;
  if (value < -kTolerance || value > 1 + kTolerance) fail(file, "it holds opacities or colours outside 0..1");
  return std::clamp(value, 0.0, 1.0);
}

void checkScalars(std::span<const double> rows, std::size_t columns, double first, double last, const fs::path& file) {
  for (std::size_t i = 1; i < kSamples; ++i) {
    if (rows[i * columns] < rows[(i - 1) * columns]) fail(file, "its scalar values are not in ascending order");
  }
  const double tolerance = 1e-6 * std::max({std::abs(first), std::abs(last), last - first});
  const double differenceFirst = std::abs(rows[0] - first);
  const double differenceLast = std::abs(rows[(kSamples - 1) * columns] - last);
  if (differenceFirst > tolerance || differenceLast > tolerance) {
    fail(file, "its scalar range differs from that of opacity.npy");
  }
}

TransferFunction transferFunctionFrom(std::span<const double> opacity, std::span<const double> color,
                                      const fs::path& opacityFile, const fs::path& colorFile) {
  const double first = opacity[0];
  const double last = opacity[(kSamples - 1) * kOpacityColumns];
  checkScalars(opacity, kOpacityColumns, first, last, opacityFile);
  checkScalars(color, kColorColumns, first, last, colorFile);
  if (!(last > first)) fail(opacityFile, "its scalar range is empty");
  std::vector<OpacityPoint> points(kSamples);
  std::vector<ColorNode> nodes(kSamples);
  for (std::size_t i = 0; i < kSamples; ++i) {
    const double* o = &opacity[i * kOpacityColumns];
    const double* c = &color[i * kColorColumns];
    points[i] = {o[0], fraction(o[1], opacityFile)};
    nodes[i] = {c[0], {fraction(c[1], colorFile), fraction(c[2], colorFile), fraction(c[3], colorFile)}};
  }
  TransferFunction tf(first, last);
  tf.setPoints(std::move(points));
  tf.setColors(std::move(nodes));
  return tf;
}

Lighting lightingFrom(std::span<const double> row, const fs::path& file) {
  Lighting lighting{row[0] != 0, row[1], row[2], row[3], row[4], row[5]};
  if (std::any_of(row.begin(), row.end(), [](double v) { return v < 0; })) fail(file, "it holds negative values");
  return lighting;
}

ViewAngles viewFrom(std::span<const double> row, const fs::path& file) {
  if (!(row[3] > 0)) fail(file, "it holds a zoom that is not above 0");
  return {row[0], row[1], row[2], row[3]};
}

json readDescription(const fs::path& folder) {
  const fs::path file = folder / "dataset.json";
  if (!fs::exists(file)) return nullptr;
  json description = json::parse(readTextFile(file), nullptr, false);
  if (!description.is_object()) fail(file, "it is not a JSON object");
  if (description.value("version", json()) != kVersion) {
    fail(file, "its version is not " + std::to_string(kVersion) + ", the one this program knows");
  }
  return description;
}

/// Member by member: nested initialiser lists of this size take sanitizer builds minutes to compile.
json describe(const Volume& volume, const SamplerOptions& options, std::size_t count) {
  const Geometry& geometry = volume.geometry();
  const fs::path path = volume.source().path;
  json description;
  description["version"] = kVersion;
  description["program"] = std::string("TwinRay ") + TWINRAY_VERSION;
  json& identity = description["volume"];
  identity["hash"] = volume.hash();
  identity["name"] = path.filename().string();
  identity["path"] = path.string();
  identity["dimensions"] = geometry.dimensions;
  identity["spacing"] = geometry.spacing;
  identity["modality"] = volume.source().modality;
  identity["subject"] = subjectName(path);
  json& sampler = description["sampler"];
  sampler["kind"] = nameOf(options.kind);
  sampler["seed"] = options.seed;
  sampler["begin_alpha"] = options.beginAlpha;
  sampler["end_alpha"] = options.endAlpha;
  sampler["max_zoom"] = options.maximumZoom;
  description["count"] = count;
  return description;
}

void append(std::string& out, double value) {
  char line[400];  // the longest double in fixed notation has 309 digits before the point
  std::snprintf(line, sizeof line, "%.4f\n", value);
  out += line;
}

/// One name a line for every sample.
void writeList(const fs::path& file, std::size_t count, const std::string& before, const std::string& after) {
  writeAtomically(file, [&](std::ostream& out) {
    for (std::size_t i = 0; i < count; ++i) out << before << i << after << '\n';
  });
}

void makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw Error("Cannot make the folder " + folder.string() + " (" + error.message() + "); choose another place.");
  }
}

}  // namespace

fs::path Dataset::picturePath(std::size_t index) const {
  return folder / "imgs" / ("vimage" + std::to_string(index) + ".png");
}

fs::path Dataset::guidePath(std::size_t index) const {
  return folder / "guides" / ("guide" + std::to_string(index) + ".npy");
}

fs::path Dataset::inputPath(std::size_t index) const {
  return folder / "inputs" / ("input" + std::to_string(index) + ".csv");
}

Scene Dataset::scene(std::size_t index, std::shared_ptr<const Volume> volume) const {
  Scene scene;
  scene.volume = std::move(volume);
  scene.transferFunction = transferFunctions.at(index);
  scene.viewpoint = Viewpoint::fromAngles(views.at(index));
  scene.lighting = lightings.at(index);
  scene.revision = index;
  return scene;
}

Dataset writeSampledDataset(const fs::path& folder, const std::shared_ptr<const Volume>& volume,
                            const SamplerOptions& options, std::size_t count) {
  if (count < 1 || count > Dataset::kMaximumCount) {
    throw Error("A dataset has 1 to " + std::to_string(Dataset::kMaximumCount) + " samples, not " +
                std::to_string(count) + "; give another count.");
  }
  if (fs::exists(folder / "view.npy")) {
    throw Error(folder.string() + " already holds a dataset; choose another folder or remove it.");
  }
  const Sampler sampler(volume, options);
  makeFolder(folder);
  std::vector<double> view, opacity, color, lighting;
  for (std::size_t index = 0; index < count; ++index) {
    const Scene scene = sampler.sample(index);
    const ViewAngles a = scene.viewpoint.angles();
    view.insert(view.end(), {a.elevation, a.azimuth, a.roll, a.zoom});
    const Lighting& l = scene.lighting;
    lighting.insert(lighting.end(),
                    {double(l.shaded), l.ambient, l.diffuse, l.specular, l.specularPower, l.opacityUnit});
    const TransferFunction& tf = scene.transferFunction;
    const auto opacities = tf.sampleOpacity(int(kSamples));
    const auto colors = tf.sampleColor(int(kSamples));
    for (std::size_t i = 0; i < kSamples; ++i) {
      const double value = tf.minimum() + double(i) * (tf.maximum() - tf.minimum()) / (kSamples - 1);
      opacity.insert(opacity.end(), {value, opacities[i]});
      color.insert(color.end(), {value, colors[i][0], colors[i][1], colors[i][2]});
    }
  }
  const std::vector<double> keys(count, -1);
  writeNpy(folder / "opacity.npy", {count, kSamples, kOpacityColumns}, opacity, NpyType::kFloat64);
  writeNpy(folder / "color.npy", {count, kSamples, kColorColumns}, color, NpyType::kFloat64);
  writeNpy(folder / "lighting.npy", {count, kLightingColumns}, lighting, NpyType::kFloat64);
  writeNpy(folder / "key.npy", {count}, keys, NpyType::kInt64);
  Dataset described;
  described.folder = folder;
  described.description = describe(*volume, options, count);
  writeDescription(described);
  writeNpy(folder / "view.npy", {count, kViewColumns}, view, NpyType::kFloat64);
  return readDataset(folder);
}

Dataset readDataset(const fs::path& folder) {
  const fs::path viewFile = folder / "view.npy", opacityFile = folder / "opacity.npy", colorFile = folder / "color.npy",
                 lightingFile = folder / "lighting.npy";
  if (!fs::exists(viewFile)) {
    throw Error(folder.string() + " holds no dataset (view.npy is missing); make one with `twinray-cli sample`.");
  }
  Dataset dataset;
  dataset.folder = folder;
  dataset.description = readDescription(folder);
  const NpyArray shapeOnly = readNpy(viewFile);
  const std::size_t n = shapeOnly.shape.empty() ? 0 : shapeOnly.shape.front();
  if (n < 1 || n > Dataset::kMaximumCount) fail(viewFile, "it has no samples, or too many");
  const std::vector<double> view = readRows(viewFile, n, {kViewColumns});
  const std::vector<double> opacity = readRows(opacityFile, n, {kSamples, kOpacityColumns});
  const std::vector<double> color = readRows(colorFile, n, {kSamples, kColorColumns});
  std::vector<double> lighting;
  if (fs::exists(lightingFile)) {
    lighting = readRows(lightingFile, n, {kLightingColumns});
  } else if (!dataset.description.is_null()) {
    fail(lightingFile, "it is missing");
  }
  const std::size_t opacitySize = kSamples * kOpacityColumns, colorSize = kSamples * kColorColumns;
  Lighting original;
  original.shaded = false;
  original.opacityUnit = 1;
  for (std::size_t i = 0; i < n; ++i) {
    dataset.views.push_back(viewFrom(std::span(view).subspan(i * kViewColumns, kViewColumns), viewFile));
    dataset.transferFunctions.push_back(transferFunctionFrom(std::span(opacity).subspan(i * opacitySize, opacitySize),
                                                             std::span(color).subspan(i * colorSize, colorSize),
                                                             opacityFile, colorFile));
    dataset.lightings.push_back(
        lighting.empty()
            ? original
            : lightingFrom(std::span(lighting).subspan(i * kLightingColumns, kLightingColumns), lightingFile));
  }
  return dataset;
}

void writeInputCsv(const Dataset& dataset, std::size_t index) {
  const ViewAngles& view = dataset.views.at(index);
  const TransferFunction& tf = dataset.transferFunctions.at(index);
  std::string lines;
  for (const double v : {view.elevation, view.azimuth, view.roll, view.zoom}) append(lines, v);
  for (const OpacityPoint& p : tf.points()) {
    append(lines, p.value);
    append(lines, p.opacity);
  }
  for (const ColorNode& c : tf.colors()) {
    append(lines, c.value);
    for (const double v : c.rgb) append(lines, v);
  }
  const fs::path file = dataset.inputPath(index);
  makeFolder(file.parent_path());
  writeAtomically(file, [&lines](std::ostream& out) { out << lines; });
}

void writeFileLists(const Dataset& dataset) {
  writeList(dataset.folder / "files.csv", dataset.size(), "vimage", ".png");
  writeList(dataset.folder / "inputs.csv", dataset.size(), "input", ".csv");
}

void writeDescription(const Dataset& dataset) {
  writeAtomically(dataset.folder / "dataset.json",
                  [&dataset](std::ostream& out) { out << dataset.description.dump(1) << '\n'; });
}

void writeGuide(const fs::path& file, const Image& guide) {
  const std::size_t pixels = std::size_t(guide.width) * guide.height;
  std::vector<double> planes(pixels * Image::kChannels);
  for (std::size_t i = 0; i < pixels; ++i) {
    for (int c = 0; c < Image::kChannels; ++c) {
      planes[std::size_t(c) * pixels + i] = guide.data[i * Image::kChannels + c] / 255.0;
    }
  }
  makeFolder(file.parent_path());
  writeNpy(file, {std::size_t(Image::kChannels), std::size_t(guide.height), std::size_t(guide.width)}, planes,
           NpyType::kFloat16);
}

Plane readGuide(const fs::path& file) {
  constexpr std::size_t kMaximumSide = 16384;
  const NpyArray array = readNpy(file);
  const auto& shape = array.shape;
  if (shape.size() != 3 ||
      std::any_of(shape.begin(), shape.end(), [](std::size_t n) { return n < 1 || n > kMaximumSide; })) {
    fail(file, "its shape is " + text(shape) + " instead of channels x height x width");
  }
  if (!std::all_of(array.values.begin(), array.values.end(), [](double v) { return std::isfinite(v); })) {
    fail(file, "it holds values that are not finite");
  }
  return {int(shape[0]), int(shape[1]), int(shape[2]), std::vector<float>(array.values.begin(), array.values.end())};
}

std::array<float, 5> viewInput(const ViewAngles& angles) {
  const double azimuth = angles.azimuth * std::numbers::pi / 180;
  return {float(2 * angles.elevation / 180 - 1), float(std::cos(azimuth)), float(std::sin(azimuth)),
          float(angles.roll / 10), float(2 * (angles.zoom - 1) / 1.5 - 1)};
}

std::vector<float> opacityInput(const TransferFunction& tf) {
  std::vector<float> input;
  for (const double v : tf.sampleOpacity(int(kSamples))) input.push_back(float(2 * v - 1));
  return input;
}

std::vector<float> colorInput(const TransferFunction& tf) {
  constexpr std::array<double, 3> kLow{0, -86.185, -107.863}, kHigh{100, 98.254, 94.482};
  std::vector<float> input(3 * kSamples);
  const auto colors = tf.sampleColor(int(kSamples));
  for (std::size_t i = 0; i < kSamples; ++i) {
    const auto lab = labFromRgb(colors[i]);
    for (std::size_t c = 0; c < 3; ++c) {
      input[c * kSamples + i] = float(2 * (lab[c] - kLow[c]) / (kHigh[c] - kLow[c]) - 1);
    }
  }
  return input;
}

}  // namespace twinray::core
