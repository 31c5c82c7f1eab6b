#include "core/evaluation/plots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/evaluation/figures.h"
#include "core/evaluation/html.h"

namespace twinray::core {
namespace {

constexpr double kWidth = 560, kLeft = 84, kRight = 14, kTop = 8, kRowHeight = 46, kAxisHeight = 40;
constexpr double kBoxHeight = 14, kStripHeight = 18;
constexpr std::size_t kMostPoints = 500;

struct Axis {
  double low = 0, high = 1;
  double at(double value) const { return kLeft + (value - low) / (high - low) * (kWidth - kLeft - kRight); }
};

/// Range of all finite values, with a margin; a single value gets a range around it.
Axis axisOf(const std::vector<PlotRow>& rows) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const PlotRow& row : rows) {
    for (const double value : row.values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) return {};
  const double margin = high > low ? 0.03 * (high - low) : std::max(std::abs(high) * 0.1, 1e-6);
  return {low - margin, high + margin};
}

std::string coordinate(double value) {
  return number(std::round(value * 10) / 10, 5);
}

std::string line(double x1, double y1, double x2, double y2, const char* style) {
  return std::string("<line class=\"") + style + "\" x1=\"" + coordinate(x1) + "\" y1=\"" + coordinate(y1) +
         "\" x2=\"" + coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\"/>";
}

std::string text(double x, double y, const char* anchor, const std::string& what) {
  return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor + "\">" +
         escaped(what) + "</text>";
}

/// Points beside the box; their height is spread by a fixed pattern, so that a report is the same each time.
std::string strip(const std::vector<double>& sorted, const Axis& axis, double top) {
  constexpr double kGoldenRatio = 0.6180339887498949;
  std::string svg;
  const std::size_t count = std::min(sorted.size(), kMostPoints);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = count > 1 ? i * (sorted.size() - 1) / (count - 1) : 0;
    double whole = 0;
    const double y = top + 2 + (kStripHeight - 4) * std::modf(double(i) * kGoldenRatio, &whole);
    svg += "<circle cx=\"" + coordinate(axis.at(sorted[index])) + "\" cy=\"" + coordinate(y) + "\" r=\"1.6\"/>";
  }
  return svg;
}

std::string rowOf(const PlotRow& row, const Axis& axis, double top) {
  std::vector<double> sorted;
  std::copy_if(row.values.begin(), row.values.end(), std::back_inserter(sorted),
               [](double v) { return std::isfinite(v); });
  std::sort(sorted.begin(), sorted.end());
  std::string svg = "<g class=\"" + escaped(row.style) + "\">";
  const double middle = top + 4 + kBoxHeight / 2;
  svg += text(kLeft - 8, middle + 4, "end", row.label);
  if (!sorted.empty()) {
    const auto at = [&](double fraction) { return axis.at(quantileOf(sorted, fraction)); };
    svg += line(at(0.05), middle, at(0.95), middle, "whisker");
    for (const double end : {0.05, 0.95}) svg += line(at(end), middle - 4, at(end), middle + 4, "whisker");
    svg += "<rect class=\"box\" x=\"" + coordinate(at(0.25)) + "\" y=\"" + coordinate(top + 4) + "\" width=\"" +
           coordinate(std::max(at(0.75) - at(0.25), 0.5)) + "\" height=\"" + coordinate(kBoxHeight) + "\"/>";
    svg += line(at(0.5), top + 4, at(0.5), top + 4 + kBoxHeight, "median");
    svg += strip(sorted, axis, top + 4 + kBoxHeight + 2);
  }
  return svg + "</g>";
}

}  // namespace

std::vector<double> axisTicks(double low, double high) {
  constexpr double kMost = 8;
  const double raw = (high - low) / kMost;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= raw) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks;
  for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i) ticks.push_back(i * step);
  return ticks;
}

std::string boxPlot(const std::string& title, const std::vector<PlotRow>& rows) {
  const Axis axis = axisOf(rows);
  const double bottom = kTop + kRowHeight * double(rows.size());
  const double height = bottom + kAxisHeight;
  std::string svg = "<svg class=\"plot\" role=\"img\" aria-label=\"Distribution of " + escaped(title) +
                    "\" viewBox=\"0 0 " + coordinate(kWidth) + " " + coordinate(height) + "\">";
  const auto ticks = axisTicks(axis.low, axis.high);
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  const int decimals = std::clamp(int(std::ceil(-std::log10(step) + 1e-9)) + 1, 0, 8);
  const double rounding = std::pow(10.0, decimals);
  for (const double tick : ticks) {
    svg += line(axis.at(tick), kTop, axis.at(tick), bottom, "tick");
    const double shown = std::round(tick * rounding) / rounding;
    std::string label = number(shown, 12);
    // Fixed notation ends in zeros that say nothing on an axis.
    if (label.find('.') != std::string::npos) label.erase(label.find_last_not_of('0') + 1);
    if (label.ends_with('.')) label.pop_back();
    svg += text(axis.at(tick), bottom + 15, "middle", label);
  }
  svg += line(kLeft, bottom, kWidth - kRight, bottom, "axis");
  for (std::size_t i = 0; i < rows.size(); ++i) svg += rowOf(rows[i], axis, kTop + kRowHeight * double(i));
  return svg + text((kLeft + kWidth - kRight) / 2, bottom + 32, "middle", title) + "</svg>\n";
}

}  // namespace twinray::core
