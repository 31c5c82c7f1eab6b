#pragma once

#include <memory>

#include "core/scene.h"

namespace twinray::core {

/// What a volume opens with: the first preset that fits it, seen from the front. Throws Error if there are no presets.
Scene firstScene(const std::shared_ptr<const Volume>& volume);

}  // namespace twinray::core
