#include "ui/window/comparison_view.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "core/prediction_mark.h"
#include "ui/crop/crop_box.h"
#include "ui/kept_look.h"
#include "ui/sentences.h"

namespace twinray::ui {
namespace {

PaneId paneOf(Role role) {
  switch (role) {
    case Role::kReference:
      return PaneId::kReference;
    case Role::kPrediction:
      return PaneId::kPrediction;
    case Role::kRival:
      break;
  }
  return PaneId::kRival;
}

QString milliseconds(double value) {
  return QLocale().toString(value, 'f', value < 10 ? 1 : 0) + QStringLiteral(" ms");
}

}  // namespace

ComparisonView::ComparisonView(SceneModel* scenes, Pipeline* pipeline, QWidget* parent)
    : QWidget(parent),
      scenes_(scenes),
      pipeline_(pipeline),
      controller_(new ViewController(scenes, this)),
      grid_(new PaneGrid(this)),
      metrics_(new MetricsStrip(this)),
      scaleBar_(scenes) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(grid_, 1);
  layout->addWidget(metrics_);
  grid_->pane(PaneId::kPrediction)->setPredicted(true);
  grid_->pane(PaneId::kHybrid)->setBadgeAlways(true);
  for (const PaneId id : kEveryPane) connectPane(id);

  connect(grid_, &PaneGrid::pictureAreaChanged, this, [this] {
    if (const QSize area = grid_->pictureArea(); area.isValid()) pipeline_->setPaneSize(area);
  });
  connect(grid_, &PaneGrid::arrangementChanged, this, &ComparisonView::updateWanted);
  connect(pipeline_, &Pipeline::pictureReady, this, &ComparisonView::showPicture);
  connect(pipeline_, &Pipeline::compared, this, &ComparisonView::showComparison);
  connect(pipeline_, &Pipeline::modelChanged, this, &ComparisonView::modelChanged);
  connect(scenes_, &SceneModel::volumeChanged, this, &ComparisonView::volumeChanged);
  connect(scenes_, &SceneModel::sceneChanged, this, &ComparisonView::sceneChanged);
}

void ComparisonView::connectPane(PaneId id) {
  PicturePane* pane = grid_->pane(id);
  connect(pane, &PicturePane::pressed, this, [this, id](QMouseEvent* event, const QRectF& area) {
    current_ = id;
    controller_->press(event, area);
  });
  connect(pane, &PicturePane::sideClicked, this, [this, id](AnatomicalView side) {
    current_ = id;
    scenes_->edit(tr("Side of the cube"), [side](core::Scene& scene) {
      scene.viewpoint = anatomicalViewpoint(scene.volume->geometry().direction, side, scene.viewpoint.zoom());
    });
  });
  connect(pane, &PicturePane::moved, controller_, &ViewController::move);
  connect(pane, &PicturePane::released, controller_, &ViewController::release);
  connect(pane, &PicturePane::wheeled, controller_, &ViewController::wheel);
  connect(pane, &PicturePane::reached, this, [this, id] { current_ = id; });
  connect(pane, &PicturePane::keyPressed, this, [this, id](QKeyEvent* event) {
    current_ = id;
    controller_->key(event);
  });
}

void ComparisonView::setMetricsShown(bool shown) {
  metrics_->setVisible(shown);
  updateWanted();
}

void ComparisonView::updateWanted() {
  const bool figures = !metrics_->isHidden();
  const bool difference = grid_->isOnScreen(PaneId::kDifference);
  pipeline_->setWanted(figures || difference || grid_->isOnScreen(PaneId::kPrediction),
                       figures || grid_->isOnScreen(PaneId::kRival), difference);
  if (kept_) kept_->setWanted(grid_->isOnScreen(PaneId::kKept));
}

void ComparisonView::setKeptLook(KeptLook* kept) {
  kept_ = kept;
  connect(kept_, &KeptLook::pictureReady, this, &ComparisonView::showKept);
  connect(kept_, &KeptLook::sceneChanged, this,
          [this] { grid_->pane(PaneId::kKept)->setWantedRevision(kept_->scene()->revision); });
  connect(kept_, &KeptLook::lookChanged, this, [this] {
    if (!kept_->exists() && current_ == PaneId::kKept) current_ = PaneId::kReference;
    grid_->setHasKept(kept_->exists());
  });
}

void ComparisonView::showKept(const Picture& picture) {
  PicturePane* pane = grid_->pane(PaneId::kKept);
  pane->setHeader(milliseconds(picture.frame->milliseconds));
  pane->setActivity(!picture.frame->complete || picture.moving ? tr("refining…") : QString());
  pane->showPicture(picture.image, picture.frame->revision, cornerOf(PaneId::kKept, picture));
}

std::shared_ptr<const core::Scene> ComparisonView::sceneOf(PaneId id) const {
  return id == PaneId::kKept && kept_ && kept_->scene() ? kept_->scene() : scenes_->scene();
}

void ComparisonView::volumeChanged() {
  for (const PaneId id : kEveryPane) grid_->pane(id)->showMessage(tr("Casting the first picture…"));
  comparison_.reset();
  metrics_->clear();
  modelChanged();
}

void ComparisonView::sceneChanged() {
  for (const PaneId id : kEveryPane) {
    // The kept look counts for itself; what lies over it follows the scene.
    id == PaneId::kKept ? grid_->pane(id)->update() : grid_->pane(id)->setWantedRevision(scenes_->scene()->revision);
  }
  updateCubes();
  updateNote();
  showUnsupported();
}

void ComparisonView::setCubeShown(bool shown) {
  cubeShown_ = shown;
  updateCubes();
}

void ComparisonView::setScaleBarShown(bool shown) {
  scaleBar_.setShown(shown);
  for (const PaneId id : kEveryPane) grid_->pane(id)->update();
}

void ComparisonView::setExpectedErrorShown(bool shown) {
  expectedErrorShown_ = shown;
  if (!shown) errorLayer_.clear();
  pipeline_->setExpectedErrorWanted(shown);
  grid_->pane(PaneId::kPrediction)->update();
}

void ComparisonView::setCropBox(CropBox* box) {
  cropLayer_ = std::make_unique<CropLayer>(box);
  updateLayers();
  for (const PaneId id : kEveryPane) {
    connect(box, &CropBox::editingChanged, grid_->pane(id), qOverload<>(&QWidget::update));
  }
}

PaneLayer* ComparisonView::addLayer(std::unique_ptr<PaneLayer> layer) {
  addedLayers_.push_back(std::move(layer));
  updateLayers();
  return addedLayers_.back().get();
}

void ComparisonView::updateLayers() {
  for (const PaneId id : kEveryPane) {
    std::vector<PaneLayer*> layers;
    if (id == PaneId::kPrediction) layers.push_back(&errorLayer_);
    layers.push_back(&scaleBar_);
    if (cropLayer_) layers.push_back(cropLayer_.get());
    // What tools find out is about the scene's own look.
    if (id != PaneId::kKept)
      for (const auto& layer : addedLayers_) layers.push_back(layer.get());
    grid_->pane(id)->setLayers(std::move(layers));
  }
}

void ComparisonView::updateCubes() {
  const auto scene = scenes_->scene();
  if (!scene) return;
  std::optional<OrientationCube> cube;
  if (cubeShown_) cube.emplace(scene->volume->geometry(), scene->viewpoint);
  for (const PaneId id : kEveryPane) grid_->pane(id)->setCube(cube);
}

void ComparisonView::showUnsupported() {
  const QString problem = pipeline_->unsupported();
  if (problem.isEmpty()) return;
  grid_->pane(PaneId::kPrediction)->showMessage(problem);
  grid_->pane(PaneId::kDifference)->showMessage(tr("There is no prediction to compare."));
}

void ComparisonView::setIdentified(std::shared_ptr<const core::Volume> volume, core::VolumeIdentity identity) {
  identified_ = std::move(volume);
  identity_ = std::move(identity);
  updateTrainingNote();
}

void ComparisonView::updateTrainingNote() {
  const auto scene = scenes_->scene();
  seenInTraining_.reset();
  if (pipeline_->model() && scene && identified_ == scene->volume)
    seenInTraining_ = pipeline_->model()->sawInTraining(identity_);
  updateNote();
}

void ComparisonView::updateNote() {
  QStringList parts;
  QString unlike;
  if (seenInTraining_) {
    unlike = unfamiliar();
    if (*seenInTraining_) parts << tr("model trained on this patient");
    if (!unlike.isEmpty()) parts << tr("unlike its training: %1").arg(unlike);
    if (parts.isEmpty()) parts << tr("unseen in training");
  }
  const QString note = parts.join(QStringLiteral(" · "));
  const bool warns = seenInTraining_.value_or(false) || !unlike.isEmpty();
  if (note == note_ && warns == noteWarns_) return;
  note_ = note;
  noteWarns_ = warns;
  grid_->pane(PaneId::kPrediction)->setNote(note_, noteWarns_);
  updateHybrid();
}

QString ComparisonView::unfamiliar() const {
  QStringList parts;
  for (const nn::Unfamiliar& one : pipeline_->model()->info().unfamiliar(*scenes_->scene())) {
    const QString limit = QLocale().toString(one.limit, 'g', 3);
    switch (one.what) {
      case nn::Unfamiliar::What::kCloser:
        parts << tr("closer than zoom %1").arg(limit);
        break;
      case nn::Unfamiliar::What::kFarther:
        parts << tr("farther than zoom %1").arg(limit);
        break;
      case nn::Unfamiliar::What::kShading:
        parts << tr("shading");
        break;
      case nn::Unfamiliar::What::kLighting:
        parts << tr("lighting");
        break;
      case nn::Unfamiliar::What::kOrthographic:
        parts << tr("orthographic");
        break;
      case nn::Unfamiliar::What::kLabels:
        parts << tr("labels");
        break;
      case nn::Unfamiliar::What::kModality:
        parts << tr("modality");
        break;
    }
  }
  return parts.join(QStringLiteral(", "));
}

void ComparisonView::modelChanged() {
  updateTrainingNote();
  if (!scenes_->scene()) return;
  QString message = tr("Painting the first picture…");
  if (pipeline_->modelPending()) {
    message = tr("Reading the model…");
  } else if (!pipeline_->model()) {
    message = tr("There is no model that could paint a prediction. Choose one with Model > Open Model.");
  }
  if (!pipeline_->picture(Role::kPrediction).frame) {
    grid_->pane(PaneId::kPrediction)->showMessage(message);
    grid_->pane(PaneId::kDifference)->showMessage(pipeline_->model() ? tr("Waiting for both pictures…") : message);
  }
  showUnsupported();
}

QString ComparisonView::cornerOf(PaneId id, const Picture& picture) {
  // A moved picture was made by what painted it; that it was moved is said beside.
  const core::Frame& maker = picture.movedFrom ? *picture.movedFrom : *picture.frame;
  auto& [madeBy, words] = makers_[id];
  if (madeBy != maker.madeBy) {
    madeBy = maker.madeBy;
    words = translatedSentence(madeBy);
  }
  return QStringLiteral("%1×%2 · %3").arg(picture.frame->picture.width).arg(picture.frame->picture.height).arg(words);
}

void ComparisonView::showPicture(Role role, const Picture& picture) {
  const core::Frame& frame = *picture.frame;
  PicturePane* pane = grid_->pane(paneOf(role));
  pane->showPicture(picture.image, frame.revision, cornerOf(paneOf(role), picture));
  pane->setPredicted(frame.predicted);
  if (role == Role::kPrediction) pane->setActivity(picture.movedFrom ? tr("moved to the newest view") : QString());
  if (role == Role::kPrediction && expectedErrorShown_) errorLayer_.show(frame.expectedError, picture.overlay);
  if (role == Role::kReference) {
    const bool refining = !frame.complete || (picture.moving && !scenes_->inGesture());
    pane->setActivity(refining ? tr("refining…") : QString());
  }
  if (role != Role::kRival) updateHybrid();
  updateHeaders();
}

QString ComparisonView::timeOf(const Picture& picture) {
  const QString own = milliseconds(picture.frame->milliseconds);
  return picture.movedFrom ? tr("%1, moved in %2").arg(milliseconds(picture.movedFrom->milliseconds), own) : own;
}

void ComparisonView::updateHybrid() {
  const Picture& reference = pipeline_->picture(Role::kReference);
  const Picture& prediction = pipeline_->picture(Role::kPrediction);
  const bool predicts = prediction.frame && pipeline_->isPaintable();
  // At rest the whole reference of what the prediction shows takes its place; before, it would lag behind the mouse.
  const bool truth = reference.frame && (!predicts || (reference.frame->complete && !reference.moving &&
                                                       reference.frame->revision >= prediction.frame->revision));
  const Picture& shown = truth ? reference : prediction;
  if (!shown.frame) return;
  PicturePane* pane = grid_->pane(PaneId::kHybrid);
  pane->setPredicted(shown.frame->predicted);
  pane->setHeader(timeOf(shown));
  pane->setActivity(!truth || !reference.frame->complete ? tr("reference to follow…") : QString());
  pane->setNote(shown.frame->predicted ? note_ : QString(), noteWarns_);
  pane->showPicture(shown.image, shown.frame->revision, cornerOf(PaneId::kHybrid, shown));
}

void ComparisonView::updateHeaders() {
  const Picture& reference = pipeline_->picture(Role::kReference);
  if (reference.frame) grid_->pane(PaneId::kReference)->setHeader(milliseconds(reference.frame->milliseconds));
  for (const Role role : {Role::kPrediction, Role::kRival}) {
    const Picture& picture = pipeline_->picture(role);
    if (!picture.frame) continue;
    const QString time = timeOf(picture);
    QString text = time;
    bool faster = false;
    // Times of different sizes say nothing about each other, nor do those of workers that hold each other up.
    const bool comparable = reference.frame && reference.frame->complete && !reference.moving && !picture.moving &&
                            reference.image.size() == picture.image.size() && picture.frame->milliseconds > 0;
    if (comparable) {
      const double ratio = reference.frame->milliseconds / picture.frame->milliseconds;
      faster = ratio >= 1;
      text += QStringLiteral(" · ") + (faster ? tr("%1× faster").arg(QLocale().toString(ratio, 'f', 1))
                                              : tr("%1× slower").arg(QLocale().toString(1 / ratio, 'f', 1)));
    }
    grid_->pane(paneOf(role))->setHeader(text, faster && role == Role::kPrediction, time);
  }
}

void ComparisonView::showComparison(const Comparison& comparison, const QImage& difference) {
  comparison_ = comparison;
  metrics_->show(comparison);
  if (difference.isNull()) return;
  PicturePane* pane = grid_->pane(PaneId::kDifference);
  pane->showPicture(difference, comparison.job.reference->revision,
                    tr("|reference − prediction| ×%1").arg(kDifferenceGain));
  if (comparison.prediction) {
    const QString rmse = QLocale().toString(comparison.prediction->whole.rmse, 'f', 4);
    pane->setHeader(tr("RMSE %1").arg(rmse), false, rmse);
  }
}

std::shared_ptr<const core::Frame> ComparisonView::frame(PaneId id) const {
  switch (id) {
    case PaneId::kReference:
      return pipeline_->picture(Role::kReference).frame;
    case PaneId::kPrediction:
      return pipeline_->picture(Role::kPrediction).frame;
    case PaneId::kRival:
      return pipeline_->picture(Role::kRival).frame;
    case PaneId::kKept:
      return kept_ ? kept_->picture().frame : nullptr;
    case PaneId::kHybrid:
      return frame(grid_->pane(id)->isPredicted() ? PaneId::kPrediction : PaneId::kReference);
    case PaneId::kDifference:
      break;
  }
  return nullptr;
}

core::Image ComparisonView::pictureToSave(PaneId id) const {
  if (id == PaneId::kDifference) return comparison_ ? comparison_->difference : core::Image();
  const auto shown = frame(id);
  if (!shown) return {};
  core::Image image = shown->picture;
  if (shown->predicted) core::drawPredictionMark(image);
  return image;
}

}  // namespace twinray::ui
