#include "nn/network_sensitivity.h"

#include "core/error.h"
#include "nn/torch_threads.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr double kInputPerOpacity = 2;  ///< the input is 2 v - 1

torch::Tensor squareOf(const std::vector<double>& values, int side) {
  return torch::tensor(torch::ArrayRef<double>(values), torch::kFloat64).to(torch::kFloat32).view({1, 1, side, side});
}

std::vector<double> valuesOf(const torch::Tensor& tensor) {
  const auto flat = tensor.to(torch::kFloat64).contiguous();
  return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

core::PaintedSquares squaresOf(Generator& generator, ConditionBatch batch, const std::vector<double>& weights,
                               const torch::Tensor& guide, double level) {
  const torch::AutoGradMode recorded(true);
  const auto opacity = batch.curves.slice(1, 0, 1).clone().requires_grad_();
  batch.curves = torch::cat({opacity, batch.curves.slice(1, 1, 4)}, 1);
  // A grey picture has the same in red, green and blue.
  const auto picture = generator.paint(guide, batch).expand({1, 3, -1, -1});
  const auto sum = ((picture - level).square() * squareOf(weights, int(picture.size(2)))).sum();
  std::vector<torch::Tensor> inputs{opacity};
  if (guide.defined()) inputs.push_back(guide);
  const auto derivatives = torch::autograd::grad({sum}, inputs);
  core::PaintedSquares result{sum.item<double>(), valuesOf(derivatives[0] * kInputPerOpacity), {}};
  if (guide.defined()) result.byGuide = valuesOf(derivatives[1]);
  return result;
}

}  // namespace

bool isTfgans(const ModelInfo& model) {
  return model.architecture == "tfgan" || model.architecture == "opacity";
}

std::string noSensitivity(const ModelInfo& model, const core::Scene& scene) {
  if (!isTfgans(model)) {
    return "The model " + model.name +
           " is not one of TFGAN's networks, which paint from the transfer function itself; open a tfgan model.";
  }
  return model.unsupported(scene);
}

core::SquarePainter squarePainter(const std::shared_ptr<const Model>& model, const core::Scene& scene, int threads) {
  const auto problem = noSensitivity(model->info(), scene);
  if (!problem.empty()) throw core::Error(problem);
  Generator& generator = *model->weights().generator;
  const GuideNeed need = generator.guideNeed();
  core::SquarePainter painter;
  painter.side = need.pictureSize;
  painter.channels = model->info().architecture == "opacity" ? 1 : 3;
  painter.guideSide = need.channels.empty() ? 0 : need.pictureSize / need.factor;
  const Condition condition = generator.condition(scene.viewpoint, scene.transferFunction, scene.lighting,
                                                  scaleOf(scene.volume->geometry()), painter.guideSide);
  painter.squares = [model, condition, threads, side = painter.guideSide](
                        const std::vector<double>& weights, const std::vector<double>& guide, double level) {
    const TorchThreads limited(threads);
    const auto image = side > 0 ? squareOf(guide, side).requires_grad_() : torch::Tensor();
    return squaresOf(*model->weights().generator, batchOf({&condition}), weights, image, level);
  };
  return painter;
}

}  // namespace twinray::nn
