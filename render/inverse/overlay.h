#pragma once

#include <array>
#include <cstdint>

#include "core/image.h"

namespace twinray::render {

/// Colour and opacity (RGBA, not premultiplied) of a strength 0..1 laid over a picture: Inferno, the more transparent
/// the weaker.
std::array<std::uint8_t, 4> overlayColor(double strength);

/// The value that only a hundredth of the plane's pixels exceed, so that a few bright ones do not set the scale; 0 for
/// a plane of zeros.
double strongest(const core::Plane& plane);

/// A picture with a plane of one channel over it, of any size, as colours from 0 to `most`. Opaque. Nothing is laid
/// over it where `most` is 0.
core::Image drawOver(const core::Image& picture, const core::Plane& plane, double most);

}  // namespace twinray::render
