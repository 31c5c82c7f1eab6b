#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/evaluation/evaluation.h"

namespace twinray::core {

/// What a report says of the run, beside the figures. Plain text, escaped by the report.
struct ReportRun {
  std::string model;
  bool seenInTraining = false;
  bool besidePublished = false;  ///< shows the fork's published figures: same volume, or same way of rendering
  /// Label and value, in order: volume, scenes, quality, command line, version, machine, date ...
  std::vector<std::pair<std::string, std::string>> facts;
};

/// The evaluation as one HTML file that needs no other: tables of all metrics and times, their distributions, the
/// pictures of `evaluation.examples`, the CSV to save.
std::string toHtml(const Evaluation& evaluation, const ReportRun& run);

}  // namespace twinray::core
