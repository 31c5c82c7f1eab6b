#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "nn/guided.h"
#include "nn/training/recipe.h"
#include "nn/training/training_data.h"

namespace twinray::nn {

struct Batch {
  torch::Tensor guide;    ///< n x c x h x w, 0..1
  torch::Tensor picture;  ///< n x 3 x H x W, 0..1
  ConditionBatch condition;
};

/// The batch of a step: samples in an order shuffled anew for each epoch, cropped, turned, mirrored and recoloured. A
/// pure function of (data, recipe, seed, step).
Batch makeBatch(const TrainingData& data, const Recipe& recipe, std::uint64_t seed, std::int64_t step);

/// Makes the batches of successive steps on a thread of its own, a few ahead.
class BatchLoader {
 public:
  BatchLoader(const TrainingData& data, const Recipe& recipe, std::uint64_t seed, std::int64_t firstStep);
  ~BatchLoader();
  /// The next step's batch. Throws what making it threw.
  Batch next();

 private:
  void run(std::stop_token stop, std::int64_t step);

  const TrainingData& data_;
  const Recipe& recipe_;
  std::uint64_t seed_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Batch> ready_;
  std::exception_ptr failure_;
  std::jthread thread_;
};

}  // namespace twinray::nn
