#include "ui/workers/picture_worker.h"

#include <optional>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/io/volume_contents.h"
#include "core/picture_metadata.h"
#include "core/prediction_mark.h"
#include "core/turntable.h"
#include "nn/predicted_renderer.h"
#include "render/figure.h"
#include "ui/workers/comparison_worker.h"

namespace twinray::ui {
namespace {

constexpr int kCompression = 6;  ///< of a PNG

// Peak memory of `twinray-cli predict` at 2048x2048 less that at 256x256: 61 bytes a pixel, 65 with --reference.
// Rounded up.
constexpr std::uint64_t kPredictionBytes = 96;  ///< a pixel
constexpr std::uint64_t kPlainBytes = 64;       ///< a pixel: ray sums, picture, PNG

/// Unwinds from inside a turn.
class Stopped {};

core::RendererFactory reference(const PictureJob& job) {
  return casting(render::qualityFromName(job.quality), job.rendering);
}

core::RendererFactory prediction(const PictureJob& job) {
  return [model = job.model, make = castingGuide(job.model.get(), job.rendering)] {
    return std::make_unique<nn::PredictedRenderer>(model, make());
  };
}

core::RendererFactory rival(const PictureJob& job) {
  return [model = job.model, make = castingGuide(job.model.get(), job.rendering)] {
    return std::make_unique<core::EnlargedRenderer>(make(), sharedGuideSize(model));
  };
}

/// The renderers of one job, made when they are first needed.
class Pictures {
 public:
  explicit Pictures(const PictureJob& job) : job_(job) {}

  /// Empty if stopped. `madeBy` is set where one renderer made all of it.
  std::optional<core::Image> paint(const core::Request& request, std::string* madeBy) {
    switch (job_.content) {
      case PictureJob::Content::kReference:
        return one(reference_, reference(job_), request, madeBy);
      case PictureJob::Content::kPrediction: {
        auto picture = one(prediction_, prediction(job_), request, madeBy);
        if (picture) core::drawPredictionMark(*picture);
        return picture;
      }
      case PictureJob::Content::kRival:
        return one(rival_, rival(job_), request, madeBy);
      case PictureJob::Content::kDifference:
        break;
    }
    const auto truth = one(reference_, reference(job_), request, nullptr);
    if (!truth) return std::nullopt;
    const auto predicted = one(prediction_, prediction(job_), request, nullptr);
    if (!predicted) return std::nullopt;
    return core::absoluteDifference(*truth, *predicted, kDifferenceGain);
  }

 private:
  static std::optional<core::Image> one(std::unique_ptr<core::Renderer>& renderer, const core::RendererFactory& make,
                                        const core::Request& request, std::string* madeBy) {
    if (!renderer) renderer = make();
    auto frame = renderer->render(request);
    if (!frame) return std::nullopt;
    if (madeBy) *madeBy = frame->madeBy;
    return std::move(frame->picture);
  }

  const PictureJob& job_;
  std::unique_ptr<core::Renderer> reference_, prediction_, rival_;
};

core::Metadata metadataOf(const PictureJob& job, const std::string& shows, const std::string& madeBy) {
  core::PictureOrigin origin;
  origin.shows = shows;
  origin.madeBy = madeBy;
  if (job.model && (showsPrediction(job) || job.content == PictureJob::Content::kRival))
    origin.model = job.model->info().description;
  return core::pictureMetadata(*job.scene, origin);
}

/// Each of these returns false if stopped.
bool makePicture(const PictureJob& job, core::Request request, const std::function<void(double)>& progress) {
  constexpr int kPasses = 4;  // of quality high; others have no partial frames
  int passes = 0;
  request.partial = [&](const core::Frame&) { progress(double(++passes) / (kPasses + 1)); };
  std::string madeBy;
  const auto picture = Pictures(job).paint(request, &madeBy);
  if (!picture || request.stop.stop_requested()) return false;
  core::writePng(job.file, *picture, metadataOf(job, nameOf(job.content), madeBy), false);
  return true;
}

bool makeFigure(const PictureJob& job, const core::Request& request, const std::function<void(double)>& progress) {
  render::FigureMakers makers;
  makers.reference = reference(job);
  makers.rival = rival(job);
  makers.quality = job.quality;
  if (job.model) {
    makers.prediction = prediction(job);
    makers.model = job.model->info().name;
  }
  const auto figure = render::makeFigure(request, makers, progress);
  if (!figure || request.stop.stop_requested()) return false;
  core::writePng(job.file, render::drawFigure(*figure, render::figureWords(job.language)),
                 metadataOf(job, "figure", {}), false, kCompression, job.dotsPerInch);
  return true;
}

bool makeTurntable(const PictureJob& job, const core::Request& start, const std::function<void(double)>& progress) {
  Pictures pictures(job);
  const auto frame = [&](int i) {
    core::Request request = start;
    request.scene = std::make_shared<const core::Scene>(core::turntableScene(*start.scene, i, job.frames));
    auto picture = pictures.paint(request, nullptr);
    if (!picture || start.stop.stop_requested()) throw Stopped();
    progress(double(i + 1) / job.frames);
    return std::move(*picture);
  };
  try {
    core::writeTurntable(job.file, job.frames, frame, metadataOf(job, nameOf(job.content), {}));
  } catch (const Stopped&) {
    return false;
  }
  return true;
}

void checkMemory(const PictureJob& job) {
  const std::uint64_t needed = memoryFor(job);
  const std::uint64_t available = core::availableMemory();
  if (needed < available) return;
  constexpr std::uint64_t kMebi = 1u << 20;
  throw core::Error("A picture of " + std::to_string(job.width) + " x " + std::to_string(job.height) +
                    " pixels needs " + std::to_string(needed / kMebi) + " MB and " + std::to_string(available / kMebi) +
                    " MB are free; choose a smaller size or close other programs.");
}

bool carryOut(const PictureJob& job, const std::stop_token& stop, const std::function<void(double)>& progress) {
  checkMemory(job);
  core::Request request;
  request.scene = job.scene;
  request.width = job.width;
  request.height = job.height;
  request.stop = stop;
  switch (job.form) {
    case PictureJob::Form::kPicture:
      return makePicture(job, request, progress);
    case PictureJob::Form::kFigure:
      return makeFigure(job, request, progress);
    case PictureJob::Form::kTurntable:
      break;
  }
  return makeTurntable(job, request, progress);
}

}  // namespace

bool showsPrediction(const PictureJob& job) {
  if (job.form == PictureJob::Form::kFigure) return job.model != nullptr;
  return job.content == PictureJob::Content::kPrediction || job.content == PictureJob::Content::kDifference;
}

std::string nameOf(PictureJob::Content content) {
  switch (content) {
    case PictureJob::Content::kReference:
      return "reference";
    case PictureJob::Content::kPrediction:
      return "prediction";
    case PictureJob::Content::kRival:
      return "rival";
    case PictureJob::Content::kDifference:
      break;
  }
  return "difference";
}

std::uint64_t memoryFor(const PictureJob& job) {
  const std::uint64_t pixels = std::uint64_t(job.width) * std::uint64_t(job.height);
  // A figure holds four pictures and the sheet, and metrics in double precision.
  const std::uint64_t others = job.form == PictureJob::Form::kFigure ? 6 * kPlainBytes : kPlainBytes;
  return pixels * (showsPrediction(job) ? kPredictionBytes + others : others);
}

PictureWorker::PictureWorker(Sinks sinks, int niceness)
    : stopped_(sinks.stopped),
      worker_(
          [sinks] {
            return [sinks](const PictureJob& job, std::stop_token stop) {
              if (carryOut(job, stop, sinks.progress)) {
                sinks.saved(job.file);
              } else {
                sinks.stopped();
              }
            };
          },
          sinks.failed, niceness) {}

}  // namespace twinray::ui
