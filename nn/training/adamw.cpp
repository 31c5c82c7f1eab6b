#include "nn/training/adamw.h"

#include <cmath>

namespace twinray::nn {

AdamW::AdamW(const torch::OrderedDict<std::string, torch::Tensor>& parameters, const AdamWOptions& options)
    : options_(options) {
  for (const auto& item : parameters)
    if (item.value().requires_grad())
      slots_.push_back({item.key(), item.value(), torch::zeros_like(item.value()), torch::zeros_like(item.value())});
}

void AdamW::clearGradients() {
  for (auto& slot : slots_) slot.parameter.mutable_grad() = torch::Tensor();
}

double AdamW::clipGradients(double limit) {
  torch::NoGradGuard noGrad;
  std::vector<torch::Tensor> norms;
  for (const auto& slot : slots_)
    if (slot.parameter.grad().defined()) norms.push_back(slot.parameter.grad().norm());
  if (norms.empty()) return 0;
  const double norm = torch::stack(norms).norm().item<double>();
  if (limit > 0 && norm > limit)
    for (auto& slot : slots_)
      if (slot.parameter.grad().defined()) slot.parameter.mutable_grad().mul_(limit / (norm + 1e-6));
  return norm;
}

void AdamW::step(double learningRate) {
  torch::NoGradGuard noGrad;
  ++steps_;
  const double correction1 = 1 - std::pow(options_.beta1, double(steps_));
  const double correction2 = 1 - std::pow(options_.beta2, double(steps_));
  for (auto& slot : slots_) {
    const auto& gradient = slot.parameter.grad();
    if (!gradient.defined()) continue;
    if (options_.weightDecay > 0) slot.parameter.mul_(1 - learningRate * options_.weightDecay);
    slot.first.mul_(options_.beta1).add_(gradient, 1 - options_.beta1);
    slot.second.mul_(options_.beta2).addcmul_(gradient, gradient, 1 - options_.beta2);
    const auto root = slot.second.sqrt().div_(std::sqrt(correction2)).add_(options_.epsilon);
    slot.parameter.addcdiv_(slot.first, root, -learningRate / correction1);
  }
}

void AdamW::save(std::map<std::string, torch::Tensor>& tensors, const std::string& prefix) const {
  for (const auto& slot : slots_) {
    tensors[prefix + "first/" + slot.name] = slot.first;
    tensors[prefix + "second/" + slot.name] = slot.second;
  }
}

void AdamW::load(const std::map<std::string, torch::Tensor>& tensors, const std::string& prefix, std::int64_t steps) {
  torch::NoGradGuard noGrad;
  for (auto& slot : slots_) {
    const auto& first = tensors.at(prefix + "first/" + slot.name);
    const auto& second = tensors.at(prefix + "second/" + slot.name);
    TORCH_CHECK(first.sizes() == slot.first.sizes() && second.sizes() == slot.second.sizes(), "shape");
    slot.first.copy_(first);
    slot.second.copy_(second);
  }
  steps_ = steps;
}

}  // namespace twinray::nn
