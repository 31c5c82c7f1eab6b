#include "ui/panels/lighting_panel.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/scene_model.h"
#include "ui/widgets/slider_row.h"

namespace twinray::ui {
namespace {

constexpr double kLargestPower = 128;
constexpr double kSmallestUnit = 0.1;  ///< mm; below it the spin box shows 0, which means one voxel
constexpr double kLargestUnit = 100;

}  // namespace

LightingPanel::LightingPanel(SceneModel* model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      shaded_(new QCheckBox(tr("Shaded"))),
      background_(new QToolButton),
      reset_(new QToolButton) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(8, 6, 8, 6);
  form->setVerticalSpacing(4);
  shaded_->setObjectName(QStringLiteral("shaded"));
  shaded_->setToolTip(tr("Head light with Phong shading by the gradient; off: every value shines by itself"));
  form->addRow(shaded_);
  ambient_ = addRow(form, tr("Ambient"), tr("Light that comes from everywhere"), &core::Lighting::ambient, 1);
  diffuse_ =
      addRow(form, tr("Diffuse"), tr("Light that surfaces facing the camera return"), &core::Lighting::diffuse, 1);
  specular_ = addRow(form, tr("Specular"), tr("Strength of highlights"), &core::Lighting::specular, 1);
  power_ = addRow(form, tr("Power"), tr("Sharpness of highlights"), &core::Lighting::specularPower, kLargestPower);
  opacityUnit_ =
      addRow(form, tr("Opacity unit"),
             tr("Distance in mm over which an opacity applies: longer makes everything more transparent; 0 is "
                "one voxel"),
             &core::Lighting::opacityUnit, kLargestUnit);
  opacityUnit_->spinBox()->setSpecialValueText(tr("one voxel"));
  // A logarithmic way, since it acts as a factor; its left end is one voxel.
  opacityUnit_->setMapping(
      [](double fraction) {
        return fraction <= 0 ? 0.0 : kSmallestUnit * std::pow(kLargestUnit / kSmallestUnit, fraction);
      },
      [](double value) {
        return value <= kSmallestUnit ? 0.0 : std::log(value / kSmallestUnit) / std::log(kLargestUnit / kSmallestUnit);
      });
  power_->spinBox()->setDecimals(1);

  background_->setObjectName(QStringLiteral("background"));
  background_->setText(tr("Background…"));
  background_->setToolTip(tr("Colour behind the volume"));
  background_->setFocusPolicy(Qt::StrongFocus);
  background_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  reset_->setObjectName(QStringLiteral("resetLighting"));
  reset_->setText(tr("Reset"));
  reset_->setToolTip(tr("Lighting and background as at first"));
  reset_->setFocusPolicy(Qt::StrongFocus);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(background_);
  buttons->addStretch();
  buttons->addWidget(reset_);
  form->addRow(buttons);

  connect(shaded_, &QCheckBox::toggled, this, [this](bool on) {
    model_->edit(on ? tr("Shading on") : tr("Shading off"), [on](core::Scene& scene) { scene.lighting.shaded = on; });
  });
  connect(background_, &QToolButton::clicked, this, &LightingPanel::chooseBackground);
  connect(reset_, &QToolButton::clicked, this, [this] {
    model_->edit(tr("Reset lighting"), [](core::Scene& scene) {
      scene.lighting = core::Lighting{};
      scene.background = core::kBackground;
    });
  });
  connect(model_, &SceneModel::sceneChanged, this, &LightingPanel::onSceneChanged);
  onSceneChanged();
}

SliderRow* LightingPanel::addRow(QFormLayout* form, const QString& name, const QString& tip,
                                 double core::Lighting::*member, double maximum) {
  auto* row = new SliderRow(name, tip, 0, maximum, 2);
  form->addRow(name, row);
  const QString step = tr("Change %1").arg(name.toLower());
  connect(row, &SliderRow::dragStarted, this, [this, step] { model_->beginGesture(step); });
  connect(row, &SliderRow::dragEnded, model_, &SceneModel::endGesture);
  connect(row, &SliderRow::edited, this, [this, step, member](double value) {
    model_->edit(step, [member, value](core::Scene& scene) { scene.lighting.*member = value; });
  });
  return row;
}

void LightingPanel::chooseBackground() {
  if (!model_->scene()) return;
  const core::Rgb now = model_->scene()->background;
  auto* dialog = new QColorDialog(QColor::fromRgbF(float(now[0]), float(now[1]), float(now[2])), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Background"));
  connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& color) {
    model_->edit(tr("Change background"), [&color](core::Scene& scene) {
      scene.background = {color.redF(), color.greenF(), color.blueF()};
    });
  });
  dialog->open();
}

void LightingPanel::onSceneChanged() {
  const auto scene = model_->scene();
  setEnabled(scene != nullptr);
  if (!scene) return;
  const core::Lighting& lighting = scene->lighting;
  {
    const QSignalBlocker blocker(shaded_);
    shaded_->setChecked(lighting.shaded);
  }
  ambient_->setValue(lighting.ambient);
  diffuse_->setValue(lighting.diffuse);
  specular_->setValue(lighting.specular);
  power_->setValue(lighting.specularPower);
  opacityUnit_->setValue(lighting.opacityUnit);
  for (SliderRow* row : {ambient_, diffuse_, specular_, power_}) row->setEnabled(lighting.shaded);
  const auto [red, green, blue] = scene->background;
  const QColor background = QColor::fromRgbF(float(red), float(green), float(blue));
  if (std::exchange(shownBackground_, background) == background) return;
  QPixmap pixmap(14, 14);
  pixmap.fill(background);
  background_->setIcon(pixmap);
}

}  // namespace twinray::ui
