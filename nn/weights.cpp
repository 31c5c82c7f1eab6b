#include "nn/weights.h"

namespace twinray::nn {

Model::Weights::Weights(std::shared_ptr<Generator> weights) : generator(std::move(weights)) {
  generator->eval();
  for (auto& parameter : generator->parameters()) parameter.set_requires_grad(false);
}

const Painter& Model::Weights::painter() const {
  std::call_once(once_, [this] { painter_ = makePainter(generator); });
  return *painter_;
}

}  // namespace twinray::nn
