#include "render/figure_words.h"

#include <algorithm>
#include <cstdio>

#include "core/error.h"

namespace twinray::render {
namespace {

constexpr const char* kMinus = "−";

FigureWords english() {
  FigureWords words;
  words.language = "en";
  words.reference = "Reference";
  words.prediction = "Prediction";
  words.rival = "Rival: bicubic";
  words.difference = "Difference × %1";
  words.cast = "ray cast, quality %1";
  words.milliseconds = "%1 ms";
  words.faster = "%1, %2 times as fast";
  words.scale = "of full intensity, per colour";
  words.object = "Volume of %1 × %2 × %3 voxels of %4 × %5 × %6 mm, SHA-256 %7….";
  words.view = "Elevation %1°, azimuth %2°, roll %3°, zoom %4.";
  words.modes = {"%1 Gaussian mode", "%1 Gaussian modes"};
  words.points = {"%1 control point", "%1 control points"};
  words.nodes = {"%1 colour node", "%1 colour nodes"};
  words.opacity = "Opacity: %1 over %2 to %3, %4, %5.";
  words.shaded = "shaded";
  words.unshaded = "unshaded";
  words.cropped = "cropped";
  words.labelled = "with labels";
  words.orthographic = "orthographic";
  words.maximumIntensity = "maximum intensity";
  words.program = "TwinRay %1";
  words.modelled = "%1, model %2";
  words.warning = "Predictions are approximations; not a medical device.";
  words.draft = "draft";
  words.standard = "standard";
  words.high = "high";
  words.seed = "seed";
  return words;
}

FigureWords german() {
  FigureWords words;
  words.language = "de";
  words.decimalPoint = ',';
  words.reference = "Referenz";
  words.prediction = "Vorhersage";
  words.rival = "Rivale: bikubisch";
  words.difference = "Differenz × %1";
  words.cast = "Strahlen, Qualität %1";
  words.milliseconds = "%1 ms";
  words.faster = "%1, %2-mal so schnell";
  words.scale = "der vollen Stärke, je Farbe";
  words.object = "Volumen aus %1 × %2 × %3 Voxeln von %4 × %5 × %6 mm, SHA-256 %7….";
  words.view = "Elevation %1°, Azimut %2°, Rollen %3°, Zoom %4.";
  words.modes = {"%1 Gauß-Mode", "%1 Gauß-Moden"};
  words.points = {"%1 Kontrollpunkt", "%1 Kontrollpunkte"};
  words.nodes = {"%1 Farbknoten", "%1 Farbknoten"};
  words.opacity = "Opazität: %1 über %2 bis %3, %4, %5.";
  words.shaded = "schattiert";
  words.unshaded = "ohne Schattierung";
  words.cropped = "beschnitten";
  words.labelled = "mit Labels";
  words.orthographic = "orthografisch";
  words.maximumIntensity = "Maximumintensität";
  words.program = "TwinRay %1";
  words.modelled = "%1, Modell %2";
  words.warning = "Vorhersagen sind Näherungen; kein Medizinprodukt.";
  words.draft = "Entwurf";
  words.standard = "Standard";
  words.high = "hoch";
  words.seed = "Seed";
  return words;
}

}  // namespace

const std::vector<std::string>& figureLanguages() {
  static const std::vector<std::string> languages{"en", "de"};
  return languages;
}

const FigureWords& figureWords(const std::string& language) {
  static const std::vector<FigureWords> all{english(), german()};
  const auto found = std::ranges::find(all, language, &FigureWords::language);
  if (found == all.end())
    throw core::Error("Figures do not come in the language \"" + language + "\"; choose en or de.");
  return *found;
}

std::string filled(const std::string& pattern, std::initializer_list<std::string> parts) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const int part = pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] - '1' : -1;
    if (part < 0 || part >= int(parts.size())) {
      text += pattern[i];
    } else {
      text += parts.begin()[part];
      ++i;
    }
  }
  return text;
}

std::string number(const FigureWords& words, const char* format, double value) {
  char digits[64];
  std::snprintf(digits, sizeof digits, format, value);
  std::string text;
  for (const char* c = digits; *c; ++c) {
    if (*c == '-') {
      text += kMinus;
    } else {
      text += *c == '.' ? words.decimalPoint : *c;
    }
  }
  return text;
}

std::string counted(const FigureWords::Plural& plural, std::size_t count) {
  return filled(count == 1 ? plural.one : plural.many, {std::to_string(count)});
}

std::string qualityIn(const FigureWords& words, const std::string& quality) {
  if (quality == "draft") return words.draft;
  if (quality == "standard") return words.standard;
  if (quality == "high") return words.high;
  if (quality == "seed") return words.seed;
  return quality;
}

}  // namespace twinray::render
