#pragma once

#include <filesystem>
#include <functional>

#include "core/image.h"
#include "core/scene.h"

namespace twinray::core {

inline constexpr int kLongestTurntable = 3600;  ///< frames
inline constexpr int kTurntableDuration = 40;   ///< ms that a frame of a turn is shown

/// The scene of frame `index` of `count` in one turn about the picture's vertical axis: frame 0 is `start` itself, and
/// the last one is one step short of it, so that the turn closes. The revision grows with the index.
Scene turntableScene(const Scene& start, int index, int count);

/// Whether this output is one animated picture (its name ends in .png) rather than a folder.
bool isAnimation(const std::filesystem::path& output);

/// One turn as an animated PNG where isAnimation() says so, else as a folder (made where it is missing) of
/// frame0000.png, frame0001.png, ... `frame(i)` makes the pictures one after the other. Throws Error, also for a count
/// outside 1..kLongestTurntable, and passes on what `frame` throws: then an animation leaves an old file as it was, and
/// a folder keeps the frames that were finished.
void writeTurntable(const std::filesystem::path& output, int count, const std::function<Image(int)>& frame,
                    const Metadata& metadata = {});

}  // namespace twinray::core
