#include "core/dataset/dataset.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <system_error>

#include "core/dataset/npy.h"
#include "core/dataset/sample_table.h"
#include "core/dataset/volume_identity.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/metrics/metrics.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kSamples = SampleRow::kCurve;

[[noreturn]] void fail(const fs::path& file, const std::string& cause) {
  throw Error(file.string() + " cannot be used as part of a dataset: " + cause + "; sample the folder again.");
}

std::string text(const std::vector<std::size_t>& shape) {
  std::string result;
  for (const std::size_t n : shape) result += (result.empty() ? "" : "x") + std::to_string(n);
  return result;
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
  const VolumeIdentity known = identityOf(volume);
  identity["hash"] = known.hash;
  identity["name"] = path.filename().string();
  identity["path"] = path.string();
  identity["dimensions"] = geometry.dimensions;
  identity["spacing"] = geometry.spacing;
  identity["modality"] = volume.source().modality;
  identity["subject"] = known.subject;
  identity["parts"] = partsText(known.parts);
  json& sampler = description["sampler"];
  sampler["kind"] = nameOf(options.kind);
  sampler["seed"] = options.seed;
  sampler["begin_alpha"] = options.beginAlpha;
  sampler["end_alpha"] = options.endAlpha;
  sampler["max_zoom"] = options.maximumZoom;
  sampler["keyframed"] = options.keyframed;
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

SampleRow rowOf(const Scene& scene) {
  SampleRow row;
  const ViewAngles a = scene.viewpoint.angles();
  row.view = {a.elevation, a.azimuth, a.roll, a.zoom};
  const Lighting& l = scene.lighting;
  row.lighting = {double(l.shaded), l.ambient, l.diffuse, l.specular, l.specularPower, l.opacityUnit};
  const TransferFunction& tf = scene.transferFunction;
  const auto opacities = tf.sampleOpacity(int(kSamples));
  const auto colors = tf.sampleColor(int(kSamples));
  for (std::size_t i = 0; i < kSamples; ++i) {
    const double value = tf.minimum() + double(i) * (tf.maximum() - tf.minimum()) / (kSamples - 1);
    row.opacity[2 * i] = row.color[4 * i] = value;
    row.opacity[2 * i + 1] = opacities[i];
    for (std::size_t c = 0; c < 3; ++c) row.color[4 * i + 1 + c] = colors[i][c];
  }
  return row;
}

}  // namespace

std::optional<std::size_t> Dataset::keyframeOf(std::size_t index) const {
  return table->keyframeOf(index);
}

std::size_t Dataset::size() const {
  return table ? table->size() : 0;
}

ViewAngles Dataset::view(std::size_t index) const {
  return table->row(index).angles();
}

TransferFunction Dataset::transferFunction(std::size_t index) const {
  return table->row(index).transferFunction();
}

Lighting Dataset::lighting(std::size_t index) const {
  return table->row(index).light();
}

fs::path Dataset::picturePath(std::size_t index) const {
  return folder / "imgs" / table->pictureName(index);
}

fs::path Dataset::guidePath(std::size_t index) const {
  return folder / "guides" / ("guide" + std::to_string(index) + ".npy");
}

fs::path Dataset::inputPath(std::size_t index) const {
  return folder / "inputs" / ("input" + std::to_string(index) + ".csv");
}

Scene Dataset::scene(std::size_t index, std::shared_ptr<const Volume> volume) const {
  const SampleRow row = table->row(index);
  Scene scene;
  scene.volume = std::move(volume);
  scene.transferFunction = row.transferFunction();
  scene.viewpoint = Viewpoint::fromAngles(row.angles());
  scene.lighting = row.light();
  scene.revision = index;
  return scene;
}

Dataset writeSampledDataset(const fs::path& folder, const std::shared_ptr<const Volume>& volume,
                            const SamplerOptions& options, std::size_t count) {
  if (count < 1 || count > Dataset::kMaximumCount) {
    throw Error("A dataset has 1 to " + std::to_string(Dataset::kMaximumCount) + " samples, not " +
                std::to_string(count) + "; give another count.");
  }
  if (fs::exists(folder / "view.npy") || fs::exists(folder / "inputs.csv")) {
    throw Error(folder.string() + " already holds a dataset; choose another folder or remove it.");
  }
  const Sampler sampler(volume, options);
  makeFolder(folder);
  // The arrays grow together, sample by sample; view.npy is renamed into place after everything else.
  const auto rows = [&](const char* name, std::vector<std::size_t> rowShape, auto write) {
    rowShape.insert(rowShape.begin(), count);
    writeNpyRows(folder / name, rowShape, NpyType::kFloat64, write);
  };
  rows("view.npy", {4}, [&](const NpySink& view) {
    rows("opacity.npy", {kSamples, 2}, [&](const NpySink& opacity) {
      rows("color.npy", {kSamples, 4}, [&](const NpySink& color) {
        rows("lighting.npy", {6}, [&](const NpySink& lighting) {
          for (std::size_t index = 0; index < count; ++index) {
            const SampleRow row = rowOf(sampler.sample(index));
            view(row.view);
            opacity(row.opacity);
            color(row.color);
            lighting(row.lighting);
          }
        });
      });
    });
    writeNpyRows(folder / "key.npy", {count}, NpyType::kInt64, [&](const NpySink& keys) {
      for (std::size_t index = 0; index < count; ++index) {
        const auto keyframe = sampler.keyframeOf(index);
        keys(std::array<double, 1>{keyframe ? double(*keyframe) : -1.0});
      }
    });
    Dataset described;
    described.folder = folder;
    described.description = describe(*volume, options, count);
    writeDescription(described);
  });
  return readDataset(folder);
}

Dataset readDataset(const fs::path& folder) {
  Dataset dataset;
  dataset.folder = folder;
  dataset.description = readDescription(folder);
  dataset.table = std::make_shared<SampleTable>(folder, !dataset.description.is_null());
  return dataset;
}

void writeInputCsv(const Dataset& dataset, std::size_t index) {
  const SampleRow row = dataset.table->row(index);
  std::string lines;
  for (const double v : row.view) append(lines, v);
  for (const double v : row.opacity) append(lines, v);
  for (const double v : row.color) append(lines, v);
  const fs::path file = dataset.inputPath(index);
  makeFolder(file.parent_path());
  writeAtomically(
      file, [&lines](std::ostream& out) { out << lines; }, Sync::kLater);
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
           NpyType::kFloat16, Sync::kLater);
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
