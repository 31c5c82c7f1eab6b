#include "ui/sensitivity/sensitivity_tool.h"

#include <QMetaObject>
#include <algorithm>
#include <utility>

#include "nn/network_sensitivity.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

constexpr int kNiceness = 10;        ///< behind the prediction and the reference
constexpr int kMovingInterval = 50;  ///< ms: more often would take from the prediction what nobody sees

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
            this, [this, text = translatedSentence(sentence)] { Q_EMIT failed(text); }, Qt::QueuedConnection);
      },
      kNiceness);
  waiting_.setSingleShot(true);
  connect(&waiting_, &QTimer::timeout, this, &SensitivityTool::request);
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

void SensitivityTool::setThroughNetwork(bool through) {
  if (through == throughNetwork_) return;
  throughNetwork_ = through;
  Q_EMIT choicesChanged();
  if (networkAsked()) request();
}

void SensitivityTool::setModel(std::shared_ptr<const nn::Model> model) {
  if (model == model_) return;
  model_ = std::move(model);
  Q_EMIT choicesChanged();
  if (networkAsked()) request();
}

QString SensitivityTool::networkProblem() const {
  const auto scene = scenes_->scene();
  if (!scene || !model_) return tr("No model is open, so there is no network to go through");
  const nn::ModelInfo& info = model_->info();
  if (!nn::isTfgans(info)) {
    return tr("%1 is not one of TFGAN's networks, which paint from the transfer function itself; open a tfgan model")
        .arg(QString::fromStdString(info.name));
  }
  if (what_ != render::Sensitive::kOpacity)
    return tr("Through the network only opacities are followed; choose Opacity");
  return translatedSentence(nn::noSensitivity(info, *scene));
}

const render::PaintedSensitivity* SensitivityTool::painted() const {
  if (!painted_ || !networkAsked()) return nullptr;
  const SensitivityJob& job = painted_->job;
  const bool same = job.scene == scenes_->scene() && job.network == model_ && job.region == region_ &&
                    QSize(job.width, job.height) == size_;
  return same ? &*painted_->network : nullptr;
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
  return result_ && result_->fine && !waiting_.isActive() && result_->job.number == number_ &&
         (!networkAsked() || painted());
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

bool SensitivityTool::waits() {
  const qint64 age = sinceRequest_.isValid() ? sinceRequest_.elapsed() : kMovingInterval;
  if (!scenes_->inGesture() || age >= kMovingInterval) {
    waiting_.stop();
    sinceRequest_.start();
    return false;
  }
  if (!waiting_.isActive()) waiting_.start(int(kMovingInterval - age));
  return true;
}

void SensitivityTool::request() {
  if (!active_ || !scenes_->scene() || waits()) return;
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
  if (networkAsked() && !painted()) job.network = model_;
  job.number = ++number_;
  worker_->post(std::move(job));
}

void SensitivityTool::receive(SensitivityResult result) {
  if (!active_ || !scenes_->scene() || result.job.scene->volume != scenes_->scene()->volume) return;
  if (!value_) result.map.reset();
  if (!pick_) result.composition.clear();
  result_ = std::move(result);
  if (result_->network) painted_ = result_;
  const std::vector<double>& parts = result_->composition;
  const bool seen = std::any_of(parts.begin(), parts.end(), [](double part) { return part > 0; });
  picked_ = seen ? render::pickedValues(parts) : std::vector<double>{};
  Q_EMIT resultChanged();
}

void SensitivityTool::clear() {
  result_.reset();
  painted_.reset();
  picked_.clear();
  Q_EMIT resultChanged();
}

}  // namespace twinray::ui
