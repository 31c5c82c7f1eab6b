#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <thread>

#include <benchmark/benchmark.h>

#include "core/io/atomic_file.h"
#include "core/io/volume_reader.h"
#include "core/resample.h"
#include "core/sampling/sampler.h"
#include "render/inverse/differentiable_guide.h"
#include "render/volume_renderer.h"

// Wall time of the CPU ray caster by size and quality, on the bundled tumour and, where TWINRAY_DATA names the folder
// of volumes, on a whole head of 240x240x155. The scenes are the informed sampler's first 24, all shaded, the views the
// seed sampler's; every picture is of another scene, so that tables and light are made anew each time.

namespace twinray {
namespace {

using render::Quality;

constexpr int kScenes = 24;

std::vector<std::shared_ptr<const core::Scene>> scenesOf(const std::string& file) {
  static std::map<std::string, std::vector<std::shared_ptr<const core::Scene>>> known;
  auto& scenes = known[file];
  if (!scenes.empty()) return scenes;
  const auto volume = core::readVolume(file);
  core::SamplerOptions informed, seed;
  seed.kind = core::SamplerKind::kSeed;
  const core::Sampler functions(volume, informed), views(volume, seed);
  for (int i = 0; i < kScenes; ++i) {
    auto scene = std::make_shared<core::Scene>(functions.sample(i));
    scene->viewpoint = views.sample(i).viewpoint;
    scene->lighting = {};
    scenes.push_back(scene);
  }
  return scenes;
}

/// A request at this size, by a renderer that has made its gradients.
core::Request warmedUp(render::VolumeRenderer& renderer, const std::vector<std::shared_ptr<const core::Scene>>& scenes,
                       int size) {
  core::Request request;
  request.width = request.height = size;
  request.scene = scenes[0];
  renderer.render(request);
  return request;
}

void renderScenes(benchmark::State& state, const std::string& file, Quality quality, int size, bool onlyOrbit) {
  const auto scenes = scenesOf(file);
  render::VolumeRenderer renderer({quality, render::Device::kCpu, 2});
  core::Request request = warmedUp(renderer, scenes, size);
  std::size_t i = 0;
  std::map<std::string, double> steps;
  for (auto _ : state) {
    state.PauseTiming();
    auto scene = std::make_shared<core::Scene>(*scenes[i % kScenes]);
    if (onlyOrbit) scene->transferFunction = scenes[0]->transferFunction;
    request.scene = scene;
    ++i;
    state.ResumeTiming();
    const auto frame = renderer.render(request);
    for (const core::Timing& timing : frame->timings) steps[timing.step] += timing.milliseconds;
  }
  for (const auto& [step, sum] : steps) state.counters[step + " ms"] = sum / static_cast<double>(i);
}

/// The scenes of vtk_fixed_point.py: an orbit of the bundled tumour, one ray a pixel, one-voxel steps.
void vtkScenes(benchmark::State& state, const std::string& file) {
  core::Scene scene;
  scene.volume = core::readVolume(file);
  core::TransferFunction tf(0, 255);
  tf.setModes({{110, 40, 0.05}, {230, 20, 0.6}});
  tf.setColors({{0, {0.2, 0.2, 0.3}}, {110, {0.8, 0.7, 0.6}}, {230, {1.0, 0.4, 0.1}}, {255, {1.0, 0.9, 0.5}}});
  scene.transferFunction = tf;
  render::VolumeRenderer renderer({Quality::kStandard, render::Device::kCpu, 2});
  core::Request request;
  request.width = request.height = 256;
  constexpr int kViews = 12;
  const auto view = [&](int i) {
    scene.viewpoint = core::Viewpoint::fromAngles({60, 30.0 * (i % kViews), 0, 1.5});
    request.scene = std::make_shared<const core::Scene>(scene);
  };
  view(0);
  renderer.render(request);  // gradients
  int i = 0;
  for (auto _ : state) {
    view(i++);
    benchmark::DoNotOptimize(renderer.render(request));
  }
}

/// The bundled CT with n voxels along each axis.
std::shared_ptr<const core::Volume> enlarged(int n) {
  const auto file = std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz";
  return core::resampled(*core::readVolume(file), n);
}

/// Processor time of all threads, in seconds: what others do on the machine counts less than for wall time.
double processorSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// What depth adds to a picture: the scenes of renderScenes(), each with and without it, in turn. Processor time, and
/// the depth's own wall time beside that of the whole.
void depth(benchmark::State& state, const std::string& file, Quality quality, int size) {
  const auto scenes = scenesOf(file);
  render::VolumeRenderer renderer({quality, render::Device::kCpu, 2});
  core::Request request = warmedUp(renderer, scenes, size);
  std::array<double, 2> seconds{};
  double own = 0, whole = 0;
  std::size_t i = 0;
  for (auto _ : state) {
    for (const bool first : {true, false}) {
      request.depth = first == (i / kScenes % 2 == 0);
      request.scene = std::make_shared<core::Scene>(*scenes[i % kScenes]);
      const double before = processorSeconds();
      const auto frame = renderer.render(request);
      seconds[request.depth] += processorSeconds() - before;
      if (!request.depth) continue;
      own += frame->stepMilliseconds("depth");
      whole += frame->milliseconds;
    }
    ++i;
  }
  const double frames = static_cast<double>(i);
  state.counters["without ms"] = 1000 * seconds[0] / frames;
  state.counters["with / without"] = seconds[1] / seconds[0];
  state.counters["own ms (wall)"] = own / frames;
  state.counters["own / rest (wall)"] = own / (whole - own);
}

/// Pictures while nothing but the transfer function changes, six of each of twelve shaded scenes, with and without room
/// for what rays meet: the first (new rays), the second, which keeps samples, and the others. Processor time.
void kept(benchmark::State& state, const std::string& file, Quality quality, int size) {
  constexpr int kPictures = 5;
  const auto scenes = scenesOf(file);
  render::VolumeRendererOptions options{quality, render::Device::kCpu, 2};
  render::VolumeRenderer plain(options);
  options.keptBytes = render::VolumeRendererOptions::kGuideKeptBytes;
  render::VolumeRenderer keeping(options);
  core::Request request = warmedUp(plain, scenes, size);
  warmedUp(keeping, scenes, size);
  std::array<double, kPictures> with{}, without{};
  std::size_t i = 0;
  for (auto _ : state) {
    const core::Scene& view = *scenes[i % kScenes];
    for (int picture = 0; picture < kPictures; ++picture) {
      auto scene = std::make_shared<core::Scene>(view);
      scene->transferFunction = scenes[(i + std::size_t(picture)) % kScenes]->transferFunction;
      request.scene = scene;
      for (const bool keeps : {i % 2 == 0, i % 2 != 0}) {
        const double before = processorSeconds();
        benchmark::DoNotOptimize((keeps ? keeping : plain).render(request));
        (keeps ? with : without)[std::size_t(picture)] += processorSeconds() - before;
      }
    }
    ++i;
  }
  const auto later = [](const auto& seconds) { return (seconds[2] + seconds[3] + seconds[4]) / 3; };
  state.counters["cast ms"] = 1000 * later(without) / static_cast<double>(i);
  state.counters["first / cast"] = with[0] / without[0];
  state.counters["keeping / cast"] = with[1] / without[1];
  state.counters["kept / cast"] = later(with) / later(without);
}

/// What a guide (standard, with levels of detail), the same picture without them, and a reference cost by the number of
/// voxels along an axis. Twelve shaded scenes of the informed sampler.
void volumeSize(benchmark::State& state, Quality quality, bool levelsOfDetail, int size) {
  const auto volume = enlarged(static_cast<int>(state.range(0)));
  const core::Sampler sampler(volume, {});
  render::VolumeRendererOptions options{quality, render::Device::kCpu, 2};
  options.levelsOfDetail = levelsOfDetail;
  render::VolumeRenderer renderer(options);
  core::Request request;
  request.width = request.height = size;
  const auto sample = [&](std::size_t i) {
    auto scene = std::make_shared<core::Scene>(sampler.sample(i % 12));
    scene->lighting = {};
    request.scene = scene;
  };
  for (std::size_t i = 0; i < 12; ++i) {  // every copy and its gradients
    sample(i);
    request.width = request.height = levelsOfDetail ? size : 16;
    renderer.render(request);
  }
  request.width = request.height = size;
  std::size_t i = 0;
  for (auto _ : state) {
    sample(i++);
    const double before = processorSeconds();
    benchmark::DoNotOptimize(renderer.render(request));
    state.SetIterationTime(processorSeconds() - before);
  }
}

/// A picture of 64x64 pixels and the derivatives of a function of it by opacity and colour of all voxel values, twelve
/// scenes of the bundled CT at 128^3; with and without following the rays anew (another view, another function).
void derivatives(benchmark::State& state, bool newView) {
  const core::Sampler sampler(enlarged(128), {});
  render::DifferentiableGuide guide(2);
  core::Scene scene = sampler.sample(0);
  scene.lighting = {};
  guide.place(scene, 64, 64);  // gradients
  render::GuidePicture picture;
  render::ValueTable derivative;
  std::uint64_t i = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const core::Scene next = sampler.sample(++i % 12);
    if (newView) scene.viewpoint = next.viewpoint;
    scene.transferFunction = next.transferFunction;
    state.ResumeTiming();
    guide.place(scene, 64, 64);
    const render::ValueTable table = guide.tableOf(scene.transferFunction);
    guide.picture(table, {}, picture);
    guide.derivative(table, picture, {}, derivative);
  }
  state.counters["samples"] = static_cast<double>(guide.sampleCount());
}

/// A file that is written beside and renamed, in the folder for temporary files: mean, and the longest.
void writeFile(benchmark::State& state, core::Sync sync) {
  const auto file = std::filesystem::temp_directory_path() / ("twinray-bench-" + std::to_string(getpid()));
  const std::string bytes(static_cast<std::size_t>(state.range(0)), 'x');
  double longest = 0;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    core::writeAtomically(
        file, [&](std::ostream& out) { out << bytes; }, sync);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    longest = std::max(longest, taken.count());
  }
  state.counters["longest ms"] = longest;
  std::filesystem::remove(file);
}

/// Time from a stop to its answer, asked for at all moments of the first shaded picture of a large float volume (512^3,
/// 1024x1024 pixels, high): conversion, gradients, rays.
void stopLatency(benchmark::State& state) {
  core::Geometry geometry;
  geometry.dimensions = {512, 512, 512};
  std::shared_ptr<float[]> voxels(new float[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) voxels[i] = static_cast<float>((i * 2654435761u >> 7) % 1000);
  const auto volume = std::make_shared<const core::Volume>(geometry, core::ScalarType::kFloat32,
                                                           std::shared_ptr<const void>(voxels, voxels.get()));
  auto scene = std::make_shared<core::Scene>();
  scene->volume = volume;
  core::TransferFunction tf(0, 1000);
  tf.setModes({{700, 200, 0.02}});
  scene->transferFunction = tf;
  render::VolumeRenderer renderer({Quality::kHigh, render::Device::kCpu, 2});
  int delay = 0;
  double longest = 0;
  for (auto _ : state) {
    std::stop_source source;
    core::Request request;
    request.scene = scene;
    request.width = request.height = 1024;
    request.stop = source.get_token();
    delay += 50;
    std::chrono::steady_clock::time_point asked;
    std::jthread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(delay));
      asked = std::chrono::steady_clock::now();
      source.request_stop();
    });
    renderer.render(request);
    const auto answered = std::chrono::steady_clock::now();
    stopper.join();
    const double seconds = std::max(0.0, std::chrono::duration<double>(answered - asked).count());
    longest = std::max(longest, seconds);
    state.SetIterationTime(seconds);
  }
  state.counters["longest ms"] = 1000 * longest;
}

void registerVolume(const std::string& name, const std::string& file) {
  const auto add = [&](Quality quality, int size) {
    benchmark::RegisterBenchmark((name + "/" + nameOf(quality) + "/" + std::to_string(size)).c_str(),
                                 [=](benchmark::State& state) { renderScenes(state, file, quality, size, false); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(2 * kScenes);
  };
  for (const int size : {64, 128, 160, 256, 512}) add(Quality::kStandard, size);
  for (const int size : {256, 512}) add(Quality::kHigh, size);
  add(Quality::kDraft, 256);
  for (const auto& [quality, size] :
       {std::pair(Quality::kCheckerboard, 256), {Quality::kCheckerboard, 512}, {Quality::kFine, 256}}) {
    benchmark::RegisterBenchmark(
        (name + "/depth/" + nameOf(quality) + "/" + std::to_string(size)).c_str(),
        [=, quality = quality, size = size](benchmark::State& state) { depth(state, file, quality, size); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(2 * kScenes);
  }
  for (const int size : {256, 384, 512}) {
    for (const Quality quality : {Quality::kCheckerboard, Quality::kStandard, Quality::kFine}) {
      benchmark::RegisterBenchmark((name + "/kept/" + nameOf(quality) + "/" + std::to_string(size)).c_str(),
                                   [=](benchmark::State& state) { kept(state, file, quality, size); })
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime()
          ->Iterations(kScenes);
    }
  }
  benchmark::RegisterBenchmark(
      (name + "/orbit/standard/64").c_str(),
      [=](benchmark::State& state) { renderScenes(state, file, Quality::kStandard, 64, true); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime()
      ->Iterations(2 * kScenes);
}

}  // namespace
}  // namespace twinray

int main(int argc, char** argv) {
  const std::string sample = TWINRAY_SOURCE_DIR "/resources/samples/sample_tumour_t1gd_u8.nii.gz";
  twinray::registerVolume("sample", sample);
  benchmark::RegisterBenchmark("vtk/256", [&](benchmark::State& state) { twinray::vtkScenes(state, sample); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime()
      ->Iterations(36);
  if (const char* data = std::getenv("TWINRAY_DATA")) {
    twinray::registerVolume("flair", std::string(data) + "/tumour/TCGA-02-0064_flair.nii.gz");
  }
  const auto bySize = [](const char* name, twinray::render::Quality quality, bool levelsOfDetail, int size) {
    benchmark::RegisterBenchmark(
        name, [=](benchmark::State& state) { twinray::volumeSize(state, quality, levelsOfDetail, size); })
        ->ArgName("voxels")
        ->Arg(128)
        ->Arg(256)
        ->Arg(384)
        ->Arg(512)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(12);
  };
  bySize("volume/guide/256", twinray::render::Quality::kStandard, true, 256);
  bySize("volume/standard/256", twinray::render::Quality::kStandard, false, 256);
  bySize("volume/high/512", twinray::render::Quality::kHigh, false, 512);
  for (const bool newView : {true, false}) {
    benchmark::RegisterBenchmark(newView ? "derivatives/view" : "derivatives/function",
                                 [newView](benchmark::State& state) { twinray::derivatives(state, newView); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(48);
  }
  for (const auto sync : {twinray::core::Sync::kNow, twinray::core::Sync::kLater}) {
    const bool now = sync == twinray::core::Sync::kNow;
    benchmark::RegisterBenchmark(now ? "file/now" : "file/later",
                                 [sync](benchmark::State& state) { twinray::writeFile(state, sync); })
        ->ArgName("bytes")
        ->Arg(4'000)
        ->Arg(3'000'000)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(21);
  }
  benchmark::RegisterBenchmark("stop/512^3", twinray::stopLatency)
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime()
      ->Iterations(60);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
