#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/slice.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

class CropBox;
class SliceModel;

/// One slice with its crosshair: left click and drag move the crosshair, wheel and Page keys go through the slices,
/// right drag changes window and level (or the transfer function's colours), Ctrl+wheel zooms, middle or Shift+left
/// drag pans, double click and Home show the whole slice; arrows move the crosshair. Painted off the window's thread.
class SlicePane : public QWidget {
  Q_OBJECT

 public:
  SlicePane(core::SlicePlane plane, SliceModel* model, CropBox* crop, QWidget* parent = nullptr);
  ~SlicePane() override;

  core::SlicePlane plane() const { return plane_; }
  /// The axes of the open volume.
  core::SliceAxes axes() const;
  /// What the pane shows now, in device pixels.
  core::SliceView view() const;
  /// How far it is zoomed in, 1: the whole slice; and mm in the plane from the slice's middle to the pane's.
  double zoom() const { return zoom_; }
  const std::array<double, 2>& pan() const { return pan_; }
  /// Both as above, clamped to what the pane allows; nothing without a volume.
  void setZoomAndPan(double zoom, const std::array<double, 2>& pan);
  /// The picture that arrived last, and whether it is of the present state.
  const QImage& image() const { return image_; }
  bool isCurrent() const { return shownNumber_ == wantedNumber_; }
  /// Widget coordinates of a voxel's centre in the shown slice.
  QPointF placeOf(const std::array<double, 3>& voxel) const;
  /// Letters at the left, right, upper and lower edge.
  std::array<QString, 4> letters() const;
  /// Widget coordinates of the middle of the crop box' edge on that side of an index axis.
  QPointF cropHandle(int axis, bool high) const;

  QSize sizeHint() const override { return {300, 280}; }
  QSize minimumSizeHint() const override { return {110, 110}; }

 Q_SIGNALS:
  void painted();
  /// Another zoom or pan.
  void viewChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Job {
    core::SliceRequest request;
    std::uint64_t number = 0;
  };
  struct CropFace {
    int axis = 0;
    bool high = false;
  };
  enum class Mode { kNone, kCrosshair, kWindow, kPan, kCrop };

  void request();
  void receive(const QImage& image, std::uint64_t number);
  void resetView();
  void moveCrosshair(const QPointF& position);
  void changeWindow(const QPointF& position);
  void zoomAt(const QPointF& position, double factor);
  void dragCrop(const QPointF& position);
  std::optional<CropFace> cropFaceAt(const QPointF& position) const;
  std::array<double, 3> voxelAt(const QPointF& position) const;
  void paintCrosshair(QPainter& painter) const;
  void paintCrop(QPainter& painter) const;
  void paintTexts(QPainter& painter) const;

  core::SlicePlane plane_;
  SliceModel* model_;
  CropBox* crop_;
  double zoom_ = 1;
  std::array<double, 2> pan_{};
  Mode mode_ = Mode::kNone;
  CropFace face_;
  QPointF pressed_, last_;
  core::SliceColors pressedColors_;
  core::TransferFunction pressedFunction_;
  double wheelRest_ = 0;
  QImage image_;
  std::uint64_t wantedNumber_ = 0, shownNumber_ = 0;
  // Last: its thread ends before anything above goes.
  std::unique_ptr<Worker<Job>> worker_;
};

}  // namespace twinray::ui
