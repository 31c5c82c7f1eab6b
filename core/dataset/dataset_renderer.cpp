#include "core/dataset/dataset_renderer.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "core/error.h"
#include "core/image.h"

namespace twinray::core {
namespace {

// Fast to write, and the pictures are read far more often than sent.
constexpr int kPngCompression = 1;

void makeFolders(const Dataset& dataset) {
  for (const char* name : {"imgs", "guides", "inputs"}) {
    std::error_code failed;
    std::filesystem::create_directories(dataset.folder / name, failed);
    if (failed) {
      throw Error("cannot make the folder " + (dataset.folder / name).string() + ": " + failed.message() +
                  "; choose a folder that you may write to");
    }
  }
}

/// Empty files are what a power cut leaves of those that had not reached the disk.
bool isThere(const std::filesystem::path& file) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(file, missing);
  return !missing && size > 0;
}

bool rendered(const Dataset& dataset, std::size_t index) {
  return isThere(dataset.picturePath(index)) && isThere(dataset.guidePath(index)) && isThere(dataset.inputPath(index));
}

/// Shared by the workers: hands out samples, counts them, keeps the first exception.
class Work {
 public:
  Work(std::vector<std::size_t> indices, std::size_t done, const DatasetProgress& progress)
      : indices_(std::move(indices)), done_(done), total_(done + indices_.size()), progress_(progress) {}

  /// Next sample, or false when there is none or another worker failed.
  bool next(std::size_t& index) {
    const std::size_t position = position_.fetch_add(1);
    if (failed_ || position >= indices_.size()) return false;
    index = indices_[position];
    return true;
  }

  void finishOne() {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (progress_) progress_(done_, total_);
  }

  void fail(std::exception_ptr exception) {
    const std::lock_guard lock(mutex_);
    if (!exception_) exception_ = std::move(exception);
    failed_ = true;
  }

  void rethrow() const {
    if (exception_) std::rethrow_exception(exception_);
  }

 private:
  std::vector<std::size_t> indices_;
  std::atomic<std::size_t> position_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::size_t done_;
  std::size_t total_;
  const DatasetProgress& progress_;
  std::exception_ptr exception_;
};

}  // namespace

bool renderDataset(Dataset dataset, const std::shared_ptr<const Volume>& volume, const RendererFactory& picture,
                   const RendererFactory& guide, const std::string& quality, const std::string& guideQuality,
                   const DatasetRenderOptions& options, const DatasetProgress& progress, std::stop_token stop) {
  if (options.shards == 0 || options.shard >= options.shards) {
    throw Error("shard " + std::to_string(options.shard) + "/" + std::to_string(options.shards) +
                " does not exist; shards count from 0");
  }
  if (dataset.description.is_object() &&
      dataset.description["volume"].value("hash", volume->hash()) != volume->hash()) {
    throw Error("the samples in " + dataset.folder.string() + " were drawn for another volume; give that volume");
  }
  const int guideSize = (options.size + options.guideFactor - 1) / options.guideFactor;
  const nlohmann::json pictureJson{{"size", options.size}, {"quality", quality}};
  nlohmann::json& description = dataset.description;
  if (description.contains("picture") && description["picture"] != pictureJson) {
    throw Error("the folder " + dataset.folder.string() +
                " holds pictures of another size or quality; sample a new one");
  }
  description["picture"] = pictureJson;
  const nlohmann::json guideJson{
      {"width", guideSize}, {"height", guideSize}, {"channels", {"r", "g", "b", "a"}}, {"quality", guideQuality}};
  makeFolders(dataset);
  if (description.contains("guide") && description["guide"] != guideJson &&
      !std::filesystem::is_empty(dataset.folder / "guides")) {
    throw Error("the folder " + dataset.folder.string() +
                " holds guides of another size or quality; remove its folder guides to render them anew");
  }
  description["guide"] = guideJson;

  std::vector<std::size_t> indices;
  std::size_t done = 0;
  for (std::size_t i = options.shard; i < dataset.size(); i += options.shards) {
    if (!rendered(dataset, i)) {
      indices.push_back(i);
    } else if (options.resume) {
      ++done;
    } else {
      throw Error("the folder " + dataset.folder.string() + " holds rendered pictures; continue with --resume");
    }
  }
  writeDescription(dataset);

  Work work(std::move(indices), done, progress);
  const auto run = [&] {
    try {
      const auto pictures = picture();
      const auto guides = guide();
      std::size_t index = 0;
      while (!stop.stop_requested() && work.next(index)) {
        Request request;
        request.scene = std::make_shared<const Scene>(dataset.scene(index, volume));
        request.width = request.height = options.size;
        request.stop = stop;
        // A picture may be there without its guide, where guides of another kind are wanted.
        if (!isThere(dataset.picturePath(index))) {
          const auto frame = pictures->render(request);
          if (!frame) return;
          writePng(dataset.picturePath(index), frame->picture, {}, true, kPngCompression);
        }
        request.width = request.height = guideSize;
        const auto guideFrame = guides->render(request);
        if (!guideFrame) return;
        writeGuide(dataset.guidePath(index), guideFrame->picture);
        writeInputCsv(dataset, index);
        work.finishOne();
      }
    } catch (...) {
      work.fail(std::current_exception());
    }
  };
  {
    // While one worker compresses a picture, the others cast rays.
    std::vector<std::jthread> threads;
    for (int i = 0; i < std::max(1, options.workers); ++i) threads.emplace_back(run);
  }
  work.rethrow();
  if (stop.stop_requested()) return false;
  // Whichever shard is the last to finish finds all samples there.
  bool complete = true;
  for (std::size_t i = 0; i < dataset.size() && complete; ++i) complete = rendered(dataset, i);
  if (complete) writeFileLists(dataset);
  return true;
}

}  // namespace twinray::core
