#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/volume_reader.h"
#include "render/fixed_point_caster.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

bool isVariant(const nlohmann::json& scene) {
  return scene.contains("crop") || scene.contains("orthographic") || scene.contains("maximum");
}

/// Scenes and pictures from VTK 9.1's Render(), made by tests/data/render/make_references.py. Variants: those that are
/// cropped, orthographic, or of maximum intensity.
nlohmann::json referenceScenes(const std::string& quality, bool variants = false) {
  std::ifstream stream(TWINRAY_TEST_DATA "/render/scenes.json");
  nlohmann::json chosen;
  for (const auto& scene : nlohmann::json::parse(stream)) {
    if (scene["quality"] == quality && isVariant(scene) == variants) chosen.push_back(scene);
  }
  return chosen;
}

core::Scene sceneOf(const nlohmann::json& json) {
  core::Scene scene;
  scene.volume =
      core::readVolume(std::string(TWINRAY_SOURCE_DIR "/resources/samples/") + json["volume"].get<std::string>());
  core::TransferFunction tf(scene.volume->minimum(), scene.volume->maximum());
  std::vector<core::GaussianMode> modes;
  for (const auto& m : json["modes"]) modes.push_back({m[0], m[1], m[2]});
  std::vector<core::ColorNode> colors;
  for (const auto& c : json["colors"]) colors.push_back({c[0], {c[1], c[2], c[3]}});
  tf.setModes(modes);
  tf.setColors(colors);
  scene.transferFunction = tf;
  const auto& view = json["view"];
  scene.viewpoint = core::Viewpoint::fromAngles({view[0], view[1], view[2], view[3]});
  if (json.contains("crop")) scene.crop = {json["crop"][0], json["crop"][1]};
  if (json.contains("orthographic")) scene.projection = core::Projection::kOrthographic;
  if (json.contains("maximum")) scene.blending = core::Blending::kMaximumIntensity;
  return scene;
}

core::Image referenceOf(const nlohmann::json& json) {
  return core::readPng(std::string(TWINRAY_TEST_DATA "/render/") + json["picture"].get<std::string>());
}

// The issue asks for 0.005. Measured: 0.002, no pixel off by more than one level, which no eye can see.
constexpr double kIndistinguishable = 0.0025;

TEST(Reference, SeedQualityEqualsTheOriginalsPictures) {
  const auto scenes = referenceScenes("seed");
  ASSERT_EQ(scenes.size(), 3u);
  for (const auto& json : scenes) {
    auto scene = std::make_shared<core::Scene>(sceneOf(json));
    scene->lighting.shaded = true;     // seed fixes the lighting itself
    scene->lighting.opacityUnit = 17;  // and the opacity unit
    const core::Image picture = test::renderPicture(scene, render::Quality::kSeed, 256, 256);
    EXPECT_LT(test::rmseOf(picture, referenceOf(json)), kIndistinguishable) << json["picture"];
  }
}

/// One pass of standard quality, placed as VTK's window places it (the renderer itself does not enlarge by n/(n-1)).
core::Image standardAsDisplayed(const core::Scene& scene) {
  render::CastScene cast;
  cast.volume = render::PreparedVolume::of(scene.volume, render::Preparation::kScalars);
  EXPECT_TRUE(cast.volume->prepare(1, {}));
  cast.table = std::make_shared<render::TransferTable>(render::transferTable(scene.transferFunction, *cast.volume));
  cast.viewpoint = scene.viewpoint;
  cast.lighting = scene.lighting;
  cast.crop = scene.crop;
  cast.projection = scene.projection;
  cast.blending = scene.blending;
  cast.opacityUnit = scene.opacityUnit();
  cast.step = scene.volume->geometry().smallestSpacing();
  cast.nearPlane = 1.95 * scene.volume->geometry().diagonal();
  cast.farPlane = 3.05 * scene.volume->geometry().diagonal();
  cast.asDisplayed = true;
  cast.width = cast.height = 256;
  render::FixedPointCaster caster(2);
  std::vector<core::Timing> timings;
  render::PixelSums sums(256, 256);
  EXPECT_TRUE(caster.begin(cast, {}, timings));
  EXPECT_TRUE(caster.cast({}, {}, sums));
  return sums.overBackground(scene.background, 1);
}

TEST(Reference, ShadedStandardQualityEqualsVtk) {
  const auto scenes = referenceScenes("standard");
  ASSERT_EQ(scenes.size(), 3u);
  for (const auto& json : scenes) {
    const core::Scene scene = sceneOf(json);
    EXPECT_LT(test::rmseOf(standardAsDisplayed(scene), referenceOf(json)), kIndistinguishable) << json["picture"];
  }
}

TEST(Reference, CropsParallelRaysAndMaximumIntensityEqualVtks) {
  const auto scenes = referenceScenes("standard", true);
  ASSERT_EQ(scenes.size(), 4u);
  for (const auto& json : scenes) {
    const core::Scene scene = sceneOf(json);
    EXPECT_LT(test::rmseOf(standardAsDisplayed(scene), referenceOf(json)), kIndistinguishable) << json["picture"];
  }
}

TEST(Reference, StandardQualityIsThatPictureWithoutTheWindowsEnlargement) {
  // Visible only to who flicks between the two: edges move by up to half a pixel.
  for (const auto& json : referenceScenes("standard")) {
    const auto scene = std::make_shared<core::Scene>(sceneOf(json));
    const core::Image picture = test::renderPicture(scene, render::Quality::kStandard, 256, 256);
    EXPECT_LT(test::rmseOf(picture, referenceOf(json)), 0.03) << json["picture"];
  }
}

}  // namespace
}  // namespace twinray
