#include "app/cli/bench_training.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <thread>

#include "app/cli/shared.h"
#include "core/dataset/dataset.h"
#include "core/dataset/dataset_renderer.h"
#include "core/io/atomic_file.h"
#include "core/resources.h"
#include "nn/trainer.h"

namespace twinray::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFewestSteps = 2;

/// A folder that is deleted with the object.
class OwnFolder {
 public:
  OwnFolder() : path_(fs::temp_directory_path() / ("twinray-bench-" + std::to_string(std::random_device()()))) {
    fs::create_directories(path_);
  }
  ~OwnFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Pictures as the recipe's network learns from: for `tfgan` as the original rendered them.
void renderPictures(const fs::path& folder, const std::shared_ptr<const core::Volume>& volume,
                    const nlohmann::json& recipe, bool original, const std::stop_token& stop) {
  constexpr std::size_t kPictures = 72;  // a batch of the original's 50, and some to judge
  constexpr double kKeyframed = 0.4;
  core::SamplerOptions sampling;
  sampling.kind = core::samplerFromName(original ? "seed" : "informed");
  if (!original) sampling.keyframed = kKeyframed;
  core::writeSampledDataset(folder, volume, sampling, kPictures);
  core::DatasetRenderOptions options;
  options.guideFactor = original ? 1 : recipe.at("network").value("factor", 2);
  options.workers = std::max(1, int(std::thread::hardware_concurrency()));
  const auto quality = original ? render::Quality::kSeed : render::Quality::kHigh;
  const auto guide = render::guideQualityFor(options.guideFactor, quality);
  if (!core::renderDataset(core::readDataset(folder), volume, volumeRenderer(quality, 1), guideRenderer(guide, 1),
                           render::nameOf(quality), render::nameOf(guide), options, {}, stop))
    throw Interrupted();
}

}  // namespace

TrainingBench::TrainingBench(const std::shared_ptr<const core::Volume>& volume, double seconds, std::stop_token stop) {
  const OwnFolder folder;
  for (const char* architecture : {"guided", "tfgan"}) {
    const bool original = architecture == std::string("tfgan");
    const auto recipe = nlohmann::json::parse(
        core::readTextFile(core::resourceFolder() / "models" / (std::string(architecture) + ".recipe.json")));
    nn::TrainingOptions options;
    options.datasets = {folder.path() / (std::string(architecture) + "-data")};
    options.run = folder.path() / architecture;
    options.architecture = architecture;
    options.epochs = recipe.at("epochs").get<int>();
    renderPictures(options.datasets.front(), volume, recipe, original, stop);

    std::stop_source enough;
    const std::stop_callback interrupted(stop, [&] { enough.request_stop(); });
    nn::TrainingProgress last;
    nn::train(
        options,
        [&](const nn::TrainingProgress& progress) {
          last = progress;
          if (progress.step >= kFewestSteps && progress.secondsElapsed >= seconds) enough.request_stop();
        },
        enough.get_token());
    if (stop.stop_requested()) throw Interrupted();
    rates_[architecture] = {
        {"images_per_second", last.imagesPerSecond}, {"batch", recipe.at("batch")}, {"steps", last.step}};
    if (original) tfgan_ = nn::loadModel(options.run / "model.pt");
  }
}

}  // namespace twinray::cli
