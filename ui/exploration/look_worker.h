#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/looks/known_looks.h"
#include "core/looks/look_grid.h"
#include "core/scene.h"
#include "nn/model.h"
#include "ui/workers/rendering_options.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

struct LookJob {
  std::shared_ptr<const core::Scene> scene;
  std::shared_ptr<const core::LookMap> map;
  std::shared_ptr<const nn::Model> model;  ///< that paints the pictures; null: they are ray cast
  RenderingOptions rendering;
  int side = 96;  ///< of each picture, pixels
  core::LookRectangle rectangle;
  std::vector<int> cells;                         ///< of the rectangle, in the order in which they are painted
  std::optional<core::TransferFunction> hovered;  ///< painted before them
  bool presetColors = false;                      ///< of the cells: those of the nearest known look
  bool moving = false;                            ///< part of a gesture: nothing but pictures
  std::filesystem::path ownPresets;               ///< folder of the user's
  int presetsVersion = 0;                         ///< another number: they have changed
  int number = 0;
};

/// Where results go, on the worker's thread.
struct LookSinks {
  std::function<void(int number, core::Image picture)> hovered;
  std::function<void(int number, int cell, core::Image picture)> cell;
  std::function<void(std::shared_ptr<const core::Volume>, std::vector<core::KnownLook>)> known;
  /// Of each of the map's points.
  std::function<void(std::shared_ptr<const core::Volume>, std::vector<core::LookGroup>)> groups;
};

/// Paints looks behind everything that is in the panes, and finds out once for each volume where presets lie and what
/// each point of the map shows. Newest job wins.
class LookWorker {
 public:
  LookWorker(LookSinks sinks, FailureSink failed, int niceness);
  void post(LookJob job);
  void cancel() { worker_.cancel(); }

 private:
  Worker<LookJob> worker_;
};

}  // namespace twinray::ui
