#pragma once

#include <vector>

#include "core/transfer_function.h"

namespace twinray::render {

/// What to do with the values that picked tissue is made of.
enum class PickEdit {
  kShowMore,  ///< their opacity rises, the more the larger their part
  kHide,      ///< they become transparent
  kOnly,      ///< all others become transparent
};

/// The function changed by what a region is made of (compositionOf(): 256 parts), as control points; colours stay. The
/// function itself where the parts are all 0.
core::TransferFunction edited(const core::TransferFunction& function, const std::vector<double>& composition,
                              PickEdit edit);

/// How much each of the 256 values counts as picked, 0..1, the most 1: the parts, smoothed over neighbouring values so
/// that no value between two picked ones is left out.
std::vector<double> pickedValues(const std::vector<double>& composition);

}  // namespace twinray::render
