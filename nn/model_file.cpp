#include "nn/model_file.h"

#include <algorithm>

#include "core/error.h"
#include "nn/tensor_archive.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr std::uint64_t kLargestModel = 512u << 20;
constexpr const char* kFormat = "twinray model";
const std::string kDiscriminator = "discriminator/";  ///< before the names of its tensors

nlohmann::json completed(const Generator& generator, nlohmann::json description) {
  const auto need = generator.guideNeed();
  description["format"] = kFormat;
  description["version"] = kModelVersion;
  description["architecture"] = generator.architecture();
  description["network"] = generator.network();
  auto& guide = description["guide"];
  guide["factor"] = need.factor;
  guide["channels"] = need.channels;
  if (!guide.contains("quality")) guide["quality"] = "standard";
  return description;
}

ModelInfo infoOf(const nlohmann::json& description, const Generator& generator, const std::string& name) {
  const auto need = generator.guideNeed();
  ModelInfo info;
  info.architecture = generator.architecture();
  info.name = name;
  info.guideFactor = need.factor;
  info.pictureSize = need.pictureSize;
  info.guideQuality = description["guide"]["quality"].get<std::string>();
  info.guideChannels = need.channels;
  info.keyframe = need.keyframe;
  info.expectedError = need.expectedError;
  info.still = description.value("still", std::string());
  info.description = description;
  info.trained = trainedOn(description);
  return info;
}

std::int64_t countOf(const Generator& generator) {
  std::int64_t count = 0;
  for (const auto& parameter : generator.parameters()) count += parameter.numel();
  return count;
}

std::shared_ptr<const Model> assemble(ModelInfo info, const std::shared_ptr<Generator>& generator,
                                      TensorMap discriminator = {}, std::shared_ptr<const Model> still = nullptr) {
  info.parameters = countOf(*generator);
  info.description["parameters"] = info.parameters;
  auto weights = std::make_shared<Model::Weights>(generator, std::move(discriminator));
  return std::make_shared<Model>(std::move(info), std::move(weights), std::move(still));
}

/// What is wrong with a description, or nothing.
std::string complaint(const nlohmann::json& description) {
  if (!description.is_object() || description.value("format", nlohmann::json()) != kFormat) return "is no model";
  const auto version = description.value("version", nlohmann::json());
  if (version != kModelVersion) return "has version " + version.dump() + ", and this program knows version 1";
  if (!description.value("architecture", nlohmann::json()).is_string()) return "does not say its architecture";
  const auto quality = description.value("/guide/quality"_json_pointer, nlohmann::json());
  const auto known = {"draft", "checkerboard", "standard", "fine", "high", "seed"};
  if (std::find(known.begin(), known.end(), quality) == known.end())
    return "needs a guide of the unknown quality " + quality.dump();
  const auto training = description.value("training", nlohmann::json::object());
  if (!training.is_object() || !training.value("datasets", nlohmann::json::array()).is_array())
    return "has a broken list of training data";
  const auto still = description.value("still", nlohmann::json(""));
  if (!still.is_string() || std::filesystem::path(still.get<std::string>()).filename() != still.get<std::string>())
    return "names no file beside it for views that stand still";
  return {};
}

void loadWeights(Generator& generator, const std::map<std::string, torch::Tensor>& tensors, const std::string& file) {
  const auto fail = [&](const std::string& what) {
    return core::Error("The model " + file + " " + what + "; use another copy of it.");
  };
  std::vector<std::pair<std::string, torch::Tensor>> wanted;
  for (const auto& item : generator.named_parameters()) wanted.emplace_back(item.key(), item.value());
  for (const auto& item : generator.named_buffers()) wanted.emplace_back(item.key(), item.value());
  if (tensors.size() != wanted.size()) throw fail("holds other weights than its description says");
  for (auto& [name, value] : wanted) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) throw fail("lacks the weights " + name);
    const auto& tensor = found->second;
    const bool real = tensor.is_floating_point() && value.is_floating_point();
    if ((!real && tensor.scalar_type() != value.scalar_type()) || tensor.sizes() != value.sizes())
      throw fail("has weights " + name + " of a wrong shape");
    if (real && !torch::isfinite(tensor).all().item<bool>()) throw fail("has weights " + name + " that are not finite");
    value.copy_(tensor);
  }
}

/// Takes the discriminator's tensors out of an archive's.
TensorMap takeDiscriminator(TensorMap& tensors, const std::string& file) {
  TensorMap taken;
  for (auto item = tensors.lower_bound(kDiscriminator);
       item != tensors.end() && item->first.starts_with(kDiscriminator); item = tensors.erase(item)) {
    const auto name = item->first.substr(kDiscriminator.size());
    if (!torch::isfinite(item->second).all().item<bool>())
      throw core::Error("The model " + file + " has weights " + name + " that are not finite; use another copy of it.");
    taken[name] = item->second;
  }
  return taken;
}

bool lists(const nlohmann::json& dataset, const char* key, const std::string& value) {
  const auto found = dataset.is_object() ? dataset.value(key, nlohmann::json()) : nlohmann::json();
  return !value.empty() && found.is_string() && found == value;
}

core::VolumeParts partsIn(const nlohmann::json& dataset) {
  const auto found = dataset.is_object() ? dataset.value("parts", nlohmann::json()) : nlohmann::json();
  return found.is_string() ? core::partsFromText(found.get<std::string>()) : core::VolumeParts();
}

}  // namespace

bool ModelInfo::sawInTraining(const core::VolumeIdentity& volume) const {
  const auto training = description.value("training", nlohmann::json::object());
  for (const auto& dataset : training.value("datasets", nlohmann::json::array()))
    if (lists(dataset, "volume", volume.hash) || lists(dataset, "subject", volume.subject) ||
        core::sharesParts(partsIn(dataset), volume.parts))
      return true;
  return false;
}

bool Model::sawInTraining(const core::VolumeIdentity& volume) const {
  return info_.sawInTraining(volume) || (still_ && still_->sawInTraining(volume));
}

Model::Model(ModelInfo info, std::shared_ptr<const Weights> weights, std::shared_ptr<const Model> still)
    : info_(std::move(info)), weights_(std::move(weights)), still_(std::move(still)) {}
Model::~Model() = default;

void saveModel(const std::filesystem::path& file, const Generator& generator, const nlohmann::json& description,
               const torch::nn::Module* discriminator) {
  TensorArchive archive;
  archive.description = completed(generator, description);
  for (const auto& item : generator.named_parameters()) archive.tensors[item.key()] = item.value().detach();
  for (const auto& item : generator.named_buffers()) archive.tensors[item.key()] = item.value().detach();
  if (discriminator) {
    for (const auto& [name, tensor] : stateOf(*discriminator)) archive.tensors[kDiscriminator + name] = tensor;
    archive.description["discriminator"] = true;
  }
  writeArchive(file, archive);
}

std::shared_ptr<const Model> makeModel(const Generator& generator, const nlohmann::json& description,
                                       const std::string& name) {
  return assemble(infoOf(completed(generator, description), generator, name), cloneGenerator(generator));
}

namespace {

std::string noKeyframes(const std::filesystem::path& file) {
  return "The model " + file.string() +
         " cannot start from a keyframe, so it has no part in views that stand still; use one that can.";
}

/// `withStill`: together with the model that it names.
std::shared_ptr<const Model> readModel(const std::filesystem::path& file, bool withStill) {
  const torch::NoGradGuard noGrad;
  auto archive = readArchive(file, "model", kLargestModel);
  const auto wrong = [&]() -> std::string {
    try {
      return complaint(archive.description);
    } catch (const nlohmann::json::exception&) {
      return "has a broken description";
    }
  }();
  if (!wrong.empty()) throw core::Error("The model " + file.string() + " " + wrong + "; use another model.");
  const auto generator = makeGenerator(archive.description["architecture"].get<std::string>(),
                                       archive.description.value("network", nlohmann::json()), file.string());
  const auto channels = generator->guideNeed().channels;
  const std::vector<std::string> rendered{"r", "g", "b", "a"};
  for (const auto& channel : channels)
    if (std::find(rendered.begin(), rendered.end(), channel) == rendered.end())
      throw core::Error("The model " + file.string() +
                        " needs a guide with other channels than this program renders; use another model.");
  auto discriminator = takeDiscriminator(archive.tensors, file.string());
  loadWeights(*generator, archive.tensors, file.string());
  auto info = infoOf(archive.description, *generator, file.stem().string());
  const auto beside = file.parent_path() / info.still;
  std::error_code unreadable;
  // A copy without the other file paints everything itself.
  const bool found = withStill && !info.still.empty() && std::filesystem::exists(beside, unreadable);
  auto still = found ? readModel(beside, false) : nullptr;
  if (still && !still->info().keyframe) throw core::Error(noKeyframes(beside));
  if (still && !info.keyframe) throw core::Error(noKeyframes(file));
  return assemble(std::move(info), generator, std::move(discriminator), std::move(still));
}

}  // namespace

std::shared_ptr<const Model> loadModel(const std::filesystem::path& file) {
  return readModel(file, true);
}

void setStillModel(const std::filesystem::path& file, const std::string& name) {
  auto archive = readArchive(file, "model", kLargestModel);
  if (name.empty()) {
    archive.description.erase("still");
  } else {
    const auto beside = file.parent_path() / name;
    if (std::filesystem::path(name).filename() != name || !std::filesystem::is_regular_file(beside))
      throw core::Error("There is no model " + name + " beside " + file.string() +
                        "; give the name of a file in the same folder.");
    for (const auto& each : {file, beside})
      if (!readModel(each, false)->info().keyframe) throw core::Error(noKeyframes(each));
    archive.description["still"] = name;
  }
  writeArchive(file, archive);
}

void setTrainingParts(const std::filesystem::path& file, const std::vector<core::VolumeIdentity>& volumes) {
  readModel(file, false);  // of any other file, a sentence that says what is wrong
  auto archive = readArchive(file, "model", kLargestModel);
  for (const auto& volume : volumes) {
    bool found = false;
    for (auto& dataset : archive.description["training"]["datasets"]) {
      if (!lists(dataset, "volume", volume.hash)) continue;
      dataset["parts"] = core::partsText(volume.parts);
      found = true;
    }
    if (!found)
      throw core::Error("The model " + file.string() + " was not trained on the volume of " + volume.subject +
                        "; give only volumes that it lists (twinray-cli model --json).");
  }
  writeArchive(file, archive);
}

}  // namespace twinray::nn
