#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "core/transfer_function.h"
#include "ui/transferfunction/opacity_scale.h"

namespace twinray::ui {

/// Edits of a whole transfer function. Each returns a new one over the same scalar range.

/// Everything moved by `delta` scalar units along the value axis. Modes stop where the first mean meets an end of the
/// range; points and colours are cut at the ends, where their curve goes on with the value it had.
core::TransferFunction shifted(const core::TransferFunction& tf, double delta);

/// Everything stretched by `factor` > 0 about `centre` (scalar units), cut at the ends as above; means are clamped.
core::TransferFunction scaled(const core::TransferFunction& tf, double factor, double centre);

/// The value axis mirrored: opacity and colours.
core::TransferFunction flipped(const core::TransferFunction& tf);

/// The colours alone mirrored.
core::TransferFunction withColorsFlipped(const core::TransferFunction& tf);

/// 1 - opacity, as control points.
core::TransferFunction inverted(const core::TransferFunction& tf);

/// One mode in the middle (sigma an eighth of the range, amplitude 0.3) and grey colours.
core::TransferFunction plain(double minimum, double maximum);

/// The points with one at each end of the range, added where there is none.
std::vector<core::OpacityPoint> withEndPoints(const core::TransferFunction& tf);

/// Whether a point is the first or last one and stands at (or beyond) that end of the range: such points keep their
/// value and are not removed.
bool isEndPoint(const core::TransferFunction& tf, std::size_t index);

/// Points moved by `delta` scalar units and by `rise` of the opacity axis' height: as far as the points that are not
/// moved and the ends of the range allow. End points keep their value.
std::vector<core::OpacityPoint> movedPoints(const core::TransferFunction& tf, const std::set<std::size_t>& selection,
                                            double delta, double rise, OpacityScale scale);

/// Smallest sigma that the editor makes, in scalar units: a 256th of the range, as finely as the network sees it.
double smallestSigma(const core::TransferFunction& tf);

}  // namespace twinray::ui
