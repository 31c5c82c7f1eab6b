#include "ui/training/training_run.h"

#include <algorithm>
#include <chrono>

#include "core/dataset/dataset_renderer.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/volume_reader.h"
#include "ui/training/runs/run_lock.h"
#include "ui/training/sample_cost.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kCheckpointSeconds = 50;  ///< less than a minute is lost when the process is killed
/// Of the minutes of an adaptation: at most this part is spent on rendering.
constexpr double kRenderingPart = 0.35;
constexpr double kTrainingPart = 0.4;  ///< at least

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class Run {
 public:
  Run(const RunInputs& inputs, Pacer& pacer, const std::function<void(const RunProgress&)>& report,
      std::stop_token stop)
      : inputs_(inputs), paths_{inputs.folder}, pacer_(pacer), report_(report), stop_(std::move(stop)) {}

  bool go() {
    nn::TrainingOptions options;
    std::optional<RunLock> lock;
    if (fs::exists(paths_.plan())) {
      lock.emplace(paths_.folder);
      plan_ = readPlan(paths_.folder);
      if (!sample() || !renderAll()) return false;
      options = optionsOfPlan();
    } else {
      options.datasets = datasetsOfConfig();
    }
    options.run = paths_.training();
    options.resume = fs::exists(options.run / "config.json");
    if (options.resume) options.minutes = inputs_.minutes;
    options.pace = [this](const std::stop_token& stop) { pacer_.wait(stop); };
    options.threads = inputs_.threads;
    options.checkpointSeconds = kCheckpointSeconds;
    progress_.phase = RunProgress::Phase::kTraining;
    progress_.secondsLeft.reset();
    tell();
    nn::train(
        options,
        [this](const nn::TrainingProgress& training) {
          progress_.training = training;
          progress_.secondsLeft = training.secondsLeft;
          tell();
        },
        stop_);
    return !stop_.stop_requested();
  }

 private:
  double worked() const { return secondsSince(begun_) - (pacer_.rested() - restedBefore_); }

  nn::TrainingOptions optionsOfPlan() const {
    nn::TrainingOptions options;
    for (std::size_t i = 0; i < plan_.volumes.size(); ++i) options.datasets.push_back(paths_.dataset(i));
    options.recipe = paths_.recipe();
    core::writeAtomically(options.recipe, [this](std::ostream& out) { out << plan_.recipe.dump(1) << '\n'; });
    if (plan_.fromModel) options.initialModel = paths_.start();
    options.seed = plan_.seed;
    options.minutes = plan_.kind == TrainingPlan::Kind::kAdapt
                          ? std::max(kTrainingPart * plan_.minutes, plan_.minutes - worked() / 60)
                          : plan_.minutes;
    return options;
  }

  /// Of a run that the command line made.
  std::vector<fs::path> datasetsOfConfig() const {
    const auto file = paths_.folder / "config.json";
    const auto config = nlohmann::json::parse(core::readTextFile(file), nullptr, false);
    std::vector<fs::path> folders;
    try {
      for (const auto& folder : config.at("datasets")) folders.emplace_back(folder.get<std::string>());
    } catch (const nlohmann::json::exception&) {
      throw core::Error("The run configuration " + file.string() + " names no datasets; continue it with twinray-cli.");
    }
    return folders;
  }

  std::shared_ptr<const core::Volume> volume(std::size_t i) {
    const PlannedVolume& planned = plan_.volumes[i];
    for (const auto& open : inputs_.open)
      if (open && open->source().path == planned.path && open->source().choice == planned.choice) return open;
    if (!read_ || readIndex_ != i) {
      read_.reset();
      read_ = core::readVolume(planned.path, planned.choice, {}, stop_);
      readIndex_ = i;
    }
    return read_;
  }

  core::SamplerOptions sampling() const {
    core::SamplerOptions options;
    options.seed = plan_.seed;
    options.keyframed = plan_.keyframed;
    return options;
  }

  bool sample() {
    progress_.phase = RunProgress::Phase::kPreparing;
    tell();
    if (plan_.samples == 0) {
      const auto cost = measureSamples(volume(0), plan_, inputs_.rendering, pacer_, stop_);
      if (!cost) return false;
      plan_.samples = samplesWithin(kRenderingPart * plan_.minutes * 60 - worked(), *cost);
      writePlan(paths_.folder, plan_);
    }
    for (std::size_t i = 0; i < plan_.volumes.size(); ++i) {
      pacer_.wait(stop_);
      if (stop_.stop_requested()) return false;
      if (!fs::exists(paths_.dataset(i) / "view.npy"))
        core::writeSampledDataset(paths_.dataset(i), volume(i), sampling(), plan_.samples);
    }
    return true;
  }

  bool renderAll() {
    progress_.phase = RunProgress::Phase::kRendering;
    progress_.toRender = plan_.samples * plan_.volumes.size();
    renderingBegun_ = worked();
    tell();
    for (std::size_t i = 0; i < plan_.volumes.size(); ++i) {
      const std::size_t before = i * plan_.samples;
      progress_.rendered = before + plan_.samples;
      // Written when all pictures are there.
      if (!fs::exists(paths_.dataset(i) / "files.csv") && !renderOne(i, before)) return false;
    }
    return true;
  }

  bool renderOne(std::size_t i, std::size_t before) {
    core::DatasetRenderOptions options;
    options.size = plan_.size;
    options.guideFactor = plan_.guideFactor;
    options.resume = true;
    options.workers = renderingThreads();
    return core::renderDataset(
        core::readDataset(paths_.dataset(i)), volume(i), paced(pictureCasting(plan_, inputs_.rendering), pacer_),
        paced(guideCasting(plan_, inputs_.rendering), pacer_), plan_.quality, plan_.guideQuality, options,
        [&](std::size_t done, std::size_t) { rendered(before + done); }, stop_);
  }

  void rendered(std::size_t count) {
    progress_.rendered = count;
    ++renderedHere_;
    progress_.samplesPerSecond = double(renderedHere_) / std::max(1e-6, worked() - renderingBegun_);
    progress_.secondsLeft = double(progress_.toRender - count) / progress_.samplesPerSecond;
    const double training = plan_.kind == TrainingPlan::Kind::kAdapt
                                ? std::max(kTrainingPart * plan_.minutes * 60, plan_.minutes * 60 - worked())
                                : plan_.minutes * 60;
    *progress_.secondsLeft += training;
    tell();
  }

  void tell() const { report_(progress_); }

  const RunInputs& inputs_;
  RunPaths paths_;
  Pacer& pacer_;
  const std::function<void(const RunProgress&)>& report_;
  std::stop_token stop_;
  TrainingPlan plan_;
  RunProgress progress_;
  std::shared_ptr<const core::Volume> read_;
  std::size_t readIndex_ = 0;
  std::size_t renderedHere_ = 0;
  Clock::time_point begun_ = Clock::now();
  double restedBefore_ = pacer_.rested();
  double renderingBegun_ = 0;
};

}  // namespace

bool continueRun(const RunInputs& inputs, Pacer& pacer, const std::function<void(const RunProgress&)>& progress,
                 std::stop_token stop) {
  return Run(inputs, pacer, progress, std::move(stop)).go();
}

}  // namespace twinray::ui
