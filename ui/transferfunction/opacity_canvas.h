#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/transfer_function.h"
#include "core/volume.h"
#include "ui/transferfunction/opacity_scale.h"

namespace twinray::ui {

class SceneModel;
class ValueAxis;
struct PlotMap;

/// Opacity curve over the histogram, edited with mouse and keyboard.
///
/// Modes: left drag moves mean and height, right drag changes the width, Shift+left adds, Shift+right removes.
/// Points: click adds, drag moves, drag from empty ground selects many, Shift+right removes; the end points keep their
/// value. Both: Ctrl+left drag shifts everything along the value axis, Ctrl+right drag scales it about the value where
/// the drag began; Tab goes from element to element, arrows move (Shift: a tenth), Delete removes, Insert adds; the
/// wheel zooms the value axis. One drag, or one held arrow key, is one undo step.
class OpacityCanvas : public QWidget {
  Q_OBJECT

 public:
  /// The axis must outlive the canvas.
  OpacityCanvas(SceneModel* model, ValueAxis* axis, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {380, 220}; }
  QSize minimumSizeHint() const override { return {220, 140}; }

  /// Space for the labels of the opacity axis on the left and half a handle on the right, in logical pixels; the colour
  /// bar keeps the same, so that values stand above each other.
  static constexpr int kLeftMargin = 36;
  static constexpr int kRightMargin = 12;

  /// Null: no histogram is drawn.
  void setHistogram(std::shared_ptr<const core::Volume> volume);
  bool logarithmicHistogram() const { return logarithmicHistogram_; }
  void setLogarithmicHistogram(bool on);
  OpacityScale opacityScale() const { return opacityScale_; }
  void setOpacityScale(OpacityScale scale);

  /// How much each of 256 values over the scalar range is to light up, 0..1; empty: none.
  void setMarks(const std::vector<double>& marks);
  const std::vector<double>& marks() const { return marks_; }

  QRectF plotArea() const;
  /// Logical pixels of a value and an opacity, and back (opacity clamped to 0..1, the value to the scalar range).
  QPointF toPixel(double value, double opacity) const;
  core::OpacityPoint fromPixel(const QPointF& pixel) const;

  /// Indices into the TF's modes or points.
  const std::set<std::size_t>& selection() const { return selection_; }
  void select(std::set<std::size_t> selection);
  void selectAll();
  void removeSelected();
  /// Adds an element in the widest gap beside the selected one.
  void insertElement();

 Q_SIGNALS:
  void selectionChanged();
  /// The user wants to type the selected element's numbers.
  void entryRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  bool event(QEvent* event) override;

 private:
  enum class Drag { kNone, kMove, kWidth, kShiftAll, kScaleAll, kGround };

  const core::TransferFunction* transferFunction() const;
  std::size_t elementCount() const;
  PlotMap map() const;
  QPointF handle(std::size_t element) const;
  std::optional<std::size_t> handleAt(const QPointF& pixel) const;
  std::optional<std::size_t> modeUnder(const QPointF& pixel) const;

  void pressLeft(QMouseEvent* event);
  void pressRight(QMouseEvent* event);
  void beginDrag(Drag drag, const QPointF& pixel);
  void continueDrag(const QPointF& pixel);
  void moveGrabbed(const QPointF& pixel);
  void widenGrabbed(const QPointF& pixel);
  void bandSelect(const QPointF& pixel);
  void endDrag();
  void cancelDrag();
  void add(const core::OpacityPoint& place);
  void selectAndReveal(std::size_t element);
  void remove(const std::set<std::size_t>& elements);
  void nudge(double steps, double heightSteps, double widthSteps);
  void paintMarks(QPainter& painter) const;
  void showMenu(const QPoint& globalPosition);
  void onSceneChanged();
  void change(const QString& name, const core::TransferFunction& tf);
  void describeSelection();
  QString dragName() const;

  SceneModel* model_;
  ValueAxis* axis_;
  std::shared_ptr<const core::Volume> histogram_;
  bool logarithmicHistogram_ = true;
  OpacityScale opacityScale_ = OpacityScale::kLinear;
  std::vector<double> marks_;
  std::set<std::size_t> selection_;
  core::OpacityKind shownKind_ = core::OpacityKind::kModes;
  std::size_t shownCount_ = 0;
  std::optional<QPointF> pointer_;

  Drag drag_ = Drag::kNone;
  bool moved_ = false;
  bool nudging_ = false;
  Qt::MouseButton dragButton_ = Qt::NoButton;
  QPointF pressPixel_;
  QPointF grabOffset_;
  std::size_t grabbed_ = 0;
  std::set<std::size_t> selectedBefore_;
  core::TransferFunction dragStart_;
  QRectF rubberBand_;
};

}  // namespace twinray::ui
