#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "core/evaluation/evaluation.h"
#include "core/io/volume_contents.h"
#include "core/renderer.h"
#include "nn/model.h"
#include "render/volume_renderer.h"

namespace twinray::cli {

/// Thrown where the user interrupted: exit status 1, "stopped".
class Interrupted {};

/// The volume at a path, or the bundled sample for an empty one.
std::shared_ptr<const core::Volume> readVolumeOrSample(const std::string& path, std::stop_token stop);

/// Which volume of a file a command takes, as the user types it.
struct VolumeOptions {
  std::string volume;  ///< file or folder; empty: the bundled sample
  std::string series;  ///< number from 1 as `info` lists them, or id
  std::string component;
  int time = 1;  ///< from 1
  std::string reduce = "1";
};

/// --series, --component, --time and --reduce.
void addVolumeOptions(CLI::App& command, VolumeOptions& options);

/// The choice that the options make of a file. Throws core::Error for a series that it does not have.
core::VolumeChoice choiceFrom(const VolumeOptions& options, std::stop_token stop);

/// The chosen volume. Throws core::Error, also where it would take more memory than there is.
std::shared_ptr<const core::Volume> readVolumeOrSample(const VolumeOptions& options, std::stop_token stop);

/// The model at a path, or the bundled default for an empty one.
std::shared_ptr<const nn::Model> loadModelOrDefault(const std::string& path);

/// Factories of the three ways to a picture, as the window has them. `keptBytes`: render::VolumeRendererOptions'.
core::RendererFactory volumeRenderer(render::Quality quality, int threads = 0, std::size_t keptBytes = 0);
/// The same for guides: reduced copies of large volumes where that is enough.
core::RendererFactory guideRenderer(render::Quality quality, int threads = 0);
core::RendererFactory predictedRenderer(const std::shared_ptr<const nn::Model>& model);
core::RendererFactory bicubicRenderer(const std::shared_ptr<const nn::Model>& model);

/// The predictor and its rivals as evaluations and benchmarks compare them.
core::EvaluationMethods methodsFor(const std::shared_ptr<const nn::Model>& model, render::Quality reference);

struct PictureSize {
  int width = 0;
  int height = 0;
};

/// "512" or "640x480", 16..8192 pixels a side. Throws CLI::ValidationError.
PictureSize pictureSizeFrom(const std::string& text);

/// Four or two numbers with commas. Throws CLI::ValidationError if their count differs or one is not finite.
std::vector<double> numbersFrom(const std::string& text, std::size_t count, const std::string& what);

/// {"processor":, "threads":, "rendering":}: what timings of this machine hang on.
nlohmann::json machine();

/// What the user typed, quoted as a shell needs it.
std::string commandLine();

/// Local date and time, "2026-01-31 17:05".
std::string now();

/// Throws core::Error if a file that is to be written after long work certainly cannot be; nothing for an empty name.
void checkOutput(const std::string& file);

/// Prints JSON to standard output.
void print(const nlohmann::json& json);

/// Writes text beside a file and renames it.
void writeText(const std::string& file, const std::string& text);

}  // namespace twinray::cli
