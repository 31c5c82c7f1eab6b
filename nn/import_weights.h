#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "nn/model.h"

namespace twinray::nn {

/// Where weights trained in Python come from. A file may hold one network, or several in nested dictionaries or behind
/// prefixes; each network is found by its names, a DataParallel's "module." included.
struct WeightSources {
  std::filesystem::path generator;
  std::filesystem::path discriminator;  ///< empty: that of `generator`'s file, if it has one
  std::filesystem::path opacity;        ///< TFGAN's first network, for a second one that has no opacity encoder
};

struct ImportedWeights {
  std::string architecture;  ///< "tfgan", "opacity"
  std::int64_t parameters = 0;
  std::int64_t discriminatorParameters = 0;  ///< 0: there is none
  bool opacityNetwork = false;               ///< the first network is inside
  std::vector<std::string> leftOut;          ///< tensors beside the networks, not imported
};

/// Reads state dicts of TFGAN's networks and writes them as a model file. The networks' sizes are found from the
/// shapes; then every name and shape is checked. Throws core::Error: which weights are missing, too many, of another
/// shape or not finite (the first few and how many), and what readStateDict throws.
ImportedWeights importWeights(const WeightSources& sources, const std::filesystem::path& model);

/// Writes a model's weights as files that torch.load opens as an ordered dictionary: the generator's under the names
/// that its Python network has, the discriminator's and the opacity network's to files of their own (empty: not
/// written). Throws core::Error where the model has none.
void exportWeights(const Model& model, const WeightSources& files);

}  // namespace twinray::nn
