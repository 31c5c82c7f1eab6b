#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/scene_options.h"
#include "app/cli/shared.h"
#include "core/error.h"
#include "core/looks/look_grid.h"
#include "core/looks/look_map.h"
#include "core/picture_metadata.h"

namespace twinray::cli {
namespace {

struct ExploreOptions {
  VolumeOptions volume;
  std::string output;
  WholeSceneOptions scene;
  std::string centre = "0.5,0.5";
  std::string extent = "1,1";
  std::string map;
  std::string model;
  int size = 128;
  bool json = false;
};

void explore(const ExploreOptions& options, std::stop_token stop) {
  checkOutput(options.output);
  const auto centre = numbersFrom(options.centre, 2, "--center");
  const auto extent = numbersFrom(options.extent, 2, "--extent");
  const core::LookRectangle rectangle = core::within({{centre[0], centre[1]}, {extent[0], extent[1]}});
  const core::LookMap map =
      core::readLookMap(options.map.empty() ? core::defaultLookMapPath() : std::filesystem::path(options.map));
  core::Scene scene = sceneFrom(options.scene, readVolumeOrSample(options.volume, stop), stop);
  const core::TransferFunction own = scene.transferFunction;
  const auto model = options.model.empty() ? nullptr : nn::loadModel(options.model);
  if (const std::string problem = model ? model->info().unsupported(scene) : ""; !problem.empty())
    throw core::Error(problem);
  const auto renderer = (model ? predictedRenderer(model) : volumeRenderer(render::Quality::kStandard))();
  core::Image grid(core::kLookCells * options.size, core::kLookCells * options.size);
  nlohmann::json cells = nlohmann::json::array();
  for (int cell = 0; cell < core::kLookCells * core::kLookCells; ++cell) {
    const core::PlanePoint place = core::cellCentre(rectangle, cell);
    scene.transferFunction = map.functionAt(place, own, *scene.volume);
    core::Request request;
    request.scene = std::make_shared<const core::Scene>(scene);
    request.width = request.height = options.size;
    request.stop = stop;
    const auto frame = renderer->render(request);
    if (!frame) throw Interrupted();
    const int left = cell % core::kLookCells * options.size, top = cell / core::kLookCells * options.size;
    for (int y = 0; y < options.size; ++y) {
      std::copy_n(frame->picture.pixel(0, y), std::size_t(4) * options.size, grid.pixel(left, top + y));
    }
    const core::LookGroup group = core::groupOf(scene.transferFunction, *scene.volume);
    cells.push_back({{"place", place}, {"group", core::nameOf(group.kind)}, {"surface", group.surface}});
  }
  core::writePng(options.output, grid, {}, false);
  if (options.json) print({{"cells", cells}});
}

struct LearnOptions {
  std::vector<std::string> volumes;
  std::string output;
  core::LookLearning learning;
};

void learn(const LearnOptions& options, std::stop_token stop) {
  checkOutput(options.output);
  std::vector<std::shared_ptr<const core::Volume>> volumes;
  for (const std::string& volume : options.volumes) volumes.push_back(readVolumeOrSample(volume, stop));
  std::string doing;
  std::unique_ptr<Progress> progress;
  const auto learned = core::learnLooks(volumes, options.learning, stop, [&](const std::string& what, double part) {
    if (what != doing) progress = std::make_unique<Progress>(what);
    doing = what;
    progress->show(static_cast<std::size_t>(1000 * part), 1000);
  });
  progress.reset();
  if (!learned) throw Interrupted();
  core::writeLookMap(options.output, learned->map);
  std::printf("%zu looks; error of curves held out %.4f; trustworthiness of the map %.4f\n",
              learned->map.points().size(), learned->error, learned->trustworthiness);
}

}  // namespace

void addExplore(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<ExploreOptions>();
  auto* command = app.add_subcommand("explore", "Pictures of a volume over a part of the map of looks");
  command->add_option("VOLUME", options->volume.volume, "Volume; the bundled sample if left out");
  addVolumeOptions(*command, options->volume);
  command->add_option("-o,--output", options->output, "PNG to write: 4 x 4 pictures")->required();
  addWholeSceneOptions(*command, options->scene);
  command->add_option("--center", options->centre, "x,y of the part's middle, 0..1 from the upper left");
  command->add_option("--extent", options->extent, "width,height of the part, up to 1");
  command->add_option("--size", options->size, "Pixels of each picture")->check(CLI::Range(16, 1024));
  command->add_option("--map", options->map, "Map of looks; the bundled one if left out");
  command->add_option("--model", options->model, "Model that paints the pictures; they are ray cast if left out");
  command->add_flag("--json", options->json, "Print places and groups of the cells");
  command->callback([options, stop] { explore(*options, stop); });

  auto learning = std::make_shared<LearnOptions>();
  auto* learner = app.add_subcommand("learn-looks", "Learn the map of looks on volumes");
  learner->add_option("VOLUMES", learning->volumes, "Volumes of several kinds")->required();
  learner->add_option("-o,--output", learning->output, "Map to write")->required();
  learner->add_option("--samples", learning->learning.samples, "Transfer functions of each volume")
      ->check(CLI::Range(100, 1000000));
  learner->add_option("--points", learning->learning.points, "Looks on the map")->check(CLI::Range(100, 10000));
  learner->add_option("--epochs", learning->learning.epochs, "Epochs")->check(CLI::Range(1, 10000));
  learner->add_option("--seed", learning->learning.seed, "Seed");
  learner->callback([learning, stop] { learn(*learning, stop); });
}

}  // namespace twinray::cli
