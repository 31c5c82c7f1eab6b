#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/image.h"

namespace twinray::core {

/// Foreground of a picture: 1 inside, row by row.
using Mask = std::vector<std::uint8_t>;

/// Luma (0.299, 0.587, 0.114) of a picture, 0..1.
struct Luma {
  int width = 0;
  int height = 0;
  std::vector<float> values;
};

Luma lumaOf(const Image& image);

/// Side of the Gaussian window, and of the smallest picture that holds one.
inline constexpr int kSsimWindow = 11;
/// Smallest side for five scales of MS-SSIM.
inline constexpr int kSmallestMsSsim = kSsimWindow << 4;

/// A part of a picture, in pixels from its upper left corner.
struct Box {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

/// The similarity of every window inside a picture, row by row. Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, "Image
/// quality assessment", IEEE TIP 13(4), 2004: 11x11 Gaussian of sigma 1.5, K 0.01 and 0.03, population covariances.
struct SimilarityMap {
  int width = 0;                 ///< of the picture less kSsimWindow - 1
  int height = 0;                ///< likewise
  std::vector<float> ssim;       ///< luminance times contrast and structure
  std::vector<float> structure;  ///< contrast and structure alone
};

/// Sizes equal, at least kSsimWindow.
SimilarityMap similarityMap(const Luma& prediction, const Luma& reference);

/// Mean SSIM over all windows inside the picture; with a mask of the picture, over those centred inside it (over all of
/// them where it lies at the very border).
double ssimOf(const SimilarityMap& map, const Mask* mask = nullptr);

/// MS-SSIM of a part of two pictures whose map at full size is at hand. Z. Wang, E. Simoncelli, A. Bovik, "Multi-scale
/// structural similarity", Asilomar 2003: five scales with 2x2 means between them, luminance at the coarsest only. A
/// negative mean of a scale counts as 0. Empty where the part is below kSmallestMsSsim a side.
std::optional<double> msSsimOf(const SimilarityMap& map, const Luma& prediction, const Luma& reference, const Box& box);

}  // namespace twinray::core
