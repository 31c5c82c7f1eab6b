#include "nn/trainer.h"

#include <chrono>

#include "core/error.h"
#include "core/resources.h"
#include "nn/model_file.h"
#include "nn/torch_threads.h"
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
  if (options.architecture != "guided")
    throw core::Error("The architecture " + options.architecture + " cannot be trained by this program; use guided.");
  auto recipe =
      readRecipe(options.recipe.empty() ? core::resourceFolder() / "models" / "guided.recipe.json" : options.recipe);
  if (options.batch) recipe.batch = *options.batch;
  return recipe;
}

std::int64_t stepsPerEpoch(const TrainingData& data, const Recipe& recipe) {
  return std::int64_t((data.trainingCount() + std::size_t(recipe.batch) - 1) / std::size_t(recipe.batch));
}

class Training {
 public:
  Training(const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress)
      : report_(progress),
        folder_(options.run, options.resume),
        config_(options.resume ? folder_.readConfig() : configOf(options)),
        recipe_(recipeFromJson(config_["recipe"], (options.run / "config.json").string())),
        data_(options.datasets, recipe_.network, recipe_.cacheGiB),
        device_(chosenDevice(options.device)) {
    useTorchThreads(options.threads);
    if (device_.is_cuda()) at::globalContext().setDeterministicAlgorithms(true, true);
    seed_ = config_.value("seed", std::uint64_t(0));
    torch::manual_seed(seed_);
    networks_ = std::make_unique<TrainedNetworks>(recipe_, device_);
    if (options.resume) {
      resume(options);
    } else {
      begin(options);
    }
  }

  void run(const std::stop_token& stop) {
    BatchLoader loader(data_, recipe_, seed_, schedule_.step());
    auto last = Clock::now();
    while (!schedule_.finished() && !stop.stop_requested()) {
      losses_ = networks_->step(loader.next(), schedule_.step(), schedule_.progress());
      sums_.generator += losses_.generator;
      sums_.discriminator += losses_.discriminator;
      ++summed_;
      const auto stepDone = Clock::now();
      measureRate(std::chrono::duration<double>(stepDone - last).count());
      const bool evaluate = (schedule_.step() + 1) % recipe_.interval == 0;
      if (evaluate) evaluateHeldOut(schedule_.step() + 1, stop);
      const auto now = Clock::now();
      schedule_.stepTook(std::chrono::duration<double>(now - last).count());
      last = now;
      if (evaluate) writeCheckpoint();
      if (evaluate || std::chrono::duration<double>(now - reported_).count() > kReportSeconds) tell();
    }
    finish(stop);
  }

 private:
  static nlohmann::json configOf(const TrainingOptions& options) {
    return {{"version", 1},
            {"program", std::string("TwinRay ") + TWINRAY_VERSION},
            {"recipe", toJson(chosenRecipe(options))},
            {"seed", options.seed}};
  }

  void begin(const TrainingOptions& options) {
    if (!options.initialModel.empty()) {
      const auto model = loadModel(options.initialModel);
      if (model->weights().generator->network() != toJson(recipe_.network))
        throw core::Error("The model " + options.initialModel.string() +
                          " has another network than the recipe; use a recipe with its network.");
      networks_->startFrom(*model->weights().generator);
      config_["initial_model"] = model->info().description;
    }
    schedule_ = options.minutes
                    ? Schedule::byMinutes(*options.minutes)
                    : Schedule::byEpochs(options.epochs.value_or(recipe_.epochs), stepsPerEpoch(data_, recipe_));
    auto& folders = config_["datasets"] = nlohmann::json::array();
    for (const auto& dataset : options.datasets) folders.push_back(dataset.string());
    config_["training"] = data_.identity();
    config_["length"] = schedule_.toJson();
    folder_.writeConfig(config_);
    writeCheckpoint();
  }

  void resume(const TrainingOptions& options) {
    if (config_.value("training", nlohmann::json()) != data_.identity())
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
      auto generator = at::detail::getDefaultCPUGenerator();
      generator.set_state(checkpoint.tensors.at("random"));
    } catch (const std::exception&) {
      throw core::Error("The checkpoint of " + options.run.string() + " lacks its state; start a new run.");
    }
    schedule_.extend(options.epochs, options.minutes, stepsPerEpoch(data_, recipe_));
    if (!message.empty()) tell(message);
    tell("Resuming at step " + std::to_string(schedule_.step()) + ".");
  }

  void measureRate(double seconds) {
    const double rate = recipe_.batch / std::max(1e-9, seconds);
    imagesPerSecond_ = imagesPerSecond_ > 0 ? kRateMemory * imagesPerSecond_ + (1 - kRateMemory) * rate : rate;
  }

  /// After `step` steps: scores, log, preview, and the model if it is the best so far.
  void evaluateHeldOut(std::int64_t step, const std::stop_token& stop) {
    const auto scores = scoreHeldOut(networks_->average(), data_, recipe_.heldOutMost, device_, stop);
    if (scores.samples == 0 || stop.stop_requested()) return;
    scores_ = scores;
    evaluatedStep_ = step;
    folder_.log({step, epochOf(step), schedule_.seconds(), sums_.generator / std::max(1, summed_),
                 sums_.discriminator / std::max(1, summed_), networks_->learningRate(step, schedule_.progress()),
                 imagesPerSecond_, scores.psnr, scores.bicubicPsnr, scores.msSsim, scores.bicubicMsSsim, scores.rmse,
                 scores.bicubicRmse});
    core::writePng(folder_.preview(step), previewOf(networks_->average(), data_, kPreviewRows, device_), {}, false);
    sums_ = {};
    summed_ = 0;
    if (scores.psnr > best_) {
      best_ = scores.psnr;
      saveBest(step);
    }
  }

  void saveBest(std::int64_t step) {
    nlohmann::json description;
    description["training"] = {
        {"datasets", data_.identity()}, {"recipe", toJson(recipe_)},     {"seed", seed_}, {"steps", step},
        {"epochs", epochOf(step)},      {"seconds", schedule_.seconds()}};
    description["guide"]["quality"] = data_.guideQuality();
    if (config_.contains("initial_model")) description["training"]["initial_model"] = config_["initial_model"];
    if (scores_) description["held_out"] = toJson(*scores_);
    description["program"] = std::string("TwinRay ") + TWINRAY_VERSION;
    saveModel(folder_.model(), networks_->average(), description);
  }

  void finish(const std::stop_token& stop) {
    if (!stop.stop_requested() && evaluatedStep_ != schedule_.step()) evaluateHeldOut(schedule_.step(), stop);
    if (!std::filesystem::exists(folder_.model())) saveBest(schedule_.step());
    writeCheckpoint();
    tell(stop.stop_requested() ? "Stopped; the run can be resumed." : "Finished.");
  }

  void writeCheckpoint() {
    TensorArchive checkpoint;
    networks_->save(checkpoint);
    checkpoint.tensors["random"] = at::detail::getDefaultCPUGenerator().get_state();
    checkpoint.description["schedule"] = schedule_.toJson();
    checkpoint.description["best_psnr"] = best_;
    folder_.writeCheckpoint(checkpoint, schedule_.step());
  }

  double epochOf(std::int64_t step) const { return double(step) * recipe_.batch / double(data_.trainingCount()); }

  void tell(const std::string& message = {}) {
    reported_ = Clock::now();
    if (!report_) return;
    TrainingProgress progress;
    progress.step = schedule_.step();
    progress.epoch = epochOf(schedule_.step());
    progress.generatorLoss = losses_.generator;
    progress.learningRate = networks_->learningRate(schedule_.step(), schedule_.progress());
    progress.imagesPerSecond = imagesPerSecond_;
    progress.secondsElapsed = schedule_.seconds();
    progress.secondsLeft = schedule_.secondsLeft();
    if (scores_) {
      progress.heldOutPsnr = scores_->psnr;
      progress.heldOutBicubicPsnr = scores_->bicubicPsnr;
    }
    progress.message = message;
    report_(progress);
  }

  std::function<void(const TrainingProgress&)> report_;
  RunFolder folder_;
  nlohmann::json config_;
  Recipe recipe_;
  TrainingData data_;
  torch::Device device_;
  std::uint64_t seed_ = 0;
  std::unique_ptr<TrainedNetworks> networks_;
  Schedule schedule_;
  TrainedNetworks::Losses losses_;  ///< of the last step
  TrainedNetworks::Losses sums_;    ///< since the last row of the log
  int summed_ = 0;
  std::optional<HeldOutScores> scores_;
  std::int64_t evaluatedStep_ = -1;
  double best_ = 0;
  double imagesPerSecond_ = 0;
  Clock::time_point reported_ = Clock::now();
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
