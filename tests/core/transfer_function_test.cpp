#include "core/transfer_function.h"

#include <cmath>
#include <fstream>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TransferFunction withModes() {
  TransferFunction tf(-100, 300);
  tf.setModes({{0, 20, 0.3}, {120, 45, 0.9}, {130, 10, 0.6}});
  tf.setColors({{-50, {0.1, 0.2, 0.3}}, {120, {1, 0.5, 0}}, {300, {1, 1, 1}}});
  return tf;
}

TransferFunction withPoints() {
  TransferFunction tf(0, 10);
  tf.setPoints({{8, 1}, {2, 0.2}, {4, 0.4}, {4, 0.8}});
  return tf;
}

TEST(TransferFunction, ModesAreSummedWithoutAFactorTwoAndCut) {
  const TransferFunction tf = withModes();
  EXPECT_NEAR(tf.opacity(20), 0.3 * std::exp(-1) + 0.9 * std::exp(-std::pow(100 / 45.0, 2)), 1e-6);
  EXPECT_EQ(tf.opacity(128), 1);
}

TEST(TransferFunction, PointsAreLinearWithStepsAndFlatOutside) {
  const TransferFunction tf = withPoints();
  EXPECT_DOUBLE_EQ(tf.opacity(-1), 0.2);
  EXPECT_DOUBLE_EQ(tf.opacity(3), 0.3);
  EXPECT_NEAR(tf.opacity(std::nextafter(4.0, 0.0)), 0.4, 1e-9);
  EXPECT_DOUBLE_EQ(tf.opacity(4), 0.8);
  EXPECT_DOUBLE_EQ(tf.opacity(6), 0.9);
  EXPECT_DOUBLE_EQ(tf.opacity(11), 1);
}

TEST(TransferFunction, ColoursAreLinearInRgb) {
  const TransferFunction tf = withModes();
  EXPECT_EQ(tf.color(-80), (std::array<double, 3>{0.1, 0.2, 0.3}));
  const auto rgb = tf.color(35);
  EXPECT_NEAR(rgb[0], 0.55, 1e-12);
  EXPECT_NEAR(rgb[1], 0.35, 1e-12);
  EXPECT_NEAR(rgb[2], 0.15, 1e-12);
  EXPECT_EQ(tf.color(999), (std::array<double, 3>{1, 1, 1}));
}

TEST(TransferFunction, StartsInvisibleFromBlackToWhite) {
  const TransferFunction tf(5, 7);
  EXPECT_EQ(tf.opacity(6), 0);
  EXPECT_EQ(tf.color(6), (std::array<double, 3>{0.5, 0.5, 0.5}));
}

TEST(TransferFunction, SamplesIncludeBothEnds) {
  const TransferFunction tf = withPoints();
  const auto opacity = tf.sampleOpacity(256);
  ASSERT_EQ(opacity.size(), 256u);
  EXPECT_EQ(opacity.front(), tf.opacity(0));
  EXPECT_EQ(opacity.back(), tf.opacity(10));
  EXPECT_EQ(opacity[51], tf.opacity(2));
  EXPECT_EQ(tf.sampleColor(256).back(), tf.color(10));
  EXPECT_EQ(tf.sampleOpacity(1).size(), 1u);
}

TEST(TransferFunction, ModesAsPointsLookTheSame) {
  const TransferFunction tf = withModes();
  TransferFunction converted = tf;
  converted.setPoints(tf.modesAsPoints());
  EXPECT_LE(converted.points().size(), 64u);
  for (double x = -100; x <= 300; x += 0.37) EXPECT_NEAR(converted.opacity(x), tf.opacity(x), 0.004);
  EXPECT_LE(tf.modesAsPoints(10).size(), 10u);
}

TEST(TransferFunction, KeepsItsShapeOnAnotherRange) {
  for (const TransferFunction& tf : {withModes(), withPoints()}) {
    const TransferFunction moved = tf.onRange(1000, 5000);
    for (double f = 0; f <= 1; f += 0.013) {
      const double x = tf.minimum() + f * (tf.maximum() - tf.minimum());
      EXPECT_NEAR(moved.opacity(1000 + f * 4000), tf.opacity(x), 1e-9);
      EXPECT_NEAR(moved.color(1000 + f * 4000)[1], tf.color(x)[1], 1e-9);
    }
  }
}

TEST(TransferFunction, EmptyRangeIsWidened) {
  const TransferFunction tf(3, 3);
  EXPECT_EQ(tf.maximum(), 4);
  EXPECT_THROW(TransferFunction(0, kInfinity), Error);
}

TEST(TransferFunction, RefusesNonsenseAndKeepsWhatItHad) {
  TransferFunction tf = withModes();
  const TransferFunction before = tf;
  EXPECT_THROW(tf.setModes({{0, 0, 0.5}}), Error);
  EXPECT_THROW(tf.setModes({{0, -1, 0.5}}), Error);
  EXPECT_THROW(tf.setModes({{kNan, 1, 0.5}}), Error);
  EXPECT_THROW(tf.setModes({{0, 1, 1.01}}), Error);
  EXPECT_THROW(tf.setPoints({{0, -0.1}}), Error);
  EXPECT_THROW(tf.setPoints({{kInfinity, 0.1}}), Error);
  EXPECT_THROW(tf.setColors({}), Error);
  EXPECT_THROW(tf.setColors({{0, {0, 2, 0}}}), Error);
  EXPECT_THROW(tf.setColors({{0, {0, kNan, 0}}}), Error);
  EXPECT_EQ(tf, before);
}

class TransferFunctionFile : public testing::Test {
 protected:
  TransferFunctionFile() {
    folder = fs::temp_directory_path() /
             ("twinray-tf-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  ~TransferFunctionFile() override { fs::remove_all(folder); }

  fs::path folder;
};

TEST_F(TransferFunctionFile, ReadsWhatItWroteExactly) {
  for (const TransferFunction& tf : {withModes(), withPoints(), TransferFunction(-1e-3, 1.0 / 3)}) {
    writeTransferFunction(folder / "tf.json", tf);
    EXPECT_EQ(readTransferFunction(folder / "tf.json"), tf);
  }
}

TEST_F(TransferFunctionFile, RefusesMalformedOnesNamingTheFile) {
  const nlohmann::json good = toJson(withPoints());
  std::vector<std::string> texts{"", "{", "[]", "null", "3", "\"text\"", std::string(100000, '[')};
  const auto broken = [&](const char* pointer, const nlohmann::json& value) {
    nlohmann::json json = good;
    json[nlohmann::json::json_pointer(pointer)] = value;
    texts.push_back(json.dump());
  };
  broken("/version", 2);
  broken("/version", "1");
  broken("/range", {1});
  broken("/range", {5, 5});
  broken("/range", {5, "6"});
  broken("/range/1", nullptr);
  broken("/opacity", 7);
  broken("/opacity/kind", "splines");
  broken("/opacity/kind", "modes");
  broken("/opacity/points", {{1, 2}});
  broken("/opacity/points", {{1, 0.2, 0.3}});
  broken("/opacity/points", {"ab"});
  broken("/colors", nlohmann::json::array());
  broken("/colors", {{1, 0, 0, -1}});
  broken("/colors", nlohmann::json::array({{1, 0, 0}}));
  broken("/colors", std::vector<int>(5000));
  for (const char* key : {"version", "range", "opacity", "colors"}) {
    nlohmann::json json = good;
    json.erase(key);
    texts.push_back(json.dump());
  }
  texts.push_back(R"({"version":1,"range":[0,1e999],"opacity":{"kind":"modes","modes":[]},"colors":[[0,0,0,0]]})");
  for (const auto& text : texts) {
    std::ofstream(folder / "bad.json") << text;
    try {
      readTransferFunction(folder / "bad.json");
      ADD_FAILURE() << text.substr(0, 200) << " was read";
    } catch (const Error& e) {
      EXPECT_NE(std::string(e.what()).find("bad.json"), std::string::npos) << e.what();
    }
  }
  EXPECT_THROW(readTransferFunction(folder / "none.json"), Error);
}

}  // namespace
}  // namespace twinray::core
