#include "ui/exploration/exploration_tool.h"

#include <QMetaObject>
#include <algorithm>
#include <exception>
#include <tuple>
#include <utility>

#include "ui/panes/picture.h"
#include "ui/presets/preset_names.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

constexpr int kNiceness = 10;  ///< behind everything that is on screen in the panes
constexpr int kSideStep = 16;

/// Whether only transfer functions differ.
bool sameButFunction(core::Scene a, core::Scene b) {
  a.transferFunction = b.transferFunction = {};
  return core::sameContent(a, b);
}

}  // namespace

ExplorationTool::ExplorationTool(SceneModel* scenes, std::filesystem::path ownPresets, QObject* parent)
    : QObject(parent), scenes_(scenes), ownPresets_(std::move(ownPresets)) {
  // What is queued is dropped with this object, whose worker ends before it does.
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  const auto isOpen = [this](const auto& volume) { return scenes_->scene() && scenes_->scene()->volume == volume; };
  LookSinks sinks;
  sinks.hovered = [this, queue](int number, const core::Image& picture) {
    queue([this, number, image = toQImage(picture)] { receiveHovered(number, image); });
  };
  sinks.cell = [this, queue](int number, int cell, const core::Image& picture) {
    queue([this, number, cell, image = toQImage(picture)] { receive(number, cell, image); });
  };
  sinks.known = [this, queue, isOpen](const auto& volume, std::vector<core::KnownLook> known) {
    queue([this, isOpen, volume, looks = std::move(known)]() mutable {
      if (!isOpen(volume)) return;
      known_ = std::move(looks);
      if (hovered_) hovered_->known = -1;
      Q_EMIT changed();
    });
  };
  sinks.groups = [this, queue, isOpen](const auto& volume, std::vector<core::LookGroup> groups) {
    queue([this, isOpen, volume, found = std::move(groups)]() mutable {
      if (!isOpen(volume)) return;
      groups_ = std::move(found);
      ++groupsVersion_;
      Q_EMIT changed();
    });
  };
  worker_ = std::make_unique<LookWorker>(
      std::move(sinks),
      [this, queue](const std::string& sentence) {
        queue([this, text = translatedSentence(sentence)] { Q_EMIT failed(text); });
      },
      kNiceness);
  connect(scenes_, &SceneModel::volumeChanged, this, &ExplorationTool::volumeChanged);
  connect(scenes_, &SceneModel::sceneChanged, this, &ExplorationTool::sceneChanged);
  connect(scenes_, &SceneModel::gestureEnded, this, [this] {
    if (groups_.empty()) request();
  });
}

ExplorationTool::~ExplorationTool() = default;

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
    return Q_EMIT failed(sentenceOf(error));
  }
  updatePresent();
  requestCells();
}

void ExplorationTool::setModel(std::shared_ptr<const nn::Model> model) {
  if (model == model_) return;
  model_ = std::move(model);
  requestCells();
}

void ExplorationTool::setRendering(const RenderingOptions& rendering) {
  rendering_ = rendering;
}

void ExplorationTool::setPictureSide(int pixels) {
  const int side = std::clamp((pixels + kSideStep - 1) / kSideStep * kSideStep, kLeastSide, kLargestSide);
  if (side == side_) return;
  side_ = side;
  requestCells();
}

void ExplorationTool::presetsChanged() {
  ++presetsVersion_;
  if (presetColors_) return requestCells();
  request();
}

void ExplorationTool::volumeChanged() {
  groups_.clear();
  ++groupsVersion_;
  known_.clear();
  present_.reset();
  hovered_.reset();
  hoveredPicture_ = {};
  pictures_.fill({});
  requested_.reset();
}

void ExplorationTool::sceneChanged() {
  if (!active_ || !map_) return;
  updatePresent();
  // Opacities are the cells' own; colours are the scene's, unless they are a preset's.
  const auto scene = scenes_->scene();
  if (requested_ && sameButFunction(*requested_, *scene) &&
      (presetColors_ || requested_->transferFunction.colors() == scene->transferFunction.colors())) {
    return Q_EMIT changed();
  }
  requestCells();
}

void ExplorationTool::updatePresent() {
  const auto scene = scenes_->scene();
  if (present_ && scene && placed_ == scene->transferFunction) return;
  present_.reset();
  if (!map_ || !scene) return;
  present_ = map_->placeOf(scene->transferFunction, *scene->volume);
  placed_ = scene->transferFunction;
}

bool ExplorationTool::isOwn(const core::KnownLook& look) const {
  return look.preset.file.parent_path() == ownPresets_;
}

QString ExplorationTool::nameOf(const core::KnownLook& look) const {
  return isOwn(look) ? QString::fromStdString(look.preset.name) : shownName(look.preset);
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

void ExplorationTool::setPresetColors(bool preset) {
  if (preset == presetColors_) return;
  presetColors_ = preset;
  requestCells();
}

void ExplorationTool::setHovered(const std::optional<LookPlace>& place) {
  if (place == hovered_) return;
  hovered_ = place;
  hoveredPicture_ = {};
  Q_EMIT changed();
  if (hovered_) request();
}

core::LookCurve ExplorationTool::curveAt(const LookPlace& place) const {
  if (place.known < 0) return map_->lookAt(place.place);
  return core::toLook(known_[std::size_t(place.known)].function, scenes_->scene()->volume->histogram());
}

core::TransferFunction ExplorationTool::functionAt(const LookPlace& place) const {
  const auto scene = scenes_->scene();
  const core::TransferFunction& own = scene->transferFunction;
  core::TransferFunction function =
      place.known < 0 ? map_->functionAt(place.place, own, *scene->volume) : known_[std::size_t(place.known)].function;
  const core::KnownLook* colors = colorsFrom(place);
  function.setColors((colors ? colors->function : own).colors());
  return function;
}

const core::KnownLook* ExplorationTool::colorsFrom(const LookPlace& place) const {
  if (!presetColors_) return nullptr;
  return place.known < 0 ? core::nearestKnown(known_, place.place) : &known_[std::size_t(place.known)];
}

void ExplorationTool::take(const LookPlace& place) {
  if (!map_ || !scenes_->scene()) return;
  const core::TransferFunction function = functionAt(place);
  const QString name = place.known < 0 ? tr("Take look") : tr("Take %1").arg(nameOf(known_[std::size_t(place.known)]));
  scenes_->edit(name, [&](core::Scene& scene) { scene.transferFunction = function; });
}

std::shared_ptr<const nn::Model> ExplorationTool::paintingModel() const {
  const auto scene = scenes_->scene();
  if (!model_ || !scene || model_->info().pictureSize > 0 || !model_->info().unsupported(*scene).empty())
    return nullptr;
  return model_;
}

QString ExplorationTool::source() const {
  const auto scene = scenes_->scene();
  if (!scene) return {};
  if (!model_) return tr("Ray cast: there is no model");
  const QString name = QString::fromStdString(model_->info().name);
  if (model_->info().pictureSize > 0) return tr("Ray cast: %1 paints one size only").arg(name);
  if (!predicted()) return tr("Ray cast: %1 cannot paint this scene").arg(name);
  return tr("Predicted by %1").arg(name);
}

void ExplorationTool::requestCells() {
  fresh_.fill(false);
  sinceAsked_.start();
  request();
  Q_EMIT changed();
}

void ExplorationTool::request() {
  if (!active_ || !map_ || !scenes_->scene()) return;
  LookJob job;
  job.scene = requested_ = scenes_->scene();
  job.map = map_;
  job.model = paintingModel();
  job.rendering = rendering_;
  job.side = side_;
  job.rectangle = rectangle_;
  for (const int cell : core::cellsNearestFirst(rectangle_, hovered_ ? hovered_->place : rectangle_.centre)) {
    if (!fresh_[std::size_t(cell)]) job.cells.push_back(cell);
  }
  if (hovered_) job.hovered = functionAt(*hovered_);
  job.presetColors = presetColors_;
  job.moving = scenes_->inGesture();
  job.ownPresets = ownPresets_;
  job.presetsVersion = presetsVersion_;
  job.number = ++number_;
  worker_->post(std::move(job));
}

void ExplorationTool::receiveHovered(int number, const QImage& image) {
  if (number != number_ || !active_) return;
  hoveredPicture_ = image;
  Q_EMIT changed();
}

void ExplorationTool::receive(int number, int cell, const QImage& image) {
  if (number != number_ || !active_) return;
  pictures_[std::size_t(cell)] = image;
  fresh_[std::size_t(cell)] = true;
  Q_EMIT pictureReady(cell);
  Q_EMIT changed();
  if (isSettled()) Q_EMIT filled(double(sinceAsked_.nsecsElapsed()) * 1e-6);
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
