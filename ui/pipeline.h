#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <array>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>

#include "nn/model.h"
#include "ui/panes/picture.h"
#include "ui/scene_model.h"
#include "ui/workers/comparison_worker.h"
#include "ui/workers/picture_size.h"
#include "ui/workers/render_workers.h"
#include "ui/workers/rendering_options.h"
#include "ui/workers/reprojection_worker.h"

namespace twinray::ui {

/// Keeps the pictures of the scene coming: hands each change of the scene to the workers, at most once per display
/// frame, pairs the frames of equal revision for comparison, and passes results on as signals on its own thread.
class Pipeline : public QObject {
  Q_OBJECT

 public:
  /// The model is read on the prediction worker with the first scene; modelChanged() or failed() follows.
  Pipeline(SceneModel* scenes, std::filesystem::path modelFile, QObject* parent = nullptr);
  ~Pipeline() override;

  /// Of a pane, in device pixels: what pictures are made for.
  void setPaneSize(QSize size);
  /// All pictures at this size, whatever the panes'; for measurements.
  void setFixedPictureSize(QSize size);
  /// Takes effect with the next pictures; another device or number of threads makes new renderers.
  void setRendering(const RenderingOptions& options);
  const RenderingOptions& rendering() const { return rendering_; }
  /// What somebody looks at; the rest is not computed.
  void setWanted(bool prediction, bool rival, bool difference);
  /// Whether predictions shall say where they expect to be wrong (Frame::expectedError), of models that can.
  void setExpectedErrorWanted(bool wanted);

  /// Another model; the present one stays if it cannot be read.
  void setModelFile(std::filesystem::path modelFile);
  const std::filesystem::path& modelFile() const { return modelFile_; }
  /// Null until it is read, and where it could not be.
  std::shared_ptr<const nn::Model> model() const { return model_; }
  /// Whether a model is still being read.
  bool modelPending() const { return modelPending_; }

  bool isPaintable() const;
  /// Why the model cannot paint the present scene, as a sentence in the window's language; empty where it can.
  QString unsupported() const;

  /// The newest picture of a role; its frame is null before the first. A prediction may have been moved to a newer
  /// viewpoint (Picture::movedFrom).
  const Picture& picture(Role role) const { return newest_[static_cast<std::size_t>(role)]; }
  /// The newest difference picture; null before the first.
  const QImage& difference() const { return difference_; }
  /// Whether everything wanted of the current scene is there, refined and thoroughly compared.
  bool settled() const;

 Q_SIGNALS:
  void pictureReady(twinray::ui::Role role, const twinray::ui::Picture& picture);
  /// A prediction was painted; pictureReady() follows unless a picture of a newer viewpoint is on screen.
  void predicted(const twinray::ui::Picture& picture);
  /// `difference` is null if it was not wanted.
  void compared(const twinray::ui::Comparison& comparison, const QImage& difference);
  void modelChanged();
  /// One sentence for the message bar.
  void failed(const QString& sentence);
  /// From now on scenes that differ from the present one in nothing but colours are predicted by recolouring.
  void recolorable();
  /// settled() became true.
  void becameSettled();
  /// An edit at this view was painted that nobody sees: the next one begins with what it has left (decisions/0047).
  void rehearsed();

 private:
  /// unsupported() in English.
  std::string problem() const;
  void startWorkers();
  void sceneChanged();
  void volumeChanged();
  void scheduleRequest();
  void request();
  void requestReference(RenderJob job);
  void keepKeyframe(const core::Frame& reference, const RenderJob& job);
  void requestContributions(const RenderJob& job);
  void rehearseEdit(const RenderJob& job);
  void receive(const std::shared_ptr<const core::ColorContributions>& contributions, const RenderJob& job);
  PictureSize pictureSize(bool moving);
  Motion motionTo(const core::Scene& scene) const;
  void predictionFailed(const QString& sentence);
  void receive(Role role, const Picture& picture, const RenderJob& job);
  void moveNewest();
  void receiveMoved(const Picture& picture, const ReprojectionJob& job);
  void receive(const Comparison& comparison, const QImage& difference);
  PredictionRenderers makePredictionRenderers(const std::filesystem::path& modelFile, const RenderingOptions& options);
  void modelLoaded(std::shared_ptr<const nn::Model> model, const std::filesystem::path& file);
  void modelFailed(const QString& sentence, const std::filesystem::path& file);
  void compareNewest();
  void compareThoroughly();
  void announceSettled();
  bool isFinal(const Picture& picture) const;
  FailureSink failureSink(void (Pipeline::*receiver)(const QString&));

  SceneModel* scenes_;
  std::filesystem::path modelFile_;
  std::filesystem::path workingModelFile_;  ///< of model_
  std::shared_ptr<const nn::Model> model_;
  bool modelPending_ = true;

  RenderingOptions rendering_;
  PictureSizer sizer_;
  PictureSize pane_{256, 256};
  bool wantsPrediction_ = true;
  bool wantsRival_ = true;
  bool wantsDifference_ = true;
  bool wantsExpectedError_ = false;

  QTimer requestTimer_;
  QElapsedTimer sinceRequest_;
  std::optional<RenderJob> referenceJob_, predictionJob_;  ///< requested last
  QTimer restTimer_;                                       ///< until the expensive metrics

  std::array<Picture, 3> newest_;
  core::EarlierPicture painted_;                                         ///< the newest prediction, not moved
  core::Keyframes keyframes_;                                            ///< newest first
  std::deque<std::shared_ptr<const core::Frame>> predictions_, rivals_;  ///< lately finished, oldest first
  QImage difference_;
  std::optional<ComparisonJob> postedComparison_;
  std::optional<ComparisonJob> thoroughComparison_;  ///< delivered last
  bool settledAnnounced_ = false;

  // Last: their threads end before anything above goes.
  std::unique_ptr<ComparisonWorker> comparison_;
  std::unique_ptr<ReprojectionWorker> reprojection_;
  std::unique_ptr<PredictionWorker> prediction_;
  std::unique_ptr<ReferenceWorker> reference_;
};

}  // namespace twinray::ui

Q_DECLARE_METATYPE(twinray::ui::Role)
Q_DECLARE_METATYPE(twinray::ui::Comparison)
