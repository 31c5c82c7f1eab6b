#include "nn/trainer.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "core/error.h"
#include "core/resources.h"
#include "nn/model_file.h"
#include "nn/tfgan/tfgan.h"
#include "nn/torch_threads.h"
#include "nn/training/batch_statistics.h"
#include "nn/training/held_out.h"
#include "nn/training/networks.h"
#include "nn/training/run_folder.h"
#include "nn/training/schedule.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPreviewRows = 3;
constexpr double kReportSeconds = 2;
constexpr int kMostLoaders = 4;
constexpr double kRateMemory = 0.95;  ///< of the running mean of images a second

torch::Device chosenDevice(const std::string& name) {
  const bool cuda = torch::cuda::is_available();
  if (name == "cpu" || (name == "auto" && !cuda)) return torch::kCPU;
  if (name == "cuda" && !cuda)
    throw core::Error("This machine has no CUDA device that LibTorch can use; train with device cpu.");
  if (name != "cuda" && name != "auto") throw core::Error("The device " + name + " is unknown; use auto, cpu or cuda.");
  return torch::kCUDA;
}

Recipe chosenRecipe(const TrainingOptions& options) {
  const auto& known = {"guided", "tfgan", "opacity"};
  if (std::find(known.begin(), known.end(), options.architecture) == known.end())
    throw core::Error("The architecture " + options.architecture +
                      " cannot be trained by this program; use guided, tfgan or opacity.");
  auto recipe =
      readRecipe(options.recipe.empty() ? core::resourceFolder() / "models" / (options.architecture + ".recipe.json")
                                        : options.recipe);
  if (options.batch) recipe.batch = *options.batch;
  return recipe;
}

/// Besides every interval-th step, early ones ever further apart: a slow training shows soon what it does.
bool isEvaluated(std::int64_t step, int interval) {
  constexpr std::int64_t kFirst = 10;
  if (step % interval == 0) return true;
  std::int64_t early = kFirst;
  while (early < step) early *= 2;
  return early == step && step < interval;
}

/// Whether `wanted` is `given` that also takes keyframes, says its expected error, filters its guide directly, or takes
/// a larger guide for as large a picture: its weights then serve as a start.
bool canBeginFrom(nlohmann::json given, nlohmann::json wanted) {
  for (const char* key : {"keyframe", "expected_error", "direct"}) {
    if (!given.contains(key)) wanted.erase(key);
  }
  if (given.contains("factor") && wanted.contains("factor")) {
    const auto divided = [](nlohmann::json& network) {
      const int factor = network["factor"];
      network["unshuffle"] = network["unshuffle"].get<int>() * factor;
      network["factor"] = 1;
      return factor;
    };
    if (const int before = divided(given), now = divided(wanted); before % now != 0) return false;
  }
  return given == wanted;
}

class Training {
 public:
  Training(const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress)
      : report_(progress),
        pace_(options.pace),
        checkpointSeconds_(options.checkpointSeconds),
        folder_(options.run, options.resume),
        config_(options.resume ? folder_.readConfig() : configOf(options)),
        recipe_(recipeFromJson(config_["recipe"], (options.run / "config.json").string())),
        device_(chosenDevice(options.device)),
        seed_(config_.value("seed", std::uint64_t(0))) {
    useTorchThreads(options.threads);
    if (device_.is_cuda()) at::globalContext().setDeterministicAlgorithms(true, true);
    const auto initial = options.resume ? nullptr : initialModel(options);
    torch::manual_seed(seed_);
    auto generator = freshGenerator(recipe_, device_);
    data_ = std::make_unique<TrainingData>(options.datasets, *generator, recipe_.cacheGiB);
    const int asked = recipe_.batch;
    recipe_.batch = int(std::min<std::size_t>(std::size_t(asked), data_->trainingCount()));
    networks_ = std::make_unique<TrainedNetworks>(recipe_, std::move(generator), data_->trainingCount(), device_);
    if (options.resume) {
      resume(options);
    } else {
      begin(options, initial.get());
    }
    if (recipe_.batch < asked)
      tell("There are only " + std::to_string(recipe_.batch) + " samples to train on: batches are of that size.");
  }

  void run(const std::stop_token& stop) {
    const int loaders = std::clamp(int(std::thread::hardware_concurrency()) / 4, 1, kMostLoaders);
    BatchLoader loader(*data_, recipe_, networks_->generator().guideNeed(), seed_, schedule_.step(), loaders);
    if (evaluatesStart_) evaluateHeldOut(0, stop);
    idle_ = {};
    auto last = Clock::now();
    while (!schedule_.finished()) {
      pace(stop);
      if (stop.stop_requested()) break;
      last += std::exchange(idle_, {});
      const auto batch = loader.next();
      const double waited = secondsSince(last);
      losses_ = networks_->step(batch, schedule_.step(), schedule_.progress());
      const double took = secondsSince(last);
      add(losses_, waited, took);
      const bool evaluated = isEvaluated(schedule_.step() + 1, recipe_.interval);
      if (evaluated) evaluateHeldOut(schedule_.step() + 1, stop);
      last += std::exchange(idle_, {});
      const auto now = Clock::now();
      schedule_.stepTook(std::chrono::duration<double>(now - last).count());
      last = now;
      if (evaluated || secondsSince(checkpointed_) > checkpointSeconds_) writeCheckpoint();
      if (evaluated || secondsSince(reported_) > kReportSeconds) tell();
    }
    finish(stop);
  }

 private:
  /// Since the last row of the log.
  struct Sums {
    double generator = 0, discriminator = 0, l1 = 0, gradientNorm = 0;
    double waited = 0, seconds = 0;
    int steps = 0;
  };

  static double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  static nlohmann::json configOf(const TrainingOptions& options) {
    return {{"version", 1},
            {"program", std::string("TwinRay ") + TWINRAY_VERSION},
            {"recipe", toJson(chosenRecipe(options))},
            {"seed", options.seed}};
  }

  /// The model to begin with, or none. An opacity model under a tfgan recipe becomes the first of two networks.
  std::shared_ptr<const Model> initialModel(const TrainingOptions& options) {
    if (options.initialModel.empty()) return nullptr;
    auto model = loadModel(options.initialModel);
    const auto& generator = *model->weights().generator;
    const auto where = options.initialModel.string();
    const auto* opacity = dynamic_cast<const OpacityGeneratorImpl*>(&generator);
    if (opacity && recipe_.architecture == "tfgan")
      recipe_.network = tfganOver(*opacity, tfganConfigFromJson(recipe_.network, "the recipe"), where)->network();
    else if (generator.architecture() != recipe_.architecture || !canBeginFrom(generator.network(), recipe_.network))
      throw core::Error("The model " + where + " has another network than the recipe; use a recipe with its network.");
    return model;
  }

  void begin(const TrainingOptions& options, const Model* initial) {
    if (initial) {
      evaluatesStart_ = initial->weights().generator->architecture() == recipe_.architecture;
      networks_->startFrom(*initial->weights().generator);
      config_["initial_model"] = initial->info().description;
    }
    schedule_ = options.minutes ? Schedule::byMinutes(*options.minutes)
                                : Schedule::byEpochs(options.epochs.value_or(recipe_.epochs), stepsPerEpoch());
    auto& folders = config_["datasets"] = nlohmann::json::array();
    for (const auto& dataset : options.datasets) folders.push_back(dataset.string());
    config_["training"] = data_->identity();
    config_["length"] = schedule_.toJson();
    config_["recipe"] = toJson(recipe_);
    writeCheckpoint();
    folder_.writeConfig(config_);  // last: where it is, there is a checkpoint
  }

  void resume(const TrainingOptions& options) {
    if (config_.value("training", nlohmann::json()) != data_->identity())
      throw core::Error("The datasets given are not those that the run in " + options.run.string() +
                        " began with; give the same, in the same order.");
    if (options.batch && *options.batch != recipe_.batch)
      throw core::Error("The run in " + options.run.string() + " has batches of " + std::to_string(recipe_.batch) +
                        "; resume it without another batch size.");
    std::string message;
    const auto checkpoint = folder_.readCheckpoint(message);
    networks_->load(checkpoint, options.run.string());
    try {
      schedule_ = Schedule::fromJson(checkpoint.description.at("schedule"));
      best_ = checkpoint.description.at("best_psnr").get<double>();
      if (checkpoint.description.contains("sums")) sums_ = sumsFrom(checkpoint.description["sums"]);
      auto generator = at::detail::getDefaultCPUGenerator();
      generator.set_state(checkpoint.tensors.at("random"));
    } catch (const std::exception&) {
      throw core::Error("The checkpoint of " + options.run.string() + " lacks its state; start a new run.");
    }
    evaluatesStart_ =
        schedule_.step() == 0 && config_.contains("initial_model") && !std::filesystem::exists(folder_.model());
    schedule_.extend(options.epochs, options.minutes, stepsPerEpoch());
    if (!message.empty()) tell(message);
    tell("Resuming at step " + std::to_string(schedule_.step()) + ".");
  }

  double stepsPerEpoch() const { return double(data_->trainingCount()) / recipe_.batch; }

  static nlohmann::json toJson(const Sums& sums) {
    return {{"generator", sums.generator},
            {"discriminator", sums.discriminator},
            {"l1", sums.l1},
            {"gradient_norm", sums.gradientNorm},
            {"waited", sums.waited},
            {"seconds", sums.seconds},
            {"steps", sums.steps}};
  }
  static nlohmann::json toJson(const Recipe& recipe) { return nn::toJson(recipe); }

  static Sums sumsFrom(const nlohmann::json& json) {
    Sums sums;
    sums.generator = json.at("generator").get<double>();
    sums.discriminator = json.at("discriminator").get<double>();
    sums.l1 = json.at("l1").get<double>();
    sums.gradientNorm = json.at("gradient_norm").get<double>();
    sums.waited = json.at("waited").get<double>();
    sums.seconds = json.at("seconds").get<double>();
    sums.steps = json.at("steps").get<int>();
    return sums;
  }

  void pace(const std::stop_token& stop) {
    if (!pace_) return;
    const auto start = Clock::now();
    pace_(stop);
    idle_ += Clock::now() - start;
  }

  void add(const TrainedNetworks::Losses& losses, double waited, double seconds) {
    sums_.generator += losses.generator;
    sums_.discriminator += losses.discriminator;
    sums_.l1 += losses.l1;
    sums_.gradientNorm += losses.gradientNorm;
    sums_.waited += waited;
    sums_.seconds += seconds;
    ++sums_.steps;
    measureRate(seconds);
  }

  void measureRate(double seconds) {
    const double rate = recipe_.batch / std::max(1e-9, seconds);
    imagesPerSecond_ = imagesPerSecond_ > 0 ? kRateMemory * imagesPerSecond_ + (1 - kRateMemory) * rate : rate;
  }

  /// After `step` steps: scores, log, preview, and the model if it is the best so far.
  void evaluateHeldOut(std::int64_t step, const std::stop_token& stop) {
    estimateStatistics(step);
    const auto scores = scoreHeldOut(evaluated(), *data_, recipe_.heldOutMost, device_, stop, [&] { pace(stop); });
    if (scores.samples == 0 || stop.stop_requested()) return;
    scores_ = scores;
    evaluatedStep_ = step;
    folder_.log(rowOf(step));
    core::writePng(folder_.preview(step), previewOf(evaluated(), *data_, kPreviewRows, device_), {}, false);
    sums_ = {};
    if (scores.merit() >= best_) {
      best_ = scores.merit();
      saveBest(step);
    }
  }

  /// What is scored, shown and saved: the networks' average, or it with the statistics of some batches.
  Generator& evaluated() { return settled_ ? *settled_ : networks_->average(); }

  /// Of the batches that the last steps learned from.
  void estimateStatistics(std::int64_t step) {
    if (recipe_.statisticsBatches == 0) return;
    BatchMaker maker(*data_, recipe_, networks_->generator().guideNeed(), seed_);
    std::vector<Batch> batches;
    const auto first = std::max<std::int64_t>(0, step - recipe_.statisticsBatches);
    for (int i = 0; i < recipe_.statisticsBatches; ++i) batches.push_back(maker.make(first + i));
    settled_ = withStatisticsOf(networks_->average(), batches, device_);
  }

  LogRow rowOf(std::int64_t step) const {
    const double steps = std::max(1, sums_.steps);
    LogRow row;
    row.step = step;
    row.epoch = epochOf(step);
    row.seconds = schedule_.seconds();
    row.loss = sums_.generator / steps;
    row.discriminatorLoss = sums_.discriminator / steps;
    row.l1 = sums_.l1 / steps;
    row.gradientNorm = sums_.gradientNorm / steps;
    row.learningRate = networks_->learningRate(step, schedule_.progress());
    row.imagesPerSecond = sums_.seconds > 0 ? recipe_.batch * sums_.steps / sums_.seconds : 0;
    row.waitingPercent = sums_.seconds > 0 ? 100 * sums_.waited / sums_.seconds : 0;
    row.psnr = scores_->prediction.psnr;
    row.msSsim = scores_->prediction.msSsim;
    row.rmse = scores_->prediction.rmse;
    if (const auto& bicubic = scores_->bicubic) {
      row.bicubicPsnr = bicubic->psnr;
      row.bicubicMsSsim = bicubic->msSsim;
      row.bicubicRmse = bicubic->rmse;
    }
    if (const auto& keyed = scores_->fromKeyframes) {
      row.keyframePsnr = keyed->prediction.psnr;
      row.withoutKeyframePsnr = keyed->without.psnr;
      row.carriedPsnr = keyed->carried.psnr;
    }
    return row;
  }

  void saveBest(std::int64_t step) {
    nlohmann::json description;
    description["training"] = {
        {"datasets", data_->identity()}, {"recipe", toJson(recipe_)},     {"seed", seed_}, {"steps", step},
        {"epochs", epochOf(step)},       {"seconds", schedule_.seconds()}};
    description["guide"]["quality"] = data_->guideQuality();
    if (config_.contains("initial_model")) description["training"]["initial_model"] = config_["initial_model"];
    if (scores_) description["held_out"] = nn::toJson(*scores_);
    description["program"] = std::string("TwinRay ") + TWINRAY_VERSION;
    saveModel(folder_.model(), evaluated(), description);
    modelStep_ = step;
  }

  void finish(const std::stop_token& stop) {
    if (!stop.stop_requested() && evaluatedStep_ != schedule_.step()) evaluateHeldOut(schedule_.step(), stop);
    if (!std::filesystem::exists(folder_.model())) {
      estimateStatistics(schedule_.step());
      saveBest(schedule_.step());
    }
    writeCheckpoint();
    tell(stop.stop_requested() ? "Stopped; the run can be resumed." : "Finished.");
  }

  void writeCheckpoint() {
    checkpointed_ = Clock::now();
    TensorArchive checkpoint;
    networks_->save(checkpoint);
    checkpoint.tensors["random"] = at::detail::getDefaultCPUGenerator().get_state();
    checkpoint.description["schedule"] = schedule_.toJson();
    checkpoint.description["best_psnr"] = best_;
    checkpoint.description["sums"] = toJson(sums_);
    folder_.writeCheckpoint(checkpoint, schedule_.step());
  }

  double epochOf(std::int64_t step) const { return double(step) * recipe_.batch / double(data_->trainingCount()); }

  void tell(const std::string& message = {}) {
    reported_ = Clock::now();
    if (!report_) return;
    TrainingProgress progress;
    progress.step = schedule_.step();
    progress.epoch = epochOf(schedule_.step());
    progress.generatorLoss = losses_.generator;
    progress.discriminatorLoss = losses_.discriminator;
    progress.evaluatedStep = evaluatedStep_;
    progress.modelStep = modelStep_;
    progress.learningRate = networks_->learningRate(schedule_.step(), schedule_.progress());
    progress.imagesPerSecond = imagesPerSecond_;
    progress.secondsElapsed = schedule_.seconds();
    progress.secondsLeft = schedule_.secondsLeft();
    if (scores_) {
      progress.heldOutPsnr = scores_->prediction.psnr;
      if (scores_->bicubic) progress.heldOutBicubicPsnr = scores_->bicubic->psnr;
    }
    progress.message = message;
    report_(progress);
  }

  std::function<void(const TrainingProgress&)> report_;
  std::function<void(const std::stop_token&)> pace_;
  double checkpointSeconds_;
  RunFolder folder_;
  nlohmann::json config_;
  Recipe recipe_;
  torch::Device device_;
  std::uint64_t seed_;
  std::unique_ptr<TrainingData> data_;  ///< asks the generator of networks_
  std::unique_ptr<TrainedNetworks> networks_;
  std::shared_ptr<Generator> settled_;  ///< see evaluated(); of the last evaluation
  Schedule schedule_;
  TrainedNetworks::Losses losses_;  ///< of the last step
  Sums sums_;
  std::optional<HeldOutScores> scores_;
  std::int64_t evaluatedStep_ = -1, modelStep_ = -1;
  bool evaluatesStart_ = false;
  Clock::duration idle_{};  ///< spent in pace_ since the last step's end
  double best_ = 0;
  double imagesPerSecond_ = 0;
  Clock::time_point reported_ = Clock::now(), checkpointed_ = Clock::now();
};

}  // namespace

void train(const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress,
           std::stop_token stop) {
  try {
    Training(options, progress).run(stop);
  } catch (const c10::Error& error) {
    throw core::Error(std::string("The training failed in LibTorch (") + error.what_without_backtrace() +
                      "); try a smaller batch, or another device.");
  } catch (const std::bad_alloc&) {
    throw core::Error("The training ran out of memory; use a smaller batch or a smaller cache in the recipe.");
  }
}

}  // namespace twinray::nn
