#include "core/reprojected_renderer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>

#include "core/error.h"
#include "core/filled_depth.h"
#include "core/screen_projection.h"

namespace twinray::core {
namespace {

constexpr int kGrid = 8;        ///< pixels between the points whose places are looked for
constexpr int kIterations = 3;  ///< more change less than a hundredth of a pixel at 6 degrees
constexpr int kRim = 4;         ///< pixels of background around the earlier picture
constexpr int kTile = 16;       ///< pixels of the earlier picture that are looked at together for anything to show
constexpr int kTaps = 4;        ///< of the filter, along each axis
constexpr int kChannels = Image::kChannels;

/// The earlier picture with a rim of background.
class Rimmed {
 public:
  Rimmed(const Image& picture, const Rgb& background)
      : width_(picture.width), height_(picture.height), picture_(picture.width + 2 * kRim, picture.height + 2 * kRim) {
    std::array<std::uint8_t, kChannels> colour{};
    for (std::size_t c = 0; c < 3; ++c)
      colour[c] = std::uint8_t(std::lround(255 * std::clamp(background[c], 0.0, 1.0)));
    for (std::size_t i = 0; i < picture_.data.size(); i += kChannels)
      std::memcpy(&picture_.data[i], colour.data(), kChannels);
    for (int y = 0; y < height_; ++y)
      std::memcpy(picture_.pixel(kRim, y + kRim), picture.pixel(0, y), std::size_t(width_) * kChannels);
    findTiles();
  }

  /// Whether nothing but background is within kTile pixels of a place and on its own tile.
  bool isEmptyAround(float x, float y) const { return emptyAround_[tileAt(y, rows_) * columns_ + tileAt(x, columns_)]; }

  int width() const { return width_; }
  int height() const { return height_; }
  /// The pixels from (x, y) on; both from -kRim on.
  const std::uint8_t* from(int x, int y) const { return picture_.pixel(x + kRim, y + kRim); }
  std::size_t rowBytes() const { return std::size_t(picture_.width) * kChannels; }

 private:
  /// The first and the last tile of a row or column lie outside of the picture.
  static std::size_t tileAt(float place, std::size_t tiles) {
    return std::size_t(std::clamp(int((place + kTile) / kTile), 0, int(tiles) - 1));
  }

  void findTiles() {
    std::vector<std::uint8_t> shows(columns_ * rows_);
    const std::uint8_t* background = picture_.data.data();  // of the rim
    for (int y = 0; y < height_; ++y) {
      const std::uint8_t* row = from(0, y);
      std::uint8_t* tiles = &shows[tileAt(float(y), rows_) * columns_ + 1];
      for (int x = 0; x < width_; ++x) {
        if (std::memcmp(row + std::size_t(x) * kChannels, background, kChannels) != 0) tiles[x / kTile] = 1;
      }
    }
    emptyAround_.resize(shows.size());
    const auto any = [&](std::size_t row, std::size_t column) {
      for (std::size_t y = row > 0 ? row - 1 : 0; y <= std::min(row + 1, rows_ - 1); ++y) {
        for (std::size_t x = column > 0 ? column - 1 : 0; x <= std::min(column + 1, columns_ - 1); ++x) {
          if (shows[y * columns_ + x]) return true;
        }
      }
      return false;
    };
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column)
        emptyAround_[row * columns_ + column] = !any(row, column);
    }
  }

  int width_, height_;
  Image picture_;
  std::size_t columns_ = std::size_t(width_ + kTile - 1) / kTile + 2,
              rows_ = std::size_t(height_ + kTile - 1) / kTile + 2;
  std::vector<std::uint8_t> emptyAround_;
};

/// Where the pixels of the new picture are in the earlier one, as indices of its pixels; every kGrid pixels.
struct Grid {
  int width = 0, height = 0;
  std::vector<float> x, y;
};

Grid placesIn(const EarlierPicture& earlier, const FilledDepth& depths, const Request& request) {
  const Image& picture = earlier.frame->picture;
  const ScreenProjection before(*earlier.scene, picture.width, picture.height);
  const ScreenProjection now(*request.scene, request.width, request.height);
  const auto points = [](int side) { return (side + kGrid - 2) / kGrid + 1; };
  Grid grid{points(request.width), points(request.height), {}, {}};
  for (int row = 0; row < grid.height; ++row) {
    for (int column = 0; column < grid.width; ++column) {
      const double x = column * kGrid + 0.5, y = row * kGrid + 0.5;
      double depth = now.centreDepth();
      auto at = before(now.place(x, y, depth));
      const auto shown = [&at] { return std::isfinite(at[0]) && std::isfinite(at[1]); };
      for (int i = 0; i < kIterations && shown(); ++i) {
        depth = now.depth(before.place(at[0], at[1], depths.at(at[0], at[1])));
        at = before(now.place(x, y, depth));
      }
      grid.x.push_back(shown() ? float(at[0] - 0.5) : -kRim);
      grid.y.push_back(shown() ? float(at[1] - 0.5) : -kRim);
    }
  }
  return grid;
}

/// Keys' cubic, a = -0.5, at 1 + t, t, 1 - t and 2 - t.
struct Weights {
  std::array<std::vector<float>, kTaps> taps;
  std::vector<int> first;  ///< index of the pixel before the place

  explicit Weights(int count) : first(std::size_t(count)) {
    for (auto& tap : taps) tap.resize(std::size_t(count));
  }

  void set(const std::vector<float>& places, int side) {
    // Beyond, the filter meets background only.
    const float least = 1 - kRim, most = float(side + kRim - 3);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const float place = std::min(std::max(places[i], least), most);
      const int before = int(place + kRim) - kRim;
      const float t = place - float(before), s = 1 - t;
      first[i] = before;
      taps[0][i] = -0.5f * t * s * s;
      taps[1][i] = 1 - t * t * (2.5f - 1.5f * t);
      taps[2][i] = 1 - s * s * (2.5f - 1.5f * s);
      taps[3][i] = -0.5f * s * t * t;
    }
  }
};

/// Places of one row of the picture, between those of the grid's rows.
void interpolate(const std::vector<float>& values, const Grid& grid, int row, std::vector<float>& out) {
  const int above = std::min(row / kGrid, grid.height - 1), below = std::min(above + 1, grid.height - 1);
  const float down = float(row % kGrid) / kGrid;
  const float* upper = &values[std::size_t(above) * grid.width];
  const float* lower = &values[std::size_t(below) * grid.width];
  for (int column = 0; column < grid.width; ++column) {
    const int next = std::min(column + 1, grid.width - 1);
    const float left = upper[column] + down * (lower[column] - upper[column]);
    const float right = upper[next] + down * (lower[next] - upper[next]);
    const int end = std::min(kGrid, int(out.size()) - column * kGrid);
    for (int i = 0; i < end; ++i) out[std::size_t(column) * kGrid + i] = left + (right - left) * (float(i) / kGrid);
  }
}

/// One pixel's channels before they are rounded. The four pixels of a row are sixteen numbers side by side, which the
/// compiler makes vector instructions of.
inline void sample(const std::uint8_t* in, std::size_t stride, const float* alongX, const float* alongY, float* out) {
  constexpr int kRun = kTaps * kChannels;
  float run[kRun];
  for (int k = 0; k < kRun; ++k)
    run[k] = alongY[0] * float(in[k]) + alongY[1] * float(in[k + stride]) + alongY[2] * float(in[k + 2 * stride]) +
             alongY[3] * float(in[k + 3 * stride]);
  float sum[kChannels] = {0.5f, 0.5f, 0.5f, 0.5f};
  for (int tap = 0; tap < kTaps; ++tap) {
    for (int c = 0; c < kChannels; ++c) sum[c] += alongX[tap] * run[tap * kChannels + c];
  }
  std::memcpy(out, sum, sizeof sum);
}

/// Pixels begin..end - 1 of a row of the new picture; `sums` for that many.
void sampleRun(const Rimmed& earlier, const Weights& x, const Weights& y, std::size_t begin, std::size_t end,
               float* sums, std::uint8_t* out) {
  const std::size_t stride = earlier.rowBytes();
  for (std::size_t i = begin; i < end; ++i) {
    const float alongX[kTaps] = {x.taps[0][i], x.taps[1][i], x.taps[2][i], x.taps[3][i]};
    const float alongY[kTaps] = {y.taps[0][i], y.taps[1][i], y.taps[2][i], y.taps[3][i]};
    sample(earlier.from(x.first[i] - 1, y.first[i] - 1), stride, alongX, alongY, sums + (i - begin) * kChannels);
  }
  for (std::size_t i = 0; i < (end - begin) * kChannels; ++i) {
    const int level = int(sums[i]);
    out[begin * kChannels + i] = std::uint8_t(level < 0 ? 0 : level > 255 ? 255 : level);
  }
}

/// Whether all between two neighbouring places is background: it is within half their distance of one of them.
bool isEmptyBetween(const Rimmed& earlier, float x0, float y0, float x1, float y1) {
  constexpr float kReach = 2 * (kTile - kTaps / 2);
  return std::abs(x1 - x0) < kReach && std::abs(y1 - y0) < kReach && earlier.isEmptyAround(x0, y0) &&
         earlier.isEmptyAround(x1, y1);
}

}  // namespace

/// What is found out about an earlier picture once, however often it is moved.
class ReprojectedRenderer::Prepared {
 public:
  explicit Prepared(const EarlierPicture& earlier)
      : rimmed(earlier.frame->picture, earlier.scene->background),
        depths(earlier.frame->depth.get(), earlier.frame->picture,
               ScreenProjection(*earlier.scene, 1, 1).centreDepth()) {}

  const Rimmed rimmed;
  const FilledDepth depths;
};

namespace {

Image moved(const EarlierPicture& earlier, const Rimmed& before, const FilledDepth& depths, const Request& request) {
  const Grid grid = placesIn(earlier, depths, request);
  Image picture(request.width, request.height);
  const auto width = std::size_t(request.width);
  std::vector<float> placesX(width), placesY(width), sums(kGrid * kChannels);
  Weights x(request.width), y(request.width);
  for (int row = 0; row < request.height; ++row) {
    interpolate(grid.x, grid, row, placesX);
    interpolate(grid.y, grid, row, placesY);
    x.set(placesX, before.width());
    y.set(placesY, before.height());
    std::uint8_t* out = picture.pixel(0, row);
    for (std::size_t begin = 0; begin < width; begin += kGrid) {
      const std::size_t end = std::min(begin + kGrid, width), last = end - 1;
      if (isEmptyBetween(before, placesX[begin], placesY[begin], placesX[last], placesY[last])) {
        for (std::size_t i = begin; i < end; ++i)
          std::memcpy(out + i * kChannels, before.from(-kRim, -kRim), kChannels);
      } else {
        sampleRun(before, x, y, begin, end, sums.data(), out);
      }
    }
  }
  return picture;
}

/// Whether pictures differ by zoom, roll and pan alone.
bool sameDirection(const Viewpoint& a, const Viewpoint& b) {
  constexpr double kRounding = 1e-9;  // 0.003 degrees
  const auto one = a.back(), other = b.back();
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2] > 1 - kRounding;
}

}  // namespace

bool canReproject(const EarlierPicture& earlier, const Scene& scene) {
  return earlier.scene && earlier.frame && earlier.frame->complete && !earlier.frame->picture.empty() &&
         sameButViewpoint(*earlier.scene, scene) &&
         (earlier.frame->depth || sameDirection(earlier.scene->viewpoint, scene.viewpoint));
}

ReprojectedRenderer::ReprojectedRenderer() = default;
ReprojectedRenderer::~ReprojectedRenderer() = default;

std::optional<Frame> ReprojectedRenderer::render(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  if (!canReproject(request.earlier, *request.scene)) {
    throw Error(
        "This picture cannot be moved to that viewpoint: more has changed, or its depth is not known; wait for the "
        "next picture.");
  }
  if (request.stop.stop_requested()) return std::nullopt;
  const Frame& earlier = *request.earlier.frame;
  Frame frame;
  if (prepared_ == nullptr || preparedFrom_.lock() != request.earlier.frame) {
    prepared_ = std::make_unique<const Prepared>(request.earlier);
    preparedFrom_ = request.earlier.frame;
  }
  frame.picture = moved(request.earlier, prepared_->rimmed, prepared_->depths, request);
  frame.revision = request.scene->revision;
  frame.madeBy = earlier.madeBy + ", moved to a newer viewpoint";
  frame.predicted = earlier.predicted;
  frame.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  frame.timings = {{"reprojection", frame.milliseconds}};
  return frame;
}

}  // namespace twinray::core
