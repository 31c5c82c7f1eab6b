#pragma once

#include <QImage>
#include <QSize>

#include "core/image.h"

namespace twinray::ui {

/// A map of one plane in the colours of render::overlayColor, `most` (above 0) the strongest, brought to a size by
/// interpolating its numbers, or, where it is not `smooth`, by repeating them. Pixel by pixel: Qt 6.4 hands the scaling
/// of an image to its thread pool and waits for it, milliseconds where all cores render.
QImage overlayImage(const core::Plane& map, double most, const QSize& size, bool smooth);

}  // namespace twinray::ui
