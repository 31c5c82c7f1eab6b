#include "nn/training/networks.h"

#include <cmath>
#include <numbers>

#include "core/error.h"
#include "nn/guided.h"
#include "nn/tfgan/opacity.h"
#include "nn/training/losses.h"

namespace twinray::nn {
namespace {

constexpr double kAverageStart = 10;  ///< the average forgets its first steps sooner: decay at most (1 + n) / (10 + n)

const std::string kOpacityNetwork = "opacity_network.";  ///< of a network of two: names of the first one's weights

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

/// Weights of the layers that take guide pixels gathered `before` a side, for `times` as many: each guide pixel becomes
/// the mean of times x times.
torch::Tensor spread(const torch::Tensor& weight, std::int64_t channels, std::int64_t before, std::int64_t times) {
  const auto out = weight.size(0), kernel = weight.size(2);
  const auto guide = channels * before * before;
  const auto spread = weight.narrow(1, 0, guide)
                          .reshape({out, channels, before, before, kernel, kernel})
                          .repeat_interleave(times, 2)
                          .repeat_interleave(times, 3)
                          .div(double(times * times))
                          .reshape({out, guide * times * times, kernel, kernel});
  return torch::cat({spread, weight.narrow(1, guide, weight.size(1) - guide)}, 1);
}

/// Where a network takes a larger guide for as large a picture than the one that it begins from.
void spreadHeads(const Generator& from, const Generator& to, std::map<std::string, torch::Tensor>& tensors) {
  const auto* small = dynamic_cast<const GuidedImpl*>(&from);
  const auto* large = dynamic_cast<const GuidedImpl*>(&to);
  if (!small || !large || small->config().unshuffle == large->config().unshuffle) return;
  const auto channels = std::int64_t(small->config().guideChannels.size());
  const int before = small->config().unshuffle, times = large->config().unshuffle / before;
  tensors["head.weight"] = spread(tensors["head.weight"], channels, before, times);
  if (small->config().keyframe)
    tensors["keyframe_head.weight"] = spread(tensors["keyframe_head.weight"], channels, before, times);
}

void keepChannelsLast(torch::nn::Module& network) {
  for (auto& parameter : network.parameters())
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
}

void requireGradients(torch::nn::Module& network, bool required) {
  for (auto& parameter : network.parameters()) parameter.set_requires_grad(required);
}

/// Those whose names begin so; the others take no gradients from now on.
torch::OrderedDict<std::string, torch::Tensor> trainedParameters(torch::nn::Module& network,
                                                                 const std::string& prefix) {
  auto parameters = network.named_parameters();
  for (auto& item : parameters)
    if (!item.key().starts_with(prefix)) item.value().set_requires_grad(false);
  return parameters;
}

AdamWOptions discriminatorOptions(const Recipe& recipe) {
  auto options = recipe.optimizer;
  options.beta1 = recipe.discriminatorBeta1;
  return options;
}

}  // namespace

std::shared_ptr<Generator> freshGenerator(const Recipe& recipe, torch::Device device) {
  auto generator = makeGenerator(recipe.architecture, recipe.network, "the recipe");
  generator->to(device);
  keepChannelsLast(*generator);
  return generator;
}

TrainedNetworks::TrainedNetworks(const Recipe& recipe, std::shared_ptr<Generator> generator, std::size_t samples,
                                 torch::Device device)
    : recipe_(recipe),
      samples_(samples),
      device_(device),
      generator_(std::move(generator)),
      average_(recipe.average > 0 ? cloneGenerator(*generator_) : generator_),
      optimizer_(trainedParameters(*generator_, recipe.trainOnly), recipe.optimizer) {
  if (recipe.halfPrecision && device.is_cpu() && computesHalf()) type_ = torch::kBFloat16;
  if (average_ != generator_) {
    average_->to(device);
    requireGradients(*average_, false);
  }
  if (recipe.adversarialWeight > 0) {
    judge_ = makeJudge(*generator_);
    judge_->module().to(device);
    keepChannelsLast(judge_->module());
    discriminatorOptimizer_.emplace(judge_->module().named_parameters(), discriminatorOptions(recipe));
  }
}

void TrainedNetworks::startFrom(const Generator& other) {
  const bool inside = other.architecture() == "opacity" && generator_->architecture() != "opacity";
  const std::string prefix = inside ? kOpacityNetwork : "";
  std::map<std::string, torch::Tensor> tensors;
  copyFrom(*generator_, tensors, "");
  copyFrom(other, tensors, prefix);  // in place of its own
  spreadHeads(other, *generator_, tensors);
  copyInto(*generator_, tensors, "");
  if (average_ != generator_) copyInto(*average_, tensors, "");
}

double TrainedNetworks::learningRate(std::int64_t step, double progress) const {
  const double warm = recipe_.warmUp > 0 ? std::min(1.0, double(step + 1) / recipe_.warmUp) : 1;
  if (recipe_.halveEvery > 0) {
    const auto epoch = std::uint64_t(step) * std::uint64_t(recipe_.batch) / samples_;
    return recipe_.learningRate * warm * std::pow(0.5, double(epoch / std::uint64_t(recipe_.halveEvery)));
  }
  return recipe_.learningRate * warm * (0.5 + 0.5 * std::cos(std::numbers::pi * progress));
}

torch::Tensor TrainedNetworks::pictureLoss(const torch::Tensor& painted, const Batch& batch) const {
  const auto& picture = batch.picture;
  auto loss = torch::zeros({}, painted.options());
  if (recipe_.l1Weight > 0) loss = loss + recipe_.l1Weight * l1(painted, picture);
  if (recipe_.charbonnierWeight > 0) loss = loss + recipe_.charbonnierWeight * charbonnier(painted, picture);
  if (recipe_.rmsWeight > 0) loss = loss + recipe_.rmsWeight * rootMeanSquare(painted, picture);
  if (recipe_.msSsimWeight > 0) loss = loss + recipe_.msSsimWeight * (1 - msSsim(painted, picture));
  auto* opacity = dynamic_cast<OpacityGeneratorImpl*>(generator_.get());
  if (recipe_.reconstructionWeight > 0 && opacity) {
    const auto curve = batch.condition.curves.slice(1, 0, 1);
    const auto again = opacity->reconstruction(opacity->latent(curve));
    loss = loss + recipe_.reconstructionWeight * at::mse_loss(again, curve.squeeze(1));
  }
  return loss;
}

double TrainedNetworks::stepDiscriminator(const torch::Tensor& painted, const Batch& batch, double learningRate) {
  requireGradients(judge_->module(), true);
  discriminatorOptimizer_->clearGradients();
  const auto real = judge_->logits(batch.picture, batch), fake = judge_->logits(painted.detach(), batch);
  const auto loss = recipe_.adversarial == "bce" ? entropyDiscriminator(real, fake) : hingeDiscriminator(real, fake);
  loss.backward();
  discriminatorOptimizer_->clipGradients(recipe_.clip);
  discriminatorOptimizer_->step(learningRate);
  requireGradients(judge_->module(), false);
  return loss.item<double>();
}

TrainedNetworks::Losses TrainedNetworks::step(const Batch& made, std::int64_t step, double progress) {
  const double rate = learningRate(step, progress);
  const Batch batch{made.guide.defined() ? made.guide.to(device_) : torch::Tensor(), made.picture.to(device_),
                    made.condition.to(device_), made.keyframe.to(device_)};
  const auto result = generator_->paintFrom(batch.guide, batch.condition, batch.keyframe, type_, true);
  const auto& painted = result.picture;

  Losses losses;
  losses.l1 = l1(painted.detach(), batch.picture).item<double>();
  auto loss = pictureLoss(painted, batch);
  if (judge_ && progress >= recipe_.adversarialFrom) {
    losses.discriminator = stepDiscriminator(painted, batch, rate);
    const auto fake = judge_->logits(painted, batch);
    loss = loss +
           recipe_.adversarialWeight * (recipe_.adversarial == "bce" ? entropyGenerator(fake) : hingeGenerator(fake));
  }
  if (result.expectedError.defined())
    loss = loss + laplace(result.expectedError, (painted.detach() - batch.picture).abs().mean(1, true));
  losses.generator = loss.item<double>();
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.discriminator))
    throw core::Error("The training diverged at step " + std::to_string(step) +
                      " (the loss is not finite); resume with a lower learning rate in the recipe.");
  optimizer_.clearGradients();
  loss.backward();
  losses.gradientNorm = optimizer_.clipGradients(recipe_.clip);
  optimizer_.step(rate);
  updateAverage();
  return losses;
}

void TrainedNetworks::updateAverage() {
  if (average_ == generator_) return;
  const torch::NoGradGuard noGrad;
  ++averaged_;
  const double decay = std::min(recipe_.average, (1.0 + double(averaged_)) / (kAverageStart + double(averaged_)));
  auto to = average_->named_parameters();
  for (const auto& item : generator_->named_parameters()) to[item.key()].lerp_(item.value(), 1 - decay);
  auto buffers = average_->named_buffers();
  for (const auto& item : generator_->named_buffers()) buffers[item.key()].copy_(item.value());
}

void TrainedNetworks::save(TensorArchive& archive) const {
  copyFrom(*generator_, archive.tensors, "generator/");
  if (average_ != generator_) copyFrom(*average_, archive.tensors, "average/");
  optimizer_.save(archive.tensors, "optimizer/");
  archive.description["averaged"] = averaged_;
  archive.description["optimizer_steps"] = optimizer_.steps();
  if (judge_) {
    copyFrom(judge_->module(), archive.tensors, "discriminator/");
    discriminatorOptimizer_->save(archive.tensors, "discriminator_optimizer/");
    archive.description["discriminator_steps"] = discriminatorOptimizer_->steps();
  }
}

void TrainedNetworks::load(const TensorArchive& archive, const std::string& where) {
  try {
    copyInto(*generator_, archive.tensors, "generator/");
    if (average_ != generator_) copyInto(*average_, archive.tensors, "average/");
    optimizer_.load(archive.tensors, "optimizer/", archive.description.at("optimizer_steps").get<std::int64_t>());
    averaged_ = archive.description.at("averaged").get<std::int64_t>();
    if (judge_) {
      copyInto(judge_->module(), archive.tensors, "discriminator/");
      discriminatorOptimizer_->load(archive.tensors, "discriminator_optimizer/",
                                    archive.description.at("discriminator_steps").get<std::int64_t>());
    }
  } catch (const std::exception&) {
    throw core::Error("The checkpoint of " + where + " does not fit the run's networks; start a new run.");
  }
}

}  // namespace twinray::nn
