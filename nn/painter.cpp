#include "nn/painter.h"

#include "nn/guided_painter.h"

namespace twinray::nn {

std::unique_ptr<Painter> makePainter(const std::shared_ptr<Generator>& generator) {
  if (auto guided = std::dynamic_pointer_cast<GuidedImpl>(generator)) return std::make_unique<GuidedPainter>(guided);
  throw std::logic_error("no painter for the architecture " + generator->architecture());
}

}  // namespace twinray::nn
