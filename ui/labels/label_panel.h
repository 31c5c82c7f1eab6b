#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "core/label_map.h"

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace twinray::ui {

class SceneModel;

/// The labels over the volume: which are shown, how they are called, their colours and opacities.
class LabelPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LabelPanel(SceneModel* model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void openWanted();

 private:
  struct Row {
    int value = 0;
    QCheckBox* visible = nullptr;
    QToolButton* color = nullptr;
    QLineEdit* name = nullptr;
    QDoubleSpinBox* opacity = nullptr;
    QLabel* volume = nullptr;
  };
  void onSceneChanged();
  void makeRows(const std::vector<core::Label>& labels);
  Row addRow(const core::Label& label);
  void showRows(const core::LabelMap& labels);
  void chooseColor(int value);
  void edit(const QString& name, int value, const std::function<void(core::Label&)>& change);
  void editAll(const QString& name, const std::function<void(core::Label&)>& change);

  SceneModel* model_;
  QLabel* file_;
  QPushButton* remove_;
  QPushButton* showAll_;
  QPushButton* hideAll_;
  QWidget* table_;
  QGridLayout* grid_;
  std::vector<Row> rows_;
};

}  // namespace twinray::ui
