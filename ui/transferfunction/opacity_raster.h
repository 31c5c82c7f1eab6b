#pragma once

#include <QImage>
#include <QPalette>
#include <vector>

#include "ui/transferfunction/opacity_painter.h"

namespace twinray::ui {

/// The plot area of an opacity picture: base, histogram, lines at the given values and opacities, the TF's colours
/// below its curve, the curve, and the selected modes' own curves. Filled pixel by pixel, because Qt 6.4 hands larger
/// fills and lines to its thread pool and waits for it: milliseconds on a machine whose cores are busy rendering.
QImage rasterize(const OpacityPicture& picture, const std::vector<double>& valueLines,
                 const std::vector<double>& opacityLines, const QPalette& palette, double devicePixelRatio);

}  // namespace twinray::ui
