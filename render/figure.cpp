#include "render/figure.h"

#include <algorithm>
#include <cmath>
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

std::string timeOf(double milliseconds, const FigureWords& words) {
  return filled(words.milliseconds, {number(words, "%.0f", milliseconds)});
}

std::vector<std::string> linesOf(const core::Metrics& metrics, double milliseconds, double referenceMilliseconds,
                                 const FigureWords& words) {
  const auto precise = [&words](const char* name, double value) { return name + (" " + number(words, "%.4f", value)); };
  std::vector<std::string> lines;
  lines.push_back(precise("RMSE", metrics.rmse) + "   PSNR " + number(words, "%.2f", metrics.psnr) + " dB");
  lines.push_back(precise("SSIM", metrics.ssim) + "   " + precise("EMD", metrics.emd));
  if (metrics.msSsim) lines.push_back(precise("MS-SSIM", *metrics.msSsim));
  std::string time = timeOf(milliseconds, words);
  if (milliseconds > 0 && referenceMilliseconds > 0)
    time = filled(words.faster, {time, number(words, "%.1f", referenceMilliseconds / milliseconds)});
  lines.push_back(std::move(time));
  return lines;
}

class Sheet {
 public:
  Sheet(std::vector<Panel> panels, std::vector<std::string> summary, double gain, const FigureWords& words)
      : panels_(std::move(panels)), summary_(std::move(summary)), gain_(gain), words_(words) {
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
      const std::string text = number(words_, "%.3g", at / gain_);
      const int room = measureText(text, style).width;
      drawText(sheet_, left + int(at * (width - room)), top + bar + gap_ / 4, text, style);
    }
    drawText(sheet_, left, top + bar + gap_ / 4 + line_, fitted(words_.scale, false), style);
  }

  /// Cut where the picture ends.
  std::string fitted(std::string text, bool bold) const {
    const auto isInsideLetter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; };
    while (!text.empty() && measureText(text, {em_, bold, kInk}).width > picture_->width) {
      while (isInsideLetter(text.back())) text.pop_back();
      text.pop_back();
    }
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
  const FigureWords& words_;
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

std::string describe(const core::Scene& scene, const FigureWords& words) {
  const core::Geometry& geometry = scene.volume->geometry();
  const auto& n = geometry.dimensions;
  const auto& d = geometry.spacing;
  const core::ViewAngles angles = scene.viewpoint.angles();
  const core::TransferFunction& tf = scene.transferFunction;
  const auto written = [&words](const char* format, double value) { return number(words, format, value); };
  std::string text =
      filled(words.object, {std::to_string(n[0]), std::to_string(n[1]), std::to_string(n[2]), written("%.3g", d[0]),
                            written("%.3g", d[1]), written("%.3g", d[2]), scene.volume->hash().substr(0, 12)});
  text += " " + filled(words.view, {written("%.1f", angles.elevation), written("%.1f", angles.azimuth),
                                    written("%.1f", angles.roll), written("%.2f", angles.zoom)});
  std::string rest = scene.lighting.shaded ? words.shaded : words.unshaded;
  if (!scene.crop.isWhole()) rest += ", " + words.cropped;
  if (scene.labels) rest += ", " + words.labelled;
  if (scene.projection == core::Projection::kOrthographic) rest += ", " + words.orthographic;
  if (scene.blending == core::Blending::kMaximumIntensity) rest += ", " + words.maximumIntensity;
  text += " " + filled(words.opacity,
                       {tf.opacityKind() == core::OpacityKind::kModes ? counted(words.modes, tf.modes().size())
                                                                      : counted(words.points, tf.points().size()),
                        written("%.6g", tf.minimum()), written("%.6g", tf.maximum()),
                        counted(words.nodes, tf.colors().size()), rest});
  return text;
}

double millimetres(int pixels, double dotsPerInch) {
  constexpr double kMillimetresPerInch = 25.4;
  return pixels / dotsPerInch * kMillimetresPerInch;
}

core::Image drawFigure(const Figure& figure, const FigureWords& words) {
  const core::Image& reference = figure.reference.picture;
  checkSize(reference, reference);
  std::vector<Panel> panels;
  panels.push_back(
      {words.reference,
       reference,
       {filled(words.cast, {qualityIn(words, figure.quality)}), timeOf(figure.reference.milliseconds, words)}});
  const auto compared = [&](const std::string& title, const core::Frame& frame,
                            const std::optional<core::Metrics>& metrics) {
    checkSize(frame.picture, reference);
    Panel panel{title, frame.picture, {}};
    if (metrics) panel.lines = linesOf(*metrics, frame.milliseconds, figure.reference.milliseconds, words);
    return panel;
  };
  if (figure.prediction) {
    panels.push_back(compared(words.prediction, *figure.prediction, figure.predictionMetrics));
    core::drawPredictionMark(panels.back().picture);
  }
  if (figure.rival) panels.push_back(compared(words.rival, *figure.rival, figure.rivalMetrics));
  if (figure.prediction) {
    panels.push_back({filled(words.difference, {number(words, "%.3g", figure.differenceGain)}),
                      core::absoluteDifference(reference, figure.prediction->picture, figure.differenceGain),
                      {},
                      true});
  }
  std::string program = filled(words.program, {TWINRAY_VERSION});
  if (figure.prediction) program = filled(words.modelled, {program, figure.model});
  program += ". " + words.warning;
  return Sheet(std::move(panels), {describe(*figure.scene, words), program}, figure.differenceGain, words).draw();
}

}  // namespace twinray::render
