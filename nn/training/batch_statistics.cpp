#include "nn/training/batch_statistics.h"

namespace twinray::nn {
namespace {

/// Those that learn: a frozen network inside keeps its statistics.
std::vector<torch::nn::BatchNorm2dImpl*> normsInTraining(Generator& generator) {
  std::vector<torch::nn::BatchNorm2dImpl*> norms;
  for (const auto& module : generator.modules()) {
    auto* norm = module->as<torch::nn::BatchNorm2d>();
    if (norm && norm->is_training()) norms.push_back(norm);
  }
  return norms;
}

}  // namespace

std::shared_ptr<Generator> withStatisticsOf(const Generator& generator, const std::vector<Batch>& batches,
                                            torch::Device device) {
  const torch::NoGradGuard noGrad;
  auto random = at::detail::getDefaultCPUGenerator();
  const auto state = random.get_state();
  auto copy = cloneGenerator(generator);
  copy->to(device);
  copy->train();
  const auto norms = normsInTraining(*copy);
  std::vector<c10::optional<double>> momenta;
  for (auto* norm : norms) {
    momenta.push_back(norm->options.momentum());
    norm->options.momentum(c10::nullopt);  // the mean over all batches
    norm->reset_running_stats();
  }
  for (const Batch& batch : batches) {
    const auto guide = batch.guide.defined() ? batch.guide.to(device) : torch::Tensor();
    copy->paintFrom(guide, batch.condition.to(device), batch.keyframe.to(device), torch::kFloat32);
  }
  for (std::size_t i = 0; i < norms.size(); ++i) norms[i]->options.momentum(momenta[i]);
  copy->eval();
  random.set_state(state);
  return copy;
}

}  // namespace twinray::nn
