#include "ui/sensitivity/sensitivity_tool.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

constexpr int kNiceness = 10;  ///< behind the prediction and the reference

}  // namespace

SensitivityTool::SensitivityTool(SceneModel* scenes, QObject* parent) : QObject(parent), scenes_(scenes) {
  // The sinks run on a thread that ends before this object does; what they queue is dropped with it.
  worker_ = std::make_unique<SensitivityWorker>(
      [this](SensitivityResult result) {
        QMetaObject::invokeMethod(
            this, [this, answer = std::move(result)]() mutable { receive(std::move(answer)); }, Qt::QueuedConnection);
      },
      [this](const std::string& sentence) {
        QMetaObject::invokeMethod(
            this, [this, text = QString::fromStdString(sentence)] { Q_EMIT failed(text); }, Qt::QueuedConnection);
      },
      kNiceness);
  connect(scenes_, &SceneModel::sceneChanged, this, &SensitivityTool::request);
  connect(scenes_, &SceneModel::gestureEnded, this, &SensitivityTool::request);
  connect(scenes_, &SceneModel::volumeChanged, this, [this] {
    value_.reset();
    pick_.reset();
    region_ = {};
    clear();
    Q_EMIT choicesChanged();
  });
}

SensitivityTool::~SensitivityTool() = default;

void SensitivityTool::setActive(bool active) {
  if (active == active_) return;
  active_ = active;
  if (!active) {
    tool_ = RegionTool::kNone;
    pick_.reset();
    worker_->cancel();
    clear();
    Q_EMIT choicesChanged();
  }
  request();
}

void SensitivityTool::setPictureSize(const QSize& size) {
  if (size.isEmpty() || size == size_) return;
  size_ = size;
  request();
}

void SensitivityTool::setRegion(const render::PictureRegion& region) {
  if (region == region_) return;
  region_ = region;
  Q_EMIT choicesChanged();
  request();
}

void SensitivityTool::setTool(RegionTool tool) {
  if (tool == tool_) return;
  tool_ = tool;
  Q_EMIT choicesChanged();
}

void SensitivityTool::setWhat(render::Sensitive what) {
  if (what == what_) return;
  what_ = what;
  Q_EMIT choicesChanged();
  request();
}

void SensitivityTool::setBandWidth(double part) {
  part = std::clamp(part, 1.0 / 255, 1.0);
  if (part == bandWidth_) return;
  bandWidth_ = part;
  Q_EMIT choicesChanged();
  if (value_) request();
}

void SensitivityTool::setValue(std::optional<double> value) {
  if (value == value_) return;
  value_ = value;
  Q_EMIT choicesChanged();
  if (value_) return request();
  if (result_) result_->map.reset();
  Q_EMIT resultChanged();
}

void SensitivityTool::setCommonScale(bool common) {
  if (common == commonScale_) return;
  commonScale_ = common;
  Q_EMIT choicesChanged();
  if (value_) request();
}

void SensitivityTool::setPick(const std::optional<render::PictureRegion>& pick) {
  if (pick == pick_) return;
  pick_ = pick;
  if (!pick_) picked_.clear();
  Q_EMIT choicesChanged();
  Q_EMIT resultChanged();
  if (pick_) request();
}

bool SensitivityTool::isSettled() const {
  return result_ && result_->fine && result_->job.number == number_;
}

void SensitivityTool::edit(render::PickEdit edit) {
  if (!result_ || result_->composition.empty()) return;
  const QString name = edit == render::PickEdit::kShowMore ? tr("Show more of what is picked")
                       : edit == render::PickEdit::kHide   ? tr("Hide what is picked")
                                                           : tr("Only what is picked");
  // What is hidden is made of other values afterwards: the edit is of what was picked.
  const std::vector<double> composition = result_->composition;
  scenes_->edit(name, [&](core::Scene& scene) {
    scene.transferFunction = render::edited(scene.transferFunction, composition, edit);
  });
}

void SensitivityTool::request() {
  if (!active_ || !scenes_->scene()) return;
  SensitivityJob job;
  job.scene = scenes_->scene();
  job.width = size_.width();
  job.height = size_.height();
  job.moving = scenes_->inGesture();
  job.region = region_;
  job.what = what_;
  if (value_) {
    const core::TransferFunction& function = job.scene->transferFunction;
    job.band = render::ValueBand{*value_, bandWidth_ * (function.maximum() - function.minimum())};
  }
  job.commonScale = commonScale_;
  job.pick = pick_;
  job.number = ++number_;
  worker_->post(std::move(job));
}

void SensitivityTool::receive(SensitivityResult result) {
  if (!active_ || !scenes_->scene() || result.job.scene->volume != scenes_->scene()->volume) return;
  if (!value_) result.map.reset();
  if (!pick_) result.composition.clear();
  result_ = std::move(result);
  const std::vector<double>& parts = result_->composition;
  const bool seen = std::any_of(parts.begin(), parts.end(), [](double part) { return part > 0; });
  picked_ = seen ? render::pickedValues(parts) : std::vector<double>{};
  Q_EMIT resultChanged();
}

void SensitivityTool::clear() {
  result_.reset();
  picked_.clear();
  Q_EMIT resultChanged();
}

}  // namespace twinray::ui
