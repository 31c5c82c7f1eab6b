#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace twinray::render {

/// What a figure says, in one language, UTF-8. %1 to %9 stand for numbers and names; the forms of a plural are those
/// for one and for any other number.
struct FigureWords {
  struct Plural {
    std::string one, many;
  };
  std::string language;  ///< "en", "de"
  char decimalPoint = '.';
  std::string reference, prediction, rival;
  std::string difference;    ///< %1: gain
  std::string cast;          ///< %1: quality
  std::string milliseconds;  ///< %1
  std::string faster;        ///< %1: milliseconds as above, %2: how many times
  std::string scale;         ///< of the difference
  std::string object;        ///< %1: width, %2: height, %3: depth in voxels, %4 to %6: mm, %7: hash
  std::string view;          ///< %1: elevation, %2: azimuth, %3: roll, %4: zoom
  Plural modes, points, nodes;
  std::string opacity;  ///< %1: modes or points, %2: from, %3: to, %4: nodes, %5: the rest, separated by commas
  std::string shaded, unshaded, cropped, labelled, orthographic, maximumIntensity;
  std::string program;   ///< %1: version
  std::string modelled;  ///< %1: the above, %2: name of the model
  std::string warning;
  std::string draft, standard, high, seed;  ///< qualities
};

/// Codes of the languages that figures come in.
const std::vector<std::string>& figureLanguages();

/// Throws core::Error for any other code.
const FigureWords& figureWords(const std::string& language);

/// A pattern with its %1, %2 ... replaced; those beyond the list stay.
std::string filled(const std::string& pattern, std::initializer_list<std::string> parts);

/// As printf's `format` (of one double) writes it, with the language's decimal point and a minus sign.
std::string number(const FigureWords& words, const char* format, double value);

std::string counted(const FigureWords::Plural& plural, std::size_t count);

/// The quality's name in the language; any other name as it is.
std::string qualityIn(const FigureWords& words, const std::string& quality);

}  // namespace twinray::render
