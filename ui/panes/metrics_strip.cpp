#include "ui/panes/metrics_strip.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

struct Column {
  const char* name;
  const char* tip;
  const char* unit;
  int decimals;
  bool lowerIsBetter;
  bool isFigure;  ///< of likeness; the last is about time
};

// The texts are translated where they are used.
constexpr std::array<Column, MetricsStrip::kColumns> kColumnTable{{
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "RMSE"),
     QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip",
                       "Root mean square error of the colours, 0 to 1, over the whole picture. Lower is better."),
     "", 4, true, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "RMSE, object"),
     QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip",
                       "The same over the pixels where the reference differs from the background: an empty background, "
                       "which anyone gets right, does not count. Lower is better."),
     "", 4, true, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "PSNR"),
     QT_TRANSLATE_NOOP(
         "twinray::ui::MetricsStrip",
         "Peak signal to noise ratio, -20 log10 of the RMSE. Higher is better; above about 40 dB pictures "
         "are hard to tell apart."),
     " dB", 1, false, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "SSIM"),
     QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip",
                       "Structural similarity: likeness of brightness, contrast and structure in small windows. 1 is "
                       "equal. Computed when you rest."),
     "", 3, false, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "MS-SSIM"),
     QT_TRANSLATE_NOOP(
         "twinray::ui::MetricsStrip",
         "Structural similarity over five scales; for pictures of at least 176 pixels a side. 1 is equal. "
         "Computed when you rest."),
     "", 3, false, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "EMD"),
     QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip",
                       "Earth mover's distance between the colour histograms: how far colours had to be moved to turn "
                       "one into the other. Lower is better. Computed when you rest."),
     "", 4, true, true},
    {QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip", "Speed-up"),
     QT_TRANSLATE_NOOP("twinray::ui::MetricsStrip",
                       "Time of the high-quality reference divided by the time of this picture; known when you rest, "
                       "since in a drag the two hold each other up."),
     "×", 1, false, false},
}};

constexpr int kFigures = 6;
constexpr int kObjectRmse = 1;

/// Columns from the one that stays longest; the first kLeastColumns always stay.
constexpr std::array<int, MetricsStrip::kColumns> kImportance{2, 6, 0, 3, 1, 5, 4};
constexpr int kLeastColumns = 3;

}  // namespace

MetricsStrip::MetricsStrip(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("metricsStrip"));
  setAutoFillBackground(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 6, 10, 6);
  layout->setSpacing(2);
  grid_ = new QGridLayout;
  QGridLayout* grid = grid_;
  layout->addLayout(grid);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(2);
  const std::array<QString, 2> names{tr("Prediction"), tr("Rival")};
  for (int row = 0; row < 2; ++row) {
    names_[row] = new QLabel(names[row], this);
    grid->addWidget(names_[row], row + 1, 0);
  }
  for (int column = 0; column < kColumns; ++column) {
    const QString name = tr(kColumnTable[column].name);
    const QString tip = tr(kColumnTable[column].tip);
    heads_[column] = new QLabel(name, this);
    heads_[column]->setAlignment(Qt::AlignRight);
    heads_[column]->setToolTip(tip);
    grid->addWidget(heads_[column], 0, column + 1);
    for (int row = 0; row < 2; ++row) {
      auto* cell = new QLabel(this);
      cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
      cell->setToolTip(tip);
      cell->setAccessibleName(tr("%1 of the %2").arg(name, names[row]));
      cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
      grid->addWidget(cell, row + 1, column + 1);
      cells_[row][column] = cell;
    }
    grid->setColumnStretch(column + 1, 1);
    for (auto& row : cells_) row[column]->setMinimumWidth(columnWidth(column));
  }
  verdict_ = new ElidedLabel(this);
  verdict_->setObjectName(QStringLiteral("verdict"));
  object_ = new QCheckBox(tr("Object only"), this);
  object_->setObjectName(QStringLiteral("objectOnly"));
  object_->setToolTip(
      tr("All figures of the pixels where the reference differs from the background, without the empty background"));
  connect(object_, &QCheckBox::toggled, this, &MetricsStrip::refresh);
  // Below the grid: what spans columns makes room for hidden ones, too.
  auto* below = new QHBoxLayout;
  below->addWidget(verdict_, 1);
  below->addWidget(object_);
  layout->addLayout(below);
  refresh();
}

int MetricsStrip::columnWidth(int column) const {
  // The widest that a figure becomes.
  const QString unit = QString::fromUtf8(kColumnTable[column].unit);
  const QString widest = unit.isEmpty() ? QStringLiteral("▸ 0.0000") : QStringLiteral("▸ 100.0") + unit;
  return std::max(heads_[column]->sizeHint().width(), QFontMetrics(boldFont()).horizontalAdvance(widest));
}

int MetricsStrip::widthWith(int columns) const {
  const QMargins margins = layout()->contentsMargins();
  const int spacing = grid_->horizontalSpacing();
  int width = margins.left() + margins.right();
  width += std::max(names_[0]->sizeHint().width(), names_[1]->sizeHint().width());
  for (int i = 0; i < columns; ++i) width += spacing + columnWidth(kImportance[i]);
  return width;
}

QSize MetricsStrip::minimumSizeHint() const {
  return {widthWith(kLeastColumns), QWidget::minimumSizeHint().height()};
}

void MetricsStrip::fitColumns() {
  int columns = kColumns;
  while (columns > kLeastColumns && widthWith(columns) > width()) --columns;
  for (int i = 0; i < kColumns; ++i) {
    const int column = kImportance[i];
    heads_[column]->setVisible(i < columns);
    // A stretch gives room to columns without anything visible, too.
    grid_->setColumnStretch(column + 1, i < columns ? 1 : 0);
    for (auto& row : cells_) row[column]->setVisible(i < columns);
  }
}

void MetricsStrip::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

QFont MetricsStrip::boldFont() const {
  QFont bold = font();
  bold.setBold(true);
  return bold;
}

std::optional<double> MetricsStrip::value(const Row& row, int column) const {
  if (column == kFigures) return row.speedUp;
  if (!row.figures) return std::nullopt;
  const bool objectOnly = column == kObjectRmse || object_->isChecked();
  if (objectOnly && !row.figures->foreground) return std::nullopt;
  const Figures& f = objectOnly ? *row.figures->foreground : row.figures->whole;
  const std::array<std::optional<double>, kFigures> figures{f.rmse, f.rmse, f.psnr, f.ssim, f.msSsim, f.emd};
  return figures[column];
}

void MetricsStrip::show(const Comparison& comparison) {
  const auto fill = [&](Row& row, const std::optional<PartFigures>& figures,
                        const std::shared_ptr<const core::Frame>& frame) {
    row = {};
    row.figures = figures;
    if (!frame) return;
    if (frame->milliseconds > 0 && !comparison.job.moving)
      row.speedUp = comparison.job.reference->milliseconds / frame->milliseconds;
  };
  fill(rows_[0], comparison.prediction, comparison.job.prediction);
  fill(rows_[1], comparison.rival, comparison.job.rival);
  refresh();
}

void MetricsStrip::clear() {
  rows_ = {};
  refresh();
}

void MetricsStrip::refresh() {
  const Palette colors = paneColors(palette());
  QPalette muted = palette();
  muted.setColor(QPalette::WindowText, colors.mutedText);
  QPalette best = palette();
  best.setColor(QPalette::WindowText, colors.accent);
  for (QLabel* head : heads_) head->setPalette(muted);
  verdict_->setPalette(muted);

  int compared = 0;
  int won = 0;
  int lost = 0;
  for (int column = 0; column < kColumns; ++column) {
    const Column& definition = kColumnTable[column];
    std::array<std::optional<double>, 2> values{value(rows_[0], column), value(rows_[1], column)};
    int better = -1;
    // What rounds to the same number is no difference to show.
    const auto shown = [&](double v) { return QLocale().toString(v, 'f', definition.decimals); };
    if (values[0] && values[1] && shown(*values[0]) != shown(*values[1]))
      better = (*values[0] < *values[1]) == definition.lowerIsBetter ? 0 : 1;
    const bool twice = object_->isChecked() && column == kObjectRmse;
    if (definition.isFigure && !twice && values[0] && values[1]) {
      ++compared;
      if (better == 0) ++won;
      if (better == 1) ++lost;
    }
    for (int row = 0; row < 2; ++row) {
      QLabel* cell = cells_[row][column];
      QString text = QStringLiteral("–");
      if (values[row]) text = shown(*values[row]) + QString::fromUtf8(definition.unit);
      if (better == row) text.prepend(QStringLiteral("▸ "));
      cell->setText(text);
      cell->setFont(better == row ? boldFont() : font());
      cell->setPalette(better == row ? best : (values[row] ? palette() : muted));
    }
  }
  if (compared == 0) {
    verdict_->setFullText(tr("▸ marks the better one"));
  } else if (won > lost) {
    verdict_->setFullText(tr("▸ marks the better one: the prediction in %1 of %2").arg(won).arg(compared));
  } else if (lost > won) {
    verdict_->setFullText(tr("▸ marks the better one: the rival in %1 of %2").arg(lost).arg(compared));
  } else {
    verdict_->setFullText(tr("▸ marks the better one: a draw"));
  }
  verdict_->setToolTip(verdict_->fullText());
}

QString MetricsStrip::text(int row, int column) const {
  return cells_[row][column]->text();
}

QString MetricsStrip::verdict() const {
  return verdict_->fullText();
}

void MetricsStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && verdict_) refresh();
}

}  // namespace twinray::ui
