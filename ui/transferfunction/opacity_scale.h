#pragma once

#include <cmath>

namespace twinray::ui {

/// How the opacity axis spreads 0..1; the square root gives room near zero, where opacities of volumes live.
enum class OpacityScale { kLinear, kSquareRoot };

/// Height on the axis, 0 at the bottom to 1 at the top, of an opacity of 0..1.
inline double heightOf(OpacityScale scale, double opacity) {
  return scale == OpacityScale::kSquareRoot ? std::sqrt(opacity) : opacity;
}

/// Inverse of heightOf.
inline double opacityAt(OpacityScale scale, double height) {
  return scale == OpacityScale::kSquareRoot ? height * height : height;
}

}  // namespace twinray::ui
