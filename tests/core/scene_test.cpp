#include "core/scene.h"

#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/keyframe.h"
#include "core/scene_json.h"

namespace twinray::core {
namespace {

Geometry cube(int n) {
  Geometry geometry;
  geometry.dimensions = {n, n, n};
  return geometry;
}

std::shared_ptr<const LabelMap> labels(int n) {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[cube(n).voxelCount()]());
  voxels[3] = 1;
  Label label;
  label.value = 4;
  label.name = "oedema";
  return std::make_shared<const LabelMap>(cube(n), voxels, std::vector<Label>{label});
}

Scene scene() {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[cube(4).voxelCount()]());
  Scene scene;
  scene.volume =
      std::make_shared<const Volume>(cube(4), ScalarType::kUInt8, std::shared_ptr<const void>(voxels, voxels.get()));
  scene.transferFunction = TransferFunction(0, 255);
  return scene;
}

/// One change of each field that decides a picture.
const std::vector<std::function<void(Scene&)>> kChanges{[](Scene& s) { s.volume = scene().volume; },
                                                        [](Scene& s) {
                                                          s.transferFunction.setModes({{100, 20, 0.5}});
                                                        },
                                                        [](Scene& s) { s.viewpoint.orbit(1, 0); },
                                                        [](Scene& s) { s.lighting.ambient = 0.1; },
                                                        [](Scene& s) { s.background[0] = 0; },
                                                        [](Scene& s) { s.crop.high[2] = 0.5; },
                                                        [](Scene& s) { s.labels = labels(4); },
                                                        [](Scene& s) { s.projection = Projection::kOrthographic; },
                                                        [](Scene& s) { s.blending = Blending::kMaximumIntensity; }};

TEST(Scene, EveryFieldButTheRevisionIsContent) {
  const Scene first = scene();
  Scene later = first;
  later.revision = 9;
  EXPECT_TRUE(sameContent(first, later));
  for (std::size_t i = 0; i < kChanges.size(); ++i) {
    Scene changed = first;
    kChanges[i](changed);
    EXPECT_FALSE(sameContent(first, changed)) << i;
    EXPECT_TRUE(sameContent(changed, changed)) << i;
  }
}

TEST(Scene, LabelsDrawnInTheSameWayAreTheSame) {
  Scene a = scene();
  a.labels = labels(4);
  Scene b = a;
  b.labels = a.labels->drawnAs(a.labels->labels());
  EXPECT_TRUE(sameContent(a, b));
  Label hidden = a.labels->labels()[0];
  hidden.visible = false;
  b.labels = a.labels->drawnAs({hidden});
  EXPECT_FALSE(sameContent(a, b));
}

TEST(Scene, JsonOfEveryChangeDiffers) {
  std::vector<std::string> texts{toJson(scene()).dump()};
  for (std::size_t i = 1; i < kChanges.size(); ++i) {  // another volume of the same voxels is the same volume
    Scene changed = scene();
    kChanges[i](changed);
    const std::string text = toJson(changed).dump();
    for (const std::string& other : texts) EXPECT_NE(text, other) << i;
    texts.push_back(text);
  }
}

TEST(Scene, JsonOfNewFieldsAppearsOnlyWhereTheyAreUsed) {
  // So that pictures kept by an earlier version of the program are found again.
  const nlohmann::json json = toJson(scene());
  for (const char* key : {"crop", "labels", "projection", "blending"}) EXPECT_FALSE(json.contains(key)) << key;
}

TEST(Scene, PartsComeBackFromJson) {
  const Crop crop{{0.1, 0, 1.0 / 3}, {0.7, 1, 0.9}};
  EXPECT_EQ(cropFromJson(toJson(crop)), crop);
  const auto drawn = labels(4)->labels();
  EXPECT_EQ(labelsFromJson(toJson(drawn)), drawn);
  for (const Projection p : {Projection::kPerspective, Projection::kOrthographic})
    EXPECT_EQ(projectionFromName(nameOf(p)), p);
  for (const Blending b : {Blending::kComposite, Blending::kMaximumIntensity})
    EXPECT_EQ(blendingFromName(nameOf(b)), b);
}

TEST(Scene, NonsenseInJsonIsRefused) {
  EXPECT_THROW(projectionFromName("fisheye"), Error);
  EXPECT_THROW(blendingFromName("minimum"), Error);
  const auto json = [](const char* text) { return nlohmann::json::parse(text); };
  EXPECT_THROW(cropFromJson(json(R"({"low": [0, 0, 0], "high": [1, 0, 1]})")), Error);
  EXPECT_THROW(cropFromJson(json(R"({"low": [0, 0], "high": [1, 1, 1]})")), nlohmann::json::exception);
  EXPECT_THROW(labelsFromJson(json(R"({"value": 1})")), Error);
  EXPECT_THROW(labelsFromJson(json(R"([{"value": 1}])")), nlohmann::json::exception);
  EXPECT_THROW(
      labelsFromJson(json(R"([{"value": -1, "name": "", "color": [1, 0, 0], "opacity": 1, "visible": true}])")), Error);
}

TEST(Scene, CropsThatAreNoBoxesAreRefused) {
  Scene cropped = scene();
  EXPECT_NO_THROW(check(cropped));
  const double nan = std::nan("");
  const std::vector<std::array<double, 2>> bad{{0.5, 0.5}, {0.6, 0.4}, {-0.1, 1}, {0, 1.1}, {nan, 1}, {0, nan}};
  for (const auto& [low, high] : bad) {
    for (int axis = 0; axis < 3; ++axis) {
      cropped.crop = {};
      cropped.crop.low[axis] = low;
      cropped.crop.high[axis] = high;
      EXPECT_THROW(check(cropped), Error) << low << " " << high;
    }
  }
}

TEST(Scene, LabelsOfAnotherGridAreRefused) {
  Scene labelled = scene();
  labelled.labels = labels(4);
  EXPECT_NO_THROW(check(labelled));
  labelled.labels = labels(5);
  EXPECT_THROW(check(labelled), Error);
}

TEST(Scene, KeyframesAreOfTheSameKindOfPicture) {
  const auto keyframeOf = [](Scene s) {
    Keyframe keyframe{std::make_shared<const Scene>(std::move(s)), Image(8, 8), Image(4, 4)};
    return std::make_shared<const Keyframe>(std::move(keyframe));
  };
  const Scene first = scene();
  const Keyframes keyframes{keyframeOf(first)};
  for (std::size_t i = 0; i < kChanges.size(); ++i) {
    Scene now = first;
    now.revision = 1;
    EXPECT_FALSE(newestKeyframe(keyframes, now, 8, 8)) << "the same content is its own reference";
    kChanges[i](now);
    const bool carriesOver = i >= 1 && i <= 3;  // transfer function, viewpoint, lighting
    EXPECT_EQ(newestKeyframe(keyframes, now, 8, 8) != nullptr, carriesOver) << i;
  }
}

}  // namespace
}  // namespace twinray::core
