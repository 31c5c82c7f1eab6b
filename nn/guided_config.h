#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace twinray::nn {

/// Shape of a `guided` generator. It is data of the model file, so that a new guide, factor or width needs no new code.
struct GuidedConfig {
  std::vector<std::string> guideChannels{"r", "g", "b", "a"};  ///< the first three are always r, g, b
  int factor = 2;                                              ///< picture size / guide size, 1..8
  int unshuffle = 2;        ///< guide pixels an axis gathered into one feature pixel, 1..4
  int width = 48;           ///< feature channels
  int blocks = 3;           ///< residual blocks
  int innerWidth = 0;       ///< feature channels of the U-Net level at half resolution; 0: no such level
  int innerBlocks = 2;      ///< residual blocks of that level
  int codeWidth = 32;       ///< code of the transfer functions
  int conditionWidth = 64;  ///< hidden layer that FiLM is read from; 0: no conditioning
  /// Takes a keyframe where there is one, and adds nothing where guides are empty. Files from before keyframes lack it.
  bool keyframe = false;
  /// A linear filter over the gathered guide pixels beside the blocks: what a good interpolation is, they need not
  /// carry. Files from before lack it.
  bool direct = false;
  /// Also says how wrong it expects each pixel to be. Files from before lack it.
  bool expectedError = false;

  /// Guide sides are padded to a multiple of this.
  int granularity() const { return innerWidth > 0 ? 2 * unshuffle : unshuffle; }
  /// Index of channel a, -1 if there is none.
  int opacityChannel() const;
  bool operator==(const GuidedConfig&) const = default;
};

nlohmann::json toJson(const GuidedConfig& config);
/// Throws core::Error, naming `where`, for keys that are missing or out of range.
GuidedConfig guidedConfigFromJson(const nlohmann::json& json, const std::string& where);

}  // namespace twinray::nn
