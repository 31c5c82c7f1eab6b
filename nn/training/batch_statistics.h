#pragma once

#include <memory>
#include <vector>

#include "nn/generator.h"
#include "nn/training/batch_loader.h"

namespace twinray::nn {

/// A copy of the generator, in evaluation mode, whose BatchNorm layers have the mean statistics of these batches under
/// its present weights (Wu and Johnson, "Rethinking 'Batch' in BatchNorm", arXiv 2105.07576, section 3.2). Running
/// averages trail behind weights that still change fast: early in a training they paint a flat picture where the
/// batch's own statistics show a shape. The random state stays as it was.
std::shared_ptr<Generator> withStatisticsOf(const Generator& generator, const std::vector<Batch>& batches,
                                            torch::Device device);

}  // namespace twinray::nn
