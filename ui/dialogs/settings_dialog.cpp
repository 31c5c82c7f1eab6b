#include "ui/dialogs/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace twinray::ui {

SettingsDialog::SettingsDialog(const Settings& settings, const QString& startLanguage, QWidget* parent)
    : QDialog(parent), startLanguage_(startLanguage) {
  setObjectName(QStringLiteral("settingsDialog"));
  setWindowTitle(tr("Settings"));
  auto* form = new QFormLayout;
  theme_ = addChoice(form, tr("&Theme"), "settingsTheme");
  theme_->addItem(tr("Like the Desktop"), int(Theme::kSystem));
  theme_->addItem(tr("Dark"), int(Theme::kDark));
  theme_->addItem(tr("Light"), int(Theme::kLight));

  language_ = addChoice(form, tr("&Language"), "settingsLanguage");
  language_->addItem(tr("Like the Desktop"), QString());
  language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
  language_->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
  restart_ = new QLabel(tr("The language changes when the program starts again."));
  restart_->setObjectName(QStringLiteral("settingsRestart"));
  restart_->setWordWrap(true);
  form->addRow(QString(), restart_);

  addModel(form);

  dragging_ = addChoice(form, tr("While &dragging"), "settingsDragging");
  dragging_->addItem(tr("Faster, coarser pictures"), int(Dragging::kFast));
  dragging_->addItem(tr("Balanced"), int(Dragging::kBalanced));
  dragging_->addItem(tr("Finer, slower pictures"), int(Dragging::kFine));

  gpu_ = new QCheckBox(tr("Use the &graphics processor where there is one"));
  gpu_->setObjectName(QStringLiteral("settingsGpu"));
  connect(gpu_, &QCheckBox::toggled, this, &SettingsDialog::announce);
  form->addRow(QString(), gpu_);

  threads_ = new QSpinBox;
  threads_->setObjectName(QStringLiteral("settingsThreads"));
  threads_->setRange(0, Settings::processors());
  threads_->setSpecialValueText(tr("All (%1)").arg(Settings::processors()));
  threads_->setToolTip(tr("Processors that ray casting and trainings use"));
  connect(threads_, &QSpinBox::valueChanged, this, &SettingsDialog::announce);
  form->addRow(tr("&Processors"), threads_);

  memory_ = new QSpinBox;
  memory_->setObjectName(QStringLiteral("settingsMemory"));
  memory_->setRange(0, Settings::kMostMemory);
  memory_->setSingleStep(512);
  memory_->setSuffix(tr(" MB"));
  memory_->setSpecialValueText(tr("All that is free"));
  memory_->setToolTip(tr("What opening a volume may take before a lower resolution is offered"));
  connect(memory_, &QSpinBox::valueChanged, this, &SettingsDialog::announce);
  form->addRow(tr("M&emory for a volume"), memory_);

  undo_ = new QSpinBox;
  undo_->setObjectName(QStringLiteral("settingsUndo"));
  undo_->setRange(0, Settings::kMostUndoSteps);
  undo_->setSingleStep(100);
  undo_->setSpecialValueText(tr("All"));
  undo_->setToolTip(
      tr("Steps that are kept for undo; a step takes a few kilobytes. Takes effect with the next volume."));
  connect(undo_, &QSpinBox::valueChanged, this, &SettingsDialog::announce);
  form->addRow(tr("&Undo steps"), undo_);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
    fill(Settings());
    announce();
  });
  // Enter in a field is not a click on a button.
  for (QAbstractButton* button : buttons->buttons()) static_cast<QPushButton*>(button)->setAutoDefault(false);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addStretch();
  layout->addWidget(buttons);
  fill(settings);
}

QComboBox* SettingsDialog::addChoice(QFormLayout* form, const QString& label, const char* name) {
  auto* box = new QComboBox;
  box->setObjectName(QLatin1String(name));
  connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::announce);
  form->addRow(label, box);
  return box;
}

void SettingsDialog::addModel(QFormLayout* form) {
  model_ = new QLineEdit;
  model_->setObjectName(QStringLiteral("settingsModel"));
  model_->setPlaceholderText(tr("The bundled model"));
  model_->setClearButtonEnabled(true);
  model_->setMinimumWidth(280);
  model_->setToolTip(tr("What the program starts with"));
  auto* browse = new QPushButton(tr("&Browse…"));
  browse->setAutoDefault(false);
  auto* row = new QHBoxLayout;
  row->addWidget(model_, 1);
  row->addWidget(browse);
  form->addRow(tr("Default &model"), row);
  static_cast<QLabel*>(form->labelForField(row))->setBuddy(model_);
  connect(model_, &QLineEdit::editingFinished, this, &SettingsDialog::announce);
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString file = QFileDialog::getOpenFileName(this, tr("Default Model"), model_->text(),
                                                      tr("TwinRay models (*.pt);;All files (*)"));
    if (file.isEmpty()) return;
    model_->setText(file);
    announce();
  });
}

void SettingsDialog::fill(const Settings& settings) {
  filling_ = true;
  theme_->setCurrentIndex(theme_->findData(int(settings.theme)));
  language_->setCurrentIndex(std::max(0, language_->findData(settings.language)));
  model_->setText(QString::fromStdString(settings.model.string()));
  dragging_->setCurrentIndex(dragging_->findData(int(settings.dragging)));
  gpu_->setChecked(settings.useGpu);
  threads_->setValue(settings.threads);
  memory_->setValue(settings.memory);
  undo_->setValue(settings.undoSteps);
  restart_->setVisible(settings.language != startLanguage_);
  filling_ = false;
}

void SettingsDialog::announce() {
  if (filling_) return;
  const Settings now = settings();
  restart_->setVisible(now.language != startLanguage_);
  Q_EMIT changed(now);
}

Settings SettingsDialog::settings() const {
  Settings settings;
  settings.theme = Theme(theme_->currentData().toInt());
  settings.language = language_->currentData().toString();
  settings.model = model_->text().trimmed().toStdString();
  settings.dragging = Dragging(dragging_->currentData().toInt());
  settings.useGpu = gpu_->isChecked();
  settings.threads = threads_->value();
  settings.memory = memory_->value();
  settings.undoSteps = undo_->value();
  return settings;
}

}  // namespace twinray::ui
