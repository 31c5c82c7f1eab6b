#include "nn/model.h"

namespace twinray::nn {

std::string ModelInfo::unsupported(const core::Viewpoint& viewpoint) const {
  if (pictureSize == 0 || viewpoint.pan() == std::array<double, 2>{}) return {};
  return "The model " + name + " cannot paint panned views; reset the pan, or open another model.";
}

}  // namespace twinray::nn
