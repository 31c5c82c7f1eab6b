#include "ui/labels/label_panel.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/scene_model.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

QColor colorOf(const core::Rgb& rgb) {
  return QColor::fromRgbF(float(rgb[0]), float(rgb[1]), float(rgb[2]));
}

QIcon swatch(const core::Rgb& rgb) {
  QPixmap pixmap(16, 16);
  pixmap.fill(colorOf(rgb));
  return pixmap;
}

/// What an unnamed label is called.
QString placeholder(int value) {
  return LabelPanel::tr("Label %1").arg(value);
}

/// Volume of the label's voxels in millilitres.
QString volumeText(const core::LabelMap& labels, std::size_t i) {
  const auto& spacing = labels.geometry().spacing;
  const double millilitres = double(labels.count(i)) * spacing[0] * spacing[1] * spacing[2] / 1000;
  return LabelPanel::tr("%1 ml").arg(QLocale().toString(millilitres, 'f', millilitres < 10 ? 2 : 1));
}

}  // namespace

LabelPanel::LabelPanel(SceneModel* model, QWidget* parent) : QWidget(parent), model_(model) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  file_ = new QLabel;
  file_->setObjectName(QStringLiteral("labelFile"));
  file_->setTextFormat(Qt::PlainText);
  file_->setWordWrap(true);
  layout->addWidget(file_);
  table_ = new QWidget;
  grid_ = new QGridLayout(table_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(4);
  grid_->setVerticalSpacing(3);
  grid_->setColumnStretch(2, 1);
  layout->addWidget(table_);
  auto* buttons = new QGridLayout;
  const auto add = [&](const QString& text, const QString& tip, const char* name, auto slot) {
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, slot);
    buttons->addWidget(button, buttons->count() / 2, buttons->count() % 2);
    return button;
  };
  add(tr("&Open…"), tr("Opens a label map of this volume, such as a segmentation"), "labelsOpen",
      &LabelPanel::openWanted);
  showAll_ = add(tr("Show &All"), tr("Makes every label visible"), "labelsShow",
                 [this] { editAll(tr("Show all labels"), [](core::Label& label) { label.visible = true; }); });
  hideAll_ = add(tr("Hide A&ll"), tr("Hides every label"), "labelsHide",
                 [this] { editAll(tr("Hide all labels"), [](core::Label& label) { label.visible = false; }); });
  remove_ = add(tr("Re&move"), tr("Takes the label map away"), "labelsRemove",
                [this] { model_->edit(tr("Remove label map"), [](core::Scene& scene) { scene.labels.reset(); }); });
  layout->addLayout(buttons);
  layout->addStretch();
  connect(model_, &SceneModel::sceneChanged, this, &LabelPanel::onSceneChanged);
  onSceneChanged();
}

void LabelPanel::onSceneChanged() {
  const auto scene = model_->scene();
  setEnabled(scene != nullptr);
  const core::LabelMap* labels = scene ? scene->labels.get() : nullptr;
  for (QPushButton* button : {remove_, showAll_, hideAll_}) button->setEnabled(labels);
  if (!labels) {
    file_->setText(tr("No label map is open."));
    file_->setToolTip({});
    makeRows({});
    return;
  }
  const QFileInfo file(QString::fromStdString(labels->path()));
  file_->setText(file.fileName());
  file_->setToolTip(file.absoluteFilePath());
  const bool same = std::equal(rows_.begin(), rows_.end(), labels->labels().begin(), labels->labels().end(),
                               [](const Row& row, const core::Label& label) { return row.value == label.value; });
  if (!same) makeRows(labels->labels());
  showRows(*labels);
}

void LabelPanel::makeRows(const std::vector<core::Label>& labels) {
  for (const Row& row : rows_) {
    for (QWidget* widget : std::initializer_list<QWidget*>{row.visible, row.color, row.name, row.opacity, row.volume}) {
      // At once out of sight; deleted later, as one of them may be what asked for it.
      widget->hide();
      widget->setParent(nullptr);
      widget->deleteLater();
    }
  }
  rows_.clear();
  for (const core::Label& label : labels) rows_.push_back(addRow(label));
}

LabelPanel::Row LabelPanel::addRow(const core::Label& label) {
  Row row;
  row.value = label.value;
  const int value = label.value;
  row.visible = new QCheckBox;
  row.visible->setToolTip(tr("Shown"));
  row.visible->setAccessibleName(tr("Label %1 is shown").arg(value));
  row.color = new QToolButton;
  row.color->setToolTip(tr("Change the colour"));
  row.color->setAccessibleName(tr("Colour of label %1").arg(value));
  row.color->setFocusPolicy(Qt::StrongFocus);
  row.name = new QLineEdit;
  row.name->setPlaceholderText(placeholder(value));
  row.name->setAccessibleName(tr("Name of label %1").arg(value));
  row.name->setToolTip(tr("Value %1 of the file").arg(value));
  row.opacity = new NumberField;
  row.opacity->setRange(0, 100);
  row.opacity->setDecimals(0);
  row.opacity->setSingleStep(10);
  row.opacity->setSuffix(QStringLiteral(" %"));
  row.opacity->setKeyboardTracking(false);
  // Narrow, so that the volume beside it stays in sight; the arrow keys count as ever.
  row.opacity->setButtonSymbols(QAbstractSpinBox::NoButtons);
  row.name->setMinimumWidth(fontMetrics().averageCharWidth() * 6);
  row.opacity->setToolTip(tr("How much the label covers what lies under it"));
  row.opacity->setAccessibleName(tr("Opacity of label %1").arg(value));
  guardWheel(row.opacity);
  row.volume = new QLabel;
  row.volume->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row.volume->setToolTip(tr("Volume of its voxels"));
  const int line = grid_->rowCount();
  int column = 0;
  for (QWidget* widget : std::initializer_list<QWidget*>{row.visible, row.color, row.name, row.opacity, row.volume}) {
    grid_->addWidget(widget, line, column++);
  }
  connect(row.visible, &QCheckBox::toggled, this, [this, value](bool shown) {
    edit(shown ? tr("Show label") : tr("Hide label"), value, [shown](core::Label& l) { l.visible = shown; });
  });
  connect(row.color, &QToolButton::clicked, this, [this, value] { chooseColor(value); });
  connect(row.name, &QLineEdit::editingFinished, this, [this, value, line = row.name] {
    edit(tr("Rename label"), value, [line](core::Label& l) { l.name = line->text().trimmed().toStdString(); });
  });
  connect(row.opacity, &QDoubleSpinBox::valueChanged, this, [this, value](double percent) {
    edit(tr("Opacity of label"), value, [percent](core::Label& l) { l.opacity = percent / 100; });
  });
  return row;
}

void LabelPanel::showRows(const core::LabelMap& labels) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const core::Label& label = labels.labels()[i];
    const Row& row = rows_[i];
    const QSignalBlocker visible(row.visible), name(row.name), opacity(row.opacity);
    row.visible->setChecked(label.visible);
    row.color->setIcon(swatch(label.color));
    // While somebody types, the text is theirs.
    if (!row.name->isModified() || !row.name->hasFocus()) row.name->setText(QString::fromStdString(label.name));
    row.opacity->setValue(label.opacity * 100);
    row.volume->setText(volumeText(labels, i));
  }
}

void LabelPanel::chooseColor(int value) {
  const auto& labels = model_->scene()->labels->labels();
  const auto label = std::find_if(labels.begin(), labels.end(), [value](const auto& l) { return l.value == value; });
  auto* dialog = new QColorDialog(colorOf(label->color), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(
      tr("Colour of %1").arg(label->name.empty() ? placeholder(value) : QString::fromStdString(label->name)));
  connect(dialog, &QColorDialog::colorSelected, this, [this, value](const QColor& color) {
    edit(tr("Colour of label"), value, [&color](core::Label& l) {
      l.color = {color.redF(), color.greenF(), color.blueF()};
    });
  });
  dialog->open();
}

void LabelPanel::edit(const QString& name, int value, const std::function<void(core::Label&)>& change) {
  editAll(name, [&](core::Label& label) {
    if (label.value == value) change(label);
  });
}

void LabelPanel::editAll(const QString& name, const std::function<void(core::Label&)>& change) {
  if (!model_->scene() || !model_->scene()->labels) return;
  std::vector<core::Label> labels = model_->scene()->labels->labels();
  for (core::Label& label : labels) change(label);
  if (labels == model_->scene()->labels->labels()) return;
  model_->edit(name, [&labels](core::Scene& scene) { scene.labels = scene.labels->drawnAs(labels); });
}

}  // namespace twinray::ui
