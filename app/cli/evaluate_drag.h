#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include <CLI/CLI.hpp>

#include "core/evaluation/drag_evaluation.h"
#include "nn/predicted_renderer.h"
#include "render/volume_renderer.h"

namespace twinray::cli {

/// `evaluate --drag`.
struct DragArguments {
  std::string kind;                     ///< "tf", "color", "orbit", "zoom", "mixed"
  std::string keyframes = "reference";  ///< what the reference worker makes while dragging: --quality; or "standard"
  std::string costs;                    ///< JSON of an earlier run whose costs hold for this one
  std::string cache;                    ///< folder where true pictures are kept; empty: nowhere
  std::string volume, model, json, quality;
  core::DragOptions drags;
};

/// What plays a drag with this model, as the window has it, on a machine whose networks take `pace`.
core::DragMethods dragMethods(const std::shared_ptr<const nn::Model>& model, render::Quality truth,
                              const nn::PaceOf& pace);

/// Adds --drag, which is returned, and the options that go with it alone.
CLI::Option* addDragOptions(CLI::App& evaluate, DragArguments& arguments);

/// Plays the drags and prints the table. Throws core::Error, Interrupted.
void evaluateDrags(DragArguments& arguments, std::stop_token stop);

}  // namespace twinray::cli
