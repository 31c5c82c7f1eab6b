#pragma once

#include <QDialog>
#include <cstdint>

#include "core/io/volume_contents.h"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;
class QTableWidget;

namespace twinray::ui {

/// Asks which volume of a file or folder is to be opened, and at which resolution: the series of a DICOM folder, the
/// component of voxels that are no scalars, the time. Says what each resolution needs and what is there.
class OpenVolumeDialog : public QDialog {
  Q_OBJECT

 public:
  OpenVolumeDialog(const QString& name, const core::VolumeContents& contents, const core::VolumeChoice& start,
                   std::uint64_t available, QWidget* parent = nullptr);

  core::VolumeChoice choice() const;

 private:
  void addSeries();
  void addResolutions();
  int chosenSeries() const;
  void seriesChanged();
  void updateMemory();

  core::VolumeContents contents_;
  core::VolumeChoice start_;
  std::uint64_t available_;
  QTableWidget* series_ = nullptr;
  QComboBox* component_ = nullptr;
  QSpinBox* time_ = nullptr;
  QComboBox* resolution_ = nullptr;
  QLabel* message_ = nullptr;
  QDialogButtonBox* buttons_ = nullptr;
};

/// "1.4 GiB".
QString memoryText(std::uint64_t bytes);

}  // namespace twinray::ui
