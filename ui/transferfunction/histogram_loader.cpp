#include "ui/transferfunction/histogram_loader.h"

#include <utility>

namespace twinray::ui {

HistogramLoader::HistogramLoader(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& stop) { run(stop); }) {}

HistogramLoader::~HistogramLoader() {
  // Joined here: the thread posts to this object.
  thread_.request_stop();
  thread_.join();
}

void HistogramLoader::load(std::shared_ptr<const core::Volume> volume) {
  wanted_ = volume;
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(volume);
  }
  wake_.notify_one();
}

void HistogramLoader::run(const std::stop_token& stop) {
  while (true) {
    std::shared_ptr<const core::Volume> volume;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return next_ != nullptr; })) return;
      volume = std::exchange(next_, nullptr);
    }
    volume->histogram();
    QMetaObject::invokeMethod(
        this,
        [this, volume] {
          if (volume == wanted_) Q_EMIT loaded(volume);
        },
        Qt::QueuedConnection);
  }
}

}  // namespace twinray::ui
