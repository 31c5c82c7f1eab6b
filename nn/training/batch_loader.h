#pragma once

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "nn/generator.h"
#include "nn/training/recipe.h"
#include "nn/training/training_data.h"

namespace twinray::nn {

struct Batch {
  torch::Tensor guide;    ///< n x c x h x w, 0..1; undefined where the generator takes none
  torch::Tensor picture;  ///< n x 3 (or 1) x H x W, 0..1
  ConditionBatch condition;
  KeyframeBatch keyframe;  ///< undefined where the generator takes none, or no picture of the batch has one
};

/// Makes the batch of a step: samples in an order shuffled anew for each epoch (an epoch's end and the next one's
/// beginning share a batch, so that every batch is full), cropped, turned, mirrored and recoloured as the recipe says.
/// A batch is a pure function of (data, recipe, seed, step); the order of the newest epoch is kept.
class BatchMaker {
 public:
  BatchMaker(const TrainingData& data, const Recipe& recipe, const GuideNeed& need, std::uint64_t seed);
  /// Throws core::Error where a picture or guide cannot be used.
  Batch make(std::int64_t step);

 private:
  std::size_t sampleAt(std::uint64_t number);

  const TrainingData& data_;
  const Recipe& recipe_;
  GuideNeed need_;
  std::uint64_t seed_;
  std::uint64_t epoch_ = 0;
  std::vector<std::uint32_t> order_;  ///< of that epoch
};

/// Makes the batches of successive steps on threads of its own, a few ahead.
class BatchLoader {
 public:
  BatchLoader(const TrainingData& data, const Recipe& recipe, const GuideNeed& need, std::uint64_t seed,
              std::int64_t firstStep, int threads);
  ~BatchLoader();
  /// The next step's batch. Throws what making it threw.
  Batch next();

 private:
  void run(const std::stop_token& stop, BatchMaker maker);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::int64_t wanted_;  ///< step of the next batch to hand out
  std::int64_t begun_;   ///< step of the next batch to make
  std::map<std::int64_t, Batch> ready_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace twinray::nn
