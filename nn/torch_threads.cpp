#include "nn/torch_threads.h"

#include <algorithm>
#include <thread>

#include <ATen/Parallel.h>
#include <omp.h>

namespace twinray::nn {

void useTorchThreads(int threads) {
  at::get_num_threads();  // LibTorch sets a thread's team at its first question, which must not undo ours
  omp_set_num_threads(threads > 0 ? threads : std::max(1, int(std::thread::hardware_concurrency())));
}

TorchThreads::TorchThreads(int threads) : before_(at::get_num_threads()) {
  useTorchThreads(threads);
}
TorchThreads::~TorchThreads() {
  omp_set_num_threads(before_);
}

}  // namespace twinray::nn
