#pragma once

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <functional>

#include <gtest/gtest.h>

#include "ui/main_window.h"

namespace twinray::tests {

/// Answers the dialog that runs in a loop of its own, once it is there.
template <typename Dialog>
void answerNext(std::function<void(Dialog*)> answer) {
  auto* timer = new QTimer;
  QObject::connect(timer, &QTimer::timeout, timer, [timer, answer] {
    auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
    if (!dialog) return;
    timer->deleteLater();
    answer(dialog);
  });
  timer->start(0);
}

/// Types a file's, or a folder's, name into a dialog of Qt's and presses its button.
inline void typeFile(QFileDialog* dialog, const QString& path, QDialogButtonBox::StandardButton button) {
  auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
  // A whole path would have Qt look through its folders between two keys.
  dialog->setDirectory(QFileInfo(path).path());
  name->selectAll();
  QTest::keyClicks(name, QFileInfo(path).fileName());
  // The list of names that complete what was typed would take a Return.
  if (QWidget* list = QApplication::activePopupWidget()) QTest::keyClick(list, Qt::Key_Escape);
  QTest::keyClick(dialog->findChild<QDialogButtonBox*>(QStringLiteral("buttonBox"))->button(button), Qt::Key_Space);
}

/// What a menu says of an entry, or a menu bar of a menu.
inline QString plainText(const QAction* action) {
  QString text = action->text();
  return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

/// Opens a menu of the bar with the mouse and clicks an entry in it. `submenu`: the entry is in this menu of the menu.
inline void clickMenu(ui::MainWindow& window, const QString& menu, const QString& entry, const QString& submenu = {}) {
  const auto find = [](const QWidget* widget, const QString& text) -> QAction* {
    for (QAction* action : widget->actions())
      if (plainText(action) == text && action->isVisible()) return action;
    return nullptr;
  };
  QAction* opener = find(window.menuBar(), menu);
  ASSERT_NE(opener, nullptr) << menu.toStdString();
  QTest::mouseClick(window.menuBar(), Qt::LeftButton, {}, window.menuBar()->actionGeometry(opener).center());
  QMenu* shown = opener->menu();
  ASSERT_TRUE(shown->isVisible()) << menu.toStdString();
  if (!submenu.isEmpty()) {
    QAction* inner = find(shown, submenu);
    ASSERT_NE(inner, nullptr) << submenu.toStdString();
    QTest::mouseClick(shown, Qt::LeftButton, {}, shown->actionGeometry(inner).center());
    shown = inner->menu();
    ASSERT_TRUE(shown->isVisible()) << submenu.toStdString();
  }
  QAction* action = find(shown, entry);
  ASSERT_NE(action, nullptr) << entry.toStdString();
  ASSERT_TRUE(action->isEnabled()) << entry.toStdString();
  QTest::mouseClick(shown, Qt::LeftButton, {}, shown->actionGeometry(action).center());
}

}  // namespace twinray::tests
