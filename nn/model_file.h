#pragma once

#include <filesystem>

#include "nn/generator.h"
#include "nn/model.h"

namespace twinray::nn {

inline constexpr int kModelVersion = 1;

/// Writes generator and description (training data, recipe, held-out figures; architecture, version, guide and the
/// network's shape are added here) as a model file, beside and renamed: parameters, and buffers where the network has
/// them; those of the discriminator too, where one is given. Throws core::Error.
void saveModel(const std::filesystem::path& file, const Generator& generator, const nlohmann::json& description,
               const torch::nn::Module* discriminator = nullptr);

/// A generator as a Model without a file.
std::shared_ptr<const Model> makeModel(const Generator& generator, const nlohmann::json& description,
                                       const std::string& name);

}  // namespace twinray::nn
