#pragma once

#include <QImage>
#include <QWidget>
#include <filesystem>
#include <memory>
#include <optional>

#include "ui/training/runs/run_log.h"
#include "ui/workers/worker.h"

class QLabel;
class QSlider;

namespace twinray::ui {

/// A preview of a training as it is shown: the file's columns, and the difference of the last two beside them.
QImage withDifference(const QImage& preview);

/// Held-out scenes as the network painted them at one time of the training, with a slider through the times. Pictures
/// are read off the window's thread.
class PreviewStrip : public QWidget {
  Q_OBJECT

 public:
  explicit PreviewStrip(QWidget* parent = nullptr);
  ~PreviewStrip() override;

  /// Of a run's `training` folder; the newest preview follows as it comes, unless an earlier one was chosen.
  void setRun(const std::filesystem::path& training);
  /// Looks for newer previews.
  void refresh();

  std::size_t count() const { return previews_.size(); }
  std::optional<long long> shownStep() const;
  const QImage& picture() const { return picture_; }
  QSlider* slider() { return slider_; }

 Q_SIGNALS:
  void pictureShown();

 protected:
  void paintEvent(QPaintEvent* event) override;
  QSize minimumSizeHint() const override { return {240, 120}; }

 private:
  void load();
  QRectF pictureArea() const;

  std::filesystem::path training_;
  std::vector<RunPreview> previews_;
  QImage picture_;
  QLabel* step_;
  QSlider* slider_;
  std::unique_ptr<Worker<std::filesystem::path>> reader_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
