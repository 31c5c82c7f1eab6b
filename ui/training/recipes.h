#pragma once

#include "nn/model.h"
#include "ui/training/training_plan.h"

namespace twinray::ui {

/// What a training of the window begins with, and which network it is.
enum class Learning {
  kImprove,  ///< the current model goes on learning
  kNew,      ///< a network of the shipped kind, from nothing
  kTfgan     ///< the original's network, for comparison
};

/// Whether the model can go on learning here.
bool canImprove(const nn::Model* model);

/// Puts into the plan what follows from the choice: the recipe, the guide's size and quality, keyframes, the picture
/// size where the network has only one, how often it is judged by the plan's minutes. `model`: the current one; not
/// null for kImprove. Throws core::Error.
void choose(TrainingPlan& plan, Learning learning, const nn::Model* model);

/// Picture size that is the only one of that network; 0: any.
int onlySize(Learning learning, const nn::Model* model);

}  // namespace twinray::ui
