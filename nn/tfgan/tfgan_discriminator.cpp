#include "nn/tfgan/tfgan.h"

namespace twinray::nn {
namespace {

constexpr int kPictureWidth = 32;  ///< features between the picture's size and the guide's

torch::nn::Conv2dOptions halving(int in, int out) {
  return torch::nn::Conv2dOptions(in, out, 4).stride(2).padding(1);
}

}  // namespace

TfganDiscriminatorImpl::TfganDiscriminatorImpl(const TfganDiscriminatorConfig& config) : config_(config) {
  const auto& c = config;
  view_ = register_module("view_encoder", LinearStack(Widths{kTfganView, c.viewWidth, c.viewWidth}));
  opacityCurve_ = register_module("opacity_encoder", CurveEncoder(Widths{1, 16, 32, 64, 128, 128, c.curveWidth}, true));
  colorCurve_ = register_module("color_encoder",
                                CurveEncoder(Widths{kTfganColorPlanes, 16, 32, 64, 128, 128, c.curveWidth}, true));

  const bool reduced = c.pictureSize > c.guideSize;
  int width = 3;
  int index = 0;
  auto layers = register_module("image_encoder_layers", std::make_shared<torch::nn::Module>());
  if (reduced) {
    auto first = register_module("pre_rgb_encoder", std::make_shared<torch::nn::Module>());
    for (int size = 2 * c.guideSize; size <= c.pictureSize; size *= 2) {
      const int out = size == c.pictureSize ? c.channels : kPictureWidth;
      append(*first, index, halving(width, out), c.batchNorm && size > 2 * c.guideSize);
      width = out;
    }
  }
  index = 0;
  const int count = halvings(c.guideSize, c.minimumSize) + 1;
  const auto widths = doublingWidths(c.channels, count + 1, c.mostChannels);
  for (int i = 0; i < count; ++i) {
    const int out = widths[std::size_t(reduced ? i + 1 : i)];
    const bool last = i + 1 == count;
    append(*layers, index, last ? torch::nn::Conv2dOptions(width, out, c.minimumSize) : halving(width, out),
           c.batchNorm && !last && (i > 0 || reduced));
    width = out;
  }
  decision_ = register_module("decision_subnet",
                              LinearStack(Widths{c.viewWidth + 2 * c.curveWidth + width, width, width, 1}, true));
  initialiseTfgan(*this);
}

void TfganDiscriminatorImpl::append(torch::nn::Module& list, int& index, const torch::nn::Conv2dOptions& options,
                                    bool normalised) {
  Layer layer;
  layer.convolution = list.register_module(std::to_string(index++), torch::nn::Conv2d(options));
  if (normalised)
    layer.norm = list.register_module(std::to_string(index++), torch::nn::BatchNorm2d(options.out_channels()));
  ++index;  // the activation
  layers_.push_back(layer);
}

torch::Tensor TfganDiscriminatorImpl::forward(const torch::Tensor& view, const torch::Tensor& opacity,
                                              const torch::Tensor& color, const torch::Tensor& picture) {
  auto x = picture;
  for (auto& layer : layers_) {
    x = layer.convolution(x);
    if (layer.norm) x = layer.norm(x);
    x = torch::leaky_relu(x, kTfganSlope);
  }
  return decision_(torch::cat({view_(view), opacityCurve_(opacity), colorCurve_(color), x.flatten(1)}, 1));
}

}  // namespace twinray::nn
