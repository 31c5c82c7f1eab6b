#include "nn/training/judge.h"

#include "nn/guided.h"
#include "nn/tfgan/opacity.h"
#include "nn/tfgan/tfgan.h"
#include "nn/training/discriminator.h"

namespace twinray::nn {
namespace {

class PatchJudge : public Judge {
 public:
  explicit PatchJudge(int factor) : factor_(factor) {}
  torch::nn::Module& module() override { return *network_; }
  torch::Tensor logits(const torch::Tensor& picture, const Batch& batch) override {
    return network_(picture, enlargedGuide(batch.guide, factor_));
  }

 private:
  int factor_;
  Discriminator network_;
};

class TfganJudge : public Judge {
 public:
  explicit TfganJudge(const TfganConfig& config) : network_(discriminatorFor(config)) {}
  torch::nn::Module& module() override { return *network_; }
  torch::Tensor logits(const torch::Tensor& picture, const Batch& batch) override {
    const auto& curves = batch.condition.curves;
    return network_(batch.condition.view, curves.slice(1, 0, 1), curves.slice(1, 1, 4), picture * 2 - 1);
  }

 private:
  TfganDiscriminator network_;
};

class OpacityJudge : public Judge {
 public:
  explicit OpacityJudge(const OpacityConfig& config) : network_(config) {}
  torch::nn::Module& module() override { return *network_; }
  torch::Tensor logits(const torch::Tensor& picture, const Batch& batch) override {
    return network_(batch.condition.view, batch.condition.curves.slice(1, 0, 1), picture * 2 - 1);
  }

 private:
  OpacityDiscriminator network_;
};

}  // namespace

std::unique_ptr<Judge> makeJudge(const Generator& generator) {
  if (const auto* tfgan = dynamic_cast<const TfganImpl*>(&generator))
    return std::make_unique<TfganJudge>(tfgan->config());
  if (const auto* opacity = dynamic_cast<const OpacityGeneratorImpl*>(&generator))
    return std::make_unique<OpacityJudge>(opacity->config());
  return std::make_unique<PatchJudge>(generator.guideNeed().factor);
}

}  // namespace twinray::nn
