#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include <CLI/CLI.hpp>

#include "core/scene.h"

namespace twinray::cli {

/// What of a scene is seen, and how: --crop, --labels, --orthographic, --mip.
struct SceneOptions {
  std::string crop;
  std::string labels;
  bool orthographic = false;
  bool maximumIntensity = false;
};

/// `options` lives as long as the command.
void addSceneOptions(CLI::App& command, SceneOptions& options);

/// Throws core::Error, CLI::ValidationError.
void apply(const SceneOptions& options, core::Scene& scene, std::stop_token stop);

}  // namespace twinray::cli
