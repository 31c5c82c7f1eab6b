#include "nn/import_weights.h"

#include <algorithm>
#include <optional>

#include "core/error.h"
#include "nn/discriminator_state.h"
#include "nn/model_file.h"
#include "nn/state_dict.h"
#include "nn/tfgan/shapes.h"
#include "nn/tfgan/tfgan.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

constexpr std::size_t kListed = 3;  ///< names in a message
constexpr const char* kInside = "opacity_network.";

/// Names that only one network has, any of which gives it away.
const std::vector<std::string> kGeneratorMarks{"bottleneck_residual_layers.0.conv1.weight",
                                               "image_decoder_layers.0.resblock0.conv1.weight",
                                               "image_encoder_layers.0.conv.weight", "color_latent_encoder.0.weight"};
const std::vector<std::string> kDiscriminatorMarks{"image_encoder_layers.0.weight", "pre_rgb_encoder.0.weight"};
const std::vector<std::string> kOpacityMarks{"decoder_subnet.resblock0.conv1.weight",
                                             "opacity_latent_reconstructor.0.weight", "merged_subnet.0.weight"};
const std::vector<std::string> kOpacityDiscriminatorMarks{"encoder_subnet.conv0.weight", "encoder_subnet.bn1.weight"};

/// Takes the tensors of the network that has one of these names, behind whatever prefix, out of `all`.
std::optional<TensorMap> takeNetwork(TensorMap& all, const std::vector<std::string>& marks, const std::string& file) {
  std::optional<std::string> prefix;
  for (const auto& mark : marks) {
    for (const auto& item : all) {
      const auto& name = item.first;
      const bool fits =
          name.ends_with(mark) && (name.size() == mark.size() || name[name.size() - mark.size() - 1] == '.');
      if (!fits) continue;
      const auto found = name.substr(0, name.size() - mark.size());
      if (prefix && *prefix != found)
        throw core::Error("The file " + file + " holds the same network twice, as " + *prefix + " and " + found +
                          "; save one of them alone.");
      prefix = found;
    }
    if (prefix) break;
  }
  if (!prefix) return std::nullopt;
  TensorMap network;
  for (auto item = all.lower_bound(*prefix); item != all.end() && item->first.starts_with(*prefix);) {
    network[item->first.substr(prefix->size())] = item->second;
    item = all.erase(item);
  }
  return network;
}

std::string listed(std::vector<std::string> names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kListed, names.size()); ++i) {
    if (i > 0) text += ", ";
    text += names[i];
  }
  if (names.size() > kListed) text += " and " + std::to_string(names.size() - kListed) + " more";
  return text;
}

std::string shapeText(c10::IntArrayRef shape) {
  std::string text;
  for (const auto side : shape) {
    if (!text.empty()) text += "x";
    text += std::to_string(side);
  }
  return text.empty() ? "scalar" : text;
}

ShapeMap shapesOf(const TensorMap& tensors) {
  ShapeMap shapes;
  for (const auto& [name, tensor] : tensors) shapes[name] = tensor.sizes().vec();
  return shapes;
}

/// One sentence of what is wrong with a file's network.
core::Error misfit(const std::string& file, const std::string& network, const std::string& what) {
  return core::Error("The " + network + " in " + file + " " + what +
                     "; save the right network with torch.save(net.state_dict(), file).");
}

/// Copies tensors into a network whose names and shapes they must have.
void fit(torch::nn::Module& module, const TensorMap& tensors, const std::string& file, const std::string& network) {
  const torch::NoGradGuard noGrad;
  TensorMap unknown = tensors;
  std::vector<std::string> missing, misshapen, broken;
  for (auto& [name, target] : stateOf(module)) {
    const auto found = tensors.find(name);
    unknown.erase(name);
    // State dicts from before PyTorch 0.4.1 lack this count, which arithmetic does not use.
    if (found == tensors.end() && name.ends_with("num_batches_tracked")) continue;
    if (found == tensors.end()) {
      missing.push_back(name);
    } else if (found->second.sizes() != target.sizes()) {
      misshapen.push_back(name + " (" + shapeText(found->second.sizes()) + ", not " + shapeText(target.sizes()) + ")");
    } else if (!torch::isfinite(found->second).all().item<bool>()) {
      broken.push_back(name);
    } else {
      target.copy_(found->second);
    }
  }
  std::vector<std::string> extra;
  for (const auto& item : unknown) extra.push_back(item.first);
  std::string what;
  const auto add = [&what](const std::string& text, const std::vector<std::string>& names) {
    if (names.empty()) return;
    if (!what.empty()) what += "; ";
    what += text;
    what += ' ';
    what += std::to_string(names.size());
    what += ": ";
    what += listed(names);
  };
  add("lacks", missing);
  add("has too many,", extra);
  add("has of a wrong shape", misshapen);
  add("has not finite", broken);
  if (!what.empty()) throw misfit(file, network, what);
}

template <class Holder, class Config>
Holder fitted(const Config& config, const TensorMap& tensors, const std::string& file, const std::string& network) {
  Holder made(config);
  fit(*made, tensors, file, network);
  return made;
}

/// A configuration from shapes, or a sentence about them.
template <class Find>
auto configured(const Find& find, const std::string& file, const std::string& network) {
  try {
    return find();
  } catch (const std::runtime_error& error) {
    throw misfit(file, network, error.what());
  }
}

OpacityGenerator opacityFrom(const TensorMap& tensors, const std::string& file) {
  const std::string network = "opacity network";
  const auto config = configured([&] { return opacityConfigOf(shapesOf(tensors)); }, file, network);
  return fitted<OpacityGenerator>(config, tensors, file, network);
}

/// What one or more files hold.
struct Networks {
  std::optional<TensorMap> generator, discriminator, opacity, opacityDiscriminator;
  std::vector<std::string> leftOut;
};

Networks networksOf(const std::filesystem::path& file) {
  auto tensors = readStateDict(file);
  Networks networks;
  // The opacity network first: where it is inside the generator, its names begin with the generator's prefix.
  networks.opacity = takeNetwork(tensors, kOpacityMarks, file.string());
  networks.opacityDiscriminator = takeNetwork(tensors, kOpacityDiscriminatorMarks, file.string());
  networks.generator = takeNetwork(tensors, kGeneratorMarks, file.string());
  networks.discriminator = takeNetwork(tensors, kDiscriminatorMarks, file.string());
  for (const auto& item : tensors) networks.leftOut.push_back(item.first);
  return networks;
}

Tfgan tfganFrom(const Networks& networks, const std::string& file, const std::string& opacityFile) {
  const std::string network = "generator";
  const auto config = configured([&] { return tfganConfigOf(shapesOf(*networks.generator)); }, file, network);
  const bool encodes = std::any_of(networks.generator->begin(), networks.generator->end(),
                                   [](const auto& item) { return item.first.starts_with("opacity_encoder."); });
  if (encodes) return fitted<Tfgan>(config, *networks.generator, file, network);
  if (!networks.opacity)
    throw misfit(file, network,
                 "has no opacity encoder, so it works with TFGAN's opacity network, whose state dict --opacity gives");
  const auto opacity = opacityFrom(*networks.opacity, opacityFile);
  if (opacity->config().latent != config.opacityLatent)
    throw misfit(file, network, "belongs to another opacity network than that of " + opacityFile);
  auto made = tfganOver(*opacity, config, opacityFile);
  auto tensors = *networks.generator;
  for (const auto& [name, tensor] : stateOf(*made->opacityNetwork())) tensors[kInside + name] = tensor;
  fit(*made, tensors, file, network);
  return made;
}

const std::optional<TensorMap>& discriminatorOf(const Networks& networks, const Generator& generator) {
  return generator.architecture() == "opacity" ? networks.opacityDiscriminator : networks.discriminator;
}

std::int64_t countOf(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const auto& parameter : module.parameters()) count += parameter.numel();
  return count;
}

}  // namespace

std::shared_ptr<torch::nn::Module> discriminatorFrom(const TensorMap& tensors, const Generator& generator,
                                                     const std::string& file) {
  const std::string network = "discriminator";
  if (generator.architecture() == "opacity") {
    const auto config = configured([&] { return opacityDiscriminatorConfigOf(shapesOf(tensors)); }, file, network);
    return fitted<OpacityDiscriminator>(config, tensors, file, network).ptr();
  }
  const int size = generator.guideNeed().pictureSize;
  const auto config = configured([&] { return tfganDiscriminatorConfigOf(shapesOf(tensors), size); }, file, network);
  return fitted<TfganDiscriminator>(config, tensors, file, network).ptr();
}

ImportedWeights importWeights(const WeightSources& sources, const std::filesystem::path& model) {
  const auto file = sources.generator.string();
  auto networks = networksOf(sources.generator);
  std::string opacityFile = file;
  if (!sources.opacity.empty()) {
    networks.opacity = networksOf(sources.opacity).opacity;
    opacityFile = sources.opacity.string();
    if (!networks.opacity)
      throw core::Error("The file " + opacityFile + " holds no opacity network of TFGAN; give its state dict.");
  }
  std::shared_ptr<Generator> generator;
  if (networks.generator)
    generator = tfganFrom(networks, file, opacityFile).ptr();
  else if (networks.opacity)
    generator = opacityFrom(*networks.opacity, opacityFile).ptr();
  else
    throw core::Error("The file " + file +
                      " holds no generator of TFGAN (no tensor has a name that only it has); save its state dict.");

  const bool apart = !sources.discriminator.empty();
  const auto discriminatorFile = apart ? sources.discriminator.string() : file;
  const std::optional<TensorMap> judging =
      discriminatorOf(apart ? networksOf(sources.discriminator) : networks, *generator);
  if (apart && !judging)
    throw core::Error("The file " + discriminatorFile +
                      " holds no discriminator of this generator; give its state dict.");

  std::shared_ptr<torch::nn::Module> discriminator;
  if (judging) discriminator = discriminatorFrom(*judging, *generator, discriminatorFile);

  ImportedWeights imported;
  imported.architecture = generator->architecture();
  imported.parameters = countOf(*generator);
  imported.discriminatorParameters = discriminator ? countOf(*discriminator) : 0;
  imported.opacityNetwork = networks.generator && generator->network().contains("opacity");
  imported.leftOut = networks.leftOut;
  nlohmann::json description;
  description["guide"]["quality"] = "seed";
  description["imported"]["from"] = sources.generator.filename().string();
  description["training"] = nlohmann::json::object();
  description["training"]["note"] = "unknown: imported from a state dict";
  saveModel(model, *generator, description, discriminator.get());
  return imported;
}

void exportWeights(const Model& model, const WeightSources& files) {
  const auto& weights = model.weights();
  const auto lacks = [&](const std::string& what) {
    return core::Error("The model " + model.info().name + " holds no " + what + "; leave that file out.");
  };
  TensorList generator, opacity;
  for (auto& [name, tensor] : stateOf(*weights.generator)) {
    if (name.starts_with(kInside))
      opacity.emplace_back(name.substr(std::string(kInside).size()), tensor);
    else
      generator.emplace_back(name, tensor);
  }
  if (!files.discriminator.empty() && weights.discriminator.empty()) throw lacks("discriminator");
  if (!files.opacity.empty() && opacity.empty()) throw lacks("opacity network");
  std::shared_ptr<torch::nn::Module> discriminator;
  if (!files.discriminator.empty())
    discriminator = discriminatorFrom(weights.discriminator, *weights.generator, "the model " + model.info().name);
  if (!files.generator.empty()) writeStateDict(files.generator, generator);
  if (!files.discriminator.empty()) writeStateDict(files.discriminator, stateOf(*discriminator));
  if (!files.opacity.empty()) writeStateDict(files.opacity, opacity);
}

}  // namespace twinray::nn
