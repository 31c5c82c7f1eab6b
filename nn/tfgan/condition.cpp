#include "nn/tfgan/condition.h"

#include "core/dataset/dataset.h"

namespace twinray::nn {

Condition tfganCondition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf) {
  Condition condition;
  condition.view = core::viewInput(viewpoint.angles());
  condition.opacity = core::opacityInput(tf);
  condition.color = core::colorInput(tf);
  return condition;
}

}  // namespace twinray::nn
