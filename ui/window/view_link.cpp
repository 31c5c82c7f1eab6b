#include "ui/window/view_link.h"

#include <algorithm>
#include <cmath>

#include "core/linked_viewpoint.h"
#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

/// But for the rounding of the way through another grid.
bool isSame(const core::Viewpoint& a, const core::Viewpoint& b) {
  constexpr double kRounding = 1e-9;
  double cosine = 0;
  for (int i = 0; i < 4; ++i) cosine += a.orientation()[i] * b.orientation()[i];
  return std::abs(cosine) > 1 - kRounding && std::abs(a.zoom() / b.zoom() - 1) < kRounding &&
         std::abs(a.pan()[0] - b.pan()[0]) < kRounding && std::abs(a.pan()[1] - b.pan()[1]) < kRounding;
}

}  // namespace

void ViewLink::join(SceneModel* model) {
  if (contains(model)) return;
  members_.push_back({model, {}});
  move(members_.back(), members_.front().model);
  connect(model, &SceneModel::sceneChanged, this, [this, model] { follow(model); });
  connect(model, &SceneModel::gestureEnded, this, [this, model] { endGestures(model); });
  connect(model, &QObject::destroyed, this,
          [this, model] { std::erase_if(members_, [model](const Member& m) { return m.model == model; }); });
}

void ViewLink::leave(SceneModel* model) {
  std::erase_if(members_, [model](const Member& m) { return m.model == model; });
  disconnect(model, nullptr, this, nullptr);
}

bool ViewLink::contains(const SceneModel* model) const {
  return std::any_of(members_.begin(), members_.end(), [model](const Member& m) { return m.model == model; });
}

void ViewLink::adopt(const SceneModel* model, core::Scene& scene) const {
  if (!contains(model)) return;
  for (const Member& member : members_) {
    if (member.model == model || !member.model->scene()) continue;
    scene.viewpoint = core::linkedViewpoint(*member.model->scene(), scene.volume->geometry());
    return;
  }
}

void ViewLink::move(Member& member, const SceneModel* like) {
  SceneModel* model = member.model;
  if (!model->scene() || !like->scene()) return;
  if (model != like) {
    const core::Viewpoint viewpoint = core::linkedViewpoint(*like->scene(), model->scene()->volume->geometry());
    if (!isSame(viewpoint, model->scene()->viewpoint))
      model->edit(tr("Linked viewpoint"), [&viewpoint](core::Scene& scene) { scene.viewpoint = viewpoint; });
  }
  member.seen = model->scene()->viewpoint;
}

void ViewLink::follow(SceneModel* moved) {
  if (following_) return;
  const auto self =
      std::find_if(members_.begin(), members_.end(), [moved](const Member& m) { return m.model == moved; });
  // Changes of anything else are each window's own.
  if (self == members_.end() || self->seen == moved->scene()->viewpoint) return;
  following_ = true;
  self->seen = moved->scene()->viewpoint;
  for (Member& member : members_) {
    if (member.model == moved) continue;
    if (moved->inGesture() && !member.model->inGesture()) member.model->beginGesture(tr("Linked viewpoint"));
    move(member, moved);
  }
  following_ = false;
}

void ViewLink::endGestures(SceneModel* ended) {
  if (following_) return;
  following_ = true;
  for (const Member& member : members_) {
    if (member.model != ended) member.model->endGesture();
  }
  following_ = false;
}

}  // namespace twinray::ui
