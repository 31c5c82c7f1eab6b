#include "core/transfer_function_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/vtk_curves.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TWINRAY_TEST_DATA) / "transfer-functions";

/// A folder that goes with the test.
class TransferFunctionFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "twinray-tf-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

  fs::path folder_;
};

// slicer.vp has the form, and the numbers, of the example in 3D Slicer's developer guide (Volume rendering, "Format of
// Volume Property (.vp) file").
TEST_F(TransferFunctionFiles, ReadsTheTextFormOfSlicer) {
  const auto file = readAnyTransferFunction(kFolder / "slicer.vp");
  EXPECT_EQ(file.format, TransferFunctionFormat::kSlicerText);
  const TransferFunction& tf = file.transferFunction;
  EXPECT_EQ(tf.minimum(), -3024);
  EXPECT_EQ(tf.maximum(), 3071);
  ASSERT_EQ(tf.points().size(), 7u);
  EXPECT_EQ(tf.points()[2], (OpacityPoint{45.3791, 0.169643}));
  EXPECT_NEAR(tf.opacity(92.64905), (0.169643 + 0.589286) / 2, 1e-12);
  ASSERT_EQ(tf.colors().size(), 7u);
  EXPECT_EQ(tf.colors()[1], (ColorNode{-86.9767, {0, 0.25098, 1}}));
  ASSERT_TRUE(file.lighting);
  EXPECT_TRUE(file.lighting->shaded);
  EXPECT_EQ(file.lighting->diffuse, 0.9);
  EXPECT_EQ(file.lighting->ambient, 0.1);
  EXPECT_EQ(file.lighting->specular, 0.2);
  EXPECT_EQ(file.lighting->specularPower, 10);
}

// The opacities at these values are vtkPiecewiseFunction's (VTK 9.1, from Python) with the file's points, midpoints and
// sharpnesses.
TEST_F(TransferFunctionFiles, ReadsTheJsonOfSlicerWithItsBentCurves) {
  const auto file = readAnyTransferFunction(kFolder / "slicer.vp.json");
  EXPECT_EQ(file.format, TransferFunctionFormat::kSlicerJson);
  const TransferFunction& tf = file.transferFunction;
  EXPECT_EQ(tf.maximum(), 800);
  const std::vector<std::pair<double, double>> vtk{
      {6.25, 0.100016}, {12.5, 0.101055}, {25, 0.19687},   {50, 0.868381}, {75, 0.899584}, {93.75, 0.9}, {150, 0.55},
      {250, 0.342857},  {270, 0.4},       {290, 0.533333}, {310, 0.6},     {324, 0.6},     {326, 0.1},   {390, 0.1}};
  for (const auto& [value, opacity] : vtk) EXPECT_NEAR(tf.opacity(value), opacity, 2e-6) << value;
  EXPECT_EQ(tf.color(200), (std::array<double, 3>{0.62, 0.36, 0.18}));
  ASSERT_TRUE(file.lighting);
  EXPECT_EQ(file.lighting->specularPower, 20);
  EXPECT_EQ(file.lighting->opacityUnit, 0.75);
}

// vtkColorTransferFunction's colours (VTK 9.1, from Python) in its five spaces.
TEST(VtkCurves, ColoursBetweenNodesAreVtks) {
  const ColorNode cold{0, {0.231373, 0.298039, 0.752941}};
  const ColorNode grey{0.5, {0.865003, 0.865003, 0.865003}};
  const ColorNode warm{1, {0.705882, 0.0156863, 0.14902}};
  struct Case {
    std::string space;
    std::vector<ColorNode> nodes;
    double value;
    std::array<double, 3> rgb;
  };
  const std::vector<Case> cases{
      {"Diverging", {cold, grey, warm}, 0.125, {0.384117, 0.508828, 0.916792}},
      {"Diverging", {cold, grey, warm}, 0.25, {0.553523, 0.688409, 0.994917}},
      {"Diverging", {cold, grey, warm}, 0.75, {0.958279, 0.602922, 0.481726}},
      {"Diverging", {cold, warm}, 0.25, {0.553318, 0.688635, 0.995188}},
      {"Diverging", {cold, warm}, 0.5, {0.865395, 0.86541, 0.865396}},
      {"Lab", {{0, {0, 0, 1}}, {1, {1, 0, 0}}}, 0.25, {0.605206, 0, 0.762937}},
      {"Lab", {{0, {0, 0, 1}}, {1, {1, 0, 0}}}, 0.75, {0.909656, 0, 0.311768}},
      {"HSV", {{0, {1, 0, 0.5}}, {1, {1, 0.5, 0}}}, 0.25, {1, 0, 0.25}},
      {"HSV", {{0, {1, 0, 0.5}}, {1, {1, 0.5, 0}}}, 0.75, {1, 0.25, 0}},
      {"Step", {{0, {1, 0, 0.5}}, {1, {1, 0.5, 0}}}, 0.25, {1, 0.5, 0}},
      {"RGB", {{0, {1, 0, 0.5}}, {1, {1, 0.5, 0}}}, 0.25, {1, 0.125, 0.375}},
  };
  for (const Case& c : cases) {
    TransferFunction tf(0, 1);
    tf.setColors(linearColors(c.nodes, c.space));
    const auto rgb = tf.color(c.value);
    for (int i = 0; i < 3; ++i) EXPECT_NEAR(rgb[i], c.rgb[i], 5e-4) << c.space << ' ' << c.value << ' ' << i;
  }
  EXPECT_THROW(linearColors({cold, warm}, "Spectral"), Error);
}

TEST_F(TransferFunctionFiles, AParaViewMapOverOneIsSpreadOverTheVolumesRange) {
  const auto file = readAnyTransferFunction(kFolder / "paraview.json");
  EXPECT_EQ(file.format, TransferFunctionFormat::kParaView);
  EXPECT_TRUE(file.normalised);
  EXPECT_FALSE(file.lighting);
  const TransferFunction tf = imported(file, TransferFunction(-1000, 3000));
  EXPECT_NEAR(tf.opacity(500), 0.2, 1e-12);
  EXPECT_NEAR(tf.color(0)[0], 0.553523, 5e-4);
  EXPECT_EQ(tf.minimum(), -1000);
}

TEST_F(TransferFunctionFiles, AParaViewMapWithoutOpacityChangesTheColoursAlone) {
  TransferFunction present(0, 100);
  present.setModes({{40, 5, 0.5}});
  const auto file = readAnyTransferFunction(write("map.json", R"([{"Name":"m","RGBPoints":[0,1,0,0,100,0,0,1]}])"));
  const TransferFunction tf = imported(file, present);
  EXPECT_EQ(tf.modes(), present.modes());
  EXPECT_EQ(tf.color(50), (std::array<double, 3>{0.5, 0, 0.5}));
}

TEST_F(TransferFunctionFiles, ValuesInHounsfieldUnitsStayWhereTheyAre) {
  const TransferFunction tf = imported(readAnyTransferFunction(kFolder / "slicer.vp"), TransferFunction(-1024, 2000));
  EXPECT_EQ(tf.minimum(), -1024);
  EXPECT_EQ(tf.maximum(), 2000);
  EXPECT_NEAR(tf.opacity(139.919), 0.589286, 1e-12);
  EXPECT_EQ(tf.points().front().value, -1024);
}

TEST_F(TransferFunctionFiles, EveryFormComesBackAsItWasWritten) {
  TransferFunction tf(-1000.5, 3000.25);
  tf.setPoints({{-1000.5, 0}, {40.1, 0.25}, {40.1, 0.75}, {3000.25, 1.0 / 3}});
  tf.setColors({{-1000.5, {0, 0.1, 1}}, {120.7, {1, 0, 2.0 / 3}}, {3000.25, {1, 1, 1}}});
  Lighting lighting;
  lighting.ambient = 0.15;
  lighting.diffuse = 0.65;
  lighting.specularPower = 33;
  lighting.shaded = false;
  for (const auto& [format, name] :
       {std::pair(TransferFunctionFormat::kOwn, "own.json"), std::pair(TransferFunctionFormat::kSlicerText, "tf.vp"),
        std::pair(TransferFunctionFormat::kSlicerJson, "tf.VP.json"),
        std::pair(TransferFunctionFormat::kParaView, "map.json")}) {
    if (format != TransferFunctionFormat::kParaView) {
      EXPECT_EQ(transferFunctionFormatOf(name), format) << name;
    }
    writeTransferFunctionAs(format, folder_ / name, tf, lighting, 0.8);
    const auto back = readAnyTransferFunction(folder_ / name);
    EXPECT_EQ(back.format, format) << name;
    EXPECT_EQ(back.transferFunction, tf) << name;
    if (back.lighting) {
      EXPECT_EQ(back.lighting->shaded, false);
      EXPECT_EQ(back.lighting->diffuse, 0.65);
      EXPECT_EQ(back.lighting->ambient, 0.15);
      EXPECT_EQ(back.lighting->specularPower, 33);
    }
  }
}

// The members that Slicer's schema (volume-property-schema-v1.0.0.json) requires.
TEST_F(TransferFunctionFiles, SlicersSchemaIsKept) {
  TransferFunction tf(0, 255);
  tf.setModes({{100, 20, 0.5}});
  writeTransferFunctionAs(TransferFunctionFormat::kSlicerJson, folder_ / "a.vp.json", tf, Lighting{}, 1);
  const auto file = nlohmann::json::parse(std::ifstream(folder_ / "a.vp.json"));
  EXPECT_NE(file.at("@schema").get<std::string>().find("volume-property-schema-v1.0.0.json#"), std::string::npos);
  const auto& component = file.at("volumeProperties").at(0).at("components").at(0);
  for (const char* key : {"ambient", "diffuse", "specular", "specularPower"})
    EXPECT_TRUE(component.at("lighting").at(key).is_number()) << key;
  for (const char* curve : {"scalarOpacity", "gradientOpacity"}) {
    EXPECT_EQ(component.at(curve).at("type"), "piecewiseLinearFunction");
    for (const auto& point : component.at(curve).at("points")) {
      for (const char* key : {"x", "y", "midpoint", "sharpness"}) EXPECT_TRUE(point.at(key).is_number()) << key;
    }
  }
  for (const auto& point : component.at("rgbTransferFunction").at("points")) {
    EXPECT_EQ(point.at("color").size(), 3u);
    for (const char* key : {"x", "midpoint", "sharpness"}) EXPECT_TRUE(point.at(key).is_number()) << key;
  }
}

TEST_F(TransferFunctionFiles, MalformedFilesAreRefusedWithASentence) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"empty.vp", ""},
      {"short.vp", "1\n1\n0.9\n"},
      {"count.vp", "1\n1\n0.9\n0.1\n0.2\n10\n4 0 0\n4 0 1 255 1\n4 0 1 1 1\n"},
      {"odd.vp", "1\n1\n0.9\n0.1\n0.2\n10\n3 0 0 1\n4 0 1 255 1\n4 0 1 1 1\n"},
      {"huge.vp", "1\n1\n0.9\n0.1\n0.2\n10\n4000000000 0 0 1 1\n4 0 1 255 1\n4 0 1 1 1\n"},
      {"nan.vp", "1\n1\n0.9\n0.1\n0.2\n10\n4 0 0 nan 1\n4 0 1 255 1\n4 0 1 1 1\n"},
      {"opaque.vp", "1\n1\n0.9\n0.1\n0.2\n10\n4 0 0 100 7\n4 0 1 255 1\n4 0 1 1 1\n"},
      {"one.vp", "1\n1\n0.9\n0.1\n0.2\n10\n2 5 1\n4 0 1 255 1\n4 5 1 1 1\n"},
      {"broken.json", "{\"volumeProperties\": ["},
      {"none.vp.json", R"({"volumeProperties": []})"},
      {"type.vp.json", R"({"volumeProperties": [{"components": [{"scalarOpacity": 3}]}]})"},
      {"list.json", "[]"},
      {"map.json", R"([{"Name": "x"}])"},
      {"odd.json", R"([{"RGBPoints": [0, 1, 1]}])"},
      {"text.json", R"([{"RGBPoints": [0, 1, 1, "a", 1, 1, 1, 1]}])"},
      {"space.json", R"([{"ColorSpace": "Spectral", "RGBPoints": [0, 1, 1, 1, 1, 1, 1, 1]}])"},
      {"version.json", R"({"version": 9})"},
  };
  for (const auto& [name, text] : files) {
    try {
      readAnyTransferFunction(write(name, text));
      ADD_FAILURE() << name << " was accepted";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace twinray::core
