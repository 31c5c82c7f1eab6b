#pragma once

#include <QImage>
#include <QObject>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/looks/look_grid.h"
#include "core/looks/look_map.h"
#include "core/scene.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

class SceneModel;

/// A known function's place on the map.
struct LookMark {
  QString name;
  core::PlanePoint place{};
};

/// The map of looks on the open volume: a rectangle of it, a picture of this scene for each of its 4x4 cells, and the
/// one under the mouse. Nothing is rendered while it is not active.
class ExplorationTool : public QObject {
  Q_OBJECT

 public:
  static constexpr int kCells = core::kLookCells * core::kLookCells;
  static constexpr int kPictureSide = 112;  ///< pixels

  explicit ExplorationTool(SceneModel* scenes, QObject* parent = nullptr);
  ~ExplorationTool() override;

  SceneModel* scenes() const { return scenes_; }
  bool active() const { return active_; }
  /// Reads the map at the first time. Emits failed() where it cannot be read.
  void setActive(bool active);
  /// Null before the map is read.
  const core::LookMap* map() const { return map_.get(); }
  /// What each point of the map shows on the open volume; empty until that is known.
  const std::vector<core::LookGroup>& groups() const { return groups_; }
  /// Presets that fit the volume, and the present function.
  const std::vector<LookMark>& marks() const { return marks_; }

  const core::LookRectangle& rectangle() const { return rectangle_; }
  void setRectangle(const core::LookRectangle& rectangle);
  /// The part of the map that is shown.
  const core::LookRectangle& shown() const { return shown_; }
  /// Shows the rectangle alone; back() undoes that.
  void zoomIn();
  void back();
  bool canGoBack() const { return !history_.empty(); }
  void reset();

  /// The place under the mouse; empty: none.
  const std::optional<core::PlanePoint>& hovered() const { return hovered_; }
  void setHovered(const std::optional<core::PlanePoint>& place);
  const QImage& hoveredPicture() const { return hoveredPicture_; }
  /// Takes the function there, with the present colours, as an undo step.
  void take(const core::PlanePoint& place);

  /// Null until it is rendered.
  const QImage& picture(int cell) const { return pictures_[std::size_t(cell)]; }
  /// Every cell shows the present scene.
  bool isSettled() const;
  static QString nameOf(const core::LookGroup& group);

 Q_SIGNALS:
  void changed();
  void failed(const QString& sentence);

 private:
  struct Job {
    std::shared_ptr<const core::Scene> scene;
    std::shared_ptr<const core::LookMap> map;
    core::LookRectangle rectangle;
    core::PlanePoint nearest{};
    std::optional<core::PlanePoint> hovered;
    bool cells = true;  ///< not only what is hovered
    bool groups = false;
    int number = 0;
  };

  Worker<Job>::HandlerFactory handlerFactory();
  void sceneChanged();
  void volumeChanged();
  void updateMarks();
  void requestCells();
  void request(bool cells);
  void receive(int number, int cell, const QImage& image);

  SceneModel* scenes_;
  bool active_ = false;
  std::shared_ptr<const core::LookMap> map_;
  std::vector<core::LookGroup> groups_;
  bool groupsKnown_ = false;
  std::vector<LookMark> presetMarks_, marks_;
  core::LookRectangle rectangle_{{0.5, 0.5}, {0.5, 0.5}}, shown_;
  std::vector<std::pair<core::LookRectangle, core::LookRectangle>> history_;
  std::optional<core::PlanePoint> hovered_;
  QImage hoveredPicture_;
  std::array<QImage, kCells> pictures_;
  std::array<bool, kCells> fresh_{};
  std::shared_ptr<const core::Scene> requested_;
  int number_ = 0;
  std::unique_ptr<Worker<Job>> worker_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
