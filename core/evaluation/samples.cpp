#include "core/evaluation/samples.h"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

#include "core/error.h"

namespace twinray::core {
namespace {

constexpr double kDifferenceGain = 4.0;

/// Samples by the prediction's PSNR, lowest first; ties by number.
std::vector<std::size_t> byPsnr(const Evaluation& evaluation) {
  std::vector<std::size_t> order(evaluation.prediction.whole.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return evaluation.prediction.whole[a].psnr < evaluation.prediction.whole[b].psnr;
  });
  return order;
}

}  // namespace

Request requestFor(std::shared_ptr<const Scene> scene, int width, int height, std::stop_token stop) {
  Request request;
  request.scene = std::move(scene);
  request.width = width;
  request.height = height;
  request.stop = std::move(stop);
  return request;
}

void score(MethodScores& scores, const Image& picture, const Image& reference, const Rgb& background,
           double milliseconds) {
  auto metrics = compareParts(picture, reference, background);
  scores.whole.push_back(metrics.whole);
  scores.foreground.push_back(std::move(metrics.foreground));
  scores.milliseconds.push_back(milliseconds);
}

void makePictureFolder(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    throw Error("cannot make the folder " + folder.string() + ": " + failed.message() +
                "; choose a folder that you may write to");
  }
}

void writePictures(const std::filesystem::path& folder, std::size_t index, const Image& prediction,
                   const Image& reference) {
  if (folder.empty()) return;
  const std::string number = std::to_string(index) + ".png";
  writePng(folder / ("prediction" + number), prediction, {{"Comment", "predicted picture"}});
  writePng(folder / ("reference" + number), reference);
  writePng(folder / ("difference" + number), absoluteDifference(prediction, reference, kDifferenceGain), {}, false);
}

bool keepExamples(Evaluation& evaluation, std::size_t perRank, const std::function<bool(Example&)>& render) {
  const std::vector<std::size_t> order = byPsnr(evaluation);
  if (perRank == 0 || order.empty()) return true;
  const std::size_t count = std::clamp<std::size_t>(order.size() / 3, 1, perRank);
  const std::size_t middle = (order.size() - count) / 2;
  const std::vector<std::pair<Rank, std::size_t>> parts{
      {Rank::kWorst, 0}, {Rank::kMedian, middle}, {Rank::kBest, order.size() - count}};
  std::vector<std::size_t> taken;
  for (const auto& [rank, first] : parts) {
    for (std::size_t i = first; i < first + count; ++i) {
      if (std::find(taken.begin(), taken.end(), order[i]) != taken.end()) continue;
      taken.push_back(order[i]);
      Example example;
      example.rank = rank;
      example.sample = order[i];
      if (!render(example)) return false;
      evaluation.examples.push_back(std::move(example));
    }
  }
  return true;
}

}  // namespace twinray::core
