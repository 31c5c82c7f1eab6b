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

/// Presets that fit the volume, each with a picture of this volume; the user's own ones among them.
class PresetPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PresetPanel(SceneModel* model, QWidget* parent = nullptr);
  ~PresetPanel() override;

  /// Where the user's own presets are kept (created at the first save).
  static std::filesystem::path ownFolder();

  /// Takes a preset's TF and lighting as one undo step.
  void apply(const core::Preset& preset);
  /// Keeps the current TF and lighting under a name, and selects it. Emits failed() on error.
  void saveOwn(const QString& name);

 Q_SIGNALS:
  void failed(const QString& sentence);
  void thumbnailShown(const QString& presetName);

 private:
  void reload();
  void filter(const QString& text);
  void requestThumbnails();
  void showThumbnail(int index, const QImage& image);
  const core::Preset* presetOf(const QListWidgetItem* item) const;
  bool isOwn(const core::Preset& preset) const;
  void updateButtons();
  void askSave();
  void renameCurrent();
  void removeCurrent();

  SceneModel* model_;
  ThumbnailWorker* thumbnails_;
  QLineEdit* search_;
  QListWidget* list_;
  QToolButton* save_;
  QToolButton* rename_;
  QToolButton* remove_;
  std::vector<core::Preset> presets_;
};

}  // namespace twinray::ui
