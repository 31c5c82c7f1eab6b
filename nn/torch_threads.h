#pragma once

namespace twinray::nn {

/// Sets how many threads LibTorch uses for work that the calling thread starts, and for nothing else: 0 for as many as
/// the machine has. LibTorch's own at::set_num_threads also changes what later threads start with; the OpenMP setting
/// that rules its operators and oneDNN belongs to one thread.
void useTorchThreads(int threads);

/// The same for a scope.
class TorchThreads {
 public:
  explicit TorchThreads(int threads);
  ~TorchThreads();
  TorchThreads(const TorchThreads&) = delete;
  TorchThreads& operator=(const TorchThreads&) = delete;

 private:
  int before_;
};

}  // namespace twinray::nn
