#include "ui/matching/match_tool.h"

#include <QFileInfo>
#include <QMetaObject>
#include <exception>
#include <utility>

#include "core/picture_metadata.h"
#include "ui/panes/picture.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

constexpr int kNiceness = 8;  ///< behind everything that is on screen

}  // namespace

MatchTool::MatchTool(SceneModel* scenes, QObject* parent) : QObject(parent), scenes_(scenes) {
  // The sinks run on a thread that ends before this object does; what they queue is dropped with it.
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  worker_ = std::make_unique<Worker<Job>>(
      [this, queue] {
        return [this, queue](const Job& job, std::stop_token token) {
          const auto result = render::matchPicture(
              *job.scene, job.target, job.options, token, [&](const render::MatchProgress& progress) {
                queue([this, number = job.number, progress] { receive(number, progress); });
              });
          if (!result.stopped) queue([this, number = job.number, result] { finish(number, result); });
        };
      },
      [this, queue](const std::string& sentence) {
        queue([this, text = translatedSentence(sentence)] {
          running_ = false;
          Q_EMIT changed();
          Q_EMIT failed(text);
        });
      },
      kNiceness);
  connect(scenes_, &SceneModel::volumeChanged, this, [this] {
    if (running_) cancel();
  });
}

MatchTool::~MatchTool() = default;

void MatchTool::setTargetFile(const QString& file) {
  try {
    core::Metadata metadata;
    core::Image picture = core::readPng(file.toStdString(), &metadata);
    const bool composed = metadata.contains("TwinRay scene");
    // Refused here, not when the search begins.
    render::matchTarget(picture, composed, core::kBackground);
    viewpoint_.reset();
    if (composed) viewpoint_ = core::sessionOfPicture(file.toStdString()).viewpoint;
    target_ = std::move(picture);
    composed_ = composed;
    targetName_ = QFileInfo(file).fileName();
    best_ = {};
    bestViewpoint_.reset();
    Q_EMIT changed();
  } catch (const std::exception& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void MatchTool::setTarget(const core::Image& picture, const QString& name) {
  if (picture.empty()) return;
  target_ = picture;
  composed_ = true;
  targetName_ = name;
  viewpoint_.reset();
  if (scenes_->scene()) viewpoint_ = scenes_->scene()->viewpoint;
  best_ = {};
  bestViewpoint_.reset();
  Q_EMIT changed();
}

void MatchTool::takeViewpoint() {
  if (!viewpoint_) return;
  scenes_->edit(tr("Viewpoint of the target"), [this](core::Scene& scene) { scene.viewpoint = *viewpoint_; });
}

void MatchTool::start(const render::MatchOptions& options) {
  if (!scenes_->scene()) return Q_EMIT failed(tr("There is no volume to search on; open one first"));
  if (target_.empty()) return Q_EMIT failed(tr("There is no picture to match; choose one first"));
  Job job;
  job.scene = scenes_->scene();
  job.options = options;
  job.number = ++number_;
  try {
    job.target = render::matchTarget(target_, composed_, job.scene->background);
  } catch (const std::exception& error) {
    return Q_EMIT failed(sentenceOf(error));
  }
  running_ = true;
  part_ = psnr_ = 0;
  best_ = {};
  bestFunction_.reset();
  bestViewpoint_.reset();
  findsViewpoint_ = options.viewpoint;
  worker_->post(std::move(job), [](const Job&) { return true; });
  Q_EMIT changed();
}

void MatchTool::stop() {
  ++number_;
  worker_->cancel();
  running_ = false;
}

void MatchTool::cancel() {
  if (!running_) return;
  stop();
  best_ = {};
  bestViewpoint_.reset();
  Q_EMIT changed();
}

void MatchTool::takeBest() {
  if (!running_ || !bestFunction_) return;
  stop();
  apply(*bestFunction_);
}

void MatchTool::receive(int number, const render::MatchProgress& progress) {
  if (number != number_) return;
  part_ = progress.part;
  psnr_ = progress.psnr;
  best_ = toQImage(progress.picture);
  bestFunction_ = progress.best;
  if (findsViewpoint_) bestViewpoint_ = progress.viewpoint;
  Q_EMIT changed();
}

void MatchTool::finish(int number, const render::MatchResult& result) {
  if (number != number_) return;
  running_ = false;
  part_ = 1;
  psnr_ = result.psnr;
  if (findsViewpoint_) bestViewpoint_ = result.viewpoint;
  apply(result.function);
}

void MatchTool::apply(const core::TransferFunction& function) {
  scenes_->edit(tr("Match picture"), [&](core::Scene& scene) {
    scene.transferFunction = function;
    if (bestViewpoint_) scene.viewpoint = *bestViewpoint_;
  });
  Q_EMIT changed();
  Q_EMIT found();
}

}  // namespace twinray::ui
