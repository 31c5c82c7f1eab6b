#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/evaluation/evaluation.h"

namespace twinray::core {

/// One of the six metrics, for tables.
struct MetricField {
  const char* key;    ///< in JSON and CSV
  const char* title;  ///< for people
  const char* unit;   ///< "" for a pure number
  bool higherIsBetter;
  std::optional<double> (*get)(const Metrics&);
};

/// In the order of every table: RMSE, PSNR, SSIM, MS-SSIM, EMD, relative error.
std::span<const MetricField> metricFields();

/// A field over the samples that have it, in order.
std::vector<double> valuesOf(const std::vector<Metrics>& metrics, const MetricField& field);
std::vector<double> valuesOf(const std::vector<std::optional<Metrics>>& metrics, const MetricField& field);

double meanOf(const std::vector<double>& values);    ///< 0 for none
double medianOf(const std::vector<double>& values);  ///< mean of the middle two for an even count; 0 for none
/// The value below which a fraction 0..1 of the values lies, linear between neighbours; 0 for none.
double quantileOf(const std::vector<double>& values, double fraction);
/// The smallest value that at least 95 % of the values do not exceed; 0 for none.
double p95Of(const std::vector<double>& values);

/// The scores of one method: each metric as {"mean":, "median":}, the same under "foreground"; nulls where no sample
/// has a value.
nlohmann::json toJson(const MethodScores& scores);

/// The keys of DESIGN 8 from `samples` on, without `model` and `seen_in_training`.
nlohmann::json toJson(const Evaluation& evaluation);

/// One row per sample and method, the reference's times included, after a header that names columns and units. Empty
/// cells where there is no value.
std::string toCsv(const Evaluation& evaluation);

/// Figures that the fork published for its own predictions against its own references (256x256, unshaded).
struct PublishedFigures {
  const char* what;
  double rmse, psnr, msSsim, emd;
};

std::span<const PublishedFigures> publishedFigures();
/// The patient whose tumour is the fork's test volume, as subjectName() tells it.
inline constexpr char kPublishedSubject[] = "TCGA-02-0070";

}  // namespace twinray::core
