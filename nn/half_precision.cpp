#include "nn/half_precision.h"

#include <algorithm>
#include <chrono>

#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr int kSide = 32;        ///< pixels
constexpr int kChannels = 32;    ///< in and out; LibTorch has other kernels for much smaller layers
constexpr int kRuns = 2;         ///< the first one makes the kernel
constexpr double kHopeless = 4;  ///< times float32's: so small a layer tells missing kernels, no gain

/// Of one 3x3 layer, best of some runs; throws c10::Error where there is no such convolution.
double millisecondsOf(torch::ScalarType type) {
  const auto options = torch::TensorOptions().dtype(type);
  const auto channelsLast = torch::MemoryFormat::ChannelsLast;
  const auto picture = torch::ones({1, kChannels, kSide, kSide}, options).contiguous(channelsLast);
  const auto weight = torch::ones({kChannels, kChannels, 3, 3}, options).contiguous(channelsLast);
  double least = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    torch::conv2d(picture, weight, {}, 1, 1);
    const double taken = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    least = run == 0 ? taken : std::min(least, taken);
  }
  return least;
}

bool measured() {
  const torch::NoGradGuard noGrad;
  const TorchThreads one(1);
  try {
    return millisecondsOf(torch::kBFloat16) < kHopeless * millisecondsOf(torch::kFloat32);
  } catch (const c10::Error&) {
    return false;
  }
}

}  // namespace

bool isHalfWorthTrying() {
  static const bool worthTrying = measured();
  return worthTrying;
}

}  // namespace twinray::nn
