#include "ui/sensitivity/sensitivity_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <exception>

#include "ui/dialogs/save_file_dialog.h"
#include "ui/sensitivity/sensitivity_plot.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/sentences.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/slider_row.h"
#include "ui/widgets/wrapped_label.h"

namespace twinray::ui {

SensitivityPanel::SensitivityPanel(SensitivityTool* tool, QWidget* parent)
    : QWidget(parent), tool_(tool), plot_(new SensitivityPlot(tool)) {
  setObjectName(QStringLiteral("sensitivityPanel"));
  // It goes after the events of this panel, which end it.
  tool->setParent(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(createTools());
  layout->addWidget(plot_, 1);
  width_ = new SliderRow(
      tr("Width"), tr("How far the band of values reaches on both sides of the one under the mouse, in % of the range"),
      0.4, 25, 1);
  width_->setObjectName(QStringLiteral("sensitivityWidth"));
  width_->setValue(100 * tool_->bandWidth());
  connect(width_, &SliderRow::edited, tool_, [this](double percent) { tool_->setBandWidth(percent / 100); });
  commonScale_ = new QCheckBox(tr("One scale for all values"));
  commonScale_->setObjectName(QStringLiteral("sensitivityCommonScale"));
  commonScale_->setToolTip(
      tr("Colours in the pictures say the same for every value; else each value has its own scale"));
  connect(commonScale_, &QCheckBox::toggled, tool_, &SensitivityTool::setCommonScale);
  layout->addWidget(width_);
  layout->addWidget(commonScale_);
  network_ = new QCheckBox(tr("Through the network too"));
  network_->setObjectName(QStringLiteral("sensitivityNetwork"));
  network_->setToolTip(tr(
      "What the network makes of each value's opacity, as TFGAN's own tool shows it, beside what the ray caster makes "
      "of it: a line in the plot, at rest"));
  connect(network_, &QCheckBox::toggled, tool_, &SensitivityTool::setThroughNetwork);
  networkState_ = new WrappedLabel;
  networkState_->setObjectName(QStringLiteral("sensitivityNetworkState"));
  networkState_->setToolTip(
      tr("How far the network's line has the shape of the ray caster's curve, each cut where the axis ends: 1 is the "
         "same, 0 is "
         "nothing in common"));
  layout->addWidget(network_);
  layout->addWidget(networkState_);
  layout->addWidget(createPicking());
  auto* last = new QHBoxLayout;
  state_ = new ElidedLabel;
  export_ = new QPushButton(tr("Export…"));
  export_->setObjectName(QStringLiteral("sensitivityExport"));
  export_->setToolTip(tr("The curve as numbers (.csv, .npy) or as it is drawn (.png)"));
  connect(export_, &QPushButton::clicked, this, &SensitivityPanel::askExport);
  last->addWidget(state_, 1);
  last->addWidget(export_);
  layout->addLayout(last);
  connect(tool_, &SensitivityTool::choicesChanged, this, &SensitivityPanel::followChoices);
  connect(tool_, &SensitivityTool::resultChanged, this, &SensitivityPanel::followResult);
  connect(tool_, &SensitivityTool::failed, this, &SensitivityPanel::failed);
  followChoices();
  followResult();
}

QWidget* SensitivityPanel::createTools() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  what_ = new QComboBox;
  what_->setObjectName(QStringLiteral("sensitivityWhat"));
  what_->addItems({tr("Opacity"), tr("Colour")});
  what_->setToolTip(tr("What of the transfer function is changed"));
  what_->setAccessibleName(tr("What of the transfer function is changed"));
  connect(what_, &QComboBox::activated, tool_,
          [this](int index) { tool_->setWhat(index == 0 ? render::Sensitive::kOpacity : render::Sensitive::kColor); });
  layout->addWidget(what_);
  layout->addStretch(1);
  const auto add = [&](const QString& name, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    layout->addWidget(button);
    return button;
  };
  whole_ = add(QStringLiteral("regionWhole"), tr("Whole picture"), tr("The whole picture counts"));
  rectangle_ = add(QStringLiteral("regionRectangle"), tr("Rectangle"), tr("Draw the part of a picture that counts"));
  brush_ = add(QStringLiteral("regionBrush"), tr("Brush"),
               tr("Brush over the part of a picture that counts; Shift adds to what is there"));
  connect(whole_, &QToolButton::clicked, tool_, [this] {
    tool_->setTool(RegionTool::kNone);
    tool_->setRegion({});
  });
  for (auto [button, kind] : {std::pair(rectangle_, RegionTool::kRectangle), std::pair(brush_, RegionTool::kBrush)}) {
    button->setCheckable(true);
    connect(button, &QToolButton::clicked, tool_,
            [this, chosen = kind](bool on) { tool_->setTool(on ? chosen : RegionTool::kNone); });
  }
  return row;
}

QWidget* SensitivityPanel::createPicking() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  pick_ = new QToolButton;
  pick_->setObjectName(QStringLiteral("pickTissue"));
  pick_->setText(tr("Pick"));
  pick_->setCheckable(true);
  pick_->setToolTip(tr("Click or brush tissue in a picture: the values that make it light up (Shift adds)"));
  connect(pick_, &QToolButton::clicked, tool_, [this](bool on) {
    tool_->setTool(on ? RegionTool::kPick : RegionTool::kNone);
    if (!on) tool_->setPick({});
  });
  layout->addWidget(pick_);
  const auto add = [&](const QString& name, const QString& text, const QString& tip, render::PickEdit edit) {
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, tool_, [this, edit] { tool_->edit(edit); });
    layout->addWidget(button, 1);
    return button;
  };
  showMore_ = add(QStringLiteral("pickShowMore"), tr("Show more"), tr("Makes what is picked more opaque"),
                  render::PickEdit::kShowMore);
  hide_ = add(QStringLiteral("pickHide"), tr("Hide"), tr("Makes what is picked transparent"), render::PickEdit::kHide);
  only_ = add(QStringLiteral("pickOnly"), tr("Only this"), tr("Makes everything else transparent"),
              render::PickEdit::kOnly);
  return row;
}

void SensitivityPanel::followChoices() {
  what_->setCurrentIndex(tool_->what() == render::Sensitive::kOpacity ? 0 : 1);
  rectangle_->setChecked(tool_->tool() == RegionTool::kRectangle);
  brush_->setChecked(tool_->tool() == RegionTool::kBrush);
  pick_->setChecked(tool_->tool() == RegionTool::kPick);
  whole_->setEnabled(tool_->region().kind != render::PictureRegion::Kind::kWhole);
  width_->setValue(100 * tool_->bandWidth());
  commonScale_->setChecked(tool_->commonScale());
  network_->setChecked(tool_->throughNetwork());
  followNetwork();
}

void SensitivityPanel::followResult() {
  const SensitivityResult* result = tool_->result();
  const bool picked = !tool_->picked().empty();
  for (QPushButton* button : {showMore_, hide_, only_}) button->setEnabled(picked);
  export_->setEnabled(result != nullptr);
  followNetwork();
  if (!result) return state_->setFullText({});
  QString text = tr("Brightness %1").arg(QLocale().toString(result->curve.norm, 'f', 3));
  if (!result->fine) text += QStringLiteral(" · ") + tr("coarse");
  if (tool_->pick() && !result->composition.empty() && !picked) {
    text = tr("Nothing is seen where you picked");
  }
  state_->setFullText(text);
}

void SensitivityPanel::followNetwork() {
  networkState_->setVisible(tool_->throughNetwork());
  if (!tool_->throughNetwork()) return;
  if (const QString problem = tool_->networkProblem(); !problem.isEmpty()) return networkState_->setText(problem);
  const render::PaintedSensitivity* painted = tool_->painted();
  if (!painted || !tool_->result()) return networkState_->setText(tr("The network's line comes at rest"));
  const QString name = QString::fromStdString(tool_->model()->info().name).toHtmlEscaped();
  const auto alike = render::correlation(painted->whole(), tool_->result()->curve.derivative.opacity);
  const QString agreement = alike ? tr("correlation %1").arg(QLocale().toString(*alike, 'f', 2))
                                  : tr("no correlation, since one of the curves is flat");
  networkState_->setText(
      QStringLiteral("<span style=\"color:%1\">▬</span> ").arg(SensitivityPlot::networkColor().name()) +
      tr("%1: brightness %2, %3").arg(name, QLocale().toString(painted->norm, 'f', 3), agreement));
}

void SensitivityPanel::askExport() {
  chooseFileToSave(this, tr("Export Sensitivity"), QStringLiteral("sensitivity.csv"),
                   {{tr("Table (*.csv)"), QStringLiteral(".csv")},
                    {tr("NumPy array (*.npy)"), QStringLiteral(".npy")},
                    {tr("Picture (*.png)"), QStringLiteral(".png")}},
                   [this](const QString& file, std::size_t) { exportTo(file); });
}

void SensitivityPanel::exportTo(const QString& file) {
  if (!tool_->result()) return;
  try {
    if (file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
      constexpr qreal kScale = 2;  // for print
      QPixmap picture(plot_->size() * kScale);
      picture.setDevicePixelRatio(kScale);
      plot_->render(&picture);
      if (!picture.save(file)) {
        return Q_EMIT failed(tr("%1 cannot be written; choose another folder, or free some space").arg(file));
      }
    } else if (file.endsWith(QLatin1String(".npy"), Qt::CaseInsensitive)) {
      render::writeSensitivityNpy(file.toStdString(), tool_->result()->curve, tool_->painted());
    } else {
      render::writeSensitivityCsv(file.toStdString(), tool_->result()->curve, tool_->painted());
    }
    Q_EMIT told(tr("Saved %1").arg(file));
  } catch (const std::exception& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void SensitivityPanel::showEvent(QShowEvent*) {
  tool_->setActive(true);
}

void SensitivityPanel::hideEvent(QHideEvent*) {
  tool_->setActive(false);
}

}  // namespace twinray::ui
