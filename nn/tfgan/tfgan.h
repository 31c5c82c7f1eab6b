#pragma once

#include "nn/generator.h"
#include "nn/tfgan/config.h"
#include "nn/tfgan/layers.h"
#include "nn/tfgan/opacity.h"

namespace twinray::nn {

/// One stage of the second network's decoder or upsampling: nearest x2, then one of the forms that TFGAN's options
/// give.
class TfganStageImpl : public torch::nn::Module {
 public:
  torch::Tensor forward(torch::Tensor x);

  torch::nn::Conv2d convolution{nullptr}, final{nullptr};
  torch::nn::BatchNorm2d norm{nullptr};
  ResidualBlock block{nullptr}, refinement{nullptr};
  bool tanh = false;
};
TORCH_MODULE(TfganStage);

/// TFGAN's second network: picture from view, transfer functions and an opacity picture of guideSize (rendered, as its
/// fork does, or painted by the first network inside, as TFGAN does).
class TfganImpl : public Generator {
 public:
  explicit TfganImpl(const TfganConfig& config);

  /// view n x 5, opacity n x 1 x 256, color n x 3 x 256, image n x 1 x guideSize x guideSize, all -1..1, and noise n x
  /// config().noise (undefined: none where training is off, N(0, 1) where it is on). To n x 3 x pictureSize x
  /// pictureSize in -1..1. With an opacity network inside, an undefined image is painted by it; its weights get no
  /// gradient here, as in the original, but view and opacity do where they want one.
  torch::Tensor forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& color,
                        const torch::Tensor& image, const torch::Tensor& noise = {});

  std::string architecture() const override { return "tfgan"; }
  nlohmann::json network() const override { return toJson(config_); }
  GuideNeed guideNeed() const override;
  Condition condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                      const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) const override;
  torch::Tensor paint(const torch::Tensor& guide, const ConditionBatch& condition,
                      torch::ScalarType type = torch::kFloat32) override;
  /// The opacity network inside stays in evaluation mode.
  void train(bool on = true) override;

  const TfganConfig& config() const { return config_; }
  /// The first network, or null. Its parameters are named "opacity_network." and then as in a file of its own.
  const OpacityGenerator& opacityNetwork() const { return opacityNetwork_; }

  /// Codes of view, opacity, colour and noise, joined: n x (view width + 2 curve width + noise).
  torch::Tensor code(const torch::Tensor& view, const torch::Tensor& opacityLatent, const torch::Tensor& color,
                     const torch::Tensor& noise);
  /// What the opacity transfer function is squeezed through.
  torch::Tensor opacityLatent(const torch::Tensor& opacity);

  struct EncoderLayer {
    torch::nn::Conv2d convolution{nullptr};
    torch::nn::BatchNorm2d norm{nullptr};  ///< null in the first
  };
  const std::vector<EncoderLayer>& encoder() const { return encoder_; }
  const std::vector<BottleneckBlock>& bottlenecks() const { return bottlenecks_; }
  const std::vector<TfganStage>& decoder() const { return decoder_; }
  const std::vector<TfganStage>& upsampling() const { return upsampling_; }

 private:
  void makeCodes();
  void makeEncoder(const std::vector<int>& widths);
  void makeDecoder(const std::vector<int>& widths);
  void makeUpsampling();

  TfganConfig config_;
  LinearStack view_{nullptr}, opacityEncoder_{nullptr}, opacityDecoder_{nullptr}, colorEncoder_{nullptr},
      colorDecoder_{nullptr};
  CurveEncoder opacityCurve_{nullptr}, colorCurve_{nullptr};
  std::vector<EncoderLayer> encoder_;
  std::vector<BottleneckBlock> bottlenecks_;
  std::vector<TfganStage> decoder_, upsampling_;
  OpacityGenerator opacityNetwork_{nullptr};
};
TORCH_MODULE(Tfgan);

/// The two-network form: fresh weights beside those of an opacity network, whose latent size the rest takes over.
/// Throws core::Error, naming `where`, if the opacity network paints another size than config.guideSize.
Tfgan tfganOver(const OpacityGeneratorImpl& opacity, TfganConfig config, const std::string& where);

/// Judges pictures beside view and transfer functions.
class TfganDiscriminatorImpl : public torch::nn::Module {
 public:
  explicit TfganDiscriminatorImpl(const TfganDiscriminatorConfig& config);
  /// Inputs as of TfganImpl::forward, picture n x 3 x pictureSize x pictureSize, to logits n x 1 (the probability of
  /// being real is their sigmoid).
  torch::Tensor forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& color,
                        const torch::Tensor& picture);

  const TfganDiscriminatorConfig& config() const { return config_; }

 private:
  struct Layer {
    torch::nn::Conv2d convolution{nullptr};
    torch::nn::BatchNorm2d norm{nullptr};
  };
  void append(torch::nn::Module& list, int& index, const torch::nn::Conv2dOptions& options, bool normalised);

  TfganDiscriminatorConfig config_;
  LinearStack view_{nullptr}, decision_{nullptr};
  CurveEncoder opacityCurve_{nullptr}, colorCurve_{nullptr};
  std::vector<Layer> layers_;
};
TORCH_MODULE(TfganDiscriminator);

}  // namespace twinray::nn
