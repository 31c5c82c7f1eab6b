#include "ui/panels/viewpoint_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/anatomy.h"
#include "ui/scene_model.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {

ViewpointPanel::ViewpointPanel(SceneModel* model, QWidget* parent) : QWidget(parent), model_(model) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->setSpacing(4);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(3);
  createActions();
  for (QAction* action : views_) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->toolTip());
    buttons->addWidget(button);
  }
  buttons->addStretch();
  auto* reset = new QToolButton;
  reset->setDefaultAction(reset_);
  reset->setFocusPolicy(Qt::StrongFocus);
  buttons->addWidget(reset);
  layout->addLayout(buttons);

  auto* form = new QFormLayout;
  form->setVerticalSpacing(4);
  layout->addLayout(form);
  createModes(layout);
  layout->addStretch();
  elevation_ =
      addField(form, tr("Elevation"), tr("Height of the camera in degrees; 85 is level with the volume"), -5, 175, 1);
  azimuth_ = addField(form, tr("Azimuth"), tr("Way of the camera around the volume in degrees"), 0, 360, 1);
  roll_ = addField(form, tr("Roll"), tr("Turn of the picture in degrees"), -180, 180, 1);
  zoom_ = addField(form, tr("Zoom"), tr("Enlargement; at 1 the view angle is 30 degrees"), 0.05, 100, 2);
  panX_ =
      addField(form, tr("Pan right"), tr("Shift of the picture to the right in percent of its height"), -1000, 1000, 1);
  panY_ = addField(form, tr("Pan up"), tr("Shift of the picture upwards in percent of its height"), -1000, 1000, 1);
  for (QDoubleSpinBox* box : {elevation_, azimuth_, roll_}) {
    box->setSuffix(QStringLiteral("°"));
    box->setWrapping(box != elevation_);
    box->setSingleStep(5);
  }
  for (QDoubleSpinBox* box : {panX_, panY_}) box->setSuffix(QStringLiteral(" %"));
  zoom_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);

  using core::ViewAngles;
  bindAngle(elevation_, tr("Change elevation"), &ViewAngles::elevation);
  bindAngle(azimuth_, tr("Change azimuth"), &ViewAngles::azimuth);
  bindAngle(roll_, tr("Change roll"), &ViewAngles::roll);
  connect(zoom_, &QDoubleSpinBox::valueChanged, this, [this](double zoom) {
    model_->edit(tr("Change zoom"), [zoom](core::Scene& scene) { scene.viewpoint.setZoom(zoom); });
  });
  bindPan(panX_, 0);
  bindPan(panY_, 1);
  connect(model_, &SceneModel::sceneChanged, this, &ViewpointPanel::onSceneChanged);
  onSceneChanged();
}

void ViewpointPanel::createActions() {
  struct Entry {
    QString letter;
    QString name;
    QString tip;
  };
  // In the order of AnatomicalView.
  const std::array<Entry, 6> entries{{{tr("A"), tr("Anterior"), tr("From the front")},
                                      {tr("P"), tr("Posterior"), tr("From behind")},
                                      {tr("L"), tr("Left"), tr("From the patient's left")},
                                      {tr("R"), tr("Right"), tr("From the patient's right")},
                                      {tr("S"), tr("Superior"), tr("From above, anterior up")},
                                      {tr("I"), tr("Inferior"), tr("From below, anterior up")}}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto* action = new QAction(entries[i].name, this);
    action->setIconText(entries[i].letter);
    const QKeySequence key(Qt::Key_1 + int(i));
    action->setShortcut(key);
    action->setToolTip(tr("%1: %2 (%3)").arg(entries[i].name, entries[i].tip, key.toString(QKeySequence::NativeText)));
    const auto view = AnatomicalView(i);
    connect(action, &QAction::triggered, this, [this, view, name = entries[i].name] {
      model_->edit(tr("%1 view").arg(name), [view](core::Scene& scene) {
        scene.viewpoint = anatomicalViewpoint(scene.volume->geometry().direction, view, scene.viewpoint.zoom());
      });
    });
    addAction(action);
    views_[i] = action;
  }
  reset_ = new QAction(tr("Reset viewpoint"), this);
  reset_->setIconText(tr("Reset"));
  reset_->setShortcut(Qt::Key_0);
  reset_->setToolTip(tr("The viewpoint that the volume opened with (0)"));
  connect(reset_, &QAction::triggered, this, [this] {
    model_->edit(tr("Reset viewpoint"),
                 [](core::Scene& scene) { scene.viewpoint = core::firstViewpoint(scene.volume->geometry()); });
  });
  addAction(reset_);
}

void ViewpointPanel::createModes(QVBoxLayout* layout) {
  auto* row = new QHBoxLayout;
  layout->addLayout(row);
  const auto make = [&](const QString& text, const QString& tip, const QKeySequence& key, const char* name) {
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setCheckable(true);
    action->setShortcut(key);
    action->setToolTip(tr("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    addAction(action);
    auto* box = new QCheckBox(text);
    box->setToolTip(action->toolTip());
    connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    connect(box, &QCheckBox::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, box, &QWidget::setEnabled);
    row->addWidget(box);
    return action;
  };
  orthographic_ = make(tr("Orthographic"), tr("Parallel rays: lengths are right everywhere in the picture"), Qt::Key_O,
                       "orthographic");
  maximumIntensity_ = make(tr("Maximum intensity"),
                           tr("Each pixel shows the largest value on its ray, in the transfer function's colour"),
                           Qt::Key_M, "maximumIntensity");
  connect(orthographic_, &QAction::triggered, this, [this](bool on) {
    model_->edit(on ? tr("Orthographic view") : tr("Perspective view"), [on](core::Scene& scene) {
      scene.projection = on ? core::Projection::kOrthographic : core::Projection::kPerspective;
    });
  });
  connect(maximumIntensity_, &QAction::triggered, this, [this](bool on) {
    model_->edit(on ? tr("Maximum intensity") : tr("Compositing"), [on](core::Scene& scene) {
      scene.blending = on ? core::Blending::kMaximumIntensity : core::Blending::kComposite;
    });
  });
}

QDoubleSpinBox* ViewpointPanel::addField(QFormLayout* form, const QString& name, const QString& tip, double minimum,
                                         double maximum, int decimals) {
  auto* box = new NumberField;
  box->setRange(minimum, maximum);
  box->setDecimals(decimals);
  box->setLocale(QLocale::c());
  box->setKeyboardTracking(false);
  box->setAccessibleName(name);
  box->setToolTip(tip);
  guardWheel(box);
  form->addRow(name, box);
  return box;
}

void ViewpointPanel::bindAngle(QDoubleSpinBox* box, const QString& name, double core::ViewAngles::*angle) {
  connect(box, &QDoubleSpinBox::valueChanged, this, [this, name, angle](double value) {
    model_->edit(name, [angle, value](core::Scene& scene) {
      core::ViewAngles angles = scene.viewpoint.angles();
      angles.*angle = value;
      const auto pan = scene.viewpoint.pan();
      scene.viewpoint = core::Viewpoint::fromAngles(angles);
      scene.viewpoint.setPan(pan);
    });
  });
}

void ViewpointPanel::bindPan(QDoubleSpinBox* box, std::size_t axis) {
  connect(box, &QDoubleSpinBox::valueChanged, this, [this, axis](double percent) {
    model_->edit(tr("Change pan"), [axis, percent](core::Scene& scene) {
      auto pan = scene.viewpoint.pan();
      pan[axis] = percent / 100;
      scene.viewpoint.setPan(pan);
    });
  });
}

void ViewpointPanel::onSceneChanged() {
  const auto scene = model_->scene();
  setEnabled(scene != nullptr);
  for (QAction* action : views_) action->setEnabled(scene != nullptr);
  for (QAction* action : {reset_, orthographic_, maximumIntensity_}) action->setEnabled(scene != nullptr);
  if (!scene) return;
  orthographic_->setChecked(scene->projection == core::Projection::kOrthographic);
  maximumIntensity_->setChecked(scene->blending == core::Blending::kMaximumIntensity);
  const core::ViewAngles angles = scene->viewpoint.angles();
  showNumber(elevation_, angles.elevation);
  showNumber(azimuth_, angles.azimuth);
  showNumber(roll_, angles.roll);
  showNumber(zoom_, angles.zoom);
  showNumber(panX_, scene->viewpoint.pan()[0] * 100);
  showNumber(panY_, scene->viewpoint.pan()[1] * 100);
}

}  // namespace twinray::ui
