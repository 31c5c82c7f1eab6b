#include "ui/matching/match_panel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/matching/match_tool.h"
#include "ui/panes/picture.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wrapping_row.h"

namespace twinray::ui {
namespace {

constexpr int kSide = 140;  ///< of the two pictures, logical pixels

QLabel* pictureLabel(const QString& name, const QString& what) {
  auto* label = new QLabel;
  label->setObjectName(name);
  label->setAccessibleName(what);
  label->setAlignment(Qt::AlignCenter);
  label->setFrameShape(QFrame::StyledPanel);
  label->setMinimumSize(kSide, kSide * 3 / 4);
  label->setWordWrap(true);
  return label;
}

void showIn(QLabel* label, const QImage& picture, const QString& otherwise) {
  if (picture.isNull()) return label->setText(otherwise);
  const qreal ratio = label->devicePixelRatioF();
  QPixmap pixmap =
      QPixmap::fromImage(picture.scaled(QSize(kSide, kSide) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  pixmap.setDevicePixelRatio(ratio);
  label->setPixmap(pixmap);
}

}  // namespace

MatchPanel::MatchPanel(MatchTool* tool, std::function<render::PictureRegion()> region, QWidget* parent)
    : QWidget(parent), tool_(tool), region_(std::move(region)) {
  setObjectName(QStringLiteral("matchPanel"));
  tool->setParent(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(createTarget());
  layout->addWidget(createLocks());
  progress_ = new QProgressBar;
  progress_->setObjectName(QStringLiteral("matchProgress"));
  progress_->setRange(0, 100);
  progress_->setAccessibleName(tr("Search"));
  layout->addWidget(progress_);
  layout->addWidget(createButtons());
  layout->addStretch(1);
  connect(tool_, &MatchTool::changed, this, &MatchPanel::follow);
  follow();
}

QWidget* MatchPanel::createTarget() {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* sources = new WrappingRow;
  auto* file = new QPushButton(tr("From File…"));
  file->setObjectName(QStringLiteral("matchFile"));
  file->setToolTip(tr("A PNG that the volume shall come to look like"));
  connect(file, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Picture to Match"), {}, tr("Pictures (*.png)"));
    if (!chosen.isEmpty()) tool_->setTargetFile(chosen);
  });
  auto* keep = new QPushButton(tr("Keep This Picture"));
  keep->setObjectName(QStringLiteral("matchKeep"));
  keep->setToolTip(tr("The picture of the pane clicked last, to come back to after changes, or on another volume"));
  connect(keep, &QPushButton::clicked, this, &MatchPanel::pictureWanted);
  viewpoint_ = new QPushButton(tr("Its Viewpoint"));
  viewpoint_->setObjectName(QStringLiteral("matchViewpoint"));
  viewpoint_->setToolTip(tr(
      "Look from where the target was made; pictures are matched at the present viewpoint unless it is searched for"));
  connect(viewpoint_, &QPushButton::clicked, tool_, &MatchTool::takeViewpoint);
  for (QPushButton* button : {file, keep, viewpoint_}) sources->addWidget(button);
  layout->addWidget(sources);
  auto* pictures = new QHBoxLayout;
  target_ = pictureLabel(QStringLiteral("matchTarget"), tr("Target"));
  best_ = pictureLabel(QStringLiteral("matchBest"), tr("Best so far"));
  pictures->addWidget(target_, 1);
  pictures->addWidget(best_, 1);
  layout->addLayout(pictures);
  name_ = new QLabel;
  name_->setWordWrap(true);
  layout->addWidget(name_);
  return box;
}

QWidget* MatchPanel::createLocks() {
  auto* row = new WrappingRow;
  findViewpoint_ = new QCheckBox(tr("Find the viewpoint too"));
  findViewpoint_->setObjectName(QStringLiteral("matchFindViewpoint"));
  findViewpoint_->setToolTip(
      tr("For a picture made from elsewhere: search for orbit, roll and zoom; give it a minute"));
  keepOpacity_ = new QCheckBox(tr("Keep opacity"));
  keepOpacity_->setObjectName(QStringLiteral("matchKeepOpacity"));
  keepColors_ = new QCheckBox(tr("Keep colours"));
  keepColors_->setObjectName(QStringLiteral("matchKeepColors"));
  onlyRegion_ = new QCheckBox(tr("Only the region"));
  onlyRegion_->setObjectName(QStringLiteral("matchOnlyRegion"));
  onlyRegion_->setToolTip(tr("Only the region of the Sensitivity panel counts"));
  seconds_ = new NumberField;
  seconds_->setObjectName(QStringLiteral("matchSeconds"));
  seconds_->setRange(1, 600);
  seconds_->setDecimals(0);
  seconds_->setValue(30);
  seconds_->setSuffix(tr(" s"));
  seconds_->setToolTip(tr("Longest search"));
  seconds_->setAccessibleName(tr("Longest search"));
  for (QCheckBox* one : {findViewpoint_, keepOpacity_, keepColors_, onlyRegion_}) row->addWidget(one);
  row->addWidget(seconds_);
  return row;
}

QWidget* MatchPanel::createButtons() {
  auto* row = new WrappingRow;
  const auto add = [&](const QString& name, const QString& text, const QString& tip, auto slot) {
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, slot);
    row->addWidget(button);
    return button;
  };
  start_ = add(QStringLiteral("matchStart"), tr("Match"), tr("Search for the transfer function that makes the target"),
               [this] { start(); });
  take_ = add(QStringLiteral("matchTake"), tr("Take Best"), tr("End the search with what is best until now"),
              [this] { tool_->takeBest(); });
  cancel_ = add(QStringLiteral("matchCancel"), tr("Cancel"), tr("End the search; nothing changes"),
                [this] { tool_->cancel(); });
  return row;
}

void MatchPanel::start() {
  render::MatchOptions options;
  options.seconds = seconds_->value();
  options.opacity = !keepOpacity_->isChecked();
  options.color = !keepColors_->isChecked();
  options.viewpoint = findViewpoint_->isChecked();
  if (onlyRegion_->isChecked()) options.region = region_();
  tool_->start(options);
}

void MatchPanel::follow() {
  const bool running = tool_->running();
  showIn(target_, tool_->target().empty() ? QImage() : toQImage(tool_->target()), tr("Target: a file or a pane"));
  showIn(best_, tool_->best(), running ? tr("Searching…") : tr("What is found"));
  QString text = tool_->targetName();
  if (tool_->psnr() > 0) text += QStringLiteral(" · ") + tr("%1 dB").arg(QLocale().toString(tool_->psnr(), 'f', 1));
  if (const auto& view = tool_->foundViewpoint()) {
    const core::ViewAngles angles = view->angles();
    const auto number = [](double value, int digits) { return QLocale().toString(value, 'f', digits); };
    text += QStringLiteral(" · ") + tr("elevation %1°, azimuth %2°, roll %3°, zoom %4")
                                        .arg(number(angles.elevation, 1), number(angles.azimuth, 1),
                                             number(angles.roll, 1), number(angles.zoom, 2));
  }
  name_->setText(text);
  progress_->setValue(int(100 * tool_->part()));
  progress_->setEnabled(running);
  viewpoint_->setEnabled(tool_->hasViewpoint() && !running);
  start_->setEnabled(!running && !tool_->target().empty());
  take_->setEnabled(running && !tool_->best().isNull());
  cancel_->setEnabled(running);
}

}  // namespace twinray::ui
