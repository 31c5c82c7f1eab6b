#include "ui/presets/thumbnail_worker.h"

#include <algorithm>
#include <utility>

#include "core/anatomy.h"
#include "core/error.h"
#include "core/thread_priority.h"
#include "render/volume_renderer.h"

namespace twinray::ui {
namespace {

constexpr int kLargestSide = 160;  ///< voxels; more cannot be seen in a thumbnail
constexpr int kRaysPerSide = 2;    ///< of a pixel: one ray alone shows more grain than shape at this size
constexpr int kNiceness = 10;
constexpr double kZoom = 1.9;  ///< closer than the first view: what lies in a volume's corners is rarely its subject

QImage toQImage(const core::Image& image) {
  return QImage(image.data.data(), image.width, image.height, image.width * core::Image::kChannels,
                QImage::Format_RGBX8888)
      .copy();
}

template <typename T>
std::shared_ptr<const void> everyNth(const T* voxels, const std::array<int, 3>& from, const std::array<int, 3>& to,
                                     int step) {
  const std::shared_ptr<T[]> kept(new T[std::size_t(to[0]) * to[1] * to[2]]);
  T* next = kept.get();
  for (int z = 0; z < to[2]; ++z) {
    for (int y = 0; y < to[1]; ++y) {
      const T* row = voxels + (std::size_t(z) * step * from[1] + std::size_t(y) * step) * from[0];
      for (int x = 0; x < to[0]; ++x) *next++ = row[std::size_t(x) * step];
    }
  }
  return kept;
}

}  // namespace

std::shared_ptr<const core::Volume> thinned(const std::shared_ptr<const core::Volume>& volume, int largestSide) {
  core::Geometry geometry = volume->geometry();
  const std::array<int, 3> from = geometry.dimensions;
  const int step = (*std::max_element(from.begin(), from.end()) + largestSide - 1) / largestSide;
  if (step <= 1) return volume;
  for (int axis = 0; axis < 3; ++axis) {
    geometry.dimensions[axis] = (from[axis] + step - 1) / step;
    geometry.spacing[axis] *= step;
  }
  auto voxels = core::visitVoxels(*volume, [&](const auto* p) { return everyNth(p, from, geometry.dimensions, step); });
  return std::make_shared<const core::Volume>(geometry, volume->scalarType(), std::move(voxels));
}

ThumbnailWorker::ThumbnailWorker(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& stop) { run(stop); }) {}

ThumbnailWorker::~ThumbnailWorker() {
  cancel();
  // Joined here: the thread posts to this object.
  thread_.request_stop();
  thread_.join();
}

void ThumbnailWorker::request(std::shared_ptr<const core::Volume> volume, std::vector<core::Preset> presets,
                              const core::Rgb& background, int side) {
  cancel();
  jobStop_ = std::stop_source();
  {
    const std::lock_guard lock(mutex_);
    next_ = Job{std::move(volume), std::move(presets), background, side, newest_, jobStop_.get_token()};
  }
  wake_.notify_one();
}

void ThumbnailWorker::cancel() {
  ++newest_;
  jobStop_.request_stop();
  const std::lock_guard lock(mutex_);
  next_.reset();
}

void ThumbnailWorker::run(const std::stop_token& stop) {
  core::lowerThreadPriority(kNiceness);
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return next_.has_value(); })) return;
      job = *std::exchange(next_, std::nullopt);
    }
    render(job);
  }
}

void ThumbnailWorker::render(const Job& job) {
  const auto volume = thinned(job.volume, kLargestSide);
  // Made for each request, so that its copy of the gradients is given back after it.
  render::VolumeRenderer renderer({render::Quality::kStandard, render::Device::kCpu, 1});
  for (std::size_t i = 0; i < job.presets.size() && !job.stop.stop_requested(); ++i) {
    try {
      core::Scene scene;
      scene.volume = volume;
      scene.transferFunction = core::adapt(job.presets[i], *job.volume);
      scene.lighting = job.presets[i].lighting;
      // In mm, so that the thinned volume is no more transparent than the whole one.
      if (scene.lighting.opacityUnit == 0) scene.lighting.opacityUnit = job.volume->geometry().voxelUnit();
      scene.viewpoint = core::firstViewpoint(volume->geometry());
      scene.viewpoint.setZoom(kZoom);
      scene.background = job.background;
      core::Request request;
      request.scene = std::make_shared<const core::Scene>(std::move(scene));
      request.width = request.height = kRaysPerSide * job.side;
      request.stop = job.stop;
      const std::optional<core::Frame> frame = renderer.render(request);
      if (!frame) return;
      QMetaObject::invokeMethod(
          this,
          [this, number = job.number, index = int(i),
           image = toQImage(core::reduceArea(frame->picture, job.side, job.side))] {
            if (number == newest_) Q_EMIT rendered(index, image);
          },
          Qt::QueuedConnection);
    } catch (const core::Error&) {
      // A preset that cannot be drawn keeps its empty picture; applying it says why.
      continue;
    }
  }
}

}  // namespace twinray::ui
