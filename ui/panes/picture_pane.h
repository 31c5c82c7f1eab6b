#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/panes/orientation_cube.h"
#include "ui/panes/pane_layer.h"

namespace twinray::ui {

/// How a pane shows another one's picture beside its own.
enum class Companion { kNone, kSwipe, kInstead };

/// One picture of the scene under its title: drawn whole, never stretched, with what made it in the corner. Mouse,
/// wheel and keys go out as signals; the pane knows no scene.
class PicturePane : public QWidget {
  Q_OBJECT

 public:
  PicturePane(const QString& title, const QString& explanation, QWidget* parent = nullptr);

  const QString& title() const { return title_; }

  /// `corner`: what made the picture. `header`: its time, and what comes of it.
  void showPicture(const QImage& image, std::uint64_t revision, const QString& corner);
  /// `brief`: what of it to show where there is no room for all.
  void setHeader(const QString& text, bool good = false, const QString& brief = {});
  /// Instead of a picture.
  void showMessage(const QString& message);
  /// Predicted pictures carry a mark that cannot be overlooked.
  void setPredicted(bool predicted);
  bool isPredicted() const { return predicted_; }
  /// A badge that says REFERENCE where the picture is not predicted: for a pane that shows either.
  void setBadgeAlways(bool always);
  /// Something to know about this picture's kind, over it; `warning` if it speaks against it. Empty: nothing.
  void setNote(const QString& note, bool warning = false);
  /// Shows another pane's picture in this one: left of a divider that can be dragged, or instead of its own. Null: only
  /// its own. The other must outlive this pane or be replaced before it goes.
  void setCompanion(PicturePane* other, Companion how);
  Companion companion() const { return companionHow_; }
  /// Where the divider stands, 0 (left) to 1.
  double divider() const { return divider_; }
  void setDivider(double fraction);
  /// The revision that the scene has now; a pane that shows an older one for a while says so.
  void setWantedRevision(std::uint64_t revision);
  /// Painted in the upper right corner; a click on a side of it is sideClicked(). Empty: none.
  void setCube(std::optional<OrientationCube> cube);
  /// Where the cube is, in widget coordinates.
  QRectF cubeRect() const;
  /// Painted over the picture, in this order; the last one gets the mouse first. They must outlive this pane.
  void setLayers(std::vector<PaneLayer*> layers);
  /// Says what is happening to the picture ("refining"); empty: nothing.
  void setActivity(const QString& activity);

  const QImage& image() const { return image_; }
  std::uint64_t revision() const { return revision_; }
  bool isStale() const { return stale_; }
  QString headerText() const { return header_; }
  QString cornerText() const;
  QString message() const { return message_; }
  QString note() const { return note_; }

  /// Where pictures are drawn, in device pixels.
  QSize pictureArea() const;
  /// Where the present picture is drawn, in widget coordinates.
  QRectF pictureRect() const;

  QSize sizeHint() const override { return {420, 380}; }
  QSize minimumSizeHint() const override { return {140, 120}; }

 Q_SIGNALS:
  void pressed(QMouseEvent* event, const QRectF& area);
  void moved(QMouseEvent* event, const QRectF& area);
  void released(QMouseEvent* event);
  void wheeled(QWheelEvent* event);
  void keyPressed(QKeyEvent* event);
  void sideClicked(AnatomicalView side);
  void activated();  ///< double click: maximise or back
  void reached();    ///< the keyboard is its from now on
  void pictureAreaChanged();
  void changed();                  ///< its picture, or what is said of it
  void painted(quint64 revision);  ///< this revision's picture is on screen

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRect headerRect() const;
  QRect bodyRect() const;
  QRect footerRect() const;  ///< where corner and badge are
  QRect cubeArea() const;    ///< all that the cube touches
  bool pressLayers(const QMouseEvent& event);
  QString layerToolTip(const QPointF& position) const;
  void updateStaleness();
  void updateCorner();
  QRectF pictureRectOf(const QImage& image) const;
  int dividerX() const;
  bool isAtDivider(const QPointF& position) const;
  // `source` is this pane or its companion.
  void paintContent(QPainter& painter, const PicturePane& source) const;
  void paintSwipe(QPainter& painter) const;
  void paintTitlePlate(QPainter& painter, const QString& title, Qt::Alignment side) const;
  void paintHeader(QPainter& painter) const;
  QString badgeText(bool predicted) const;
  void paintCorner(QPainter& painter, const PicturePane& source) const;
  void paintBadge(QPainter& painter, Qt::Alignment side, bool predicted) const;
  void paintNote(QPainter& painter, const PicturePane& source) const;

  QString title_;
  QString header_, briefHeader_;
  bool headerGood_ = false;
  QString corner_;
  QString message_;
  QString activity_;
  QString note_;
  bool noteWarns_ = false;
  bool predicted_ = false;
  bool badgeAlways_ = false;
  QImage image_;
  std::uint64_t revision_ = 0;
  std::uint64_t wanted_ = 0;
  bool stale_ = false;
  QTimer staleTimer_;
  std::optional<OrientationCube> cube_;
  std::vector<PaneLayer*> layers_;
  PaneLayer* grabbing_ = nullptr;  ///< has the mouse
  PicturePane* companion_ = nullptr;
  Companion companionHow_ = Companion::kNone;
  double divider_ = 0.5;
  bool draggingDivider_ = false;
};

}  // namespace twinray::ui
