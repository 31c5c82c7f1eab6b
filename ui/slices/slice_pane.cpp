#include "ui/slices/slice_pane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/crop/crop_box.h"
#include "ui/scene_model.h"
#include "ui/slices/slice_model.h"
#include "ui/theme.h"

namespace twinray::ui {
namespace {

constexpr double kFill = 0.9;  ///< of the pane at zoom 1: room for letters and the handles of the crop box
constexpr double kHandle = 4;  ///< half a handle's side, logical pixels
constexpr double kGap = 7;     ///< the crosshair leaves its voxel free, logical pixels

const QColor kInk(255, 255, 255, 225), kPlate(0, 0, 0, 130), kCropColor(255, 196, 61);

// As in 3D Slicer: axial red, coronal green, sagittal yellow.
QColor colorOf(core::SlicePlane plane) {
  switch (plane) {
    case core::SlicePlane::kAxial:
      return {244, 80, 62};
    case core::SlicePlane::kCoronal:
      return {110, 196, 75};
    case core::SlicePlane::kSagittal:
      break;
  }
  return {237, 213, 76};
}

QString nameOf(core::SlicePlane plane) {
  switch (plane) {
    case core::SlicePlane::kAxial:
      return SlicePane::tr("Axial");
    case core::SlicePlane::kCoronal:
      return SlicePane::tr("Coronal");
    case core::SlicePlane::kSagittal:
      break;
  }
  return SlicePane::tr("Sagittal");
}

/// The plane whose slices lie across an index axis.
core::SlicePlane planeAcross(const core::Geometry& geometry, int axis) {
  for (const core::SlicePlane plane : core::kSlicePlanes) {
    if (core::sliceAxes(geometry, plane).normal == axis) return plane;
  }
  return core::SlicePlane::kAxial;
}

void drawOutlined(QPainter& painter, const QLineF& line, const QColor& color) {
  painter.setPen(QPen(QColor(0, 0, 0, 110), 3));
  painter.drawLine(line);
  painter.setPen(QPen(color, 1));
  painter.drawLine(line);
}

}  // namespace

SlicePane::SlicePane(core::SlicePlane plane, SliceModel* model, CropBox* crop, QWidget* parent)
    : QWidget(parent), plane_(plane), model_(model), crop_(crop) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("%1 slice").arg(nameOf(plane)));
  setToolTip(
      tr("Left: crosshair · wheel, Page keys: slices · right drag: window and level\n"
         "Ctrl+wheel: zoom · middle or Shift+left drag: pan · double click: whole slice"));
  setToolTipDuration(6000);
  worker_ = std::make_unique<Worker<Job>>(
      [this] {
        return [this](const Job& job, std::stop_token) {
          const auto pixels = core::paintSlice(job.request);
          const core::SliceView& size = job.request.view;
          // Without the copy the picture would end with the pixels.
          const QImage image = QImage(reinterpret_cast<const uchar*>(pixels.data()), size.width, size.height,
                                      qsizetype(size.width) * 4, QImage::Format_ARGB32_Premultiplied)
                                   .copy();
          QMetaObject::invokeMethod(
              this, [this, image, number = job.number] { receive(image, number); }, Qt::QueuedConnection);
        };
      },
      [](const std::string&) {});
  connect(model_, &SliceModel::changed, this, &SlicePane::request);
  connect(model_->scenes(), &SceneModel::sceneChanged, this, &SlicePane::request);
  connect(model_->scenes(), &SceneModel::volumeChanged, this, [this] {
    image_ = {};
    zoom_ = 1;
    pan_ = {};
  });
  connect(crop_, &CropBox::editingChanged, this, qOverload<>(&QWidget::update));
}

SlicePane::~SlicePane() = default;

core::SliceAxes SlicePane::axes() const {
  return core::sliceAxes(model_->scenes()->scene()->volume->geometry(), plane_);
}

core::SliceView SlicePane::view() const {
  const core::Geometry& geometry = model_->scenes()->scene()->volume->geometry();
  const auto size = core::sliceSize(geometry, axes());
  core::SliceView view;
  view.width = std::max(1, int(std::lround(width() * devicePixelRatioF())));
  view.height = std::max(1, int(std::lround(height() * devicePixelRatioF())));
  view.pixelsPerMillimetre = kFill * zoom_ * std::min(view.width / size[0], view.height / size[1]);
  view.centre = {size[0] / 2 + pan_[0], size[1] / 2 + pan_[1]};
  return view;
}

void SlicePane::request() {
  const auto scene = model_->scenes()->scene();
  if (!scene || !isVisible()) return;
  Job job;
  job.number = ++wantedNumber_;
  job.request.scene = scene;
  job.request.axes = axes();
  job.request.slice = model_->crosshair()[job.request.axes.normal];
  job.request.view = view();
  job.request.linear = model_->linear();
  job.request.labels = model_->labelsShown();
  job.request.colors = model_->colors();
  worker_->post(std::move(job));
  update();
}

void SlicePane::receive(const QImage& image, std::uint64_t number) {
  image_ = image;
  image_.setDevicePixelRatio(devicePixelRatioF());
  shownNumber_ = number;
  update();
  Q_EMIT painted();
}

QPointF SlicePane::placeOf(const std::array<double, 3>& voxel) const {
  const auto pixel = core::pixelOf(model_->scenes()->scene()->volume->geometry(), axes(), view(), voxel);
  return QPointF(pixel[0], pixel[1]) / devicePixelRatioF();
}

std::array<double, 3> SlicePane::voxelAt(const QPointF& position) const {
  const core::SliceAxes a = axes();
  const QPointF pixel = position * devicePixelRatioF();
  const auto index = core::indexOf(model_->scenes()->scene()->volume->geometry(), a, view(), {pixel.x(), pixel.y()});
  std::array<double, 3> voxel;
  voxel[a.column] = index[0];
  voxel[a.row] = index[1];
  voxel[a.normal] = model_->crosshair()[a.normal];
  return voxel;
}

std::array<QString, 4> SlicePane::letters() const {
  const auto edges = core::edgeLetters(model_->scenes()->scene()->volume->geometry(), axes());
  std::array<QString, 4> result;
  std::transform(edges.begin(), edges.end(), result.begin(),
                 [](const std::string& text) { return QString::fromStdString(text); });
  return result;
}

QPointF SlicePane::cropHandle(int axis, bool high) const {
  const auto scene = model_->scenes()->scene();
  std::array<double, 3> voxel;
  for (int i = 0; i < 3; ++i) {
    const double last = scene->volume->geometry().dimensions[i] - 1;
    voxel[i] = last * (i != axis ? (scene->crop.low[i] + scene->crop.high[i]) / 2
                       : high    ? scene->crop.high[i]
                                 : scene->crop.low[i]);
  }
  return placeOf(voxel);
}

void SlicePane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Palette colors = paneColors(palette());
  painter.fillRect(rect(), Qt::black);
  if (!model_->scenes()->scene()) {
    painter.setPen(colors.mutedText);
    painter.drawText(rect(), Qt::AlignCenter, tr("No volume"));
  } else {
    if (!image_.isNull()) painter.drawImage(0, 0, image_);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCrop(painter);
    paintCrosshair(painter);
    paintTexts(painter);
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : colors.frame);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SlicePane::paintCrosshair(QPainter& painter) const {
  const auto& voxel = model_->crosshair();
  const QPointF at = placeOf({double(voxel[0]), double(voxel[1]), double(voxel[2])});
  const core::Geometry& geometry = model_->scenes()->scene()->volume->geometry();
  const core::SliceAxes a = axes();
  const QColor vertical = colorOf(planeAcross(geometry, a.column)), horizontal = colorOf(planeAcross(geometry, a.row));
  drawOutlined(painter, {at.x(), 0, at.x(), at.y() - kGap}, vertical);
  drawOutlined(painter, {at.x(), at.y() + kGap, at.x(), double(height())}, vertical);
  drawOutlined(painter, {0, at.y(), at.x() - kGap, at.y()}, horizontal);
  drawOutlined(painter, {at.x() + kGap, at.y(), double(width()), at.y()}, horizontal);
}

void SlicePane::paintCrop(QPainter& painter) const {
  const auto scene = model_->scenes()->scene();
  if (!crop_->editing() && scene->crop.isWhole()) return;
  const core::SliceAxes a = axes();
  const double last = scene->volume->geometry().dimensions[a.normal] - 1;
  const double here = model_->crosshair()[a.normal];
  const bool inside = here >= scene->crop.low[a.normal] * last && here <= scene->crop.high[a.normal] * last;
  const double left = cropHandle(a.column, false).x(), right = cropHandle(a.column, true).x();
  const double top = cropHandle(a.row, false).y(), bottom = cropHandle(a.row, true).y();
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(kCropColor, 1.5, inside ? Qt::SolidLine : Qt::DashLine));
  painter.drawRect(QRectF(QPointF(left, top), QPointF(right, bottom)).normalized());
  if (!crop_->editing()) return;
  painter.setBrush(kCropColor);
  painter.setPen(QPen(Qt::black, 1));
  for (const int axis : {a.column, a.row}) {
    for (const bool high : {false, true}) {
      const QPointF at = cropHandle(axis, high);
      painter.drawRect(QRectF(at.x() - kHandle, at.y() - kHandle, 2 * kHandle, 2 * kHandle));
    }
  }
}

void SlicePane::paintTexts(QPainter& painter) const {
  QFont bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  const QFontMetrics metrics(bold);
  const int line = metrics.height();
  const core::SliceAxes a = axes();
  const QString name = nameOf(plane_), number = QString::number(model_->crosshair()[a.normal] + 1);
  QString title =
      tr("%1  %2 / %3").arg(name, number).arg(model_->scenes()->scene()->volume->geometry().dimensions[a.normal]);
  const int room = width() - 10 - 12;
  if (metrics.horizontalAdvance(title) > room) title = name + QStringLiteral("  ") + number;
  title = metrics.elidedText(title, Qt::ElideRight, room);
  const QRectF plate(5, 5, metrics.horizontalAdvance(title) + 12, line + 4);
  painter.setPen(Qt::NoPen);
  painter.setBrush(kPlate);
  painter.drawRoundedRect(plate, 3, 3);
  painter.setPen(colorOf(plane_));
  painter.drawText(plate, Qt::AlignCenter, title);

  const auto text = letters();
  const auto draw = [&](QPointF middle, const QString& letter) {
    const double side = metrics.horizontalAdvance(letter) + 8;
    const QRectF back(middle.x() - side / 2, middle.y() - line / 2.0 - 1, side, line + 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kPlate);
    painter.drawRoundedRect(back, 3, 3);
    painter.setPen(kInk);
    painter.drawText(back, Qt::AlignCenter, letter);
  };
  const double aside = metrics.horizontalAdvance(QStringLiteral("MM")) / 2.0 + 6;
  const double x = width() / 2.0, y = height() / 2.0;
  draw({aside, y}, text[0]);
  draw({width() - aside, y}, text[1]);
  // Not under the title.
  const double top = plate.right() + 8 + metrics.horizontalAdvance(text[2]) / 2.0;
  draw({std::max(x, top), line / 2.0 + 6}, text[2]);
  draw({x, height() - line / 2.0 - 6}, text[3]);
}

void SlicePane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  request();
}

void SlicePane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  request();
}

}  // namespace twinray::ui
