#include "nn/training/recipe.h"

#include <functional>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "nn/guided_config.h"
#include "nn/tfgan/config.h"

namespace twinray::nn {
namespace {

constexpr int kVersion = 1;
constexpr int kSmallestCrop = 16;

struct Number {
  const char* key;
  std::function<double&(Recipe&)> of;
  double minimum;
  double maximum;
};

struct Count {
  const char* key;
  int Recipe::*of;
  int minimum;
  int maximum;
};

const std::vector<Number>& numbers() {
  static const std::vector<Number> all{
      {"foreground", [](Recipe& r) -> double& { return r.foreground; }, 0, 1},
      {"permute_colors", [](Recipe& r) -> double& { return r.permuteColors; }, 0, 1},
      {"drop_keyframes", [](Recipe& r) -> double& { return r.dropKeyframes; }, 0, 1},
      {"learning_rate", [](Recipe& r) -> double& { return r.learningRate; }, 1e-9, 1},
      {"beta1", [](Recipe& r) -> double& { return r.optimizer.beta1; }, 0, 0.99999},
      {"beta2", [](Recipe& r) -> double& { return r.optimizer.beta2; }, 0, 0.99999},
      {"weight_decay", [](Recipe& r) -> double& { return r.optimizer.weightDecay; }, 0, 1},
      {"epsilon", [](Recipe& r) -> double& { return r.optimizer.epsilon; }, 1e-16, 1},
      {"discriminator_beta1", [](Recipe& r) -> double& { return r.discriminatorBeta1; }, 0, 0.99999},
      {"clip", [](Recipe& r) -> double& { return r.clip; }, 0, 1e6},
      {"average", [](Recipe& r) -> double& { return r.average; }, 0, 0.999999},
      {"l1_weight", [](Recipe& r) -> double& { return r.l1Weight; }, 0, 1e6},
      {"reconstruction_weight", [](Recipe& r) -> double& { return r.reconstructionWeight; }, 0, 1e6},
      {"charbonnier_weight", [](Recipe& r) -> double& { return r.charbonnierWeight; }, 0, 1e6},
      {"rms_weight", [](Recipe& r) -> double& { return r.rmsWeight; }, 0, 1e6},
      {"ms_ssim_weight", [](Recipe& r) -> double& { return r.msSsimWeight; }, 0, 1e6},
      {"adversarial_weight", [](Recipe& r) -> double& { return r.adversarialWeight; }, 0, 1e6},
      {"adversarial_from", [](Recipe& r) -> double& { return r.adversarialFrom; }, 0, 1},
      {"cache_gib", [](Recipe& r) -> double& { return r.cacheGiB; }, 0, 1024},
  };
  return all;
}

/// With every key that the architecture's network has.
nlohmann::json networkFromJson(const std::string& architecture, const nlohmann::json& json, const std::string& where) {
  if (architecture == "tfgan") return toJson(tfganConfigFromJson(json, where));
  if (architecture == "opacity") return toJson(opacityConfigFromJson(json, where));
  return toJson(guidedConfigFromJson(json, where));
}

constexpr Count kCounts[] = {
    {"epochs", &Recipe::epochs, 1, 1000000},
    {"batch", &Recipe::batch, 1, 4096},
    {"crop", &Recipe::crop, 0, 4096},
    {"warm_up", &Recipe::warmUp, 0, 1000000},
    {"halve_every", &Recipe::halveEvery, 0, 1000000},
    {"interval", &Recipe::interval, 1, 1000000},
    {"held_out_most", &Recipe::heldOutMost, 1, 100000},
    {"statistics_batches", &Recipe::statisticsBatches, 0, 1000},
};

constexpr std::pair<const char*, bool Recipe::*> kSwitches[] = {
    {"mirror", &Recipe::mirror},
    {"half_precision", &Recipe::halfPrecision},
};

/// Empty, or why whole pictures or crops do not go with the architecture.
std::string complaintAboutCrop(const Recipe& recipe, const std::string& where) {
  if (recipe.architecture != "guided") {
    return recipe.crop == 0 ? "" : "has a crop, but " + recipe.architecture + " takes whole pictures (crop 0)";
  }
  const auto network = guidedConfigFromJson(recipe.network, where);
  const int multiple = network.factor * network.granularity();
  const bool fits = recipe.crop % multiple == 0 && (recipe.crop == 0 || recipe.crop >= kSmallestCrop);
  return fits ? "" : "has a crop that is no multiple of " + std::to_string(multiple);
}

}  // namespace

nlohmann::json toJson(const Recipe& recipe) {
  nlohmann::json json;
  json["version"] = kVersion;
  json["architecture"] = recipe.architecture;
  json["network"] = recipe.network;
  auto copy = recipe;
  for (const auto& number : numbers()) json[number.key] = number.of(copy);
  for (const auto& count : kCounts) json[count.key] = recipe.*count.of;
  for (const auto& [key, of] : kSwitches) json[key] = recipe.*of;
  json["adversarial"] = recipe.adversarial;
  json["train_only"] = recipe.trainOnly;
  return json;
}

Recipe recipeFromJson(const nlohmann::json& json, const std::string& where) {
  const auto fail = [&](const std::string& what) {
    return core::Error("The recipe " + where + " " + what + "; correct it or leave it out to use the built-in one.");
  };
  if (!json.is_object()) throw fail("is no JSON object");
  if (json.value("version", nlohmann::json()) != kVersion) throw fail("is not of version 1");
  Recipe recipe;
  const auto known = toJson(recipe);
  for (const auto& [key, value] : json.items())
    if (!known.contains(key) && key != "note") throw fail("has the unknown key " + key);
  const auto architecture = json.value("architecture", nlohmann::json());
  if (architecture != "guided" && architecture != "tfgan" && architecture != "opacity")
    throw fail("is for an unknown architecture");
  recipe.architecture = architecture.get<std::string>();
  recipe.network = networkFromJson(recipe.architecture, json.value("network", nlohmann::json()), where);
  for (const auto& number : numbers()) {
    const auto found = json.find(number.key);
    if (found == json.end()) continue;
    if (!found->is_number() || !(*found >= number.minimum && *found <= number.maximum))
      throw fail(std::string("has ") + number.key + " out of range");
    number.of(recipe) = found->get<double>();
  }
  for (const auto& count : kCounts) {
    const auto found = json.find(count.key);
    if (found == json.end()) continue;
    if (!found->is_number_integer() || !(*found >= count.minimum && *found <= count.maximum))
      throw fail(std::string("has ") + count.key + " out of range");
    recipe.*count.of = found->get<int>();
  }
  for (const auto& [key, of] : kSwitches) {
    const auto found = json.find(key);
    if (found == json.end()) continue;
    if (!found->is_boolean()) throw fail(std::string("has ") + key + " that is neither true nor false");
    recipe.*of = found->get<bool>();
  }
  if (const auto found = json.find("adversarial"); found != json.end()) {
    if (*found != "hinge" && *found != "bce") throw fail("has adversarial that is neither hinge nor bce");
    recipe.adversarial = found->get<std::string>();
  }
  if (const auto found = json.find("train_only"); found != json.end()) {
    if (!found->is_string()) throw fail("has train_only that is no text");
    recipe.trainOnly = found->get<std::string>();
  }
  if (const auto complaint = complaintAboutCrop(recipe, where); !complaint.empty()) throw fail(complaint);
  if (recipe.architecture == "opacity" && recipe.msSsimWeight > 0)
    throw fail("has ms_ssim_weight for opacity pictures");
  if (recipe.architecture != "opacity" && recipe.reconstructionWeight > 0)
    throw fail("has reconstruction_weight for another architecture than opacity");
  if (recipe.l1Weight + recipe.charbonnierWeight + recipe.rmsWeight + recipe.msSsimWeight + recipe.adversarialWeight <=
      0)
    throw fail("has no loss");
  return recipe;
}

Recipe readRecipe(const std::filesystem::path& file) {
  const auto json = nlohmann::json::parse(core::readTextFile(file), nullptr, false);
  if (json.is_discarded()) throw core::Error("The recipe " + file.string() + " is no JSON; correct it.");
  return recipeFromJson(json, file.string());
}

}  // namespace twinray::nn
