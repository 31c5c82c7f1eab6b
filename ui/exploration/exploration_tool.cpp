#include "ui/exploration/exploration_tool.h"

#include <QMetaObject>
#include <algorithm>
#include <exception>
#include <tuple>
#include <utility>

#include "core/presets.h"
#include "core/resources.h"
#include "render/volume_renderer.h"
#include "ui/panels/preset_names.h"
#include "ui/panes/picture.h"
#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

constexpr int kNiceness = 6;  ///< behind everything that is on screen in the panes
constexpr int kHovered = -1;  ///< instead of the number of a cell

/// Where the presets that fit a volume lie.
std::vector<std::pair<core::Preset, core::PlanePoint>> presetsOn(const core::LookMap& map, const core::Volume& volume) {
  std::vector<std::pair<core::Preset, core::PlanePoint>> places;
  for (const core::Preset& preset : core::readPresets(core::resourceFolder() / "presets")) {
    if (!preset.modality.empty() && preset.modality != core::guessModality(volume)) continue;
    places.push_back({preset, map.placeOf(core::adapt(preset, volume), volume)});
  }
  return places;
}

/// Whether only transfer functions differ.
bool sameButFunction(core::Scene a, core::Scene b) {
  a.transferFunction = b.transferFunction = {};
  return core::sameContent(a, b);
}

}  // namespace

ExplorationTool::ExplorationTool(SceneModel* scenes, QObject* parent) : QObject(parent), scenes_(scenes) {
  worker_ = std::make_unique<Worker<Job>>(
      handlerFactory(),
      [this](const std::string& sentence) {
        QMetaObject::invokeMethod(
            this, [this, text = QString::fromStdString(sentence)] { Q_EMIT failed(text); }, Qt::QueuedConnection);
      },
      kNiceness);
  connect(scenes_, &SceneModel::volumeChanged, this, &ExplorationTool::volumeChanged);
  connect(scenes_, &SceneModel::sceneChanged, this, &ExplorationTool::sceneChanged);
}

ExplorationTool::~ExplorationTool() = default;

Worker<ExplorationTool::Job>::HandlerFactory ExplorationTool::handlerFactory() {
  // What is queued is dropped with this object, whose worker ends before it does.
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  return [this, queue] {
    const auto renderer = std::make_shared<render::VolumeRenderer>([] {
      render::VolumeRendererOptions options{render::Quality::kStandard, render::Device::kCpu, 2};
      options.levelsOfDetail = true;
      return options;
    }());
    return [this, queue, renderer](const Job& job, std::stop_token stop) {
      const auto draw = [&](const core::PlanePoint& place, int cell) {
        core::Scene scene = *job.scene;
        scene.transferFunction = job.map->functionAt(place, scene.transferFunction, *scene.volume);
        core::Request request;
        request.scene = std::make_shared<const core::Scene>(std::move(scene));
        request.width = request.height = kPictureSide;
        request.stop = stop;
        if (const auto frame = renderer->render(request)) {
          queue([this, number = job.number, cell, image = toQImage(frame->picture)] { receive(number, cell, image); });
        }
      };
      if (job.hovered) draw(*job.hovered, kHovered);
      for (const int cell : core::cellsNearestFirst(job.rectangle, job.nearest)) {
        if (!job.cells || stop.stop_requested()) break;
        draw(core::cellCentre(job.rectangle, cell), cell);
      }
      if (!job.groups) return;
      std::vector<core::LookGroup> groups;
      for (std::size_t i = 0; i < job.map->points().size(); ++i) {
        if (stop.stop_requested()) return;
        groups.push_back(core::groupOf(
            core::fromLook(job.map->curve(i), job.scene->transferFunction, job.scene->volume->histogram()),
            *job.scene->volume));
      }
      queue([this, volume = job.scene->volume, groups, presets = presetsOn(*job.map, *job.scene->volume)] {
        if (!scenes_->scene() || scenes_->scene()->volume != volume) return;
        presetMarks_.clear();
        for (const auto& [preset, place] : presets) presetMarks_.push_back({shownName(preset), place});
        updateMarks();
        groups_ = groups;
        groupsKnown_ = true;
        Q_EMIT changed();
      });
    };
  };
}

void ExplorationTool::setActive(bool active) {
  if (active == active_) return;
  active_ = active;
  if (!active) {
    worker_->cancel();
    requested_.reset();
    return;
  }
  try {
    if (!map_) map_ = std::make_shared<const core::LookMap>(core::readLookMap(core::defaultLookMapPath()));
  } catch (const std::exception& error) {
    return Q_EMIT failed(QString::fromStdString(error.what()));
  }
  updateMarks();
  requestCells();
}

void ExplorationTool::volumeChanged() {
  groups_.clear();
  presetMarks_.clear();
  marks_.clear();
  groupsKnown_ = false;
  hovered_.reset();
  hoveredPicture_ = {};
  pictures_.fill({});
  requested_.reset();
}

void ExplorationTool::sceneChanged() {
  if (!active_ || !map_) return;
  updateMarks();
  // Opacities are the cells' own; colours are the scene's.
  const auto scene = scenes_->scene();
  if (requested_ && sameButFunction(*requested_, *scene) &&
      requested_->transferFunction.colors() == scene->transferFunction.colors()) {
    return Q_EMIT changed();
  }
  requestCells();
}

void ExplorationTool::updateMarks() {
  marks_ = presetMarks_;
  const auto scene = scenes_->scene();
  if (map_ && scene) marks_.push_back({tr("now"), map_->placeOf(scene->transferFunction, *scene->volume)});
}

void ExplorationTool::setRectangle(const core::LookRectangle& rectangle) {
  const core::LookRectangle inside = core::within(rectangle);
  if (inside == rectangle_) return;
  rectangle_ = inside;
  requestCells();
}

void ExplorationTool::zoomIn() {
  history_.push_back({rectangle_, shown_});
  shown_ = rectangle_;
  rectangle_.extent = {rectangle_.extent[0] / 2, rectangle_.extent[1] / 2};
  rectangle_ = core::within(rectangle_);
  requestCells();
}

void ExplorationTool::back() {
  if (history_.empty()) return;
  std::tie(rectangle_, shown_) = history_.back();
  history_.pop_back();
  requestCells();
}

void ExplorationTool::reset() {
  history_.clear();
  shown_ = {};
  rectangle_ = {{0.5, 0.5}, {0.5, 0.5}};
  requestCells();
}

void ExplorationTool::setHovered(const std::optional<core::PlanePoint>& place) {
  if (place == hovered_) return;
  hovered_ = place;
  hoveredPicture_ = {};
  Q_EMIT changed();
  if (hovered_) request(!isSettled());
}

void ExplorationTool::take(const core::PlanePoint& place) {
  if (!map_ || !scenes_->scene()) return;
  scenes_->edit(tr("Take look"), [&](core::Scene& scene) {
    scene.transferFunction = map_->functionAt(place, scene.transferFunction, *scene.volume);
  });
}

void ExplorationTool::requestCells() {
  fresh_.fill(false);
  request(true);
  Q_EMIT changed();
}

void ExplorationTool::request(bool cells) {
  if (!active_ || !map_ || !scenes_->scene()) return;
  Job job;
  job.scene = requested_ = scenes_->scene();
  job.map = map_;
  job.rectangle = rectangle_;
  job.nearest = hovered_.value_or(rectangle_.centre);
  job.hovered = hovered_;
  job.cells = cells;
  job.groups = !groupsKnown_ && !scenes_->inGesture();
  job.number = ++number_;
  worker_->post(std::move(job), [](const Job&) { return true; });
}

void ExplorationTool::receive(int number, int cell, const QImage& image) {
  if (number != number_ || !active_) return;
  if (cell == kHovered) {
    hoveredPicture_ = image;
  } else {
    pictures_[std::size_t(cell)] = image;
    fresh_[std::size_t(cell)] = true;
  }
  Q_EMIT changed();
}

bool ExplorationTool::isSettled() const {
  return std::all_of(fresh_.begin(), fresh_.end(), [](bool fresh) { return fresh; });
}

QString ExplorationTool::nameOf(const core::LookGroup& group) {
  QString kind;
  switch (group.kind) {
    case core::LookKind::kSkin:
      kind = tr("skin");
      break;
    case core::LookKind::kLung:
      kind = tr("lung");
      break;
    case core::LookKind::kSoftTissue:
      kind = tr("soft tissue");
      break;
    case core::LookKind::kVessels:
      kind = tr("vessels");
      break;
    case core::LookKind::kBone:
      kind = tr("bone");
      break;
    case core::LookKind::kTissue:
      kind = tr("tissue");
      break;
    case core::LookKind::kBright:
      kind = tr("bright tissue");
      break;
    case core::LookKind::kLesion:
      kind = tr("lesion");
      break;
    case core::LookKind::kNothing:
      return tr("nothing");
  }
  return group.surface ? tr("%1, surface").arg(kind) : tr("%1, translucent").arg(kind);
}

}  // namespace twinray::ui
