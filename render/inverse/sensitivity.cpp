#include "render/inverse/sensitivity.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/dataset/npy.h"
#include "core/io/atomic_file.h"
#include "render/inverse/painted_sensitivity.h"

namespace twinray::render {
namespace {

/// Rows of the files.
std::vector<double> rowsOf(const Sensitivity& sensitivity, const PaintedSensitivity* painted) {
  std::vector<double> rows;
  const std::vector<double> whole = painted ? painted->whole() : std::vector<double>{};
  const TransferSamples& derivative = sensitivity.derivative;
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    rows.insert(rows.end(), {derivative.scalarAt(i), derivative.opacity[i], derivative.color[i][0],
                             derivative.color[i][1], derivative.color[i][2]});
    if (painted) rows.insert(rows.end(), {whole[i], painted->original[i]});
  }
  return rows;
}

/// The shortest text that reads back as the same number, whatever the locale.
std::string textOf(double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, end};
}

}  // namespace

std::optional<Sensitivity> sensitivityOf(DifferentiableGuide& guide, const core::TransferFunction& function,
                                         const PictureRegion& region, const std::stop_token& stop) {
  const ValueTable table = guide.tableOf(function);
  GuidePicture picture;
  if (!guide.picture(table, stop, picture)) return std::nullopt;
  const std::vector<double> inside = pixelWeights(region, picture.width, picture.height);
  const double count = 3 * std::accumulate(inside.begin(), inside.end(), 0.0);
  double squares = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    for (int c = 0; c < 3; ++c) squares += inside[i] * picture.pixels[i][c] * picture.pixels[i][c];
  }
  Sensitivity result;
  result.norm = count > 0 ? std::sqrt(squares / count) : 0;
  GuidePicture weights(picture.width, picture.height);
  if (result.norm > 0) {
    for (std::size_t i = 0; i < inside.size(); ++i) {
      for (int c = 0; c < 3; ++c) weights.pixels[i][c] = inside[i] * picture.pixels[i][c] / (count * result.norm);
    }
  }
  ValueTable derivative;
  if (!guide.derivative(table, weights, stop, derivative)) return std::nullopt;
  result.derivative = guide.onSamples(derivative, function.minimum(), function.maximum());
  return result;
}

std::optional<core::Plane> whereItMatters(DifferentiableGuide& guide, const core::TransferFunction& function,
                                          Sensitive what, const std::optional<ValueBand>& band,
                                          const std::stop_token& stop) {
  TransferSamples direction;
  direction.minimum = function.minimum();
  direction.maximum = function.maximum();
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    const double distance = band ? (direction.scalarAt(i) - band->mean) / band->sigma : 0;
    const double weight = std::exp(-distance * distance);
    if (what == Sensitive::kOpacity) direction.opacity[i] = weight;
    if (what == Sensitive::kColor) direction.color[i] = {weight, weight, weight};
  }
  GuidePicture change;
  if (!guide.change(guide.tableOf(function), guide.tableOf(direction), stop, change)) return std::nullopt;
  core::Plane plane{1, change.height, change.width, {}};
  plane.data.reserve(change.pixels.size());
  for (const auto& pixel : change.pixels) {
    const double squares = pixel[0] * pixel[0] + pixel[1] * pixel[1] + pixel[2] * pixel[2];
    plane.data.push_back(static_cast<float>(std::sqrt(squares / 3)));
  }
  return plane;
}

core::Plane inBlocks(const core::Plane& plane, int across) {
  const int longer = std::max(plane.width, plane.height);
  const auto blocks = [&](int side) {
    return std::clamp(static_cast<int>(std::lround(double(side) * across / longer)), 1, side);
  };
  core::Plane result{1, blocks(plane.height), blocks(plane.width), {}};
  for (int y = 0; y < result.height; ++y) {
    const int y0 = y * plane.height / result.height, y1 = (y + 1) * plane.height / result.height;
    for (int x = 0; x < result.width; ++x) {
      const int x0 = x * plane.width / result.width, x1 = (x + 1) * plane.width / result.width;
      double sum = 0;
      for (int row = y0; row < y1; ++row) {
        for (int column = x0; column < x1; ++column) sum += double(plane.data[std::size_t(row) * plane.width + column]);
      }
      result.data.push_back(static_cast<float>(sum / ((y1 - y0) * (x1 - x0))));
    }
  }
  return result;
}

std::optional<std::vector<double>> compositionOf(DifferentiableGuide& guide, const core::TransferFunction& function,
                                                 const PictureRegion& region, const std::stop_token& stop) {
  ValueTable byValue(guide.tableOf(function).opacity.size());
  const std::vector<double> weights = pixelWeights(region, guide.width(), guide.height());
  if (!guide.contributions(guide.tableOf(function), weights, stop, byValue.opacity)) return std::nullopt;
  std::vector<double> parts = guide.onSamples(byValue, function.minimum(), function.maximum()).opacity;
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  for (double& part : parts) part = sum > 0 ? part / sum : 0;
  return parts;
}

void writeSensitivityCsv(const std::filesystem::path& file, const Sensitivity& sensitivity,
                         const PaintedSensitivity* painted) {
  const std::vector<double> rows = rowsOf(sensitivity, painted);
  const std::size_t columns = rows.size() / TransferSamples::kCount;
  core::writeAtomically(file, [&](std::ostream& out) {
    out << "value,opacity,red,green,blue" << (painted ? ",network,tfgan" : "") << '\n';
    for (std::size_t i = 0; i < rows.size(); ++i) out << textOf(rows[i]) << (i % columns == columns - 1 ? '\n' : ',');
  });
}

void writeSensitivityNpy(const std::filesystem::path& file, const Sensitivity& sensitivity,
                         const PaintedSensitivity* painted) {
  const std::vector<double> rows = rowsOf(sensitivity, painted);
  core::writeNpy(file, {TransferSamples::kCount, rows.size() / TransferSamples::kCount}, rows, core::NpyType::kFloat64);
}

}  // namespace twinray::render
