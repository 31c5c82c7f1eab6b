// Milliseconds of one picture of a full-width `tfgan` generator: `tfgan_bench MODEL RUNS THREADS` prints one line a
// run. tfgan_bench.py runs it interleaved with the same network in PyTorch's frozen form. Not for ctest.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/scene.h"
#include "nn/model.h"
#include "nn/torch_threads.h"
#include "nn/weights.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: tfgan_bench MODEL RUNS THREADS\n");
    return 2;
  }
  using namespace twinray;
  const auto model = nn::loadModel(argv[1]);
  const auto& painter = model->weights().painter();
  const int size = model->info().pictureSize;
  const int guideSize = size / model->info().guideFactor;
  core::Image guide(guideSize, guideSize);
  for (std::size_t i = 0; i < guide.data.size(); ++i) guide.data[i] = std::uint8_t(i * 37 % 251);
  const core::Scene scene;
  nn::useTorchThreads(std::atoi(argv[3]));
  for (int run = 0; run < std::atoi(argv[2]); ++run) {
    const auto start = std::chrono::steady_clock::now();
    painter.paint(guide, scene, size, size);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    std::printf("%.3f\n", taken.count());
  }
  std::fprintf(stderr, "%s\n", painter.precision().c_str());
  return 0;
}
