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
Luma cropped(const Luma& luma, int x, int y, int width, int height);

/// Side of the Gaussian window, and of the smallest picture that holds one.
inline constexpr int kSsimWindow = 11;
/// Smallest side for five scales of MS-SSIM.
inline constexpr int kSmallestMsSsim = kSsimWindow << 4;

/// Mean SSIM over all windows inside the picture; with a mask, over those centred inside it (over all of them where it
/// lies at the very border). Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, "Image quality assessment", IEEE TIP 13(4),
/// 2004: 11x11 Gaussian of sigma 1.5, K 0.01 and 0.03, population covariances. Sizes equal, at least kSsimWindow.
double ssimOf(const Luma& prediction, const Luma& reference, const Mask* mask = nullptr);

/// Z. Wang, E. Simoncelli, A. Bovik, "Multi-scale structural similarity", Asilomar 2003: five scales with 2x2 means
/// between them, luminance at the coarsest only. A negative mean of a scale counts as 0. Empty below kSmallestMsSsim a
/// side.
std::optional<double> msSsimOf(Luma prediction, Luma reference);

}  // namespace twinray::core
