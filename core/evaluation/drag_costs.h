#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/renderer.h"

namespace twinray::core {

/// Milliseconds of renderers that work at the same time, medians where nothing else is said.
struct CostsTogether {
  std::vector<double> livePictures;  ///< what each took, request after request, again and again
  double reference = 0;
  double reprojection = 0;  ///< 0 where none was asked for

  double live() const;
};

/// Measures what pictures cost while both workers run as in the window: two threads of the window's priorities; the
/// live one (a prediction or its rival) gets one request a tick, or as soon as it is done with the one before, the
/// reference one after the other. Both are warm before the first is counted. Ends when the live one has done all
/// requests once and the reference at least kFewestReferences. With `moves` not empty a third thread is a
/// ReprojectedRenderer that gets one of them a tick. `requests` not empty. Empty if stopped; what a renderer throws is
/// thrown on.
std::optional<CostsTogether> costsTogether(const RendererFactory& live, const RendererFactory& reference,
                                           const std::vector<Request>& requests,
                                           const std::vector<Request>& moves = {});

/// What the reprojection worker is asked for while the camera moves: each request's own picture by this renderer, with
/// its depth, to be seen from three degrees further round. Empty if stopped.
std::optional<std::vector<Request>> reprojections(Renderer& renderer, const std::vector<Request>& requests);

inline constexpr std::size_t kFewestReferences = 3;

/// Milliseconds of each request by a renderer that has the machine for itself and is warm. Empty if stopped.
std::optional<std::vector<double>> picturesAlone(Renderer& renderer, const std::vector<Request>& requests);

}  // namespace twinray::core
