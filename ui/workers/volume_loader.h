#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/dataset/volume_identity.h"
#include "core/io/volume_contents.h"
#include "core/scene.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// What the loader does where a file holds more than one volume, or one that is too large for the memory.
enum class WhenUnclear { kAsk, kRefuse, kGoOn };

struct VolumeRequest {
  std::filesystem::path file;
  core::VolumeChoice choice;
  std::filesystem::path labels;  ///< label map to open with it; empty: none
  WhenUnclear whenUnclear = WhenUnclear::kAsk;
  std::uint64_t memory = 0;  ///< bytes that it may take; 0: what the machine has
};

/// Reads volumes, and works out the scene that they open with, off the window's thread.
class VolumeLoader {
 public:
  /// All called on the loader's thread, `cancelled` of a read that had not begun on that of cancel(). `asks`,
  /// `cancelled` and the failure sink end a read, as `loaded` does. Of a read that makes room for another nothing is
  /// told.
  struct Sinks {
    std::function<void(core::Scene)> loaded;
    /// After `loaded`. Its hash is known from now on without waiting.
    std::function<void(std::shared_ptr<const core::Volume>, core::VolumeIdentity)> identified;
    std::function<void(double fraction)> progress;
    /// Somebody has to choose first; `available` bytes of memory are there.
    std::function<void(const VolumeRequest&, const core::VolumeContents&, std::uint64_t available)> asks;
    /// The volume is read, but not its label map.
    std::function<void(const std::string& sentence)> labelsFailed;
    std::function<void()> cancelled;
    FailureSink failed;
  };

  explicit VolumeLoader(Sinks sinks);
  /// Reads this one; another read under way is cancelled.
  void load(VolumeRequest request);
  void load(std::filesystem::path file) { load(VolumeRequest{std::move(file), {}, {}, WhenUnclear::kGoOn, 0}); }
  void cancel() {
    if (worker_.cancel()) cancelled_();
  }

 private:
  std::function<void()> cancelled_;
  Worker<VolumeRequest> worker_;
};

/// Reads label maps onto a volume that is open.
class LabelLoader {
 public:
  struct Job {
    std::shared_ptr<const core::Volume> volume;
    std::filesystem::path file;
  };
  struct Sinks {
    std::function<void(std::shared_ptr<const core::Volume>, std::shared_ptr<const core::LabelMap>)> loaded;
    std::function<void(double fraction)> progress;
    std::function<void()> cancelled;  ///< as the VolumeLoader's
    FailureSink failed;
  };

  explicit LabelLoader(Sinks sinks);
  void load(Job job);
  void cancel() {
    if (worker_.cancel()) cancelled_();
  }

 private:
  std::function<void()> cancelled_;
  Worker<Job> worker_;
};

}  // namespace twinray::ui
