#include "ui/volume/open_volume_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/sentences.h"

namespace twinray::ui {
namespace {

QString joined(const QString& a, const QString& b, const QString& c) {
  return QStringLiteral("%1 × %2 × %3").arg(a, b, c);
}

QString sizeText(const core::SeriesInfo& series) {
  const auto& n = series.dimensions;
  const QString size = joined(QString::number(n[0]), QString::number(n[1]), QString::number(n[2]));
  return series.frames > 1 ? OpenVolumeDialog::tr("%1, %2 in time").arg(size).arg(series.frames) : size;
}

QString spacingText(const core::SeriesInfo& series) {
  const auto text = [](double mm) { return mm > 0 ? QLocale().toString(mm, 'g', 3) : QStringLiteral("?"); };
  return joined(text(series.spacing[0]), text(series.spacing[1]), text(series.spacing[2]));
}

}  // namespace

QString memoryText(std::uint64_t bytes) {
  return QLocale().formattedDataSize(qint64(std::min<std::uint64_t>(bytes, std::uint64_t{1} << 62)), 1);
}

OpenVolumeDialog::OpenVolumeDialog(const QString& name, const core::VolumeContents& contents,
                                   const core::VolumeChoice& start, std::uint64_t available, QWidget* parent)
    : QDialog(parent), contents_(contents), start_(start), available_(available) {
  setWindowTitle(tr("Open %1").arg(name));
  setObjectName(QStringLiteral("openVolumeDialog"));
  auto* layout = new QVBoxLayout(this);
  auto* form = new QFormLayout;
  if (contents.series.size() > 1) {
    auto* label = new QLabel(tr("The folder holds %1 series. &Which one?").arg(contents.series.size()));
    layout->addWidget(label);
    addSeries();
    label->setBuddy(series_);
    layout->addWidget(series_, 1);
  }
  layout->addLayout(form);
  if (!contents.components.empty()) {
    component_ = new QComboBox;
    component_->setObjectName(QStringLiteral("component"));
    component_->setToolTip(tr("The voxels are no single numbers; this is what is shown of them"));
    for (const std::string& component : contents.components) component_->addItem(QString::fromStdString(component));
    component_->setCurrentText(QString::fromStdString(start.component));
    form->addRow(tr("&Component"), component_);
  }
  const auto severalTimes = [](const core::SeriesInfo& series) { return series.frames > 1; };
  if (contents.frames > 1 || std::ranges::any_of(contents.series, severalTimes)) {
    time_ = new QSpinBox;
    time_->setObjectName(QStringLiteral("time"));
    time_->setRange(1, contents.frames);
    time_->setValue(start.frame + 1);
    time_->setSuffix(tr(" of %1").arg(contents.frames));
    form->addRow(tr("&Time"), time_);
  }
  resolution_ = new QComboBox;
  resolution_->setObjectName(QStringLiteral("resolution"));
  resolution_->setToolTip(tr("Reduced: each voxel is the mean of a cube of the file's voxels"));
  form->addRow(tr("&Resolution"), resolution_);
  message_ = new QLabel;
  message_->setObjectName(QStringLiteral("message"));
  message_->setWordWrap(true);
  layout->addWidget(message_);
  buttons_ = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
  layout->addWidget(buttons_);
  connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(resolution_, &QComboBox::currentIndexChanged, this, &OpenVolumeDialog::updateMemory);
  if (series_) {
    connect(series_, &QTableWidget::itemSelectionChanged, this, &OpenVolumeDialog::seriesChanged);
    connect(series_, &QTableWidget::cellDoubleClicked, this, [this] {
      if (buttons_->button(QDialogButtonBox::Open)->isEnabled()) accept();
    });
    resize(720, 360);
    seriesChanged();
    series_->setFocus();
  } else {
    addResolutions();
  }
}

void OpenVolumeDialog::addSeries() {
  const QStringList heads{tr("Description"), tr("Modality"), tr("Images"), tr("Size in voxels"), tr("Spacing in mm")};
  series_ = new QTableWidget(int(contents_.series.size()), int(heads.size()));
  series_->setObjectName(QStringLiteral("series"));
  series_->setAccessibleName(tr("Series of the folder"));
  series_->setHorizontalHeaderLabels(heads);
  series_->verticalHeader()->hide();
  series_->setSelectionBehavior(QAbstractItemView::SelectRows);
  series_->setSelectionMode(QAbstractItemView::SingleSelection);
  series_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  series_->setTabKeyNavigation(false);
  int largest = 0, row = 0;
  for (const core::SeriesInfo& series : contents_.series) {
    const QString description =
        series.description.empty() ? tr("(no description)") : QString::fromStdString(series.description);
    const QStringList cells{description, QString::fromStdString(series.modality), QString::number(series.images),
                            sizeText(series), spacingText(series)};
    for (int column = 0; column < cells.size(); ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      if (!series.problem.empty()) item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
      series_->setItem(row, column, item);
    }
    const core::SeriesInfo& best = contents_.series[std::size_t(largest)];
    const bool better = series.problem.empty() && (!best.problem.empty() || series.images > best.images);
    if (series.id == start_.series || (start_.series.empty() && better)) largest = row;
    ++row;
  }
  series_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  constexpr int kPadding = 12;  // pixels
  for (int column = 1; column < heads.size(); ++column) {
    series_->resizeColumnToContents(column);
    series_->setColumnWidth(column, series_->columnWidth(column) + kPadding);
  }
  series_->selectRow(largest);
}

int OpenVolumeDialog::chosenSeries() const {
  return series_ && !series_->selectedItems().isEmpty() ? series_->selectedItems().first()->row() : -1;
}

void OpenVolumeDialog::seriesChanged() {
  const int row = chosenSeries();
  if (row >= 0) {
    const core::SeriesInfo& series = contents_.series[std::size_t(row)];
    contents_.dimensions = series.dimensions;
    contents_.frames = series.frames;
    contents_.fileVoxelBytes = contents_.volumeVoxelBytes = core::sizeOf(series.type);
    if (time_) {
      time_->setRange(1, series.frames);
      time_->setSuffix(tr(" of %1").arg(series.frames));
      time_->setEnabled(series.frames > 1);
    }
  }
  addResolutions();
}

void OpenVolumeDialog::addResolutions() {
  const QSignalBlocker blocker(resolution_);
  resolution_->clear();
  for (const int reduction : core::VolumeChoice::kReductions) {
    std::array<int, 3> n = contents_.dimensions;
    for (int& d : n) d = (d + reduction - 1) / reduction;
    const QString size = joined(QString::number(n[0]), QString::number(n[1]), QString::number(n[2]));
    const QString memory = memoryText(core::memoryToOpen(contents_, reduction));
    const QString text = reduction == 1   ? tr("Full: %1, needs %2")
                         : reduction == 2 ? tr("Half: %1, needs %2")
                                          : tr("Quarter: %1, needs %2");
    resolution_->addItem(text.arg(size, memory), reduction);
  }
  const int wanted = std::max(start_.reduction, core::reductionThatFits(contents_, available_));
  resolution_->setCurrentIndex(resolution_->findData(wanted));
  updateMemory();
}

void OpenVolumeDialog::updateMemory() {
  const int row = chosenSeries();
  const QString problem = row >= 0 ? translatedSentence(contents_.series[std::size_t(row)].problem) : QString();
  const bool chosen = !series_ || row >= 0;
  buttons_->button(QDialogButtonBox::Open)->setEnabled(chosen && problem.isEmpty());
  if (!problem.isEmpty()) {
    message_->setText(problem);
  } else if (core::memoryToOpen(contents_, resolution_->currentData().toInt()) > available_) {
    message_->setText(
        tr("Only %1 of memory are free: the program may become very slow, or end.").arg(memoryText(available_)));
  } else {
    message_->setText(tr("%1 of memory are free.").arg(memoryText(available_)));
  }
}

core::VolumeChoice OpenVolumeDialog::choice() const {
  core::VolumeChoice choice = start_;
  if (const int row = chosenSeries(); row >= 0) choice.series = contents_.series[std::size_t(row)].id;
  if (component_) choice.component = component_->currentText().toStdString();
  if (time_) choice.frame = time_->value() - 1;
  choice.reduction = resolution_->currentData().toInt();
  return choice;
}

}  // namespace twinray::ui
