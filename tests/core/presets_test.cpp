#include "core/presets.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/foreground.h"
#include "core/sampling/sampler.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

std::vector<Preset> bundled() {
  return readPresets(TWINRAY_SOURCE_DIR "/resources/presets");
}

Histogram histogramOf(std::vector<std::uint64_t> counts) {
  return {0, double(counts.size()), std::move(counts)};
}

TEST(Foreground, StartsBehindTheBackgroundPeak) {
  EXPECT_EQ(firstForegroundBin(histogramOf({1000, 2, 5, 30, 40, 9, 0, 0})), 1u);
  EXPECT_EQ(firstForegroundBin(histogramOf({10, 1000, 60, 49, 80, 70, 9, 0})), 3u);  // noisy air
}

TEST(Foreground, IsEverythingWithoutABackgroundPeak) {
  EXPECT_EQ(firstForegroundBin(histogramOf({5, 6, 7, 1000, 40, 9, 0, 0})), 0u);
  EXPECT_EQ(firstForegroundBin(histogramOf({1000, 0, 0, 0})), 0u);
  EXPECT_EQ(firstForegroundBin(histogramOf({})), 0u);
}

TEST(Foreground, PercentilesAreLinearInsideBins) {
  const Histogram histogram = histogramOf({100000, 0, 10, 30, 0, 60, 0, 0});
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 0), 2);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 5), 2.5);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 25), 3.5);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 70), 5.5);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 100), 6);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, 170), 6);
  EXPECT_DOUBLE_EQ(foregroundPercentile(histogram, -3), 2);
}

TEST(Presets, BundledOnesAllShowSomething) {
  const auto presets = bundled();
  ASSERT_GE(presets.size(), 11u);
  for (const auto& preset : presets) {
    EXPECT_FALSE(preset.name.empty());
    const bool ct = preset.modality == "CT";
    // Air at -1000, tissue up to 100, and bone or contrast at 300 and more; or values as MR has them.
    const auto volume = ct ? ballVolume(9, -1000) : ballVolume();
    EXPECT_GT(expectedOpacity(adapt(preset, *volume), volume->histogram()), 0.001) << preset.name;
  }
}

TEST(Presets, AllThatTheManualNamesAreThereAndDiffer) {
  const auto presets = bundled();
  std::set<std::pair<std::string, std::string>> found;
  for (const auto& preset : presets) found.emplace(preset.modality, preset.name);
  EXPECT_EQ(found.size(), presets.size());
  for (const char* name :
       {"Bone and soft tissue", "Soft tissue", "Lung", "Skin", "Contrast-filled vessels", "Transparent bone"})
    EXPECT_TRUE(found.contains({"CT", name})) << name;
  for (const char* name : {"Brain", "Enhancing rim", "FLAIR lesion"}) EXPECT_TRUE(found.contains({"MR", name})) << name;
  for (const char* name : {"Ramp", "Surface", "X-ray"}) EXPECT_TRUE(found.contains({"", name})) << name;
  // On an MR and a CT.
  for (const auto& volume : {ballVolume(), ballVolume(9, -1000)}) {
    for (std::size_t i = 0; i < presets.size(); ++i) {
      const auto opacity = adapt(presets[i], *volume).sampleOpacity(256);
      for (std::size_t j = 0; j < i; ++j) {
        const auto other = adapt(presets[j], *volume).sampleOpacity(256);
        double largest = 0;
        for (std::size_t k = 0; k < opacity.size(); ++k)
          largest = std::max(largest, std::abs(double(opacity[k]) - double(other[k])));
        EXPECT_GT(largest, 0.02) << presets[i].name << ", " << presets[j].name;
      }
    }
  }
}

TEST(Presets, BundledPercentileOnesLeaveTheBackgroundClear) {
  const auto volume = ballVolume();
  for (const auto& preset : bundled()) {
    if (preset.absolute) continue;
    EXPECT_LT(adapt(preset, *volume).opacity(0), 0.001) << preset.name;
  }
}

TEST(Presets, SampleTumourOpensWithTheEnhancingRim) {
  const auto volume = ballVolume(1, 0, "resources/samples/sample_tumour_t1gd_u8.nii.gz");
  EXPECT_EQ(sortedFor(bundled(), *volume).front().name, "Enhancing rim");
}

TEST(Presets, CtOpensWithBone) {
  const auto volume = ballVolume(9, -1000, "sample_ct_abdomen_i16.nii.gz");
  const auto presets = sortedFor(bundled(), *volume);
  EXPECT_EQ(presets.front().name, "Bone and soft tissue");
  EXPECT_EQ(presets.back().modality, "MR");
}

TEST(Presets, FileNamesDecideAmongThoseOfAModality) {
  EXPECT_EQ(sortedFor(bundled(), *ballVolume(1, 0, "TCGA-02-0034_FLAIR.nii.gz")).front().name, "FLAIR lesion");
}

TEST(Presets, NoneIsLost) {
  EXPECT_EQ(sortedFor(bundled(), *ballVolume()).size(), bundled().size());
}

TEST(Presets, ModalityIsWhatTheFileSaysOrTheValuesSuggest) {
  EXPECT_EQ(guessModality(*ballVolume()), "MR");
  EXPECT_EQ(guessModality(*ballVolume(9, -1000)), "CT");
  EXPECT_EQ(guessModality(*ballVolume(2, -150)), "MR");
  const auto volume = ballVolume(9, -1000);
  VolumeSource source;
  source.modality = "MR";
  EXPECT_EQ(guessModality(Volume(volume->geometry(), volume->scalarType(), volume->sharedVoxels(), source)), "MR");
}

TEST(Presets, PercentilesBecomeTheVolumesValues) {
  const auto volume = ballVolume(10);
  Preset preset;
  preset.transferFunction = TransferFunction(0, 100);
  preset.transferFunction.setPoints({{0, 0}, {50, 0.5}, {100, 1}});
  preset.transferFunction.setColors({{50, {1, 0, 0}}});
  const TransferFunction tf = adapt(preset, *volume);
  EXPECT_EQ(tf.minimum(), volume->minimum());
  EXPECT_EQ(tf.maximum(), volume->maximum());
  EXPECT_EQ(tf.points()[1].value, foregroundPercentile(volume->histogram(), 50));
  EXPECT_EQ(tf.colors()[0].value, foregroundPercentile(volume->histogram(), 50));
  EXPECT_EQ(tf.points()[2].value, volume->maximum());
}

TEST(Presets, AbsoluteValuesStay) {
  const auto volume = ballVolume(9, -1000);
  Preset preset;
  preset.absolute = true;
  preset.transferFunction = TransferFunction(-1024, 3071);
  preset.transferFunction.setModes({{40, 30, 0.5}});
  const TransferFunction tf = adapt(preset, *volume);
  EXPECT_EQ(tf.modes().front(), (GaussianMode{40, 30, 0.5}));
  EXPECT_EQ(tf.minimum(), volume->minimum());
}

/// Air with noise, a head of soft tissue, and bone, in HU plus an offset; a CT by what its file says.
std::shared_ptr<const Volume> headOf(double offset, double softTissue = 40) {
  Geometry geometry;
  geometry.dimensions = {30, 30, 30};
  const std::shared_ptr<std::int16_t[]> voxels(new std::int16_t[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) {
    const double noise = double(i % 17) - 8;
    const double hu = i % 4 < 2 ? -1000 + std::abs(noise) : i % 16 == 3 ? 300 + double(i % 900) : softTissue + noise;
    voxels[i] = std::int16_t(hu + offset);
  }
  VolumeSource source;
  source.modality = "CT";
  return std::make_shared<const Volume>(geometry, ScalarType::kInt16, voxels, source);
}

TEST(Presets, ACtStoredWithoutItsOffsetIsFoundByItsSoftTissue) {
  EXPECT_EQ(hounsfieldZero(*headOf(0)), 0);
  EXPECT_EQ(hounsfieldZero(*headOf(1024)), 1024);
  EXPECT_EQ(hounsfieldZero(*headOf(1000)), 1000);
  EXPECT_EQ(hounsfieldZero(*headOf(1024, 400)), 0) << "nothing speaks for an offset";
  EXPECT_EQ(hounsfieldZero(*ballVolume()), 0) << "no CT";
}

TEST(Presets, ValuesAreHounsfieldUnitsWhereACtReachesAir) {
  EXPECT_TRUE(inHounsfieldUnits(*headOf(0)));
  EXPECT_FALSE(inHounsfieldUnits(*headOf(1024)));
  EXPECT_TRUE(inHounsfieldUnits(*ballVolume(9, -1000))) << "its values say so";
  EXPECT_FALSE(inHounsfieldUnits(*ballVolume()));
}

TEST(Presets, HounsfieldPresetsFollowTheOffsetThereAndBack) {
  const auto volume = headOf(1024);
  Preset preset;
  preset.absolute = true;
  preset.modality = "CT";
  preset.transferFunction = TransferFunction(-1024, 3071);
  preset.transferFunction.setModes({{300, 30, 0.5}});
  preset.transferFunction.setColors({{-100, {1, 0, 0}}, {200, {0, 1, 0}}});
  const TransferFunction tf = adapt(preset, *volume);
  EXPECT_EQ(tf.modes().front(), (GaussianMode{1324, 30, 0.5}));
  EXPECT_EQ(tf.colors()[1].value, 1224);
  Preset kept = preset;
  kept.transferFunction = inPresetUnits(tf, *volume);
  EXPECT_NEAR(kept.transferFunction.modes().front().mean, 300, 1e-9);
  EXPECT_NEAR(adapt(kept, *volume).modes().front().mean, 1324, 1e-9);
  // What is kept in a volume's own units and is for no CT stays.
  preset.modality.clear();
  EXPECT_EQ(adapt(preset, *volume).modes().front().mean, 300);
}

TEST(Presets, BrokenFilesAreRefusedByName) {
  const fs::path folder = fs::temp_directory_path() / "twinray-presets";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string tf =
      R"("transfer_function":{"version":1,"range":[0,1],"opacity":{"kind":"modes","modes":[]},"colors":[[0,0,0,0]]})";
  const auto text = [&tf](const std::string& version, const std::string& units, const std::string& lighting) {
    return "{\"version\":" + version + ",\"name\":\"x\",\"units\":\"" + units + "\",\"lighting\":" + lighting + "," +
           tf + "}";
  };
  std::ofstream(folder / "a.json") << text("1", "percentile", "{}");
  EXPECT_EQ(readPresets(folder).size(), 1u);
  for (const std::string& bad :
       {std::string(), std::string("{"), std::string("[]"), text("2", "percentile", "{}"), text("1", "inches", "{}"),
        text("1", "absolute", "{\"ambient\":2}"), text("1", "absolute", "{\"ambient\":\"2\"}"),
        text("1", "absolute", "{\"opacity_unit\":-1}"), text("1", "absolute", "3")}) {
    std::ofstream(folder / "b.json") << bad;
    try {
      readPresets(folder);
      ADD_FAILURE() << bad << " was read";
    } catch (const Error& e) {
      EXPECT_NE(std::string(e.what()).find("b.json"), std::string::npos) << e.what();
    }
  }
  fs::remove_all(folder);
  EXPECT_THROW(readPresets(folder), Error);
}

}  // namespace
}  // namespace twinray::core
