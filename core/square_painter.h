#pragma once

#include <functional>
#include <vector>

namespace twinray::core {

/// Sum of squares of RGB (0..1, from a level on) over a painted picture, each pixel counted with a weight, and its
/// derivatives.
struct PaintedSquares {
  double sum = 0;
  /// By each of the 256 opacities (0..1) that the painter is told; what it paints from stays.
  std::vector<double> byOpacity;
  /// By each pixel's opacity (0..1) of the picture that it paints from; empty where it needs none.
  std::vector<double> byGuide;
};

/// A network that paints a square picture of one scene from its transfer functions and, mostly, from an opacity picture
/// of it: as much of it as sensitivity asks for.
struct SquarePainter {
  int side = 0;       ///< pixels of the picture
  int channels = 3;   ///< 1: its three colours are one
  int guideSide = 0;  ///< pixels of the opacity picture; 0: it needs none
  /// `weights` of the side x side pixels, `guide` the guideSide x guideSide opacities (0..1), both top row first;
  /// `level`: what is subtracted from each colour before it is squared.
  std::function<PaintedSquares(const std::vector<double>& weights, const std::vector<double>& guide, double level)>
      squares;
};

}  // namespace twinray::core
