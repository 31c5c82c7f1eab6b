#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "core/presets.h"

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace twinray::ui {

class SceneModel;
class ThumbnailWorker;

/// Presets that fit the volume, each with a picture of this volume; the user's own ones come first.
class PresetPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PresetPanel(SceneModel* model, QWidget* parent = nullptr);
  ~PresetPanel() override;

  /// Where the user's own presets are kept (made at the first save).
  static std::filesystem::path ownFolder();

  /// Takes a preset's TF and lighting as one undo step.
  void apply(const core::Preset& preset);
  /// Keeps the current TF and lighting under a name; an own preset of that name is replaced. Emits failed() on error.
  void saveOwn(const QString& name);
  /// Of the user's own presets, by name; nothing happens to others. Emit failed() on error.
  void renameOwn(const QString& name, const QString& newName);
  void removeOwn(const QString& name);

  /// In the order shown.
  const std::vector<core::Preset>& presets() const { return presets_; }
  bool isOwn(const core::Preset& preset) const;

 Q_SIGNALS:
  void failed(const QString& sentence);
  /// The present look shall stay beside what comes.
  void keepWanted();
  /// The user's own presets are others now.
  void ownChanged();
  void thumbnailShown(const QString& presetName);

 private:
  void reload();
  void fillList();
  void filter(const QString& text);
  void showThumbnail(int index, const QImage& image);
  const core::Preset* presetOf(const QListWidgetItem* item) const;
  core::Preset* ownNamed(const QString& name);
  void selectNamed(const QString& name);
  void updateButtons();
  void askSave();
  void askRename();
  void askRemove();

  SceneModel* model_;
  ThumbnailWorker* thumbnails_;
  QLineEdit* search_;
  QToolButton* all_;
  QListWidget* list_;
  QToolButton* save_;
  QToolButton* rename_;
  QToolButton* remove_;
  std::vector<core::Preset> presets_;
};

}  // namespace twinray::ui
