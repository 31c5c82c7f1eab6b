#pragma once

#include <optional>

#include "core/image.h"
#include "core/scene.h"

namespace twinray::core {

/// The six figures of a prediction against a reference, on RGB in 0..1 (DESIGN 8, "Metrics, exactly").
struct Metrics {
  double rmse = 0;  ///< over all channels
  double psnr = 0;  ///< dB, -20 log10 rmse, at most 100
  double ssim = 0;
  std::optional<double> msSsim;  ///< empty below 176 pixels a side
  double emd = 0;
  double relativeError = 0;  ///< |p - r| / |r|
};

struct MetricsOptions {
  bool structural = true;  ///< SSIM and MS-SSIM
  bool emd = true;         ///< exact, the dearest
};

/// Whole picture. Throws Error if sizes differ, or (structural) if a side is below 11 pixels.
Metrics compare(const Image& prediction, const Image& reference, const MetricsOptions& options = {});

/// A whole picture and its foreground: pixels where the reference differs from the background by more than 2/255 in a
/// channel. There SSIM averages the windows centred inside it, EMD takes its pixels, MS-SSIM its bounding box.
struct PartMetrics {
  Metrics whole;
  std::optional<Metrics> foreground;  ///< empty if there is none
};

/// Both at hardly more than the price of one. Throws as compare().
PartMetrics compareParts(const Image& prediction, const Image& reference, const Rgb& background,
                         const MetricsOptions& options = {});

double rmse(const Image& prediction, const Image& reference);
double psnrFromRmse(double rmse);
double ssim(const Image& prediction, const Image& reference);
std::optional<double> msSsim(const Image& prediction, const Image& reference);
/// Earth mover's distance between CIELAB histograms of 8x12x12 bins.
double emd(const Image& prediction, const Image& reference);

/// sRGB (0..1, D65) to CIELAB.
std::array<double, 3> labFromRgb(const std::array<double, 3>& rgb);

}  // namespace twinray::core
