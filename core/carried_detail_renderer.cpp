#include "core/carried_detail_renderer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "core/resample.h"

namespace twinray::core {
namespace {

constexpr int kChannels = Image::kChannels;
constexpr int kColors = 3;
constexpr int kAround = 9;   ///< pixels
constexpr int kPlaces = 14;  ///< binary, of a trust
constexpr int kOne = 1 << kPlaces;

/// Trust in units of 1 / kOne, by the summed |difference| of the colours of kAround pixels.
std::vector<int> trustTable(double halfTrusted) {
  std::vector<int> table(std::size_t(kAround) * kColors * 255 + 1);
  for (std::size_t sum = 0; sum < table.size(); ++sum) {
    const double share = double(sum) / (255.0 * kAround * kColors) / halfTrusted;
    table[sum] = int(std::lround(kOne / (1 + share * share)));
  }
  return table;
}

/// For each pixel of a row summed |difference| of the colours of the pixels left of it, its own and right of it, the
/// outermost ones repeated.
void differencesInRow(const Image& a, const Image& b, int y, std::vector<int>& own, std::vector<int>& sums) {
  const int width = a.width;
  const std::uint8_t *p = a.pixel(0, y), *q = b.pixel(0, y);
  for (int x = 0; x < width; ++x, p += kChannels, q += kChannels)
    own[std::size_t(x) + 1] = std::abs(p[0] - q[0]) + std::abs(p[1] - q[1]) + std::abs(p[2] - q[2]);
  own.front() = own[1];
  own.back() = own[std::size_t(width)];
  for (std::size_t x = 0; x < sums.size(); ++x) sums[x] = own[x] + own[x + 1] + own[x + 2];
}

const std::vector<int>& trustIn(const Scene& scene) {
  static const auto usual = trustTable(CarriedDetailRenderer::kHalfTrusted);
  static const auto ofLarge = trustTable(CarriedDetailRenderer::kHalfTrustedOfLarge);
  return isLarge(scene.volume.get()) ? ofLarge : usual;
}

/// Adds to `now`, an enlarged guide, what `picture` shows beyond `before`, its own enlarged guide.
void carry(const Image& before, const Image& picture, const std::vector<int>& trust, Image& now) {
  const int width = now.width, height = now.height;
  std::vector<int> own(std::size_t(width) + 2);
  std::array<std::vector<int>, 3> sums;  // of rows y - 1, y and y + 1
  for (auto& row : sums) row.resize(std::size_t(width));
  differencesInRow(before, now, 0, own, sums[1]);
  sums[0] = sums[1];
  for (int y = 0; y < height; ++y) {
    differencesInRow(before, now, std::min(y + 1, height - 1), own, sums[2]);
    std::uint8_t* out = now.pixel(0, y);
    const std::uint8_t *finished = picture.pixel(0, y), *guide = before.pixel(0, y);
    for (std::size_t x = 0; x < std::size_t(width); ++x) {
      const int weight = trust[std::size_t(sums[0][x] + sums[1][x] + sums[2][x])];
      for (int c = 0; c < kChannels; ++c, ++out, ++finished, ++guide) {
        const int detail = (weight * (*finished - *guide) + kOne / 2) >> kPlaces;
        *out = std::uint8_t(std::clamp(*out + detail, 0, 255));
      }
    }
    std::swap(sums[0], sums[1]);
    std::swap(sums[1], sums[2]);
  }
}

}  // namespace

CarriedDetailRenderer::CarriedDetailRenderer(std::unique_ptr<Renderer> guide, EnlargedRenderer::GuideSize guideSize)
    : enlarged_(std::move(guide), std::move(guideSize)) {}

std::optional<Frame> CarriedDetailRenderer::render(const Request& request) {
  auto frame = enlarged_.render(request);
  if (!frame) return std::nullopt;
  const auto keyframe = newestKeyframe(request.keyframes, *request.scene, request.width, request.height);
  if (!keyframe || keyframe->scene->viewpoint != request.scene->viewpoint) return frame;

  const auto start = std::chrono::steady_clock::now();
  if (known_.lock() != keyframe) {
    const bool fits = keyframe->guide.width == frame->guide->width && keyframe->guide.height == frame->guide->height;
    if (fits) {
      before_ = resize(keyframe->guide, request.width, request.height);
    } else {
      Request earlier = request;
      earlier.scene = keyframe->scene;
      earlier.depth = false;
      auto enlarged = enlarged_.render(earlier);
      if (!enlarged) return std::nullopt;
      before_ = std::move(enlarged->picture);
    }
    known_ = keyframe;
  }
  carry(before_, keyframe->picture, trustIn(*request.scene), frame->picture);
  const double milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  frame->timings.push_back({"detail", milliseconds});
  frame->milliseconds += milliseconds;
  frame->madeBy += ", detail from a keyframe";
  return frame;
}

}  // namespace twinray::core
