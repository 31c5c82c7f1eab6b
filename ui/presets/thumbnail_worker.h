#pragma once

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/presets.h"
#include "core/scene.h"

namespace twinray::ui {

/// Every second, third, ... voxel of a volume whose longest side exceeds `largestSide`, with the spacing to match; the
/// volume itself if it is small enough.
std::shared_ptr<const core::Volume> thinned(const std::shared_ptr<const core::Volume>& volume, int largestSide);

/// Renders presets on a volume, small, one after the other, on a thread of low priority. The newest request wins.
class ThumbnailWorker : public QObject {
  Q_OBJECT

 public:
  explicit ThumbnailWorker(QObject* parent = nullptr);
  ~ThumbnailWorker() override;

  /// Pictures of `side` x `side` pixels arrive by rendered(), in the presets' order. An earlier request is stopped.
  void request(std::shared_ptr<const core::Volume> volume, std::vector<core::Preset> presets,
               const core::Rgb& background, int side);
  /// Stops what is under way; nothing arrives any more.
  void cancel();

 Q_SIGNALS:
  /// On this object's thread; index into the presets of the newest request.
  void rendered(int index, const QImage& image);

 private:
  struct Job {
    std::shared_ptr<const core::Volume> volume;
    std::vector<core::Preset> presets;
    core::Rgb background{};
    int side = 0;
    std::uint64_t number = 0;
    std::stop_token stop;
  };

  void run(const std::stop_token& stop);
  void render(const Job& job);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::optional<Job> next_;
  std::stop_source jobStop_;
  std::uint64_t newest_ = 0;  ///< of the window's thread
  std::jthread thread_;
};

}  // namespace twinray::ui
