#pragma once

#include <filesystem>
#include <functional>

#include "core/image.h"

namespace twinray::core {

/// Writes an animated PNG (the PNG specification, third edition: acTL, fcTL, fdAT chunks) that plays for ever. Programs
/// that know no animation show its first frame.
///
/// `frame(i)` makes frame i of `count`, all of one size, one at a time, so that memory does not grow with their number.
/// Beside and renamed; throws Error, also for frames of different sizes or a count below 1, and passes on what `frame`
/// throws, leaving an old file as it was.
void writeAnimatedPng(const std::filesystem::path& file, int count, int millisecondsPerFrame,
                      const std::function<Image(int)>& frame, const Metadata& metadata = {});

}  // namespace twinray::core
