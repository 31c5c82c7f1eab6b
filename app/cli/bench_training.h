#pragma once

#include <memory>
#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/volume.h"
#include "nn/model.h"

namespace twinray::cli {

/// Trains `guided` and `tfgan` for a while, each by its built-in recipe, with pictures of a volume that are rendered
/// for it into a folder of its own, deleted at the end. 256x256 pixels, as the original's.
class TrainingBench {
 public:
  /// `seconds`: for each of the two, which does at least two steps. Throws Interrupted, and what the training throws.
  TrainingBench(const std::shared_ptr<const core::Volume>& volume, double seconds, std::stop_token stop);

  /// {"guided": {"images_per_second":, "batch":, "steps":}, "tfgan": the same}; held-out scores and files are not in
  /// the rate.
  const nlohmann::json& rates() const { return rates_; }
  /// What the tfgan training left.
  std::shared_ptr<const nn::Model> tfgan() const { return tfgan_; }

 private:
  nlohmann::json rates_;
  std::shared_ptr<const nn::Model> tfgan_;
};

}  // namespace twinray::cli
