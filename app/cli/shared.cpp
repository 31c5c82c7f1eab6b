#include "app/cli/shared.h"

#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <thread>

#include <unistd.h>

#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/volume_reader.h"
#include "core/resources.h"
#include "nn/predicted_renderer.h"

namespace twinray::cli {

std::shared_ptr<const core::Volume> readVolumeOrSample(const std::string& path, std::stop_token stop) {
  VolumeOptions options;
  options.volume = path;
  return readVolumeOrSample(options, stop);
}

namespace {

std::filesystem::path pathOf(const VolumeOptions& options) {
  return options.volume.empty() ? core::defaultVolumePath() : std::filesystem::path(options.volume);
}

}  // namespace

void addVolumeOptions(CLI::App& command, VolumeOptions& options) {
  command.add_option("--series", options.series,
                     "Series of a DICOM folder: its number as \"info\" lists it, or its id");
  command.add_option(
      "--component", options.component,
      "Component of colours (luminance, red, ...), complex numbers (magnitude, ...) or vectors (1, ...)");
  command.add_option("--time", options.time, "Number of the volume in a file of several in time, from 1")
      ->check(CLI::PositiveNumber);
  command
      .add_option("--reduce", options.reduce, "Resolution: 1 (full), means of 2 or 4 voxels a side, auto (by memory)")
      ->check(CLI::IsMember({"1", "2", "4", "auto"}));
}

core::VolumeChoice choiceFrom(const VolumeOptions& options, std::stop_token stop) {
  core::VolumeChoice choice;
  if (!options.series.empty()) choice.series = core::seriesId(pathOf(options), options.series, stop);
  choice.component = options.component;
  choice.frame = options.time - 1;
  if (options.reduce == "auto") {
    choice.reduction =
        core::reductionThatFits(core::inspectVolume(pathOf(options), choice, {}, stop), core::availableMemory());
  } else {
    choice.reduction = std::stoi(options.reduce);
  }
  return choice;
}

std::shared_ptr<const core::Volume> readVolumeOrSample(const VolumeOptions& options, std::stop_token stop) {
  const std::filesystem::path path = pathOf(options);
  const core::VolumeChoice choice = choiceFrom(options, stop);
  core::checkMemory(path, core::inspectVolume(path, choice, {}, stop), choice.reduction, core::availableMemory());
  auto volume = core::readVolume(path, choice, {}, stop);
  for (const std::string& note : volume->source().notes) std::cerr << "note: " << note << '\n';
  return volume;
}

std::shared_ptr<const nn::Model> loadModelOrDefault(const std::string& path) {
  return nn::loadModel(path.empty() ? core::defaultModelPath() : std::filesystem::path(path));
}

core::RendererFactory volumeRenderer(render::Quality quality, int threads, std::size_t keptBytes) {
  return [=]() -> std::unique_ptr<core::Renderer> {
    render::VolumeRendererOptions options;
    options.quality = quality;
    options.threads = threads;
    options.keptBytes = keptBytes;
    return std::make_unique<render::VolumeRenderer>(options);
  };
}

core::RendererFactory guideRenderer(render::Quality quality, int threads) {
  return [=]() -> std::unique_ptr<core::Renderer> {
    render::VolumeRendererOptions options;
    options.quality = quality;
    options.threads = threads;
    options.levelsOfDetail = true;
    options.keptBytes = render::VolumeRendererOptions::kGuideKeptBytes;
    return std::make_unique<render::VolumeRenderer>(options);
  };
}

core::RendererFactory predictedRenderer(const std::shared_ptr<const nn::Model>& model) {
  return [=]() -> std::unique_ptr<core::Renderer> {
    const auto quality = render::qualityFromName(model->info().guideQuality);
    // Nothing else runs beside a command, so the network gets all cores.
    return std::make_unique<nn::PredictedRenderer>(model, guideRenderer(quality)(),
                                                   int(std::thread::hardware_concurrency()));
  };
}

core::RendererFactory bicubicRenderer(const std::shared_ptr<const nn::Model>& model) {
  return [=]() -> std::unique_ptr<core::Renderer> {
    const auto quality = render::qualityFromName(model->info().guideQuality);
    return std::make_unique<core::EnlargedRenderer>(guideRenderer(quality)(), [model](int width, int height) {
      return nn::guideSize(model->info(), width, height);
    });
  };
}

core::EvaluationMethods methodsFor(const std::shared_ptr<const nn::Model>& model, render::Quality reference) {
  return {.reference = volumeRenderer(reference),
          .prediction = predictedRenderer(model),
          .bicubic = bicubicRenderer(model),
          .standard = volumeRenderer(render::Quality::kStandard),
          .expectsErrors = model->info().expectedError};
}

PictureSize pictureSizeFrom(const std::string& text) {
  PictureSize size;
  char cross = 0;
  std::istringstream stream(text);
  const bool square = text.find('x') == std::string::npos;
  stream >> size.width;
  if (square) {
    size.height = size.width;
  } else {
    stream >> cross >> size.height;
  }
  const auto inside = [](int side) { return side >= 16 && side <= 8192; };
  if (stream.fail() || stream.peek() != std::char_traits<char>::eof() || !inside(size.width) || !inside(size.height)) {
    throw CLI::ValidationError("--size", "is WIDTHxHEIGHT or one number, 16 to 8192 pixels a side, not " + text);
  }
  return size;
}

std::vector<double> numbersFrom(const std::string& text, std::size_t count, const std::string& what) {
  std::vector<double> numbers;
  std::istringstream stream(text);
  stream.imbue(std::locale::classic());
  double number = 0;
  while (stream >> number) {
    numbers.push_back(number);
    if (stream.peek() == ',') stream.get();
  }
  if (!stream.eof() || numbers.size() != count) {
    throw CLI::ValidationError(what, "takes " + std::to_string(count) + " numbers with commas between, not " + text);
  }
  return numbers;
}

nlohmann::json machine() {
  std::string processor = "unknown";
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);) {
    if (line.starts_with("model name")) {
      processor = line.substr(line.find(':') + 2);
      break;
    }
  }
  return {{"processor", processor},
          {"threads", std::thread::hardware_concurrency()},
          {"rendering", render::deviceDescription()}};
}

std::string commandLine() {
  std::ifstream stream("/proc/self/cmdline", std::ios::binary);
  std::string line;
  for (std::string argument; std::getline(stream, argument, '\0');) {
    if (line.empty()) argument = std::filesystem::path(argument).filename();
    const bool plain = argument.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "_@%+=:,./-") == std::string::npos;
    if (!plain || argument.empty()) {
      std::string quoted;
      for (const char c : argument) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
      argument = "'" + quoted + "'";
    }
    line += (line.empty() ? "" : " ") + argument;
  }
  return line;
}

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&time, &local);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
  return text;
}

void checkOutput(const std::string& file) {
  if (file.empty()) return;
  std::filesystem::path folder = std::filesystem::path(file).parent_path();
  if (folder.empty()) folder = ".";
  std::error_code ignored;
  const bool isFolder = std::filesystem::is_directory(file, ignored);
  if (!std::filesystem::is_directory(folder, ignored) || access(folder.c_str(), W_OK) != 0 || isFolder) {
    throw core::Error("cannot write " + file + (isFolder ? ": it is a folder" : "") +
                      "; choose a file in a folder that you may write to");
  }
}

void print(const nlohmann::json& json) {
  std::cout << json.dump(2) << '\n';
}

void writeText(const std::string& file, const std::string& text) {
  core::writeAtomically(file, [&](std::ostream& stream) { stream << text; });
}

}  // namespace twinray::cli
