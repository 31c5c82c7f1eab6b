#pragma once

#include <array>
#include <string>

#include "core/viewpoint.h"

namespace twinray::ui {

/// Where the camera stands, in the patient's terms.
enum class AnatomicalView { kAnterior, kPosterior, kLeft, kRight, kSuperior, kInferior };

/// The viewpoint from that side of the patient, for a volume's direction matrix (row by row, LPS: columns are the index
/// axes in patient axes, x to the left, y to posterior, z to superior). The picture's axes are the index axes, so a
/// patient direction p is direction^T p in the picture. Superior is up; seen from superior or inferior, anterior is up.
core::Viewpoint anatomicalViewpoint(const std::array<double, 9>& direction, AnatomicalView view, double zoom = 1);

/// Three letters of L, R, P, A, S, I, such as "LPS": the patient direction of each growing index, each patient axis
/// once, so that the sum of the cosines is the largest.
std::string orientationLetters(const std::array<double, 9>& direction);

}  // namespace twinray::ui
