#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/image.h"
#include "core/picture_metadata.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

struct SaveJob {
  core::Image picture;
  std::filesystem::path file;
  std::shared_ptr<const core::Scene> scene;
  core::PictureOrigin origin;
};

/// Writes pictures with what is needed to make them again, off the window's thread.
class PictureSaver {
 public:
  /// Both sinks are called on the saver's thread.
  PictureSaver(std::function<void(std::filesystem::path)> saved, FailureSink failed);
  void save(SaveJob job) { worker_.post(std::move(job)); }

 private:
  Worker<SaveJob> worker_;
};

}  // namespace twinray::ui
