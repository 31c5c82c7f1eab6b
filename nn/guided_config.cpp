#include "nn/guided_config.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace twinray::nn {
namespace {

struct Field {
  const char* key;
  int GuidedConfig::*member;
  int minimum;
  int maximum;
};

constexpr Field kFields[] = {
    {"factor", &GuidedConfig::factor, 1, 8},
    {"unshuffle", &GuidedConfig::unshuffle, 1, 4},
    {"width", &GuidedConfig::width, 4, 512},
    {"blocks", &GuidedConfig::blocks, 1, 64},
    {"inner_width", &GuidedConfig::innerWidth, 0, 512},
    {"inner_blocks", &GuidedConfig::innerBlocks, 1, 64},
    {"code_width", &GuidedConfig::codeWidth, 1, 1024},
    {"condition_width", &GuidedConfig::conditionWidth, 0, 1024},
};

}  // namespace

nlohmann::json toJson(const GuidedConfig& config) {
  nlohmann::json json;
  json["guide_channels"] = config.guideChannels;
  for (const auto& field : kFields) json[field.key] = config.*field.member;
  if (config.direct) json["direct"] = true;
  if (config.keyframe) json["keyframe"] = true;
  if (config.expectedError) json["expected_error"] = true;
  return json;
}

GuidedConfig guidedConfigFromJson(const nlohmann::json& json, const std::string& where) {
  const auto fail = [&](const std::string& what) -> core::Error {
    return core::Error("The network description in " + where + " " + what + "; use a file that this program wrote.");
  };
  if (!json.is_object()) throw fail("is missing");
  GuidedConfig config;
  for (const auto& field : kFields) {
    const auto value = json.find(field.key);
    if (value == json.end() || !value->is_number_integer()) throw fail(std::string("has no whole number ") + field.key);
    const auto number = value->get<std::int64_t>();
    if (number < field.minimum || number > field.maximum)
      throw fail(std::string("has ") + field.key + " outside " + std::to_string(field.minimum) + ".." +
                 std::to_string(field.maximum));
    config.*field.member = int(number);
  }
  const auto channels = json.find("guide_channels");
  const bool listed = channels != json.end() && channels->is_array() && channels->size() >= 3 &&
                      channels->size() <= 64 &&
                      std::all_of(channels->begin(), channels->end(), [](const auto& c) { return c.is_string(); });
  if (!listed) throw fail("lists no guide channels");
  config.guideChannels = channels->get<std::vector<std::string>>();
  if (config.guideChannels[0] != "r" || config.guideChannels[1] != "g" || config.guideChannels[2] != "b")
    throw fail("has a guide whose first channels are not r, g, b");
  const auto able = [&](const std::string& key) {
    const auto found = json.find(key);
    if (found != json.end() && !found->is_boolean()) throw fail("has " + key + " that is neither true nor false");
    return found != json.end() && found->get<bool>();
  };
  config.direct = able("direct");
  config.keyframe = able("keyframe");
  config.expectedError = able("expected_error");
  if (config.keyframe && config.opacityChannel() < 0) throw fail("takes keyframes, but no guide with a channel a");
  return config;
}

int GuidedConfig::opacityChannel() const {
  const auto found = std::find(guideChannels.begin(), guideChannels.end(), "a");
  return found == guideChannels.end() ? -1 : int(found - guideChannels.begin());
}

}  // namespace twinray::nn
