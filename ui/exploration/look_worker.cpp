#include "ui/exploration/look_worker.h"

#include <utility>

#include "core/resources.h"
#include "nn/predicted_renderer.h"
#include "ui/presets/own_presets.h"

namespace twinray::ui {
namespace {

/// All that the worker's thread keeps from job to job.
class Painter {
 public:
  explicit Painter(LookSinks sinks) : sinks_(std::move(sinks)) {}

  void work(const LookJob& job, const std::stop_token& stop) {
    findKnown(job);
    if (job.hovered) {
      if (auto picture = paint(job, *job.hovered, stop)) sinks_.hovered(job.number, std::move(*picture));
    }
    paintCells(job, stop);
    if (!job.moving) findGroups(job, stop);
  }

 private:
  void findKnown(const LookJob& job) {
    if (knownVolume_ == job.scene->volume && presetsVersion_ == job.presetsVersion) return;
    std::vector<core::Preset> presets = readOwnPresets(job.ownPresets).presets;
    for (core::Preset& preset : core::readPresets(core::resourceFolder() / "presets")) {
      presets.push_back(std::move(preset));
    }
    known_ = core::knownLooks(*job.map, *job.scene->volume, presets);
    knownVolume_ = job.scene->volume;
    presetsVersion_ = job.presetsVersion;
    sinks_.known(knownVolume_, known_);
  }

  void paintCells(const LookJob& job, const std::stop_token& stop) {
    const core::TransferFunction& own = job.scene->transferFunction;
    const core::Volume& volume = *job.scene->volume;
    for (const int cell : job.cells) {
      const core::PlanePoint place = core::cellCentre(job.rectangle, cell);
      auto picture = paint(job,
                           job.presetColors ? core::functionInKnownColors(*job.map, place, own, volume, known_)
                                            : job.map->functionAt(place, own, volume),
                           stop);
      if (!picture) return;
      sinks_.cell(job.number, cell, std::move(*picture));
    }
  }

  void findGroups(const LookJob& job, const std::stop_token& stop) {
    if (groupsVolume_ == job.scene->volume) return;
    std::vector<core::LookGroup> groups;
    for (std::size_t i = 0; i < job.map->points().size(); ++i) {
      if (stop.stop_requested()) return;
      groups.push_back(
          core::groupOf(core::fromLook(job.map->curve(i), job.scene->transferFunction, job.scene->volume->histogram()),
                        *job.scene->volume));
    }
    groupsVolume_ = job.scene->volume;
    sinks_.groups(groupsVolume_, std::move(groups));
  }

  /// Empty if stopped.
  std::optional<core::Image> paint(const LookJob& job, const core::TransferFunction& function,
                                   const std::stop_token& stop) {
    if (stop.stop_requested()) return std::nullopt;
    core::Request request;
    auto scene = std::make_shared<core::Scene>(*job.scene);
    scene->transferFunction = function;
    request.scene = std::move(scene);
    request.width = request.height = job.side;
    request.stop = stop;
    auto frame = rendererFor(job).render(request);
    if (!frame) return std::nullopt;
    return std::move(frame->picture);
  }

  core::Renderer& rendererFor(const LookJob& job) {
    if (renderer_ && model_ == job.model && rendering_.device == job.rendering.device &&
        rendering_.threads == job.rendering.threads)
      return *renderer_;
    renderer_ = castingGuide(job.model.get(), job.rendering)();
    if (job.model) renderer_ = std::make_unique<nn::PredictedRenderer>(job.model, std::move(renderer_));
    model_ = job.model;
    rendering_ = job.rendering;
    return *renderer_;
  }

  LookSinks sinks_;
  std::unique_ptr<core::Renderer> renderer_;
  std::shared_ptr<const nn::Model> model_;  ///< of the renderer
  RenderingOptions rendering_;
  std::shared_ptr<const core::Volume> knownVolume_, groupsVolume_;
  int presetsVersion_ = 0;
  std::vector<core::KnownLook> known_;
};

}  // namespace

LookWorker::LookWorker(LookSinks sinks, FailureSink failed, int niceness)
    : worker_(
          [sinks = std::move(sinks)] {
            return [painter = std::make_shared<Painter>(sinks)](const LookJob& job, std::stop_token stop) {
              painter->work(job, stop);
            };
          },
          std::move(failed), niceness) {}

void LookWorker::post(LookJob job) {
  worker_.post(std::move(job), [](const LookJob&) { return true; });
}

}  // namespace twinray::ui
