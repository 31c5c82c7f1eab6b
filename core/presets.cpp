#include "core/presets.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/foreground.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;

Lighting lightingFrom(const json& values) {
  Lighting lighting;
  lighting.shaded = values.value("shaded", lighting.shaded);
  lighting.ambient = values.value("ambient", lighting.ambient);
  lighting.diffuse = values.value("diffuse", lighting.diffuse);
  lighting.specular = values.value("specular", lighting.specular);
  lighting.specularPower = values.value("specular_power", lighting.specularPower);
  lighting.opacityUnit = values.value("opacity_unit", lighting.opacityUnit);
  const auto usable = [](double x, double most) { return x >= 0 && x <= most; };
  if (!usable(lighting.ambient, 1) || !usable(lighting.diffuse, 1) || !usable(lighting.specular, 1) ||
      !usable(lighting.specularPower, 128)) {
    throw Error("ambient, diffuse and specular must be between 0 and 1, the specular power between 0 and 128");
  }
  constexpr double kLongestUnit = 1000;  // mm
  if (!usable(lighting.opacityUnit, kLongestUnit)) {
    throw Error("the opacity unit must be between 0 (one voxel) and 1000 mm");
  }
  return lighting;
}

Preset presetFrom(const json& values) {
  if (values.at("version") != kVersion) {
    throw Error("its version is " + values.at("version").dump() + ", but this program knows only version 1");
  }
  Preset preset;
  preset.name = values.at("name").get<std::string>();
  preset.modality = values.value("modality", "");
  preset.keywords = values.value("keywords", std::vector<std::string>{});
  const std::string units = values.at("units").get<std::string>();
  if (units != "absolute" && units != "percentile") throw Error("\"units\" must be \"absolute\" or \"percentile\"");
  preset.absolute = units == "absolute";
  preset.lighting = lightingFrom(values.value("lighting", json::object()));
  preset.transferFunction = transferFunctionFromJson(values.at("transfer_function"));
  return preset;
}

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

/// 0 fits best.
int misfit(const Preset& preset, const std::string& modality, const std::string& fileName) {
  const auto named = [&fileName](const std::string& keyword) { return fileName.find(keyword) != std::string::npos; };
  if (std::any_of(preset.keywords.begin(), preset.keywords.end(), named)) return 0;
  if (preset.modality == modality) return 1;
  return preset.modality.empty() ? 2 : 3;
}

constexpr double kAir = -200;  // HU; below it there is no tissue

}  // namespace

bool inHounsfieldUnits(const Volume& volume) {
  return volume.minimum() <= kAir && guessModality(volume) == "CT";
}

double hounsfieldZero(const Volume& volume) {
  constexpr double kSoftTissue = 40;  // HU, of muscle and brain
  constexpr double kFarthest = 100;   // HU
  constexpr double kOffsets[] = {1024, 1000};
  if (volume.minimum() <= kAir || guessModality(volume) != "CT") return 0;
  const Histogram& histogram = volume.histogram();
  const auto& counts = histogram.counts;
  const auto first = counts.begin() + std::ptrdiff_t(firstForegroundBin(histogram));
  const double width = (histogram.maximum - histogram.minimum) / double(counts.size());
  const double peak =
      histogram.minimum + (double(std::max_element(first, counts.end()) - counts.begin()) + 0.5) * width;
  const auto misfit = [peak](double offset) { return std::abs(peak - offset - kSoftTissue); };
  const double best = misfit(kOffsets[0]) <= misfit(kOffsets[1]) ? kOffsets[0] : kOffsets[1];
  return misfit(best) <= kFarthest ? best : 0;
}

TransferFunction inPresetUnits(const TransferFunction& tf, const Volume& volume) {
  const double zero = hounsfieldZero(volume);
  return zero == 0 ? tf : tf.onRange(tf.minimum() - zero, tf.maximum() - zero);
}

std::vector<Preset> readPresets(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".json") files.push_back(it->path());
  }
  if (error)
    throw Error("Cannot read the presets in " + folder.string() + ": " + error.message() + "; check the path.");
  std::sort(files.begin(), files.end());
  std::vector<Preset> presets;
  for (const auto& file : files) presets.push_back(readPreset(file));
  return presets;
}

Preset readPreset(const fs::path& file) {
  constexpr std::size_t kMaximumBytes = 4u << 20;
  const std::string text = readTextFile(file, kMaximumBytes);
  try {
    Preset preset = presetFrom(json::parse(text));
    preset.file = file;
    return preset;
  } catch (const json::exception& e) {
    throw Error(file.string() + " is not a preset (" + e.what() + "); mend or remove it.");
  } catch (const Error& e) {
    throw Error(file.string() + " cannot be used as a preset: " + e.what() + "; mend or remove it.");
  }
}

TransferFunction adapt(const Preset& preset, const Volume& volume) {
  const TransferFunction& source = preset.transferFunction;
  const Histogram& histogram = volume.histogram();
  const double zero = preset.absolute && preset.modality == "CT" ? hounsfieldZero(volume) : 0;
  const auto valueOf = [&](double value) {
    return preset.absolute ? value + zero : foregroundPercentile(histogram, value);
  };
  TransferFunction tf(volume.minimum(), volume.maximum());
  if (source.opacityKind() == OpacityKind::kModes) {
    const double narrowest = (tf.maximum() - tf.minimum()) / 256;
    std::vector<GaussianMode> modes = source.modes();
    for (auto& mode : modes) {
      const double width = valueOf(mode.mean + mode.sigma) - valueOf(mode.mean - mode.sigma);
      mode.mean = valueOf(mode.mean);
      mode.sigma = width / 2;
      // exp(-9) at the first foreground value: what surrounds the subject stays clear.
      if (!preset.absolute) mode.sigma = std::min(mode.sigma, (mode.mean - valueOf(0)) / 3);
      mode.sigma = std::max(mode.sigma, narrowest);
    }
    tf.setModes(std::move(modes));
  } else {
    std::vector<OpacityPoint> points = source.points();
    for (auto& point : points) point.value = valueOf(point.value);
    tf.setPoints(std::move(points));
  }
  std::vector<ColorNode> colors = source.colors();
  for (auto& node : colors) node.value = valueOf(node.value);
  tf.setColors(std::move(colors));
  return tf;
}

std::string guessModality(const Volume& volume) {
  const std::string& said = volume.source().modality;
  if (said == "CT" || said == "MR") return said;
  constexpr double kBone = 200;  // HU
  return volume.minimum() <= kAir && volume.maximum() >= kBone ? "CT" : "MR";
}

std::vector<Preset> sortedFor(std::vector<Preset> presets, const Volume& volume) {
  const std::string modality = guessModality(volume);
  const std::string fileName = lowerCase(fs::path(volume.source().path).filename().string());
  std::stable_sort(presets.begin(), presets.end(), [&](const Preset& a, const Preset& b) {
    return misfit(a, modality, fileName) < misfit(b, modality, fileName);
  });
  return presets;
}

}  // namespace twinray::core
