#pragma once

#include "core/image.h"

namespace twinray::core {

/// Writes PREDICTION into the lower right corner of a picture that is saved, so that nobody takes it for the truth. The
/// letters scale with the picture; nothing is drawn on pictures below 64 pixels in width or 16 in height.
void drawPredictionMark(Image& image);

}  // namespace twinray::core
