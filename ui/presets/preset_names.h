#pragma once

#include <QString>

#include "core/presets.h"

namespace twinray::ui {

/// A preset's name in the window's language: bundled ones are translated, other names stay as they are.
QString shownName(const core::Preset& preset);

}  // namespace twinray::ui
