#include "ui/panels/volume_panel.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

#include "core/presets.h"
#include "ui/panels/anatomical_view.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"
#include "ui/transferfunction/value_axis.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

QString number(double value, int digits = 4) {
  return QLocale::c().toString(value, 'g', digits);
}

QString joined(const QString& a, const QString& b, const QString& c) {
  return QStringLiteral("%1 × %2 × %3").arg(a, b, c);
}

QString sizeText(std::size_t bytes) {
  return QLocale::c().formattedDataSize(qint64(bytes), 1);
}

}  // namespace

VolumePanel::VolumePanel(SceneModel* model, QWidget* parent)
    : QWidget(parent), model_(model), form_(new QFormLayout(this)) {
  form_->setContentsMargins(8, 6, 8, 6);
  form_->setVerticalSpacing(3);
  form_->setLabelAlignment(Qt::AlignLeft);
  file_ = new ElidedLabel;
  file_->setObjectName(QStringLiteral("volumeFile"));
  file_->setAccessibleName(tr("File"));
  form_->addRow(tr("File"), file_);
  addChoices();
  modality_ = addLine(tr("Modality"), "volumeModality");
  dimensions_ = addLine(tr("Dimensions"), "volumeDimensions");
  spacing_ = addLine(tr("Spacing"), "volumeSpacing");
  size_ = addLine(tr("Size"), "volumeSize");
  orientation_ = addLine(tr("Orientation"), "volumeOrientation");
  type_ = addLine(tr("Type"), "volumeType");
  range_ = addLine(tr("Range"), "volumeRange");
  memory_ = addLine(tr("Memory"), "volumeMemory");
  notes_ = addLine(tr("Notes"), "volumeNotes");
  orientation_->setToolTip(
      tr("Where each growing index leads in the patient: Left or Right, Posterior or Anterior, Superior or Inferior"));
  connect(model_, &SceneModel::volumeChanged, this, &VolumePanel::refresh);
  refresh();
}

void VolumePanel::addChoices() {
  series_ = new QPushButton(tr("Another of the folder…"));
  series_->setObjectName(QStringLiteral("chooseSeries"));
  series_->setToolTip(tr("The folder holds several series; opens another one of them"));
  connect(series_, &QPushButton::clicked, this, &VolumePanel::seriesWanted);
  form_->addRow(tr("Series"), series_);

  component_ = new QComboBox;
  component_->setObjectName(QStringLiteral("chooseComponent"));
  component_->setAccessibleName(tr("Component"));
  component_->setToolTip(tr("What is shown of voxels that are no single numbers"));
  connect(component_, &QComboBox::textActivated, this, [this](const QString& name) {
    choose([&name](core::VolumeChoice& choice) { choice.component = name.toStdString(); });
  });
  form_->addRow(tr("Component"), component_);

  time_ = new QSpinBox;
  time_->setObjectName(QStringLiteral("chooseTime"));
  time_->setAccessibleName(tr("Time"));
  time_->setToolTip(tr("Which of the volumes in time is shown"));
  time_->setKeyboardTracking(false);
  connect(time_, &QSpinBox::valueChanged, this,
          [this](int number) { choose([number](core::VolumeChoice& choice) { choice.frame = number - 1; }); });
  form_->addRow(tr("Time"), time_);

  resolution_ = new QComboBox;
  resolution_->setObjectName(QStringLiteral("chooseResolution"));
  resolution_->setAccessibleName(tr("Resolution"));
  resolution_->setToolTip(tr("Reduced: each voxel is the mean of a cube of the file's voxels; saves memory and time"));
  resolution_->addItem(tr("Full"), 1);
  resolution_->addItem(tr("Reduced: means of 2 × 2 × 2"), 2);
  resolution_->addItem(tr("Reduced: means of 4 × 4 × 4"), 4);
  connect(resolution_, &QComboBox::activated, this, [this](int index) {
    const int reduction = resolution_->itemData(index).toInt();
    choose([reduction](core::VolumeChoice& choice) { choice.reduction = reduction; });
  });
  form_->addRow(tr("Resolution"), resolution_);
  for (QWidget* widget : std::initializer_list<QWidget*>{component_, time_, resolution_}) guardWheel(widget);
  // The dock may be narrower than the longest entry.
  for (QComboBox* box : {component_, resolution_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
}

void VolumePanel::choose(const std::function<void(core::VolumeChoice&)>& change) {
  const auto scene = model_->scene();
  if (!scene) return;
  core::VolumeChoice choice = scene->volume->source().choice;
  change(choice);
  if (choice != scene->volume->source().choice) Q_EMIT choiceWanted(choice);
}

void VolumePanel::showChoices(const core::Volume& volume) {
  const core::VolumeSource& source = volume.source();
  form_->setRowVisible(series_, !source.choice.series.empty());
  form_->setRowVisible(component_, !source.componentNames.empty());
  form_->setRowVisible(time_, source.frames > 1);
  form_->setRowVisible(resolution_, !source.path.empty());
  component_->clear();
  for (const std::string& name : source.componentNames) component_->addItem(QString::fromStdString(name));
  component_->setCurrentText(QString::fromStdString(source.choice.component));
  const QSignalBlocker blocker(time_);
  time_->setRange(1, source.frames);
  time_->setSuffix(tr(" of %1").arg(source.frames));
  time_->setValue(source.choice.frame + 1);
  resolution_->setCurrentIndex(resolution_->findData(source.choice.reduction));
}

QLabel* VolumePanel::addLine(const QString& name, const char* objectName) {
  auto* label = new QLabel;
  label->setObjectName(QLatin1String(objectName));
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label->setAccessibleName(name);
  form_->addRow(name, label);
  return label;
}

void VolumePanel::refresh() {
  const auto scene = model_->scene();
  setEnabled(scene != nullptr);
  if (!scene) {
    file_->setFullText(QStringLiteral("–"));
    for (QLabel* label : findChildren<QLabel*>(QRegularExpression(QStringLiteral("^volume")))) {
      label->setText(QStringLiteral("–"));
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{series_, component_, time_, resolution_}) {
      form_->setRowVisible(widget, false);
    }
    return;
  }
  const core::Volume& volume = *scene->volume;
  const core::Geometry& geometry = volume.geometry();
  const core::VolumeSource& source = volume.source();
  showChoices(volume);
  const QFileInfo file(QString::fromStdString(source.path));
  file_->setFullText(source.path.empty() ? tr("(not from a file)") : file.fileName());
  file_->setToolTip(source.path.empty() ? QString() : file.absoluteFilePath());
  const QString guessed = QString::fromStdString(core::guessModality(volume));
  modality_->setText(source.modality.empty() ? tr("%1 (by its values)").arg(guessed)
                                             : QString::fromStdString(source.modality));
  const auto& n = geometry.dimensions;
  dimensions_->setText(joined(QString::number(n[0]), QString::number(n[1]), QString::number(n[2])));
  const auto& d = geometry.spacing;
  spacing_->setText(tr("%1 mm").arg(joined(number(d[0]), number(d[1]), number(d[2]))));
  size_->setText(tr("%1 mm").arg(joined(number(d[0] * n[0]), number(d[1] * n[1]), number(d[2] * n[2]))));
  orientation_->setText(QString::fromStdString(orientationLetters(geometry.direction)));
  const QString type = QString::fromStdString(core::nameOf(volume.scalarType()));
  const QString fileType = QString::fromStdString(core::nameOf(source.fileType));
  type_->setText(type == fileType || source.format.empty() ? type : tr("%1 (%2 in the file)").arg(type, fileType));
  const double width = volume.maximum() - volume.minimum();
  range_->setText(
      withUnit(tr("%1 to %2").arg(number(volume.minimum(), 7), number(volume.maximum(), 7)), valueUnit(volume)));
  range_->setToolTip(tr("%1 wide").arg(number(width, 7)));
  memory_->setText(sizeText(volume.bytes()));
  QStringList notes;
  if (!source.format.empty()) notes << QString::fromStdString(source.format);
  if (source.reversedAxis >= 0) {
    notes << tr("Index axis %1 was reversed, so that nothing is mirrored.")
                 .arg(QStringLiteral("xyz").mid(source.reversedAxis, 1));
  }
  if (const double zero = core::hounsfieldZero(volume); zero != 0) {
    notes << tr("Values begin at %1, so they are no Hounsfield units. Presets take %2 as 0 HU, because the soft tissue "
                "fits that.")
                 .arg(number(volume.minimum(), 7), number(zero, 7));
  }
  for (const std::string& note : source.notes) notes << translatedSentence(note);
  notes_->setText(notes.isEmpty() ? QStringLiteral("–") : notes.join('\n'));
}

}  // namespace twinray::ui
