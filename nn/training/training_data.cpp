#include "nn/training/training_data.h"

#include <cmath>

#include "core/error.h"

namespace twinray::nn {
namespace {

constexpr double kHeldOutPart = 0.05;
constexpr std::size_t kHeldOutLeast = 4;

std::size_t heldOutOf(std::size_t count) {
  const auto part = std::size_t(std::ceil(kHeldOutPart * double(count)));
  return std::min(std::max(part, kHeldOutLeast), count / 2);
}

VolumeScale scaleFrom(const nlohmann::json& volume, const std::filesystem::path& folder) {
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

torch::Tensor colorsOf(const core::Image& picture) {
  auto tensor = torch::empty({3, picture.height, picture.width}, torch::kUInt8);
  auto* out = tensor.data_ptr<std::uint8_t>();
  for (std::size_t c = 0; c < 3; ++c)
    for (std::size_t i = c; i < picture.data.size(); i += core::Image::kChannels) *out++ = picture.data[i];
  return tensor;
}

}  // namespace

TrainingData::TrainingData(const std::vector<std::filesystem::path>& folders, const GuidedConfig& network,
                           double cacheGiB)
    : network_(network), cacheBytes_(std::size_t(cacheGiB * double(1u << 30))) {
  if (folders.empty()) throw core::Error("There is no dataset to train on; give at least one dataset folder.");
  for (const auto& folder : folders) addFolder(folder);
  cache_.resize(places_.size());
}

void TrainingData::addFolder(const std::filesystem::path& folder) {
  auto dataset = core::readDataset(folder);
  const auto fail = [&](const std::string& what) {
    return core::Error("The dataset " + folder.string() + " " + what + ".");
  };
  const auto& description = dataset.description;
  if (!description.is_object() || !description.contains("guide") || !description.contains("picture"))
    throw fail("has no pictures with guides yet; run twinray-cli render on it first");
  if (description["guide"].value("channels", nlohmann::json()) != network_.guideChannels)
    throw fail("has guides with other channels than the network takes; render it for this network");
  if (dataset.size() < 2) throw fail("has fewer than two samples; sample more");
  const auto volume = description.value("volume", nlohmann::json::object());
  const auto quality = description["guide"].value("quality", std::string("standard"));
  if (!datasets_.empty() && quality != guideQuality_)
    throw fail("has guides of quality " + quality + " where the first dataset has " + guideQuality_ +
               "; mix only equal ones");
  guideQuality_ = quality;
  scales_.push_back(scaleFrom(volume, folder));

  const auto held = heldOutOf(dataset.size());
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    (i + held < dataset.size() ? training_ : heldOut_).push_back(places_.size());
    places_.push_back({datasets_.size(), i});
  }
  identity_.push_back({{"volume", volume.value("hash", "")},
                       {"subject", volume.value("subject", "")},
                       {"name", volume.value("name", "")},
                       {"modality", volume.value("modality", "")},
                       {"samples", dataset.size()},
                       {"held_out", held},
                       {"sampler", description.value("sampler", nlohmann::json())},
                       {"picture", description["picture"]},
                       {"guide", description["guide"]}});
  datasets_.push_back(std::move(dataset));
}

DecodedSample TrainingData::load(std::size_t sample) const {
  {
    const std::lock_guard lock(mutex_);
    if (cache_[sample].guide.defined()) return cache_[sample];
  }
  const auto& place = places_[sample];
  const auto& dataset = datasets_[place.dataset];
  const auto guidePath = dataset.guidePath(place.index);
  const auto plane = core::readGuide(guidePath);
  const auto picture = core::readPng(dataset.picturePath(place.index));
  if (plane.channels != int(network_.guideChannels.size()) || picture.width != plane.width * network_.factor ||
      picture.height != plane.height * network_.factor)
    throw core::Error("The guide " + guidePath.string() + " is not 1/" + std::to_string(network_.factor) +
                      " of its picture's size with " + std::to_string(network_.guideChannels.size()) +
                      " channels; render the dataset for this network.");
  DecodedSample decoded;
  auto values = plane.data;
  decoded.guide = torch::from_blob(values.data(), {plane.channels, plane.height, plane.width}).to(torch::kFloat16);
  decoded.picture = colorsOf(picture);

  const std::lock_guard lock(mutex_);
  if (!cache_[sample].guide.defined() && cachedBytes_ + decoded.bytes() <= cacheBytes_) {
    cachedBytes_ += decoded.bytes();
    cache_[sample] = decoded;
  }
  return decoded;
}

Condition TrainingData::condition(std::size_t sample, const std::array<int, 3>& order) const {
  const auto& place = places_[sample];
  const auto& dataset = datasets_[place.dataset];
  const auto row = dataset.table->row(place.index);
  auto tf = row.transferFunction();
  if (order != std::array<int, 3>{0, 1, 2}) {
    auto nodes = tf.colors();
    for (auto& node : nodes) {
      const auto rgb = node.rgb;
      for (std::size_t c = 0; c < 3; ++c) node.rgb[c] = rgb[std::size_t(order[c])];
    }
    tf.setColors(std::move(nodes));
  }
  const int guideHeight = dataset.description["guide"].value("height", 128);
  return conditionOf(core::Viewpoint::fromAngles(row.angles()), tf, row.light(), scales_[place.dataset], guideHeight);
}

}  // namespace twinray::nn
