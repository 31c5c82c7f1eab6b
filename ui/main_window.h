#pragma once

#include <QMainWindow>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/session.h"
#include "ui/comparison_view.h"
#include "ui/picture_saver.h"
#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/theme.h"
#include "ui/workers/volume_loader.h"

class QActionGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QSettings;
class QToolBar;

namespace twinray::ui {

class LogPanel;
class MessageBar;
class TransferFunctionEditor;
class ViewpointPanel;

struct MainWindowOptions {
  std::filesystem::path modelFile;  ///< the bundled one if empty
  bool remember = true;             ///< reads and keeps layout, theme and recent files of this user
  Theme theme = Theme::kSystem;     ///< used where nothing is remembered, or `forceTheme`
  bool forceTheme = false;
};

/// The window: menus, docks, the comparison in the middle; wires them to the scene model and the pipeline.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const MainWindowOptions& options = {}, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Reads it in the background; opened() or openFailed() follows. The present volume stays until then.
  void openVolume(const std::filesystem::path& file);
  /// The bundled sample.
  void openDefaultVolume();
  /// Opens its volume in the background with everything else as it was; opened() or openFailed() follows. A volume that
  /// is gone is asked for.
  void openSession(const std::filesystem::path& file);
  void saveSession(const std::filesystem::path& file);
  /// Saves a pane's picture in the background; pictureSaved() or failed() follows.
  void savePicture(PaneId id, const std::filesystem::path& file);

  SceneModel* scenes() { return &scenes_; }
  Pipeline* pipeline() { return pipeline_; }
  ComparisonView* view() { return view_; }
  TransferFunctionEditor* transferFunctionEditor() { return editor_; }
  /// The sentence in the message bar; empty if there is none.
  QString message() const;

 Q_SIGNALS:
  void opened();
  void openFailed(const QString& sentence);
  /// Anything that the message bar shows.
  void failed(const QString& sentence);
  void pictureSaved(const QString& file);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void createDocks();
  QDockWidget* addDock(Qt::DockWidgetArea area, const QString& name, const QString& title, QWidget* content,
                       bool scrolls);
  void createActions();
  void createMenus();
  void createViewMenu();
  void createToolBar();
  void createStatusBar();
  void createLoader();
  void updateIcons();
  void restoreDefaultLayout();
  void resetLayout();
  void restoreRemembered();

  core::Session session() const;
  void applyLayout(const nlohmann::json& layout);
  void beginSession(const std::filesystem::path& file, core::Session session, const std::filesystem::path& volume);
  void askForMovedVolume(const std::filesystem::path& file, core::Session session);
  core::Scene sceneToShow(core::Scene opened);
  void volumeIdentified(const std::shared_ptr<const core::Volume>& volume);
  void chooseSession();
  void chooseSaveSession();
  void startAutosave();
  void autosave();
  void endAutosave();
  void recoverSession();

  void copyViewpoint();
  void pasteViewpoint();

  void chooseFile();
  void chooseFolder();
  void chooseModel();
  void chooseSaveFile();
  void copyPicture();
  void rememberFile(const QString& file);
  void fillRecentMenu();
  void setTheme(Theme theme);
  void showShortcuts();
  void showAbout();

  void volumeOpened(core::Scene scene);
  void volumeFailed(const QString& sentence);
  void showReading(double fraction);
  void endReading();
  void report(const QString& sentence);
  void note(const QString& sentence);
  void updateStatus();

  MainWindowOptions options_;
  std::unique_ptr<QSettings> settings_;  ///< null if nothing is to be remembered
  SceneModel scenes_;
  Pipeline* pipeline_;
  MessageBar* messages_;
  ComparisonView* view_;
  TransferFunctionEditor* editor_ = nullptr;
  ViewpointPanel* viewpoint_ = nullptr;
  LogPanel* log_ = nullptr;
  QList<QDockWidget*> docks_;
  QByteArray defaultLayout_;

  QAction* open_ = nullptr;
  QAction* openFolder_ = nullptr;
  QAction* openModel_ = nullptr;
  QAction* save_ = nullptr;
  QAction* copy_ = nullptr;
  QAction* recover_ = nullptr;
  QAction* quit_ = nullptr;
  QAction* undo_ = nullptr;
  QAction* redo_ = nullptr;
  QAction* figures_ = nullptr;
  QActionGroup* themes_ = nullptr;
  QMenu* recentMenu_ = nullptr;
  QToolBar* toolBar_ = nullptr;

  QLabel* status_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* cancel_ = nullptr;

  QString readingFile_;
  std::filesystem::path sessionFile_;
  std::optional<core::Session> pendingSession_;  ///< until its volume is read and identified
  bool readingSession_ = false;
  std::shared_ptr<const core::Volume> identified_;
  QTimer autosaveTimer_;
  QStringList recentFiles_;

  // Last: their threads end before anything above goes.
  std::unique_ptr<PictureSaver> saver_;
  std::unique_ptr<VolumeLoader> loader_;
};

}  // namespace twinray::ui
