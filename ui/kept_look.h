#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "core/scene.h"
#include "ui/panes/picture.h"
#include "ui/workers/render_workers.h"
#include "ui/workers/rendering_options.h"

namespace twinray::ui {

class Pipeline;
class SceneModel;

/// How a volume is shown, apart from where it is looked at from.
struct Look {
  core::TransferFunction transferFunction;
  core::Lighting lighting;
  core::Blending blending = core::Blending::kComposite;
  std::shared_ptr<const core::LabelMap> labels;
  bool operator==(const Look&) const = default;
};

/// A look that is kept to compare others with: its reference follows the viewpoint while the scene's own look changes.
/// Keeping one is an undo step. It is of one volume; another file has none.
class KeptLook : public QObject {
  Q_OBJECT

 public:
  KeptLook(SceneModel* scenes, Pipeline* pipeline, QObject* parent = nullptr);
  ~KeptLook() override;

  bool exists() const { return look_.has_value(); }
  /// Keeps the scene's look, in place of one that is kept already.
  void keep();
  /// The scene gets the kept look, and what it looked like is kept: one undo step.
  void exchange();

  /// The present scene with the kept look; its revision is of this object's own counting. Null where there is none.
  std::shared_ptr<const core::Scene> scene() const { return scene_; }
  /// Its newest picture; the frame is null before the first.
  const Picture& picture() const { return picture_; }
  /// Whether somebody looks at it; nothing is rendered before.
  void setWanted(bool wanted);
  /// Whether nothing is missing.
  bool settled() const;

  /// For a session; null where no look is kept. Labels are kept as whether there are some: they come with the scene.
  nlohmann::json state() const;
  /// What state() gave, onto the open volume, as no undo step. Throws core::Error, or nlohmann::json::exception.
  void restore(const nlohmann::json& state);

 Q_SIGNALS:
  /// exists() may have changed.
  void lookChanged();
  void sceneChanged();
  void pictureReady(const twinray::ui::Picture& picture);
  void failed(const QString& sentence);

 private:
  friend class KeepCommand;
  void set(std::optional<Look> look);
  void volumeChanged();
  void follow();
  void request();
  void post(bool moving);
  void receive(const Picture& picture, const RenderJob& job);
  bool isFinal() const;
  QSize pictureSize() const;
  void prepareWorker();

  SceneModel* scenes_;
  Pipeline* pipeline_;
  std::optional<Look> look_;
  std::string volumeFile_;  ///< whose look it is
  std::shared_ptr<const core::Scene> scene_;
  std::uint64_t nextRevision_ = 1;
  Picture picture_;
  bool wanted_ = false;
  std::optional<RenderJob> posted_;          ///< last
  RenderingOptions rendering_;               ///< of the worker
  std::unique_ptr<ReferenceWorker> worker_;  ///< last: its threads end before anything above goes
};

}  // namespace twinray::ui
