#pragma once

#include <string>
#include <vector>

namespace twinray::core {

/// The values of one method in a plot.
struct PlotRow {
  std::string label;
  std::string style;  ///< CSS class that colours it
  std::vector<double> values;
};

/// One box with its points for each row over a common axis, as inline SVG: box from the first to the third quartile,
/// line at the median, whiskers from the 5th to the 95th percentile, every value a point (at most 500, evenly chosen
/// from the sorted ones, so that the least and the greatest are among them). `title` names the axis, unit included.
std::string boxPlot(const std::string& title, const std::vector<PlotRow>& rows);

/// Positions of 3 to 8 round axis labels (1, 2, 2.5 or 5 times a power of ten apart) inside [low, high], low < high.
std::vector<double> axisTicks(double low, double high);

}  // namespace twinray::core
