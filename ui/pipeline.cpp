#include "ui/pipeline.h"

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

#include "core/carried_detail_renderer.h"
#include "core/reprojected_renderer.h"
#include "core/thread_priority.h"
#include "nn/predicted_renderer.h"
#include "render/volume_renderer.h"
#include "ui/panes/error_layer.h"
#include "ui/sentences.h"
#include "ui/workers/memo_renderer.h"

namespace twinray::ui {
namespace {

constexpr int kDisplayFrame = 16;        ///< ms between requests: no display shows more
constexpr int kRest = 200;               ///< ms without a new pair before the expensive metrics
constexpr std::size_t kKeptFrames = 12;  ///< of predictions and rivals, for a reference that comes later
constexpr std::size_t kKeyframes = 2;    ///< as `evaluate --drag` hands out (decisions/0009)

// The prediction follows the mouse, so it goes first; the window itself (niceness 0) goes before all of them.
constexpr int kReprojectionNiceness = 1;  // takes little, and is what is seen
constexpr int kPredictionNiceness = 3;
constexpr int kComparisonNiceness = 8;
constexpr int kMovingReferenceNiceness = core::kOnlyWhenIdle;

bool samePictures(const ComparisonJob& a, const ComparisonJob& b) {
  return a.reference == b.reference && a.prediction == b.prediction && a.rival == b.rival;
}

void keep(std::deque<std::shared_ptr<const core::Frame>>& frames, std::shared_ptr<const core::Frame> frame) {
  frames.push_back(std::move(frame));
  if (frames.size() > kKeptFrames) frames.pop_front();
}

/// The scene with a little less opacity: an edit as any other.
core::Scene edited(const core::Scene& scene) {
  constexpr double kLess = 0.99;
  core::Scene other = scene;
  ++other.revision;
  core::TransferFunction& tf = other.transferFunction;
  auto points = tf.opacityKind() == core::OpacityKind::kModes ? tf.modesAsPoints() : tf.points();
  for (core::OpacityPoint& point : points) point.opacity *= kLess;
  tf.setPoints(std::move(points));
  return other;
}

/// The frame of the same scene and size as the reference; null if there is none.
std::shared_ptr<const core::Frame> pairOf(const std::deque<std::shared_ptr<const core::Frame>>& frames,
                                          const core::Frame& reference) {
  const auto found = std::find_if(frames.rbegin(), frames.rend(), [&](const auto& frame) {
    return frame->revision == reference.revision && frame->picture.width == reference.picture.width &&
           frame->picture.height == reference.picture.height;
  });
  return found == frames.rend() ? nullptr : *found;
}

}  // namespace

Pipeline::Pipeline(SceneModel* scenes, std::filesystem::path modelFile, QObject* parent)
    : QObject(parent), scenes_(scenes), modelFile_(std::move(modelFile)) {
  requestTimer_.setSingleShot(true);
  requestTimer_.setTimerType(Qt::PreciseTimer);
  restTimer_.setSingleShot(true);
  restTimer_.setInterval(kRest);
  connect(&requestTimer_, &QTimer::timeout, this, &Pipeline::request);
  // A size or wish that came back to what it was needs no picture.
  connect(&requestTimer_, &QTimer::timeout, this, &Pipeline::announceSettled);
  connect(&restTimer_, &QTimer::timeout, this, &Pipeline::compareThoroughly);
  connect(scenes_, &SceneModel::volumeChanged, this, &Pipeline::volumeChanged);
  connect(scenes_, &SceneModel::sceneChanged, this, &Pipeline::sceneChanged);
  connect(scenes_, &SceneModel::gestureEnded, this, &Pipeline::scheduleRequest);

  startWorkers();
}

void Pipeline::startWorkers() {
  // The sinks run on the workers' threads, which end before this object does; what they queue is dropped with it.
  const FrameSink frames = [this](Role role, std::shared_ptr<const core::Frame> frame, const RenderJob& job) {
    if (job.rehearsal) {
      QMetaObject::invokeMethod(this, &Pipeline::rehearsed, Qt::QueuedConnection);
      return;
    }
    Picture picture{frame, toQImage(frame->picture),
                    frame->expectedError ? errorOverlay(*frame->expectedError) : QImage(), job.moving, nullptr};
    QMetaObject::invokeMethod(
        this, [this, role, picture = std::move(picture), job] { receive(role, picture, job); }, Qt::QueuedConnection);
  };
  const ComparisonSink comparisons = [this](Comparison comparison) {
    QImage difference = comparison.difference.empty() ? QImage() : toQImage(comparison.difference);
    QMetaObject::invokeMethod(
        this, [this, comparison = std::move(comparison), difference] { receive(comparison, difference); },
        Qt::QueuedConnection);
  };
  const ReprojectionSink moves = [this](std::shared_ptr<const core::Frame> frame, const ReprojectionJob& job) {
    Picture picture{frame, toQImage(frame->picture), QImage(), true, job.earlier.frame};
    QMetaObject::invokeMethod(
        this, [this, picture = std::move(picture), job] { receiveMoved(picture, job); }, Qt::QueuedConnection);
  };
  const ContributionsSink contributions = [this](auto made, const RenderJob& job) {
    QMetaObject::invokeMethod(
        this, [this, made = std::move(made), job] { receive(made, job); }, Qt::QueuedConnection);
  };
  comparison_ = std::make_unique<ComparisonWorker>(comparisons, failureSink(&Pipeline::failed), kComparisonNiceness);
  reprojection_ = std::make_unique<ReprojectionWorker>(moves, failureSink(&Pipeline::failed), kReprojectionNiceness);
  prediction_ = std::make_unique<PredictionWorker>(
      [this, options = rendering_](const std::filesystem::path& file) {
        return makePredictionRenderers(file, options);
      },
      frames, failureSink(&Pipeline::predictionFailed), kPredictionNiceness);
  reference_ = std::make_unique<ReferenceWorker>(
      casting(render::Quality::kStandard, rendering_), casting(render::Quality::kHigh, rendering_), frames,
      failureSink(&Pipeline::failed), kMovingReferenceNiceness, kPredictionNiceness, contributions);
}

Pipeline::~Pipeline() = default;

FailureSink Pipeline::failureSink(void (Pipeline::*receiver)(const QString&)) {
  return [this, receiver](const std::string& sentence) {
    QMetaObject::invokeMethod(
        this, [this, receiver, sentence] { (this->*receiver)(translatedSentence(sentence)); }, Qt::QueuedConnection);
  };
}

PredictionRenderers Pipeline::makePredictionRenderers(const std::filesystem::path& modelFile,
                                                      const RenderingOptions& options) {
  std::shared_ptr<const nn::Model> model;
  QString problem;
  try {
    model = nn::loadModel(modelFile);
  } catch (const std::exception& error) {
    problem = sentenceOf(error);
  }

  // What paints from the guide of one model (null: none) shares it.
  std::map<const nn::Model*, std::shared_ptr<SharedSource>> guides;
  const auto guide = [&](const std::shared_ptr<const nn::Model>& of) {
    auto& source = guides[of.get()];
    if (!source) source = std::make_shared<SharedSource>(castingGuide(of.get(), options)());
    return std::make_unique<MemoRenderer>(source);
  };
  const nn::RendererOf painting = [&](const auto& of) {
    return std::make_unique<nn::PredictedRenderer>(of, guide(of));
  };
  const nn::RendererOf carrying = [&](const auto& of) {
    return std::make_unique<core::CarriedDetailRenderer>(guide(of), sharedGuideSize(of));
  };
  const nn::RendererOf enlarging = [&](const auto& of) {
    return std::make_unique<core::EnlargedRenderer>(guide(of), sharedGuideSize(of));
  };
  PredictionRenderers renderers;
  if (model) {
    renderers.prediction = nn::forViews(model, painting, carrying, &nn::Model::millisecondsPerPixel);
    renderers.rival = nn::forViews(model, enlarging);
  } else {
    renderers.rival = enlarging(nullptr);
  }

  QMetaObject::invokeMethod(
      this,
      [this, model, problem, modelFile] {
        if (model) {
          modelLoaded(model, modelFile);
        } else {
          modelFailed(problem, modelFile);
        }
      },
      Qt::QueuedConnection);
  return renderers;
}

void Pipeline::modelLoaded(std::shared_ptr<const nn::Model> model, const std::filesystem::path& file) {
  if (file != modelFile_) return;
  model_ = std::move(model);
  workingModelFile_ = file;
  modelPending_ = false;
  Q_EMIT modelChanged();
}

void Pipeline::modelFailed(const QString& sentence, const std::filesystem::path& file) {
  if (file != modelFile_) return;
  modelPending_ = false;
  if (model_) setModelFile(workingModelFile_);
  scheduleRequest();
  Q_EMIT modelChanged();
  Q_EMIT failed(sentence);
  announceSettled();
}

void Pipeline::setModelFile(std::filesystem::path modelFile) {
  if (modelFile == modelFile_) return;
  modelFile_ = std::move(modelFile);
  modelPending_ = true;
  // Of another model, perhaps another guide.
  predictions_.clear();
  rivals_.clear();
  keyframes_.clear();
  painted_ = {};
  newest_[static_cast<std::size_t>(Role::kPrediction)] = {};
  newest_[static_cast<std::size_t>(Role::kRival)] = {};
  settledAnnounced_ = false;
  scheduleRequest();
}

void Pipeline::setPaneSize(QSize size) {
  const PictureSize pane{std::max(1, size.width()), std::max(1, size.height())};
  if (pane == pane_) return;
  pane_ = pane;
  settledAnnounced_ = false;
  scheduleRequest();
}

void Pipeline::setFixedPictureSize(QSize size) {
  sizer_.fix({size.width(), size.height()});
  scheduleRequest();
}

void Pipeline::setRendering(const RenderingOptions& options) {
  const bool other = options.device != rendering_.device || options.threads != rendering_.threads;
  rendering_ = options;
  sizer_.setBudget(options.movingBudget);
  if (!other) return;
  // The old renderers end on their threads first.
  prediction_.reset();
  reference_.reset();
  predictionJob_.reset();
  referenceJob_.reset();
  newest_ = {};
  painted_ = {};
  predictions_.clear();
  rivals_.clear();
  settledAnnounced_ = false;
  startWorkers();
  scheduleRequest();
}

void Pipeline::setWanted(bool prediction, bool rival, bool difference) {
  wantsPrediction_ = prediction;
  wantsRival_ = rival;
  wantsDifference_ = difference;
  settledAnnounced_ = false;
  scheduleRequest();
  compareNewest();
}

void Pipeline::setExpectedErrorWanted(bool wanted) {
  wantsExpectedError_ = wanted;
  settledAnnounced_ = false;
  scheduleRequest();
}

void Pipeline::volumeChanged() {
  newest_ = {};
  painted_ = {};
  predictions_.clear();
  rivals_.clear();
  keyframes_.clear();
  difference_ = {};
  postedComparison_.reset();
  thoroughComparison_.reset();
}

void Pipeline::sceneChanged() {
  settledAnnounced_ = false;
  restTimer_.stop();
  scheduleRequest();
}

void Pipeline::scheduleRequest() {
  if (requestTimer_.isActive()) return;
  const qint64 since = sinceRequest_.isValid() ? sinceRequest_.elapsed() : kDisplayFrame;
  requestTimer_.start(static_cast<int>(std::clamp<qint64>(kDisplayFrame - since, 0, kDisplayFrame)));
}

void Pipeline::request() {
  if (!scenes_->scene()) return;
  sinceRequest_.start();
  RenderJob job;
  job.scene = scenes_->scene();
  job.moving = scenes_->inGesture();
  const PictureSize size = pictureSize(job.moving);
  job.width = size.width;
  job.height = size.height;

  RenderJob predictionJob = job;
  const bool paintable = isPaintable();
  predictionJob.prediction = wantsPrediction_ && paintable;
  predictionJob.rival = wantsRival_;
  predictionJob.modelFile = modelFile_;
  predictionJob.expectedError = wantsExpectedError_;
  predictionJob.depth = true;  // what rests now may be dragged next
  if (job.moving) {
    const bool viewMoves = painted_.scene && painted_.scene->viewpoint != scenes_->scene()->viewpoint;
    predictionJob.gesture = viewMoves ? core::Gesture::kViewMoves : core::Gesture::kViewStands;
  }
  const bool predicts = predictionJob.prediction || wantsRival_;
  if (predicts && predictionJob != predictionJob_) {
    predictionJob_ = predictionJob;
    predictionJob.keyframes = keyframes_;
    prediction_->post(std::move(predictionJob));
  }
  moveNewest();
  // The reference is cast for scenes that have been predicted (receive): so each has its pair, and neither's time is
  // stretched by the other's work. While the model is still being read, a quick reference is better than none.
  if (wantsPrediction_ && paintable && model_ && !modelPending_) return;
  if (wantsPrediction_ && modelPending_) job.moving = true;
  requestReference(std::move(job));
}

/// Recolouring takes so little time that the picture needs not be smaller while colours are dragged.
PictureSize Pipeline::pictureSize(bool moving) {
  const PictureSize resting = sizer_.resting(pane_);
  if (!moving || core::recolorableKeyframe(keyframes_, *scenes_->scene(), resting.width, resting.height))
    return resting;
  return sizer_.moving(pane_, motionTo(*scenes_->scene()));
}

/// Whether a guide's rays meet what those of the newest prediction met.
Motion Pipeline::motionTo(const core::Scene& scene) const {
  if (!painted_.scene) return Motion::kViewMoves;
  const core::Scene& before = *painted_.scene;
  const bool stands = before.volume == scene.volume && before.viewpoint == scene.viewpoint &&
                      before.lighting == scene.lighting && before.crop == scene.crop &&
                      before.projection == scene.projection;
  return stands ? Motion::kViewStands : Motion::kViewMoves;
}

void Pipeline::requestReference(RenderJob job) {
  // What the prediction needs to know is no difference here.
  job.prediction = job.rival = true;
  job.modelFile.clear();
  job.keyframes.clear();
  job.gesture = core::Gesture::kNone;
  job.expectedError = job.depth = false;
  // A keyframe is worth its time while the camera stands: then nearly all of its detail stays where it is. While it
  // moves, a quick true picture serves the screen better (docs/research.md 3).
  const bool cameraStands = referenceJob_ && referenceJob_->scene->viewpoint == job.scene->viewpoint;
  job.refined = job.moving && cameraStands && job.predicted && model_ && model_->info().keyframe;
  if (job == referenceJob_) return;
  referenceJob_ = job;
  referenceJob_->predicted.reset();
  reference_->post(std::move(job));
}

void Pipeline::predictionFailed(const QString& sentence) {
  Q_EMIT failed(sentence);
  if (predictionJob_) requestReference(*predictionJob_);
}

void Pipeline::receive(Role role, const Picture& picture, const RenderJob& job) {
  const auto current = scenes_->scene();
  if (!current || job.scene->volume != current->volume) return;
  if (role != Role::kReference && job.modelFile != modelFile_) return;
  if (role == Role::kPrediction && !isPaintable()) return;

  Picture& newest = newest_[static_cast<std::size_t>(role)];
  // The two reference threads may finish in either order.
  const bool late =
      newest.frame && (newest.frame->revision > picture.frame->revision ||
                       (newest.frame->revision == picture.frame->revision && picture.moving && !newest.moving));
  if (role == Role::kReference && late) return;
  // Nothing on screen jumps back: the prediction of an older viewpoint is what is moved next.
  const bool behind = newest.movedFrom && newest.frame->revision > picture.frame->revision;
  if (!behind) newest = picture;
  if (role == Role::kPrediction) {
    // What a recoloured one takes says nothing about others.
    if (picture.frame->stepMilliseconds("recolouring") <= 0) {
      sizer_.measured({job.width, job.height}, picture.frame->milliseconds,
                      job.moving ? motionTo(*job.scene) : Motion::kViewMoves);
    }
    painted_ = {job.scene, picture.frame};
    moveNewest();
    keep(predictions_, picture.frame);
    RenderJob reference = job;
    reference.predicted = picture.frame;
    requestReference(std::move(reference));
  } else if (role == Role::kRival) {
    keep(rivals_, picture.frame);
  } else {
    keepKeyframe(*picture.frame, job);
    if (picture.frame->complete && !job.moving) {
      requestContributions(job);
      rehearseEdit(job);
    }
  }
  if (role == Role::kPrediction) Q_EMIT predicted(picture);
  if (!behind) Q_EMIT pictureReady(role, picture);
  if (picture.frame->complete) compareNewest();
}

/// While nothing but the camera moves, what is on screen follows it: the newest prediction, moved.
void Pipeline::moveNewest() {
  const auto current = scenes_->scene();
  if (!current || !scenes_->inGesture() || !wantsPrediction_ || !isPaintable()) return;
  if (!core::canReproject(painted_, *current) || painted_.frame->revision >= current->revision) return;
  reprojection_->post({painted_, current, modelFile_});
}

void Pipeline::receiveMoved(const Picture& picture, const ReprojectionJob& job) {
  const auto current = scenes_->scene();
  if (!current || job.scene->volume != current->volume || job.modelFile != modelFile_) return;
  if (!isPaintable()) return;
  Picture& newest = newest_[static_cast<std::size_t>(Role::kPrediction)];
  // Taken away since (another device), or overtaken by what was painted for this viewpoint or a newer one.
  if (!newest.frame || newest.frame->revision > picture.frame->revision) return;
  if (newest.frame->revision == picture.frame->revision && !newest.movedFrom) return;
  newest = picture;
  Q_EMIT pictureReady(Role::kPrediction, picture);
}

void Pipeline::keepKeyframe(const core::Frame& reference, const RenderJob& job) {
  const bool refined = job.refined || !job.moving;
  if (!refined || !job.predicted || !model_ || !model_->info().keyframe) return;
  core::keepKeyframe(keyframes_, core::makeKeyframe(job.scene, reference, *job.predicted), kKeyframes);
}

void Pipeline::requestContributions(const RenderJob& job) {
  const bool kept = !keyframes_.empty() && keyframes_.front()->scene == job.scene;
  if (kept && !keyframes_.front()->contributions) reference_->postContributions(job);
}

/// Where the view has come to rest its transfer function may be edited next. What the rays of a guide meet, which takes
/// longer than any picture after that, is collected now (decisions/0047).
void Pipeline::rehearseEdit(const RenderJob& job) {
  if (job.scene != scenes_->scene()) return;
  if (keyframes_.empty() || keyframes_.front()->scene != job.scene) return;
  const PictureSize size = sizer_.moving(pane_, Motion::kViewStands);
  if (size.width != job.width || size.height != job.height) return;  // a keyframe of another size helps nothing
  RenderJob rehearsal;
  rehearsal.scene = std::make_shared<const core::Scene>(edited(*job.scene));
  rehearsal.width = job.width;
  rehearsal.height = job.height;
  rehearsal.moving = true;
  rehearsal.gesture = core::Gesture::kViewStands;
  rehearsal.modelFile = modelFile_;
  rehearsal.keyframes = keyframes_;
  prediction_->rehearse(std::move(rehearsal));
}

void Pipeline::receive(const std::shared_ptr<const core::ColorContributions>& contributions, const RenderJob& job) {
  core::keepContributions(keyframes_, *job.scene, contributions);
  const auto& scene = scenes_->scene();
  const auto known = [&](const auto& keyframe) {
    return keyframe->contributions == contributions && core::differOnlyInColors(*keyframe->scene, *scene);
  };
  if (scene && std::any_of(keyframes_.begin(), keyframes_.end(), known)) Q_EMIT recolorable();
}

void Pipeline::compareNewest() {
  const Picture& reference = picture(Role::kReference);
  if (!reference.frame || !reference.frame->complete) return;
  ComparisonJob job;
  job.reference = reference.frame;
  if (wantsPrediction_ && isPaintable()) job.prediction = pairOf(predictions_, *reference.frame);
  if (wantsRival_) job.rival = pairOf(rivals_, *reference.frame);
  if (!job.prediction && !job.rival) return;
  job.background = scenes_->scene()->background;
  job.difference = wantsDifference_;
  job.moving = reference.moving;
  if (postedComparison_ && samePictures(*postedComparison_, job) && postedComparison_->difference == job.difference)
    return;
  postedComparison_ = job;
  comparison_->post(std::move(job));
}

void Pipeline::compareThoroughly() {
  if (scenes_->inGesture() || !postedComparison_ || postedComparison_->thorough) return;
  if (!isFinal(picture(Role::kReference)) || postedComparison_->reference != picture(Role::kReference).frame) return;
  postedComparison_->thorough = true;
  comparison_->post(*postedComparison_);
}

void Pipeline::receive(const Comparison& comparison, const QImage& difference) {
  const auto current = scenes_->scene();
  if (!current || !picture(Role::kReference).frame) return;
  if (!difference.isNull()) difference_ = difference;
  if (comparison.job.thorough) thoroughComparison_ = comparison.job;
  Q_EMIT compared(comparison, difference);
  if (!comparison.job.thorough && !scenes_->inGesture()) restTimer_.start();
  announceSettled();
}

std::string Pipeline::problem() const {
  const auto current = scenes_->scene();
  return current && model_ && !modelPending_ ? model_->info().unsupported(*current) : std::string();
}

bool Pipeline::isPaintable() const {
  return problem().empty();
}

QString Pipeline::unsupported() const {
  return translatedSentence(problem());
}

bool Pipeline::isFinal(const Picture& picture) const {
  const auto current = scenes_->scene();
  const PictureSize size = sizer_.resting(pane_);
  return current && picture.frame && picture.frame->complete && !picture.moving &&
         picture.frame->revision == current->revision && picture.frame->picture.width == size.width &&
         picture.frame->picture.height == size.height;
}

bool Pipeline::settled() const {
  if (scenes_->inGesture() || modelPending_ || requestTimer_.isActive()) return false;
  if (!isFinal(picture(Role::kReference))) return false;
  const bool predicts = wantsPrediction_ && model_ && isPaintable();
  if (predicts && !isFinal(picture(Role::kPrediction))) return false;
  if (predicts && wantsExpectedError_ && model_->info().expectedError &&
      !picture(Role::kPrediction).frame->expectedError)
    return false;
  if (wantsRival_ && !isFinal(picture(Role::kRival))) return false;
  if (!predicts && !wantsRival_) return true;
  return thoroughComparison_ && thoroughComparison_->reference == picture(Role::kReference).frame &&
         (!predicts || thoroughComparison_->prediction == picture(Role::kPrediction).frame) &&
         (!wantsRival_ || thoroughComparison_->rival == picture(Role::kRival).frame);
}

void Pipeline::announceSettled() {
  if (settledAnnounced_ || !settled()) return;
  settledAnnounced_ = true;
  Q_EMIT becameSettled();
}

}  // namespace twinray::ui
