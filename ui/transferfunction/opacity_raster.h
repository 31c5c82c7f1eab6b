#pragma once

#include <QImage>
#include <QPalette>
#include <vector>

#include "ui/transferfunction/opacity_painter.h"

namespace twinray::ui {

/// The plot area of an opacity picture: base, histogram, lines at the given values and opacities, the TF's colours
/// below its curve, the curve, and the selected modes' own curves. Pixel by pixel, for the reason that CurveRaster
/// gives.
QImage rasterize(const OpacityPicture& picture, const std::vector<double>& valueLines,
                 const std::vector<double>& opacityLines, const QPalette& palette, double devicePixelRatio);

}  // namespace twinray::ui
