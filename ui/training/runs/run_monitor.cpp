#include "ui/training/runs/run_monitor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/training/curve_plot.h"
#include "ui/training/preview_strip.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_text.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/widgets/wrapping_row.h"

namespace twinray::ui {
namespace {

enum Quantity { kPsnr, kMsSsim, kLoss, kLearningRate };

struct Curve {
  const char* name;
  double RunLogRow::*value;
  int color;
  bool dashed = false;
};

/// Colours that people of every colour vision tell apart (Okabe and Ito), blue to green.
const std::array<QColor, 4> kColors{QColor(0x2f, 0x9b, 0xff), QColor(0xe6, 0x9f, 0x00), QColor(0x00, 0xb2, 0x8a),
                                    QColor(0xd5, 0x6a, 0x9f)};

std::vector<Curve> curvesOf(int quantity) {
  switch (quantity) {
    case kMsSsim:
      return {{QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "prediction"), &RunLogRow::msSsim, 0},
              {QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "bicubic"), &RunLogRow::bicubicMsSsim, 1}};
    case kLoss:
      return {{QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "generator"), &RunLogRow::loss, 0},
              {QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "discriminator"), &RunLogRow::discriminatorLoss, 3}};
    case kLearningRate:
      return {{QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "learning rate"), &RunLogRow::learningRate, 0}};
    default:
      return {{QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "prediction"), &RunLogRow::psnr, 0},
              {QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "from a keyframe"), &RunLogRow::keyframePsnr, 2},
              {QT_TRANSLATE_NOOP("twinray::ui::RunMonitor", "bicubic"), &RunLogRow::bicubicPsnr, 1}};
  }
}

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace

RunMonitor::RunMonitor(TrainingController* training, QWidget* parent) : QWidget(parent), training_(training) {
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("shownRun"));
  quantity_ = new QComboBox;
  quantity_->setObjectName(QStringLiteral("curveQuantity"));
  quantity_->setAccessibleName(tr("Curves"));
  quantity_->addItems({tr("PSNR, held out"), tr("MS-SSIM, held out"), tr("Loss"), tr("Learning rate")});
  logarithmic_ = new QCheckBox(tr("&log"));
  logarithmic_->setObjectName(QStringLiteral("curveLogarithmic"));
  logarithmic_->setToolTip(tr("Values on a logarithmic axis"));
  other_ = new QComboBox;
  other_->setObjectName(QStringLiteral("compareRun"));
  other_->setAccessibleName(tr("Run to compare with"));
  other_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  other_->setMinimumContentsLength(14);
  follow_ = new QCheckBox(tr("&Prediction follows, every"));
  follow_->setObjectName(QStringLiteral("followTraining"));
  follow_->setToolTip(tr("The prediction pane shows what the best network so far paints, while it learns"));
  interval_ = new QSpinBox;
  interval_->setRange(1, 600);
  interval_->setValue(5);
  interval_->setSuffix(tr(" s"));
  interval_->setAccessibleName(tr("Seconds between two models"));
  for (QWidget* widget : std::initializer_list<QWidget*>{quantity_, other_, interval_}) guardWheel(widget);
  plot_ = new CurvePlot;
  plot_->setObjectName(QStringLiteral("curves"));
  plot_->setAccessibleName(tr("Curves of the training"));
  plot_->setPlaceholder(tr("Curves appear when a training has been judged on held-out scenes for the first time."));
  previews_ = new PreviewStrip;
  otherPreviews_ = new PreviewStrip;
  otherPreviews_->setObjectName(QStringLiteral("otherPreviews"));
  otherPreviews_->setVisible(false);

  auto* left = new QWidget;
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  auto* choices = new WrappingRow;
  choices->addWidget(title_);
  choices->addWidget(quantity_);
  choices->addWidget(logarithmic_);
  choices->addNamed(tr("beside"), other_);
  column->addWidget(choices);
  column->addWidget(plot_, 1);
  auto* right = new QWidget;
  auto* column2 = new QVBoxLayout(right);
  column2->setContentsMargins(0, 0, 0, 0);
  auto* following = new WrappingRow;
  following->addWidget(follow_);
  following->addWidget(interval_);
  column2->addWidget(following);
  auto* strips = new QHBoxLayout;
  strips->addWidget(previews_, 1);
  strips->addWidget(otherPreviews_, 1);
  column2->addLayout(strips, 1);
  auto* splitter = new QSplitter;
  splitter->addWidget(left);
  splitter->addWidget(right);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(splitter);

  connect(quantity_, &QComboBox::currentIndexChanged, this, &RunMonitor::draw);
  connect(logarithmic_, &QCheckBox::toggled, plot_, &CurvePlot::setLogarithmic);
  connect(other_, &QComboBox::currentIndexChanged, this,
          [this] { compareWith(other_->currentData().toString().toStdString()); });
  connect(follow_, &QCheckBox::toggled, training_, &TrainingController::setFollowing);
  connect(interval_, &QSpinBox::valueChanged, training_, &TrainingController::setFollowInterval);
  connect(training_, &TrainingController::followingChanged, this, [this] {
    const QSignalBlocker blocker(follow_);
    follow_->setChecked(training_->following());
  });
  connect(training_, &TrainingController::runsChanged, this, [this] {
    fillOthers();
    refresh();
  });
  fillOthers();
  draw();
}

void RunMonitor::showRun(const std::filesystem::path& folder) {
  folder_ = folder;
  title_->setText(fromPath(folder.filename()));
  plot_->showAll();
  previews_->setRun(folder.empty() ? std::filesystem::path() : RunPaths{folder}.training());
  fillOthers();
  refresh();
}

void RunMonitor::compareWith(const std::filesystem::path& folder) {
  const int index = std::max(0, other_->findData(fromPath(folder)));
  const QSignalBlocker blocker(other_);
  other_->setCurrentIndex(index);
  refresh();
}

void RunMonitor::fillOthers() {
  const QSignalBlocker blocker(other_);
  const QVariant chosen = other_->currentData();
  other_->clear();
  other_->addItem(tr("no other run"), QString());
  for (const RunSummary& run : training_->runs())
    if (run.folder != folder_) other_->addItem(QString::fromStdString(run.name), fromPath(run.folder));
  other_->setCurrentIndex(std::max(0, other_->findData(chosen)));
}

void RunMonitor::refresh() {
  const auto read = [](const std::filesystem::path& folder) {
    try {
      return folder.empty() ? std::vector<RunLogRow>() : readRunLog(RunPaths{folder}.training());
    } catch (const std::exception&) {
      return std::vector<RunLogRow>();  // the list of runs says what is wrong with it
    }
  };
  rows_ = read(folder_);
  const std::filesystem::path other = other_->currentData().toString().toStdString();
  otherRows_ = read(other);
  previews_->refresh();
  otherPreviews_->setRun(other.empty() ? std::filesystem::path() : RunPaths{other}.training());
  otherPreviews_->setVisible(!other.empty());
  draw();
}

void RunMonitor::draw() {
  QVector<CurvePlot::Series> series;
  const auto add = [&](const std::vector<RunLogRow>& rows, const QString& of, bool dashed) {
    for (const Curve& curve : curvesOf(quantity_->currentIndex())) {
      CurvePlot::Series one;
      one.name = of.isEmpty() ? tr(curve.name) : tr("%1 of %2").arg(tr(curve.name), of);
      one.color = kColors[std::size_t(curve.color)];
      one.dashed = dashed;
      bool any = false;
      for (const RunLogRow& row : rows) {
        const double value = row.*curve.value;
        // Where there is no discriminator, its loss is 0 throughout.
        any |= std::isfinite(value) && value != 0;
        one.points.append({row.step, value});
      }
      if (any) series.append(std::move(one));
    }
  };
  add(rows_, {}, false);
  add(otherRows_, other_->currentText(), true);
  plot_->setQuantity(quantity_->currentIndex() == kPsnr ? tr("dB") : QString());
  plot_->setSeries(std::move(series));
}

}  // namespace twinray::ui
