#include <algorithm>
#include <chrono>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/resources.h"
#include "core/sampling/sampler.h"

namespace twinray::cli {
namespace {

constexpr int kScenes = 20;
constexpr int kSizes[] = {256, 512};

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

/// Median milliseconds of each method over the same scenes, each method warm.
nlohmann::json timesAt(const core::EvaluationMethods& methods, const core::Sampler& sampler, int size,
                       std::stop_token stop) {
  std::map<std::string, std::vector<double>> milliseconds;
  const auto time = [&](const char* name, const core::RendererFactory& factory) {
    const auto renderer = factory();
    for (int i = -1; i < kScenes; ++i) {
      core::Request request;
      auto scene = std::make_shared<core::Scene>(sampler.sample(std::uint64_t(std::max(i, 0))));
      if (i < 0) scene->lighting.shaded = true;  // warms up the gradients
      request.scene = scene;
      request.width = request.height = size;
      request.stop = stop;
      const auto frame = renderer->render(request);
      if (!frame) throw Interrupted();
      if (i < 0) continue;
      milliseconds[name].push_back(frame->milliseconds);
      if (name == std::string("prediction")) {
        milliseconds["guide"].push_back(frame->stepMilliseconds("guide"));
        milliseconds["network"].push_back(frame->stepMilliseconds("network"));
      }
    }
  };
  time("prediction", methods.prediction);
  time("bicubic", methods.bicubic);
  time("standard", methods.standard);
  time("reference", methods.reference);
  nlohmann::json json{{"size", size}};
  for (const auto& [name, values] : milliseconds) json[name] = median(values);
  return json;
}

}  // namespace

void addBench(CLI::App& app, std::stop_token stop) {
  struct Options {
    std::string volume;
    std::string model;
    std::string json;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("bench", "Measure what each step of a picture costs on this machine");
  command->add_option("VOLUME", options->volume, "Volume; the bundled sample if left out");
  command->add_option("--model", options->model, "Model; the bundled one if left out");
  command->add_option("--json", options->json, "Write the figures to this file");
  command->callback([options, stop] {
    const auto start = std::chrono::steady_clock::now();
    const auto volume = readVolumeOrSample(options->volume, stop);
    const auto read = std::chrono::steady_clock::now();
    const auto model = loadModelOrDefault(options->model);
    const core::Sampler sampler(volume, {});
    nlohmann::json json{{"machine", machine()},
                        {"volume", volume->geometry().dimensions},
                        {"read_milliseconds", std::chrono::duration<double, std::milli>(read - start).count()}};
    std::printf("%-8s %10s %10s %10s %10s %10s %10s   median ms of %d scenes\n", "size", "reference", "standard",
                "prediction", "guide", "network", "bicubic", kScenes);
    for (const int size : kSizes) {
      const auto times = timesAt(methodsFor(model, render::Quality::kHigh), sampler, size, stop);
      json["milliseconds"].push_back(times);
      std::printf("%-8d", size);
      for (const char* name : {"reference", "standard", "prediction", "guide", "network", "bicubic"}) {
        std::printf(" %10.2f", times[name].get<double>());
      }
      std::printf("\n");
    }
    json["peak_megabytes"] = peakMegabytes();
    std::printf("peak memory %.0f MB\n", json["peak_megabytes"].get<double>());
    if (!options->json.empty()) writeText(options->json, json.dump(2) + "\n");
  });
}

}  // namespace twinray::cli
