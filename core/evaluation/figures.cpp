#include "core/evaluation/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace twinray::core {
namespace {

constexpr std::array<MetricField, 6> kFields{{
    {"rmse", "RMSE", "", false, [](const Metrics& m) -> std::optional<double> { return m.rmse; }},
    {"psnr", "PSNR", "dB", true, [](const Metrics& m) -> std::optional<double> { return m.psnr; }},
    {"ssim", "SSIM", "", true, [](const Metrics& m) -> std::optional<double> { return m.ssim; }},
    {"ms_ssim", "MS-SSIM", "", true, [](const Metrics& m) { return m.msSsim; }},
    {"emd", "EMD", "", false, [](const Metrics& m) -> std::optional<double> { return m.emd; }},
    {"relative_error", "relative error", "", false,
     [](const Metrics& m) -> std::optional<double> { return m.relativeError; }},
}};

constexpr std::array<PublishedFigures, 2> kPublished{{
    {"trained volume", 0.0370, 29.5, 0.937, 0.0117},
    {"new volume", 0.0296, 31.3, 0.961, 0.0106},
}};

nlohmann::json summary(const std::vector<double>& values) {
  if (values.empty()) return {{"mean", nullptr}, {"median", nullptr}};
  return {{"mean", meanOf(values)}, {"median", medianOf(values)}};
}

nlohmann::json times(const std::vector<double>& milliseconds) {
  if (milliseconds.empty()) return {{"median", nullptr}, {"p95", nullptr}};
  return {{"median", medianOf(milliseconds)}, {"p95", p95Of(milliseconds)}};
}

/// A cell; JSON's shortest form that reads back as the same double. The relative error of a black reference is
/// infinite, which JSON has no form for.
std::string cell(std::optional<double> value) {
  if (!value) return ",";
  return "," + (std::isfinite(*value) ? nlohmann::json(*value).dump() : std::string("inf"));
}

std::optional<double> at(const std::vector<double>& values, std::size_t index) {
  if (index < values.size()) return values[index];
  return std::nullopt;
}

std::string viewCells(const Evaluation& evaluation, std::size_t sample) {
  if (sample >= evaluation.views.size()) return ",,,,";
  const ViewAngles& view = evaluation.views[sample];
  return cell(view.elevation) + cell(view.azimuth) + cell(view.roll) + cell(view.zoom);
}

std::string metricCells(const std::optional<Metrics>& metrics) {
  std::string cells;
  for (const MetricField& field : kFields) cells += cell(metrics ? field.get(*metrics) : std::nullopt);
  return cells;
}

/// Whether what a frame took is known: a guide that was read from a folder hides its cost.
bool timed(const Evaluation& evaluation) {
  return evaluation.guide == GuideSource::kCast;
}

void appendRow(std::string& csv, const Evaluation& evaluation, const char* method, const MethodScores& scores,
               std::size_t sample) {
  const bool prediction = &scores == &evaluation.prediction;
  csv += std::to_string(sample) + "," + method + viewCells(evaluation, sample) + metricCells(scores.whole[sample]) +
         metricCells(scores.foreground[sample]);
  csv += cell(timed(evaluation) ? at(scores.milliseconds, sample) : std::nullopt);
  csv += cell(prediction ? at(evaluation.guideMilliseconds, sample) : std::nullopt);
  csv += cell(prediction ? at(evaluation.networkMilliseconds, sample) : std::nullopt) + "\n";
}

}  // namespace

std::span<const MetricField> metricFields() {
  return kFields;
}

std::vector<double> valuesOf(const std::vector<Metrics>& metrics, const MetricField& field) {
  std::vector<double> values;
  for (const Metrics& m : metrics) {
    if (const auto value = field.get(m)) values.push_back(*value);
  }
  return values;
}

std::vector<double> valuesOf(const std::vector<std::optional<Metrics>>& metrics, const MetricField& field) {
  std::vector<double> values;
  for (const auto& m : metrics) {
    if (const auto value = m ? field.get(*m) : std::nullopt) values.push_back(*value);
  }
  return values;
}

double meanOf(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double medianOf(const std::vector<double>& values) {
  return quantileOf(values, 0.5);
}

double quantileOf(const std::vector<double>& values, double fraction) {
  if (values.empty()) return 0;
  std::vector<double> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  const double position = std::clamp(fraction, 0.0, 1.0) * double(sorted.size() - 1);
  const auto below = std::size_t(position);
  const double weight = position - double(below);
  if (weight == 0) return sorted[below];  // also where neighbours are infinite
  return sorted[below] * (1 - weight) + sorted[below + 1] * weight;
}

double p95Of(const std::vector<double>& values) {
  if (values.empty()) return 0;
  std::vector<double> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  return sorted[std::size_t(std::ceil(0.95 * double(sorted.size()))) - 1];
}

nlohmann::json toJson(const MethodScores& scores) {
  nlohmann::json json;
  for (const MetricField& field : kFields) {
    json[field.key] = summary(valuesOf(scores.whole, field));
    json["foreground"][field.key] = summary(valuesOf(scores.foreground, field));
  }
  return json;
}

nlohmann::json toJson(const Evaluation& evaluation) {
  nlohmann::json json;
  json["samples"] = evaluation.samples;
  json["prediction"] = toJson(evaluation.prediction);
  json["bicubic"] = toJson(evaluation.bicubic);
  json["equal_time"] = evaluation.equalTime ? toJson(*evaluation.equalTime) : nlohmann::json();
  if (evaluation.equalTime) json["equal_time"]["size"] = evaluation.equalTimeSize;
  if (!evaluation.expectedError.empty()) json["expected_error"] = toJson(evaluation.expectedError);
  const std::vector<double> none;
  nlohmann::json& milliseconds = json["milliseconds"];
  milliseconds["reference"] = times(evaluation.referenceMilliseconds);
  milliseconds["guide"] = times(evaluation.guideMilliseconds);
  milliseconds["network"] = times(evaluation.networkMilliseconds);
  milliseconds["prediction"] = times(timed(evaluation) ? evaluation.prediction.milliseconds : none);
  milliseconds["equal_time"] = times(evaluation.equalTime ? evaluation.equalTime->milliseconds : none);
  return json;
}

std::string toCsv(const Evaluation& evaluation) {
  std::string csv = "sample,method,elevation_degrees,azimuth_degrees,roll_degrees,zoom";
  for (const char* part : {"", "foreground_"}) {
    for (const MetricField& field : kFields) {
      csv += std::string(",") + part + field.key + (*field.unit != 0 ? "_db" : "");
    }
  }
  csv += ",milliseconds,guide_milliseconds,network_milliseconds\n";
  for (std::size_t i = 0; i < evaluation.samples; ++i) {
    appendRow(csv, evaluation, "prediction", evaluation.prediction, i);
    appendRow(csv, evaluation, "bicubic", evaluation.bicubic, i);
    if (evaluation.equalTime) appendRow(csv, evaluation, "equal_time", *evaluation.equalTime, i);
    if (const auto milliseconds = at(evaluation.referenceMilliseconds, i)) {
      csv += std::to_string(i) + ",reference" + viewCells(evaluation, i) + std::string(2 * kFields.size(), ',') +
             cell(milliseconds) + ",,\n";
    }
  }
  return csv;
}

std::span<const PublishedFigures> publishedFigures() {
  return kPublished;
}

}  // namespace twinray::core
