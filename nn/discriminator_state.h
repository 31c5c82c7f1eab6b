#pragma once

#include <memory>
#include <string>

#include "nn/generator.h"
#include "nn/state_dict.h"

namespace twinray::nn {

/// The discriminator with these weights (an OpacityDiscriminatorImpl for an opacity generator, else a
/// TfganDiscriminatorImpl), its size found from their shapes. Throws core::Error, naming `file`, if a name or shape is
/// missing, too much or wrong, or a value is not finite.
std::shared_ptr<torch::nn::Module> discriminatorFrom(const TensorMap& tensors, const Generator& generator,
                                                     const std::string& file);

}  // namespace twinray::nn
