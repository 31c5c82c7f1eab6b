#include "render/inverse/painted_sensitivity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinray::render {
namespace {

/// What of a region lies in the painted square, and what beside it.
struct Weighing {
  std::vector<double> square;  ///< weights of its pixels
  double beside = 0;           ///< sum of the other weights
  double total() const { return beside + std::accumulate(square.begin(), square.end(), 0.0); }
};

Weighing weighingOf(const PictureRegion& region, int side, int width, int height) {
  const int across = std::max(1, int(std::lround(double(side) * width / height)));
  const int left = (across - side) / 2;  // negative where the sides of the square are cut off
  const std::vector<double> all = pixelWeights(region, across, side);
  Weighing weighing{std::vector<double>(std::size_t(side) * side), 0};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < across; ++x) {
      const double weight = all[std::size_t(y) * across + x];
      if (x >= left && x < left + side) {
        weighing.square[std::size_t(y) * side + x - left] = weight;
      } else {
        weighing.beside += weight;
      }
    }
  }
  return weighing;
}

/// Derivatives by the opacities of the picture of a placed guide as derivatives by the function's. False if stopped.
bool throughGuide(DifferentiableGuide& guide, const ValueTable& table, const core::TransferFunction& function,
                  const std::vector<double>& byGuide, const std::stop_token& stop, std::vector<double>& byFunction) {
  GuidePicture weights(guide.width(), guide.height());
  for (std::size_t i = 0; i < byGuide.size(); ++i) weights.pixels[i][3] = byGuide[i];
  ValueTable derivative;
  if (!guide.derivative(table, weights, stop, derivative)) return false;
  byFunction = guide.onSamples(derivative, function.minimum(), function.maximum()).opacity;
  return true;
}

/// A picture x and an input u in -1..1 are 2 p - 1 and 2 v - 1 of those in 0..1.
std::vector<double> originalSensitivity(const core::SquarePainter& painter, const std::vector<double>& weights,
                                        const std::vector<double>& opacities) {
  const core::PaintedSquares squares = painter.squares(weights, opacities, 0.5);
  const double root = std::sqrt(squares.sum * 3 / painter.channels);
  std::vector<double> derivative(TransferSamples::kCount);
  for (std::size_t i = 0; i < derivative.size() && root > 0; ++i) derivative[i] = squares.byOpacity[i] / (2 * root);
  return derivative;
}

}  // namespace

std::vector<double> PaintedSensitivity::whole() const {
  std::vector<double> sum = told;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += seen[i];
  return sum;
}

std::optional<PaintedSensitivity> paintedSensitivity(const core::SquarePainter& painter, DifferentiableGuide& guide,
                                                     const core::Scene& scene, const PictureRegion& region, int width,
                                                     int height, const std::stop_token& stop) {
  const core::TransferFunction& function = scene.transferFunction;
  std::vector<double> opacities;
  ValueTable table;
  if (painter.guideSide > 0) {
    GuidePicture picture;
    if (!guide.place(scene, painter.guideSide, painter.guideSide, stop)) return std::nullopt;
    table = guide.tableOf(function);
    if (!guide.picture(table, stop, picture)) return std::nullopt;
    for (const auto& pixel : picture.pixels) opacities.push_back(pixel[3]);
  }
  const Weighing weighing = weighingOf(region, painter.side, width, height);
  if (stop.stop_requested()) return std::nullopt;
  const core::PaintedSquares squares = painter.squares(weighing.square, opacities, 0);
  double background = 0;
  for (const double channel : scene.background) background += channel * channel;

  const double count = 3 * weighing.total();
  PaintedSensitivity result;
  result.norm = count > 0 ? std::sqrt((squares.sum + weighing.beside * background) / count) : 0;
  result.told.assign(TransferSamples::kCount, 0.0);
  result.seen = result.told;
  result.original = originalSensitivity(painter, weighing.square, opacities);
  if (result.norm > 0) {
    if (painter.guideSide > 0 && !throughGuide(guide, table, function, squares.byGuide, stop, result.seen)) {
      return std::nullopt;
    }
    const double slope = 1 / (2 * count * result.norm);  // of the norm by the sum of squares
    for (std::size_t i = 0; i < result.told.size(); ++i) {
      result.told[i] = slope * squares.byOpacity[i];
      result.seen[i] *= slope;
    }
  }
  if (stop.stop_requested()) return std::nullopt;
  return result;
}

double axisEnd(const std::vector<double>& curve) {
  constexpr std::size_t kBeyond = 3;
  std::vector<double> sizes;
  for (const double value : curve) sizes.push_back(std::abs(value));
  std::sort(sizes.rbegin(), sizes.rend());
  if (sizes.empty()) return 0;
  return sizes.size() > kBeyond && sizes[kBeyond] > 0 ? sizes[kBeyond] : sizes[0];
}

std::optional<double> correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto centred = [](std::vector<double> curve) {
    const double end = axisEnd(curve);
    for (double& value : curve) value = std::clamp(value, -end, end);
    const double mean =
        std::accumulate(curve.begin(), curve.end(), 0.0) / double(std::max<std::size_t>(1, curve.size()));
    for (double& value : curve) value -= mean;
    return curve;
  };
  const std::vector<double> left = centred(a), right = centred(b);
  const auto product = [](const std::vector<double>& x, const std::vector<double>& y) {
    return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
  };
  const double size = product(left, left) * product(right, right);
  if (!(size > 0)) return std::nullopt;
  return product(left, right) / std::sqrt(size);
}

}  // namespace twinray::render
