#include "ui/picture_saver.h"

#include <utility>

namespace twinray::ui {

PictureSaver::PictureSaver(std::function<void(std::filesystem::path)> saved, FailureSink failed)
    : worker_(
          [saved = std::move(saved)] {
            return [saved](const SaveJob& job, std::stop_token) {
              core::writePng(job.file, job.picture, core::pictureMetadata(*job.scene, job.origin), false);
              saved(job.file);
            };
          },
          std::move(failed)) {}

}  // namespace twinray::ui
