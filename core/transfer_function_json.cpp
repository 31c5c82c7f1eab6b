#include <cmath>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/transfer_function.h"

namespace twinray::core {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kMaximumEntries = 4096;  ///< of modes, points or nodes in a file: far more than anyone edits

const json& member(const json& object, const char* key) {
  if (!object.is_object() || !object.contains(key)) throw Error(std::string("\"") + key + "\" is missing");
  return object.at(key);
}

double number(const json& value, const char* what) {
  if (!value.is_number()) throw Error(std::string(what) + " must be a number");
  return value.get<double>();
}

const json& list(const json& object, const char* key, std::size_t minimumSize) {
  const json& value = member(object, key);
  if (!value.is_array() || value.size() < minimumSize || value.size() > kMaximumEntries) {
    throw Error(std::string("\"") + key + "\" must be a list of " + std::to_string(minimumSize) + " to " +
                std::to_string(kMaximumEntries) + " entries");
  }
  return value;
}

/// An entry that is a list of exactly `size` numbers.
void checkRow(const json& row, std::size_t size, const char* key) {
  if (!row.is_array() || row.size() != size) {
    throw Error(std::string("every entry of \"") + key + "\" must be a list of " + std::to_string(size) + " numbers");
  }
}

void readOpacity(const json& opacity, TransferFunction& tf) {
  const json& kind = member(opacity, "kind");
  if (kind == "modes") {
    std::vector<GaussianMode> modes;
    for (const json& m : list(opacity, "modes", 0)) {
      modes.push_back({number(member(m, "mean"), "\"mean\""), number(member(m, "sigma"), "\"sigma\""),
                       number(member(m, "amplitude"), "\"amplitude\"")});
    }
    tf.setModes(std::move(modes));
  } else if (kind == "points") {
    std::vector<OpacityPoint> points;
    for (const json& p : list(opacity, "points", 0)) {
      checkRow(p, 2, "points");
      points.push_back({number(p[0], "an opacity point"), number(p[1], "an opacity point")});
    }
    tf.setPoints(std::move(points));
  } else {
    throw Error("\"kind\" of the opacity must be \"modes\" or \"points\"");
  }
}

}  // namespace

json toJson(const TransferFunction& tf) {
  json opacity;
  if (tf.opacityKind() == OpacityKind::kModes) {
    opacity["kind"] = "modes";
    opacity["modes"] = json::array();
    for (const auto& m : tf.modes()) {
      opacity["modes"].push_back({{"mean", m.mean}, {"sigma", m.sigma}, {"amplitude", m.amplitude}});
    }
  } else {
    opacity["kind"] = "points";
    opacity["points"] = json::array();
    for (const auto& p : tf.points()) opacity["points"].push_back({p.value, p.opacity});
  }
  json colors = json::array();
  for (const auto& c : tf.colors()) colors.push_back({c.value, c.rgb[0], c.rgb[1], c.rgb[2]});
  return {{"version", kVersion}, {"range", {tf.minimum(), tf.maximum()}}, {"opacity", opacity}, {"colors", colors}};
}

TransferFunction transferFunctionFromJson(const json& json) {
  const auto& version = member(json, "version");
  if (version != kVersion) {
    throw Error("its version is " + version.dump() + ", but this program knows only version " +
                std::to_string(kVersion));
  }
  const auto& range = list(json, "range", 2);
  checkRow(range, 2, "range");
  const double minimum = number(range[0], "the range");
  const double maximum = number(range[1], "the range");
  if (!(maximum > minimum)) throw Error("the range must be two ascending numbers");
  TransferFunction tf(minimum, maximum);
  readOpacity(member(json, "opacity"), tf);
  std::vector<ColorNode> colors;
  for (const auto& c : list(json, "colors", 1)) {
    checkRow(c, 4, "colors");
    colors.push_back({number(c[0], "a colour node"),
                      {number(c[1], "a colour node"), number(c[2], "a colour node"), number(c[3], "a colour node")}});
  }
  tf.setColors(std::move(colors));
  return tf;
}

void writeTransferFunction(const std::filesystem::path& file, const TransferFunction& tf) {
  writeAtomically(file, [&tf](std::ostream& out) { out << toJson(tf).dump(1) << '\n'; });
}

TransferFunction readTransferFunction(const std::filesystem::path& file) {
  constexpr std::size_t kMaximumBytes = 4u << 20;
  const std::string text = readTextFile(file, kMaximumBytes);
  try {
    return transferFunctionFromJson(json::parse(text));
  } catch (const json::exception&) {
    throw Error(file.string() + " is not a transfer function: it is not valid JSON; choose a file that TwinRay saved.");
  } catch (const Error& e) {
    throw Error(file.string() + " cannot be used as a transfer function: " + e.what() +
                "; choose a file that TwinRay saved.");
  }
}

}  // namespace twinray::core
