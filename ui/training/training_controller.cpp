#include "ui/training/training_controller.h"

#include <QStandardPaths>
#include <QUndoCommand>
#include <map>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/volume_reader.h"
#include "ui/file_writer.h"
#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kRest = 400;  ///< ms without a change of the scene until the training goes on
constexpr int kFollowSeconds = 5;
constexpr int kBackgroundNiceness = 15;

QString fromPath(const fs::path& path) {
  return QString::fromStdString(path.string());
}

/// The window's model before and after, as an undo step.
class ModelCommand : public QUndoCommand {
 public:
  ModelCommand(Pipeline* pipeline, const QString& name, fs::path after)
      : QUndoCommand(name), pipeline_(pipeline), before_(pipeline->modelFile()), after_(std::move(after)) {}
  void undo() override { pipeline_->setModelFile(before_); }
  void redo() override { pipeline_->setModelFile(after_); }

 private:
  Pipeline* pipeline_;
  fs::path before_, after_;
};

/// Whether `file` lies inside `folder`.
bool isInside(const fs::path& file, const fs::path& folder) {
  const auto relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

/// Before the names of folders that are to be deleted.
constexpr const char* kDeleted = ".deleted-";

/// Those that the user deleted, now or before the program was killed.
void deleteRenamed(const fs::path& runs) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(runs, none)) {
    std::error_code failed;
    if (entry.path().filename().string().starts_with(kDeleted)) fs::remove_all(entry.path(), failed);
  }
}

/// A file that will not change: model.pt is replaced as a whole, never written into.
void keepAs(const fs::path& model, const fs::path& copy) {
  fs::create_directories(copy.parent_path());
  if (fs::exists(copy)) return;
  std::error_code failed;
  fs::create_hard_link(model, copy, failed);
  if (failed) core::copyAtomically(model, copy);
}

}  // namespace

TrainingController::TrainingController(SceneModel* scenes, Pipeline* pipeline, FileWriter* writer, fs::path runs,
                                       QObject* parent)
    : QObject(parent), scenes_(scenes), pipeline_(pipeline), writer_(writer), runsFolder_(std::move(runs)) {
  restTimer_.setSingleShot(true);
  restTimer_.setInterval(kRest);
  followTimer_.setInterval(kFollowSeconds * 1000);
  connect(&restTimer_, &QTimer::timeout, this, [this] { worker_->hold(false); });
  connect(&followTimer_, &QTimer::timeout, this, &TrainingController::follow);
  connect(scenes_, &SceneModel::sceneChanged, this, &TrainingController::sceneChanged);
  // However often the worker has news, at most one call waits in the window's queue.
  worker_ = std::make_unique<TrainingWorker>([this] {
    if (refreshPending_.exchange(true)) return;
    QMetaObject::invokeMethod(this, &TrainingController::refresh, Qt::QueuedConnection);
  });
  const FailureSink quiet = [this](const std::string& sentence) {
    QMetaObject::invokeMethod(
        this, [this, text = translatedSentence(sentence)] { Q_EMIT estimateFailed(text); }, Qt::QueuedConnection);
  };
  const FailureSink loud = [this](const std::string& sentence) {
    QMetaObject::invokeMethod(
        this, [this, text = translatedSentence(sentence)] { Q_EMIT failed(text); }, Qt::QueuedConnection);
  };
  estimates_ = std::make_unique<Worker<EstimateJob>>(estimator(), quiet, kBackgroundNiceness);
  catalogue_ = std::make_unique<Worker<CatalogueJob>>(cataloguer(), loud, kBackgroundNiceness);
}

TrainingController::~TrainingController() {
  // Before the members that its thread tells.
  catalogue_.reset();
  estimates_.reset();
  worker_.reset();
}

fs::path TrainingController::defaultRunsFolder() {
  return fs::path(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()) / "trainings";
}

void TrainingController::setRunsFolder(fs::path folder) {
  if (folder == runsFolder_) return;
  runsFolder_ = std::move(folder);
  Q_EMIT runsFolderChanged();
  scan();
}

const RunSummary* TrainingController::run(const fs::path& folder) const {
  for (const RunSummary& run : runs_)
    if (run.folder == folder) return &run;
  return nullptr;
}

std::optional<PlannedVolume> TrainingController::openVolume() const {
  if (!scenes_->scene()) return std::nullopt;
  const core::VolumeSource& source = scenes_->scene()->volume->source();
  if (source.path.empty()) return std::nullopt;
  return PlannedVolume{source.path, source.choice};
}

std::vector<std::shared_ptr<const core::Volume>> TrainingController::openVolumes() const {
  if (!scenes_->scene()) return {};
  return {scenes_->scene()->volume};
}

bool TrainingController::begin(const QString& name, TrainingPlan plan, const fs::path& initialModel) {
  if (!worker_->canStart()) return false;
  fs::path folder;
  try {
    // A run goes on wherever the program is started from.
    for (PlannedVolume& volume : plan.volumes) volume.path = fs::absolute(volume.path);
    folder = makeRunFolder(runsFolder_, name.toStdString());
    if (plan.fromModel) core::copyAtomically(initialModel, RunPaths{folder}.start());
    writePlan(folder, plan);
  } catch (const std::exception& error) {
    std::error_code ignored;
    if (!folder.empty()) fs::remove_all(folder, ignored);
    Q_EMIT failed(sentenceOf(error));
    return false;
  }
  continueRun(folder);
  return true;
}

void TrainingController::continueRun(const fs::path& folder, std::optional<double> minutes) {
  if (!worker_->canStart()) return;
  estimates_->cancel();
  RunInputs inputs;
  inputs.folder = folder;
  inputs.open = openVolumes();
  inputs.rendering = pipeline_->rendering();
  inputs.threads = inputs.rendering.threads;
  inputs.minutes = minutes;
  worker_->start(std::move(inputs));
  scan();
}

void TrainingController::cancel() {
  setFollowing(false);
  worker_->cancel();
}

void TrainingController::estimate(const TrainingPlan& plan) {
  // A training that runs would be measured too.
  if (!worker_->canStart()) return;
  estimates_->post({plan, openVolumes(), pipeline_->rendering(), runsFolder_}, [](const EstimateJob&) { return true; });
}

Worker<TrainingController::EstimateJob>::HandlerFactory TrainingController::estimator() {
  return [this] {
    struct Key {
      std::string volume;
      int size, factor;
      std::string quality, guideQuality;
      auto operator<=>(const Key&) const = default;
    };
    auto known = std::make_shared<std::map<Key, SampleCost>>();
    auto pacer = std::make_shared<Pacer>();
    return [this, known, pacer](const EstimateJob& job, std::stop_token stop) {
      std::vector<SampleCost> costs;
      for (const PlannedVolume& planned : job.plan.volumes) {
        const auto& choice = planned.choice;
        const Key key{planned.path.string() + '\n' + choice.series + '\n' + choice.component + '\n' +
                          std::to_string(choice.frame) + '\n' + std::to_string(choice.reduction),
                      job.plan.size, job.plan.guideFactor, job.plan.quality, job.plan.guideQuality};
        if (const auto found = known->find(key); found != known->end()) {
          costs.push_back(found->second);
          continue;
        }
        std::shared_ptr<const core::Volume> volume;
        for (const auto& open : job.open)
          if (open->source().path == planned.path && open->source().choice == choice) volume = open;
        if (!volume) {
          if (stop.stop_requested()) return;
          volume = core::readVolume(planned.path, choice, {}, stop);
        }
        const auto cost = measureSamples(volume, job.plan, job.rendering, *pacer, stop);
        if (!cost) return;
        known->emplace(key, *cost);
        costs.push_back(*cost);
      }
      const auto estimate = estimateOf(job.plan, costs, job.runs);
      QMetaObject::invokeMethod(
          this, [this, estimate] { Q_EMIT estimated(estimate); }, Qt::QueuedConnection);
    };
  };
}

Worker<TrainingController::CatalogueJob>::HandlerFactory TrainingController::cataloguer() {
  return [this] {
    return [this](const CatalogueJob& job, std::stop_token stop) {
      deleteRenamed(job.runs);
      auto found = findRuns(job.runs, job.active, stop);
      if (stop.stop_requested()) return;
      QMetaObject::invokeMethod(
          this, [this, found = std::move(found)] { received(found); }, Qt::QueuedConnection);
    };
  };
}

void TrainingController::scan() {
  const auto now = status();
  const bool active = now.running() || now.state == TrainingState::kStopping;
  catalogue_->post({runsFolder_, active ? now.folder : fs::path()});
}

void TrainingController::remove(const fs::path& folder) {
  if (isInside(pipeline_->modelFile(), folder)) {
    Q_EMIT failed(tr("The window uses the model of %1; undo that, or open another model, and then delete the run")
                      .arg(fromPath(folder.filename())));
    return;
  }
  const auto now = status();
  if (now.running() && now.folder == folder) return;
  // Out of the list's sight at once; what is in it takes its time.
  std::error_code error;
  fs::rename(folder, folder.parent_path() / (kDeleted + folder.filename().string()), error);
  if (error)
    Q_EMIT failed(tr("The run %1 cannot be deleted: %2")
                      .arg(fromPath(folder.filename()), QString::fromStdString(error.message())));
  scan();
}

void TrainingController::received(std::vector<RunSummary> runs) {
  runs_ = std::move(runs);
  Q_EMIT runsChanged();
  if (!std::exchange(offers_, false)) return;
  for (const RunSummary& run : runs_)
    if (run.state == RunSummary::State::kUnfinished) {
      Q_EMIT unfinishedFound(QString::fromStdString(run.name), fromPath(run.folder));
      return;
    }
}

void TrainingController::refresh() {
  refreshPending_ = false;
  const auto now = status();
  const bool ended =
      now.state == TrainingState::kDone || now.state == TrainingState::kFailed || now.state == TrainingState::kIdle;
  const bool wasEnded = !seen_ || (seen_->state == TrainingState::kDone || seen_->state == TrainingState::kFailed ||
                                   seen_->state == TrainingState::kIdle);
  const bool evaluated = !seen_ || seen_->progress.training.evaluatedStep != now.progress.training.evaluatedStep;
  seen_ = now;
  if (now.state == TrainingState::kFailed && !wasEnded) Q_EMIT failed(translatedSentence(now.sentence));
  if (now.state == TrainingState::kDone && !wasEnded)
    Q_EMIT told(tr("The training %1 has ended.").arg(fromPath(now.folder.filename())));
  if (ended != wasEnded || evaluated) scan();
  if (ended && !wasEnded) follow();
  Q_EMIT statusChanged();
}

void TrainingController::sceneChanged() {
  worker_->hold(true);
  restTimer_.start();
}

fs::path TrainingController::snapshot(const fs::path& folder, const char* into) const {
  const fs::path model = RunPaths{folder}.model();
  const auto best = bestOf(readRunLog(RunPaths{folder}.training()));
  // A name of its own for each state, as models are known by their file.
  const auto stamp = fs::last_write_time(model).time_since_epoch().count();
  const auto step = best ? QStringLiteral(" step %1").arg((long long)(best->step)) : QString();
  const QString name = fromPath(folder.filename()) + step;
  fs::path copy = folder / into / std::to_string(stamp) / (name.toStdString() + ".pt");
  keepAs(model, copy);
  return copy;
}

void TrainingController::makeCurrent(const fs::path& folder) {
  try {
    const fs::path model = snapshot(folder, "used");
    setFollowing(false);
    useModel(model, tr("Model %1").arg(fromPath(model.stem())));
  } catch (const std::exception& error) {
    Q_EMIT failed(tr("The model of %1 cannot be used: %2").arg(fromPath(folder.filename()), sentenceOf(error)));
  }
}

void TrainingController::useModel(const fs::path& file, const QString& step) {
  setFollowing(false);
  if (file == pipeline_->modelFile()) return;
  scenes_->undoStack()->push(new ModelCommand(pipeline_, step, file));
  Q_EMIT told(tr("The model is now %1.").arg(fromPath(file.stem())));
}

void TrainingController::rename(const fs::path& folder, const QString& name) {
  const QString trimmed = name.trimmed();
  if (trimmed == fromPath(folder.filename())) return;
  const fs::path target = folder.parent_path() / trimmed.toStdString();
  const auto now = status();
  std::error_code error;
  const bool active = now.folder == folder && (now.running() || now.state == TrainingState::kStopping);
  if (trimmed.isEmpty() || trimmed.startsWith('.') || trimmed.contains('/')) {
    Q_EMIT failed(tr("“%1” is no name for a run; use one without “/” that does not begin with a dot").arg(trimmed));
  } else if (fs::exists(target, error)) {
    Q_EMIT failed(tr("There is a run of the name %1 already; choose another name").arg(trimmed));
  } else if (active || isInside(pipeline_->modelFile(), folder)) {
    Q_EMIT failed(tr("The run %1 is in use; rename it when it has ended and another model is open")
                      .arg(fromPath(folder.filename())));
  } else {
    fs::rename(folder, target, error);
    if (error)
      Q_EMIT failed(tr("The run %1 cannot be renamed: %2")
                        .arg(fromPath(folder.filename()), QString::fromStdString(error.message())));
  }
  scan();
}

void TrainingController::exportModel(const fs::path& folder, const fs::path& file) {
  writer_->add([folder, file] { core::copyAtomically(RunPaths{folder}.model(), file); },
               [this, file] { Q_EMIT told(tr("Saved the model as %1.").arg(fromPath(file))); },
               [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

void TrainingController::setFollowing(bool following) {
  if (following == following_) return;
  following_ = following;
  if (following) {
    beforeFollowing_ = pipeline_->modelFile();
    followTimer_.start();
    follow();
  } else {
    followTimer_.stop();
    // Unless somebody has opened another one meanwhile.
    if (pipeline_->modelFile() == followed_) pipeline_->setModelFile(beforeFollowing_);
    std::error_code ignored;
    if (!followed_.empty()) fs::remove_all(followed_.parent_path().parent_path(), ignored);
    followed_.clear();
    followedTime_ = {};
  }
  Q_EMIT followingChanged();
}

void TrainingController::setFollowInterval(int seconds) {
  followTimer_.setInterval(seconds * 1000);
}

void TrainingController::follow() {
  if (!following_) return;
  const auto folder = status().folder;
  if (folder.empty()) return;
  if (!followed_.empty() && pipeline_->modelFile() != followed_) return setFollowing(false);
  std::error_code none;
  const auto time = fs::last_write_time(RunPaths{folder}.model(), none);
  if (none || time == followedTime_) return;
  try {
    const fs::path before = std::exchange(followed_, snapshot(folder, "following"));
    followedTime_ = time;
    pipeline_->setModelFile(followed_);
    if (!before.empty() && before != followed_) fs::remove_all(before.parent_path(), none);
  } catch (const std::exception&) {
    return;  // replaced or deleted this moment; the next look finds the newer one
  }
}

}  // namespace twinray::ui
