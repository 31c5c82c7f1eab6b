#include <QDockWidget>
#include <QMenu>
#include <QSettings>

#include "ui/training/evaluation_form.h"
#include "ui/training/plan_form.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/runs/run_monitor.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

// Training: its dock, its menu, and what it says.
namespace twinray::ui {
namespace {

const QString kTrainingsKey = QStringLiteral("trainings");

}  // namespace

void MainWindow::createTraining() {
  std::filesystem::path folder = options_.trainings;
  if (folder.empty() && settings_) folder = settings_->value(kTrainingsKey).toString().toStdString();
  if (folder.empty()) folder = TrainingController::defaultRunsFolder();
  training_ = std::make_unique<TrainingController>(&scenes_, pipeline_, writer_.get(), folder);
  trainingPanel_ = new TrainingPanel(training_.get(), &scenes_, pipeline_);
  trainingDock_ =
      addDock(Qt::BottomDockWidgetArea, QStringLiteral("trainingDock"), tr("Training"), trainingPanel_, true);
  trainingDock_->hide();
  connect(training_.get(), &TrainingController::failed, this, &MainWindow::report);
  connect(training_.get(), &TrainingController::told, this, &MainWindow::note);
  connect(trainingPanel_->evaluation(), &EvaluationForm::failed, this, &MainWindow::report);
  connect(trainingPanel_->evaluation(), &EvaluationForm::told, this, &MainWindow::note);
  connect(training_.get(), &TrainingController::unfinishedFound, this, &MainWindow::offerUnfinishedTraining);
  connect(training_.get(), &TrainingController::runsFolderChanged, this, [this] {
    if (settings_ && options_.trainings.empty())
      settings_->setValue(kTrainingsKey, QString::fromStdString(training_->runsFolder().string()));
  });
  if (options_.remember || !options_.trainings.empty()) training_->offerUnfinished();
  training_->scan();
}

void MainWindow::createTrainingMenu(QMenu* menu) {
  const auto page = [this](void (TrainingPanel::*choose)()) {
    return [this, choose] {
      (trainingPanel_->*choose)();
      trainingDock_->show();
      trainingDock_->raise();
    };
  };
  menu->addSeparator();
  menu->addAction(tr("&Train…"), tr("Ctrl+T"), this, page(&TrainingPanel::showNewTraining));
  menu->addAction(tr("Training &Progress"), this, page(&TrainingPanel::showProgress));
  menu->addAction(tr("T&rainings…"), this, page(&TrainingPanel::showRuns));
  menu->addAction(tr("&Evaluate…"), this, page(&TrainingPanel::showEvaluation));
}

void MainWindow::offerUnfinishedTraining(const QString& name, const QString& folder) {
  const QString sentence = tr("The training %1 is unfinished").arg(name);
  // A message that is there already says something that went wrong, or what the menu has, too.
  if (!message().isEmpty() && message() != continueOffer_) return note(sentence + QLatin1Char('.'));
  messages_->showOffer(sentence, tr("Continue It"), [this, folder] {
    training_->continueRun(folder.toStdString());
    trainingPanel_->monitor()->showRun(folder.toStdString());
    trainingPanel_->showProgress();
    trainingDock_->show();
    trainingDock_->raise();
  });
}

}  // namespace twinray::ui
