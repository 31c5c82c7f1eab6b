#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "ui/exploration/look_worker.h"

namespace twinray::ui {

class SceneModel;

/// A place on the map; of a known look, if its number is given.
struct LookPlace {
  core::PlanePoint place{};
  int known = -1;  ///< index in ExplorationTool::known(); -1: whatever is there
  bool operator==(const LookPlace&) const = default;
};

/// The map of looks on the open volume: a rectangle of it, a picture of this scene for each of its 4x4 cells, and the
/// one under the mouse. Nothing is rendered while it is not active.
class ExplorationTool : public QObject {
  Q_OBJECT

 public:
  static constexpr int kCells = core::kLookCells * core::kLookCells;
  static constexpr int kLeastSide = 48, kLargestSide = 256;  ///< of a picture, pixels

  /// `ownPresets`: folder of the user's presets.
  ExplorationTool(SceneModel* scenes, std::filesystem::path ownPresets, QObject* parent = nullptr);
  ~ExplorationTool() override;

  SceneModel* scenes() const { return scenes_; }
  bool active() const { return active_; }
  /// Reads the map at the first time. Emits failed() where it cannot be read.
  void setActive(bool active);
  /// What paints the pictures; null: they are ray cast.
  void setModel(std::shared_ptr<const nn::Model> model);
  void setRendering(const RenderingOptions& rendering);
  /// Of each picture, device pixels; brought to multiples of 16 within the limits.
  void setPictureSide(int pixels);
  int pictureSide() const { return side_; }
  /// The user's presets are others now.
  void presetsChanged();

  /// Null before the map is read.
  const core::LookMap* map() const { return map_.get(); }
  /// What each point of the map shows on the open volume; empty until that is known.
  const std::vector<core::LookGroup>& groups() const { return groups_; }
  /// Another number whenever groups() are others.
  int groupsVersion() const { return groupsVersion_; }
  /// Presets that fit the volume, the user's first; empty until they are known.
  const std::vector<core::KnownLook>& known() const { return known_; }
  bool isOwn(const core::KnownLook& look) const;
  QString nameOf(const core::KnownLook& look) const;
  static QString nameOf(const core::LookGroup& group);
  /// Where the present function lies; empty without a volume or a map.
  const std::optional<core::PlanePoint>& present() const { return present_; }

  const core::LookRectangle& rectangle() const { return rectangle_; }
  void setRectangle(const core::LookRectangle& rectangle);
  /// The part of the map that is shown.
  const core::LookRectangle& shown() const { return shown_; }
  /// Shows the rectangle alone; back() undoes that.
  void zoomIn();
  void back();
  bool canGoBack() const { return !history_.empty(); }
  void reset();

  /// Whether looks come with the colours of the nearest preset; else colours stay the scene's.
  bool presetColors() const { return presetColors_; }
  void setPresetColors(bool preset);

  /// The place under the mouse; empty: none.
  const std::optional<LookPlace>& hovered() const { return hovered_; }
  void setHovered(const std::optional<LookPlace>& place);
  const QImage& hoveredPicture() const { return hoveredPicture_; }
  /// The opacities of the look there, and what take() makes of the scene's function.
  core::LookCurve curveAt(const LookPlace& place) const;
  core::TransferFunction functionAt(const LookPlace& place) const;
  /// Whose colours come along from there; null where the scene's stay.
  const core::KnownLook* colorsFrom(const LookPlace& place) const;
  /// Takes the function there as an undo step.
  void take(const LookPlace& place);

  /// Null until it is rendered.
  const QImage& picture(int cell) const { return pictures_[std::size_t(cell)]; }
  /// Every cell shows the present scene.
  bool isSettled() const;
  /// Whether the pictures are predictions.
  bool predicted() const { return paintingModel() != nullptr; }
  /// What makes the pictures, as a sentence; where they are ray cast although there is a model, why.
  QString source() const;

 Q_SIGNALS:
  void changed();
  /// A cell has a fresh picture.
  void pictureReady(int cell);
  /// All cells are there, so many milliseconds after they were asked for.
  void filled(double milliseconds);
  void failed(const QString& sentence);

 private:
  void sceneChanged();
  void volumeChanged();
  void updatePresent();
  void requestCells();
  /// What is hovered, and the cells that are not fresh.
  void request();
  void receiveHovered(int number, const QImage& image);
  void receive(int number, int cell, const QImage& image);
  std::shared_ptr<const nn::Model> paintingModel() const;

  SceneModel* scenes_;
  std::filesystem::path ownPresets_;
  int presetsVersion_ = 1;
  bool active_ = false;
  std::shared_ptr<const nn::Model> model_;
  RenderingOptions rendering_;
  int side_ = 96;
  std::shared_ptr<const core::LookMap> map_;
  std::vector<core::LookGroup> groups_;
  int groupsVersion_ = 0;
  std::vector<core::KnownLook> known_;
  std::optional<core::PlanePoint> present_;
  core::TransferFunction placed_;  ///< whose place present_ is
  core::LookRectangle rectangle_{{0.5, 0.5}, {0.5, 0.5}}, shown_;
  std::vector<std::pair<core::LookRectangle, core::LookRectangle>> history_;
  bool presetColors_ = false;
  std::optional<LookPlace> hovered_;
  QImage hoveredPicture_;
  std::array<QImage, kCells> pictures_;
  std::array<bool, kCells> fresh_{};
  std::shared_ptr<const core::Scene> requested_;
  QElapsedTimer sinceAsked_;
  int number_ = 0;
  std::unique_ptr<LookWorker> worker_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
