#include "ui/transferfunction/transfer_function_editor.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLinearGradient>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "core/error.h"
#include "core/sampling/sampler.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/file_writer.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"
#include "ui/transferfunction/color_bar.h"
#include "ui/transferfunction/color_maps.h"
#include "ui/transferfunction/curve_edits.h"
#include "ui/transferfunction/histogram_loader.h"
#include "ui/transferfunction/mode_fit.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/opacity_painter.h"
#include "ui/transferfunction/value_axis.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/wrapping_row.h"

namespace twinray::ui {
namespace {

constexpr double kShiftStep = 0.02;  ///< of the scalar range, for one press of a button
constexpr double kScaleStep = 1.1;
constexpr int kButtonGap = 3;  ///< logical pixels

QDoubleSpinBox* makeSpinBox(const char* name, const QString& accessibleName, const QString& tip) {
  auto* box = new NumberField;
  box->setObjectName(QLatin1String(name));
  box->setAccessibleName(accessibleName);
  box->setToolTip(tip);
  box->setLocale(QLocale::c());
  box->setKeyboardTracking(false);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setMinimumWidth(58);
  box->setEnabled(false);
  return box;
}

/// Shows a number without telling anyone.
void showWithin(QDoubleSpinBox* box, double minimum, double maximum, int decimals, double value) {
  // Each of these lays out the whole dock anew, even where nothing changes, and edits come with every mouse event.
  const auto rounded = [box](double number) { return box->textFromValue(number); };
  const bool same = box->specialValueText().isEmpty() && box->decimals() == decimals &&
                    rounded(box->minimum()) == rounded(minimum) && rounded(box->maximum()) == rounded(maximum);
  if (!same) {
    const QSignalBlocker blocker(box);
    box->setSpecialValueText(QString());
    box->setDecimals(decimals);
    box->setRange(minimum, maximum);
    box->setSingleStep((maximum - minimum) / 100);
  }
  showNumber(box, value);
}

void clear(QDoubleSpinBox* box) {
  box->setEnabled(false);
  if (!box->specialValueText().isEmpty()) return;
  const QSignalBlocker blocker(box);
  box->setRange(0, 0);
  box->setDecimals(0);
  box->setSpecialValueText(QStringLiteral(" "));
}

QToolButton* makeButton(QAction* action) {
  auto* button = new QToolButton;
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setFocusPolicy(Qt::StrongFocus);
  button->setAccessibleName(action->toolTip());
  return button;
}

QIcon swatch(const QBrush& brush, const QSize& size, const QColor& edge) {
  QPixmap pixmap(size);
  QPainter painter(&pixmap);
  painter.fillRect(pixmap.rect(), brush);
  painter.setPen(edge);
  painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
  return QIcon(pixmap);
}

}  // namespace

TransferFunctionEditor::TransferFunctionEditor(SceneModel* model, FileWriter* writer, QWidget* parent)
    : QWidget(parent),
      model_(model),
      writer_(writer),
      axis_(new ValueAxis(this)),
      histogram_(new HistogramLoader(this)),
      canvas_(new OpacityCanvas(model, axis_)),
      colorBar_(new ColorBar(model, axis_)),
      randomSeed_(std::random_device{}()) {
  createActions();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->setSpacing(4);
  layout->addWidget(createTools());
  layout->addWidget(canvas_, 1);
  layout->addWidget(colorBar_);
  layout->addWidget(createEntries());
  layout->addWidget(createWholeEdits());

  connect(model_, &SceneModel::volumeChanged, this, &TransferFunctionEditor::onVolumeChanged);
  connect(model_, &SceneModel::sceneChanged, this, &TransferFunctionEditor::onSceneChanged);
  connect(histogram_, &HistogramLoader::loaded, this, [this](const std::shared_ptr<const core::Volume>& volume) {
    canvas_->setHistogram(volume);
    random_->setEnabled(volume->maximum() > volume->minimum());
  });
  connect(canvas_, &OpacityCanvas::selectionChanged, this, &TransferFunctionEditor::showSelection);
  connect(canvas_, &OpacityCanvas::entryRequested, this, [this] {
    value_->setFocus(Qt::OtherFocusReason);
    value_->selectAll();
  });
  connect(colorBar_, &ColorBar::selectionChanged, this, &TransferFunctionEditor::showColorSelection);
  if (model_->scene()) {
    onVolumeChanged();
    axis_->setRange(model_->scene()->transferFunction.minimum(), model_->scene()->transferFunction.maximum());
  }
  onSceneChanged();
}

TransferFunctionEditor::~TransferFunctionEditor() = default;

void TransferFunctionEditor::createActions() {
  random_ = new QAction(tr("Random"), this);
  random_->setToolTip(tr("A random transfer function that shows something of this volume (G)"));
  random_->setShortcut(Qt::Key_G);
  random_->setEnabled(false);
  connect(random_, &QAction::triggered, this, &TransferFunctionEditor::randomise);
  addAction(random_);
  import_ = new QAction(tr("Import…"), this);
  import_->setToolTip(tr("Take the transfer function of a file"));
  connect(import_, &QAction::triggered, this, &TransferFunctionEditor::chooseImport);
  export_ = new QAction(tr("Export…"), this);
  export_->setToolTip(tr("Write this transfer function to a file"));
  connect(export_, &QAction::triggered, this, &TransferFunctionEditor::chooseExport);
  wholeEdits_ << import_ << export_;
}

QAction* TransferFunctionEditor::addWholeEdit(
    const QString& text, const QString& tip,
    const std::function<core::TransferFunction(const core::TransferFunction&)>& edit) {
  auto* action = new QAction(text, this);
  action->setToolTip(tip);
  connect(action, &QAction::triggered, this, [this, tip, edit] {
    if (model_->scene()) change(tip, edit(model_->scene()->transferFunction));
  });
  wholeEdits_ << action;
  return action;
}

QWidget* TransferFunctionEditor::createTools() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  kind_ = new QComboBox;
  kind_->setObjectName(QStringLiteral("opacityKind"));
  kind_->addItems({tr("Gaussian modes"), tr("Control points")});
  kind_->setAccessibleName(tr("Kind of opacity curve"));
  kind_->setToolTip(tr(
      "Switching to points keeps the curve. Switching back gives the same modes again if the points were not edited, "
      "else up to five modes that come nearest to the curve; undo brings the points back."));
  connect(kind_, &QComboBox::activated, this,
          [this](int index) { setOpacityKind(index == 0 ? core::OpacityKind::kModes : core::OpacityKind::kPoints); });
  layout->addWidget(kind_);
  layout->addStretch();

  const auto addToggle = [&](const QString& text, const QString& name, const QString& tip, bool on) {
    auto* box = new QCheckBox(text);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setChecked(on);
    layout->addWidget(box);
    return box;
  };
  auto* logarithmic = addToggle(tr("log counts"), tr("Logarithmic histogram"),
                                tr("Histogram with a logarithmic axis: rare values become visible"), true);
  logarithmic->setObjectName(QStringLiteral("logarithmic"));
  connect(logarithmic, &QCheckBox::toggled, canvas_, &OpacityCanvas::setLogarithmicHistogram);
  auto* root = addToggle(tr("√ opacity"), tr("Square-root opacity axis"),
                         tr("Square-root opacity axis: fine control near zero, where opacities of volumes lie"), false);
  root->setObjectName(QStringLiteral("squareRoot"));
  connect(root, &QCheckBox::toggled, canvas_,
          [this](bool on) { canvas_->setOpacityScale(on ? OpacityScale::kSquareRoot : OpacityScale::kLinear); });
  auto* whole = new QToolButton;
  whole->setText(tr("fit"));
  whole->setAccessibleName(tr("Show the whole value range"));
  whole->setToolTip(tr("Show the whole value range (Home); the wheel over the curve zooms, Shift+wheel scrolls"));
  whole->setFocusPolicy(Qt::StrongFocus);
  whole->setEnabled(false);
  connect(whole, &QToolButton::clicked, axis_, &ValueAxis::showAll);
  connect(axis_, &ValueAxis::changed, whole, [this, whole] { whole->setEnabled(!axis_->isWhole()); });
  layout->addWidget(whole);
  return row;
}

QWidget* TransferFunctionEditor::createEntries() {
  auto* rows = new QWidget;
  auto* grid = new QGridLayout(rows);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(4);
  value_ = makeSpinBox("elementValue", tr("Value of the selected element"),
                       tr("Scalar value of the selected mode or point"));
  width_ = makeSpinBox("elementWidth", tr("Width of the selected mode"),
                       tr("Sigma of the selected mode in scalar units: opacity falls to 37 % at this distance"));
  opacity_ = makeSpinBox("elementOpacity", tr("Opacity of the selected element"),
                         tr("Opacity of the selected mode or point, 0 to 1"));
  colorValue_ =
      makeSpinBox("colorValue", tr("Value of the selected colour"), tr("Scalar value of the selected colour"));
  connect(value_, &QDoubleSpinBox::valueChanged, this, &TransferFunctionEditor::enterValue);
  connect(width_, &QDoubleSpinBox::valueChanged, this, &TransferFunctionEditor::enterWidth);
  connect(opacity_, &QDoubleSpinBox::valueChanged, this, &TransferFunctionEditor::enterOpacity);
  connect(colorValue_, &QDoubleSpinBox::valueChanged, colorBar_, &ColorBar::setSelectedValue);

  valueLabel_ = new QLabel(tr("Mean"));
  auto* widthLabel = new QLabel(tr("Width"));
  auto* opacityLabel = new QLabel(tr("Opacity"));
  auto* colorLabel = new QLabel(tr("Colour at"));
  valueLabel_->setBuddy(value_);
  widthLabel->setBuddy(width_);
  opacityLabel->setBuddy(opacity_);
  colorLabel->setBuddy(colorValue_);
  const std::initializer_list<QWidget*> firstRow{valueLabel_, value_, opacityLabel, opacity_, widthLabel, width_};
  int column = 0;
  for (QWidget* widget : firstRow) grid->addWidget(widget, 0, column++);

  colorButton_ = new QToolButton;
  colorButton_->setObjectName(QStringLiteral("colorButton"));
  colorButton_->setAccessibleName(tr("Change the selected colour"));
  colorButton_->setToolTip(tr("Change the selected colour"));
  colorButton_->setFocusPolicy(Qt::StrongFocus);
  connect(colorButton_, &QToolButton::clicked, colorBar_, &ColorBar::recolorSelected);
  auto* maps = new QPushButton(tr("Colour map"));
  maps->setObjectName(QStringLiteral("colorMaps"));
  maps->setToolTip(tr("Colours that any colour vision can read, over the shown part of the value range"));
  maps->setAutoDefault(false);
  auto* menu = new QMenu(maps);
  fillMapMenu(menu);
  maps->setMenu(menu);
  grid->addWidget(colorLabel, 1, 0);
  grid->addWidget(colorValue_, 1, 1);
  grid->addWidget(colorButton_, 1, 2, Qt::AlignLeft);
  grid->addWidget(maps, 1, 3, 1, 3, Qt::AlignRight);
  for (const int stretched : {1, 3, 5}) grid->setColumnStretch(stretched, 1);
  return rows;
}

void TransferFunctionEditor::fillMapMenu(QMenu* menu) {
  constexpr QSize kSize(64, 14);
  menu->setToolTipsVisible(true);
  for (const ColorMap& map : colorMaps()) {
    core::TransferFunction tf(0, 1);
    tf.setColors(map.nodes);
    QLinearGradient gradient(0, 0, kSize.width(), 0);
    gradient.setStops(colorStops(tf, 0, 1));
    QAction* action = menu->addAction(QString::fromStdString(map.name));
    action->setIcon(swatch(gradient, kSize, palette().color(QPalette::Mid)));
    action->setIconVisibleInMenu(true);
    connect(action, &QAction::triggered, this, [this, &map] {
      if (!model_->scene()) return;
      core::TransferFunction changed = model_->scene()->transferFunction;
      changed.setColors(spread(map, axis_->minimum(), axis_->maximum()));
      change(tr("Colour map %1").arg(QString::fromStdString(map.name)), changed);
    });
  }
  menu->addSeparator();
  menu->addAction(addWholeEdit(tr("Reverse colours"), tr("Reverse colours"), withColorsFlipped));
}

QWidget* TransferFunctionEditor::createWholeEdits() {
  auto* row = new WrappingRow;
  using core::TransferFunction;
  const auto width = [](const TransferFunction& tf) { return tf.maximum() - tf.minimum(); };
  const auto middle = [](const TransferFunction& tf) { return (tf.minimum() + tf.maximum()) / 2; };
  QAction* down = addWholeEdit(tr("◂"), tr("Shift to lower values"),
                               [width](const TransferFunction& tf) { return shifted(tf, -kShiftStep * width(tf)); });
  QAction* up = addWholeEdit(tr("▸"), tr("Shift to higher values"),
                             [width](const TransferFunction& tf) { return shifted(tf, kShiftStep * width(tf)); });
  QAction* narrow = addWholeEdit(tr("−"), tr("Narrow everything"), [middle](const TransferFunction& tf) {
    return scaled(tf, 1 / kScaleStep, middle(tf));
  });
  QAction* widen = addWholeEdit(tr("+"), tr("Widen everything"),
                                [middle](const TransferFunction& tf) { return scaled(tf, kScaleStep, middle(tf)); });
  QAction* flip = addWholeEdit(tr("Flip"), tr("Mirror the value axis"), flipped);
  QAction* invert = addWholeEdit(tr("Invert"), tr("Invert the opacity"), inverted);
  reset_ = addWholeEdit(tr("Reset"), tr("Reset the transfer function"),
                        [](const TransferFunction& tf) { return plain(tf.minimum(), tf.maximum()); });
  row->addWidget(makeButton(random_));
  for (QAction* action : {down, up, narrow, widen, flip, invert, reset_})
    row->addWidget(makeButton(action), kButtonGap);
  auto* file = new QToolButton;
  file->setText(tr("File"));
  file->setToolTip(tr("Import or export the transfer function"));
  file->setPopupMode(QToolButton::InstantPopup);
  file->setFocusPolicy(Qt::StrongFocus);
  auto* menu = new QMenu(file);
  menu->addActions({import_, export_});
  file->setMenu(menu);
  row->addWidget(file, 2 * WrappingRow::kGap);
  return row;
}

void TransferFunctionEditor::change(const QString& name, const core::TransferFunction& tf) {
  model_->edit(name, [&tf](core::Scene& scene) { scene.transferFunction = tf; });
}

void TransferFunctionEditor::onVolumeChanged() {
  kindMemory_.reset();
  canvas_->setHistogram(nullptr);
  random_->setEnabled(false);
  if (model_->scene()) histogram_->load(model_->scene()->volume);
}

void TransferFunctionEditor::onSceneChanged() {
  const auto scene = model_->scene();
  for (QAction* action : wholeEdits_) action->setEnabled(scene != nullptr);
  kind_->setEnabled(scene != nullptr);
  if (scene) kind_->setCurrentIndex(scene->transferFunction.opacityKind() == core::OpacityKind::kModes ? 0 : 1);
  showSelection();
  showColorSelection();
}

void TransferFunctionEditor::showSelection() {
  const auto scene = model_->scene();
  const auto& selection = canvas_->selection();
  const bool modes = !scene || scene->transferFunction.opacityKind() == core::OpacityKind::kModes;
  valueLabel_->setText(modes ? tr("Mean") : tr("Value"));
  // Between two signals of one edit the selection may still be that of the scene before.
  const std::size_t count = !scene  ? 0
                            : modes ? scene->transferFunction.modes().size()
                                    : scene->transferFunction.points().size();
  if (selection.size() != 1 || *selection.begin() >= count) {
    for (QDoubleSpinBox* box : {value_, opacity_, width_}) clear(box);
    return;
  }
  const core::TransferFunction& tf = scene->transferFunction;
  const std::size_t i = *selection.begin();
  const double range = tf.maximum() - tf.minimum();
  const int decimals = decimalsFor(range);
  const double value = modes ? tf.modes()[i].mean : tf.points()[i].value;
  showWithin(value_, std::min(tf.minimum(), value), std::max(tf.maximum(), value), decimals, value);
  showWithin(opacity_, 0, 1, 4, modes ? tf.modes()[i].amplitude : tf.points()[i].opacity);
  value_->setEnabled(modes || !isEndPoint(tf, i));
  opacity_->setEnabled(true);
  width_->setEnabled(modes);
  if (modes) {
    showWithin(width_, smallestSigma(tf), std::max(2 * range, tf.modes()[i].sigma), decimals + 1, tf.modes()[i].sigma);
  } else {
    clear(width_);
  }
}

void TransferFunctionEditor::showColorSelection() {
  const auto scene = model_->scene();
  const auto selected = colorBar_->selection();
  const bool valid = scene && selected && *selected < scene->transferFunction.colors().size();
  colorValue_->setEnabled(valid);
  colorButton_->setEnabled(valid);
  if (!valid) {
    clear(colorValue_);
    if (std::exchange(swatch_, {}) != Swatch()) colorButton_->setIcon({});
    return;
  }
  const core::TransferFunction& tf = scene->transferFunction;
  const core::ColorNode& node = tf.colors()[*selected];
  showWithin(colorValue_, std::min(tf.minimum(), node.value), std::max(tf.maximum(), node.value),
             decimalsFor(tf.maximum() - tf.minimum()), node.value);
  const Swatch now{toQColor(node.rgb), palette().color(QPalette::WindowText)};
  if (std::exchange(swatch_, now) != now) colorButton_->setIcon(swatch(now.color, {28, 14}, now.edge));
}

void TransferFunctionEditor::enterValue(double value) {
  if (!model_->scene() || canvas_->selection().size() != 1) return;
  core::TransferFunction tf = model_->scene()->transferFunction;
  const std::size_t i = *canvas_->selection().begin();
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes = tf.modes();
    modes[i].mean = value;
    tf.setModes(std::move(modes));
  } else {
    tf.setPoints(movedPoints(tf, {i}, value - tf.points()[i].value, 0, OpacityScale::kLinear));
  }
  change(tr("Type value"), tf);
}

void TransferFunctionEditor::enterOpacity(double opacity) {
  if (!model_->scene() || canvas_->selection().size() != 1) return;
  core::TransferFunction tf = model_->scene()->transferFunction;
  const std::size_t i = *canvas_->selection().begin();
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes = tf.modes();
    modes[i].amplitude = opacity;
    tf.setModes(std::move(modes));
  } else {
    std::vector<core::OpacityPoint> points = tf.points();
    points[i].opacity = opacity;
    tf.setPoints(std::move(points));
  }
  change(tr("Type opacity"), tf);
}

void TransferFunctionEditor::enterWidth(double sigma) {
  if (!model_->scene() || canvas_->selection().size() != 1) return;
  core::TransferFunction tf = model_->scene()->transferFunction;
  if (tf.opacityKind() != core::OpacityKind::kModes) return;
  std::vector<core::GaussianMode> modes = tf.modes();
  modes[*canvas_->selection().begin()].sigma = sigma;
  tf.setModes(std::move(modes));
  change(tr("Type width"), tf);
}

void TransferFunctionEditor::setOpacityKind(core::OpacityKind kind) {
  if (!model_->scene() || model_->scene()->transferFunction.opacityKind() == kind) return;
  core::TransferFunction tf = model_->scene()->transferFunction;
  if (kind == core::OpacityKind::kPoints) {
    if (!kindMemory_ || kindMemory_->modes != tf.modes()) kindMemory_ = {tf.modes(), tf.modesAsPoints()};
    tf.setPoints(kindMemory_->points);
    change(tr("Switch to control points"), tf);
    return;
  }
  QString told;
  if (!kindMemory_ || kindMemory_->points != tf.points()) {
    ModeFit fit = fitModes(tf);
    told =
        tr("The curve is now %n mode(s), which differ from it by at most %1 in opacity; undo brings the points back.",
           nullptr, int(fit.modes.size()))
            .arg(formatValue(fit.largestError, 1));
    kindMemory_ = {std::move(fit.modes), tf.points()};
  }
  tf.setModes(kindMemory_->modes);
  change(tr("Switch to Gaussian modes"), tf);
  if (!told.isEmpty()) Q_EMIT this->told(told);
}

void TransferFunctionEditor::randomise() {
  const auto scene = model_->scene();
  if (!scene) return;
  try {
    const core::Sampler sampler(scene->volume, {core::SamplerKind::kInformed, randomSeed_});
    change(tr("Random transfer function"), sampler.sample(randomIndex_++).transferFunction);
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void TransferFunctionEditor::importFile(const std::filesystem::path& file) {
  const auto scene = model_->scene();
  if (!scene) return;
  try {
    const core::ImportedTransferFunction read = core::readAnyTransferFunction(file);
    const core::TransferFunction tf = core::imported(read, scene->transferFunction);
    model_->edit(tr("Import transfer function"), [&](core::Scene& changed) {
      changed.transferFunction = tf;
      if (read.lighting) changed.lighting = *read.lighting;
    });
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void TransferFunctionEditor::exportFile(const std::filesystem::path& file, core::TransferFunctionFormat format) {
  const auto scene = model_->scene();
  if (!scene) return;
  writer_->add(
      [file, format, scene] {
        core::writeTransferFunctionAs(format, file, scene->transferFunction, scene->lighting, scene->opacityUnit());
      },
      [this, file] {
        Q_EMIT told(tr("Transfer function written to %1.").arg(QString::fromStdString(file.filename().string())));
      },
      [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

void TransferFunctionEditor::chooseImport() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Import transfer function"), {},
                                                    tr("Transfer functions (*.json *.vp);;All files (*)"));
  if (!file.isEmpty()) importFile(file.toStdString());
}

void TransferFunctionEditor::chooseExport() {
  using core::TransferFunctionFormat;
  constexpr std::array kFormats{TransferFunctionFormat::kOwn, TransferFunctionFormat::kSlicerJson,
                                TransferFunctionFormat::kSlicerText, TransferFunctionFormat::kParaView};
  // In the order of kFormats.
  const std::vector<FileKind> kinds{{tr("TwinRay (*.json)"), QStringLiteral(".json")},
                                    {tr("3D Slicer 5.9 and later (*.vp.json)"), QStringLiteral(".vp.json")},
                                    {tr("3D Slicer up to 5.8 (*.vp)"), QStringLiteral(".vp")},
                                    {tr("ParaView (*.json)"), QStringLiteral(".json")}};
  chooseFileToSave(
      this, tr("Export transfer function"), tr("transfer-function"), kinds,
      [this, kFormats](const QString& file, std::size_t kind) { exportFile(file.toStdString(), kFormats[kind]); });
}

}  // namespace twinray::ui
