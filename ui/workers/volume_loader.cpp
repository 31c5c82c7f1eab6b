#include "ui/workers/volume_loader.h"

#include <utility>

#include "core/error.h"
#include "core/first_scene.h"
#include "core/io/volume_reader.h"

namespace twinray::ui {
VolumeLoader::VolumeLoader(Sinks sinks)
    : worker_(
          [sinks] {
            return [sinks](const std::filesystem::path& file, std::stop_token stop) {
              std::shared_ptr<const core::Volume> volume;
              try {
                volume = core::readVolume(file, sinks.progress, stop);
              } catch (const core::Error&) {
                if (!stop.stop_requested()) throw;
              }
              if (stop.stop_requested()) return sinks.cancelled();
              volume->histogram();
              sinks.loaded(core::firstScene(volume));
              volume->hash();
              sinks.identified(volume);
            };
          },
          sinks.failed) {}

void VolumeLoader::load(std::filesystem::path file) {
  worker_.post(std::move(file), [](const std::filesystem::path&) { return true; });
}

}  // namespace twinray::ui
