#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/volume.h"

namespace twinray::ui {

struct PlannedVolume {
  std::filesystem::path path;  ///< absolute
  core::VolumeChoice choice;
  bool operator==(const PlannedVolume&) const = default;
};

/// All that a training of the window needs to know from its beginning to its end, and to go on after a kill. plan.json
/// in the run's folder, version 1.
struct TrainingPlan {
  enum class Kind {
    kTrain,
    kAdapt  ///< fine-tuning on the open volume; `minutes` are those of rendering and training together
  };
  enum class Outcome { kUnfinished, kDone, kStopped };

  static constexpr int kLeastSamples = 8, kMostSamples = 100'000;
  static constexpr int kLeastSize = 64, kMostSize = 1024;
  static constexpr double kMostMinutes = 10'000;

  Kind kind = Kind::kTrain;
  Outcome outcome = Outcome::kUnfinished;
  std::vector<PlannedVolume> volumes;
  std::size_t samples = 300;     ///< of each volume; 0: as many as fit into the minutes, decided when it begins
  int size = 256;                ///< pixels a side
  std::string quality = "high";  ///< of the pictures to learn from
  std::string guideQuality = "standard";
  int guideFactor = 2;   ///< picture size / guide size
  double keyframed = 0;  ///< part of the samples that start from a keyframe
  std::uint64_t seed = 0;
  nlohmann::json recipe;   ///< as nn::Recipe
  bool fromModel = false;  ///< starts from start.pt in the run's folder
  double minutes = 30;     ///< of training

  bool operator==(const TrainingPlan&) const = default;
};

nlohmann::json toJson(const TrainingPlan& plan);

/// Where the parts of a run of the window are.
struct RunPaths {
  std::filesystem::path folder;

  std::filesystem::path plan() const { return folder / "plan.json"; }
  std::filesystem::path recipe() const { return folder / "recipe.json"; }
  std::filesystem::path start() const { return folder / "start.pt"; }
  std::filesystem::path dataset(std::size_t volume) const { return folder / "data" / std::to_string(volume); }
  /// The run folder of nn::train: this folder's own where the command line made it.
  std::filesystem::path training() const;
  std::filesystem::path model() const { return training() / "model.pt"; }
};

/// Throws core::Error for what is no plan, of another version or out of range.
TrainingPlan readPlan(const std::filesystem::path& folder);
/// Replaces plan.json. Throws core::Error.
void writePlan(const std::filesystem::path& folder, const TrainingPlan& plan);

/// Makes a folder for a new run inside `runs`: `name`, or with a number where that is taken; nothing else in the
/// system's way of names. Throws core::Error.
std::filesystem::path makeRunFolder(const std::filesystem::path& runs, const std::string& name);

}  // namespace twinray::ui
