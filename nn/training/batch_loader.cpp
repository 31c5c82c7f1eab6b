#include "nn/training/batch_loader.h"

#include <numeric>

#include "core/error.h"
#include "core/sampling/random.h"
#include "nn/guided.h"
#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr std::int64_t kAhead = 4;
constexpr int kForegroundTries = 4;
constexpr double kVisible = 0.02;  ///< opacity
// Streams of random numbers of one seed: order of samples, and what is done to each.
constexpr std::uint64_t kOrderStream = 0x6f72646572000000;
constexpr std::uint64_t kCropStream = 0x63726f7000000000;

struct Crop {
  std::int64_t x = 0, y = 0, side = 0;  ///< guide pixels
};

Crop chooseCrop(const DecodedSample& sample, const Recipe& recipe, const GuideNeed& need, core::Random& random) {
  const auto height = sample.guide.size(1), width = sample.guide.size(2);
  const auto side = std::min<std::int64_t>({recipe.crop / need.factor, height, width});
  const int multiple = need.granularity;
  Crop crop{0, 0, side / multiple * multiple};
  for (int i = 0; i < kForegroundTries; ++i) {
    // The pixels that a guide cast by half has rays for keep their places in what the network gathers.
    const int grid = need.factor == 1 ? multiple : 1;
    crop.x = grid * random.integer(0, int(width - crop.side) / grid);
    crop.y = grid * random.integer(0, int(height - crop.side) / grid);
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
  if (order == std::array<int, 3>{0, 1, 2}) return x;
  std::vector<std::int64_t> index(order.begin(), order.end());
  for (std::int64_t c = 3; c < x.size(0); ++c) index.push_back(c);
  return x.index_select(0, torch::tensor(index));
}

/// Keyframes gathered picture by picture; zeros where there is none.
class KeyframesOfBatch {
 public:
  void addNone(const torch::Tensor& guide, const torch::Tensor& picture) {
    guides_.push_back(torch::zeros_like(guide));
    pictures_.push_back(torch::zeros_like(picture));
    changes_.emplace_back();
  }
  void add(torch::Tensor guide, torch::Tensor picture, Change change) {
    guides_.push_back(std::move(guide));
    pictures_.push_back(std::move(picture));
    changes_.emplace_back(std::move(change));
    any_ = true;
  }
  KeyframeBatch made(int factor) const {
    if (!any_) return {};
    const auto guide = torch::stack(guides_).to(torch::kFloat32);
    const auto picture = torch::stack(pictures_).to(torch::kFloat32).div_(255);
    std::vector<const Change*> changes;
    for (const auto& change : changes_) changes.push_back(change ? &*change : nullptr);
    return keyframeBatchOf(guide, picture - enlargedGuide(guide, factor), changes);
  }

 private:
  std::vector<torch::Tensor> guides_, pictures_;
  std::vector<std::optional<Change>> changes_;
  bool any_ = false;
};

}  // namespace

BatchMaker::BatchMaker(const TrainingData& data, const Recipe& recipe, const GuideNeed& need, std::uint64_t seed)
    : data_(data), recipe_(recipe), need_(need), seed_(seed) {}

std::size_t BatchMaker::sampleAt(std::uint64_t number) {
  const std::uint64_t count = data_.trainingCount(), epoch = number / count;
  if (order_.empty() || epoch != epoch_) {
    order_.resize(count);
    std::iota(order_.begin(), order_.end(), 0u);
    core::Random random(seed_ ^ kOrderStream, epoch);
    for (std::size_t i = count - 1; i > 0; --i) std::swap(order_[i], order_[std::size_t(random.integer(0, int(i)))]);
    epoch_ = epoch;
  }
  return data_.training(order_[number % count]);
}

Batch BatchMaker::make(std::int64_t step) {
  std::vector<torch::Tensor> guides, pictures;
  std::vector<Condition> conditions;
  KeyframesOfBatch keyframes;
  for (int slot = 0; slot < recipe_.batch; ++slot) {
    const auto number = std::uint64_t(step) * std::uint64_t(recipe_.batch) + std::uint64_t(slot);
    const auto sample = sampleAt(number);
    const auto decoded = data_.load(sample);
    core::Random random(seed_ ^ kCropStream, number);
    const bool cropped = recipe_.crop > 0 && decoded.guide.defined();
    const auto crop = cropped ? chooseCrop(decoded, recipe_, need_, random) : Crop{};
    const auto chance = [&] { return recipe_.mirror && random.chance(0.5); };
    Placement placement{chance(), chance(), chance()};
    if (need_.factor == 1) placement.mirrorY = placement.mirrorX;
    const auto colors = chooseColors(recipe_, random);
    const auto cut = [&](torch::Tensor x, int factor) {
      if (cropped) x = x.narrow(1, crop.y * factor, crop.side * factor).narrow(2, crop.x * factor, crop.side * factor);
      return recolored(placement.applied(x), colors);
    };
    if (decoded.guide.defined()) guides.push_back(cut(decoded.guide, 1));
    pictures.push_back(cut(decoded.picture, need_.factor));
    if (pictures.back().sizes() != pictures.front().sizes())
      throw core::Error(
          "The dataset pictures are of different sizes, which cannot share a batch of whole pictures or of "
          "crops as large as they are; render them at one size, or choose a smaller crop.");
    conditions.push_back(data_.condition(sample, colors));
    if (!need_.keyframe) continue;
    const auto key = data_.keyframeOf(sample);
    if (key && !random.chance(recipe_.dropKeyframes)) {
      const auto before = data_.load(*key);
      keyframes.add(cut(before.guide, 1), cut(before.picture, need_.factor), data_.change(*key, sample, colors));
    } else {
      keyframes.addNone(guides.back(), pictures.back());
    }
  }
  std::vector<const Condition*> pointers;
  for (const auto& condition : conditions) pointers.push_back(&condition);
  return {guides.empty() ? torch::Tensor() : torch::stack(guides).to(torch::kFloat32),
          torch::stack(pictures).to(torch::kFloat32).div_(255), batchOf(pointers), keyframes.made(need_.factor)};
}

BatchLoader::BatchLoader(const TrainingData& data, const Recipe& recipe, const GuideNeed& need, std::uint64_t seed,
                         std::int64_t firstStep, int threads)
    : wanted_(firstStep), begun_(firstStep) {
  for (int i = 0; i < threads; ++i)
    threads_.emplace_back(
        [this, maker = BatchMaker(data, recipe, need, seed)](const std::stop_token& stop) { run(stop, maker); });
}

BatchLoader::~BatchLoader() {
  for (auto& thread : threads_) thread.request_stop();
}

void BatchLoader::run(const std::stop_token& stop, BatchMaker maker) {
  useTorchThreads(1);
  const torch::NoGradGuard noGrad;
  try {
    for (;;) {
      std::int64_t step;
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return failure_ || begun_ < wanted_ + kAhead; }) || failure_) return;
        step = begun_++;
      }
      auto batch = maker.make(step);
      const std::lock_guard lock(mutex_);
      ready_.emplace(step, std::move(batch));
      changed_.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    changed_.notify_all();
  }
}

Batch BatchLoader::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.count(wanted_) > 0 || failure_; });
  if (ready_.count(wanted_) == 0) std::rethrow_exception(failure_);
  auto batch = std::move(ready_.extract(wanted_).mapped());
  ++wanted_;
  changed_.notify_all();
  return batch;
}

}  // namespace twinray::nn
