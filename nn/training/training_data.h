#pragma once

#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include "core/dataset/dataset.h"
#include "nn/generator.h"

namespace twinray::nn {

/// Picture and guide of one sample, decoded.
struct DecodedSample {
  torch::Tensor guide;    ///< c x h x w float16, 0..1; undefined where the generator takes none
  torch::Tensor picture;  ///< 3 x H x W uint8; for an opacity network 1 x H x W
  std::size_t bytes() const { return (guide.defined() ? guide.nbytes() : 0) + picture.nbytes(); }
};

/// The samples of several dataset folders as a generator takes them, split into training and held-out: the last 5 % of
/// each folder, at least 4 (at most half), are never trained on; where the generator starts from keyframes, these parts
/// begin at a sample without one, so that none of them was the keyframe of a trained one or shares its own with it.
/// Decoded pictures are kept in memory where all fit into a bound; apart from them, memory does not depend on the
/// number of samples. Loading is thread-safe.
///
/// A generator of a fixed picture size gets larger pictures reduced to it (core::reduceBicubic); as its guide, the
/// stored one where that has the right size and channels, else the picture reduced to the guide's size, as the original
/// did. A generator of any size needs stored guides.
class TrainingData {
 public:
  /// Reads and checks the folders' arrays and their guides' form. The generator must outlive the data. Throws
  /// core::Error.
  TrainingData(const std::vector<std::filesystem::path>& folders, const Generator& generator, double cacheGiB);

  std::size_t trainingCount() const { return trainingCount_; }
  std::size_t heldOutCount() const { return heldOutCount_; }
  /// Number of the i-th training or held-out sample among all.
  std::size_t training(std::size_t i) const;
  std::size_t heldOut(std::size_t i) const;

  /// Throws core::Error, naming the file, where it is missing, broken or of another size than the network needs.
  DecodedSample load(std::size_t sample) const;
  /// With colour channels exchanged: channel c of the scene shown is channel order[c] of the sample.
  Condition condition(std::size_t sample, const std::array<int, 3>& order = {0, 1, 2}) const;

  /// The sample that is this one's keyframe, among all; empty where there is none or the generator takes none.
  std::optional<std::size_t> keyframeOf(std::size_t sample) const;
  /// What changed from one sample of a folder to another, with colour channels exchanged in both.
  Change change(std::size_t then, std::size_t now, const std::array<int, 3>& order = {0, 1, 2}) const;

  /// What a model file says of its training data: an array of {volume, subject, name, samples, ...}.
  const nlohmann::json& identity() const { return identity_; }
  /// Quality of the stored guides; of the pictures, where guides are their reductions or there are none.
  const std::string& guideQuality() const { return guideQuality_; }

 private:
  struct Folder {
    core::Dataset dataset;
    VolumeScale scale;
    std::vector<int> guideChannels;  ///< of the stored guides, in the network's order; empty: from the picture
    int guideHeight = 0;
    std::size_t first = 0;  ///< number of its first sample among all
    std::size_t heldOut = 0;
  };
  void addFolder(const std::filesystem::path& folder);
  void chooseGuides(Folder& folder) const;
  const Folder& folderOf(std::size_t sample) const;
  DecodedSample decode(const Folder& folder, std::size_t index) const;
  torch::Tensor storedGuide(const Folder& folder, std::size_t index, int pictureWidth, int pictureHeight) const;
  core::Image fixedPicture(const std::filesystem::path& file, const core::Image& picture) const;

  const Generator& generator_;
  GuideNeed need_;
  bool paintsOpacity_;
  std::vector<Folder> folders_;
  std::size_t count_ = 0, trainingCount_ = 0, heldOutCount_ = 0;
  nlohmann::json identity_ = nlohmann::json::array();
  std::string guideQuality_;

  std::size_t cacheBytes_;
  mutable std::mutex mutex_;
  mutable std::vector<DecodedSample> cache_;  ///< empty where not all samples fit
  mutable std::size_t cachedBytes_ = 0;
};

}  // namespace twinray::nn
