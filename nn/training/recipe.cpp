#include "nn/training/recipe.h"

#include <functional>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::nn {
namespace {

constexpr int kVersion = 1;

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
      {"learning_rate", [](Recipe& r) -> double& { return r.learningRate; }, 1e-9, 1},
      {"beta1", [](Recipe& r) -> double& { return r.optimizer.beta1; }, 0, 0.99999},
      {"beta2", [](Recipe& r) -> double& { return r.optimizer.beta2; }, 0, 0.99999},
      {"weight_decay", [](Recipe& r) -> double& { return r.optimizer.weightDecay; }, 0, 1},
      {"clip", [](Recipe& r) -> double& { return r.clip; }, 1e-6, 1e6},
      {"average", [](Recipe& r) -> double& { return r.average; }, 0, 0.999999},
      {"charbonnier_weight", [](Recipe& r) -> double& { return r.charbonnierWeight; }, 0, 1e6},
      {"rms_weight", [](Recipe& r) -> double& { return r.rmsWeight; }, 0, 1e6},
      {"ms_ssim_weight", [](Recipe& r) -> double& { return r.msSsimWeight; }, 0, 1e6},
      {"adversarial_weight", [](Recipe& r) -> double& { return r.adversarialWeight; }, 0, 1e6},
      {"adversarial_from", [](Recipe& r) -> double& { return r.adversarialFrom; }, 0, 1},
      {"cache_gib", [](Recipe& r) -> double& { return r.cacheGiB; }, 0, 1024},
  };
  return all;
}

constexpr Count kCounts[] = {
    {"epochs", &Recipe::epochs, 1, 1000000},     {"batch", &Recipe::batch, 1, 4096},
    {"crop", &Recipe::crop, 16, 4096},           {"warm_up", &Recipe::warmUp, 0, 1000000},
    {"interval", &Recipe::interval, 1, 1000000}, {"held_out_most", &Recipe::heldOutMost, 1, 100000},
};

}  // namespace

nlohmann::json toJson(const Recipe& recipe) {
  nlohmann::json json{{"version", kVersion}, {"architecture", "guided"}, {"network", toJson(recipe.network)}};
  auto copy = recipe;
  for (const auto& number : numbers()) json[number.key] = number.of(copy);
  for (const auto& count : kCounts) json[count.key] = recipe.*count.of;
  json["half_precision"] = recipe.halfPrecision;
  return json;
}

Recipe recipeFromJson(const nlohmann::json& json, const std::string& where) {
  const auto fail = [&](const std::string& what) {
    return core::Error("The recipe " + where + " " + what + "; correct it or leave it out to use the built-in one.");
  };
  if (!json.is_object()) throw fail("is no JSON object");
  if (json.value("version", nlohmann::json()) != kVersion) throw fail("is not of version 1");
  if (json.value("architecture", nlohmann::json()) != "guided") throw fail("is for an unknown architecture");
  Recipe recipe;
  auto known = toJson(recipe);
  for (const auto& [key, value] : json.items())
    if (!known.contains(key) && key != "note") throw fail("has the unknown key " + key);
  recipe.network = guidedConfigFromJson(json.value("network", nlohmann::json()), where);
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
  if (const auto half = json.find("half_precision"); half != json.end()) {
    if (!half->is_boolean()) throw fail("has half_precision that is neither true nor false");
    recipe.halfPrecision = half->get<bool>();
  }
  const int multiple = recipe.network.factor * recipe.network.granularity();
  if (recipe.crop % multiple != 0) throw fail("has a crop that is no multiple of " + std::to_string(multiple));
  if (recipe.charbonnierWeight + recipe.rmsWeight + recipe.msSsimWeight <= 0) throw fail("has no loss");
  return recipe;
}

Recipe readRecipe(const std::filesystem::path& file) {
  const auto json = nlohmann::json::parse(core::readTextFile(file), nullptr, false);
  if (json.is_discarded()) throw core::Error("The recipe " + file.string() + " is no JSON; correct it.");
  return recipeFromJson(json, file.string());
}

}  // namespace twinray::nn
