#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/metrics/metrics.h"
#include "core/renderer.h"
#include "render/figure_words.h"

namespace twinray::render {

/// One comparison, for a paper: pictures of one scene and size, and what is to be said of them.
struct Figure {
  std::shared_ptr<const core::Scene> scene;
  core::Frame reference;
  std::string quality;  ///< of the reference
  std::optional<core::Frame> prediction;
  std::optional<core::Metrics> predictionMetrics;
  std::optional<core::Frame> rival;  ///< bicubic enlargement of the prediction's guide
  std::optional<core::Metrics> rivalMetrics;
  std::string model;          ///< name of the model that predicted
  double differenceGain = 4;  ///< the difference of reference and prediction is shown this many times as bright
};

/// What renders the pictures of a figure; prediction and rival may be empty.
struct FigureMakers {
  core::RendererFactory reference;
  core::RendererFactory prediction;
  core::RendererFactory rival;
  std::string quality;
  std::string model;
};

/// Renders and compares what a figure shows, one picture after the other; each renderer makes a tiny one first, so that
/// the times are those of a picture and not of what is prepared once. `progress` gets fractions of the work. Empty if
/// stopped. Throws core::Error.
std::optional<Figure> makeFigure(const core::Request& request, const FigureMakers& makers,
                                 const std::function<void(double)>& progress = {});

/// The pictures side by side on white, pixel for pixel, each under its name and over its figures; the difference with
/// the scale of its colours; below them the scene in words. The prediction carries its mark, which is English in every
/// language. Text grows with the pictures: a picture is 16 letters wide. Throws core::Error if the pictures differ in
/// size.
core::Image drawFigure(const Figure& figure, const FigureWords& words);

/// The scene in one line: volume, viewpoint, transfer function, lighting. Never a file's name.
std::string describe(const core::Scene& scene, const FigureWords& words);

/// Size of a printed picture.
double millimetres(int pixels, double dotsPerInch);

}  // namespace twinray::render
