#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include <CLI/CLI.hpp>

#include "core/scene.h"
#include "render/inverse/region.h"

namespace twinray::cli {

/// What of a scene is seen, and how: --crop, --labels, --orthographic, --mip.
struct SceneOptions {
  std::string crop;
  std::string labels;
  bool orthographic = false;
  bool maximumIntensity = false;
};

/// A scene as the commands take it: of which volume, with which transfer function, from where.
struct WholeSceneOptions {
  std::string view;
  std::string pan;
  std::string transferFunction;
  SceneOptions scene;
};

/// --view, --pan, --tf and those of SceneOptions. `options` lives as long as the command.
void addWholeSceneOptions(CLI::App& command, WholeSceneOptions& options);

/// The first scene of a volume with what the options say. Throws core::Error, CLI::ValidationError.
core::Scene sceneFrom(const WholeSceneOptions& options, std::shared_ptr<const core::Volume> volume,
                      std::stop_token stop);

/// --region as the user types it, x,y,width,height in whole pixels of a picture; all of it for an empty text. Throws
/// core::Error for a region outside the picture, CLI::ValidationError for what are no four whole numbers.
render::PictureRegion regionFrom(const std::string& text, int width, int height);

/// `options` lives as long as the command.
void addSceneOptions(CLI::App& command, SceneOptions& options);

/// Throws core::Error, CLI::ValidationError.
void apply(const SceneOptions& options, core::Scene& scene, std::stop_token stop);

}  // namespace twinray::cli
