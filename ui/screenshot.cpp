#include "ui/screenshot.h"

#include <QAction>
#include <QDialog>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <utility>

#include "ui/main_window.h"

namespace twinray::ui {
namespace {

constexpr int kToolPause = 30;  ///< ms

QString plain(QString text) {
  return text.remove('&').remove(QStringLiteral("…"));
}

}  // namespace

Screenshot::Screenshot(MainWindow* window, QStringList actions, QString file, QObject* parent)
    : QObject(parent), window_(window), actions_(std::move(actions)), file_(std::move(file)) {
  connect(window_->pipeline(), &Pipeline::becameSettled, this, &Screenshot::settled);
}

void Screenshot::settled() {
  // After the panes have painted what just arrived, and outside of the pipeline's own work.
  QTimer::singleShot(0, this, [this] {
    if (done_) return;
    while (!actions_.isEmpty()) {
      const QString action = actions_.takeFirst();
      if (!choose(action)) {
        done_ = true;
        Q_EMIT finished(tr("there is no menu entry “%1”; give its text as the window shows it").arg(action));
        return;
      }
      // Another pane may need pictures of another size now.
      if (!window_->pipeline()->settled()) return;
    }
    // Tools that work behind the panes have no say in what is settled.
    if (!window_->toolsSettled()) return QTimer::singleShot(kToolPause, this, &Screenshot::settled);
    save();
  });
}

bool Screenshot::choose(const QString& action) {
  for (QAction* candidate : window_->findChildren<QAction*>()) {
    if (plain(candidate->text()) != plain(action) || !candidate->isEnabled()) continue;
    candidate->trigger();
    return true;
  }
  return false;
}

QPixmap Screenshot::picture() const {
  QPixmap shot = window_->grab();
  QPainter painter(&shot);
  for (QDialog* dialog : window_->findChildren<QDialog*>()) {
    if (!dialog->isVisible()) continue;
    // In the middle: where window systems put it differs.
    const QPoint corner = window_->rect().center() - dialog->rect().center();
    painter.fillRect(QRect(corner, dialog->size()).adjusted(-1, -1, 1, 1), window_->palette().color(QPalette::Mid));
    painter.drawPixmap(corner, dialog->grab());
  }
  return shot;
}

void Screenshot::save() {
  done_ = true;
  const bool saved = picture().save(file_, "PNG");
  Q_EMIT finished(saved ? QString() : tr("cannot write %1; check the folder and that you may write to it").arg(file_));
}

}  // namespace twinray::ui
