#include "core/transfer_function_files.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/transfer_function_cut.h"
#include "core/vtk_curves.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMaximumBytes = 4u << 20;
constexpr std::size_t kMaximumPoints = 4096;
constexpr double kLargestPower = 128;
constexpr const char* kSlicerSchema =
    "https://raw.githubusercontent.com/slicer/slicer/main/Modules/Loadable/VolumeRendering/Resources/Schema/"
    "volume-property-schema-v1.0.0.json#";

/// JSON refuses other numbers itself, but text does not.
double finite(double value, const char* what) {
  if (!std::isfinite(value)) throw Error(std::string(what) + " is not a finite number");
  return value;
}

double number(const json& value, const char* what) {
  if (!value.is_number()) throw Error(std::string(what) + " is not a number");
  return finite(value.get<double>(), what);
}

void checkCount(std::size_t count, std::size_t least, const char* what) {
  if (count < least || count > kMaximumPoints) {
    throw Error(std::string("it has ") + std::to_string(count) + " " + what + ", and 4096 are the most");
  }
}

/// Values of VTK reach slightly past 0 and 1 in files written with few digits.
double fraction(double value, const char* what) {
  constexpr double kSlack = 1e-5;
  if (!(value >= -kSlack && value <= 1 + kSlack)) throw Error(std::string(what) + " is not between 0 and 1");
  return std::clamp(value, 0.0, 1.0);
}

Lighting lightingOf(bool shaded, double ambient, double diffuse, double specular, double power) {
  Lighting lighting;
  lighting.shaded = shaded;
  lighting.ambient = fraction(ambient, "the ambient light");
  lighting.diffuse = fraction(diffuse, "the diffuse light");
  lighting.specular = fraction(specular, "the specular light");
  lighting.specularPower = std::clamp(power, 0.0, kLargestPower);
  return lighting;
}

/// VTK's functions allow several points and nodes in any order at equal values; ours sort stably.
TransferFunction assembled(const std::vector<VtkPoint>& points, const std::vector<ColorNode>& colors) {
  double minimum = std::numeric_limits<double>::infinity();
  double maximum = -minimum;
  const auto include = [&](double value) {
    minimum = std::min(minimum, value);
    maximum = std::max(maximum, value);
  };
  for (const auto& p : points) include(p.value);
  for (const auto& c : colors) include(c.value);
  if (!(maximum > minimum)) throw Error("all its points lie at one value");
  TransferFunction tf(minimum, maximum);
  std::vector<VtkPoint> sorted = points;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  tf.setPoints(linearPoints(sorted));
  tf.setColors(colors);
  return tf;
}

/// A line of `.vp`: how many numbers follow, then they.
std::vector<double> numbersOf(const std::string& line, std::size_t group, const char* what) {
  std::istringstream stream(line);
  stream.imbue(std::locale::classic());
  std::size_t count = 0;
  if (!(stream >> count) || count % group != 0) throw Error(std::string("the line of its ") + what + " is not one");
  checkCount(count / group, 1, what);
  std::vector<double> numbers(count);
  for (double& value : numbers) {
    if (!(stream >> value)) throw Error(std::string("the line of its ") + what + " ends too early");
  }
  return numbers;
}

ImportedTransferFunction fromSlicerText(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") != std::string::npos) lines.push_back(line);
  }
  constexpr std::size_t kLines = 9;
  if (lines.size() < kLines) throw Error("it is neither JSON nor a volume property of 3D Slicer, which has nine lines");
  const auto single = [&](std::size_t line) {
    std::istringstream one(lines[line]);
    one.imbue(std::locale::classic());
    double value = 0;
    if (!(one >> value)) throw Error("line " + std::to_string(line + 1) + " is not a number");
    return value;
  };
  ImportedTransferFunction result;
  result.format = TransferFunctionFormat::kSlicerText;
  single(0);  // the interpolation, which is linear here
  result.lighting = lightingOf(single(1) != 0, single(3), single(2), single(4), single(5));
  std::vector<VtkPoint> points;
  const std::vector<double> opacity = numbersOf(lines[6], 2, "opacity points");
  for (std::size_t i = 0; i < opacity.size(); i += 2) {
    points.push_back({finite(opacity[i], "an opacity's value"), fraction(opacity[i + 1], "an opacity")});
  }
  std::vector<ColorNode> colors;
  const std::vector<double> rgb = numbersOf(lines[8], 4, "colours");
  for (std::size_t i = 0; i < rgb.size(); i += 4) {
    colors.push_back(
        {finite(rgb[i], "a colour's value"),
         {fraction(rgb[i + 1], "a colour"), fraction(rgb[i + 2], "a colour"), fraction(rgb[i + 3], "a colour")}});
  }
  result.transferFunction = assembled(points, colors);
  return result;
}

ImportedTransferFunction fromSlicerJson(const json& file) {
  const json& properties = file.at("volumeProperties");
  if (!properties.is_array() || properties.empty()) throw Error("it holds no volume property");
  const json& components = properties[0].at("components");
  if (!components.is_array() || components.empty()) throw Error("its volume property has no component");
  const json& component = components[0];
  ImportedTransferFunction result;
  result.format = TransferFunctionFormat::kSlicerJson;
  // Defaults as the schema has them.
  const json light = component.value("lighting", json::object());
  result.lighting =
      lightingOf(component.value("shade", false), light.value("ambient", 0.1), light.value("diffuse", 0.7),
                 light.value("specular", 0.2), light.value("specularPower", 10.0));
  constexpr double kLongestUnit = 1000;  // mm
  result.lighting->opacityUnit = std::clamp(component.value("scalarOpacityUnitDistance", 1.0), 0.0, kLongestUnit);
  std::vector<VtkPoint> points;
  const json& opacity = component.at("scalarOpacity").at("points");
  checkCount(opacity.size(), 1, "opacity points");
  for (const json& p : opacity) {
    points.push_back({number(p.at("x"), "an opacity's value"), fraction(number(p.at("y"), "an opacity"), "an opacity"),
                      p.value("midpoint", 0.5), p.value("sharpness", 0.0)});
  }
  std::vector<ColorNode> colors;
  const json& rgb = component.at("rgbTransferFunction").at("points");
  checkCount(rgb.size(), 1, "colours");
  for (const json& c : rgb) {
    const json& color = c.at("color");
    if (!color.is_array() || color.size() != 3) throw Error("a colour is not three numbers");
    ColorNode node{number(c.at("x"), "a colour's value"), {}};
    for (std::size_t i = 0; i < 3; ++i) node.rgb[i] = fraction(number(color[i], "a colour"), "a colour");
    colors.push_back(node);
  }
  result.transferFunction = assembled(points, colors);
  return result;
}

ImportedTransferFunction fromParaView(const json& map) {
  const json& rgb = map.at("RGBPoints");
  if (!rgb.is_array() || rgb.size() % 4 != 0) throw Error("\"RGBPoints\" is not a list of groups of four numbers");
  checkCount(rgb.size() / 4, 1, "colours");
  std::vector<ColorNode> nodes;
  for (std::size_t i = 0; i < rgb.size(); i += 4) {
    ColorNode node{number(rgb[i], "a colour's value"), {}};
    for (std::size_t c = 0; c < 3; ++c) node.rgb[c] = fraction(number(rgb[i + 1 + c], "a colour"), "a colour");
    nodes.push_back(node);
  }
  std::stable_sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  std::vector<VtkPoint> points;
  const json opacity = map.value("Points", json::array());
  if (!opacity.is_array() || opacity.size() % 4 != 0) throw Error("\"Points\" is not a list of groups of four numbers");
  checkCount(opacity.size() / 4, 0, "opacity points");
  for (std::size_t i = 0; i < opacity.size(); i += 4) {
    points.push_back({number(opacity[i], "an opacity's value"),
                      fraction(number(opacity[i + 1], "an opacity"), "an opacity"),
                      fraction(number(opacity[i + 2], "a midpoint"), "a midpoint"),
                      fraction(number(opacity[i + 3], "a sharpness"), "a sharpness")});
  }
  ImportedTransferFunction result;
  result.format = TransferFunctionFormat::kParaView;
  result.hasOpacity = !points.empty();
  result.transferFunction = assembled(points, linearColors(nodes, map.value("ColorSpace", "RGB")));
  result.normalised = result.transferFunction.minimum() == 0 && result.transferFunction.maximum() == 1;
  return result;
}

ImportedTransferFunction fromJson(const json& file) {
  if (file.is_object() && file.contains("volumeProperties")) return fromSlicerJson(file);
  if (file.is_array()) {
    // ParaView's export is a list of as many maps as were selected.
    if (file.empty()) throw Error("it holds no colour map");
    return fromParaView(file[0]);
  }
  if (file.is_object() && file.contains("RGBPoints")) return fromParaView(file);
  ImportedTransferFunction result;
  result.transferFunction = transferFunctionFromJson(file);
  return result;
}

std::vector<OpacityPoint> pointsOf(const TransferFunction& tf) {
  std::vector<OpacityPoint> points = tf.opacityKind() == OpacityKind::kModes ? tf.modesAsPoints() : tf.points();
  // The others' curves need a point.
  if (points.empty()) points = {{tf.minimum(), 0}, {tf.maximum(), 0}};
  return points;
}

std::string slicerText(const TransferFunction& tf, const Lighting& lighting) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(std::numeric_limits<double>::max_digits10);
  const std::vector<OpacityPoint> points = pointsOf(tf);
  out << "1\n" << int(lighting.shaded) << '\n' << lighting.diffuse << '\n' << lighting.ambient << '\n';
  out << lighting.specular << '\n' << lighting.specularPower << '\n' << points.size() * 2;
  for (const auto& p : points) out << ' ' << p.value << ' ' << p.opacity;
  // No gradient opacity.
  out << "\n4 0 1 255 1\n" << tf.colors().size() * 4;
  for (const auto& c : tf.colors()) out << ' ' << c.value << ' ' << c.rgb[0] << ' ' << c.rgb[1] << ' ' << c.rgb[2];
  out << '\n';
  return out.str();
}

json slicerPoint(double x) {
  json point;
  point["x"] = x;
  point["midpoint"] = 0.5;
  point["sharpness"] = 0.0;
  return point;
}

json slicerCurve(const char* type) {
  json curve;
  curve["type"] = type;
  curve["points"] = json::array();
  return curve;
}

std::string slicerJson(const TransferFunction& tf, const Lighting& lighting, double opacityUnit) {
  json opacity = slicerCurve("piecewiseLinearFunction");
  for (const auto& p : pointsOf(tf)) {
    opacity["points"].push_back(slicerPoint(p.value));
    opacity["points"].back()["y"] = p.opacity;
  }
  json gradient = slicerCurve("piecewiseLinearFunction");
  for (const double x : {0.0, 255.0}) {
    gradient["points"].push_back(slicerPoint(x));
    gradient["points"].back()["y"] = 1.0;
  }
  json colors = slicerCurve("colorTransferFunction");
  for (const auto& c : tf.colors()) {
    colors["points"].push_back(slicerPoint(c.value));
    colors["points"].back()["color"] = c.rgb;
  }
  json component;
  component["shade"] = lighting.shaded;
  component["lighting"]["ambient"] = lighting.ambient;
  component["lighting"]["diffuse"] = lighting.diffuse;
  component["lighting"]["specular"] = lighting.specular;
  component["lighting"]["specularPower"] = lighting.specularPower;
  component["scalarOpacityUnitDistance"] = opacityUnit;
  component["scalarOpacity"] = opacity;
  component["gradientOpacity"] = gradient;
  component["rgbTransferFunction"] = colors;
  json property;
  property["effectiveRange"] = {tf.minimum(), tf.maximum()};
  property["interpolationType"] = "linear";
  property["components"] = json::array({component});
  json file;
  file["@schema"] = kSlicerSchema;
  file["volumeProperties"] = json::array({property});
  return file.dump(4) + '\n';
}

std::string paraView(const TransferFunction& tf, const std::string& name) {
  json map;
  map["Name"] = name;
  map["ColorSpace"] = "RGB";
  map["NanColor"] = {1.0, 0.0, 0.0};
  map["RGBPoints"] = json::array();
  for (const auto& c : tf.colors()) {
    for (const double value : {c.value, c.rgb[0], c.rgb[1], c.rgb[2]}) map["RGBPoints"].push_back(value);
  }
  map["Points"] = json::array();
  for (const auto& p : pointsOf(tf)) {
    for (const double value : {p.value, p.opacity, 0.5, 0.0}) map["Points"].push_back(value);
  }
  json list = json::array();
  list.push_back(std::move(map));
  return list.dump(1) + '\n';
}

}  // namespace

ImportedTransferFunction readAnyTransferFunction(const fs::path& file) {
  const std::string text = readTextFile(file, kMaximumBytes);
  const auto refused = [&file](const std::string& why) {
    return Error(file.string() + " cannot be used as a transfer function: " + why +
                 "; choose a file that TwinRay, 3D Slicer (.vp, .vp.json) or ParaView (.json) saved.");
  };
  try {
    const auto first = text.find_first_not_of(" \t\r\n");
    const bool isJson = first != std::string::npos && (text[first] == '{' || text[first] == '[');
    return isJson ? fromJson(json::parse(text)) : fromSlicerText(text);
  } catch (const json::parse_error&) {
    throw refused("it is not valid JSON");
  } catch (const json::exception&) {
    throw refused("a part of it is missing or of another type than it should be");
  } catch (const Error& e) {
    throw refused(e.what());
  }
}

TransferFunction imported(const ImportedTransferFunction& file, const TransferFunction& present) {
  TransferFunction tf = file.transferFunction;
  tf = file.normalised ? tf.onRange(present.minimum(), present.maximum())
                       : fitted(tf, present.minimum(), present.maximum());
  if (!file.hasOpacity) {
    TransferFunction recoloured = present;
    recoloured.setColors(tf.colors());
    return recoloured;
  }
  return tf;
}

TransferFunction fitted(const TransferFunction& tf, double minimum, double maximum) {
  TransferFunction result(minimum, maximum);
  if (tf.minimum() == result.minimum() && tf.maximum() == result.maximum()) return tf;
  if (tf.maximum() <= result.minimum() || tf.minimum() >= result.maximum()) return tf.onRange(minimum, maximum);
  if (tf.opacityKind() == OpacityKind::kModes) {
    result.setModes(tf.modes());
  } else {
    std::vector<OpacityPoint> points = cutToRange(tf.points(), result.minimum(), result.maximum(), [&tf](double v) {
      return OpacityPoint{v, tf.opacity(v)};
    });
    if (points.empty() || points.front().value > result.minimum()) {
      points.insert(points.begin(), {result.minimum(), tf.opacity(result.minimum())});
    }
    if (points.back().value < result.maximum()) points.push_back({result.maximum(), tf.opacity(result.maximum())});
    result.setPoints(std::move(points));
  }
  result.setColors(cutToRange(tf.colors(), result.minimum(), result.maximum(), [&tf](double v) {
    return ColorNode{v, tf.color(v)};
  }));
  return result;
}

TransferFunctionFormat transferFunctionFormatOf(const fs::path& file) {
  std::string name = file.filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  if (name.ends_with(".vp.json")) return TransferFunctionFormat::kSlicerJson;
  if (name.ends_with(".vp")) return TransferFunctionFormat::kSlicerText;
  return TransferFunctionFormat::kOwn;
}

void writeTransferFunctionAs(TransferFunctionFormat format, const fs::path& file, const TransferFunction& tf,
                             const Lighting& lighting, double opacityUnit) {
  std::string text;
  switch (format) {
    case TransferFunctionFormat::kOwn:
      return writeTransferFunction(file, tf);
    case TransferFunctionFormat::kSlicerText:
      text = slicerText(tf, lighting);
      break;
    case TransferFunctionFormat::kSlicerJson:
      text = slicerJson(tf, lighting, opacityUnit);
      break;
    case TransferFunctionFormat::kParaView:
      text = paraView(tf, file.stem().string());
      break;
  }
  writeAtomically(file, [&text](std::ostream& out) { out << text; });
}

}  // namespace twinray::core
