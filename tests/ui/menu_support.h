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

#include "ui/window/main_window.h"

namespace twinray::tests {

inline constexpr int kDialogLimit = 600'000;  ///< ms; reached only by a fault

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
  // Where the keys go elsewhere, files that the name begins like stay chosen.
  dialog->activateWindow();
  name->setFocus();
  ASSERT_TRUE(QTest::qWaitFor([name] { return name->hasFocus(); }, kDialogLimit));
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

/// Goes to an entry of a menu that is open with the arrow key and takes it. A menu that is longer than the screen
/// scrolls along.
inline void takeEntry(QMenu* shown, const QString& entry) {
  const auto reached = [&] { return shown->activeAction() && plainText(shown->activeAction()) == entry; };
  for (qsizetype i = 0; i <= shown->actions().size() && !reached(); ++i) QTest::keyClick(shown, Qt::Key_Down);
  ASSERT_TRUE(reached()) << entry.toStdString();
  QTest::keyClick(shown, Qt::Key_Return);
}

/// Opens a menu of the bar with a click and takes an entry.
inline void chooseInMenu(ui::MainWindow& window, const QString& menu, const QString& entry) {
  QMenuBar* bar = window.menuBar();
  QMenu* shown = nullptr;
  for (QAction* action : bar->actions()) {
    if (plainText(action) != menu) continue;
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(action).center());
    shown = action->menu();
  }
  ASSERT_TRUE(shown && shown->isVisible()) << menu.toStdString();
  takeEntry(shown, entry);
}

/// The same for an entry of a menu within it.
inline void chooseInSubmenu(ui::MainWindow& window, const QString& menu, const QString& submenu, const QString& entry) {
  ASSERT_NO_FATAL_FAILURE(chooseInMenu(window, menu, submenu));
  auto* shown = qobject_cast<QMenu*>(QApplication::activePopupWidget());
  ASSERT_TRUE(shown && plainText(shown->menuAction()) == submenu) << submenu.toStdString();
  takeEntry(shown, entry);
}

}  // namespace twinray::tests
