#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/samples.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

Image imageFrom(const Plane& plane) {
  Image image(plane.width, plane.height);
  const std::size_t pixels = std::size_t(plane.width) * plane.height;
  for (std::size_t i = 0; i < pixels; ++i) {
    for (int c = 0; c < Image::kChannels; ++c) {
      image.data[i * Image::kChannels + c] =
          std::uint8_t(std::lround(std::clamp(plane.data[c * pixels + i], 0.0f, 1.0f) * 255));
    }
  }
  return image;
}

/// Hands out guides in place of casting them: guide i for the scene with revision i. Stored ones, or, for an opacity
/// guide, the picture's own reduction, as the original's loader makes it.
class FolderGuideRenderer : public Renderer {
 public:
  FolderGuideRenderer(const Dataset& dataset, bool fromPicture) : dataset_(dataset), fromPicture_(fromPicture) {}

  std::optional<Frame> render(const Request& request) override {
    const std::uint64_t sample = request.scene->revision;
    Frame frame;
    frame.picture = fromPicture_ ? reduced(sample, request) : stored(sample, request);
    frame.revision = sample;
    frame.madeBy = fromPicture_ ? "reduced picture" : "stored guide";
    return frame;
  }

 private:
  Image reduced(std::size_t sample, const Request& request) const {
    const fs::path file = dataset_.picturePath(sample);
    const Image picture = readPng(file);
    if (picture.width == request.width && picture.height == request.height) return picture;
    if (picture.width < request.width || picture.height < request.height) {
      throw Error("the picture " + file.string() + " is smaller than the model's guide of " +
                  std::to_string(request.width) + "x" + std::to_string(request.height) +
                  " pixels; render the folder at the size that the model paints");
    }
    return reduceBicubic(picture, request.width, request.height);
  }

  Image stored(std::size_t sample, const Request& request) const {
    const Plane plane = readGuide(dataset_.guidePath(sample));
    if (plane.width != request.width || plane.height != request.height || plane.channels != Image::kChannels) {
      throw Error("the guide " + dataset_.guidePath(sample).string() + " is " + std::to_string(plane.width) + "x" +
                  std::to_string(plane.height) + " with " + std::to_string(plane.channels) +
                  " channels, the model needs " + std::to_string(request.width) + "x" + std::to_string(request.height) +
                  " with 4; render the folder again with the guide that the model names");
    }
    return imageFrom(plane);
  }

  const Dataset& dataset_;
  bool fromPicture_;
};

bool hasGuides(const Dataset& dataset) {
  return dataset.size() > 0 && fs::exists(dataset.guidePath(0));
}

/// A volume of zeros in the place of the one that was rendered: methods may ask for its geometry, and cast nothing. An
/// original's folder does not name its volume; the networks that work there do not ask.
std::shared_ptr<const Volume> standInFor(const Dataset& dataset, GuideSource guide) {
  constexpr std::size_t kMostVoxels = std::size_t(1) << 33;
  Geometry geometry;
  geometry.dimensions = {1, 1, 1};
  if (dataset.description.is_object() && dataset.description.contains("volume")) {
    try {
      const nlohmann::json& volume = dataset.description.at("volume");
      geometry.dimensions = volume.at("dimensions").get<std::array<int, 3>>();
      geometry.spacing = volume.at("spacing").get<std::array<double, 3>>();
    } catch (const nlohmann::json::exception&) {
      throw Error("the folder " + dataset.folder.string() +
                  " does not say how large its volume is; sample it again with this program");
    }
  } else if (guide == GuideSource::kStored) {
    throw Error("the folder " + dataset.folder.string() +
                " has guides but no dataset.json that names their volume; sample it again with this program");
  }
  for (const int side : geometry.dimensions) {
    if (side < 1 || side > 65535 || geometry.voxelCount() > kMostVoxels) {
      throw Error("the folder " + dataset.folder.string() + " names a volume of impossible size; sample it again");
    }
  }
  const auto voxels = std::make_shared<std::vector<std::uint8_t>>(geometry.voxelCount());
  return std::make_shared<const Volume>(geometry, ScalarType::kUInt8,
                                        std::shared_ptr<const void>(voxels, voxels->data()));
}

/// The picture to be predicted, at the size that the model paints where that is smaller, as the original scores it.
Image truthOf(const Dataset& dataset, std::size_t sample, int pictureSize) {
  Image picture = readPng(dataset.picturePath(sample));
  if (pictureSize == 0 || picture.width < pictureSize || picture.height < pictureSize) return picture;
  if (picture.width == pictureSize && picture.height == pictureSize) return picture;
  return reduceBicubic(picture, pictureSize, pictureSize);
}

GuideSource guideSourceFor(const Dataset& dataset, int opacityGuide) {
  const bool guides = hasGuides(dataset);
  if (opacityGuide > 0) {
    if (!guides) return GuideSource::kReduced;
    const Plane first = readGuide(dataset.guidePath(0));
    const bool fits = first.width == opacityGuide && first.height == opacityGuide && first.channels == Image::kChannels;
    return fits ? GuideSource::kStored : GuideSource::kReduced;
  }
  if (guides) return GuideSource::kStored;
  throw Error("the folder " + dataset.folder.string() +
              " has no guides, and a picture reduced to one would show the network what it is to predict; use a model "
              "that takes an opacity guide, or evaluate with --volume");
}

}  // namespace

std::optional<Evaluation> evaluate(const Dataset& dataset, const OverGuide& prediction, const OverGuide& bicubic,
                                   const FolderEvaluationOptions& options, const EvaluationProgress& progress,
                                   std::stop_token stop) {
  Evaluation result;
  result.samples = dataset.size();
  result.guide = guideSourceFor(dataset, options.opacityGuide);
  const bool fromPicture = result.guide == GuideSource::kReduced;
  const auto predictionRenderer = prediction(std::make_unique<FolderGuideRenderer>(dataset, fromPicture));
  const auto bicubicRenderer = bicubic(std::make_unique<FolderGuideRenderer>(dataset, fromPicture));
  const auto volume = standInFor(dataset, result.guide);
  makePictureFolder(options.pictures.folder);
  const auto requestOf = [&](std::size_t sample, const Image& truth) {
    Scene scene = dataset.scene(sample, volume);
    scene.revision = sample;
    return requestFor(std::make_shared<const Scene>(std::move(scene)), truth.width, truth.height, stop);
  };
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    const Image truth = truthOf(dataset, i, options.pictureSize);
    const auto request = requestOf(i, truth);
    const auto predicted = predictionRenderer->render(request);
    const auto enlarged = predicted ? bicubicRenderer->render(request) : std::nullopt;
    if (!enlarged) return std::nullopt;
    const Rgb& background = request.scene->background;
    score(result.prediction, predicted->picture, truth, background, predicted->milliseconds);
    score(result.bicubic, enlarged->picture, truth, background, enlarged->milliseconds);
    result.networkMilliseconds.push_back(predicted->stepMilliseconds("network"));
    result.views.push_back(dataset.view(i));
    result.size = truth.width;
    writePictures(options.pictures.folder, i, predicted->picture, truth);
    if (progress) progress(i + 1, dataset.size());
  }
  const bool kept = keepExamples(result, options.pictures.examples, [&](Example& example) {
    example.reference = truthOf(dataset, example.sample, options.pictureSize);
    const auto request = requestOf(example.sample, example.reference);
    auto predicted = predictionRenderer->render(request);
    auto enlarged = predicted ? bicubicRenderer->render(request) : std::nullopt;
    if (!enlarged) return false;
    example.prediction = std::move(predicted->picture);
    example.bicubic = std::move(enlarged->picture);
    return true;
  });
  if (!kept) return std::nullopt;
  return result;
}

}  // namespace twinray::core
