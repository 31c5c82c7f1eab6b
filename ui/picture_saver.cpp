#include "ui/picture_saver.h"

#include <utility>

#include "core/scene_json.h"

namespace twinray::ui {

PictureSaver::PictureSaver(std::function<void(std::filesystem::path)> saved, FailureSink failed)
    : worker_(
          [saved = std::move(saved)] {
            return [saved](const SaveJob& job, std::stop_token) {
              core::Metadata metadata{{"Software", "TwinRay " TWINRAY_VERSION},
                                      {"twinray:shows", job.shows},
                                      {"twinray:scene", core::toJson(*job.scene).dump()}};
              if (!job.madeBy.empty()) metadata["twinray:made-by"] = job.madeBy;
              if (!job.model.empty()) metadata["twinray:model"] = job.model;
              core::writePng(job.file, job.picture, metadata, false);
              saved(job.file);
            };
          },
          std::move(failed)) {}

}  // namespace twinray::ui
