#include "ui/kept_look.h"

#include <QUndoCommand>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/scene_json.h"
#include "core/transfer_function_files.h"
#include "render/volume_renderer.h"
#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

// Behind everything that shows the scene itself.
constexpr int kMovingNiceness = core::kOnlyWhenIdle;
constexpr int kRestingNiceness = 10;

Look lookOf(const core::Scene& scene) {
  return {scene.transferFunction, scene.lighting, scene.blending, scene.labels};
}

void apply(const Look& look, core::Scene& scene) {
  scene.transferFunction = look.transferFunction;
  scene.lighting = look.lighting;
  scene.blending = look.blending;
  scene.labels = look.labels;
}

}  // namespace

/// The kept look before and after it.
class KeepCommand : public QUndoCommand {
 public:
  KeepCommand(KeptLook* kept, const QString& name, Look after)
      : QUndoCommand(name), kept_(kept), before_(kept->look_), after_(std::move(after)) {}
  void undo() override { kept_->set(before_); }
  void redo() override { kept_->set(after_); }

 private:
  KeptLook* kept_;
  std::optional<Look> before_, after_;
};

KeptLook::KeptLook(SceneModel* scenes, Pipeline* pipeline, QObject* parent)
    : QObject(parent), scenes_(scenes), pipeline_(pipeline) {
  connect(scenes_, &SceneModel::volumeChanged, this, &KeptLook::volumeChanged);
  connect(scenes_, &SceneModel::sceneChanged, this, &KeptLook::follow);
  // Where the scene's own pictures are all there, the machine is free for the best one.
  connect(pipeline_, &Pipeline::becameSettled, this, &KeptLook::request);
}

KeptLook::~KeptLook() = default;

void KeptLook::keep() {
  const auto scene = scenes_->scene();
  if (!scene) return;
  scenes_->endGesture();
  if (look_ == lookOf(*scene)) return;
  scenes_->undoStack()->push(new KeepCommand(this, tr("Keep look"), lookOf(*scene)));
}

void KeptLook::exchange() {
  const auto scene = scenes_->scene();
  if (!scene || !look_ || look_ == lookOf(*scene)) return;
  scenes_->endGesture();
  const QString name = tr("Exchange with kept look");
  const Look kept = *look_, shown = lookOf(*scene);
  scenes_->undoStack()->beginMacro(name);
  scenes_->edit(name, [&kept](core::Scene& changed) { apply(kept, changed); });
  scenes_->undoStack()->push(new KeepCommand(this, name, shown));
  scenes_->undoStack()->endMacro();
}

void KeptLook::set(std::optional<Look> look) {
  look_ = std::move(look);
  if (scenes_->scene()) volumeFile_ = scenes_->scene()->volume->source().path;
  Q_EMIT lookChanged();
  follow();
}

void KeptLook::volumeChanged() {
  scene_.reset();
  picture_ = {};
  if (!look_) return;
  const core::Scene& opened = *scenes_->scene();
  if (opened.volume->source().path != volumeFile_) {
    look_.reset();
    Q_EMIT lookChanged();
    return;
  }
  // The same file at another resolution or time, its labels on another grid.
  look_->transferFunction =
      core::fitted(look_->transferFunction, opened.transferFunction.minimum(), opened.transferFunction.maximum());
  look_->labels = look_->labels ? opened.labels : nullptr;
}

void KeptLook::follow() {
  const auto scene = scenes_->scene();
  if (!look_ || !scene) {
    scene_.reset();
    picture_ = {};
    return;
  }
  core::Scene next = *scene;
  apply(*look_, next);
  if (!scene_ || !sameContent(next, *scene_)) {
    next.revision = nextRevision_++;
    scene_ = std::make_shared<const core::Scene>(std::move(next));
    Q_EMIT sceneChanged();
  }
  request();
}

void KeptLook::setWanted(bool wanted) {
  wanted_ = wanted;
  request();
}

QSize KeptLook::pictureSize() const {
  return pipeline_->picture(Role::kReference).image.size();
}

bool KeptLook::isFinal() const {
  return picture_.frame && picture_.frame->complete && !picture_.moving &&
         picture_.frame->revision == scene_->revision && picture_.image.size() == pictureSize();
}

bool KeptLook::settled() const {
  return !wanted_ || !scene_ || isFinal();
}

void KeptLook::request() {
  if (settled()) return;
  const bool moving = !pipeline_->settled();
  // While the scene's own look is edited, the picture that is there does.
  if (moving && picture_.frame && picture_.frame->revision == scene_->revision) return;
  post(moving);
}

void KeptLook::prepareWorker() {
  const RenderingOptions& options = pipeline_->rendering();
  if (worker_ && options.device == rendering_.device && options.threads == rendering_.threads) return;
  worker_.reset();
  posted_.reset();
  rendering_ = options;
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  const FrameSink frames = [this, queue](Role, std::shared_ptr<const core::Frame> frame, const RenderJob& job) {
    const Picture picture{frame, toQImage(frame->picture), QImage(), job.moving, nullptr};
    queue([this, picture, job] { receive(picture, job); });
  };
  const FailureSink problems = [this, queue](const std::string& sentence) {
    queue([this, text = translatedSentence(sentence)] { Q_EMIT failed(text); });
  };
  worker_ = std::make_unique<ReferenceWorker>(casting(render::Quality::kStandard, rendering_),
                                              casting(render::Quality::kHigh, rendering_), frames, problems,
                                              kMovingNiceness, kRestingNiceness);
}

void KeptLook::post(bool moving) {
  const QSize size = pictureSize();
  if (size.isEmpty()) return;
  prepareWorker();
  RenderJob job;
  job.scene = scene_;
  job.width = size.width();
  job.height = size.height();
  job.moving = moving;
  if (job == posted_) return;
  posted_ = job;
  worker_->post(std::move(job));
}

void KeptLook::receive(const Picture& picture, const RenderJob& job) {
  // Of another volume, or of a look that was taken away.
  if (!scene_ || job.scene->volume != scene_->volume) return;
  if (picture_.frame && picture.frame->revision < picture_.frame->revision) return;
  picture_ = picture;
  Q_EMIT pictureReady(picture_);
}

nlohmann::json KeptLook::state() const {
  if (!look_) return nullptr;
  return {{"transfer_function", core::toJson(look_->transferFunction)},
          {"lighting", core::toJson(look_->lighting)},
          {"maximum_intensity", look_->blending == core::Blending::kMaximumIntensity},
          {"labels", look_->labels != nullptr}};
}

void KeptLook::restore(const nlohmann::json& state) {
  const auto scene = scenes_->scene();
  if (!scene || state.is_null()) return set({});
  Look look;
  look.transferFunction = core::fitted(core::transferFunctionFromJson(state.at("transfer_function")),
                                       scene->transferFunction.minimum(), scene->transferFunction.maximum());
  look.lighting = core::lightingFromJson(state.at("lighting"));
  if (state.at("maximum_intensity").get<bool>()) look.blending = core::Blending::kMaximumIntensity;
  if (state.at("labels").get<bool>()) look.labels = scene->labels;
  set(std::move(look));
}

}  // namespace twinray::ui
