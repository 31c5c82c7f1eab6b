#pragma once

#include <QDialog>

#include "ui/settings.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace twinray::ui {

/// Edits the program's settings; each change is out at once by changed(). Reset brings back those of a new program.
class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  /// `startLanguage` is what the program runs in: another one needs a new start, and the dialog says so.
  SettingsDialog(const Settings& settings, const QString& startLanguage, QWidget* parent = nullptr);

  Settings settings() const;

 Q_SIGNALS:
  void changed(const twinray::ui::Settings& settings);

 private:
  QComboBox* addChoice(QFormLayout* form, const QString& label, const char* name);
  void addModel(QFormLayout* form);
  void fill(const Settings& settings);
  void announce();

  QString startLanguage_;
  QComboBox* theme_ = nullptr;
  QComboBox* language_ = nullptr;
  QLineEdit* model_ = nullptr;
  QComboBox* dragging_ = nullptr;
  QCheckBox* gpu_ = nullptr;
  QSpinBox* threads_ = nullptr;
  QSpinBox* memory_ = nullptr;
  QSpinBox* undo_ = nullptr;
  QLabel* restart_ = nullptr;
  bool filling_ = true;  ///< what changes is not the user's doing
};

}  // namespace twinray::ui
