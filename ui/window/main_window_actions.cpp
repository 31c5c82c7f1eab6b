#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QToolBar>
#include <QVBoxLayout>

#include "core/resources.h"
#include "core/scene_json.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/kept_look.h"
#include "ui/model_choice.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/training/training_controller.h"
#include "ui/transferfunction/transfer_function_editor.h"
#include "ui/window/main_window.h"

// Menus, tool bar and what their entries do.
namespace twinray::ui {
namespace {

constexpr int kRecentFiles = 8;

constexpr std::array kAnatomicalViews{AnatomicalView::kAnterior, AnatomicalView::kPosterior, AnatomicalView::kLeft,
                                      AnatomicalView::kRight,    AnatomicalView::kSuperior,  AnatomicalView::kInferior};

/// Keys and what they do, beside each other in so many columns.
QString keyTable(const std::vector<std::pair<QString, QString>>& rows, std::size_t columns) {
  const std::size_t perColumn = (rows.size() + columns - 1) / columns;
  QString text = QStringLiteral("<table cellspacing='3'>");
  for (std::size_t row = 0; row < perColumn; ++row) {
    text += QStringLiteral("<tr>");
    for (std::size_t i = row; i < rows.size(); i += perColumn) {
      text += QStringLiteral("<td style='white-space:pre'><b>%1</b>  </td><td style='white-space:pre'>%2     </td>")
                  .arg(rows[i].first.toHtmlEscaped(), rows[i].second.toHtmlEscaped());
    }
    text += QStringLiteral("</tr>");
  }
  return text + QStringLiteral("</table>");
}

}  // namespace

void MainWindow::createActions() {
  const auto make = [this](const QString& text, const QKeySequence& key, auto slot) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, slot);
    return action;
  };
  open_ = make(tr("&Open Volume…"), QKeySequence::Open, &MainWindow::chooseFile);
  openFolder_ = make(tr("Open DICOM &Folder…"), tr("Ctrl+Shift+O"), &MainWindow::chooseFolder);
  openModel_ = make(tr("&Open Model…"), {}, &MainWindow::chooseModel);
  save_ = make(tr("&Save Picture…"), QKeySequence::Save, &MainWindow::chooseSaveFile);
  copy_ = make(tr("&Copy Picture"), QKeySequence::Copy, &MainWindow::copyPicture);
  const auto addExport = [&](const QString& text, const QKeySequence& key, PictureJob::Form form) {
    exports_ << make(text, key, [this, form] { chooseExport(form); });
  };
  addExport(tr("Save Picture at Si&ze…"), tr("Ctrl+Shift+S"), PictureJob::Form::kPicture);
  addExport(tr("Save &Figure…"), tr("Ctrl+Shift+F"), PictureJob::Form::kFigure);
  addExport(tr("Save &Turntable…"), tr("Ctrl+Shift+T"), PictureJob::Form::kTurntable);
  recover_ = make(tr("&Recover Session"), {}, &MainWindow::recoverSession);
  recover_->setVisible(false);
  continue_ = make(tr("Continue &Last Session"), tr("Ctrl+Shift+L"), &MainWindow::continueLastSession);
  continue_->setEnabled(false);
  // Not QKeySequence::Quit, which desktops other than GNOME and KDE do not have.
  quit_ = make(tr("&Quit"), Qt::CTRL | Qt::Key_Q, &MainWindow::close);
  save_->setToolTip(tr("Save the picture of the pane clicked last, with its scene in the file"));

  undo_ = make(tr("&Undo"), QKeySequence::Undo, [this] { scenes_.undo(); });
  redo_ = make(tr("&Redo"), {}, [this] { scenes_.redo(); });
  // Desktops differ in which one is theirs.
  redo_->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
  QUndoStack* stack = scenes_.undoStack();
  const auto follow = [this, stack] {
    undo_->setEnabled(stack->canUndo());
    redo_->setEnabled(stack->canRedo());
    undo_->setText(stack->canUndo() ? tr("&Undo %1").arg(stack->undoText()) : tr("&Undo"));
    redo_->setText(stack->canRedo() ? tr("&Redo %1").arg(stack->redoText()) : tr("&Redo"));
    undo_->setIconText(tr("Undo"));
    redo_->setIconText(tr("Redo"));
  };
  connect(stack, &QUndoStack::indexChanged, this, follow);
  connect(stack, &QUndoStack::cleanChanged, this, follow);
  follow();
}

void MainWindow::createMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  file->addAction(open_);
  file->addAction(openFolder_);
  file->addAction(volumeActions_.anotherSeries);
  file->addAction(volumeActions_.openLabels);
  file->addAction(volumeActions_.secondWindow);
  recentMenu_ = file->addMenu(tr("Open &Recent"));
  fillRecentMenu();
  file->addAction(tr("Open &Sample"), this, &MainWindow::openDefaultVolume);
  file->addSeparator();
  file->addAction(tr("Open S&ession…"), tr("Ctrl+Alt+O"), this, &MainWindow::chooseSession);
  file->addAction(tr("Save Session &As…"), tr("Ctrl+Alt+S"), this, &MainWindow::chooseSaveSession);
  recentSessionMenu_ = file->addMenu(tr("Recent Sessio&ns"));
  fillRecentSessions();
  file->addActions({continue_, recover_});
  file->addSeparator();
  file->addAction(save_);
  file->addActions(exports_);
  file->addAction(tr("Open Scene of &Picture…"), tr("Ctrl+Shift+P"), this, &MainWindow::choosePicture);
  file->addSeparator();
  file->addAction(tr("Settin&gs…"), tr("Ctrl+,"), this, &MainWindow::showSettings);
  file->addAction(quit_);

  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  edit->addActions({undo_, redo_});
  edit->addSeparator();
  edit->addAction(copy_);
  edit->addSeparator();
  edit->addAction(tr("Copy &Viewpoint"), tr("Ctrl+Shift+C"), this, &MainWindow::copyViewpoint);
  edit->addAction(tr("&Paste Viewpoint"), tr("Ctrl+Shift+V"), this, &MainWindow::pasteViewpoint);

  createViewMenu();

  QMenu* function = menuBar()->addMenu(tr("&Transfer Function"));
  function->addAction(editor_->randomAction());
  function->addAction(editor_->resetAction());
  function->addSeparator();
  function->addAction(editor_->importAction());
  function->addAction(editor_->exportAction());

  QMenu* model = menuBar()->addMenu(tr("&Model"));
  model->setObjectName(QStringLiteral("modelMenu"));
  const auto useModel = [this](const std::filesystem::path& chosen, const QString& step) {
    training_->useModel(chosen, step);
  };
  new ModelChoice(model, pipeline_, useModel, this);
  model->addSeparator();
  model->addAction(openModel_);
  createTrainingMenu(model);

  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("&Shortcuts"), QKeySequence::HelpContents, this, &MainWindow::showShortcuts);
  help->addAction(tr("&About TwinRay"), this, &MainWindow::showAbout);
}

void MainWindow::createViewMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&View"));
  for (const AnatomicalView view : kAnatomicalViews) menu->addAction(viewpoint_->viewAction(view));
  menu->addAction(viewpoint_->resetAction());

  menu->addSection(tr("Panes"));
  PaneGrid* grid = view_->grid();
  int key = 1;
  for (const PaneId id : kGridPanes) {
    QAction* action = menu->addAction(grid->pane(id)->title());
    action->setCheckable(true);
    action->setChecked(grid->isShown(id));
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(key++)));
    connect(action, &QAction::triggered, this, [this, grid, id, action](bool checked) {
      grid->setMaximised({});
      grid->setHybrid(false);
      grid->setShown(id, checked);
      action->setChecked(grid->isShown(id));
    });
    connect(grid, &PaneGrid::arrangementChanged, action, [grid, id, action] { action->setChecked(grid->isShown(id)); });
    if (id != PaneId::kKept) continue;
    action->setEnabled(keptLook_->exists());
    connect(keptLook_, &KeptLook::lookChanged, action, [this, action] { action->setEnabled(keptLook_->exists()); });
  }
  menu->addActions({keepLook_, exchangeLook_});
  QAction* maximise = menu->addAction(tr("&Maximise Pane"), tr("Ctrl+M"), this, [this, grid] {
    grid->setMaximised(grid->maximised() ? std::nullopt : std::optional(view_->currentPane()));
  });
  maximise->setCheckable(true);
  connect(grid, &PaneGrid::arrangementChanged, maximise,
          [grid, maximise] { maximise->setChecked(grid->maximised().has_value()); });
  QAction* swipe = menu->addAction(tr("S&wipe"), Qt::Key_W, this, [this, grid] {
    grid->setSwipe(grid->swipe() ? std::nullopt : std::optional(view_->currentPane()));
  });
  swipe->setCheckable(true);
  swipe->setToolTip(tr("Reference and prediction (or rival) in one pane, with a divider to drag; Alt+arrows move it"));
  QAction* blink = menu->addAction(tr("&Blink"), Qt::Key_B, this, [this, grid] {
    grid->setBlinking(grid->blinking() ? std::nullopt
                                       : std::optional(grid->maximised().value_or(view_->currentPane())));
  });
  blink->setCheckable(true);
  blink->setToolTip(tr("Shows the reference in the pane clicked last, or the prediction in the reference's"));
  connect(grid, &PaneGrid::arrangementChanged, swipe, [grid, swipe, blink] {
    swipe->setChecked(grid->swipe().has_value());
    blink->setChecked(grid->blinking().has_value());
  });
  QAction* hybrid = menu->addAction(tr("&Hybrid"), Qt::Key_H, this, [grid] { grid->setHybrid(!grid->hybrid()); });
  hybrid->setCheckable(true);
  hybrid->setToolTip(tr("One pane: the prediction while the scene moves, the reference at rest"));
  connect(grid, &PaneGrid::arrangementChanged, hybrid, [grid, hybrid, blink] {
    hybrid->setChecked(grid->hybrid());
    blink->setEnabled(!grid->swipe() && !grid->hybrid());
  });
  QAction* figures = menu->addAction(tr("&Figures"));
  figures->setCheckable(true);
  figures->setChecked(true);
  figures_ = figures;
  connect(figures, &QAction::toggled, view_, &ComparisonView::setMetricsShown);

  QAction* cube = menu->addAction(tr("&Orientation Cube"));
  cube->setCheckable(true);
  cube->setChecked(true);
  connect(cube, &QAction::toggled, view_, &ComparisonView::setCubeShown);
  QAction* expectedError = menu->addAction(tr("&Expected Error"));
  expectedError->setShortcut(Qt::Key_E);
  expectedError->setObjectName(QStringLiteral("expectedErrorAction"));
  expectedError->setCheckable(true);
  expectedError->setToolTip(tr("Colours over the prediction where it expects to be wrong, and by how much"));
  connect(expectedError, &QAction::toggled, view_, &ComparisonView::setExpectedErrorShown);
  const auto able = [this, expectedError] {
    const auto model = pipeline_->model();
    expectedError->setEnabled(model && model->info().expectedError);
  };
  connect(pipeline_, &Pipeline::modelChanged, expectedError, able);
  able();
  QAction* scaleBar = menu->addAction(tr("S&cale Bar"));
  scaleBar->setObjectName(QStringLiteral("scaleBarAction"));
  scaleBar->setCheckable(true);
  scaleBar->setChecked(true);
  connect(scaleBar, &QAction::toggled, view_, &ComparisonView::setScaleBarShown);
  menu->addAction(viewpoint_->orthographicAction());
  menu->addAction(viewpoint_->maximumIntensityAction());
  menu->addAction(volumeActions_.cropHandles);
  menu->addAction(linkAction_);

  menu->addSection(tr("Panels"));
  for (QDockWidget* dock : docks_) menu->addAction(dock->toggleViewAction());
  menu->addAction(tr("&Reset Layout"), this, &MainWindow::resetLayout);

  QMenu* theme = menu->addMenu(tr("&Theme"));
  themes_ = new QActionGroup(this);
  const std::array<std::pair<Theme, QString>, 3> choices{
      {{Theme::kSystem, tr("Like the Desktop")}, {Theme::kDark, tr("Dark")}, {Theme::kLight, tr("Light")}}};
  for (const auto& [value, name] : choices) {
    QAction* action = theme->addAction(name);
    action->setCheckable(true);
    action->setData(nameOf(value));
    themes_->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = value] { setTheme(chosen); });
  }

  QMenu* language = menu->addMenu(tr("&Language"));
  languages_ = new QActionGroup(this);
  const std::array<std::pair<QString, QString>, 3> languages{{{{}, tr("Like the Desktop")},
                                                              {QStringLiteral("en"), QStringLiteral("English")},
                                                              {QStringLiteral("de"), QStringLiteral("Deutsch")}}};
  for (const auto& [code, name] : languages) {
    QAction* action = language->addAction(name);
    action->setCheckable(true);
    action->setChecked(code == preferences_.language);
    action->setData(code);
    languages_->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = code] { chooseLanguage(chosen); });
  }
}

void MainWindow::createToolBar() {
  toolBar_ = addToolBar(tr("Tools"));
  toolBar_->setObjectName(QStringLiteral("toolBar"));
  toolBar_->setMovable(false);
  toolBar_->setIconSize({18, 18});
  toolBar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  open_->setIconText(tr("Open"));
  save_->setIconText(tr("Save Picture"));
  toolBar_->addActions({open_, save_});
  toolBar_->addSeparator();
  toolBar_->addActions({undo_, redo_});
  toolBar_->addSeparator();
  for (const AnatomicalView view : kAnatomicalViews) toolBar_->addAction(viewpoint_->viewAction(view));
  toolBar_->addAction(viewpoint_->resetAction());
}

void MainWindow::updateIcons() {
  open_->setIcon(themedIcon(QStringLiteral("open"), palette()));
  save_->setIcon(themedIcon(QStringLiteral("save"), palette()));
  undo_->setIcon(themedIcon(QStringLiteral("undo"), palette()));
  redo_->setIcon(themedIcon(QStringLiteral("redo"), palette()));
  viewpoint_->resetAction()->setIcon(themedIcon(QStringLiteral("reset"), palette()));
}

void MainWindow::chooseFile() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open Volume"), recentFiles_.value(0),
      tr("Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;All files (*)"));
  if (!file.isEmpty()) openVolume(file.toStdString());
}

void MainWindow::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open DICOM Folder"), recentFiles_.value(0));
  if (!folder.isEmpty()) openVolume(folder.toStdString());
}

void MainWindow::chooseModel() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Open Model"), {}, tr("TwinRay models (*.pt);;All files (*)"));
  if (!file.isEmpty()) training_->useModel(file.toStdString(), tr("Open model"));
}

void MainWindow::copyViewpoint() {
  if (!scenes_.scene()) return;
  QGuiApplication::clipboard()->setText(QString::fromStdString(core::toJson(scenes_.scene()->viewpoint).dump()));
  note(tr("Copied the viewpoint."));
}

void MainWindow::pasteViewpoint() {
  if (!scenes_.scene()) return;
  try {
    const core::Viewpoint viewpoint =
        core::viewpointFromJson(nlohmann::json::parse(QGuiApplication::clipboard()->text().toStdString()));
    scenes_.edit(tr("Paste viewpoint"), [&viewpoint](core::Scene& scene) { scene.viewpoint = viewpoint; });
  } catch (const std::exception&) {
    report(tr("The clipboard holds no viewpoint; copy one with Edit > Copy Viewpoint first"));
  }
}

void MainWindow::rememberFile(const QString& file) {
  if (!settings_) return;
  recentFiles_.removeAll(file);
  recentFiles_.prepend(file);
  while (recentFiles_.size() > kRecentFiles) recentFiles_.removeLast();
  settings_->setValue(QStringLiteral("recentFiles"), recentFiles_);
  fillRecentMenu();
}

void MainWindow::fillRecentMenu() {
  recentMenu_->clear();
  recentMenu_->setEnabled(!recentFiles_.isEmpty());
  for (const QString& file : recentFiles_)
    recentMenu_->addAction(file, this, [this, file] { openVolume(file.toStdString()); });
  recentMenu_->addSeparator();
  recentMenu_->addAction(tr("&Clear List"), this, [this] {
    recentFiles_.clear();
    if (settings_) settings_->remove(QStringLiteral("recentFiles"));
    fillRecentMenu();
  });
}

void MainWindow::rememberSession(const QString& file) {
  if (!settings_) return;
  recentSessions_.removeAll(file);
  recentSessions_.prepend(file);
  while (recentSessions_.size() > kRecentFiles) recentSessions_.removeLast();
  settings_->setValue(QStringLiteral("recentSessions"), recentSessions_);
  fillRecentSessions();
}

void MainWindow::fillRecentSessions() {
  recentSessionMenu_->clear();
  recentSessionMenu_->setEnabled(!recentSessions_.isEmpty());
  for (const QString& file : recentSessions_)
    recentSessionMenu_->addAction(file, this, [this, file] { openSession(file.toStdString()); });
  recentSessionMenu_->addSeparator();
  recentSessionMenu_->addAction(tr("&Clear List"), this, [this] {
    recentSessions_.clear();
    if (settings_) settings_->remove(QStringLiteral("recentSessions"));
    fillRecentSessions();
  });
}

void MainWindow::setTheme(Theme theme) {
  applyTheme(*qobject_cast<QApplication*>(QApplication::instance()), theme);
  for (QAction* action : themes_->actions()) action->setChecked(action->data().toString() == nameOf(theme));
  if (options_.forceTheme) return;
  preferences_.theme = theme;
  if (settings_) writeSettings(*settings_, preferences_);
}

void MainWindow::showSettings() {
  auto* dialog = new SettingsDialog(preferences_, startLanguage_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &SettingsDialog::changed, this, &MainWindow::applySettings);
  dialog->open();
}

void MainWindow::applySettings(const Settings& settings) {
  const Settings before = std::exchange(preferences_, settings);
  if (settings.theme != before.theme) setTheme(settings.theme);
  if (settings.model != before.model)
    pipeline_->setModelFile(settings.model.empty() ? core::defaultModelPath() : settings.model);
  for (QAction* action : languages_->actions()) action->setChecked(action->data().toString() == settings.language);
  pipeline_->setRendering(renderingOptions(settings));
  options_.memory = memoryForVolumes(settings);
  limitUndo();
  if (settings_) writeSettings(*settings_, settings);
}

void MainWindow::chooseLanguage(const QString& language) {
  Settings settings = preferences_;
  settings.language = language;
  applySettings(settings);
  if (language != startLanguage_) note(tr("The language changes when the program starts again."));
}

void MainWindow::limitUndo() {
  // QUndoStack takes a limit only while it is empty.
  if (scenes_.undoStack()->count() == 0) scenes_.undoStack()->setUndoLimit(preferences_.undoSteps);
}

void MainWindow::showShortcuts() {
  // The mouse and what is no menu entry, then the menus' own.
  const std::vector<std::pair<QString, QString>> rows{
      {tr("Left drag, arrow keys"), tr("orbit")},
      {tr("Middle drag, Shift+left drag, Shift+arrows"), tr("pan")},
      {tr("Right drag, wheel, + and −"), tr("zoom")},
      {tr("Ctrl+left drag"), tr("roll")},
      {tr("Ctrl+Shift+left drag"), tr("shift the transfer function")},
      {tr("Keypad 1, 3, 7 (Shift: from the other side)"), tr("anterior, left, superior, as in 3D Slicer")},
      {tr("Double click, Ctrl+M"), tr("maximise a pane and back")},
      {tr("W, Alt+left and Alt+right"), tr("swipe, move its divider")},
      {tr("Left drag on a mode"), tr("mean and height")},
      {tr("Right drag on a mode"), tr("width")},
      {tr("Shift+left, Shift+right click"), tr("add, remove a mode")},
  };
  std::vector<std::pair<QString, QString>> entries;
  for (const QAction* action : findChildren<QAction*>()) {
    if (action->shortcut().isEmpty()) continue;
    QString text = action->text();
    entries.emplace_back(action->shortcut().toString(QKeySequence::NativeText),
                         text.remove(QLatin1Char('&')).remove(QStringLiteral("…")));
  }
  auto* dialog = new QDialog(this);
  dialog->setObjectName(QStringLiteral("shortcuts"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Shortcuts"));
  auto* layout = new QVBoxLayout(dialog);
  auto* label = new QLabel(keyTable(rows, 1) + keyTable(entries, 3));
  label->setTextFormat(Qt::RichText);
  layout->addWidget(label);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
  layout->addWidget(buttons);
  dialog->open();
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About TwinRay"),
      tr("<h3>TwinRay %1</h3>"
         "<p>Volume rendering with a learned twin: the reference, ray-cast by VTK, beside the prediction, painted by a "
         "network in a fraction of the time.</p>"
         "<p><b>TwinRay is not a medical device.</b> Predictions are approximations and may show what is not there, or "
         "miss what is. Do not base a diagnosis or a treatment on them.</p>"
         "<p>Apache License 2.0. Built with Qt, VTK, ITK and LibTorch.</p>")
          .arg(QStringLiteral(TWINRAY_VERSION)));
}

}  // namespace twinray::ui
