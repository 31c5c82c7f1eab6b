#pragma once

#include <QObject>
#include <vector>

#include "core/scene.h"

namespace twinray::ui {

class SceneModel;

/// Keeps the viewpoints of several windows together: who turns one turns the others. A drag is one undo step in each.
class ViewLink : public QObject {
  Q_OBJECT

 public:
  explicit ViewLink(QObject* parent = nullptr) : QObject(parent) {}

  /// It takes the viewpoint of the models that are in it already. Models leave by themselves when they go.
  void join(SceneModel* model);
  void leave(SceneModel* model);
  bool contains(const SceneModel* model) const;
  /// Gives a scene that this member is about to open the viewpoint of the others, if there are any: who opens a volume
  /// turns nobody.
  void adopt(const SceneModel* model, core::Scene& scene) const;

 private:
  struct Member {
    SceneModel* model;
    core::Viewpoint seen;  ///< that the others follow already
  };
  void follow(SceneModel* moved);
  void endGestures(SceneModel* ended);
  static void move(Member& member, const SceneModel* like);

  std::vector<Member> members_;
  bool following_ = false;
};

}  // namespace twinray::ui
