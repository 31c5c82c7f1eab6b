#include "nn/training/networks.h"

#include <cmath>
#include <numbers>

#include "core/error.h"
#include "nn/guided.h"
#include "nn/training/losses.h"

namespace twinray::nn {
namespace {

constexpr double kAverageStart = 10;  ///< the average forgets its first steps sooner: decay at most (1 + n) / (10 + n)

bool computesHalf() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16");
#else
  return false;
#endif
}

void copyInto(torch::nn::Module& module, const std::map<std::string, torch::Tensor>& tensors,
              const std::string& prefix) {
  const torch::NoGradGuard noGrad;
  const auto copy = [&](const auto& items) {
    for (auto& item : items) {
      const auto& tensor = tensors.at(prefix + item.key());
      TORCH_CHECK(tensor.sizes() == item.value().sizes(), "shape");
      auto target = item.value();
      target.copy_(tensor);
    }
  };
  copy(module.named_parameters());
  copy(module.named_buffers());
}

void copyFrom(const torch::nn::Module& module, std::map<std::string, torch::Tensor>& tensors,
              const std::string& prefix) {
  for (const auto& item : module.named_parameters()) tensors[prefix + item.key()] = item.value().detach();
  for (const auto& item : module.named_buffers()) tensors[prefix + item.key()] = item.value().detach();
}

std::shared_ptr<Generator> fresh(const Recipe& recipe, torch::Device device) {
  auto generator = makeGenerator("guided", toJson(recipe.network), "the recipe");
  generator->to(device);
  for (auto& parameter : generator->parameters())
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
  return generator;
}

}  // namespace

TrainedNetworks::TrainedNetworks(const Recipe& recipe, torch::Device device)
    : recipe_(recipe),
      device_(device),
      generator_(fresh(recipe, device)),
      average_(cloneGenerator(*generator_)),
      optimizer_(generator_->named_parameters(), recipe.optimizer) {
  if (recipe.halfPrecision && device.is_cpu() && computesHalf()) type_ = torch::kBFloat16;
  average_->to(device);
  for (auto& parameter : average_->parameters()) parameter.set_requires_grad(false);
  if (recipe.adversarialWeight > 0) {
    discriminator_ = Discriminator();
    discriminator_->to(device);
    auto options = recipe.optimizer;
    options.beta1 = 0;  // usual for hinge GANs (Miyato et al. 2018)
    discriminatorOptimizer_.emplace(discriminator_->named_parameters(), options);
  }
}

void TrainedNetworks::startFrom(const Generator& generator) {
  std::map<std::string, torch::Tensor> tensors;
  copyFrom(generator, tensors, "");
  copyInto(*generator_, tensors, "");
  copyInto(*average_, tensors, "");
}

double TrainedNetworks::learningRate(std::int64_t step, double progress) const {
  const double warm = recipe_.warmUp > 0 ? std::min(1.0, double(step + 1) / recipe_.warmUp) : 1;
  return recipe_.learningRate * warm * (0.5 + 0.5 * std::cos(std::numbers::pi * progress));
}

double TrainedNetworks::stepDiscriminator(const torch::Tensor& painted, const torch::Tensor& picture,
                                          const torch::Tensor& enlarged, double learningRate) {
  for (auto& parameter : discriminator_->parameters()) parameter.set_requires_grad(true);
  discriminatorOptimizer_->clearGradients();
  const auto loss = hingeDiscriminator(discriminator_(picture, enlarged), discriminator_(painted.detach(), enlarged));
  loss.backward();
  discriminatorOptimizer_->clipGradients(recipe_.clip);
  discriminatorOptimizer_->step(learningRate);
  for (auto& parameter : discriminator_->parameters()) parameter.set_requires_grad(false);
  return loss.item<double>();
}

TrainedNetworks::Losses TrainedNetworks::step(const Batch& batch, std::int64_t step, double progress) {
  const double rate = learningRate(step, progress);
  const auto guide = batch.guide.to(device_);
  const auto picture = batch.picture.to(device_);
  const auto enlarged = enlargedGuide(guide, recipe_.network.factor);
  const auto painted = generator_->paint(guide, batch.condition.to(device_), type_);

  Losses losses;
  auto loss = torch::zeros({}, painted.options());
  if (recipe_.charbonnierWeight > 0) loss = loss + recipe_.charbonnierWeight * charbonnier(painted, picture);
  if (recipe_.rmsWeight > 0) loss = loss + recipe_.rmsWeight * rootMeanSquare(painted, picture);
  if (recipe_.msSsimWeight > 0) loss = loss + recipe_.msSsimWeight * (1 - msSsim(painted, picture));
  if (discriminator_ && progress >= recipe_.adversarialFrom) {
    losses.discriminator = stepDiscriminator(painted, picture, enlarged, rate);
    loss = loss + recipe_.adversarialWeight * hingeGenerator(discriminator_(painted, enlarged));
  }
  losses.generator = loss.item<double>();
  if (!std::isfinite(losses.generator))
    throw core::Error("The training diverged at step " + std::to_string(step) +
                      " (the loss is not finite); resume with a lower learning rate in the recipe.");
  optimizer_.clearGradients();
  loss.backward();
  optimizer_.clipGradients(recipe_.clip);
  optimizer_.step(rate);
  updateAverage();
  return losses;
}

void TrainedNetworks::updateAverage() {
  const torch::NoGradGuard noGrad;
  ++averaged_;
  const double decay = std::min(recipe_.average, (1.0 + double(averaged_)) / (kAverageStart + double(averaged_)));
  auto to = average_->named_parameters();
  for (const auto& item : generator_->named_parameters()) to[item.key()].lerp_(item.value(), 1 - decay);
}

void TrainedNetworks::save(TensorArchive& archive) const {
  copyFrom(*generator_, archive.tensors, "generator/");
  copyFrom(*average_, archive.tensors, "average/");
  optimizer_.save(archive.tensors, "optimizer/");
  archive.description["averaged"] = averaged_;
  archive.description["optimizer_steps"] = optimizer_.steps();
  if (discriminator_) {
    copyFrom(*discriminator_, archive.tensors, "discriminator/");
    discriminatorOptimizer_->save(archive.tensors, "discriminator_optimizer/");
    archive.description["discriminator_steps"] = discriminatorOptimizer_->steps();
  }
}

void TrainedNetworks::load(const TensorArchive& archive, const std::string& where) {
  try {
    copyInto(*generator_, archive.tensors, "generator/");
    copyInto(*average_, archive.tensors, "average/");
    optimizer_.load(archive.tensors, "optimizer/", archive.description.at("optimizer_steps").get<std::int64_t>());
    averaged_ = archive.description.at("averaged").get<std::int64_t>();
    if (discriminator_) {
      copyInto(*discriminator_, archive.tensors, "discriminator/");
      discriminatorOptimizer_->load(archive.tensors, "discriminator_optimizer/",
                                    archive.description.at("discriminator_steps").get<std::int64_t>());
    }
  } catch (const std::exception&) {
    throw core::Error("The checkpoint of " + where + " does not fit the run's networks; start a new run.");
  }
}

}  // namespace twinray::nn
