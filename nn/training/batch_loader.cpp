#include "nn/training/batch_loader.h"

#include <numeric>

#include "core/sampling/random.h"
#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr std::size_t kAhead = 4;
constexpr int kForegroundTries = 4;
constexpr double kVisible = 0.02;  ///< opacity
// Streams of random numbers of one seed: order of samples, and what is done to each.
constexpr std::uint64_t kOrderStream = 0x6f72646572000000;
constexpr std::uint64_t kCropStream = 0x63726f7000000000;

/// The position-th sample of an epoch.
std::size_t shuffled(std::size_t count, std::uint64_t seed, std::uint64_t epoch, std::size_t position) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t(0));
  core::Random random(seed ^ kOrderStream, epoch);
  for (std::size_t i = count - 1; i > 0; --i) std::swap(order[i], order[std::size_t(random.integer(0, int(i)))]);
  return order[position];
}

struct Crop {
  std::int64_t x = 0, y = 0, side = 0;  ///< guide pixels
};

Crop chooseCrop(const DecodedSample& sample, const Recipe& recipe, core::Random& random) {
  const auto height = sample.guide.size(1), width = sample.guide.size(2);
  const auto side = std::min<std::int64_t>({recipe.crop / recipe.network.factor, height, width});
  const int multiple = recipe.network.granularity();
  Crop crop{0, 0, side / multiple * multiple};
  for (int i = 0; i < kForegroundTries; ++i) {
    crop.x = random.integer(0, int(width - crop.side));
    crop.y = random.integer(0, int(height - crop.side));
    if (sample.guide.size(0) < 4) break;
    const auto opacity = sample.guide[3].narrow(0, crop.y, crop.side).narrow(1, crop.x, crop.side);
    if (opacity.to(torch::kFloat32).gt(kVisible).to(torch::kFloat32).mean().item<double>() > recipe.foreground) break;
  }
  return crop;
}

std::array<int, 3> chooseColors(const Recipe& recipe, core::Random& random) {
  std::array<int, 3> order{0, 1, 2};
  if (random.chance(recipe.permuteColors))
    for (int i = 2; i > 0; --i) std::swap(order[std::size_t(i)], order[std::size_t(random.integer(0, i))]);
  return order;
}

struct Placement {
  bool mirrorX = false, mirrorY = false, transpose = false;
  torch::Tensor applied(torch::Tensor x) const {
    if (mirrorX) x = x.flip(2);
    if (mirrorY) x = x.flip(1);
    return transpose ? x.transpose(1, 2) : x;
  }
};

torch::Tensor recolored(const torch::Tensor& x, const std::array<int, 3>& order) {
  std::vector<std::int64_t> index(order.begin(), order.end());
  for (std::int64_t c = 3; c < x.size(0); ++c) index.push_back(c);
  return x.index_select(0, torch::tensor(index));
}

}  // namespace

Batch makeBatch(const TrainingData& data, const Recipe& recipe, std::uint64_t seed, std::int64_t step) {
  std::vector<torch::Tensor> guides, pictures;
  std::vector<Condition> conditions;
  const auto count = data.trainingCount();
  for (int slot = 0; slot < recipe.batch; ++slot) {
    const auto number = std::uint64_t(step) * std::uint64_t(recipe.batch) + std::uint64_t(slot);
    const auto sample = data.training(shuffled(count, seed, number / count, std::size_t(number % count)));
    const auto decoded = data.load(sample);
    core::Random random(seed ^ kCropStream, number);
    const auto crop = chooseCrop(decoded, recipe, random);
    const Placement placement{random.chance(0.5), random.chance(0.5), random.chance(0.5)};
    const auto colors = chooseColors(recipe, random);
    const auto cut = [&](const torch::Tensor& x, int factor) {
      const auto part = x.narrow(1, crop.y * factor, crop.side * factor).narrow(2, crop.x * factor, crop.side * factor);
      return recolored(placement.applied(part), colors).to(torch::kFloat32);
    };
    guides.push_back(cut(decoded.guide, 1));
    pictures.push_back(cut(decoded.picture, recipe.network.factor));
    conditions.push_back(data.condition(sample, colors));
  }
  std::vector<const Condition*> pointers;
  for (const auto& condition : conditions) pointers.push_back(&condition);
  return {torch::stack(guides), torch::stack(pictures).div_(255), batchOf(pointers)};
}

BatchLoader::BatchLoader(const TrainingData& data, const Recipe& recipe, std::uint64_t seed, std::int64_t firstStep)
    : data_(data),
      recipe_(recipe),
      seed_(seed),
      thread_([this, firstStep](std::stop_token stop) { run(std::move(stop), firstStep); }) {}

BatchLoader::~BatchLoader() = default;

void BatchLoader::run(std::stop_token stop, std::int64_t step) {
  useTorchThreads(1);
  const torch::NoGradGuard noGrad;
  try {
    for (;; ++step) {
      auto batch = makeBatch(data_, recipe_, seed_, step);
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return ready_.size() < kAhead; })) return;
      ready_.push_back(std::move(batch));
      changed_.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    changed_.notify_all();
  }
}

Batch BatchLoader::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !ready_.empty() || failure_; });
  if (ready_.empty()) std::rethrow_exception(failure_);
  auto batch = std::move(ready_.front());
  ready_.pop_front();
  changed_.notify_all();
  return batch;
}

}  // namespace twinray::nn
