#pragma once

#include <array>
#include <filesystem>
#include <mutex>
#include <vector>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include "core/dataset/dataset.h"
#include "nn/condition.h"
#include "nn/guided_config.h"

namespace twinray::nn {

/// Picture and guide of one sample, decoded.
struct DecodedSample {
  torch::Tensor guide;    ///< c x h x w float16, 0..1
  torch::Tensor picture;  ///< 3 x H x W uint8
  std::size_t bytes() const { return guide.nbytes() + picture.nbytes(); }
};

/// The samples of several dataset folders, split into training and held-out: the last 5 % of each folder, at least 4
/// (at most half), are never trained on. Decoded pictures are kept in memory up to a bound. Loading is thread-safe.
class TrainingData {
 public:
  /// Reads and checks the folders' arrays and their guides' form. Throws core::Error.
  TrainingData(const std::vector<std::filesystem::path>& folders, const GuidedConfig& network, double cacheGiB);

  std::size_t trainingCount() const { return training_.size(); }
  std::size_t heldOutCount() const { return heldOut_.size(); }
  /// Index of the i-th training or held-out sample among all.
  std::size_t training(std::size_t i) const { return training_[i]; }
  std::size_t heldOut(std::size_t i) const { return heldOut_[i]; }

  /// Throws core::Error, naming the file, where it is missing, broken or of another size than the network needs.
  DecodedSample load(std::size_t sample) const;
  /// With colour channels exchanged: channel c of the scene shown is channel order[c] of the sample.
  Condition condition(std::size_t sample, const std::array<int, 3>& order = {0, 1, 2}) const;

  /// What a model file says of its training data: an array of {volume, subject, name, samples, ...}.
  const nlohmann::json& identity() const { return identity_; }
  const std::string& guideQuality() const { return guideQuality_; }

 private:
  struct Place {
    std::size_t dataset = 0;
    std::size_t index = 0;
  };
  void addFolder(const std::filesystem::path& folder);

  GuidedConfig network_;
  std::size_t cacheBytes_;
  std::vector<core::Dataset> datasets_;
  std::vector<VolumeScale> scales_;
  std::vector<Place> places_;
  std::vector<std::size_t> training_, heldOut_;
  nlohmann::json identity_ = nlohmann::json::array();
  std::string guideQuality_;

  mutable std::mutex mutex_;
  mutable std::vector<DecodedSample> cache_;
  mutable std::size_t cachedBytes_ = 0;
};

}  // namespace twinray::nn
