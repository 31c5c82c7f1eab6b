#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "nn/tfgan/config.h"

namespace twinray::nn {

/// Shapes of the tensors of a state dict, by name.
using ShapeMap = std::map<std::string, std::vector<std::int64_t>>;

// The configuration of the network that a state dict belongs to, as far as its names and shapes tell; what they do not
// tell (a missing tensor) is the original's. Compare with the made network's own names afterwards. Throw
// std::runtime_error where no such network can be built.

/// Without `opacity`, whatever the state dict holds: its weights are another dictionary's.
TfganConfig tfganConfigOf(const ShapeMap& shapes);
OpacityConfig opacityConfigOf(const ShapeMap& shapes);
/// pictureSize of the generator tells the discriminator's, whose names do not.
TfganDiscriminatorConfig tfganDiscriminatorConfigOf(const ShapeMap& shapes, int pictureSize);
OpacityConfig opacityDiscriminatorConfigOf(const ShapeMap& shapes);

}  // namespace twinray::nn
