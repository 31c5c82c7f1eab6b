#pragma once

namespace twinray::nn {

/// Whether bf16 convolutions may be worth a measurement on this CPU. False where LibTorch has no kernels for it and
/// computes them one product at a time, some fifty times slower than float32: there trying a whole network takes
/// seconds. Measured once a process, on one small layer, in some milliseconds.
bool isHalfWorthTrying();

}  // namespace twinray::nn
