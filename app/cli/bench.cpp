#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "app/cli/bench_training.h"
#include "app/cli/commands.h"
#include "app/cli/evaluate_drag.h"
#include "app/cli/shared.h"
#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/evaluation/drag_costs.h"
#include "core/evaluation/figures.h"
#include "core/io/volume_contents.h"
#include "core/resample.h"
#include "core/sampling/sampler.h"
#include "nn/predicted_renderer.h"

namespace twinray::cli {
namespace {

using nlohmann::json;

struct Options {
  std::string volume;
  std::string model;
  std::string json;
  std::vector<int> voxels{128, 256, 384, 512};
  std::vector<int> sizes{256, 512};
  int scenes = 20;
  double seconds = 15;
};

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

/// Milliseconds since the kernel started this process, whose resolution is a hundredth of a second.
double sinceProcessStart() {
  constexpr int kStartTime = 22;  // field of /proc/self/stat, in ticks since the machine's start (proc(5))
  std::ifstream stat("/proc/self/stat");
  std::string field;
  std::getline(stat, field, ')');
  for (int i = 3; i <= kStartTime; ++i) stat >> field;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec) - 1e3 * std::stod(field) / double(sysconf(_SC_CLK_TCK));
}

json summary(const std::vector<double>& milliseconds) {
  return {{"median", core::medianOf(milliseconds)}, {"p95", core::p95Of(milliseconds)}};
}

std::vector<core::Request> requestsFor(const std::shared_ptr<const core::Volume>& volume, int size, int scenes,
                                       const std::stop_token& stop) {
  const core::Sampler sampler(volume, {});
  std::vector<core::Request> requests;
  for (int i = 0; i < scenes; ++i) {
    core::Request request;
    request.scene = std::make_shared<const core::Scene>(sampler.sample(std::uint64_t(i)));
    request.width = request.height = size;
    request.stop = stop;
    requests.push_back(std::move(request));
  }
  return requests;
}

/// Renders all requests once, warm.
std::vector<core::Frame> rendered(core::Renderer& renderer, const std::vector<core::Request>& requests) {
  core::Request first = requests.front();
  auto shaded = std::make_shared<core::Scene>(*first.scene);
  shaded->lighting.shaded = true;  // makes the gradients
  first.scene = shaded;
  if (!renderer.render(first)) throw Interrupted();
  std::vector<core::Frame> frames;
  for (const core::Request& request : requests) {
    auto frame = renderer.render(request);
    if (!frame) throw Interrupted();
    frame->picture = {};
    frames.push_back(std::move(*frame));
  }
  return frames;
}

/// What each method needs for the same scenes.
json timesAt(const core::EvaluationMethods& methods, const std::vector<core::Request>& requests) {
  std::map<std::string, std::vector<double>> milliseconds;
  const auto time = [&](const char* name, core::Renderer& renderer) {
    for (const core::Frame& frame : rendered(renderer, requests)) {
      milliseconds[name].push_back(frame.milliseconds);
      if (name != std::string("prediction")) continue;
      milliseconds["guide"].push_back(frame.stepMilliseconds("guide"));
      milliseconds["network"].push_back(frame.stepMilliseconds("network"));
    }
  };
  time("prediction", *methods.prediction());
  time("bicubic", *methods.bicubic());
  const auto standard = methods.standard();
  time("standard", *standard);
  std::vector<std::shared_ptr<const core::Scene>> scenes;
  for (const core::Request& request : requests) scenes.push_back(request.scene);
  const int rays =
      core::equalTimeSize(*standard, scenes, requests.front().width, core::medianOf(milliseconds["prediction"]));
  core::EnlargedRenderer equalTime(methods.standard(), [rays](int, int) { return std::pair(rays, rays); });
  time("equal_time", equalTime);
  time("reference", *methods.reference());
  json times;
  for (const auto& [name, values] : milliseconds) times[name] = summary(values);
  times["equal_time"]["size"] = rays;
  return times;
}

void printTimes(int voxels, int size, const json& times) {
  std::printf("%-7s %-6d", (std::to_string(voxels) + "^3").c_str(), size);
  for (const char* name : {"reference", "standard", "prediction", "guide", "network", "bicubic", "equal_time"}) {
    std::printf(" %10.2f", times[name]["median"].get<double>());
  }
  std::printf(" %7d %7.1f\n", times["equal_time"]["size"].get<int>(),
              times["reference"]["median"].get<double>() / times["prediction"]["median"].get<double>());
}

/// Throws Error where a volume of so many voxels a side, with what is prepared of it, takes more memory than there is.
void checkRoom(const core::Volume& volume, int side) {
  constexpr std::uint64_t kPrepared = 6;  // bytes a voxel: copies and normals of reference and guide
  const std::uint64_t bytes = std::uint64_t(side) * side * side * (core::sizeOf(volume.scalarType()) + kPrepared);
  if (bytes <= core::availableMemory()) return;
  throw core::Error("A volume of " + std::to_string(side) + " voxels a side takes " + std::to_string(bytes >> 20) +
                    " MiB, more than is free; leave it out of --voxels.");
}

json volumeTable(const Options& options, const core::Volume& volume, const std::shared_ptr<const nn::Model>& model,
                 const std::stop_token& stop) {
  std::printf("%-7s %-6s %10s %10s %10s %10s %10s %10s %10s %7s %7s\n", "voxels", "size", "reference", "standard",
              "prediction", "guide", "network", "bicubic", "equal time", "rays", "ratio");
  json table;
  for (const int voxels : options.voxels) {
    checkRoom(volume, voxels);
    const auto large = core::resampled(volume, voxels);
    for (const int size : options.sizes) {
      const auto times =
          timesAt(methodsFor(model, render::Quality::kHigh), requestsFor(large, size, options.scenes, stop));
      printTimes(voxels, size, times);
      std::fflush(stdout);
      table[std::to_string(voxels)][std::to_string(size)] = times;
    }
  }
  std::printf("median ms of %d scenes; rays: a side, of equal time; ratio: reference over prediction\n",
              options.scenes);
  return table;
}

/// Predictions and references a second while somebody drags, both workers running as in the window.
json dragRates(const Options& options, const std::shared_ptr<const core::Volume>& volume,
               const std::shared_ptr<const nn::Model>& model, const std::stop_token& stop) {
  const auto methods = dragMethods(model, render::Quality::kHigh, &nn::Model::millisecondsPerPixel);
  json rates;
  for (const int size : options.sizes) {
    core::DragOptions drags;
    drags.size = size;
    auto requests = core::dragRequests(volume, methods, drags, stop);
    if (!requests) throw Interrupted();
    requests->resize(std::min(requests->size(), std::size_t(options.scenes)));
    const auto costs = core::costsTogether(methods.prediction, methods.truth, *requests);
    if (!costs) throw Interrupted();
    constexpr double kSecond = 1000;
    rates[std::to_string(size)] = {{"predictions_per_second", kSecond / costs->live()},
                                   {"references_per_second", kSecond / costs->reference}};
    std::printf("dragging at %d: %.1f predictions a second beside %.2f references\n", size, kSecond / costs->live(),
                kSecond / costs->reference);
  }
  return rates;
}

/// The networks alone, of this model and of `tfgan`, for the same scenes.
json networkTimes(const Options& options, const std::shared_ptr<const core::Volume>& volume,
                  const std::shared_ptr<const nn::Model>& model, const std::shared_ptr<const nn::Model>& tfgan,
                  const std::stop_token& stop) {
  constexpr int kSize = 256;
  const auto requests = requestsFor(volume, kSize, options.scenes, stop);
  json networks;
  const int all = int(std::thread::hardware_concurrency());
  for (const int threads : {1, all}) {
    const auto time = [&](const std::shared_ptr<const nn::Model>& painted) {
      nn::PredictedRenderer renderer(painted, guideRenderer(render::qualityFromName(painted->info().guideQuality))(),
                                     threads);
      std::vector<double> milliseconds;
      for (const core::Frame& frame : rendered(renderer, requests))
        milliseconds.push_back(frame.stepMilliseconds("network"));
      return summary(milliseconds);
    };
    const json one = time(model), other = time(tfgan);
    networks[std::to_string(threads)] = {{"model", one}, {"tfgan", other}};
    std::printf("network alone at %d, %d thread%s: %.2f ms, tfgan %.2f ms\n", kSize, threads, threads == 1 ? "" : "s",
                one["median"].get<double>(), other["median"].get<double>());
    if (all == 1) break;
  }
  return networks;
}

void bench(const Options& options, const std::stop_token& stop) {
  checkOutput(options.json);
  const auto volume = readVolumeOrSample(options.volume, stop);
  const auto model = loadModelOrDefault(options.model);
  json result{{"machine", machine()}, {"model", model->info().name}, {"volume", volume->geometry().dimensions}};
  result["startup_milliseconds"] = sinceProcessStart();
  std::printf("from the start of the process to volume and model being read: %.0f ms\n",
              result["startup_milliseconds"].get<double>());
  result["milliseconds"] = volumeTable(options, *volume, model, stop);
  result["drag"] = dragRates(options, volume, model, stop);
  result["peak_megabytes"] = peakMegabytes();
  std::printf("peak memory until here %.0f MB\n", result["peak_megabytes"].get<double>());
  if (options.seconds > 0) {
    const TrainingBench training(volume, options.seconds, stop);
    result["training"] = training.rates();
    for (const auto& [name, rate] : training.rates().items())
      std::printf("training %s: %.2f images a second\n", name.c_str(), rate["images_per_second"].get<double>());
    result["network_milliseconds"] = networkTimes(options, volume, model, training.tfgan(), stop);
  }
  if (!options.json.empty()) writeText(options.json, result.dump(2) + "\n");
}

}  // namespace

void addBench(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("bench", "Measure what each step of a picture costs on this machine");
  command->add_option("VOLUME", options->volume, "Volume; the bundled sample if left out");
  command->add_option("--model", options->model, "Model; the bundled one if left out");
  command->add_option("--json", options->json, "Write the figures to this file");
  command->add_option("--voxels", options->voxels, "Voxels a side that the volume is brought to, one after the other")
      ->check(CLI::Range(8, 1024))
      ->expected(1, 16);
  command->add_option("--sizes", options->sizes, "Pixels a side of the pictures")
      ->check(CLI::Range(32, 2048))
      ->expected(1, 16);
  command->add_option("--scenes", options->scenes, "Scenes a figure")->check(CLI::Range(1, 1000));
  command->add_option("--seconds", options->seconds, "Time for each of the two trainings; 0: none")
      ->check(CLI::Range(0.0, 3600.0));
  command->callback([options, stop] { bench(*options, stop); });
}

}  // namespace twinray::cli
