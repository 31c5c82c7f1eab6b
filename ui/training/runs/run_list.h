#pragma once

#include <QWidget>
#include <filesystem>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace twinray::ui {

class TrainingController;

/// All runs of the folder where trainings are kept, those of the command line too, and what can be done with them.
class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(TrainingController* training, QWidget* parent = nullptr);

  /// The selected run; empty: none.
  std::filesystem::path selected() const;
  void select(const std::filesystem::path& folder);

 Q_SIGNALS:
  void showWanted(const std::filesystem::path& folder);

 private:
  QPushButton* addButton(const QString& text, const QString& tip, const char* name, void (RunList::*slot)());
  void fill();
  void updateButtons();
  void makeCurrent();
  void watch();
  void goOn();
  void rename();
  void exportModel();
  void remove();
  void renamed(QTreeWidgetItem* item, int column);

  TrainingController* training_;
  QTreeWidget* tree_;
  QPushButton *use_, *watch_, *continue_, *rename_, *export_, *delete_;
};

}  // namespace twinray::ui
