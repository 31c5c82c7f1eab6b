#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include "core/renderer.h"
#include "nn/model.h"
#include "ui/workers/rendering_options.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// A picture, or several, of one scene at a size of its own, for a file.
struct PictureJob {
  enum class Form {
    kPicture,   ///< one PNG
    kFigure,    ///< all pictures with their metrics, one PNG
    kTurntable  ///< one turn: an animated PNG, or a folder where the name does not end in .png
  };
  enum class Content { kReference, kPrediction, kRival, kDifference };

  static constexpr int kSmallestSide = 16;   ///< pixels
  static constexpr int kLargestSide = 8192;  ///< pixels, as in the command line

  Form form = Form::kPicture;
  Content content = Content::kPrediction;  ///< not of figures
  int width = 1024;
  int height = 1024;
  std::string quality = "high";  ///< of references
  int frames = 90;               ///< of turntables
  double dotsPerInch = 300;      ///< of figures
  std::string language = "en";   ///< of figures: one of render::figureLanguages()
  std::filesystem::path file;
  std::shared_ptr<const core::Scene> scene;
  std::shared_ptr<const nn::Model> model;  ///< null: no predictions
  RenderingOptions rendering;
};

/// Whether a job shows what a network painted.
bool showsPrediction(const PictureJob& job);

/// "reference", "prediction", "rival", "difference".
std::string nameOf(PictureJob::Content content);

/// Memory in bytes that the renderers of a job take at most at its size, the volume's own not counted. Measured
/// (docs/performance.md).
std::uint64_t memoryFor(const PictureJob& job);

/// Renders pictures for files with the renderers that the panes have too, on a thread behind theirs, and writes them
/// with their scene inside. One job at a time.
class PictureWorker {
 public:
  /// All called on the worker's thread, `stopped` of a job that had not begun on that of cancel(). Each job ends with
  /// one of the last three.
  struct Sinks {
    std::function<void(double fraction)> progress;
    std::function<void(std::filesystem::path)> saved;
    std::function<void()> stopped;
    FailureSink failed;
  };

  PictureWorker(Sinks sinks, int niceness);
  void make(PictureJob job) { worker_.post(std::move(job)); }
  /// The job ends with `stopped`, if it has not ended before; files that it would have replaced stay.
  void cancel() {
    if (worker_.cancel()) stopped_();
  }

 private:
  std::function<void()> stopped_;
  Worker<PictureJob> worker_;
};

}  // namespace twinray::ui
