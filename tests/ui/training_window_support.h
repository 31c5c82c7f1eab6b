#pragma once

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <set>

#include "tests/ui/menu_support.h"
#include "tests/ui/training_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/training/plan_form.h"
#include "ui/training/training_controller.h"

namespace twinray::tests {

/// The window and its Training dock, by the real widgets.
class TrainingWindow : public ::testing::Test {
 protected:
  TrainingWindow() { options_.trainings = base_.path() / "runs"; }

  static ui::MainWindowOptions with(const std::filesystem::path& trainings) {
    ui::MainWindowOptions options;
    options.trainings = trainings;
    return options;
  }
  template <typename Widget>
  static Widget* find(Window& window, const char* name) {
    auto* widget = window->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(widget, nullptr) << name;
    return widget;
  }
  static void click(Window& window, const char* name) {
    auto* button = find<QAbstractButton>(window, name);
    ASSERT_TRUE(button->isEnabled()) << name;
    QTest::mouseClick(button, Qt::LeftButton);
  }
  static void type(QAbstractSpinBox* box, const QString& number) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, number);
    QTest::keyClick(box, Qt::Key_Return);
  }
  static void page(Window& window, int index) {
    auto* pages = find<QTabWidget>(window, "trainingPages");
    QTest::mouseClick(pages->tabBar(), Qt::LeftButton, Qt::NoModifier, pages->tabBar()->tabRect(index).center());
    ASSERT_EQ(pages->currentIndex(), index);
  }
  /// A training has what other programs leave of the processor.
  template <typename Condition>
  [[nodiscard]] static bool waitForTraining(Condition condition) {
    return QTest::qWaitFor(condition, 4 * kWindowLimit);
  }
  static void openDock(Window& window) {
    ASSERT_TRUE(window.activate());
    QTest::keyClick(&*window, Qt::Key_T, Qt::ControlModifier);
    ASSERT_TRUE(find<QDockWidget>(window, "trainingDock")->isVisible());
  }
  static ui::TrainingStatus status(Window& window) { return window->training()->status(); }
  [[nodiscard]] static bool waitForState(Window& window, ui::TrainingState state) {
    return waitForTraining([&] { return status(window).state == state; });
  }
  [[nodiscard]] static bool waitForRow(Window& window, int rows) {
    auto* tree = find<QTreeWidget>(window, "runs");
    return Window::waitFor([&] { return tree->topLevelItemCount() == rows; });
  }
  static void selectRun(Window& window, int row) {
    auto* tree = find<QTreeWidget>(window, "runs");
    const QRect at = tree->visualItemRect(tree->topLevelItem(row));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::NoModifier, at.topLeft() + QPoint(20, at.height() / 2));
    ASSERT_EQ(tree->currentItem(), tree->topLevelItem(row));
  }
  /// Small pictures of the open sample, by the form's own widgets.
  static void fillForm(Window& window, int learning, const QString& minutes) {
    openDock(window);
    auto* choice = find<QComboBox>(window, "trainingLearning");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Home);
    for (int i = 0; i < learning; ++i) QTest::keyClick(choice, Qt::Key_Down);
    ASSERT_EQ(choice->currentIndex(), learning);
    auto* size = find<QComboBox>(window, "trainingSize");
    size->setFocus();
    QTest::keyClick(size, Qt::Key_Home);
    auto* quality = find<QComboBox>(window, "trainingQuality");
    quality->setFocus();
    QTest::keyClick(quality, Qt::Key_End);
    type(find<QSpinBox>(window, "trainingSamples"), QStringLiteral("12"));
    type(find<QDoubleSpinBox>(window, "trainingMinutes"), minutes);
  }
  /// The button that deletes, or Escape.
  static void answer(QMessageBox* question, bool deletes) {
    if (!deletes) return QTest::keyClick(question, Qt::Key_Escape);
    for (QAbstractButton* button : question->buttons())
      if (question->buttonRole(button) == QMessageBox::DestructiveRole)
        return QTest::mouseClick(button, Qt::LeftButton);
    ADD_FAILURE() << "no button deletes";
  }
  /// A finished run of a tiny network in the folder of runs.
  std::filesystem::path makeRun(const std::string& name, double minutes = 0.01) {
    const std::filesystem::path folder = ui::makeRunFolder(options_.trainings, name);
    ui::writePlan(folder, smallPlan(16, minutes));
    return folder;
  }

  /// Of the page "New", by its text.
  static QPushButton* formButton(Window& window, const char* text) {
    for (auto* button : window->findChild<ui::PlanForm*>()->findChildren<QPushButton*>())
      if (button->text().remove('&').remove(QStringLiteral("…")) == QLatin1String(text)) return button;
    ADD_FAILURE() << text;
    return nullptr;
  }
  static QStringList listed(Window& window) {
    QStringList names;
    const auto* list = find<QListWidget>(window, "trainingVolumes");
    for (int row = 0; row < list->count(); ++row) names << list->item(row)->text();
    return names;
  }
  static void selectVolume(Window& window, int row, Qt::KeyboardModifiers modifiers = {}) {
    auto* list = find<QListWidget>(window, "trainingVolumes");
    list->scrollToItem(list->item(row));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, list->visualItemRect(list->item(row)).center());
    ASSERT_TRUE(list->item(row)->isSelected());
  }
  /// The names of the files that a training begun now would learn from.
  static std::set<std::string> planned(Window& window) {
    std::set<std::string> names;
    if (const auto plan = window->findChild<ui::PlanForm*>()->plan())
      for (const ui::PlannedVolume& volume : plan->volumes) names.insert(volume.path.filename().string());
    return names;
  }
  static void answerWith(const std::filesystem::path& file) {
    answerNext<QFileDialog>([file](QFileDialog* dialog) {
      typeFile(dialog, QString::fromStdString(file.string()), QDialogButtonBox::Open);
    });
  }
  /// Pastes the names of several files of a folder, as Qt writes them.
  static void answerWithNames(const std::filesystem::path& folder, const QString& names) {
    answerNext<QFileDialog>([=](QFileDialog* dialog) {
      dialog->setDirectory(QString::fromStdString(folder.string()));
      QGuiApplication::clipboard()->setText(names);
      auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      name->selectAll();
      QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
      const auto* buttons = dialog->findChild<QDialogButtonBox*>(QStringLiteral("buttonBox"));
      QTest::keyClick(buttons->button(QDialogButtonBox::Open), Qt::Key_Space);
    });
  }
  /// Clicks a button that asks for a file's name, and gives it.
  static void saveBy(Window& window, const char* button, const std::filesystem::path& file) {
    click(window, button);
    auto* dialog = find<ui::SaveFileDialog>(window, "saveFileDialog");
    ASSERT_TRUE(dialog && dialog->isVisible());
    typeFile(dialog, QString::fromStdString(file.string()), QDialogButtonBox::Save);
  }
  static int rowOf(Window& window, const QString& name) {
    auto* tree = find<QTreeWidget>(window, "runs");
    for (int row = 0; row < tree->topLevelItemCount(); ++row)
      if (tree->topLevelItem(row)->text(0) == name) return row;
    ADD_FAILURE() << name.toStdString();
    return 0;
  }

  test::TemporaryFolder base_;
  ui::MainWindowOptions options_;
};

}  // namespace twinray::tests
