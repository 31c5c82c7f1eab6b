#include "ui/transferfunction/opacity_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>

#include "ui/transferfunction/curve_raster.h"

namespace twinray::ui {
namespace {

constexpr double kColorWeight = 0.6;    ///< of the TF's colours below the curve
constexpr double kBehindWeight = 0.22;  ///< of the text colour in the histogram
constexpr double kLineWeight = 0.11;    ///< of the text colour in the lines of the axes
constexpr double kTallestBin = 0.96;    ///< of the plot's height
constexpr double kCurveWidth = 1.6;     ///< logical pixels
constexpr double kModeWidth = 1.1;

/// Height 0..1 of each of the histogram's bins on its own axis.
std::vector<double> binHeights(const core::Histogram& histogram, bool logarithmic) {
  if (histogram.counts.empty()) return {};
  // The tallest bin is nearly always air, and on a linear axis it would flatten all others: the second tallest sets the
  // height there.
  std::vector<std::uint64_t> sorted = histogram.counts;
  const std::ptrdiff_t rank = logarithmic || sorted.size() < 2 ? 0 : 1;
  std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end(), std::greater<>());
  const auto heightOfCount = [logarithmic](double count) { return logarithmic ? std::log1p(count) : count; };
  const double top = heightOfCount(double(std::max<std::uint64_t>(sorted[std::size_t(rank)], 1)));
  std::vector<double> heights;
  heights.reserve(histogram.counts.size());
  for (const std::uint64_t count : histogram.counts) {
    heights.push_back(kTallestBin * std::min(heightOfCount(double(count)) / top, 1.0));
  }
  return heights;
}

class Raster {
 public:
  Raster(const OpacityPicture& picture, const QPalette& palette, double devicePixelRatio)
      : picture_(picture),
        palette_(palette),
        ratio_(devicePixelRatio),
        width_(std::max(int(std::lround(picture.map.area.width() * devicePixelRatio)), 1)),
        height_(std::max(int(std::lround(picture.map.area.height() * devicePixelRatio)), 1)),
        image_(width_, height_, QImage::Format_RGB32) {
    image_.setDevicePixelRatio(devicePixelRatio);
  }

  void fillAreas(const std::vector<double>& valueLines, const std::vector<double>& opacityLines);
  /// A line of `lineWidth` logical pixels along opacity(value).
  void drawCurve(const std::function<double(double)>& opacity, double lineWidth, const QColor& color);
  QImage image() const { return image_; }

 private:
  struct Column {
    int histogramTop;
    int curveTop;
    /// Base, histogram, curve over base, curve over histogram; then the same under a line of the axes.
    std::array<QRgb, 8> colors;
    bool line;
  };

  double valueAt(double x) const {
    return picture_.map.minimum + x / width_ * (picture_.map.maximum - picture_.map.minimum);
  }
  /// Device pixels from the top.
  double yOf(double opacity) const {
    return (1 - heightOf(picture_.map.scale, std::clamp(opacity, 0.0, 1.0))) * height_;
  }
  Column columnAt(int x, const std::vector<double>& binHeights) const;

  const OpacityPicture& picture_;
  const QPalette& palette_;
  double ratio_;
  int width_;
  int height_;
  QImage image_;
};

Raster::Column Raster::columnAt(int x, const std::vector<double>& heights) const {
  const QColor base = palette_.color(QPalette::Base);
  const QColor text = palette_.color(QPalette::Text);
  const QColor behind = blend(base, text, kBehindWeight);
  std::array<QColor, 4> colors{base, behind, base, behind};
  Column column{height_, height_, {}, false};
  const double value = valueAt(x + 0.5);
  if (!heights.empty()) {
    const core::Histogram& h = *picture_.histogram;
    const double bin = (value - h.minimum) / (h.maximum - h.minimum) * double(heights.size());
    if (bin >= 0 && bin <= double(heights.size())) {
      column.histogramTop = int(std::lround((1 - heights[std::min(std::size_t(bin), heights.size() - 1)]) * height_));
    }
  }
  if (picture_.transferFunction) {
    column.curveTop = int(std::lround(yOf(picture_.transferFunction->opacity(value))));
    const QColor color = toQColor(picture_.transferFunction->color(value));
    colors[2] = blend(base, color, kColorWeight);
    colors[3] = blend(behind, color, kColorWeight);
  }
  for (std::size_t i = 0; i < colors.size(); ++i) {
    column.colors[i] = colors[i].rgb();
    column.colors[i + 4] = blend(colors[i], text, kLineWeight).rgb();
  }
  return column;
}

void Raster::fillAreas(const std::vector<double>& valueLines, const std::vector<double>& opacityLines) {
  const std::vector<double> heights =
      picture_.histogram ? binHeights(*picture_.histogram, picture_.logarithmicHistogram) : std::vector<double>{};
  std::vector<Column> columns;
  columns.reserve(std::size_t(width_));
  for (int x = 0; x < width_; ++x) columns.push_back(columnAt(x, heights));
  const PlotMap& map = picture_.map;
  for (const double value : valueLines) {
    const int x = int((map.toX(value) - map.area.left()) * ratio_);
    columns[std::size_t(std::clamp(x, 0, width_ - 1))].line = true;
  }
  std::vector<bool> lines(std::size_t(height_), false);
  for (const double opacity : opacityLines) lines[std::size_t(std::clamp(int(yOf(opacity)), 0, height_ - 1))] = true;
  for (int y = 0; y < height_; ++y) {
    auto* row = reinterpret_cast<QRgb*>(image_.scanLine(y));
    const bool line = lines[std::size_t(y)];
    for (int x = 0; x < width_; ++x) {
      const Column& column = columns[std::size_t(x)];
      const int index = (y >= column.histogramTop) + 2 * (y >= column.curveTop) + 4 * (line || column.line);
      row[x] = column.colors[std::size_t(index)];
    }
  }
}

void Raster::drawCurve(const std::function<double(double)>& opacity, double lineWidth, const QColor& color) {
  CurveRaster(&image_).line([&](double x) { return yOf(opacity(valueAt(x))); }, lineWidth, color);
}

}  // namespace

QImage rasterize(const OpacityPicture& picture, const std::vector<double>& valueLines,
                 const std::vector<double>& opacityLines, const QPalette& palette, double devicePixelRatio) {
  Raster raster(picture, palette, devicePixelRatio);
  raster.fillAreas(valueLines, opacityLines);
  if (const core::TransferFunction* tf = picture.transferFunction) {
    raster.drawCurve([tf](double value) { return tf->opacity(value); }, kCurveWidth, palette.color(QPalette::Text));
    for (const std::size_t i : picture.selection) {
      if (i >= tf->modes().size()) continue;
      core::TransferFunction alone(tf->minimum(), tf->maximum());
      alone.setModes({tf->modes()[i]});
      raster.drawCurve([&alone](double value) { return alone.opacity(value); }, kModeWidth,
                       palette.color(QPalette::Highlight));
    }
  }
  return raster.image();
}

}  // namespace twinray::ui
