#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/volume_identity.h"
#include "core/scene.h"

namespace twinray::nn {

/// One thing in which a scene is unlike all that a model was trained on.
struct Unfamiliar {
  enum class What { kCloser, kFarther, kShading, kLighting, kOrthographic, kLabels, kModality };
  What what = What::kCloser;
  double limit = 0;  ///< zoom that training reached, of kCloser and kFarther
  bool operator==(const Unfamiliar&) const = default;
};

/// What all training scenes of a model cover together.
struct Trained {
  bool known = false;
  bool informed = false;  ///< some were drawn by the informed sampler; else all are unshaded, as the original's
  double maximumZoom = 1;
  std::set<std::string> modalities;  ///< empty where a volume's is unknown
};

/// As a model file's description tells it; not `known` where it tells nothing.
Trained trainedOn(const nlohmann::json& description);

/// What a model file says of itself (its JSON description, version 1).
struct ModelInfo {
  std::string architecture;  ///< "guided", "tfgan", "opacity"
  std::string name;          ///< file name without extension
  int guideFactor = 2;       ///< picture size / guide size
  int pictureSize = 0;       ///< pixels a side of the only picture it paints, enlarged where another is wanted; 0: any
  std::string guideQuality;  ///< "standard"
  std::vector<std::string> guideChannels;  ///< empty: it paints without a guide
  bool keyframe = false;                   ///< it can start from a keyframe
  bool expectedError = false;              ///< it can say how wrong it expects to be
  std::string still;  ///< file beside it of the model that paints while the view stands still; empty: none
  std::int64_t parameters = 0;
  Trained trained;
  nlohmann::json description;  ///< all of it, as `twinray-cli model --json` prints it

  /// Whether the volume, a part of it, or another one of the same subject was trained on.
  bool sawInTraining(const core::VolumeIdentity& volume) const;

  /// Why the model cannot paint this scene, as a sentence that says what to do; empty where it can. No network has
  /// learnt maximum intensity. One that paints one square picture was never told of a pan, and knows the volume from
  /// few pixels or none: crops, labels and parallel rays are lost on it. Others get them with their guide.
  std::string unsupported(const core::Scene& scene) const;

  /// In what the scene lies outside everything that the model was trained on; empty where it does not, and where the
  /// file says nothing of its training. Predictions may then be worse than its figures.
  std::vector<Unfamiliar> unfamiliar(const core::Scene& scene) const;
};

/// A generator's weights and description, immutable, shared between threads. Torch stays inside nn.
class Model {
 public:
  struct Weights;  ///< defined inside nn

  Model(ModelInfo info, std::shared_ptr<const Weights> weights, std::shared_ptr<const Model> still = nullptr);
  ~Model();
  const ModelInfo& info() const { return info_; }
  const Weights& weights() const { return *weights_; }
  /// Painter::millisecondsPerPixel(), measured at the first call.
  std::optional<double> millisecondsPerPixel() const;
  bool sawInTraining(const core::VolumeIdentity& volume) const;  ///< this one, or still()
  /// The one to paint from a keyframe of the same view (core::SplitRenderer); null where this one does that, too.
  const std::shared_ptr<const Model>& still() const { return still_; }

 private:
  ModelInfo info_;
  std::shared_ptr<const Weights> weights_;
  std::shared_ptr<const Model> still_;
};

/// Reads a model file, and the one that it names for views that stand still, where that lies beside it. Nothing in them
/// is executed; names, shapes and finiteness of all weights are checked. Throws core::Error.
std::shared_ptr<const Model> loadModel(const std::filesystem::path& file);

/// Writes into a model file which one beside it paints while the view stands still; an empty name: itself. Throws
/// core::Error for a name that is no model in the same folder which can start from a keyframe.
void setStillModel(const std::filesystem::path& file, const std::string& name);

/// Writes into a model file by which parts the volumes are recognised that it was trained on: for models from before
/// datasets said so. Throws core::Error for a volume that it was not trained on.
void setTrainingParts(const std::filesystem::path& file, const std::vector<core::VolumeIdentity>& volumes);

}  // namespace twinray::nn
