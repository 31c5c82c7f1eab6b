#pragma once

#include <QColor>
#include <QWidget>
#include <optional>

#include "core/transfer_function.h"

namespace twinray::ui {

class SceneModel;
class ValueAxis;

/// The TF's colours along the value axis, with a handle for each node.
///
/// Double click on the bar adds a node, drag moves one, double click or Enter recolours it, Delete removes it, Tab goes
/// from node to node, arrows move it (Shift: a tenth), Insert adds one beside it. One drag is one undo step.
class ColorBar : public QWidget {
  Q_OBJECT

 public:
  /// The axis must outlive the bar.
  ColorBar(SceneModel* model, ValueAxis* axis, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {380, 44}; }
  QSize minimumSizeHint() const override { return {220, 44}; }

  QRectF barArea() const;
  /// Centre of a node's handle in logical pixels.
  QPointF handle(std::size_t node) const;
  double valueAt(double x) const;

  /// Index into the TF's colours.
  std::optional<std::size_t> selection() const { return selection_; }
  void select(std::optional<std::size_t> node);

  void addNode(double value);
  void removeSelected();
  /// Opens the colour dialog for the selected node; cancelling it changes nothing.
  void recolorSelected();
  void setSelectedColor(const QColor& color);
  /// As far as the neighbouring nodes.
  void setSelectedValue(double value);

 Q_SIGNALS:
  void selectionChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  bool event(QEvent* event) override;

 private:
  const core::TransferFunction* transferFunction() const;
  double toX(double value) const;
  std::optional<std::size_t> nodeAt(const QPointF& pixel) const;
  void moveNode(std::size_t node, double value);
  void endGesture();
  void onSceneChanged();
  void change(const QString& name, std::vector<core::ColorNode> nodes);
  void describeSelection();

  SceneModel* model_;
  ValueAxis* axis_;
  std::optional<std::size_t> selection_;
  bool dragging_ = false;
  bool nudging_ = false;
  double grabOffset_ = 0;
};

}  // namespace twinray::ui
