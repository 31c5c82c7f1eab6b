#pragma once

#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "core/volume.h"

namespace twinray::ui {

/// Has a volume's histogram computed on a thread of its own; the newest volume wins.
class HistogramLoader : public QObject {
  Q_OBJECT

 public:
  explicit HistogramLoader(QObject* parent = nullptr);
  /// Waits for the histogram that is being computed, if there is one.
  ~HistogramLoader() override;

  /// Answered by loaded(), on the thread of this object, unless another volume comes first.
  void load(std::shared_ptr<const core::Volume> volume);

 Q_SIGNALS:
  /// volume->histogram() returns at once from now on.
  void loaded(std::shared_ptr<const core::Volume> volume);

 private:
  void run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::shared_ptr<const core::Volume> next_;
  std::shared_ptr<const core::Volume> wanted_;  ///< of the window's thread
  std::jthread thread_;
};

}  // namespace twinray::ui
