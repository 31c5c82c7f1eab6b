#include "nn/training/training_data.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace twinray::nn {
namespace {

namespace fs = std::filesystem;

constexpr double kHeldOutPart = 0.05;
constexpr std::size_t kHeldOutLeast = 4;
constexpr const char* kOriginalQuality = "seed";

std::size_t heldOutOf(std::size_t count) {
  const auto part = std::size_t(std::ceil(kHeldOutPart * double(count)));
  return std::min(std::max(part, kHeldOutLeast), count / 2);
}

/// As many, or more, so that the first of them has no keyframe; at most half.
std::size_t withoutSharedKeyframes(const core::Dataset& dataset, std::size_t heldOut) {
  for (auto count = heldOut; count <= dataset.size() / 2; ++count)
    if (!dataset.keyframeOf(dataset.size() - count)) return count;
  return heldOut;
}

VolumeScale scaleFrom(const nlohmann::json& volume, const fs::path& folder) {
  try {
    core::Geometry geometry;
    geometry.dimensions = volume.at("dimensions").get<std::array<int, 3>>();
    geometry.spacing = volume.at("spacing").get<std::array<double, 3>>();
    for (int i = 0; i < 3; ++i)
      if (geometry.dimensions[std::size_t(i)] < 1 || !(geometry.spacing[std::size_t(i)] > 0))
        throw std::out_of_range("");
    return scaleOf(geometry);
  } catch (const std::exception&) {
    throw core::Error("The dataset " + folder.string() +
                      " does not say how large its volume is; sample it again with this program.");
  }
}

/// Channels of a picture (0..3) as planes.
torch::Tensor planesOf(const core::Image& picture, const std::vector<int>& channels) {
  auto tensor = torch::empty({std::int64_t(channels.size()), picture.height, picture.width}, torch::kUInt8);
  auto* out = tensor.data_ptr<std::uint8_t>();
  for (const int c : channels)
    for (std::size_t i = std::size_t(c); i < picture.data.size(); i += core::Image::kChannels) *out++ = picture.data[i];
  return tensor;
}

std::string sizeText(int width, int height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

}  // namespace

TrainingData::TrainingData(const std::vector<fs::path>& folders, const Generator& generator, double cacheGiB)
    : generator_(generator),
      need_(generator.guideNeed()),
      paintsOpacity_(generator.architecture() == "opacity"),
      cacheBytes_(std::size_t(cacheGiB * double(1u << 30))) {
  if (folders.empty()) throw core::Error("There is no dataset to train on; give at least one dataset folder.");
  for (const auto& folder : folders) addFolder(folder);
  // Samples of a folder are of one size.
  double bytes = 0;
  for (const auto& folder : folders_) bytes += double(folder.dataset.size()) * double(decode(folder, 0).bytes());
  if (bytes <= double(cacheBytes_)) cache_.resize(count_);
}

void TrainingData::addFolder(const fs::path& path) {
  Folder folder;
  folder.dataset = core::readDataset(path);
  const auto& dataset = folder.dataset;
  const auto& description = dataset.description;
  const auto fail = [&](const std::string& what) {
    return core::Error("The dataset " + path.string() + " " + what + ".");
  };
  if (dataset.size() < 2) throw fail("has fewer than two samples; sample more");
  if (description.is_object() && !description.contains("picture"))
    throw fail("has no pictures yet; run twinray-cli render on it first");
  chooseGuides(folder);
  const std::string quality = !description.is_object() ? kOriginalQuality
                              : folder.guideChannels.empty()
                                  ? description["picture"].value("quality", std::string(kOriginalQuality))
                                  : description["guide"].value("quality", std::string("standard"));
  if (!folders_.empty() && quality != guideQuality_)
    throw fail("has guides of quality " + quality + " where the first dataset has " + guideQuality_ +
               "; mix only equal ones");
  guideQuality_ = quality;
  const auto volume =
      description.is_object() ? description.value("volume", nlohmann::json::object()) : nlohmann::json::object();
  if (need_.pictureSize == 0) folder.scale = scaleFrom(volume, path);
  folder.first = count_;
  folder.heldOut = heldOutOf(dataset.size());
  if (need_.keyframe) folder.heldOut = withoutSharedKeyframes(dataset, folder.heldOut);
  nlohmann::json identity;
  identity["volume"] = volume.value("hash", "");
  identity["subject"] = volume.value("subject", "");
  identity["parts"] = volume.value("parts", "");
  identity["name"] = volume.value("name", description.is_null() ? path.filename().string() : "");
  identity["modality"] = volume.value("modality", "");
  identity["samples"] = dataset.size();
  identity["held_out"] = folder.heldOut;
  for (const char* key : {"sampler", "picture", "guide"})
    identity[key] = description.is_object() ? description.value(key, nlohmann::json()) : nlohmann::json();
  identity_.push_back(std::move(identity));
  count_ += dataset.size();
  heldOutCount_ += folder.heldOut;
  trainingCount_ += dataset.size() - folder.heldOut;
  folders_.push_back(std::move(folder));
}

void TrainingData::chooseGuides(Folder& folder) const {
  const auto& description = folder.dataset.description;
  const auto& path = folder.dataset.folder;
  const bool fixed = need_.pictureSize != 0;
  const bool stored = description.is_object() && description.contains("guide");
  if (need_.channels.empty()) return;
  if (!stored && !fixed)
    throw core::Error("The dataset " + path.string() +
                      " has no pictures with guides yet; run twinray-cli render on it first.");
  if (!stored) return;
  const auto& guide = description["guide"];
  const auto channels = guide.value("channels", std::vector<std::string>{});
  std::vector<int> found;
  for (const auto& name : need_.channels) {
    const auto at = std::find(channels.begin(), channels.end(), name);
    if (at != channels.end()) found.push_back(int(at - channels.begin()));
  }
  const int side = need_.pictureSize / need_.factor;
  const bool complete = found.size() == need_.channels.size();
  if (!fixed && !complete)
    throw core::Error("The dataset " + path.string() +
                      " has guides with other channels than the network takes; render it for this network.");
  folder.guideHeight = guide.value("height", 128);
  if (!fixed || (complete && guide.value("width", 0) == side && folder.guideHeight == side))
    folder.guideChannels = std::move(found);
}

std::size_t TrainingData::training(std::size_t i) const {
  for (const auto& folder : folders_) {
    const auto here = folder.dataset.size() - folder.heldOut;
    if (i < here) return folder.first + i;
    i -= here;
  }
  throw std::out_of_range("TrainingData::training");
}

std::size_t TrainingData::heldOut(std::size_t i) const {
  for (const auto& folder : folders_) {
    if (i < folder.heldOut) return folder.first + folder.dataset.size() - folder.heldOut + i;
    i -= folder.heldOut;
  }
  throw std::out_of_range("TrainingData::heldOut");
}

const TrainingData::Folder& TrainingData::folderOf(std::size_t sample) const {
  const auto after = std::upper_bound(folders_.begin(), folders_.end(), sample,
                                      [](std::size_t s, const Folder& folder) { return s < folder.first; });
  return *std::prev(after);
}

DecodedSample TrainingData::load(std::size_t sample) const {
  if (!cache_.empty()) {
    const std::lock_guard lock(mutex_);
    if (cache_[sample].picture.defined()) return cache_[sample];
  }
  const auto& folder = folderOf(sample);
  const auto decoded = decode(folder, sample - folder.first);
  if (!cache_.empty()) {
    const std::lock_guard lock(mutex_);
    if (!cache_[sample].picture.defined() && cachedBytes_ + decoded.bytes() <= cacheBytes_) {
      cachedBytes_ += decoded.bytes();
      cache_[sample] = decoded;
    }
  }
  return decoded;
}

core::Image TrainingData::fixedPicture(const fs::path& file, const core::Image& picture) const {
  const int side = need_.pictureSize;
  if (picture.width == side && picture.height == side) return picture;
  if (picture.width != picture.height || picture.width < side)
    throw core::Error("The picture " + file.string() + " is " + sizeText(picture.width, picture.height) +
                      " where the network needs " + sizeText(side, side) +
                      " or a larger square; render the dataset at that size.");
  return core::reduceBicubic(picture, side, side);
}

torch::Tensor TrainingData::storedGuide(const Folder& folder, std::size_t index, int pictureWidth,
                                        int pictureHeight) const {
  const auto path = folder.dataset.guidePath(index);
  auto plane = core::readGuide(path);
  const auto channels = folder.dataset.description["guide"]["channels"].size();
  const int factor = need_.factor;
  const int width = need_.pictureSize != 0 ? need_.pictureSize : pictureWidth;
  const int height = need_.pictureSize != 0 ? need_.pictureSize : pictureHeight;
  if (std::size_t(plane.channels) != channels || width != plane.width * factor || height != plane.height * factor)
    throw core::Error("The guide " + path.string() + " is not 1/" + std::to_string(factor) +
                      " of its picture's size with " + std::to_string(channels) +
                      " channels; render the dataset for this network.");
  const auto all = torch::from_blob(plane.data.data(), {plane.channels, plane.height, plane.width});
  std::vector<torch::Tensor> chosen;
  for (const int c : folder.guideChannels) chosen.push_back(all[c]);
  return torch::stack(chosen).to(torch::kFloat16);
}

DecodedSample TrainingData::decode(const Folder& folder, std::size_t index) const {
  const torch::NoGradGuard noGrad;
  const auto file = folder.dataset.picturePath(index);
  const auto read = core::readPng(file);
  const auto picture = need_.pictureSize == 0 ? read : fixedPicture(file, read);
  DecodedSample decoded;
  decoded.picture = planesOf(picture, paintsOpacity_ ? std::vector<int>{3} : std::vector<int>{0, 1, 2});
  if (need_.channels.empty()) return decoded;
  if (!folder.guideChannels.empty()) {
    decoded.guide = storedGuide(folder, index, read.width, read.height);
    return decoded;
  }
  const int side = need_.pictureSize / need_.factor;
  std::vector<int> channels;
  for (const auto& name : need_.channels) channels.push_back(int(std::string("rgba").find(name)));
  decoded.guide =
      planesOf(core::reduceBicubic(read, side, side), channels).to(torch::kFloat32).div_(255).to(torch::kFloat16);
  return decoded;
}

Condition TrainingData::condition(std::size_t sample, const std::array<int, 3>& order) const {
  const auto& folder = folderOf(sample);
  const auto row = folder.dataset.table->row(sample - folder.first);
  auto tf = row.transferFunction();
  if (order != std::array<int, 3>{0, 1, 2}) {
    auto nodes = tf.colors();
    for (auto& node : nodes) {
      const auto rgb = node.rgb;
      for (std::size_t c = 0; c < 3; ++c) node.rgb[c] = rgb[std::size_t(order[c])];
    }
    tf.setColors(std::move(nodes));
  }
  return generator_.condition(core::Viewpoint::fromAngles(row.angles()), tf, row.light(), folder.scale,
                              folder.guideHeight);
}

std::optional<std::size_t> TrainingData::keyframeOf(std::size_t sample) const {
  if (!need_.keyframe) return std::nullopt;
  const auto& folder = folderOf(sample);
  const auto keyframe = folder.dataset.keyframeOf(sample - folder.first);
  if (!keyframe) return std::nullopt;
  return folder.first + *keyframe;
}

Change TrainingData::change(std::size_t then, std::size_t now, const std::array<int, 3>& order) const {
  const auto viewOf = [&](std::size_t sample) {
    const auto& folder = folderOf(sample);
    return core::Viewpoint::fromAngles(folder.dataset.view(sample - folder.first));
  };
  return changeBetween(condition(then, order), viewOf(then), condition(now, order), viewOf(now));
}

}  // namespace twinray::nn
