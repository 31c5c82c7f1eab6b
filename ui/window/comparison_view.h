#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/dataset/volume_identity.h"
#include "ui/crop/crop_layer.h"
#include "ui/panes/error_layer.h"
#include "ui/panes/metrics_strip.h"
#include "ui/panes/pane_grid.h"
#include "ui/panes/scale_bar.h"
#include "ui/panes/view_controller.h"
#include "ui/pipeline.h"

namespace twinray::ui {

class KeptLook;

/// The centre of the window: the panes and, below them, the figures, fed by the pipeline.
class ComparisonView : public QWidget {
  Q_OBJECT

 public:
  ComparisonView(SceneModel* scenes, Pipeline* pipeline, QWidget* parent = nullptr);

  PaneGrid* grid() const { return grid_; }
  MetricsStrip* metrics() const { return metrics_; }
  /// The volume's identity is known: says whether the model has seen it in training.
  void setIdentified(std::shared_ptr<const core::Volume> volume, core::VolumeIdentity identity);
  /// Hides or shows the figures.
  void setMetricsShown(bool shown);
  /// The cube that names the patient's sides, in each pane.
  void setCubeShown(bool shown);
  /// A length in mm at the lower edge of each picture.
  void setScaleBarShown(bool shown);
  /// Where the prediction expects to be wrong, over its pane.
  void setExpectedErrorShown(bool shown);
  /// The box whose handles are over the pictures while it is edited; once. It must outlive the panes.
  void setCropBox(CropBox* box);
  /// Over every picture, on top of what is there; it gets the mouse first. Kept here, and returned.
  PaneLayer* addLayer(std::unique_ptr<PaneLayer> layer);
  /// What the pane of the kept look shows; once. It must outlive this view.
  void setKeptLook(KeptLook* kept);
  CropLayer* cropLayer() const { return cropLayer_.get(); }
  const ScaleBar& scaleBar() const { return scaleBar_; }

  /// The picture in a pane as it is saved: predictions carry their mark. Empty if the pane has none.
  core::Image pictureToSave(PaneId id) const;
  /// What a pane shows: the present scene, or that with the kept look. Null before the first volume.
  std::shared_ptr<const core::Scene> sceneOf(PaneId id) const;
  /// The frame behind a pane; null for the difference, or before the first picture.
  std::shared_ptr<const core::Frame> frame(PaneId id) const;
  /// The pane that was last clicked or has the focus.
  PaneId currentPane() const { return current_; }

 private:
  QString cornerOf(PaneId id, const Picture& picture);
  void connectPane(PaneId id);
  void showPicture(Role role, const Picture& picture);
  static QString timeOf(const Picture& picture);
  void updateHybrid();
  void showKept(const Picture& picture);
  void showComparison(const Comparison& comparison, const QImage& difference);
  void sceneChanged();
  void volumeChanged();
  void modelChanged();
  void updateLayers();
  void updateTrainingNote();
  void updateNote();
  QString unfamiliar() const;
  void updateCubes();
  void showUnsupported();
  void updateHeaders();
  void updateWanted();

  SceneModel* scenes_;
  Pipeline* pipeline_;
  KeptLook* kept_ = nullptr;
  ViewController* controller_;
  PaneGrid* grid_;
  MetricsStrip* metrics_;
  bool cubeShown_ = true;
  ScaleBar scaleBar_;
  ErrorLayer errorLayer_;
  bool expectedErrorShown_ = false;
  std::unique_ptr<CropLayer> cropLayer_;
  std::vector<std::unique_ptr<PaneLayer>> addedLayers_;
  PaneId current_ = PaneId::kPrediction;
  std::map<PaneId, std::pair<std::string, QString>> makers_;  ///< what made the picture; in the window's language
  std::shared_ptr<const core::Volume> identified_;
  core::VolumeIdentity identity_;       ///< of it
  std::optional<bool> seenInTraining_;  ///< empty until the volume's identity is known
  QString note_;                        ///< on predictions
  bool noteWarns_ = false;
  std::optional<Comparison> comparison_;  ///< delivered last
};

}  // namespace twinray::ui
