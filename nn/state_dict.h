#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <torch/torch.h>

namespace twinray::nn {

/// Tensors by name, in any order. As read they are views of storages, in the file's own types.
using TensorMap = std::map<std::string, torch::Tensor>;
/// Tensors by name, in PyTorch's order.
using TensorList = std::vector<std::pair<std::string, torch::Tensor>>;

/// The tensors of a file that torch.save (PyTorch 1.6 and later) wrote of a dictionary of tensors, on the CPU whatever
/// device they were on. Nested dictionaries are joined with dots ("generator.view_encoder.0.weight"); what is no tensor
/// is left out. Nothing in the file is executed. Throws core::Error; for a pickled module, a TorchScript file or the
/// format before 1.6 its sentence holds the line of Python that converts the file.
TensorMap readStateDict(const std::filesystem::path& file);

/// Writes what torch.load opens as a collections.OrderedDict of tensors (float32 or int64), beside the file and
/// renamed. Throws core::Error.
void writeStateDict(const std::filesystem::path& file, const TensorList& tensors);

/// Parameters and buffers as PyTorch's state_dict() lists them: those of a module before those of its children.
TensorList stateOf(const torch::nn::Module& module);

}  // namespace twinray::nn
