#pragma once

#include <QMainWindow>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/dataset/volume_identity.h"
#include "core/session.h"
#include "ui/file_writer.h"
#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/window/comparison_view.h"
#include "ui/workers/picture_worker.h"
#include "ui/workers/volume_loader.h"

class QActionGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QSettings;
class QToolBar;

namespace twinray::ui {

class KeptLook;
class LogPanel;
class MessageBar;
class SlicePanel;
class TaskProgress;
class TrainingController;
class TrainingPanel;
class TransferFunctionEditor;
class ViewLink;
class ViewpointPanel;

struct MainWindowOptions {
  std::filesystem::path modelFile;  ///< the bundled one if empty
  bool remember = true;             ///< reads and keeps layout, theme and recent files of this user
  Theme theme = Theme::kSystem;     ///< used where nothing is remembered, or `forceTheme`
  bool forceTheme = false;
  WhenUnclear whenUnclear = WhenUnclear::kAsk;  ///< which volume of a file to open
  std::uint64_t memory = 0;                     ///< bytes that a volume may take; 0: what the machine has
  std::filesystem::path trainings;              ///< where trainings are kept; empty: as remembered, or the usual place
};

/// The window: menus, docks, the comparison in the middle; wires them to the scene model and the pipeline.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const MainWindowOptions& options = {}, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Reads it in the background; opened() or openFailed() follows. The present volume stays until then.
  void openVolume(const std::filesystem::path& file);
  /// Which of the file's volumes; a dialog asks where that is not clear. With a label map, unless `labels` is empty.
  void openVolume(const std::filesystem::path& file, const core::VolumeChoice& choice,
                  const std::filesystem::path& labels = {});
  /// Another component, time or resolution of the open volume, read in the background; the scene stays as far as the
  /// values allow. opened() or openFailed() follows.
  void reopenVolume(const core::VolumeChoice& choice);
  /// A label map onto the open volume, read in the background, as an undo step; labelMapOpened() or failed() follows.
  void openLabels(const std::filesystem::path& file);
  /// Makes the window no larger than what a screen has left for windows (logical pixels), its title included.
  void fitInto(const QSize& available);
  /// Another window with the same model, its viewpoint linked with this one's. It deletes itself when it is closed.
  MainWindow* openSecondWindow();
  /// A sentence in the message bar and the log; failed() follows.
  void showProblem(const QString& sentence) { report(sentence); }
  /// The bundled sample.
  void openDefaultVolume();
  /// What a program that was asked for nothing begins with: the bundled sample, and the offer to go on where the user
  /// was when the program was closed last.
  void start();
  /// Opens its volume in the background with everything else as it was; opened() or openFailed() follows. A volume that
  /// is gone is asked for.
  void openSession(const std::filesystem::path& file);
  /// Writes the session in the background; sessionSaved() or failed() follows. Closing the window waits for it.
  void saveSession(const std::filesystem::path& file);
  /// Saves a pane's picture in the background; pictureSaved() or failed() follows.
  void savePicture(PaneId id, const std::filesystem::path& file);
  /// Renders and saves in the background what the job says, with progress and cancel in the status bar; pictureSaved()
  /// or failed() follows, or nothing if it is cancelled.
  void exportPicture(PictureJob job);
  /// The scene inside a saved picture: as an undo step where its volume is open, else with its volume, which is looked
  /// for among the recent files and then asked for.
  void openPicture(const std::filesystem::path& file);

  SceneModel* scenes() { return &scenes_; }
  Pipeline* pipeline() { return pipeline_; }
  ComparisonView* view() { return view_; }
  TransferFunctionEditor* transferFunctionEditor() { return editor_; }
  TrainingController* training() { return training_.get(); }
  /// Whether sensitivities and the pictures of looks that are on screen are there.
  bool toolsSettled() const;
  /// The sentence in the message bar; empty if there is none.
  QString message() const;

 Q_SIGNALS:
  void opened();
  void openFailed(const QString& sentence);
  void labelMapOpened();
  /// Anything that the message bar shows.
  void failed(const QString& sentence);
  void pictureSaved(const QString& file);
  void sessionSaved(const QString& file);

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
  QWidget* createVolumePanel();
  void createVolumeDocks();
  void createToolDocks();
  void createKeptLook();
  void createTraining();
  void createTrainingMenu(QMenu* menu);
  void offerUnfinishedTraining(const QString& name, const QString& folder);
  void createLoader();
  void updateIcons();
  void restoreDefaultLayout();
  void resetLayout();
  void restoreRemembered();

  core::Session session() const;
  void applyLayout(const nlohmann::json& layout);
  void restoreSlices(const nlohmann::json& layout);
  void restoreKeptLook(const nlohmann::json& layout);
  void beginSession(const std::filesystem::path& file, core::Session session, const std::filesystem::path& volume);
  void askForMovedVolume(const std::filesystem::path& file, core::Session session);
  void locateVolume(const std::filesystem::path& file, core::Session session, const QString& title,
                    const QString& sentence);
  core::Scene sceneToShow(core::Scene opened);
  void volumeIdentified(const std::shared_ptr<const core::Volume>& volume, const core::VolumeIdentity& identity);
  void chooseSession();
  void chooseSaveSession();
  void startAutosave();
  void autosave();
  void endAutosave();
  void recoverSession();
  bool worthComingBackTo() const;
  void keepForNextTime();
  void offerToContinue();
  void continueLastSession();

  void copyViewpoint();
  void pasteViewpoint();

  void chooseFile();
  void chooseFolder();
  void chooseModel();
  void chooseSaveFile();
  void copyPicture();
  void createExport(TaskProgress* progress);
  void chooseExport(PictureJob::Form form);
  void endExport();
  void choosePicture();
  QString pictureFolder() const;
  void rememberPictureFolder(const QString& file);
  static QString knownVolumeKey(const std::string& hash);
  void rememberIdentity(const core::Volume& volume);
  void rememberFile(const QString& file);
  void rememberSession(const QString& file);
  void fillRecentMenu();
  void fillRecentSessions();
  void setTheme(Theme theme);
  void showSettings();
  void applySettings(const Settings& settings);
  void chooseLanguage(const QString& language);
  void limitUndo();
  void showShortcuts();
  void showAbout();

  void askForAnotherSeries();
  VolumeRequest requestFor(const std::filesystem::path& file) const;
  void startReading(VolumeRequest request);
  void askForChoice(const VolumeRequest& request, const core::VolumeContents& contents, std::uint64_t available);
  core::Scene keptScene(const core::Scene& opened);
  void labelsOpened(const std::shared_ptr<const core::Volume>& volume,
                    const std::shared_ptr<const core::LabelMap>& labels);
  void chooseLabels();
  void linkWith(std::shared_ptr<ViewLink> link);
  void volumeOpened(core::Scene scene);
  void volumeFailed(const QString& sentence);
  void showReading(double fraction);
  void endReading(QString& file);
  void report(const QString& sentence);
  /// Whether nothing runs whose result closing would lose, or somebody has agreed to that.
  bool mayGiveUp();
  /// Waits for what is being written; false if some of it could not be.
  bool finishWriting();
  void note(const QString& sentence);
  void updateStatus();

  MainWindowOptions options_;
  std::unique_ptr<QSettings> settings_;  ///< null if nothing is to be remembered
  Settings preferences_;
  QString startLanguage_;  ///< of the preferences when the program started
  SceneModel scenes_;
  std::shared_ptr<ViewLink> link_;  ///< with other windows; null before there is one
  Pipeline* pipeline_;
  MessageBar* messages_;
  ComparisonView* view_;
  TransferFunctionEditor* editor_ = nullptr;
  ViewpointPanel* viewpoint_ = nullptr;
  LogPanel* log_ = nullptr;
  SlicePanel* slices_ = nullptr;
  KeptLook* keptLook_ = nullptr;
  QList<QDockWidget*> docks_;
  QByteArray defaultLayout_;

  QAction* open_ = nullptr;
  QAction* openFolder_ = nullptr;
  QAction* openModel_ = nullptr;
  QAction* save_ = nullptr;
  QAction* copy_ = nullptr;
  QAction* recover_ = nullptr;
  QAction* continue_ = nullptr;
  QAction* quit_ = nullptr;
  QAction* undo_ = nullptr;
  QAction* redo_ = nullptr;
  QAction* figures_ = nullptr;
  QActionGroup* themes_ = nullptr;
  struct {
    QAction* cropHandles = nullptr;
    QAction* anotherSeries = nullptr;
    QAction* openLabels = nullptr;
    QAction* secondWindow = nullptr;
  } volumeActions_;
  QAction* linkAction_ = nullptr;
  QAction *keepLook_ = nullptr, *exchangeLook_ = nullptr;
  QActionGroup* languages_ = nullptr;
  QList<QAction*> exports_;
  QMenu* recentMenu_ = nullptr;
  QMenu* recentSessionMenu_ = nullptr;
  QToolBar* toolBar_ = nullptr;

  QLabel* status_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* cancel_ = nullptr;
  TaskProgress* export_ = nullptr;

  QString readingVolume_, readingLabels_;  ///< files; empty: none is being read
  std::filesystem::path sessionFile_;
  std::optional<core::Session> pendingSession_;  ///< until its volume is read and identified
  bool readingSession_ = false;
  std::optional<core::Scene> kept_;  ///< of the volume that is being read once more, to go on with
  std::shared_ptr<const core::Volume> identified_;
  QTimer autosaveTimer_;
  bool reported_ = false;         ///< a problem, since finishWriting() began
  bool keepsForNextTime_ = true;  ///< until that could not be written
  bool justStarted_ = true;       ///< no volume was opened yet, and none failed to
  QString continueOffer_;         ///< as the message bar says it; empty before it was made
  QStringList recentFiles_, recentSessions_;

  TrainingPanel* trainingPanel_ = nullptr;
  QDockWidget* trainingDock_ = nullptr;

  // Last: their threads end before anything above goes.
  std::unique_ptr<TrainingController> training_;
  std::unique_ptr<FileWriter> writer_;
  std::unique_ptr<PictureWorker> maker_;
  std::unique_ptr<VolumeLoader> loader_;
  std::unique_ptr<LabelLoader> labelLoader_;
};

}  // namespace twinray::ui
