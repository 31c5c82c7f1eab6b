#include "core/evaluation/report.h"

#include <algorithm>
#include <array>

#include "core/evaluation/figures.h"
#include "core/evaluation/html.h"
#include "core/evaluation/plots.h"
#include "core/evaluation/report_style.h"

namespace twinray::core {
namespace {

constexpr double kDifferenceGain = 4.0;
constexpr int kStrongCompression = 9;

struct Method {
  const char* name;
  const char* style;
  const MethodScores* scores;
};

std::vector<Method> methodsOf(const Evaluation& evaluation) {
  std::vector<Method> methods{{"prediction", "prediction", &evaluation.prediction},
                              {"bicubic", "bicubic", &evaluation.bicubic}};
  if (evaluation.equalTime) methods.push_back({"equal time", "equal", &*evaluation.equalTime});
  return methods;
}

std::vector<double> values(const Method& method, const MetricField& field, bool foreground) {
  return foreground ? valuesOf(method.scores->foreground, field) : valuesOf(method.scores->whole, field);
}

std::string titleWithUnit(const MetricField& field) {
  return std::string(field.title) + (*field.unit != 0 ? std::string(" (") + field.unit + ")" : "");
}

/// Mean and median of each method; the best of each are bold.
std::string metricRow(const MetricField& field, const std::vector<Method>& methods, bool foreground) {
  std::vector<std::array<double, 2>> summaries;
  for (const Method& method : methods) {
    const auto column = values(method, field, foreground);
    if (!column.empty()) summaries.push_back({meanOf(column), medianOf(column)});
  }
  std::string html = "<tr><td>" + titleWithUnit(field) + (field.higherIsBetter ? " &#8593;" : " &#8595;") + "</td>";
  // A metric that one method has, all have: it depends on the reference's size.
  if (summaries.size() != methods.size()) {
    for (std::size_t i = 0; i < 2 * methods.size(); ++i) html += "<td>–</td>";
    return html + "</tr>\n";
  }
  for (const auto& summary : summaries) {
    for (std::size_t k = 0; k < summary.size(); ++k) {
      const bool best = std::all_of(summaries.begin(), summaries.end(), [&](const auto& other) {
        return field.higherIsBetter ? summary[k] >= other[k] : summary[k] <= other[k];
      });
      html += std::string(best ? "<td class=\"best\">" : "<td>") + number(summary[k]) + "</td>";
    }
  }
  return html + "</tr>\n";
}

std::string metricTable(const char* caption, const std::vector<Method>& methods, bool foreground) {
  std::string html = std::string("<div class=\"scroll\"><table><caption>") + caption + "</caption><thead><tr><th></th>";
  for (const Method& method : methods) {
    html += std::string("<th class=\"") + method.style + "\" colspan=\"2\">" + method.name + "</th>";
  }
  html += "</tr><tr><th>&#8593; higher, &#8595; lower is better</th>";
  for (std::size_t i = 0; i < methods.size(); ++i) html += "<th>mean</th><th>median</th>";
  html += "</tr></thead><tbody>\n";
  for (const MetricField& field : metricFields()) html += metricRow(field, methods, foreground);
  return html + "</tbody></table></div>\n";
}

std::string timeTable(const Evaluation& evaluation) {
  std::vector<std::pair<std::string, const std::vector<double>*>> rows{{"reference", &evaluation.referenceMilliseconds},
                                                                       {"guide", &evaluation.guideMilliseconds},
                                                                       {"network", &evaluation.networkMilliseconds}};
  if (evaluation.guide == GuideSource::kCast) {
    rows.emplace_back("prediction (guide and network)", &evaluation.prediction.milliseconds);
    rows.emplace_back("bicubic (guide and enlarging)", &evaluation.bicubic.milliseconds);
  }
  if (evaluation.equalTime) rows.emplace_back("equal time", &evaluation.equalTime->milliseconds);
  std::string html =
      "<div class=\"scroll\"><table><caption>Milliseconds a picture</caption><thead><tr><th></th><th>mean</th>"
      "<th>median</th><th>95th percentile</th></tr></thead><tbody>\n";
  for (const auto& [name, times] : rows) {
    if (times->empty()) continue;
    html += "<tr><td>" + name + "</td>";
    for (const double value : {meanOf(*times), medianOf(*times), p95Of(*times)}) {
      html += "<td>" + number(value, 3) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

std::string publishedTable(const Evaluation& evaluation) {
  const auto& whole = evaluation.prediction.whole;
  std::string html =
      "<h2>Beside the original</h2>\n<div class=\"scroll\"><table><caption>Published for the fork: its predictions "
      "against its own references; other scenes than these</caption><thead><tr><th></th>";
  for (const PublishedFigures& published : publishedFigures()) html += std::string("<th>") + published.what + "</th>";
  html += "<th class=\"prediction\">this run, mean</th></tr></thead><tbody>\n";
  for (const MetricField& field : metricFields()) {
    const std::string key = field.key;
    double PublishedFigures::*member = nullptr;
    if (key == "rmse") member = &PublishedFigures::rmse;
    if (key == "psnr") member = &PublishedFigures::psnr;
    if (key == "ms_ssim") member = &PublishedFigures::msSsim;
    if (key == "emd") member = &PublishedFigures::emd;
    if (member == nullptr) continue;
    html += "<tr><td>" + titleWithUnit(field) + "</td>";
    for (const PublishedFigures& published : publishedFigures())
      html += "<td>" + number(published.*member, 3) + "</td>";
    const auto own = valuesOf(whole, field);
    html += "<td>" + (own.empty() ? "–" : number(meanOf(own), 3)) + "</td></tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

std::string plots(const std::vector<Method>& methods, bool foreground) {
  std::string html = "<div class=\"grid\">\n";
  for (const MetricField& field : metricFields()) {
    std::vector<PlotRow> rows;
    bool any = false;
    for (const Method& method : methods) {
      rows.push_back({method.name, method.style, values(method, field, foreground)});
      any = any || !rows.back().values.empty();
    }
    if (any) html += boxPlot(titleWithUnit(field), rows);
  }
  return html + "</div>\n";
}

std::string figure(const Image& picture, const std::string& caption) {
  return "<figure><img alt=\"" + caption + "\" width=\"" + std::to_string(picture.width) + "\" height=\"" +
         std::to_string(picture.height) + "\" src=\"" +
         dataUri("image/png", encodePng(picture, "a picture of the report", {}, false, kStrongCompression)) +
         "\"><figcaption>" + caption + "</figcaption></figure>\n";
}

std::string scoresOf(const Metrics& metrics) {
  return number(metrics.psnr) + " dB, " +
         (metrics.msSsim ? "MS-SSIM " + number(*metrics.msSsim) : "SSIM " + number(metrics.ssim)) + ", EMD " +
         number(metrics.emd, 3);
}

std::string examples(const Evaluation& evaluation) {
  std::string html;
  for (const Rank rank : {Rank::kWorst, Rank::kMedian, Rank::kBest}) {
    const bool any = std::any_of(evaluation.examples.begin(), evaluation.examples.end(),
                                 [rank](const Example& example) { return example.rank == rank; });
    if (!any) continue;
    html += rank == Rank::kWorst ? "<h3>Worst</h3>\n" : rank == Rank::kMedian ? "<h3>Median</h3>\n" : "<h3>Best</h3>\n";
    for (const Example& example : evaluation.examples) {
      if (example.rank != rank) continue;
      const ViewAngles& view = evaluation.views[example.sample];
      html += "<section class=\"example\"><p>Sample " + std::to_string(example.sample) + ": elevation " +
              number(view.elevation, 3) + "&#176;, azimuth " + number(view.azimuth, 3) + "&#176;, roll " +
              number(view.roll, 3) + "&#176;, zoom " + number(view.zoom, 3) + "</p>\n<div class=\"pictures\">\n";
      html += figure(example.prediction, "prediction: " + scoresOf(evaluation.prediction.whole[example.sample]));
      html += figure(example.bicubic, "bicubic: " + scoresOf(evaluation.bicubic.whole[example.sample]));
      html += figure(example.reference, "reference");
      html += figure(absoluteDifference(example.prediction, example.reference, kDifferenceGain),
                     "difference of prediction and reference, 4 times");
      html += "</div></section>\n";
    }
  }
  return html;
}

/// "better than bicubic in 37 of 40 samples (median gain 0.93 dB)".
std::string winsOver(const MethodScores& prediction, const MethodScores& rival, const char* name) {
  std::vector<double> gains;
  for (std::size_t i = 0; i < prediction.whole.size(); ++i) {
    gains.push_back(prediction.whole[i].psnr - rival.whole[i].psnr);
  }
  const auto wins = std::count_if(gains.begin(), gains.end(), [](double gain) { return gain > 0; });
  return std::string("better than ") + name + " in " + std::to_string(wins) + " of " + std::to_string(gains.size()) +
         " samples (median gain " + number(medianOf(gains), 3) + " dB)";
}

std::string summary(const Evaluation& evaluation) {
  std::string html = "<p>By PSNR over the whole picture the prediction is " +
                     winsOver(evaluation.prediction, evaluation.bicubic, "bicubic");
  if (evaluation.equalTime) {
    html += " and " + winsOver(evaluation.prediction, *evaluation.equalTime, "equal time");
  }
  return html + ".</p>\n";
}

std::string explanation(const Evaluation& evaluation) {
  std::string html = "<p class=\"soft\"><b>bicubic</b> is the ";
  switch (evaluation.guide) {
    case GuideSource::kCast:
      html += "prediction's own guide, enlarged.";
      break;
    case GuideSource::kStored:
      html += "prediction's own guide, as the folder has it, enlarged.";
      break;
    case GuideSource::kReduced:
      html +=
          "reference itself, reduced to the guide's size and enlarged again: it has seen the colours that the "
          "network, whose guide is opacity alone, has to guess.";
      break;
  }
  if (evaluation.equalTime) {
    html += " <b>equal time</b> is VTK with one ray a pixel and a step of one voxel at " +
            std::to_string(evaluation.equalTimeSize) + "x" + std::to_string(evaluation.equalTimeSize) +
            " pixels, the most it casts in the prediction's time, resized.";
  }
  return html + " Foreground: pixels where the reference differs from the background by more than 2/255.</p>\n";
}

std::string facts(const ReportRun& run) {
  std::string html = "<div class=\"scroll\"><table class=\"facts\"><tbody>\n";
  for (const auto& [label, value] : run.facts) {
    html += "<tr><td>" + escaped(label) + "</td><td>" + escaped(value) + "</td></tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

}  // namespace

std::string toHtml(const Evaluation& evaluation, const ReportRun& run) {
  const auto methods = methodsOf(evaluation);
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      escaped(run.model) + ": TwinRay evaluation</title>\n<style>" + kReportStyle + "</style>\n</head>\n<body>\n";
  html += "<h1>How well " + escaped(run.model) + " predicts</h1>\n<p class=\"soft\">TwinRay evaluation of " +
          std::to_string(evaluation.samples) + " samples at " + std::to_string(evaluation.size) + "x" +
          std::to_string(evaluation.size) + " pixels</p>\n";
  html += run.seenInTraining ? "<p class=\"seen\">SEEN IN TRAINING: the model was trained on this volume or this "
                               "patient. These figures say nothing about volumes it has not seen.</p>\n"
                             : "<p>The model was not trained on this volume or this patient.</p>\n";
  html += summary(evaluation) + explanation(evaluation);
  html += "<h2>Figures</h2>\n" + metricTable("Whole picture", methods, false) +
          metricTable("Foreground", methods, true) + timeTable(evaluation);
  if (run.besidePublished) html += publishedTable(evaluation);
  html +=
      "<h2>Distributions</h2>\n<p class=\"soft\">Box: middle half of the samples with the median; whiskers: 5th to "
      "95th percentile; points: samples.</p>\n<h3>Whole picture</h3>\n" +
      plots(methods, false) + "<h3>Foreground</h3>\n" + plots(methods, true);
  if (!evaluation.examples.empty()) {
    html +=
        "<h2>Pictures</h2>\n<p class=\"soft\">Ranked by the prediction's PSNR. A predicted picture is an estimate, "
        "not the truth.</p>\n" +
        examples(evaluation);
  }
  html += "<h2>Run</h2>\n" + facts(run) + "<p class=\"save\"><a download=\"figures.csv\" href=\"" +
          dataUri("text/csv", toCsv(evaluation)) + "\">Save the figures of every sample (CSV)</a></p>\n";
  return html + "</body>\n</html>\n";
}

}  // namespace twinray::core
