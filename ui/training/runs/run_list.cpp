#include "ui/training/runs/run_list.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <chrono>
#include <cmath>

#include "ui/dialogs/save_file_dialog.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_text.h"

namespace twinray::ui {
namespace {

enum Column { kName, kState, kSteps, kTime, kPsnr, kGain, kSize, kVolumes, kColumns };

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

std::filesystem::path folderOf(const QTreeWidgetItem* item) {
  return item ? std::filesystem::path(item->data(kName, Qt::UserRole).toString().toStdString())
              : std::filesystem::path();
}

/// Gain over the model that it started from, or else over bicubic enlargement.
QString gainText(const RunSummary& run) {
  if (!run.best) return {};
  const double before = run.start ? run.start->psnr : run.best->bicubicPsnr;
  if (!std::isfinite(before)) return {};
  const double gain = run.best->psnr - before;
  return (gain >= 0 ? QStringLiteral("+") : QString()) + decibelText(gain) + QLatin1Char(' ') +
         (run.start ? RunList::tr("over its start") : RunList::tr("over bicubic"));
}

}  // namespace

RunList::RunList(TrainingController* training, QWidget* parent) : QWidget(parent), training_(training) {
  tree_ = new QTreeWidget;
  tree_->setObjectName(QStringLiteral("runs"));
  tree_->setAccessibleName(tr("Trainings"));
  tree_->setColumnCount(kColumns);
  tree_->setHeaderLabels(
      {tr("Name"), tr("State"), tr("Steps"), tr("Trained"), tr("PSNR"), tr("Gain"), tr("Size"), tr("Volumes")});
  tree_->headerItem()->setToolTip(kPsnr, tr("The best on held-out scenes; what the model is chosen by"));
  tree_->setRootIsDecorated(false);
  tree_->setUniformRowHeights(true);
  tree_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  tree_->header()->setSectionResizeMode(QHeaderView::Interactive);
  for (const auto& [column, width] :
       {std::pair(kName, 210), {kState, 90}, {kSteps, 70}, {kTime, 80}, {kPsnr, 80}, {kGain, 150}, {kSize, 70}})
    tree_->setColumnWidth(column, width);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(tree_, 1);
  auto* buttons = new QHBoxLayout;
  use_ = addButton(tr("&Make Current"), tr("The window paints with this run's model; can be undone"), "runUse",
                   &RunList::makeCurrent);
  watch_ = addButton(tr("&Show"), tr("Curves and pictures of the run"), "runShow", &RunList::watch);
  continue_ = addButton(tr("Con&tinue"), tr("Goes on with the training"), "runContinue", &RunList::goOn);
  rename_ = addButton(tr("&Rename"), tr("Another name (F2)"), "runRename", &RunList::rename);
  export_ = addButton(tr("E&xport Model…"), tr("Saves the model for others, or for the command line"), "runExport",
                      &RunList::exportModel);
  delete_ = addButton(tr("&Delete…"), tr("Deletes the run with its pictures and models (Delete)"), "runDelete",
                      &RunList::remove);
  for (QPushButton* button : {use_, watch_, continue_, rename_, export_, delete_}) buttons->addWidget(button);
  buttons->addStretch(1);
  layout->addLayout(buttons);
  auto* deletes = new QShortcut(QKeySequence::Delete, tree_, nullptr, nullptr, Qt::WidgetShortcut);
  connect(deletes, &QShortcut::activated, this, &RunList::remove);
  connect(tree_, &QTreeWidget::itemSelectionChanged, this, &RunList::updateButtons);
  connect(tree_, &QTreeWidget::itemActivated, this, &RunList::watch);
  connect(tree_, &QTreeWidget::itemChanged, this, &RunList::renamed);
  connect(training_, &TrainingController::runsChanged, this, &RunList::fill);
  connect(training_, &TrainingController::statusChanged, this, &RunList::updateButtons);
  fill();
}

QPushButton* RunList::addButton(const QString& text, const QString& tip, const char* name, void (RunList::*slot)()) {
  auto* button = new QPushButton(text);
  button->setToolTip(tip);
  button->setObjectName(QLatin1String(name));
  connect(button, &QPushButton::clicked, this, slot);
  return button;
}

std::filesystem::path RunList::selected() const {
  const auto items = tree_->selectedItems();
  return items.isEmpty() ? std::filesystem::path() : folderOf(items.first());
}

void RunList::select(const std::filesystem::path& folder) {
  for (int i = 0; i < tree_->topLevelItemCount(); ++i)
    if (folderOf(tree_->topLevelItem(i)) == folder) tree_->setCurrentItem(tree_->topLevelItem(i));
}

void RunList::fill() {
  const auto kept = selected();
  {
    const QSignalBlocker blocker(tree_);
    const QLocale locale;
    tree_->clear();
    for (const RunSummary& run : training_->runs()) {
      auto* item = new QTreeWidgetItem(tree_);
      item->setFlags(item->flags() | Qt::ItemIsEditable);
      item->setText(kName, QString::fromStdString(run.name));
      item->setData(kName, Qt::UserRole, fromPath(run.folder));
      item->setToolTip(kName, fromPath(run.folder));
      item->setText(kState, stateText(run.state));
      if (run.newest) {
        item->setText(kSteps, locale.toString(run.newest->step, 'f', 0));
        item->setText(kTime, durationText(run.newest->seconds));
      }
      if (run.best) item->setText(kPsnr, decibelText(run.best->psnr));
      item->setText(kGain, gainText(run));
      item->setText(kSize, bytesText(run.bytes));
      item->setText(kVolumes, QString::fromStdString(run.volumes));
      item->setToolTip(kVolumes, item->text(kVolumes));
      for (const int column : {kSteps, kTime, kPsnr, kGain, kSize})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
  }
  select(kept);
  updateButtons();
}

void RunList::updateButtons() {
  const RunSummary* run = training_->run(selected());
  const auto now = training_->status();
  const bool active = run && now.folder == run->folder && (now.running() || now.state == TrainingState::kStopping);
  const bool held = run && (active || run->state == RunSummary::State::kRunning);
  use_->setEnabled(run && run->hasModel);
  export_->setEnabled(run && run->hasModel);
  watch_->setEnabled(run);
  continue_->setEnabled(run && !held && training_->worker().canStart());
  rename_->setEnabled(run && !held);
  delete_->setEnabled(run && !held);
}

void RunList::makeCurrent() {
  training_->makeCurrent(selected());
}

void RunList::watch() {
  if (!selected().empty()) Q_EMIT showWanted(selected());
}

void RunList::goOn() {
  const RunSummary* run = training_->run(selected());
  if (!run) return;
  const auto folder = run->folder;
  std::optional<double> minutes;
  if (run->state == RunSummary::State::kDone || run->state == RunSummary::State::kUnknown) {
    bool chosen = false;
    minutes =
        QInputDialog::getDouble(this, tr("Continue Training"), tr("Minutes to go on for:"),
                                run->minutes > 0 ? run->minutes : 10, 0.1, TrainingPlan::kMostMinutes, 1, &chosen);
    if (!chosen) return;
  }
  training_->continueRun(folder, minutes);
  Q_EMIT showWanted(folder);
}

void RunList::rename() {
  if (auto* item = tree_->currentItem()) tree_->editItem(item, kName);
}

void RunList::renamed(QTreeWidgetItem* item, int column) {
  if (column == kName && item->text(kName) != fromPath(folderOf(item).filename()))
    training_->rename(folderOf(item), item->text(kName));
}

void RunList::exportModel() {
  const auto folder = selected();
  if (folder.empty()) return;
  chooseFileToSave(
      this, tr("Export Model"), fromPath(folder.filename()) + ".pt",
      {{tr("TwinRay models (*.pt)"), QStringLiteral(".pt")}},
      [this, folder](const QString& file, std::size_t) { training_->exportModel(folder, file.toStdString()); });
}

void RunList::remove() {
  const RunSummary* run = training_->run(selected());
  if (!run || !delete_->isEnabled()) return;
  auto* question = new QMessageBox(QMessageBox::Question, tr("Delete Training"),
                                   tr("Delete %1 with its pictures, checkpoints and model (%2)? This cannot be undone.")
                                       .arg(QString::fromStdString(run->name), bytesText(run->bytes)),
                                   QMessageBox::NoButton, this);
  question->setObjectName(QStringLiteral("deleteQuestion"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  auto* yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
  question->setDefaultButton(question->addButton(QMessageBox::Cancel));
  connect(yes, &QAbstractButton::clicked, this, [this, folder = run->folder] { training_->remove(folder); });
  question->open();
}

}  // namespace twinray::ui
