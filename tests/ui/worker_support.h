#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/renderer.h"

namespace twinray::tests {

inline constexpr std::chrono::seconds kLimit{600};  ///< reached only by a fault

/// What came in from other threads, in order; waits for a number of them.
template <typename T>
class Collected {
 public:
  void add(T value) {
    {
      const std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
    }
    changed_.notify_all();
  }
  /// The first `count`, or fewer after the limit.
  std::vector<T> waitFor(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kLimit, [&] { return values_.size() >= count; });
    return values_;
  }
  std::vector<T> now() const {
    const std::lock_guard lock(mutex_);
    return values_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<T> values_;
};

/// Closed until the test opens it.
class Gate {
 public:
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    changed_.notify_all();
  }
  bool pass() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kLimit, [&] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

/// A renderer that does what the test says, on the worker's thread.
class ScriptedRenderer : public core::Renderer {
 public:
  using Script = std::function<std::optional<core::Frame>(const core::Request&)>;
  explicit ScriptedRenderer(Script script) : script_(std::move(script)) {}
  std::optional<core::Frame> render(const core::Request& request) override { return script_(request); }

 private:
  Script script_;
};

inline core::Frame frameFor(const core::Request& request, const std::string& madeBy = "test") {
  core::Frame frame;
  frame.picture = core::Image(request.width, request.height);
  frame.revision = request.scene->revision;
  frame.madeBy = madeBy;
  return frame;
}

/// 2x2x2 voxels.
inline std::shared_ptr<const core::Volume> smallVolume() {
  auto voxels = std::make_shared<std::vector<std::uint8_t>>(std::vector<std::uint8_t>{0, 1, 2, 3, 4, 5, 6, 7});
  core::Geometry geometry;
  geometry.dimensions = {2, 2, 2};
  return std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8,
                                              std::shared_ptr<const void>(voxels, voxels->data()));
}

inline std::shared_ptr<const core::Scene> sceneOf(const std::shared_ptr<const core::Volume>& volume,
                                                  std::uint64_t revision) {
  auto scene = std::make_shared<core::Scene>();
  scene->volume = volume;
  scene->revision = revision;
  return scene;
}

/// Blocks until the token is asked to stop, or the limit; whether it was.
inline bool waitForStop(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  changed.wait_for(lock, stop, kLimit, [] { return false; });
  return stop.stop_requested();
}

}  // namespace twinray::tests
