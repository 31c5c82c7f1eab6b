#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "nn/model.h"
#include "render/inverse/painted_sensitivity.h"
#include "render/inverse/sensitivity.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

struct SensitivityJob {
  std::shared_ptr<const core::Scene> scene;
  int width = 256;  ///< of the pictures on screen: only their shape counts
  int height = 256;
  bool moving = false;  ///< part of a gesture: coarse is enough
  render::PictureRegion region;
  render::Sensitive what = render::Sensitive::kOpacity;
  std::optional<render::ValueBand> band;      ///< paint where these values matter
  bool commonScale = false;                   ///< of the map: that of the band that matters most
  std::optional<render::PictureRegion> pick;  ///< say what this is made of
  std::shared_ptr<const nn::Model> network;   ///< go through this one too, at rest; null: the ray caster alone
  std::uint64_t number = 0;
};

struct SensitivityResult {
  SensitivityJob job;
  bool fine = false;  ///< of the larger guide; else another follows, unless the job is of a moving scene
  render::Sensitivity curve;
  std::optional<core::Plane> map;                     ///< in blocks where it is not fine
  double most = 0;                                    ///< upper end of the map's scale
  std::vector<double> composition;                    ///< of what is picked; empty if nothing is
  std::optional<render::PaintedSensitivity> network;  ///< comes after the fine one
};

/// Works out sensitivities behind everything that is on screen: coarse, then fine, then through the network where that
/// is wanted; newest job wins.
class SensitivityWorker {
 public:
  /// Longer side of the guides in pixels.
  static constexpr int kCoarseSide = 48, kFineSide = 144;

  SensitivityWorker(std::function<void(SensitivityResult)> deliver, FailureSink failed, int niceness);
  void post(SensitivityJob job);
  void cancel() { worker_.cancel(); }

 private:
  Worker<SensitivityJob> worker_;
};

}  // namespace twinray::ui
