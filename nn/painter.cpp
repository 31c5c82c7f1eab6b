#include "nn/painter.h"

#include "nn/guided_painter.h"
#include "nn/tfgan/painter.h"

namespace twinray::nn {

std::unique_ptr<Painter> makePainter(const std::shared_ptr<Generator>& generator) {
  if (auto guided = std::dynamic_pointer_cast<GuidedImpl>(generator)) return std::make_unique<GuidedPainter>(guided);
  if (auto tfgan = std::dynamic_pointer_cast<TfganImpl>(generator)) return std::make_unique<TfganPainter>(tfgan);
  if (auto opacity = std::dynamic_pointer_cast<OpacityGeneratorImpl>(generator))
    return std::make_unique<OpacityPainter>(opacity);
  throw std::logic_error("no painter for the architecture " + generator->architecture());
}

}  // namespace twinray::nn
