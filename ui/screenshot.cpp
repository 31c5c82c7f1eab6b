#include "ui/screenshot.h"

#include <QAction>
#include <QDialog>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "ui/window/main_window.h"

namespace twinray::ui {
namespace {

constexpr int kToolPause = 30;  ///< ms

QString plain(QString text) {
  return text.remove('&').remove(QStringLiteral("…"));
}

/// With the dialogs above it.
QPixmap pictureOf(MainWindow* window) {
  QPixmap shot = window->grab();
  QPainter painter(&shot);
  for (QDialog* dialog : window->findChildren<QDialog*>()) {
    if (!dialog->isVisible()) continue;
    // In the middle: where window systems put it differs.
    const QPoint corner = window->rect().center() - dialog->rect().center();
    painter.fillRect(QRect(corner, dialog->size()).adjusted(-1, -1, 1, 1), window->palette().color(QPalette::Mid));
    painter.drawPixmap(corner, dialog->grab());
  }
  return shot;
}

}  // namespace

Screenshot::Screenshot(QList<MainWindow*> windows, QStringList actions, QString file, QObject* parent)
    : QObject(parent), windows_(std::move(windows)), actions_(std::move(actions)), file_(std::move(file)) {
  for (MainWindow* window : windows_) connect(window->pipeline(), &Pipeline::becameSettled, this, &Screenshot::settled);
}

bool Screenshot::picturesSettled() const {
  return std::ranges::all_of(windows_, [](MainWindow* window) { return window->pipeline()->settled(); });
}

void Screenshot::settled() {
  // After the panes have painted what just arrived, and outside of the pipeline's own work.
  QTimer::singleShot(0, this, [this] {
    if (done_ || !picturesSettled()) return;
    while (!actions_.isEmpty()) {
      const QString action = actions_.takeFirst();
      if (!choose(action)) {
        done_ = true;
        Q_EMIT finished(tr("there is no menu entry “%1”; give its text as the window shows it").arg(action));
        return;
      }
      // Another pane may need pictures of another size now.
      if (!picturesSettled()) return;
    }
    // Tools that work behind the panes have no say in what is settled.
    if (!std::ranges::all_of(windows_, &MainWindow::toolsSettled))
      return QTimer::singleShot(kToolPause, this, &Screenshot::settled);
    save();
  });
}

bool Screenshot::choose(const QString& action) {
  for (QAction* candidate : windows_.first()->findChildren<QAction*>()) {
    if (plain(candidate->text()) != plain(action) || !candidate->isEnabled()) continue;
    candidate->trigger();
    return true;
  }
  return false;
}

QPixmap Screenshot::picture() const {
  QList<QPixmap> shots;
  for (MainWindow* window : windows_) shots.push_back(pictureOf(window));
  if (shots.size() == 1) return shots.first();
  const qreal ratio = shots.first().devicePixelRatio();
  QSize size(0, 0);
  for (const QPixmap& shot : shots) size = {size.width() + shot.width(), std::max(size.height(), shot.height())};
  QPixmap all(size);
  all.setDevicePixelRatio(ratio);
  all.fill(Qt::transparent);
  QPainter painter(&all);
  qreal left = 0;
  for (const QPixmap& shot : shots) {
    painter.drawPixmap(QPointF(left, 0), shot);
    left += shot.width() / ratio;
  }
  return all;
}

void Screenshot::save() {
  done_ = true;
  const bool saved = picture().save(file_, "PNG");
  Q_EMIT finished(saved ? QString() : tr("cannot write %1; check the folder and that you may write to it").arg(file_));
}

}  // namespace twinray::ui
