#include "ui/workers/volume_loader.h"

#include <utility>

#include "core/error.h"
#include "core/first_scene.h"
#include "core/io/label_map_reader.h"
#include "core/io/volume_reader.h"

namespace twinray::ui {
namespace {

constexpr double kInspection = 0.1;  ///< part of the progress that looking at a folder's headers gets

/// Empty if stopped.
std::shared_ptr<const core::Volume> read(const VolumeRequest& request, const VolumeLoader::Sinks& sinks,
                                         const std::stop_token& stop) {
  const auto contents = core::inspectVolume(
      request.file, request.choice, [&](double f) { sinks.progress(kInspection * f); }, stop);
  const std::uint64_t available = request.memory > 0 ? request.memory : core::availableMemory();
  const bool unclear =
      contents.needsChoice(request.choice) || core::memoryToOpen(contents, request.choice.reduction) > available;
  if (unclear && request.whenUnclear == WhenUnclear::kAsk) {
    sinks.asks(request, contents, available);
    return nullptr;
  }
  if (request.whenUnclear == WhenUnclear::kRefuse) {
    core::checkMemory(request.file, contents, request.choice.reduction, available);
  }
  return core::readVolume(
      request.file, request.choice, [&](double f) { sinks.progress(kInspection + (1 - kInspection) * f); }, stop);
}

std::shared_ptr<const core::LabelMap> readLabels(const VolumeRequest& request, const core::Volume& volume,
                                                 const VolumeLoader::Sinks& sinks, const std::stop_token& stop) {
  if (request.labels.empty()) return nullptr;
  try {
    return core::readLabelMap(request.labels, volume, {}, stop);
  } catch (const core::Error& error) {
    if (!stop.stop_requested()) sinks.labelsFailed(error.what());
    return nullptr;
  }
}

}  // namespace

VolumeLoader::VolumeLoader(Sinks sinks)
    : cancelled_(sinks.cancelled),
      worker_(
          [this, sinks] {
            return [this, sinks](const VolumeRequest& request, std::stop_token stop) {
              std::shared_ptr<const core::Volume> volume;
              std::shared_ptr<const core::LabelMap> labels;
              try {
                volume = read(request, sinks, stop);
                if (volume) labels = readLabels(request, *volume, sinks, stop);
              } catch (const core::Error&) {
                if (!stop.stop_requested()) throw;
              }
              if (stop.stop_requested()) {
                if (!worker_.hasWaiting()) sinks.cancelled();
                return;
              }
              if (!volume) return;
              volume->histogram();
              core::Scene scene = core::firstScene(volume);
              scene.labels = std::move(labels);
              sinks.loaded(std::move(scene));
              sinks.identified(volume, core::identityOf(*volume));
            };
          },
          sinks.failed) {}

void VolumeLoader::load(VolumeRequest request) {
  worker_.post(std::move(request), [](const VolumeRequest&) { return true; });
}

LabelLoader::LabelLoader(Sinks sinks)
    : cancelled_(sinks.cancelled),
      worker_(
          [this, sinks] {
            return [this, sinks](const Job& job, std::stop_token stop) {
              std::shared_ptr<const core::LabelMap> labels;
              try {
                labels = core::readLabelMap(job.file, *job.volume, sinks.progress, stop);
              } catch (const core::Error&) {
                if (!stop.stop_requested()) throw;
              }
              if (labels) return sinks.loaded(job.volume, std::move(labels));
              if (!worker_.hasWaiting()) sinks.cancelled();
            };
          },
          sinks.failed) {}

void LabelLoader::load(Job job) {
  worker_.post(std::move(job), [](const Job&) { return true; });
}

}  // namespace twinray::ui
