#include "ui/training/plan_form.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_text.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

constexpr int kEstimateDelay = 400;  ///< ms after the last change
constexpr int kPathRole = Qt::UserRole, kOpenRole = Qt::UserRole + 1, kChoiceRole = Qt::UserRole + 2;

const QStringList kVolumeFiles{QStringLiteral("*.nii"),  QStringLiteral("*.nii.gz"), QStringLiteral("*.nrrd"),
                               QStringLiteral("*.nhdr"), QStringLiteral("*.mha"),    QStringLiteral("*.mhd")};

QStringList packed(const core::VolumeChoice& choice) {
  return {QString::fromStdString(choice.series), QString::fromStdString(choice.component),
          QString::number(choice.frame), QString::number(choice.reduction)};
}

core::VolumeChoice unpacked(const QStringList& text) {
  core::VolumeChoice choice;
  choice.series = text.value(0).toStdString();
  choice.component = text.value(1).toStdString();
  choice.frame = text.value(2).toInt();
  choice.reduction = text.value(3, QStringLiteral("1")).toInt();
  return choice;
}

/// Widgets beside each other; the first one takes the label's key.
void addRow(QFormLayout* form, const QString& text, std::initializer_list<QWidget*> widgets) {
  auto* layout = new QHBoxLayout;
  layout->setSpacing(6);
  for (QWidget* widget : widgets) layout->addWidget(widget);
  auto* label = new QLabel(text);
  label->setBuddy(*widgets.begin());
  form->addRow(label, layout);
}

QHBoxLayout* row(std::initializer_list<QWidget*> widgets) {
  auto* layout = new QHBoxLayout;
  layout->setSpacing(6);
  for (QWidget* widget : widgets) layout->addWidget(widget);
  return layout;
}

}  // namespace

PlanForm::PlanForm(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent)
    : QWidget(parent), training_(training), scenes_(scenes), pipeline_(pipeline) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->setSpacing(14);
  layout->addWidget(createVolumes(), 2);
  layout->addWidget(createChoices(), 3);
  layout->addWidget(createAdaptation(), 2);
  estimateTimer_.setObjectName(QStringLiteral("estimateTimer"));
  estimateTimer_.setParent(this);
  estimateTimer_.setSingleShot(true);
  estimateTimer_.setInterval(kEstimateDelay);
  connect(&estimateTimer_, &QTimer::timeout, this, [this] {
    // Measuring takes a core for seconds, which belongs to the panes while nobody looks at this.
    if (!isVisible()) return;
    if (const auto wanted = plan()) training_->estimate(*wanted);
  });
  connect(scenes_, &SceneModel::volumeChanged, this, &PlanForm::updateOpenVolume);
  connect(pipeline_, &Pipeline::modelChanged, this, &PlanForm::updateState);
  connect(training_, &TrainingController::statusChanged, this, &PlanForm::updateState);
  connect(training_, &TrainingController::runsFolderChanged, this,
          [this] { folder_->setText(QString::fromStdString(training_->runsFolder().string())); });
  connect(training_, &TrainingController::estimated, this, &PlanForm::describe);
  connect(training_, &TrainingController::estimateFailed, summary_, &QLabel::setText);
  updateOpenVolume();
}

QWidget* PlanForm::createVolumes() {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  volumes_ = new QListWidget;
  volumes_->setObjectName(QStringLiteral("trainingVolumes"));
  volumes_->setAccessibleName(tr("Volumes to learn from"));
  volumes_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  volumes_->setMinimumHeight(60);
  volumes_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  volumes_->setTextElideMode(Qt::ElideMiddle);
  volumes_->installEventFilter(this);
  auto* open = new QListWidgetItem(volumes_);
  open->setData(kOpenRole, true);
  open->setFlags(open->flags() | Qt::ItemIsUserCheckable);
  open->setCheckState(Qt::Checked);
  connect(volumes_, &QListWidget::itemChanged, this, &PlanForm::updateState);
  connect(volumes_, &QListWidget::itemSelectionChanged, this, &PlanForm::updateState);
  auto* heading = new QLabel(tr("&Volumes to learn from"));
  heading->setBuddy(volumes_);
  layout->addWidget(heading);
  layout->addWidget(volumes_, 1);
  const auto button = [this](const QString& text, const QString& tip, auto slot) {
    auto* made = new QPushButton(text);
    made->setToolTip(tip);
    connect(made, &QPushButton::clicked, this, slot);
    return made;
  };
  auto* files = button(tr("&Files…"), tr("Adds volume files"), [this] {
    addVolumes(
        QFileDialog::getOpenFileNames(this, tr("Volumes to Learn From"), {},
                                      tr("Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)")));
  });
  auto* folder = button(tr("F&older…"), tr("Adds all volumes of a folder, or a DICOM folder"), [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of Volumes"));
    if (!chosen.isEmpty()) addVolumes({chosen});
  });
  auto* pin = button(tr("O&pen One"), tr("Adds the volume that is open now, whatever is opened later"),
                     &PlanForm::pinOpenVolume);
  remove_ = button(tr("&Remove"), tr("Takes the selected volumes off the list (Delete)"), &PlanForm::removeVolumes);
  auto* buttons = new QGridLayout;
  buttons->addWidget(files, 0, 0);
  buttons->addWidget(folder, 0, 1);
  buttons->addWidget(pin, 1, 0);
  buttons->addWidget(remove_, 1, 1);
  layout->addLayout(buttons);
  return box;
}

QWidget* PlanForm::createChoices() {
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setVerticalSpacing(4);
  learning_ = new QComboBox;
  learning_->setObjectName(QStringLiteral("trainingLearning"));
  learning_->addItem(tr("The current model, to improve it"), int(Learning::kImprove));
  learning_->addItem(tr("A new network of TwinRay's kind"), int(Learning::kNew));
  learning_->addItem(tr("TFGAN's network, to compare (slow)"), int(Learning::kTfgan));
  learning_->setToolTip(tr("What to begin with. Improving needs minutes, a new network hours."));
  samples_ = new QSpinBox;
  samples_->setObjectName(QStringLiteral("trainingSamples"));
  samples_->setRange(TrainingPlan::kLeastSamples, TrainingPlan::kMostSamples);
  samples_->setValue(200);
  samples_->setSingleStep(50);
  samples_->setAccessibleName(tr("Pictures of each volume"));
  samples_->setToolTip(tr("How many pictures of each volume are rendered to learn from; some are kept for judging"));
  size_ = new QComboBox;
  size_->setObjectName(QStringLiteral("trainingSize"));
  for (const int side : {128, 256, 512}) addSize(side);
  size_->setCurrentIndex(1);
  size_->setAccessibleName(tr("Size of the pictures in pixels"));
  quality_ = new QComboBox;
  quality_->setObjectName(QStringLiteral("trainingQuality"));
  quality_->addItem(tr("high quality"), QStringLiteral("high"));
  quality_->addItem(tr("standard quality"), QStringLiteral("standard"));
  quality_->setAccessibleName(tr("Quality of the pictures"));
  quality_->setToolTip(
      tr("High quality takes about five times as long to render; what is learnt from is what is painted"));
  minutes_ = new NumberField;
  minutes_->setObjectName(QStringLiteral("trainingMinutes"));
  minutes_->setRange(0.1, TrainingPlan::kMostMinutes);
  minutes_->setDecimals(1);
  minutes_->setValue(30);
  minutes_->setSuffix(tr(" min"));
  minutes_->setAccessibleName(tr("Time to train"));
  for (QWidget* widget : std::initializer_list<QWidget*>{samples_, minutes_, learning_, size_, quality_})
    guardWheel(widget);
  name_ = new QLineEdit;
  name_->setObjectName(QStringLiteral("trainingName"));
  name_->setPlaceholderText(freshName(tr("training")));
  folder_ = new QLineEdit(QString::fromStdString(training_->runsFolder().string()));
  folder_->setObjectName(QStringLiteral("trainingFolder"));
  connect(folder_, &QLineEdit::editingFinished, this, [this] {
    if (!folder_->text().trimmed().isEmpty()) training_->setRunsFolder(folder_->text().trimmed().toStdString());
  });
  auto* browse = new QToolButton;
  browse->setText(QStringLiteral("…"));
  browse->setToolTip(tr("Choose where trainings are kept"));
  browse->setAccessibleName(browse->toolTip());
  connect(browse, &QToolButton::clicked, this, &PlanForm::chooseFolder);
  summary_ = new QLabel;
  summary_->setObjectName(QStringLiteral("trainingSummary"));
  summary_->setWordWrap(true);
  summary_->setTextFormat(Qt::PlainText);
  summary_->setMinimumHeight(3 * fontMetrics().lineSpacing());
  summary_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  start_ = new QPushButton(tr("&Start Training"));
  start_->setObjectName(QStringLiteral("trainingStart"));
  connect(start_, &QPushButton::clicked, this, &PlanForm::start);
  form->addRow(tr("&Begin with"), learning_);
  addRow(form, tr("Pi&ctures"), {samples_, size_, quality_});
  addRow(form, tr("&Train for"), {minutes_, name_});
  name_->setAccessibleName(tr("Name of the training"));
  name_->setToolTip(name_->accessibleName());
  addRow(form, tr("&Keep in"), {folder_, browse});
  form->addRow(summary_);
  form->addRow(row({start_}));
  for (QComboBox* combo : {learning_, size_, quality_})
    connect(combo, &QComboBox::currentIndexChanged, this, &PlanForm::updateState);
  connect(samples_, &QSpinBox::valueChanged, this, &PlanForm::updateState);
  connect(minutes_, &QDoubleSpinBox::valueChanged, this, &PlanForm::updateState);
  return box;
}

QWidget* PlanForm::createAdaptation() {
  auto* box = new QGroupBox(tr("Adapt to this volume"));
  auto* layout = new QVBoxLayout(box);
  adaptSummary_ = new QLabel;
  adaptSummary_->setObjectName(QStringLiteral("adaptSummary"));
  adaptSummary_->setWordWrap(true);
  adaptSummary_->setTextFormat(Qt::PlainText);
  adaptMinutes_ = new NumberField;
  adaptMinutes_->setObjectName(QStringLiteral("adaptMinutes"));
  adaptMinutes_->setRange(0.1, 120);
  adaptMinutes_->setDecimals(1);
  adaptMinutes_->setValue(5);
  adaptMinutes_->setSuffix(tr(" min"));
  adaptMinutes_->setAccessibleName(tr("Time to adapt, rendering included"));
  guardWheel(adaptMinutes_);
  adapt_ = new QPushButton(tr("&Adapt"));
  adapt_->setObjectName(QStringLiteral("adaptStart"));
  connect(adapt_, &QPushButton::clicked, this, &PlanForm::adapt);
  layout->addWidget(adaptSummary_);
  layout->addLayout(row({adaptMinutes_, adapt_}));
  layout->addStretch();
  return box;
}

bool PlanForm::eventFilter(QObject* watched, QEvent* event) {
  if (watched == volumes_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
    removeVolumes();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void PlanForm::addVolume(const PlannedVolume& volume) {
  const QFileInfo file(QString::fromStdString(volume.path.string()));
  auto* item = new QListWidgetItem(file.fileName(), volumes_);
  item->setToolTip(file.absoluteFilePath());
  item->setData(kPathRole, file.absoluteFilePath());
  item->setData(kChoiceRole, packed(volume.choice));
  item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
  item->setCheckState(Qt::Checked);
}

void PlanForm::addVolumes(const QStringList& paths) {
  for (const QString& path : paths) {
    const QFileInfoList inside =
        QFileInfo(path).isDir() ? QDir(path).entryInfoList(kVolumeFiles, QDir::Files, QDir::Name) : QFileInfoList();
    if (inside.isEmpty()) addVolume({path.toStdString(), {}});
    for (const QFileInfo& file : inside) addVolume({file.absoluteFilePath().toStdString(), {}});
  }
  updateState();
}

void PlanForm::pinOpenVolume() {
  if (const auto open = training_->openVolume()) addVolume(*open);
  updateState();
}

void PlanForm::removeVolumes() {
  for (QListWidgetItem* item : volumes_->selectedItems()) {
    if (item->data(kOpenRole).toBool()) {
      item->setCheckState(Qt::Unchecked);
    } else {
      delete item;
    }
  }
  updateState();
}

void PlanForm::chooseFolder() {
  const QString chosen = QFileDialog::getExistingDirectory(this, tr("Where Trainings Are Kept"), folder_->text());
  if (!chosen.isEmpty()) training_->setRunsFolder(chosen.toStdString());
}

void PlanForm::updateOpenVolume() {
  const auto open = training_->openVolume();
  const QString name = open ? QString::fromStdString(open->path.filename().string()) : tr("none");
  volumes_->item(0)->setText(tr("Open volume: %1").arg(name));
  volumes_->item(0)->setToolTip(open ? QString::fromStdString(open->path.string()) : QString());
  updateState();
}

Learning PlanForm::learning() const {
  return Learning(learning_->currentData().toInt());
}

QString PlanForm::freshName(const QString& kind) const {
  return QStringLiteral("%1 %2").arg(kind, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh.mm")));
}

std::optional<TrainingPlan> PlanForm::plan(QString* why) const {
  TrainingPlan plan;
  const auto missing = [why](const QString& sentence) {
    if (why) *why = sentence;
    return std::nullopt;
  };
  for (int i = 0; i < volumes_->count(); ++i) {
    const QListWidgetItem* item = volumes_->item(i);
    if (item->checkState() != Qt::Checked) continue;
    PlannedVolume volume;
    if (item->data(kOpenRole).toBool()) {
      const auto open = training_->openVolume();
      if (!open) continue;
      volume = *open;
    } else {
      volume = {item->data(kPathRole).toString().toStdString(), unpacked(item->data(kChoiceRole).toStringList())};
    }
    if (std::find(plan.volumes.begin(), plan.volumes.end(), volume) == plan.volumes.end())
      plan.volumes.push_back(std::move(volume));
  }
  if (plan.volumes.empty()) return missing(tr("Open a volume, or add files, to learn from."));
  plan.samples = std::size_t(samples_->value());
  plan.size = size_->currentData().toInt();
  plan.quality = quality_->currentData().toString().toStdString();
  plan.minutes = minutes_->value();
  const auto model = pipeline_->model();
  if (learning() == Learning::kImprove && !canImprove(model.get()))
    return missing(tr("The current model cannot go on learning; begin with a new network."));
  try {
    choose(plan, learning(), model.get());
  } catch (const std::exception& error) {
    return missing(sentenceOf(error));
  }
  return plan;
}

void PlanForm::addSize(int side) {
  size_->addItem(QStringLiteral("%1×%1").arg(side), side);
}

void PlanForm::updateState() {
  QString why;
  const auto wanted = plan(&why);
  const bool free = training_->worker().canStart();
  start_->setEnabled(wanted.has_value() && free);
  const int only = onlySize(learning(), pipeline_->model().get());
  size_->setEnabled(only == 0);
  if (only != 0) {
    if (size_->findData(only) < 0) addSize(only);
    size_->setCurrentIndex(size_->findData(only));
  }
  remove_->setEnabled(!volumes_->selectedItems().isEmpty());
  const bool adaptable = canImprove(pipeline_->model().get()) && training_->openVolume();
  adapt_->setEnabled(adaptable && free);
  adaptSummary_->setText(
      adaptable ? tr("Some minutes in which %1 learns this volume, rendering included. Then you see how much better it "
                     "is on scenes kept for judging, and keep it or not.")
                      .arg(QString::fromStdString(pipeline_->model()->info().name))
                : tr("Needs an open volume and a model that can go on learning."));
  if (!wanted || !free) planned_ = {};
  if (!wanted) {
    summary_->setText(why);
  } else if (!free) {
    summary_->setText(tr("A training is under way."));
  } else {
    estimateTimer_.start();
    if (toJson(*wanted) != planned_) summary_->setText(tr("Working out what it takes…"));
    planned_ = toJson(*wanted);
  }
}

bool PlanForm::isSettled() const {
  return !isVisible() || summary_->text() != tr("Working out what it takes…");
}

void PlanForm::showEvent(QShowEvent*) {
  updateState();
}

void PlanForm::describe(const TrainingEstimate& estimate) {
  const auto wanted = plan();
  if (!wanted || !training_->worker().canStart()) return;
  QString text = tr("Renders %1 pictures of each chosen volume, which takes about %2, then trains for %3. ")
                     .arg(QLocale().toString(qulonglong(wanted->samples)), durationText(estimate.renderSeconds),
                          durationText(estimate.trainSeconds));
  text += tr("Needs %1 on disk (%2 free) and %3 of memory.")
              .arg(bytesText(estimate.diskBytes), bytesText(estimate.freeBytes), bytesText(estimate.memoryBytes));
  if (wanted->recipe.value("architecture", "") == "tfgan")
    text +=
        QLatin1Char(' ') + tr("A pause or a stop waits for the end of a step, which takes seconds with this network.");
  if (!estimate.fits())
    text += QLatin1Char(' ') + tr("There is not enough space: choose another place or fewer pictures.");
  start_->setEnabled(estimate.fits());
  summary_->setText(text);
}

void PlanForm::start() {
  auto wanted = plan();
  if (!wanted) return;
  wanted->seed = QRandomGenerator::global()->generate();
  const QString name = name_->text().trimmed().isEmpty() ? freshName(tr("training")) : name_->text().trimmed();
  if (training_->begin(name, *wanted, pipeline_->modelFile())) Q_EMIT begun();
}

void PlanForm::adapt() {
  const auto open = training_->openVolume();
  const auto model = pipeline_->model();
  if (!open || !canImprove(model.get())) return;
  TrainingPlan plan;
  plan.kind = TrainingPlan::Kind::kAdapt;
  plan.volumes = {*open};
  plan.samples = 0;
  plan.minutes = adaptMinutes_->value();
  plan.seed = QRandomGenerator::global()->generate();
  choose(plan, Learning::kImprove, model.get());
  if (training_->begin(freshName(tr("adapted")), plan, pipeline_->modelFile())) Q_EMIT begun();
}

}  // namespace twinray::ui
