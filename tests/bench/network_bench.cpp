// What the bundled networks take of one thread, from a keyframe and to begin from one, on pictures of noise; and what
// reading a model takes, the choice of its precision included.
//
//     cmake --build build --target network_bench && build/bin/network_bench
#include <benchmark/benchmark.h>

#include "core/first_scene.h"
#include "core/io/volume_reader.h"
#include "core/resources.h"
#include "nn/model.h"
#include "nn/painter.h"
#include "nn/predicted_renderer.h"
#include "nn/torch_threads.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr const char* kModels[] = {"guided", "guided-fine", "guided-fast"};

std::shared_ptr<const Model> model(const benchmark::State& state) {
  const std::string name = kModels[state.range(0)];
  return loadModel(core::defaultModelPath().parent_path() / (name + ".pt"));
}

core::Image noise(int width, int height) {
  core::Image image(width, height);
  for (std::size_t i = 0; i < image.data.size(); ++i) image.data[i] = std::uint8_t(i * 7919 >> 5);
  return image;
}

/// A scene of the bundled volume, a picture of `side` pixels and its guide.
struct Asked {
  core::Scene scene = core::firstScene(core::readVolume(core::defaultVolumePath()));
  core::Image picture, guide;

  Asked(const Model& model, int side) : picture(noise(side, side)) {
    const auto [width, height] = guideSize(model.info(), side, side);
    guide = noise(width, height);
  }
};

void fromKeyframe(benchmark::State& state) {
  const TorchThreads one(1);
  const auto loaded = model(state);
  const Painter& painter = loaded->weights().painter();
  const int side = int(state.range(1));
  const Asked asked(*loaded, side);
  const auto start = painter.prepare({asked.scene, asked.picture, asked.guide});
  state.SetLabel(std::string(kModels[state.range(0)]) + ", " + painter.precision());
  for ([[maybe_unused]] const auto& iteration : state)
    benchmark::DoNotOptimize(painter.paintFrom(start.get(), asked.guide, asked.scene, side, side, false));
}

void beginFromAnotherKeyframe(benchmark::State& state) {
  const TorchThreads one(1);
  const auto loaded = model(state);
  const Painter& painter = loaded->weights().painter();
  const Asked asked(*loaded, int(state.range(1)));
  state.SetLabel(std::string(kModels[state.range(0)]) + ", " + painter.precision());
  for ([[maybe_unused]] const auto& iteration : state)
    benchmark::DoNotOptimize(painter.prepare({asked.scene, asked.picture, asked.guide}));
}

void readingAModel(benchmark::State& state) {
  state.SetLabel(kModels[state.range(0)]);
  for ([[maybe_unused]] const auto& iteration : state) benchmark::DoNotOptimize(&model(state)->weights().painter());
}

void modelsAndSizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgsProduct({{0, 1, 2}, {256, 512}})->Unit(benchmark::kMillisecond);
}

BENCHMARK(fromKeyframe)->Apply(modelsAndSizes);
BENCHMARK(beginFromAnotherKeyframe)->Apply(modelsAndSizes);
BENCHMARK(readingAModel)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace twinray::nn

BENCHMARK_MAIN();
