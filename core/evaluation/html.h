#pragma once

#include <string>
#include <string_view>

namespace twinray::core {

/// Pieces of HTML for the report.

/// Text with the five characters that mean something in HTML replaced.
std::string escaped(std::string_view text);

/// A number with so many significant digits, in the C locale whatever the program's; "–" if it is not finite.
std::string number(double value, int digits = 4);

/// "data:TYPE;base64,...".
std::string dataUri(std::string_view type, std::string_view bytes);

}  // namespace twinray::core
