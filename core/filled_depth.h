#pragma once

#include <vector>

#include "core/image.h"

namespace twinray::core {

/// The depth of a picture everywhere: smooth, and where its rays met little or nothing that of their surroundings, so
/// that the background beside an object moves with its outline.
class FilledDepth {
 public:
  /// `depth`: Frame::depth, or null: `elsewhere` everywhere; `picture`: its frame's, whose opacity says how much each
  /// depth counts. `elsewhere` (world units) stands where the whole picture is empty.
  FilledDepth(const Plane* depth, const Image& picture, double elsewhere);

  /// At a point of the picture, in pixels from its upper left corner; beyond the edges as at the edge.
  double at(double x, double y) const;

 private:
  int width_ = 1, height_ = 1;  ///< cells
  double cellsPerPixelX_ = 0, cellsPerPixelY_ = 0;
  std::vector<float> depth_;
};

}  // namespace twinray::core
