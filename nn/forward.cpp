#include "nn/forward.h"

#include "core/dataset/npy.h"
#include "core/error.h"
#include "nn/tfgan/tfgan.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr std::int64_t kAny = -1;
constexpr std::uint64_t kMostValues = 1ull << 28;

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const auto side : shape) {
    if (!text.empty()) text += ", ";
    text += side == kAny ? std::string("any") : std::to_string(side);
  }
  return "(" + text + ")";
}

/// The array NAME.npy of a folder, of this shape (kAny: whatever it has). Undefined where it is missing and may be.
torch::Tensor arrayOf(const std::filesystem::path& folder, const std::string& name,
                      const std::vector<std::int64_t>& shape, bool optional = false) {
  const auto file = folder / (name + ".npy");
  if (optional && !std::filesystem::exists(file)) return {};
  const core::NpyRows rows(file);
  const std::vector<std::int64_t> found(rows.shape().begin(), rows.shape().end());
  bool fits = found.size() == shape.size() && rows.rows() > 0;
  for (std::size_t i = 0; fits && i < shape.size(); ++i) fits = shape[i] == kAny || shape[i] == found[i];
  if (!fits)
    throw core::Error("The array " + file.string() + " has the shape " + shapeText(found) + ", and the network takes " +
                      shapeText(shape) + "; write it with that shape.");
  if (rows.rowSize() > 0 && rows.rows() > kMostValues / rows.rowSize())
    throw core::Error("The array " + file.string() + " is too large; run fewer samples at a time.");
  auto tensor = torch::empty(found);
  std::vector<double> row(rows.rowSize());
  float* out = tensor.data_ptr<float>();
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    rows.read(i, row);
    out = std::copy(row.begin(), row.end(), out);
  }
  return tensor;
}

torch::Tensor run(Generator& generator, const std::filesystem::path& folder) {
  auto view = arrayOf(folder, "view", {kAny, kTfganView});
  const auto n = view.size(0);
  const auto opacity = arrayOf(folder, "opacity", {n, 1, kTfganSamples});
  if (auto* network = dynamic_cast<OpacityGeneratorImpl*>(&generator))
    return network->picture(view, network->latent(opacity));
  const auto color = arrayOf(folder, "color", {n, kTfganColorPlanes, kTfganSamples});
  if (auto* network = dynamic_cast<TfganImpl*>(&generator)) {
    const auto& config = network->config();
    const auto image = arrayOf(folder, "image", {n, 1, config.guideSize, config.guideSize}, config.opacity.has_value());
    auto noise = torch::zeros({n, config.noise});
    if (config.noise > 0)
      if (const auto given = arrayOf(folder, "noise", {n, config.noise}, true); given.defined()) noise = given;
    return network->forward(view, opacity, color, image, noise);
  }
  const auto need = generator.guideNeed();
  const auto image = arrayOf(folder, "image", {n, std::int64_t(need.channels.size()), kAny, kAny});
  if (image.size(2) % need.granularity != 0 || image.size(3) % need.granularity != 0)
    throw core::Error("The array " + (folder / "image.npy").string() + " has sides that are no multiples of " +
                      std::to_string(need.granularity) + "; pad it.");
  auto lighting = arrayOf(folder, "lighting", {n, Condition::kLighting}, true);
  if (!lighting.defined()) {
    auto usual = conditionOf({}, core::TransferFunction(0, 1), {}, {}, 1).lighting;
    lighting = torch::from_blob(usual.data(), {1, Condition::kLighting}).clone().expand({n, Condition::kLighting});
  }
  return generator.paint((image + 1) / 2, {view, torch::cat({opacity, color}, 1), lighting}) * 2 - 1;
}

}  // namespace

void forwardArrays(const Model& model, const std::filesystem::path& inputs, const std::filesystem::path& output,
                   bool trainingMode) {
  const torch::NoGradGuard noGrad;
  // Training mode changes running statistics: a copy keeps the model as it is.
  const auto generator = cloneGenerator(*model.weights().generator);
  generator->train(trainingMode);
  const auto made = run(*generator, inputs).to(torch::kFloat64).contiguous();
  const std::vector<std::size_t> shape(made.sizes().begin(), made.sizes().end());
  core::writeNpy(output, shape, {made.data_ptr<double>(), std::size_t(made.numel())}, core::NpyType::kFloat32);
}

}  // namespace twinray::nn
