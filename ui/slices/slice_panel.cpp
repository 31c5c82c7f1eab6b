#include "ui/slices/slice_panel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "ui/scene_model.h"
#include "ui/slices/slice_model.h"
#include "ui/slices/slice_pane.h"
#include "ui/transferfunction/value_axis.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/widgets/wrapping_row.h"

namespace twinray::ui {
namespace {

constexpr double kTall = 1.3;  ///< height over width from which on the slices stand below each other

QString number(double value) {
  return QLocale::c().toString(value, 'g', 6);
}

}  // namespace

SlicePanel::SlicePanel(SliceModel* model, CropBox* crop, QWidget* parent) : QWidget(parent), model_(model) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  row_ = new QBoxLayout(QBoxLayout::LeftToRight);
  row_->setSpacing(4);
  for (const core::SlicePlane plane : core::kSlicePlanes) {
    panes_[std::size_t(plane)] = new SlicePane(plane, model, crop);
    row_->addWidget(panes_[std::size_t(plane)], 1);
    connect(panes_[std::size_t(plane)], &SlicePane::viewChanged, this, &SlicePanel::stateChanged);
  }
  layout->addLayout(row_, 1);
  readout_ = new ElidedLabel;
  readout_->setObjectName(QStringLiteral("sliceReadout"));
  readout_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  readout_->setToolTip(
      tr("Value of the voxel under the crosshair, its index in the file (from 0), and its position in "
         "the patient: mm to the left, posterior, superior"));
  layout->addWidget(readout_);
  layout->addWidget(createControls());
  connect(model_, &SliceModel::changed, this, &SlicePanel::onChanged);
  connect(model_, &SliceModel::changed, this, &SlicePanel::stateChanged);
  connect(model_->scenes(), &SceneModel::sceneChanged, this, &SlicePanel::onChanged);
  onChanged();
}

QWidget* SlicePanel::createControls() {
  auto* row = new WrappingRow;
  colors_ = new QComboBox;
  colors_->setObjectName(QStringLiteral("sliceColors"));
  colors_->setAccessibleName(tr("Colours of the slices"));
  colors_->addItems({tr("Grey"), tr("Transfer function")});
  colors_->setToolTip(tr("Grey, or the colours of the transfer function without its opacity"));
  const auto spin = [this](const QString& name, const QString& tip) {
    auto* box = new NumberField;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setLocale(QLocale::c());
    box->setKeyboardTracking(false);
    box->setRange(-1e12, 1e12);
    box->setDecimals(2);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setMaximumWidth(fontMetrics().averageCharWidth() * 16);
    guardWheel(box);
    return box;
  };
  window_ = spin(tr("Window"), tr("Values from black to white; right drag in a slice, sideways"));
  window_->setObjectName(QStringLiteral("sliceWindow"));
  level_ = spin(tr("Level"), tr("The value of middle grey; right drag in a slice, up and down"));
  level_->setObjectName(QStringLiteral("sliceLevel"));
  auto* automatic = new QPushButton(tr("Auto"));
  automatic->setObjectName(QStringLiteral("sliceAuto"));
  automatic->setToolTip(tr("Window and level as at first"));
  interpolation_ = new QComboBox;
  interpolation_->setObjectName(QStringLiteral("sliceInterpolation"));
  interpolation_->setAccessibleName(tr("Interpolation"));
  interpolation_->setToolTip(tr("Between voxels: smooth, or each voxel as it is"));
  interpolation_->addItems({tr("Linear"), tr("Nearest")});
  labels_ = new QCheckBox(tr("Labels"));
  labels_->setToolTip(tr("Shows the label map over the slices"));
  labels_->setObjectName(QStringLiteral("sliceLabels"));
  row->addWidget(colors_);
  row->addNamed(tr("&Window"), window_);
  row->addNamed(tr("&Level"), level_);
  for (QWidget* widget : std::initializer_list<QWidget*>{automatic, interpolation_, labels_}) row->addWidget(widget);
  connect(colors_, &QComboBox::activated, this, [this](int index) {
    core::SliceColors colors = model_->colors();
    colors.transferFunction = index == 1;
    model_->setColors(colors);
  });
  connect(window_, &QDoubleSpinBox::valueChanged, this, [this](double window) {
    core::SliceColors colors = model_->colors();
    colors.window = window;
    model_->setColors(colors);
  });
  connect(level_, &QDoubleSpinBox::valueChanged, this, [this](double level) {
    core::SliceColors colors = model_->colors();
    colors.level = level;
    model_->setColors(colors);
  });
  connect(automatic, &QPushButton::clicked, model_, &SliceModel::resetWindow);
  connect(interpolation_, &QComboBox::activated, this, [this](int index) { model_->setLinear(index == 0); });
  connect(labels_, &QCheckBox::toggled, model_, &SliceModel::setLabelsShown);
  return row;
}

QString SlicePanel::readout() const {
  return readout_->fullText();
}

nlohmann::json SlicePanel::state() const {
  const core::SliceColors& colors = model_->colors();
  nlohmann::json state{{"crosshair", model_->crosshair()},
                       {"window", colors.window},
                       {"level", colors.level},
                       {"transfer_function", colors.transferFunction},
                       {"linear", model_->linear()},
                       {"labels", model_->labelsShown()},
                       {"views", nlohmann::json::array()}};
  for (const SlicePane* pane : panes_) state["views"].push_back({{"zoom", pane->zoom()}, {"pan", pane->pan()}});
  return state;
}

void SlicePanel::restore(const nlohmann::json& state) {
  core::SliceColors colors;
  colors.window = state.at("window").get<double>();
  colors.level = state.at("level").get<double>();
  colors.transferFunction = state.at("transfer_function").get<bool>();
  const auto places = state.at("crosshair").get<std::array<double, 3>>();
  std::array<int, 3> crosshair{};
  for (std::size_t i = 0; i < crosshair.size(); ++i) crosshair[i] = int(std::clamp(places[i], 0.0, 1e9));
  const bool linear = state.at("linear").get<bool>(), labels = state.at("labels").get<bool>();
  std::array<std::pair<double, std::array<double, 2>>, 3> views;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const nlohmann::json& view = state.at("views").at(i);
    views[i] = {view.at("zoom").get<double>(), view.at("pan").get<std::array<double, 2>>()};
  }
  // All of it was understood.
  model_->setCrosshair(crosshair);
  model_->setColors(colors);
  model_->setLinear(linear);
  model_->setLabelsShown(labels);
  for (std::size_t i = 0; i < views.size(); ++i) panes_[i]->setZoomAndPan(views[i].first, views[i].second);
}

void SlicePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  row_->setDirection(height() > kTall * width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void SlicePanel::onChanged() {
  const auto scene = model_->scenes()->scene();
  setEnabled(scene != nullptr);
  if (!scene) return readout_->setFullText({});
  const auto index = model_->fileIndex();
  const auto place = model_->position();
  QString text = tr("Value %1  ·  index %2, %3, %4  ·  LPS %5, %6, %7 mm")
                     .arg(withUnit(number(model_->value()), valueUnit(*scene->volume)))
                     .arg(index[0])
                     .arg(index[1])
                     .arg(index[2])
                     .arg(place[0], 0, 'f', 1)
                     .arg(place[1], 0, 'f', 1)
                     .arg(place[2], 0, 'f', 1);
  if (const core::Label* label = model_->label()) {
    text += QStringLiteral("  ·  ") +
            (label->name.empty() ? tr("label %1").arg(label->value) : QString::fromStdString(label->name));
  }
  readout_->setFullText(text);
  const core::SliceColors& colors = model_->colors();
  const QSignalBlocker window(window_), level(level_), labels(labels_);
  colors_->setCurrentIndex(colors.transferFunction ? 1 : 0);
  window_->setMinimum(1e-2);
  window_->setValue(colors.window);
  level_->setValue(colors.level);
  for (QWidget* widget : std::initializer_list<QWidget*>{window_, level_}) {
    widget->setEnabled(!colors.transferFunction);
  }
  interpolation_->setCurrentIndex(model_->linear() ? 0 : 1);
  labels_->setChecked(model_->labelsShown());
  labels_->setEnabled(scene->labels != nullptr);
}

}  // namespace twinray::ui
