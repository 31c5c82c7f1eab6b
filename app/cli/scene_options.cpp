#include "app/cli/scene_options.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <utility>

#include "app/cli/shared.h"
#include "core/error.h"
#include "core/first_scene.h"
#include "core/io/label_map_reader.h"
#include "core/presets.h"
#include "core/resources.h"
#include "core/transfer_function_files.h"

namespace twinray::cli {
namespace {

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

/// A preset by its name or its file's, or a transfer function file.
void applyTransferFunction(core::Scene& scene, const std::string& nameOrFile) {
  if (std::filesystem::exists(nameOrFile)) {
    const core::ImportedTransferFunction read = core::readAnyTransferFunction(nameOrFile);
    scene.transferFunction = core::imported(read, scene.transferFunction);
    if (read.lighting) scene.lighting = *read.lighting;
    return;
  }
  std::string known;
  for (const core::Preset& preset : core::readPresets(core::resourceFolder() / "presets")) {
    if (lowered(preset.name) == lowered(nameOrFile) || preset.file.stem() == nameOrFile) {
      scene.transferFunction = core::adapt(preset, *scene.volume);
      scene.lighting = preset.lighting;
      return;
    }
    known += (known.empty() ? "" : ", ") + preset.file.stem().string();
  }
  throw core::Error("no transfer function file and no preset is called " + nameOrFile + "; presets: " + known);
}

}  // namespace

void addWholeSceneOptions(CLI::App& command, WholeSceneOptions& options) {
  command.add_option("--view", options.view,
                     "Elevation,azimuth,roll,zoom as in the original; from the front if left out");
  command.add_option("--pan", options.pan, "Shift in picture heights: right,up");
  command.add_option("--tf", options.transferFunction,
                     "Transfer function file (TwinRay, 3D Slicer, ParaView), or a preset's name");
  addSceneOptions(command, options.scene);
}

core::Scene sceneFrom(const WholeSceneOptions& options, std::shared_ptr<const core::Volume> volume,
                      std::stop_token stop) {
  core::Scene scene = core::firstScene(std::move(volume));
  if (!options.transferFunction.empty()) applyTransferFunction(scene, options.transferFunction);
  if (!options.view.empty()) {
    const auto view = numbersFrom(options.view, 4, "--view");
    if (view[3] <= 0) throw CLI::ValidationError("--view", "takes a zoom above 0 as its fourth number");
    scene.viewpoint = core::Viewpoint::fromAngles({view[0], view[1], view[2], view[3]});
  }
  if (!options.pan.empty()) {
    const auto pan = numbersFrom(options.pan, 2, "--pan");
    scene.viewpoint.setPan({pan[0], pan[1]});
  }
  apply(options.scene, scene, stop);
  return scene;
}

render::PictureRegion regionFrom(const std::string& text, int width, int height) {
  if (text.empty()) return {};
  constexpr double kMost = 1e6;  // far outside any picture
  std::array<int, 4> whole{};
  const auto numbers = numbersFrom(text, 4, "--region");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (numbers[i] != std::floor(numbers[i])) throw CLI::ValidationError("--region", "takes whole pixels, not " + text);
    whole[i] = int(std::clamp(numbers[i], -kMost, kMost));
  }
  return render::regionOfPixels(whole[0], whole[1], whole[2], whole[3], width, height);
}

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
