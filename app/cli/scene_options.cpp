#include "app/cli/scene_options.h"

#include "app/cli/shared.h"
#include "core/io/label_map_reader.h"

namespace twinray::cli {

void addSceneOptions(CLI::App& command, SceneOptions& options) {
  command.add_option("--crop", options.crop,
                     "X0,X1,Y0,Y1,Z0,Z1: the part that is seen, in fractions 0..1 of the volume's index axes");
  command.add_option("--labels", options.labels,
                     "Segmentation to draw: a label map, each label in a colour of its own");
  command.add_flag("--orthographic", options.orthographic, "Parallel rays");
  command.add_flag("--mip", options.maximumIntensity, "Maximum intensity (no model paints it: see --reference)");
}

void apply(const SceneOptions& options, core::Scene& scene, std::stop_token stop) {
  if (!options.crop.empty()) {
    const auto bounds = numbersFrom(options.crop, 6, "--crop");
    for (std::size_t axis = 0; axis < 3; ++axis) {
      scene.crop.low[axis] = bounds[2 * axis];
      scene.crop.high[axis] = bounds[2 * axis + 1];
    }
    core::check(scene.crop);
  }
  if (!options.labels.empty()) scene.labels = core::readLabelMap(options.labels, *scene.volume, {}, stop);
  if (options.orthographic) scene.projection = core::Projection::kOrthographic;
  if (options.maximumIntensity) scene.blending = core::Blending::kMaximumIntensity;
}

}  // namespace twinray::cli
