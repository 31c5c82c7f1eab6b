// compare with every kind of PNG, and with files that are none: tests/data/pictures/make_pictures.py.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/app/command.h"

namespace twinray {
namespace {

using test::expectOneSentence;
using test::quoted;
using test::runCli;

std::string picture(const std::string& name) {
  return quoted(std::string(TWINRAY_TEST_DATA) + "/pictures/" + name);
}

class PictureKinds : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(PictureKinds, AreReadAsPillowAndOpenCvReadThem) {
  const auto& [file, sameAsRgb] = GetParam();
  const auto result = runCli("compare " + picture(file) + " " + picture(sameAsRgb) + " --json");
  ASSERT_EQ(result.status, 0) << result.errors;
  EXPECT_EQ(nlohmann::json::parse(result.output)["rmse"], 0.0);
  const auto other = runCli("compare " + picture(file) + " " + picture("rgb.png") + " --json");
  ASSERT_EQ(other.status, 0) << other.errors;
  EXPECT_GT(nlohmann::json::parse(other.output)["rmse"], 0.0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, PictureKinds,
                         testing::Values(std::pair("palette.png", "palette_as_rgb.png"),
                                         std::pair("grey.png", "grey_as_rgb.png"),
                                         std::pair("grey16.png", "grey16_as_rgb.png")),
                         [](const auto& kind) { return std::filesystem::path(kind.param.first).stem().string(); });

class Unreadable : public testing::TestWithParam<const char*> {};

TEST_P(Unreadable, IsOneSentenceWhicheverPlaceItHas) {
  const std::string bad = picture(GetParam());
  expectOneSentence(runCli("compare " + bad + " " + picture("rgb.png")), GetParam());
  expectOneSentence(runCli("compare " + picture("rgb.png") + " " + bad), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Files, Unreadable,
                         testing::Values("truncated.png", "header_only.png", "jpeg_inside.png", "make_pictures.py",
                                         "no_such.png", "."),
                         [](const auto& file) {
                           const std::string stem = std::filesystem::path(file.param).stem();
                           return stem == "." ? std::string("folder") : stem;
                         });

TEST(Compare, PrintsTheSixFiguresAndNullWhereFiveScalesDoNotFit) {
  const auto result = runCli("compare " + picture("grey.png") + " " + picture("rgb.png") + " --json");
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto json = nlohmann::json::parse(result.output);
  EXPECT_EQ(json.size(), 6u);
  for (const char* key : {"rmse", "psnr", "ssim", "emd", "relative_error"}) EXPECT_TRUE(json[key].is_number()) << key;
  EXPECT_TRUE(json["ms_ssim"].is_null());
}

TEST(Compare, OneFileIsWrongUsage) {
  EXPECT_EQ(runCli("compare " + picture("rgb.png")).status, 2);
}

}  // namespace
}  // namespace twinray
