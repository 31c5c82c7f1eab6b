#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QVector>
#include <QWidget>
#include <optional>

namespace twinray::ui {

/// Curves over the steps of a training. The wheel zooms along the steps, a drag chooses a range, a double click shows
/// everything; values of the nearest step show under the mouse, or are gone through with the arrow keys.
class CurvePlot : public QWidget {
  Q_OBJECT

 public:
  struct Series {
    QString name;
    QColor color;
    bool dashed = false;
    QVector<QPointF> points;  ///< ascending in x; y that is not finite is a gap
    bool operator==(const Series&) const = default;
  };

  explicit CurvePlot(QWidget* parent = nullptr);

  void setSeries(QVector<Series> series);
  const QVector<Series>& series() const { return series_; }
  /// Names the y axis, with its unit.
  void setQuantity(const QString& name);
  void setLogarithmic(bool logarithmic);
  /// What is shown while there are no points.
  void setPlaceholder(const QString& text);

  /// Range of steps on screen.
  double from() const;
  double to() const;
  void showAll();
  /// Text of the values at the step under the cursor; empty without one.
  QString valuesAtCursor() const;

  /// Where a value is painted.
  QPointF positionOf(const QPointF& point) const;

  QSize minimumSizeHint() const override { return {220, 110}; }
  QSize sizeHint() const override { return {520, 200}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Span {
    double low = 0, high = 1;
  };
  QRectF area() const;
  Span wholeSteps() const;
  Span values() const;
  double scaled(double value) const;
  double stepAt(double x) const;
  void zoom(double from, double to);
  void setCursorStep(std::optional<double> step);
  QVector<double> stepsOnScreen() const;
  void paintAxes(QPainter& painter, const QRectF& frame, const Span& span);
  void paintLegend(QPainter& painter, const QRectF& frame);
  void paintCursor(QPainter& painter, const QRectF& frame);

  QVector<Series> series_;
  QString quantity_, placeholder_;
  bool logarithmic_ = false;
  std::optional<Span> chosen_;  ///< steps on screen; empty: all
  std::optional<double> cursor_;
  std::optional<double> press_, dragged_;  ///< x in pixels
};

}  // namespace twinray::ui
