#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "render/inverse/picking.h"
#include "ui/sensitivity/sensitivity_worker.h"

namespace twinray::ui {

class SceneModel;

/// What the left button does in a picture.
enum class RegionTool { kNone, kRectangle, kBrush, kPick };

/// Which values of the transfer function make what is on screen: the choices that panel, plot and pictures share, and
/// the newest answer. Nothing is computed while it is not active.
class SensitivityTool : public QObject {
  Q_OBJECT

 public:
  explicit SensitivityTool(SceneModel* scenes, QObject* parent = nullptr);
  ~SensitivityTool() override;

  SceneModel* scenes() const { return scenes_; }
  bool active() const { return active_; }
  void setActive(bool active);
  /// Size of the pictures on screen.
  void setPictureSize(const QSize& size);

  const render::PictureRegion& region() const { return region_; }
  void setRegion(const render::PictureRegion& region);
  RegionTool tool() const { return tool_; }
  void setTool(RegionTool tool);
  render::Sensitive what() const { return what_; }
  void setWhat(render::Sensitive what);
  /// How far the band around a value reaches on both sides, as a part of the scalar range.
  double bandWidth() const { return bandWidth_; }
  void setBandWidth(double part);
  /// The value whose place in the picture is shown; empty: none.
  std::optional<double> value() const { return value_; }
  void setValue(std::optional<double> value);
  bool commonScale() const { return commonScale_; }
  void setCommonScale(bool common);
  /// Whether the curve of opacities is worked out through the network too.
  bool throughNetwork() const { return throughNetwork_; }
  void setThroughNetwork(bool through);
  /// The model that paints the predictions; null: none.
  const std::shared_ptr<const nn::Model>& model() const { return model_; }
  void setModel(std::shared_ptr<const nn::Model> model);
  /// Why there is nothing to see through the network as things are, as a sentence; empty where there is.
  QString networkProblem() const;
  /// Tissue whose values are wanted; empty: none.
  const std::optional<render::PictureRegion>& pick() const { return pick_; }
  void setPick(const std::optional<render::PictureRegion>& pick);

  /// The newest answer; null before the first, and where the tool is not active.
  const SensitivityResult* result() const { return result_ ? &*result_ : nullptr; }
  /// How much each of 256 values counts as picked, 0..1; empty where nothing is.
  const std::vector<double>& picked() const { return picked_; }
  /// What came through the network, where that is asked for and of the scene and the region as they are now; else null.
  const render::PaintedSensitivity* painted() const;
  /// The newest answer is of the scene and the choices as they are now, and fine.
  bool isSettled() const;
  /// Changes the transfer function by what is picked, as one undo step. Nothing where nothing is.
  void edit(render::PickEdit edit);

 Q_SIGNALS:
  void choicesChanged();
  void resultChanged();
  void failed(const QString& sentence);

 private:
  void request();
  /// Whether something moves and the answer before is so young that this one can wait; then it comes by itself.
  bool waits();
  void receive(SensitivityResult result);
  void clear();
  bool networkAsked() const { return throughNetwork_ && networkProblem().isEmpty(); }

  SceneModel* scenes_;
  bool active_ = false;
  QSize size_{256, 256};
  render::PictureRegion region_;
  RegionTool tool_ = RegionTool::kNone;
  render::Sensitive what_ = render::Sensitive::kOpacity;
  double bandWidth_ = 0.04;
  std::optional<double> value_;
  bool commonScale_ = false;
  bool throughNetwork_ = false;
  std::shared_ptr<const nn::Model> model_;
  std::optional<render::PictureRegion> pick_;
  std::optional<SensitivityResult> result_;
  std::optional<SensitivityResult> painted_;  ///< the newest that went through a network
  std::vector<double> picked_;
  std::uint64_t number_ = 0;
  QTimer waiting_;  ///< until the next request while something moves
  QElapsedTimer sinceRequest_;
  std::unique_ptr<SensitivityWorker> worker_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
