#include <algorithm>
#include <iterator>

#include "core/error.h"
#include "core/evaluation/drag_evaluation.h"
#include "core/evaluation/figures.h"

namespace twinray::core {
namespace {

struct NamedCost {
  const char* name;
  double DragCosts::*milliseconds;
};

constexpr NamedCost kCosts[] = {
    {"prediction", &DragCosts::prediction},
    {"bicubic", &DragCosts::bicubic},
    {"equal_time", &DragCosts::equalTime},
    {"carried_detail", &DragCosts::carriedDetail},
    {"standard", &DragCosts::standard},
    {"stale_standard", &DragCosts::referenceStandard},
    {"stale_reference", &DragCosts::referenceTruth},
    {"reprojection", &DragCosts::reprojection},
};

struct NamedStillCost {
  const char* name;
  double StillCosts::*milliseconds;
};

constexpr NamedStillCost kStillCosts[] = {
    {"prediction_still", &StillCosts::prediction},
    {"prediction_still_first", &StillCosts::firstPrediction},
    {"bicubic_still", &StillCosts::bicubic},
    {"bicubic_still_first", &StillCosts::firstBicubic},
    {"carried_detail_still", &StillCosts::carriedDetail},
    {"carried_detail_still_first", &StillCosts::firstCarriedDetail},
    {"equal_time_still", &StillCosts::equalTime},
    {"stale_standard_still", &StillCosts::referenceStandard},
    {"stale_reference_still", &StillCosts::referenceTruth},
};

constexpr char kStillSize[] = "size_still";
constexpr char kRecolored[] = "prediction_recoloured";

nlohmann::json summary(const std::vector<double>& values) {
  nlohmann::json json{{"mean", nullptr}, {"median", nullptr}};
  if (values.empty()) return json;
  json["mean"] = meanOf(values);
  json["median"] = medianOf(values);
  return json;
}

nlohmann::json toJson(const DragScores& scores) {
  nlohmann::json json = toJson(scores.ticks);
  json["emd"] = summary(scores.emd);
  json["foreground"]["emd"] = summary(scores.foregroundEmd);
  const auto ratio = [](const DragChange& change) {
    const auto value = change.ratio();
    return value ? nlohmann::json(*value) : nlohmann::json();
  };
  json["flicker"] = ratio(scores.change);
  json["flicker_after_rest"] = ratio(scores.changeAfter);
  return json;
}

nlohmann::json toJson(const DragKindScores& scores) {
  nlohmann::json json;
  for (std::size_t m = 0; m < kDragMethodCount; ++m) json[nameOf(DragMethod(m))] = toJson(scores.methods[m]);
  json[nameOf(DragMethod::kStale)]["quality"] = scores.stale == DragReference::kStandard ? "standard" : "reference";
  const DragMethod best = scores.bestRival();
  json["best_rival"] = nameOf(best);
  json["gain"] = scores.of(DragMethod::kPrediction).medianPsnr() - scores.of(best).medianPsnr();
  return json;
}

}  // namespace

std::string nameOf(DragMethod method) {
  switch (method) {
    case DragMethod::kBicubic:
      return "bicubic";
    case DragMethod::kEqualTime:
      return "equal_time";
    case DragMethod::kStandard:
      return "standard";
    case DragMethod::kStale:
      return "stale";
    case DragMethod::kCarriedDetail:
      return "carried_detail";
    case DragMethod::kUnmoved:
      return "prediction_unmoved";
    default:
      return "prediction";
  }
}

DragCosts dragCostsFrom(const nlohmann::json& json, const std::vector<DragKind>& kinds, const std::string& where) {
  DragCosts costs;
  const auto drags = [&](DragKind kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
  const bool colors = drags(DragKind::kColor);
  try {
    if (colors || drags(DragKind::kTf)) {
      costs.still.emplace();
      for (const NamedStillCost& cost : kStillCosts)
        (*costs.still).*cost.milliseconds = json.at("milliseconds").at(cost.name);
      costs.still->equalTimeSize = json.at("equal_time").at(kStillSize);
    }
    if (colors) costs.predictionRecolored = json.at("milliseconds").at(kRecolored).get<double>();
    for (const NamedCost& cost : kCosts) costs.*cost.milliseconds = json.at("milliseconds").at(cost.name);
    costs.equalTimeSize = json.at("equal_time").at("size");
  } catch (const nlohmann::json::exception&) {
    throw Error(
        where +
        " does not hold the costs of every method and kind of drag; give a file that evaluate --drag --json of this "
        "version wrote.");
  }
  const auto inRange = [](double milliseconds) { return milliseconds > 0 && milliseconds < 1e9; };
  const bool positive = inRange(costs.predictionRecolored.value_or(1)) &&
                        std::all_of(std::begin(kCosts), std::end(kCosts),
                                    [&](const NamedCost& cost) { return inRange(costs.*cost.milliseconds); });
  const bool stillPositive =
      !costs.still || std::all_of(std::begin(kStillCosts), std::end(kStillCosts), [&](const NamedStillCost& cost) {
        return inRange((*costs.still).*cost.milliseconds);
      });
  constexpr int kLargest = 4096;
  const auto fits = [](int side) { return side >= 1 && side <= kLargest; };
  if (!positive || !stillPositive || !fits(costs.equalTimeSize) ||
      !fits(costs.still ? costs.still->equalTimeSize : 1)) {
    throw Error(where + " holds costs out of range; give a file that evaluate --drag --json wrote.");
  }
  return costs;
}

nlohmann::json toJson(const DragEvaluation& evaluation) {
  nlohmann::json json;
  json["drags"] = evaluation.drags;
  json["ticks"] = kDragTicks;
  for (const NamedCost& cost : kCosts) json["milliseconds"][cost.name] = evaluation.costs.*cost.milliseconds;
  if (evaluation.costs.predictionRecolored) json["milliseconds"][kRecolored] = *evaluation.costs.predictionRecolored;
  if (const auto& still = evaluation.costs.still) {
    for (const NamedStillCost& cost : kStillCosts) json["milliseconds"][cost.name] = (*still).*cost.milliseconds;
  }
  std::array<DragScores, kDragMethodCount> all;
  for (const DragKindScores& kind : evaluation.kinds) {
    json["kinds"][nameOf(kind.kind)] = toJson(kind);
    for (std::size_t m = 0; m < kDragMethodCount; ++m) all[m].append(kind.methods[m]);
  }
  for (std::size_t m = 0; m < kDragMethodCount; ++m) json[nameOf(DragMethod(m))] = toJson(all[m]);
  json["equal_time"]["size"] = evaluation.costs.equalTimeSize;
  if (evaluation.costs.still) json["equal_time"][kStillSize] = evaluation.costs.still->equalTimeSize;
  return json;
}

}  // namespace twinray::core
