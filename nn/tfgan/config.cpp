#include "nn/tfgan/config.h"

#include <algorithm>
#include <bit>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace twinray::nn {
namespace {

constexpr int kMostWidth = 512;
constexpr int kLargestPicture = 1024;
constexpr int kDiscriminatorMinimum = 4;

template <class Config>
struct Field {
  const char* key;
  int Config::*member;
  int minimum;
  int maximum;
  bool powerOfTwo = false;
};

constexpr Field<OpacityConfig> kOpacityFields[] = {
    {"picture_size", &OpacityConfig::pictureSize, 4, kLargestPicture, true},
    {"channels", &OpacityConfig::channels, 2, kMostWidth},
    {"most_channels", &OpacityConfig::mostChannels, 2, kMostWidth},
    {"view_width", &OpacityConfig::viewWidth, 1, kMostWidth},
    {"curve_width", &OpacityConfig::curveWidth, 1, kMostWidth},
    {"latent", &OpacityConfig::latent, 1, kMostWidth},
};

constexpr Field<TfganConfig> kTfganFields[] = {
    {"guide_size", &TfganConfig::guideSize, 4, kLargestPicture, true},
    {"picture_size", &TfganConfig::pictureSize, 4, kLargestPicture, true},
    {"minimum_size", &TfganConfig::minimumSize, 1, kLargestPicture, true},
    {"channels", &TfganConfig::channels, 2, kMostWidth},
    {"most_channels", &TfganConfig::mostChannels, 2, kMostWidth},
    {"view_width", &TfganConfig::viewWidth, 1, kMostWidth},
    {"curve_width", &TfganConfig::curveWidth, 1, kMostWidth},
    {"opacity_latent", &TfganConfig::opacityLatent, 1, kMostWidth},
    {"color_latent", &TfganConfig::colorLatent, 1, kMostWidth},
    {"bottlenecks", &TfganConfig::bottlenecks, 1, 8},
    {"noise", &TfganConfig::noise, 0, 256},
};

constexpr Field<TfganDiscriminatorConfig> kDiscriminatorFields[] = {
    {"guide_size", &TfganDiscriminatorConfig::guideSize, 4, kLargestPicture, true},
    {"picture_size", &TfganDiscriminatorConfig::pictureSize, 4, kLargestPicture, true},
    {"minimum_size", &TfganDiscriminatorConfig::minimumSize, 1, kDiscriminatorMinimum, true},
    {"channels", &TfganDiscriminatorConfig::channels, 2, kMostWidth},
    {"most_channels", &TfganDiscriminatorConfig::mostChannels, 2, kMostWidth},
    {"view_width", &TfganDiscriminatorConfig::viewWidth, 1, kMostWidth},
    {"curve_width", &TfganDiscriminatorConfig::curveWidth, 1, kMostWidth},
};

template <class Config, std::size_t N>
std::string complaintAboutFields(const Config& config, const Field<Config> (&fields)[N]) {
  for (const auto& field : fields) {
    const int value = config.*field.member;
    const auto named = std::string("has ") + field.key + " " + std::to_string(value);
    if (value < field.minimum || value > field.maximum)
      return named + ", outside " + std::to_string(field.minimum) + ".." + std::to_string(field.maximum);
    if (field.powerOfTwo && !std::has_single_bit(unsigned(value))) return named + ", which is no power of two";
  }
  return {};
}

core::Error broken(const std::string& where, const std::string& what) {
  return core::Error("The network description in " + where + " " + what + "; use a file that this program wrote.");
}

template <class Config, std::size_t N>
Config fieldsFromJson(const nlohmann::json& json, const Field<Config> (&fields)[N], const std::string& where) {
  if (!json.is_object()) throw broken(where, "is missing");
  Config config;
  for (const auto& field : fields) {
    const auto value = json.find(field.key);
    if (value == json.end() || !value->is_number_integer())
      throw broken(where, std::string("has no whole number ") + field.key);
    const std::int64_t number = *value;
    config.*field.member = int(std::clamp<std::int64_t>(number, -1, 1 << 20));
  }
  return config;
}

template <class Config>
const Config& checked(const Config& config, const std::string& where) {
  const auto wrong = complaintAbout(config);
  if (!wrong.empty()) throw broken(where, wrong);
  return config;
}

}  // namespace

nlohmann::json toJson(const OpacityConfig& config) {
  nlohmann::json json;
  for (const auto& field : kOpacityFields) json[field.key] = config.*field.member;
  return json;
}

nlohmann::json toJson(const TfganConfig& config) {
  nlohmann::json json;
  for (const auto& field : kTfganFields) json[field.key] = config.*field.member;
  json["residual_upsampling"] = config.residualUpsampling;
  if (config.opacity) json["opacity"] = toJson(*config.opacity);
  return json;
}

OpacityConfig opacityConfigFromJson(const nlohmann::json& json, const std::string& where) {
  return checked(fieldsFromJson(json, kOpacityFields, where), where);
}

TfganConfig tfganConfigFromJson(const nlohmann::json& json, const std::string& where) {
  auto config = fieldsFromJson(json, kTfganFields, where);
  const auto residual = json.value("residual_upsampling", nlohmann::json());
  if (!residual.is_boolean()) throw broken(where, "does not say whether residual_upsampling is true");
  config.residualUpsampling = residual.get<bool>();
  if (json.contains("opacity")) config.opacity = opacityConfigFromJson(json["opacity"], where);
  return checked(config, where);
}

TfganDiscriminatorConfig discriminatorFor(const TfganConfig& generator) {
  TfganDiscriminatorConfig config;
  config.guideSize = generator.guideSize;
  config.pictureSize = generator.pictureSize;
  config.minimumSize = std::min(kDiscriminatorMinimum, generator.minimumSize);
  config.channels = generator.channels;
  config.mostChannels = generator.mostChannels;
  config.viewWidth = generator.viewWidth;
  config.curveWidth = generator.curveWidth;
  return config;
}

std::string complaintAbout(const OpacityConfig& config) {
  return complaintAboutFields(config, kOpacityFields);
}

std::string complaintAbout(const TfganConfig& config) {
  const auto wrong = complaintAboutFields(config, kTfganFields);
  if (!wrong.empty()) return wrong;
  if (config.pictureSize < config.guideSize) return "has a picture_size below its guide_size";
  if (config.minimumSize >= config.guideSize) return "has a minimum_size that is not below its guide_size";
  if (!config.opacity) return {};
  if (config.opacity->pictureSize != config.guideSize) return "has an opacity network of another size than its guide";
  if (config.opacity->latent != config.opacityLatent)
    return "has an opacity network of another latent size than its own";
  return complaintAbout(*config.opacity);
}

std::string complaintAbout(const TfganDiscriminatorConfig& config) {
  const auto wrong = complaintAboutFields(config, kDiscriminatorFields);
  if (!wrong.empty()) return wrong;
  if (config.pictureSize < config.guideSize) return "has a picture_size below its guide_size";
  return config.minimumSize > config.guideSize ? "has a minimum_size above its guide_size" : "";
}

int halvings(int large, int small) {
  return std::bit_width(unsigned(large)) - std::bit_width(unsigned(small));
}

std::vector<int> encoderWidths(const TfganConfig& config) {
  std::vector<int> widths;
  for (int i = 0; i < halvings(config.guideSize, config.minimumSize); ++i)
    widths.push_back(int(std::min<std::int64_t>(std::int64_t(config.channels) << i, config.mostChannels)));
  return widths;
}

int upsampleWidth(const TfganConfig& config) {
  return config.residualUpsampling ? 32 : 64;
}

}  // namespace twinray::nn
