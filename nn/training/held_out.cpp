#include "nn/training/held_out.h"

#include "core/metrics/metrics.h"
#include "nn/picture_tensor.h"

namespace twinray::nn {
namespace {

struct Triple {
  core::Image bicubic, prediction, reference;
};

core::Image guidePicture(const torch::Tensor& guide) {
  auto picture = pictureOf(guide.slice(0, 0, 3));
  if (guide.size(0) < 4) return picture;
  const auto opacity = guide[3].to(torch::kFloat32).mul(255).round().clamp(0, 255).to(torch::kUInt8).contiguous();
  const auto* from = opacity.data_ptr<std::uint8_t>();
  for (std::size_t i = 0; i < picture.data.size() / 4; ++i) picture.data[4 * i + 3] = from[i];
  return picture;
}

Triple compute(Generator& generator, const TrainingData& data, std::size_t sample, torch::Device device) {
  const torch::NoGradGuard noGrad;
  const auto decoded = data.load(sample);
  const auto need = generator.guideNeed();
  Triple triple;
  triple.reference = pictureOf(decoded.picture.to(torch::kFloat32) / 255);
  const auto guide = guidePicture(decoded.guide);
  triple.bicubic = core::enlargeBicubic(guide, triple.reference.width, triple.reference.height);

  auto input = decoded.guide.to(torch::kFloat32).unsqueeze(0);
  const auto missing = [&](std::int64_t side) {
    return (need.granularity - side % need.granularity) % need.granularity;
  };
  input = at::replication_pad2d(input, {0, missing(input.size(3)), 0, missing(input.size(2))});
  const auto condition = data.condition(sample);
  const auto painted = generator.paint(input.to(device), batchOf({&condition}).to(device)).to(torch::kCPU)[0];
  triple.prediction = pictureOf(painted.slice(1, 0, triple.reference.height).slice(2, 0, triple.reference.width));
  return triple;
}

void paste(core::Image& onto, const core::Image& part, int left, int top) {
  for (int y = 0; y < part.height; ++y)
    for (int x = 0; x < part.width; ++x) {
      const auto* from = part.pixel(x, y);
      auto* to = onto.pixel(left + x, top + y);
      std::copy(from, from + 3, to);
      to[3] = 255;
    }
}

}  // namespace

nlohmann::json toJson(const HeldOutScores& scores) {
  return {{"samples", scores.samples},
          {"prediction", {{"psnr", scores.psnr}, {"ms_ssim", scores.msSsim}, {"rmse", scores.rmse}}},
          {"bicubic", {{"psnr", scores.bicubicPsnr}, {"ms_ssim", scores.bicubicMsSsim}, {"rmse", scores.bicubicRmse}}}};
}

HeldOutScores scoreHeldOut(Generator& generator, const TrainingData& data, int most, torch::Device device,
                           const std::stop_token& stop) {
  HeldOutScores sum;
  const auto count = data.heldOutCount();
  const auto chosen = std::min(count, std::size_t(most));
  for (std::size_t i = 0; i < chosen && !stop.stop_requested(); ++i, ++sum.samples) {
    const auto triple = compute(generator, data, data.heldOut(i * count / chosen), device);
    const double rmse = core::rmse(triple.prediction, triple.reference);
    const double bicubicRmse = core::rmse(triple.bicubic, triple.reference);
    sum.rmse += rmse;
    sum.bicubicRmse += bicubicRmse;
    sum.psnr += core::psnrFromRmse(rmse);
    sum.bicubicPsnr += core::psnrFromRmse(bicubicRmse);
    sum.msSsim += core::msSsim(triple.prediction, triple.reference).value_or(0);
    sum.bicubicMsSsim += core::msSsim(triple.bicubic, triple.reference).value_or(0);
  }
  if (sum.samples > 0)
    for (double* value : {&sum.rmse, &sum.bicubicRmse, &sum.psnr, &sum.bicubicPsnr, &sum.msSsim, &sum.bicubicMsSsim})
      *value /= sum.samples;
  return sum;
}

core::Image previewOf(Generator& generator, const TrainingData& data, int rows, torch::Device device) {
  const auto count = data.heldOutCount();
  const auto chosen = std::min(count, std::size_t(rows));
  std::vector<Triple> triples;
  core::Image preview;
  int width = 0, height = 0;
  for (std::size_t i = 0; i < chosen; ++i) {
    triples.push_back(compute(generator, data, data.heldOut(i * count / chosen), device));
    width = std::max(width, 3 * triples.back().reference.width);
    height += triples.back().reference.height;
  }
  preview = core::Image(width, height);
  int top = 0;
  for (const auto& triple : triples) {
    const int column = triple.reference.width;
    paste(preview, triple.bicubic, 0, top);
    paste(preview, triple.prediction, column, top);
    paste(preview, triple.reference, 2 * column, top);
    top += triple.reference.height;
  }
  return preview;
}

}  // namespace twinray::nn
