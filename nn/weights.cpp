#include "nn/weights.h"

namespace twinray::nn {

Model::Weights::Weights(std::shared_ptr<Generator> weights, TensorMap judging)
    : generator(std::move(weights)), discriminator(std::move(judging)) {
  generator->eval();
  for (auto& parameter : generator->parameters()) parameter.set_requires_grad(false);
}

std::optional<double> Model::millisecondsPerPixel() const {
  return weights_->painter().millisecondsPerPixel();
}

const Painter& Model::Weights::painter() const {
  std::call_once(once_, [this] { painter_ = makePainter(generator); });
  return *painter_;
}

}  // namespace twinray::nn
