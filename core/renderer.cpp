#include "core/renderer.h"

#include <algorithm>

namespace twinray::core {

double Frame::stepMilliseconds(const std::string& step) const {
  const auto found = std::find_if(timings.begin(), timings.end(), [&](const Timing& t) { return t.step == step; });
  return found == timings.end() ? 0.0 : found->milliseconds;
}

}  // namespace twinray::core
