#pragma once

#include <QDialog>
#include <QSize>

#include "ui/workers/picture_worker.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace twinray::ui {

/// Asks what to save, how large and where: one picture, the figure of all, or a turntable. Modal to its window, not to
/// the program: open() it, and take job() when it is accepted.
class PictureDialog : public QDialog {
  Q_OBJECT

 public:
  /// `job` as it begins, with everything but `file` and the model as a suggestion; `pane` is the size of a pane in
  /// device pixels, `folder` where files go if the user names none. Without a model, predictions cannot be chosen.
  PictureDialog(PictureJob job, QSize pane, const QString& folder, QWidget* parent = nullptr);

  /// With the user's choices; scene and model as given.
  PictureJob job() const;

 public Q_SLOTS:
  /// Asks before a file is replaced.
  void accept() override;

 private:
  void addContent(QFormLayout* form);
  void addSize(QFormLayout* form, QSize pane);
  void addQuality(QFormLayout* form);
  void addTurn(QFormLayout* form);
  void addPrint(QFormLayout* form);
  void addFile(QFormLayout* form, const QString& folder);
  void choosePreset(int index);
  void sizeEdited();
  void refresh();
  void browse();
  void take(const QString& chosen);
  QString suggestedName() const;
  bool isFolder() const;

  PictureJob job_;
  QString folder_;
  QString replaced_;        ///< the file that the user has agreed to replace
  bool fileNamed_ = false;  ///< by the user: no longer suggested
  QComboBox* content_ = nullptr;
  QComboBox* presets_ = nullptr;
  QSpinBox* width_ = nullptr;
  QSpinBox* height_ = nullptr;
  QComboBox* quality_ = nullptr;
  QSpinBox* frames_ = nullptr;
  QComboBox* form_ = nullptr;
  QSpinBox* dotsPerInch_ = nullptr;
  QComboBox* language_ = nullptr;
  QLineEdit* file_ = nullptr;
  QLabel* note_ = nullptr;
  QPushButton* save_ = nullptr;
};

}  // namespace twinray::ui
