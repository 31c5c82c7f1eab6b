#include "nn/model_file.h"

#include <algorithm>

#include "core/error.h"
#include "nn/tensor_archive.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr std::uint64_t kLargestModel = 512u << 20;
constexpr const char* kFormat = "twinray model";

nlohmann::json completed(const Guided& generator, nlohmann::json description) {
  description["format"] = kFormat;
  description["version"] = kModelVersion;
  description["architecture"] = "guided";
  description["network"] = toJson(generator->config());
  auto& guide = description["guide"];
  guide["factor"] = generator->config().factor;
  guide["channels"] = generator->config().guideChannels;
  if (!guide.contains("quality")) guide["quality"] = "standard";
  return description;
}

ModelInfo infoOf(const nlohmann::json& description, const GuidedConfig& config, const std::string& name) {
  ModelInfo info;
  info.architecture = "guided";
  info.name = name;
  info.guideFactor = config.factor;
  info.guideQuality = description["guide"]["quality"].get<std::string>();
  info.guideChannels = config.guideChannels;
  info.description = description;
  return info;
}

std::int64_t countOf(const Guided& generator) {
  std::int64_t count = 0;
  for (const auto& parameter : generator->parameters()) count += parameter.numel();
  return count;
}

std::shared_ptr<const Model> assemble(ModelInfo info, const Guided& generator) {
  info.parameters = countOf(generator);
  info.description["parameters"] = info.parameters;
  return std::make_shared<Model>(std::move(info), std::make_shared<Model::Weights>(generator));
}

/// What is wrong with a description, or nothing.
std::string complaint(const nlohmann::json& description) {
  if (!description.is_object() || description.value("format", nlohmann::json()) != kFormat) return "is no model";
  const auto version = description.value("version", nlohmann::json());
  if (version != kModelVersion) return "has version " + version.dump() + ", and this program knows version 1";
  const auto architecture = description.value("architecture", nlohmann::json());
  if (architecture != "guided") return "has the unknown architecture " + architecture.dump();
  const auto quality = description.value("/guide/quality"_json_pointer, nlohmann::json());
  const auto known = {"draft", "standard", "high", "seed"};
  if (std::find(known.begin(), known.end(), quality) == known.end())
    return "needs a guide of the unknown quality " + quality.dump();
  const auto training = description.value("training", nlohmann::json::object());
  if (!training.is_object() || !training.value("datasets", nlohmann::json::array()).is_array())
    return "has a broken list of training data";
  return {};
}

void loadWeights(Guided& generator, const std::map<std::string, torch::Tensor>& tensors, const std::string& file) {
  const auto fail = [&](const std::string& what) {
    return core::Error("The model " + file + " " + what + "; use another copy of it.");
  };
  auto parameters = generator->named_parameters();
  if (tensors.size() != parameters.size()) throw fail("holds other weights than its description says");
  for (auto& parameter : parameters) {
    const auto found = tensors.find(parameter.key());
    if (found == tensors.end()) throw fail("lacks the weights " + parameter.key());
    const auto& tensor = found->second;
    const bool real = tensor.scalar_type() == torch::kFloat32 || tensor.scalar_type() == torch::kFloat16;
    if (!real || tensor.sizes() != parameter.value().sizes())
      throw fail("has weights " + parameter.key() + " of a wrong shape");
    if (!torch::isfinite(tensor).all().item<bool>())
      throw fail("has weights " + parameter.key() + " that are not finite");
    parameter.value().copy_(tensor);
  }
}

bool lists(const nlohmann::json& dataset, const char* key, const std::string& value) {
  const auto found = dataset.is_object() ? dataset.value(key, nlohmann::json()) : nlohmann::json();
  return !value.empty() && found.is_string() && found == value;
}

}  // namespace

bool ModelInfo::sawInTraining(const std::string& volumeHash, const std::string& subject) const {
  const auto training = description.value("training", nlohmann::json::object());
  for (const auto& dataset : training.value("datasets", nlohmann::json::array()))
    if (lists(dataset, "volume", volumeHash) || lists(dataset, "subject", subject)) return true;
  return false;
}

Model::Model(ModelInfo info, std::shared_ptr<const Weights> weights)
    : info_(std::move(info)), weights_(std::move(weights)) {}
Model::~Model() = default;

void saveModel(const std::filesystem::path& file, const Guided& generator, const nlohmann::json& description) {
  TensorArchive archive;
  archive.description = completed(generator, description);
  for (const auto& item : generator->named_parameters()) archive.tensors[item.key()] = item.value().detach();
  writeArchive(file, archive);
}

std::shared_ptr<const Model> makeModel(const Guided& generator, const nlohmann::json& description,
                                       const std::string& name) {
  return assemble(infoOf(completed(generator, description), generator->config(), name), cloneGenerator(generator));
}

std::shared_ptr<const Model> loadModel(const std::filesystem::path& file) {
  const torch::NoGradGuard noGrad;
  const auto archive = readArchive(file, "model", kLargestModel);
  const auto wrong = [&]() -> std::string {
    try {
      return complaint(archive.description);
    } catch (const nlohmann::json::exception&) {
      return "has a broken description";
    }
  }();
  if (!wrong.empty()) throw core::Error("The model " + file.string() + " " + wrong + "; use another model.");
  const auto config = guidedConfigFromJson(archive.description.value("network", nlohmann::json()), file.string());
  if (config.guideChannels != GuidedConfig{}.guideChannels)
    throw core::Error("The model " + file.string() +
                      " needs a guide with other channels than this program renders; use another model.");
  Guided generator(config);
  loadWeights(generator, archive.tensors, file.string());
  return assemble(infoOf(archive.description, config, file.stem().string()), generator);
}

}  // namespace twinray::nn
