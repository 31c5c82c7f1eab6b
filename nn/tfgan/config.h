#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace twinray::nn {

/// Shape of TFGAN's first network: view and opacity transfer function to an opacity picture.
struct OpacityConfig {
  int pictureSize = 64;  ///< pixels a side, a power of two
  int channels = 64;     ///< of the finest features; doubled with every halving of the size
  int mostChannels = 512;
  int viewWidth = 512;   ///< of the view's code
  int curveWidth = 512;  ///< of the transfer function's code
  int latent = 8;        ///< values that the transfer function is squeezed through

  bool operator==(const OpacityConfig&) const = default;
};

/// Shape of TFGAN's second network: view, transfer functions and an opacity picture to an RGB picture.
struct TfganConfig {
  int guideSize = 64;     ///< pixels a side of the opacity picture
  int pictureSize = 256;  ///< pixels a side
  int minimumSize = 8;    ///< pixels a side of the innermost features
  int channels = 64;      ///< of the features at half of guideSize; doubled with every halving of the size
  int mostChannels = 512;
  int viewWidth = 256;
  int curveWidth = 256;
  int opacityLatent = 32;
  int colorLatent = 32;
  int bottlenecks = 4;
  int noise = 0;                         ///< values joined to the codes of view and transfer functions
  bool residualUpsampling = true;        ///< false: plain convolutions from guideSize on, a second block before it
  std::optional<OpacityConfig> opacity;  ///< the network that paints the guide; absent: the guide is rendered

  bool operator==(const TfganConfig&) const = default;
};

/// Shape of the second network's discriminator.
struct TfganDiscriminatorConfig {
  int guideSize = 64;
  int pictureSize = 256;
  int minimumSize = 4;
  int channels = 64;
  int mostChannels = 512;
  int viewWidth = 256;
  int curveWidth = 256;
  bool batchNorm = false;  ///< TFGAN's has it; its fork's, to which the defaults belong, has not

  bool operator==(const TfganDiscriminatorConfig&) const = default;
};

nlohmann::json toJson(const OpacityConfig& config);
nlohmann::json toJson(const TfganConfig& config);

/// Throw core::Error, naming `where`, for shapes out of range.
OpacityConfig opacityConfigFromJson(const nlohmann::json& json, const std::string& where);
TfganConfig tfganConfigFromJson(const nlohmann::json& json, const std::string& where);

/// The discriminator that belongs to a generator.
TfganDiscriminatorConfig discriminatorFor(const TfganConfig& generator);

/// Empty, or what no network can be built from ("has guide_size 48, which is no power of two").
std::string complaintAbout(const OpacityConfig& config);
std::string complaintAbout(const TfganConfig& config);
std::string complaintAbout(const TfganDiscriminatorConfig& config);

/// Exponent of a ratio of powers of two.
int halvings(int large, int small);

/// Features of the image encoder, from the finest on; also what the decoder is joined with.
std::vector<int> encoderWidths(const TfganConfig& config);
/// Features between guideSize and pictureSize.
int upsampleWidth(const TfganConfig& config);

}  // namespace twinray::nn
