#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

namespace twinray::nn {

/// Named tensors with a JSON text: what model files and checkpoints are made of.
struct TensorArchive {
  nlohmann::json description;
  std::map<std::string, torch::Tensor> tensors;  ///< on the CPU, contiguous
};

/// Writes a LibTorch archive (a zip of uncompressed records): one record `data/<name>` of raw little-endian values per
/// tensor (float32, float16, int64 or uint8) and `model.json`, which holds the description and, under "tensors", type
/// and shape of each. Beside the file, then renamed. Throws core::Error.
void writeArchive(const std::filesystem::path& file, const TensorArchive& archive);

/// Reads what writeArchive wrote; executes nothing, unpickles nothing. Sizes are checked against the file's length
/// before anything is allocated, records against their CRC-32. `kind` names the file for people ("model",
/// "checkpoint"). Throws core::Error for anything else, or a file above `limit` bytes.
TensorArchive readArchive(const std::filesystem::path& file, const std::string& kind, std::uint64_t limit);

}  // namespace twinray::nn
