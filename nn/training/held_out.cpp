#include "nn/training/held_out.h"

#include "core/metrics/metrics.h"
#include "nn/guided.h"
#include "nn/picture_tensor.h"

namespace twinray::nn {
namespace {

struct Pictures {
  core::Image guide;  ///< enlarged; empty where there is none
  bool coloured = false;
  core::Image prediction, reference;
  std::optional<core::Image> fromKeyframe, carried;
  std::vector<std::pair<core::Plane, core::Image>> expected;  ///< errors, with their pictures, where they are expected
};

/// Batch statistics are out of place when single pictures are scored.
class EvaluationMode {
 public:
  explicit EvaluationMode(Generator& generator) : generator_(generator), training_(generator.is_training()) {
    generator_.eval();
  }
  ~EvaluationMode() { generator_.train(training_); }
  EvaluationMode(const EvaluationMode&) = delete;
  EvaluationMode& operator=(const EvaluationMode&) = delete;

 private:
  Generator& generator_;
  bool training_;
};

/// One plane is shown in grey.
core::Image shown(const torch::Tensor& planes) {
  return pictureOf(
      (planes.size(0) >= 3 ? planes.slice(0, 0, 3) : planes.slice(0, 0, 1).expand({3, -1, -1})).to(torch::kFloat32));
}

/// Sides brought to multiples of what the network takes.
torch::Tensor padded(const torch::Tensor& guide, int multiple) {
  const auto missing = [&](std::int64_t side) { return (multiple - side % multiple) % multiple; };
  return at::replication_pad2d(guide.to(torch::kFloat32).unsqueeze(0),
                               {0, missing(guide.size(2)), 0, missing(guide.size(1))});
}

torch::Tensor croppedTo(const core::Image& reference, const torch::Tensor& painted) {
  return painted.slice(1, 0, reference.height).slice(2, 0, reference.width);
}

/// Notes what was expected; gives the picture.
core::Image shownWithErrors(Pictures& pictures, const Painted& painted) {
  const auto& reference = pictures.reference;
  auto picture = shown(croppedTo(reference, painted.picture.to(torch::kCPU)[0]));
  if (painted.expectedError.defined())
    pictures.expected.emplace_back(planeOf(croppedTo(reference, painted.expectedError.to(torch::kCPU)[0])), picture);
  return picture;
}

/// The picture that starts from the sample's keyframe, and the one that carries its detail without learning.
void computeFromKeyframe(Pictures& pictures, Generator& generator, const TrainingData& data, std::size_t sample,
                         std::size_t key, const torch::Tensor& guide, const ConditionBatch& condition,
                         torch::Device device) {
  const auto need = generator.guideNeed();
  const auto before = data.load(key);
  const auto change = data.change(key, sample);
  const auto keyGuide = padded(before.guide, need.granularity);
  const auto enlarged = enlargedGuide(keyGuide, need.factor);
  auto picture = enlarged.clone();
  picture[0].slice(1, 0, before.picture.size(1)).slice(2, 0, before.picture.size(2)) =
      before.picture.to(torch::kFloat32) / 255;
  const auto detail = picture - enlarged;
  const auto keyframe = keyframeBatchOf(keyGuide, detail, {&change}).to(device);
  const auto painted = generator.paintFrom(guide, condition, keyframe, torch::kFloat32, true);
  pictures.fromKeyframe = shownWithErrors(pictures, painted);
  pictures.carried = pictures.guide;
  if (!change.cameraMoved())
    pictures.carried =
        shown(croppedTo(pictures.reference, (enlargedGuide(guide.to(torch::kCPU), need.factor) + detail)[0]));
}

Pictures compute(Generator& generator, const TrainingData& data, std::size_t sample, torch::Device device) {
  const torch::NoGradGuard noGrad;
  const auto decoded = data.load(sample);
  const auto need = generator.guideNeed();
  Pictures pictures;
  pictures.reference = shown(decoded.picture.to(torch::kFloat32) / 255);
  const auto& reference = pictures.reference;
  torch::Tensor input;
  if (decoded.guide.defined()) {
    pictures.coloured = decoded.guide.size(0) >= 3;
    pictures.guide = core::enlargeBicubic(shown(decoded.guide), reference.width, reference.height);
    input = padded(decoded.guide, need.granularity).to(device);
  }
  const auto condition = data.condition(sample);
  const auto batch = batchOf({&condition}).to(device);
  pictures.prediction = shownWithErrors(pictures, generator.paintFrom(input, batch, {}, torch::kFloat32, true));
  if (const auto key = data.keyframeOf(sample))
    computeFromKeyframe(pictures, generator, data, sample, *key, input, batch, device);
  return pictures;
}

void add(HeldOutScores::Figures& sum, const core::Image& picture, const core::Image& reference) {
  const double rmse = core::rmse(picture, reference);
  sum.rmse += rmse;
  sum.psnr += core::psnrFromRmse(rmse);
  sum.msSsim += core::msSsim(picture, reference).value_or(0);
}

void divide(HeldOutScores::Figures& sum, int count) {
  for (double* value : {&sum.rmse, &sum.psnr, &sum.msSsim}) *value /= count;
}

nlohmann::json toJson(const HeldOutScores::Figures& figures) {
  return {{"psnr", figures.psnr}, {"ms_ssim", figures.msSsim}, {"rmse", figures.rmse}};
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
  nlohmann::json json{{"samples", scores.samples}, {"prediction", toJson(scores.prediction)}};
  if (scores.bicubic) json["bicubic"] = toJson(*scores.bicubic);
  if (const auto& keyed = scores.fromKeyframes) {
    auto& from = json["from_keyframes"];
    from["samples"] = keyed->samples;
    from["prediction"] = toJson(keyed->prediction);
    from["without"] = toJson(keyed->without);
    from["carried_detail"] = toJson(keyed->carried);
  }
  if (!scores.expectedError.empty()) json["expected_error"] = core::toJson(scores.expectedError);
  return json;
}

double HeldOutScores::merit() const {
  return fromKeyframes ? (prediction.psnr + fromKeyframes->prediction.psnr) / 2 : prediction.psnr;
}

HeldOutScores scoreHeldOut(Generator& generator, const TrainingData& data, int most, torch::Device device,
                           const std::stop_token& stop, const std::function<void()>& between) {
  const EvaluationMode mode(generator);
  HeldOutScores sum;
  const auto count = data.heldOutCount();
  const auto chosen = std::min(count, std::size_t(most));
  for (std::size_t i = 0; i < chosen; ++i, ++sum.samples) {
    if (between) between();
    if (stop.stop_requested()) break;
    const auto pictures = compute(generator, data, data.heldOut(i * count / chosen), device);
    add(sum.prediction, pictures.prediction, pictures.reference);
    for (const auto& [expected, picture] : pictures.expected)
      sum.expectedError.add(expected, picture, pictures.reference);
    if (pictures.fromKeyframe) {
      if (!sum.fromKeyframes) sum.fromKeyframes.emplace();
      auto& keyed = *sum.fromKeyframes;
      ++keyed.samples;
      add(keyed.prediction, *pictures.fromKeyframe, pictures.reference);
      add(keyed.without, pictures.prediction, pictures.reference);
      add(keyed.carried, *pictures.carried, pictures.reference);
    }
    if (!pictures.coloured) continue;
    if (!sum.bicubic) sum.bicubic.emplace();
    add(*sum.bicubic, pictures.guide, pictures.reference);
  }
  if (sum.samples > 0) divide(sum.prediction, sum.samples);
  if (sum.bicubic) divide(*sum.bicubic, sum.samples);
  if (auto& keyed = sum.fromKeyframes)
    for (auto* figures : {&keyed->prediction, &keyed->without, &keyed->carried}) divide(*figures, keyed->samples);
  return sum;
}

core::Image previewOf(Generator& generator, const TrainingData& data, int rows, torch::Device device) {
  const EvaluationMode mode(generator);
  const auto count = data.heldOutCount();
  const auto chosen = std::min(count, std::size_t(rows));
  std::vector<std::vector<core::Image>> table;
  int width = 0, height = 0;
  for (std::size_t i = 0; i < chosen; ++i) {
    auto pictures = compute(generator, data, data.heldOut(i * count / chosen), device);
    auto& row = table.emplace_back();
    if (!pictures.guide.empty()) row.push_back(std::move(pictures.guide));
    row.push_back(std::move(pictures.prediction));
    row.push_back(std::move(pictures.reference));
    width = std::max(width, int(row.size()) * row.back().width);
    height += row.back().height;
  }
  core::Image preview(width, height);
  int top = 0;
  for (const auto& row : table) {
    for (std::size_t column = 0; column < row.size(); ++column)
      paste(preview, row[column], int(column) * row[column].width, top);
    top += row.back().height;
  }
  return preview;
}

}  // namespace twinray::nn
