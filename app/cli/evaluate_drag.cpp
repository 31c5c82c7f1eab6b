#include "app/cli/evaluate_drag.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "app/cli/progress.h"
#include "app/cli/shared.h"
#include "core/cached_renderer.h"
#include "core/carried_detail_renderer.h"
#include "core/dataset/volume_identity.h"
#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::cli {
namespace {

using nlohmann::json;

constexpr const char* kNetworkCost = "network_milliseconds_per_megapixel";
constexpr const char* kStillNetworkCost = "network_milliseconds_per_megapixel_still";
constexpr double kMegapixel = 1e6;
/// Of each pass of a true picture: enough for 512x512.
constexpr std::size_t kKeptBytes = std::size_t(1) << 29;

/// What pictures of the model's network and of the one that it names for views that stand still cost.
struct NetworkCosts {
  std::optional<double> usual, still;  ///< nn::Model::millisecondsPerPixel(); empty where not measured
};

NetworkCosts networkCostsOf(const nn::Model& model) {
  const auto& still = model.still();
  return {model.millisecondsPerPixel(), still ? still->millisecondsPerPixel() : std::nullopt};
}

/// Of an earlier run. Throws core::Error.
NetworkCosts networkCostsFrom(const json& costs, const std::string& where) {
  const auto cost = [&](const char* name) -> std::optional<double> {
    const json value = costs.is_object() && costs.contains(name) ? costs[name] : json("missing");
    if (value.is_null()) return std::nullopt;
    if (!value.is_number() || !(value.get<double>() > 0)) {
      throw core::Error(where + " does not say what the network costs (" + name +
                        "): measure again with evaluate --drag --json FILE.");
    }
    return value.get<double>() / kMegapixel;
  };
  return {cost(kNetworkCost), cost(kStillNetworkCost)};
}

json costOfMegapixel(std::optional<double> millisecondsPerPixel) {
  return millisecondsPerPixel ? json(*millisecondsPerPixel * kMegapixel) : json();
}

/// A drag needs its dear pictures again whenever another model is tried.
core::RendererFactory kept(core::RendererFactory factory, const std::string& folder, render::Quality quality) {
  if (folder.empty()) return factory;
  return [=]() -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::CachedRenderer>(factory(), folder,
                                                  render::nameOf(quality) + " on " + render::deviceDescription());
  };
}

void printCell(const json& value, const char* format) {
  if (value.is_null()) {
    std::printf(" %12s", "-");
  } else {
    std::printf(format, value.get<double>());
  }
}

/// What a picture of the method costs in drags of this kind. `quality`: of a stale one.
std::string costNamed(core::DragMethod method, const std::string& kind, const std::string& quality) {
  const std::string still = kind == "tf" || kind == "color" ? "_still" : "";
  switch (method) {
    case core::DragMethod::kPrediction:
    case core::DragMethod::kUnmoved:
      return kind == "color" ? "prediction_recoloured" : "prediction" + still;
    case core::DragMethod::kStale:
      return core::nameOf(method) + "_" + quality + still;
    case core::DragMethod::kStandard:
      return core::nameOf(method);
    default:
      return core::nameOf(method) + still;
  }
}

void printKind(const std::string& kind, const json& scores, const json& milliseconds) {
  const std::string best = scores["best_rival"];
  std::printf("%s: prediction %+.2f dB over the best rival, %s\n", kind.c_str(), scores["gain"].get<double>(),
              best.c_str());
  for (std::size_t m = 0; m < core::kDragMethodCount; ++m) {
    const std::string name = core::nameOf(core::DragMethod(m));
    const json& method = scores[name];
    const bool stale = core::DragMethod(m) == core::DragMethod::kStale;
    const std::string quality = stale ? method["quality"].get<std::string>() : "";
    std::printf("  %-18s", (stale ? name + ", " + quality : name).c_str());
    printCell(method["psnr"]["median"], " %12.2f");
    printCell(method["rmse"]["median"], " %12.5f");
    printCell(method["ssim"]["median"], " %12.4f");
    printCell(method["ms_ssim"]["median"], " %12.4f");
    printCell(method["emd"]["median"], " %12.5f");
    printCell(method["foreground"]["psnr"]["median"], " %12.2f");
    printCell(method["flicker"], " %12.2f");
    printCell(method["flicker_after_rest"], " %12.2f");
    printCell(milliseconds[costNamed(core::DragMethod(m), kind, quality)], " %12.1f");
    std::printf("\n");
  }
}

void printTable(const json& result) {
  std::printf("%s drags of each kind, %s ticks each, %s pixels, quality %s, keyframes %s, model %s, %s\n",
              result["drags"].dump().c_str(), result["ticks"].dump().c_str(), result["size"].dump().c_str(),
              result["quality"].get<std::string>().c_str(), result["keyframes"].get<std::string>().c_str(),
              result["model"].get<std::string>().c_str(),
              result["seen_in_training"] == true ? "volume SEEN in training" : "volume not seen in training");
  std::printf(
      "medians over ticks of what is on screen against the truth of that moment; ms: a picture while dragging\n");
  std::printf("  %-18s %12s %12s %12s %12s %12s %12s %12s %12s %12s\n", "", "PSNR dB", "RMSE", "SSIM", "MS-SSIM", "EMD",
              "foreground dB", "flicker", "after rest", "median ms");
  for (const core::DragKind kind : core::kDragKinds) {
    const std::string name = core::nameOf(kind);
    if (result["kinds"].contains(name)) printKind(name, result["kinds"][name], result["milliseconds"]);
  }
  std::printf(
      "prediction is what the window shows: where only the view changes, moved to the newest one in %.1f ms; "
      "prediction_unmoved is as it was painted\n",
      result["milliseconds"]["reprojection"].get<double>());
  const json& equalTime = result["equal_time"];
  std::printf("equal_time casts %s x %s rays", equalTime["size"].dump().c_str(), equalTime["size"].dump().c_str());
  if (equalTime.contains("size_still")) {
    const std::string side = equalTime["size_still"].dump();
    std::printf(", %s x %s while the view stands still", side.c_str(), side.c_str());
  }
  std::printf("\n");
}

}  // namespace

core::DragMethods dragMethods(const std::shared_ptr<const nn::Model>& model, render::Quality truth,
                              const nn::PaceOf& pace) {
  using Painted = std::shared_ptr<const nn::Model>;
  const auto guide = [](const Painted& of) {
    return guideRenderer(render::qualityFromName(of->info().guideQuality))();
  };
  const auto guideSize = [](const Painted& of) {
    return [of](int width, int height) { return nn::guideSize(of->info(), width, height); };
  };
  core::DragMethods methods;
  methods.truth = volumeRenderer(truth);
  methods.standard = volumeRenderer(render::Quality::kStandard);
  methods.playedTruth = volumeRenderer(truth, 0, kKeptBytes);
  methods.playedStandard = volumeRenderer(render::Quality::kStandard, 0, kKeptBytes);
  const auto carried = [=](const Painted& of) -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::CarriedDetailRenderer>(guide(of), guideSize(of));
  };
  // As in the window: half of the cores, since the reference is cast at the same time.
  methods.prediction = [=] {
    return nn::forViews(
        model,
        [&](const Painted& of) -> std::unique_ptr<core::Renderer> {
          return std::make_unique<nn::PredictedRenderer>(of, guide(of));
        },
        carried, pace);
  };
  methods.bicubic = [=] {
    return nn::forViews(model, [&](const Painted& of) -> std::unique_ptr<core::Renderer> {
      return std::make_unique<core::EnlargedRenderer>(guide(of), guideSize(of));
    });
  };
  methods.carriedDetail = [=] { return nn::forViews(model, carried); };
  return methods;
}

CLI::Option* addDragOptions(CLI::App& evaluate, DragArguments& arguments) {
  auto* drag = evaluate.add_option(
      "--drag", arguments.kind,
      "Play COUNT (12 if left out) recorded drags of two seconds, and score what is on screen at each tick");
  drag->check(CLI::IsMember({"tf", "color", "orbit", "zoom", "mixed"}));
  for (const char* other : {"--dataset", "--sampler", "--csv", "--html", "--images"}) {
    drag->excludes(evaluate.get_option(other));
  }
  evaluate
      .add_option("--keyframes", arguments.keyframes, "Drags: pictures that the reference worker makes while dragging")
      ->check(CLI::IsMember({"standard", "reference"}))
      ->needs(drag);
  evaluate
      .add_option("--costs", arguments.costs,
                  "Drags: take what pictures cost from this JSON of an earlier run, in place of measuring: for a busy "
                  "machine, and for runs that must see the same moments")
      ->needs(drag);
  evaluate.add_option("--cache", arguments.cache, "Drags: keep the true pictures in this folder, for the next run")
      ->needs(drag);
  arguments.drags.threads = int(std::max(1u, std::thread::hardware_concurrency()));
  evaluate.add_option("--threads", arguments.drags.threads, "Drags: threads that score")
      ->check(CLI::Range(1, 256))
      ->needs(drag);
  return drag;
}

void evaluateDrags(DragArguments& arguments, std::stop_token stop) {
  if (arguments.quality == "seed") throw CLI::ValidationError("--quality", "is draft, standard or high with --drag");
  checkOutput(arguments.json);
  if (arguments.kind != "mixed") arguments.drags.kinds = {core::dragKindFromName(arguments.kind)};
  arguments.drags.keyframes =
      arguments.keyframes == "standard" ? core::DragReference::kStandard : core::DragReference::kTruth;
  json costs;
  if (!arguments.costs.empty()) {
    costs = json::parse(core::readTextFile(arguments.costs), nullptr, false);
    arguments.drags.costs = core::dragCostsFrom(costs, arguments.drags.kinds, arguments.costs);
  }
  const auto model = loadModelOrDefault(arguments.model);
  const NetworkCosts network =
      arguments.costs.empty() ? networkCostsOf(*model) : networkCostsFrom(costs, arguments.costs);
  const auto volume = readVolumeOrSample(arguments.volume, stop);
  const auto truth = render::qualityFromName(arguments.quality);
  core::DragMethods methods = dragMethods(
      model, truth, [&](const nn::Model& of) { return &of == model.get() ? network.usual : network.still; });
  methods.playedTruth = kept(methods.playedTruth, arguments.cache, truth);
  Progress bar("dragging");
  const auto evaluation = core::evaluateDrags(
      volume, methods, arguments.drags, [&bar](std::size_t done, std::size_t total) { bar.show(done, total); }, stop);
  if (!evaluation) throw Interrupted();
  json result = core::toJson(*evaluation);
  result["model"] = model->info().name;
  result["seen_in_training"] = model->sawInTraining(core::identityOf(*volume));
  result["size"] = arguments.drags.size;
  result["quality"] = arguments.quality;
  result["keyframes"] = arguments.keyframes;
  result["seed"] = arguments.drags.seed;
  result[kNetworkCost] = costOfMegapixel(network.usual);
  result[kStillNetworkCost] = costOfMegapixel(network.still);
  result["machine"] = machine();
  if (!arguments.json.empty()) writeText(arguments.json, result.dump(2) + "\n");
  printTable(result);
}

}  // namespace twinray::cli
