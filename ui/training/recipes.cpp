#include "ui/training/recipes.h"

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/resources.h"
#include "render/volume_renderer.h"

namespace twinray::ui {
namespace {

/// Of the samples: as the shipped model was trained.
constexpr double kKeyframed = 0.4;

/// Steps: a window shows soon what is learnt, and asks less of each look than a training on a server.
constexpr int kInterval = 50, kLongInterval = 250;
constexpr double kLongMinutes = 10;
constexpr int kTfganInterval = 20;
constexpr int kHeldOut = 24;

/// A step of the original's 50 pictures takes most of a minute on a desk, and a pause waits for it.
constexpr int kTfganBatch = 8;

/// Weights that are good already want smaller steps, and an average that forgets where they came from.
constexpr double kImprovingRate = 5e-4;
constexpr int kImprovingWarmUp = 20;
constexpr double kImprovingAverage = 0.99;

nlohmann::json builtIn(const std::string& architecture) {
  const auto file = core::resourceFolder() / "models" / (architecture + ".recipe.json");
  const auto recipe = nlohmann::json::parse(core::readTextFile(file), nullptr, false);
  if (!recipe.is_object()) throw core::Error("The recipe " + file.string() + " is damaged; install the program again.");
  return recipe;
}

}  // namespace

bool canImprove(const nn::Model* model) {
  return model && (model->info().architecture == "guided" || model->info().architecture == "tfgan");
}

int onlySize(Learning learning, const nn::Model* model) {
  constexpr int kTfganSize = 256;
  if (learning == Learning::kTfgan) return kTfganSize;
  return learning == Learning::kImprove && model ? model->info().pictureSize : 0;
}

void choose(TrainingPlan& plan, Learning learning, const nn::Model* model) {
  const bool improves = learning == Learning::kImprove;
  if (improves && !canImprove(model))
    throw core::Error("The current model cannot go on learning; choose a new network, or open another model.");
  const std::string architecture = improves                       ? model->info().architecture
                                   : learning == Learning::kTfgan ? "tfgan"
                                                                  : "guided";
  plan.recipe = builtIn(architecture);
  plan.fromModel = improves;
  if (improves) {
    plan.recipe["network"] = model->info().description.at("network");
    plan.guideFactor = model->info().guideFactor;
    plan.guideQuality = model->info().guideQuality;
  } else {
    plan.guideFactor = plan.recipe["network"].value("factor", 4);
    plan.guideQuality = nameOf(render::guideQualityFor(plan.guideFactor, render::qualityFromName(plan.quality)));
  }
  plan.recipe["held_out_most"] = kHeldOut;
  if (architecture == "tfgan") {
    plan.recipe["interval"] = kTfganInterval;
    plan.recipe["batch"] = kTfganBatch;
  } else {
    plan.recipe["interval"] = plan.minutes > kLongMinutes ? kLongInterval : kInterval;
    if (improves) {
      plan.recipe["learning_rate"] = kImprovingRate;
      plan.recipe["warm_up"] = kImprovingWarmUp;
      plan.recipe["average"] = kImprovingAverage;
    }
  }
  plan.keyframed = plan.recipe["network"].value("keyframe", false) ? kKeyframed : 0;
  if (const int size = onlySize(learning, model)) plan.size = size;
}

}  // namespace twinray::ui
