#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/scene.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// Reads volumes, and works out the scene that they open with, off the window's thread.
class VolumeLoader {
 public:
  /// All called on the loader's thread. `cancelled` and the failure sink end a read, as `loaded` does.
  struct Sinks {
    std::function<void(core::Scene)> loaded;
    /// After `loaded`: its hash is known from now on without waiting.
    std::function<void(std::shared_ptr<const core::Volume>)> identified;
    std::function<void(double fraction)> progress;
    std::function<void()> cancelled;
    FailureSink failed;
  };

  explicit VolumeLoader(Sinks sinks);
  /// Reads this one; another read under way is cancelled.
  void load(std::filesystem::path file);
  void cancel() { worker_.cancel(); }

 private:
  Worker<std::filesystem::path> worker_;
};

}  // namespace twinray::ui
