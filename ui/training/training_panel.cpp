#include "ui/training/training_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>
#include <cmath>

#include "ui/training/evaluation_form.h"
#include "ui/training/plan_form.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/runs/run_monitor.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_text.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {

TrainingPanel::TrainingPanel(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent)
    : QWidget(parent), training_(training) {
  form_ = new PlanForm(training, scenes, pipeline);
  monitor_ = new RunMonitor(training);
  list_ = new RunList(training);
  evaluation_ = new EvaluationForm(training, scenes, pipeline);
  pages_ = new QTabWidget;
  pages_->setObjectName(QStringLiteral("trainingPages"));
  pages_->setDocumentMode(true);
  pages_->addTab(form_, tr("New"));
  pages_->addTab(monitor_, tr("Progress"));
  pages_->addTab(list_, tr("Runs"));
  pages_->addTab(evaluation_, tr("Evaluation"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(createStatus());
  layout->addWidget(createVerdict());
  layout->addWidget(pages_, 1);
  connect(form_, &PlanForm::begun, this, [this] {
    monitor_->showRun(training_->status().folder);
    pages_->setCurrentWidget(monitor_);
  });
  connect(list_, &RunList::showWanted, this, [this](const std::filesystem::path& folder) {
    monitor_->showRun(folder);
    pages_->setCurrentWidget(monitor_);
  });
  connect(training_, &TrainingController::statusChanged, this, &TrainingPanel::update);
  connect(training_, &TrainingController::runsChanged, this, &TrainingPanel::updateVerdict);
  update();
}

QPushButton* TrainingPanel::addButton(const QString& text, const QString& tip, const char* name) {
  auto* button = new QPushButton(text);
  button->setToolTip(tip);
  button->setObjectName(QLatin1String(name));
  return button;
}

QWidget* TrainingPanel::createStatus() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(8, 4, 8, 4);
  state_ = new QLabel;
  state_->setObjectName(QStringLiteral("trainingState"));
  bar_ = new QProgressBar;
  bar_->setObjectName(QStringLiteral("trainingProgress"));
  bar_->setRange(0, 1000);
  bar_->setMaximumWidth(200);
  bar_->setAccessibleName(tr("Progress of the training"));
  details_ = new ElidedLabel;
  details_->setObjectName(QStringLiteral("trainingDetails"));
  details_->setTextFormat(Qt::PlainText);
  pause_ = addButton(tr("&Pause"), tr("Stops at once, to go on later"), "trainingPause");
  stop_ = addButton(tr("Stop and &Keep"), tr("Ends the training; what is learnt so far can be used, or continued"),
                    "trainingStop");
  cancel_ = addButton(tr("&Cancel…"), tr("Ends the training and deletes all of it"), "trainingCancel");
  connect(pause_, &QPushButton::clicked, this, [this] {
    if (training_->worker().canResume()) {
      training_->resume();
    } else {
      training_->pause();
    }
    update();
  });
  connect(stop_, &QPushButton::clicked, training_, &TrainingController::stop);
  connect(cancel_, &QPushButton::clicked, this, &TrainingPanel::askToCancel);
  row->addWidget(state_);
  row->addWidget(bar_);
  row->addWidget(details_, 1);
  for (QPushButton* button : {pause_, stop_, cancel_}) row->addWidget(button);
  return box;
}

QWidget* TrainingPanel::createVerdict() {
  verdict_ = new QWidget;
  verdict_->setObjectName(QStringLiteral("adaptVerdict"));
  auto* row = new QHBoxLayout(verdict_);
  row->setContentsMargins(8, 2, 8, 4);
  verdictText_ = new QLabel;
  verdictText_->setObjectName(QStringLiteral("adaptVerdictText"));
  auto* keep = addButton(tr("&Use It"), tr("Makes the adapted model the current one; can be undone"), "adaptKeep");
  auto* discard = addButton(tr("&Discard"), tr("Deletes the adapted model and its pictures"), "adaptDiscard");
  connect(keep, &QPushButton::clicked, this, [this] {
    training_->makeCurrent(training_->status().folder);
    verdict_->hide();
  });
  connect(discard, &QPushButton::clicked, this, [this] {
    training_->setFollowing(false);
    training_->remove(training_->status().folder);
    verdict_->hide();
  });
  row->addWidget(verdictText_, 1);
  row->addWidget(keep);
  row->addWidget(discard);
  verdict_->hide();
  return verdict_;
}

void TrainingPanel::update() {
  const auto now = training_->status();
  state_->setText(stateText(now));
  details_->setFullText(progressText(now));
  bar_->setValue(int(std::lround(1000 * fractionOf(now))));
  bar_->setVisible(now.running() || now.state == TrainingState::kStopping);
  const bool resumes = training_->worker().canResume();
  pause_->setText(resumes ? tr("&Resume") : tr("&Pause"));
  pause_->setEnabled(resumes || training_->worker().canPause());
  stop_->setEnabled(training_->worker().canStop());
  cancel_->setEnabled(training_->worker().canStop());
  if (now.running()) verdict_->hide();
}

void TrainingPanel::updateVerdict() {
  const auto now = training_->status();
  const RunSummary* run = training_->run(now.folder);
  const bool judged =
      now.state == TrainingState::kDone && run && run->kind == TrainingPlan::Kind::kAdapt && run->start && run->best;
  if (judged && !verdict_->property("folder").toString().contains(QString::fromStdString(run->folder.string()))) {
    verdict_->setProperty("folder", QString::fromStdString(run->folder.string()));
    verdict_->show();
  }
  if (!judged) return;
  verdictText_->setText(
      tr("On held-out scenes of this volume: before %1, after %2 (bicubic %3).")
          .arg(decibelText(run->start->psnr), decibelText(run->best->psnr), decibelText(run->best->bicubicPsnr)));
}

void TrainingPanel::askToCancel() {
  const auto now = training_->status();
  auto* question = new QMessageBox(QMessageBox::Question, tr("Cancel Training"),
                                   tr("End the training %1 and delete its pictures and all that it has learnt? "
                                      "“Stop and Keep” keeps them.")
                                       .arg(QString::fromStdString(now.folder.filename().string())),
                                   QMessageBox::NoButton, this);
  question->setObjectName(QStringLiteral("cancelQuestion"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  auto* yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
  auto* no = question->addButton(tr("&Go On"), QMessageBox::RejectRole);
  question->setDefaultButton(no);
  question->setEscapeButton(no);
  connect(yes, &QAbstractButton::clicked, training_, &TrainingController::cancel);
  question->open();
}

void TrainingPanel::showNewTraining() {
  pages_->setCurrentWidget(form_);
}

void TrainingPanel::showProgress() {
  if (monitor_->shown().empty() && !training_->runs().empty()) monitor_->showRun(training_->runs().front().folder);
  pages_->setCurrentWidget(monitor_);
}

void TrainingPanel::showRuns() {
  pages_->setCurrentWidget(list_);
}

void TrainingPanel::showEvaluation() {
  pages_->setCurrentWidget(evaluation_);
}

}  // namespace twinray::ui
