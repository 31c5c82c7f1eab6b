#pragma once

#include <memory>
#include <string>

#include "core/scene.h"
#include "core/square_painter.h"
#include "nn/model.h"

namespace twinray::nn {

/// Whether it is one of TFGAN's networks ("tfgan", "opacity"), which are told the opacity transfer function and paint
/// one square picture from it.
bool isTfgans(const ModelInfo& model);

/// Why the sensitivity of a scene's picture cannot go through this network, as a sentence that says what to do; empty
/// where it can: through TFGAN's networks, wherever they can paint.
std::string noSensitivity(const ModelInfo& model, const core::Scene& scene);

/// TFGAN's own sensitivity: the squares of what the network paints of this scene, back-propagated to each opacity of
/// its input, through the opacity network where there is one inside. The result holds the model and the scene's view
/// and transfer functions; it may be called on any thread, with `threads` of LibTorch's. Throws core::Error where
/// noSensitivity() has something to say.
core::SquarePainter squarePainter(const std::shared_ptr<const Model>& model, const core::Scene& scene, int threads);

}  // namespace twinray::nn
