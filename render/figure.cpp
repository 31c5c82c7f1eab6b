#include "render/figure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <vector>

#include "core/error.h"
#include "core/prediction_mark.h"
#include "render/text.h"

namespace twinray::render {
namespace {

constexpr int kLettersAcross = 16;  ///< em squares in a picture's width
constexpr int kSmallestText = 9;    ///< pixels
constexpr std::array<std::uint8_t, 3> kInk{0, 0, 0};
constexpr std::array<std::uint8_t, 3> kMuted{90, 90, 90};

struct Panel {
  std::string title;
  core::Image picture;
  std::vector<std::string> lines;
  bool scale = false;  ///< the scale of a difference instead of lines
};

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  char text[256];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::vector<std::string> linesOf(const core::Metrics& metrics, double milliseconds, double referenceMilliseconds) {
  std::vector<std::string> lines;
  lines.push_back(formatted("RMSE %.4f   PSNR %.2f dB", metrics.rmse, metrics.psnr));
  lines.push_back(formatted("SSIM %.4f   EMD %.4f", metrics.ssim, metrics.emd));
  if (metrics.msSsim) lines.push_back(formatted("MS-SSIM %.4f", *metrics.msSsim));
  std::string time = formatted("%.0f ms", milliseconds);
  if (milliseconds > 0 && referenceMilliseconds > 0) {
    time += formatted(", %.1f times as fast", referenceMilliseconds / milliseconds);
  }
  lines.push_back(time);
  return lines;
}

class Sheet {
 public:
  Sheet(std::vector<Panel> panels, std::vector<std::string> summary, double gain)
      : panels_(std::move(panels)), summary_(std::move(summary)), gain_(gain) {
    picture_ = &panels_.front().picture;
    em_ = std::max(kSmallestText, picture_->width / kLettersAcross);
    line_ = measureText("Mg", {em_, false, kInk}).height;
    margin_ = em_;
    gap_ = em_ / 2;
  }

  core::Image draw() {
    const int columns = int(panels_.size());
    const int width = 2 * margin_ + columns * picture_->width + (columns - 1) * gap_;
    std::size_t lines = 0;
    for (const Panel& panel : panels_) lines = std::max(lines, panel.lines.size());
    const std::vector<std::string> words = wrapped(width - 2 * margin_);
    const int top = margin_ + line_ + gap_;
    const int below = top + picture_->height + gap_;
    const int height = below + int(lines) * line_ + gap_ + int(words.size()) * line_ + margin_;
    sheet_ = core::Image(width, height);
    std::fill(sheet_.data.begin(), sheet_.data.end(), std::uint8_t(255));
    for (int i = 0; i < columns; ++i) {
      const Panel& panel = panels_[std::size_t(i)];
      const int left = margin_ + i * (picture_->width + gap_);
      drawText(sheet_, left, margin_, fitted(panel.title, true), {em_, true, kInk});
      paste(panel.picture, left, top);
      if (panel.scale) drawScale(left, below);
      for (std::size_t k = 0; k < panel.lines.size(); ++k)
        drawText(sheet_, left, below + int(k) * line_, fitted(panel.lines[k], false), {em_, false, kInk});
    }
    const int bottom = height - margin_ - int(words.size()) * line_;
    for (std::size_t k = 0; k < words.size(); ++k)
      drawText(sheet_, margin_, bottom + int(k) * line_, words[k], {em_, false, kMuted});
    return std::move(sheet_);
  }

 private:
  void paste(const core::Image& picture, int left, int top) {
    for (int y = 0; y < picture.height; ++y) {
      std::uint8_t* row = sheet_.pixel(left, top + y);
      std::copy_n(picture.pixel(0, y), std::size_t(picture.width) * core::Image::kChannels, row);
      // A picture's fourth channel is its opacity, a sheet of paper has none.
      for (int x = 0; x < picture.width; ++x) row[x * core::Image::kChannels + 3] = 255;
    }
  }

  /// From no difference (black) to 1/gain of full brightness (white), with its ends and its middle in numbers.
  void drawScale(int left, int top) {
    const int bar = std::max(2, em_ / 2);
    const int width = picture_->width;
    for (int y = top; y < top + bar; ++y) {
      for (int x = 0; x < width; ++x) {
        const auto grey = std::uint8_t(std::lround(255.0 * x / std::max(1, width - 1)));
        std::fill_n(sheet_.pixel(left + x, y), 3, grey);
      }
    }
    const TextStyle style{em_, false, kInk};
    for (const double at : {0.0, 0.5, 1.0}) {
      const std::string text = formatted("%.3g", at / gain_);
      const int room = measureText(text, style).width;
      drawText(sheet_, left + int(at * (width - room)), top + bar + gap_ / 4, text, style);
    }
    drawText(sheet_, left, top + bar + gap_ / 4 + line_, fitted("of full intensity, per colour", false), style);
  }

  /// Cut where the picture ends.
  std::string fitted(std::string text, bool bold) const {
    while (!text.empty() && measureText(text, {em_, bold, kInk}).width > picture_->width) text.pop_back();
    return text;
  }

  std::vector<std::string> wrapped(int width) const {
    std::vector<std::string> lines;
    for (const std::string& paragraph : summary_) {
      std::istringstream words(paragraph);
      std::string line;
      for (std::string word; words >> word;) {
        const std::string longer = line.empty() ? word : line + " " + word;
        if (line.empty() || measureText(longer, {em_, false, kMuted}).width <= width) {
          line = longer;
        } else {
          lines.push_back(line);
          line = word;
        }
      }
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

  std::vector<Panel> panels_;
  std::vector<std::string> summary_;
  double gain_;
  const core::Image* picture_;
  int em_, line_, margin_, gap_;
  core::Image sheet_;
};

void checkSize(const core::Image& picture, const core::Image& reference) {
  if (picture.width != reference.width || picture.height != reference.height || picture.empty()) {
    throw core::Error("The pictures of a figure are not of one size; render all of them at the same.");
  }
}

constexpr int kWarmUpSide = 32;  ///< pixels

/// Empty if stopped. `progress` gets 0..1 of this picture.
std::optional<core::Frame> rendered(const core::RendererFactory& make, core::Request request,
                                    const std::function<void(double)>& progress) {
  const std::unique_ptr<core::Renderer> renderer = make();
  core::Request tiny = request;
  tiny.partial = nullptr;
  tiny.width = tiny.height = kWarmUpSide;
  if (!renderer->render(tiny)) return std::nullopt;
  constexpr int kPasses = 4;  // of quality high; others have no partial frames
  int passes = 0;
  request.partial = [&](const core::Frame&) { progress(double(++passes) / kPasses); };
  auto frame = renderer->render(request);
  if (frame) progress(1);
  return frame;
}

}  // namespace

std::optional<Figure> makeFigure(const core::Request& request, const FigureMakers& makers,
                                 const std::function<void(double)>& progress) {
  const auto part = [&progress](double from, double to) -> std::function<void(double)> {
    return [&progress, from, to](double fraction) {
      if (progress) progress(from + (to - from) * std::min(1.0, fraction));
    };
  };
  Figure figure;
  figure.scene = request.scene;
  figure.quality = makers.quality;
  figure.model = makers.model;
  auto reference = rendered(makers.reference, request, part(0, 0.5));
  if (!reference) return std::nullopt;
  figure.reference = std::move(*reference);
  if (makers.prediction) {
    figure.prediction = rendered(makers.prediction, request, part(0.5, 0.6));
    if (!figure.prediction) return std::nullopt;
    figure.predictionMetrics = core::compare(figure.prediction->picture, figure.reference.picture);
    part(0.6, 0.75)(1);
  }
  if (request.stop.stop_requested()) return std::nullopt;
  if (makers.rival) {
    figure.rival = rendered(makers.rival, request, part(0.75, 0.85));
    if (!figure.rival) return std::nullopt;
    figure.rivalMetrics = core::compare(figure.rival->picture, figure.reference.picture);
  }
  part(0.85, 1)(1);
  return figure;
}

std::string describe(const core::Scene& scene) {
  const core::Geometry& geometry = scene.volume->geometry();
  const auto& n = geometry.dimensions;
  const auto& d = geometry.spacing;
  const core::ViewAngles angles = scene.viewpoint.angles();
  const core::TransferFunction& tf = scene.transferFunction;
  std::string text =
      formatted("Volume %d x %d x %d voxels of %.3g x %.3g x %.3g mm, ", n[0], n[1], n[2], d[0], d[1], d[2]);
  text += "SHA-256 " + scene.volume->hash().substr(0, 12) + ". ";
  text += formatted("Elevation %.1f, azimuth %.1f, roll %.1f degrees, zoom %.2f. ", angles.elevation, angles.azimuth,
                    angles.roll, angles.zoom);
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
  };
  text += "Opacity: " + (tf.opacityKind() == core::OpacityKind::kModes
                             ? counted(tf.modes().size(), "Gaussian mode", "Gaussian modes")
                             : counted(tf.points().size(), "control point", "control points"));
  text += formatted(" over %.6g to %.6g, ", tf.minimum(), tf.maximum());
  text += counted(tf.colors().size(), "colour node", "colour nodes") + ", ";
  text += scene.lighting.shaded ? "shaded" : "unshaded";
  if (!scene.crop.isWhole()) text += ", cropped";
  if (scene.labels) text += ", with labels";
  if (scene.projection == core::Projection::kOrthographic) text += ", orthographic";
  if (scene.blending == core::Blending::kMaximumIntensity) text += ", maximum intensity";
  text += ".";
  return text;
}

double millimetres(int pixels, double dotsPerInch) {
  constexpr double kMillimetresPerInch = 25.4;
  return pixels / dotsPerInch * kMillimetresPerInch;
}

core::Image drawFigure(const Figure& figure) {
  const core::Image& reference = figure.reference.picture;
  checkSize(reference, reference);
  std::vector<Panel> panels;
  panels.push_back({"Reference",
                    reference,
                    {"ray cast, quality " + figure.quality, formatted("%.0f ms", figure.reference.milliseconds)}});
  if (figure.prediction) {
    checkSize(figure.prediction->picture, reference);
    Panel panel{"Prediction", figure.prediction->picture, {}};
    core::drawPredictionMark(panel.picture);
    if (figure.predictionMetrics)
      panel.lines = linesOf(*figure.predictionMetrics, figure.prediction->milliseconds, figure.reference.milliseconds);
    panels.push_back(std::move(panel));
  }
  if (figure.rival) {
    checkSize(figure.rival->picture, reference);
    Panel panel{"Rival: bicubic", figure.rival->picture, {}};
    if (figure.rivalMetrics)
      panel.lines = linesOf(*figure.rivalMetrics, figure.rival->milliseconds, figure.reference.milliseconds);
    panels.push_back(std::move(panel));
  }
  if (figure.prediction) {
    panels.push_back({formatted("Difference x %.3g", figure.differenceGain),
                      core::absoluteDifference(reference, figure.prediction->picture, figure.differenceGain),
                      {},
                      true});
  }
  std::string program = std::string("TwinRay ") + TWINRAY_VERSION;
  if (figure.prediction) program += ", model " + figure.model;
  program += ". Predictions are approximations; not a medical device.";
  return Sheet(std::move(panels), {describe(*figure.scene), program}, figure.differenceGain).draw();
}

}  // namespace twinray::render
