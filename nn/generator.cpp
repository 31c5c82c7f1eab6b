#include "nn/generator.h"

#include "core/error.h"
#include "nn/guided.h"
#include "nn/tfgan/tfgan.h"

namespace twinray::nn {

ConditionBatch batchOf(const std::vector<const Condition*>& conditions) {
  const auto n = std::int64_t(conditions.size());
  ConditionBatch batch{torch::empty({n, Condition::kView}), torch::empty({n, 4, Condition::kSamples}),
                       torch::empty({n, Condition::kLighting})};
  for (std::int64_t i = 0; i < n; ++i) {
    const auto& c = *conditions[std::size_t(i)];
    std::copy(c.view.begin(), c.view.end(), batch.view[i].data_ptr<float>());
    std::copy(c.opacity.begin(), c.opacity.end(), batch.curves[i].data_ptr<float>());
    std::copy(c.color.begin(), c.color.end(), batch.curves[i].data_ptr<float>() + Condition::kSamples);
    std::copy(c.lighting.begin(), c.lighting.end(), batch.lighting[i].data_ptr<float>());
  }
  return batch;
}

KeyframeBatch keyframeBatchOf(torch::Tensor guide, torch::Tensor detail, const std::vector<const Change*>& changes) {
  const auto n = std::int64_t(changes.size());
  KeyframeBatch batch{std::move(guide), std::move(detail), torch::zeros({n, 4, Condition::kSamples}),
                      torch::zeros({n, Change::kWidth}), torch::zeros({n})};
  for (std::int64_t i = 0; i < n; ++i) {
    const auto* change = changes[std::size_t(i)];
    if (!change) continue;
    std::copy(change->curves.begin(), change->curves.end(), batch.curves[i].data_ptr<float>());
    std::copy(change->motion.begin(), change->motion.end(), batch.motion[i].data_ptr<float>());
    batch.present[i] = 1;
  }
  return batch;
}

std::shared_ptr<Generator> makeGenerator(const std::string& architecture, const nlohmann::json& network,
                                         const std::string& where) {
  if (architecture == "guided") return std::make_shared<GuidedImpl>(guidedConfigFromJson(network, where));
  if (architecture == "tfgan") return std::make_shared<TfganImpl>(tfganConfigFromJson(network, where));
  if (architecture == "opacity") return std::make_shared<OpacityGeneratorImpl>(opacityConfigFromJson(network, where));
  throw core::Error("The architecture " + architecture + " in " + where + " is unknown; use guided, tfgan or opacity.");
}

std::shared_ptr<Generator> cloneGenerator(const Generator& generator) {
  torch::NoGradGuard noGrad;
  auto copy = makeGenerator(generator.architecture(), generator.network(), "a copy");
  auto parameters = copy->named_parameters();
  for (const auto& item : generator.named_parameters()) parameters[item.key()].copy_(item.value());
  auto buffers = copy->named_buffers();
  for (const auto& item : generator.named_buffers()) buffers[item.key()].copy_(item.value());
  return copy;
}

}  // namespace twinray::nn
