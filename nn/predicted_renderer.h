#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "core/renderer.h"
#include "nn/model.h"

namespace twinray::nn {

/// Size of the guide for a picture: each side divided by the model's factor, rounded up; for a model of one picture
/// size, the rows of its own guide.
std::pair<int, int> guideSize(const ModelInfo& model, int width, int height);

/// The scene whose picture of guideSize() covers exactly factor x factor pixels of the wanted picture with every guide
/// pixel, from its top left corner on. The scene itself where both sides are multiples of the factor; otherwise it
/// shows a little more at the right and the bottom.
std::shared_ptr<const core::Scene> guideScene(const std::shared_ptr<const core::Scene>& scene, int factor, int width,
                                              int height);

/// A generator network over a guide renderer; a model that can starts from the newest keyframe of the request that
/// applies (core::newestKeyframe). Where such a model gets a keyframe that differs in nothing but colours and knows its
/// contributions (core::recolorableKeyframe), that is recoloured, without guide and network: step "recolouring". Works
/// for any picture size of at least 1x1 (the guide is cropped or padded to what the network needs, inside). Timings:
/// the guide's whole frame as "guide", then "network". RGB is the network's; alpha is the guide's, enlarged;
/// depth is the guide's, or the keyframe's that is recoloured. The picture depends on the request alone. A model of one
/// picture size paints a square, which is brought to the wanted height (bicubic, or by area averaging where it is
/// smaller) and placed in the middle, its sides filled with the background or cut off, then without depth; a scene with
/// pan throws Error.
class PredictedRenderer : public core::Renderer {
 public:
  /// threads: of the network, a setting of the thread that renders; 0: half of the machine's, at least one. All of them
  /// serve only where nothing else runs: beside a reference that is being rendered, a network's threads wait for each
  /// other at every layer (measured on a busy machine with two cores: 50 ms with one thread, over 1000 ms with two).
  PredictedRenderer(std::shared_ptr<const Model> model, std::unique_ptr<core::Renderer> guide, int threads = 0);
  ~PredictedRenderer() override;
  std::optional<core::Frame> render(const core::Request& request) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// How many pixels a network of so many milliseconds a pixel (empty: not known) paints while the mouse moves once: a
/// thirtieth of a second.
double pixelsInTime(std::optional<double> millisecondsPerPixel);

using RendererOf = std::function<std::unique_ptr<core::Renderer>(const std::shared_ptr<const Model>&)>;

/// What pixelsInTime() takes, of each of the models.
using PaceOf = std::function<std::optional<double>(const Model&)>;

/// A core::SplitRenderer of make(model), of the same of the model that it names for views that stand still (it may name
/// none), and, if the model starts from keyframes, of hurried(...) of both.
std::unique_ptr<core::Renderer> forViews(const std::shared_ptr<const Model>& model, const RendererOf& make,
                                         const RendererOf& hurried = {}, const PaceOf& pace = {});

}  // namespace twinray::nn
