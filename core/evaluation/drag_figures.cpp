#include "core/evaluation/drag_evaluation.h"
#include "core/evaluation/figures.h"

namespace twinray::core {
namespace {

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
  const auto flicker = scores.flicker();
  json["flicker"] = flicker ? nlohmann::json(*flicker) : nlohmann::json();
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
    default:
      return "prediction";
  }
}

nlohmann::json toJson(const DragEvaluation& evaluation) {
  nlohmann::json json;
  json["drags"] = evaluation.drags;
  json["ticks"] = kDragTicks;
  const DragCosts& costs = evaluation.costs;
  nlohmann::json& milliseconds = json["milliseconds"];
  milliseconds["prediction"] = costs.prediction;
  milliseconds["bicubic"] = costs.bicubic;
  milliseconds["equal_time"] = costs.equalTime;
  milliseconds["carried_detail"] = costs.carriedDetail;
  milliseconds["standard"] = costs.standard;
  milliseconds["stale_standard"] = costs.referenceStandard;
  milliseconds["stale_reference"] = costs.referenceTruth;
  std::array<DragScores, kDragMethodCount> all;
  for (const DragKindScores& kind : evaluation.kinds) {
    json["kinds"][nameOf(kind.kind)] = toJson(kind);
    for (std::size_t m = 0; m < kDragMethodCount; ++m) all[m].append(kind.methods[m]);
  }
  for (std::size_t m = 0; m < kDragMethodCount; ++m) json[nameOf(DragMethod(m))] = toJson(all[m]);
  json["equal_time"]["size"] = costs.equalTimeSize;
  return json;
}

}  // namespace twinray::core
