#pragma once

#include <functional>
#include <memory>

#include "core/evaluation/evaluation.h"

namespace twinray::core {

/// What the evaluations of a volume and of a folder share; for core/evaluation only.

Request requestFor(std::shared_ptr<const Scene> scene, int width, int height, std::stop_token stop);

/// Appends the scores of one picture.
void score(MethodScores& scores, const Image& picture, const Image& reference, const Rgb& background,
           double milliseconds);

/// Makes the folder where pictures go. Throws Error; nothing for an empty path.
void makePictureFolder(const std::filesystem::path& folder);

/// prediction<i>.png, reference<i>.png and 4 times their difference; nothing for an empty folder.
void writePictures(const std::filesystem::path& folder, std::size_t index, const Image& prediction,
                   const Image& reference);

/// Renders the samples of each rank once more, which gives the same pictures: only these few are ever in memory.
/// `render` fills the pictures of Example::sample; false if stopped.
bool keepExamples(Evaluation& evaluation, std::size_t perRank, const std::function<bool(Example&)>& render);

}  // namespace twinray::core
