#pragma once

namespace twinray::nn {

struct AdamWOptions {
  double beta1 = 0.9;
  double beta2 = 0.99;
  double epsilon = 1e-8;
  double weightDecay = 1e-4;
};

}  // namespace twinray::nn
