// Evaluation on dataset folders as the original writes them: no guides, no dataset.json, pictures of other sizes.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/dataset/dataset.h"
#include "core/dataset/npy.h"
#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/evaluation/evaluation.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

constexpr int kGuide = 64;

/// Smooth, so that a reduction keeps it, and different for each sample.
Image wave(int size, int sample) {
  Image image(size, size);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      std::uint8_t* pixel = image.pixel(x, y);
      for (int c = 0; c < Image::kChannels; ++c) {
        const double phase = (x + 0.5) / size * (4 + 3 * sample) + (y + 0.5) / size * (3 + c);
        pixel[c] = std::uint8_t(127.5 + 127 * std::sin(phase));
      }
    }
  }
  return image;
}

/// tests/data/dataset/original (two samples, made by make_references.py there) with pictures of this size.
class OriginalFolder {
 public:
  explicit OriginalFolder(int size) {
    for (const char* name : {"view.npy", "opacity.npy", "color.npy"}) {
      fs::copy_file(fs::path(TWINRAY_TEST_DATA) / "dataset/original" / name, folder_.path() / name);
    }
    fs::create_directory(folder_.path() / "imgs");
    for (int i = 0; i < 2; ++i) writePng(folder_ / ("imgs/vimage" + std::to_string(i) + ".png"), wave(size, i));
  }

  const fs::path& path() const { return folder_.path(); }

 private:
  test::TemporaryFolder folder_;
};

/// A predictor whose picture is its guide of 64x64, enlarged.
OverGuide enlarging() {
  return [](std::unique_ptr<Renderer> guide) -> std::unique_ptr<Renderer> {
    return std::make_unique<EnlargedRenderer>(std::move(guide), [](int, int) { return std::pair(kGuide, kGuide); });
  };
}

FolderEvaluationOptions asTheOriginal() {
  FolderEvaluationOptions options;
  options.opacityGuide = kGuide;
  options.pictureSize = 256;
  return options;
}

std::string errorOf(const fs::path& folder, const FolderEvaluationOptions& options) {
  try {
    evaluate(readDataset(folder), enlarging(), enlarging(), options, {}, {});
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(OriginalFolders, PicturesOf300PixelsAreScoredAtTheSizeTheModelPaints) {
  const OriginalFolder folder(300);
  const auto result = evaluate(readDataset(folder.path()), enlarging(), enlarging(), asTheOriginal(), {}, {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->samples, 2u);
  EXPECT_EQ(result->size, 256);
  EXPECT_EQ(result->guide, GuideSource::kReduced);
  for (int i = 0; i < 2; ++i) {
    const Image truth = reduceBicubic(wave(300, i), 256, 256);
    const Image predicted = enlargeBicubic(reduceBicubic(wave(300, i), kGuide, kGuide), 256, 256);
    EXPECT_EQ(result->prediction.whole[std::size_t(i)].rmse, rmse(predicted, truth));
    EXPECT_GT(result->prediction.whole[std::size_t(i)].psnr, 30) << "a wave survives its reduction";
    ASSERT_TRUE(result->prediction.foreground[std::size_t(i)]);
  }
}

TEST(OriginalFolders, PicturesOfAnySizeAreScoredAsTheyAreByAModelWithoutSize) {
  const OriginalFolder folder(300);
  FolderEvaluationOptions options = asTheOriginal();
  options.pictureSize = 0;
  const auto result = evaluate(readDataset(folder.path()), enlarging(), enlarging(), options, {}, {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->size, 300);
}

TEST(OriginalFolders, AColourGuideIsNeverMadeFromThePictureToBePredicted) {
  const OriginalFolder folder(256);
  FolderEvaluationOptions options = asTheOriginal();
  options.opacityGuide = 0;
  const std::string error = errorOf(folder.path(), options);
  EXPECT_NE(error.find(folder.path().string()), std::string::npos) << error;
  EXPECT_NE(error.find("has no guides"), std::string::npos) << error;
}

TEST(OurFolders, StoredGuidesOfTheModelsSizeAreTakenAndOthersAreNot) {
  for (const int side : {kGuide, kGuide / 2}) {
    const OriginalFolder folder(256);
    const Image black(side, side);
    for (std::size_t i = 0; i < 2; ++i) {
      writeGuide(folder.path() / "guides" / ("guide" + std::to_string(i) + ".npy"), black);
    }
    writeNpy(folder.path() / "lighting.npy", {2, 6}, std::vector<double>(12, 0.5), NpyType::kFloat64);
    Dataset described = readDataset(folder.path());
    described.description["version"] = 1;
    described.description["volume"]["dimensions"] = {4, 4, 4};
    described.description["volume"]["spacing"] = {1, 1, 1};
    writeDescription(described);
    const auto result = evaluate(readDataset(folder.path()), enlarging(), enlarging(), asTheOriginal(), {}, {});
    ASSERT_TRUE(result);
    const bool fits = side == kGuide;
    EXPECT_EQ(result->guide, fits ? GuideSource::kStored : GuideSource::kReduced);
    EXPECT_EQ(result->prediction.whole[0].rmse,
              fits ? rmse(Image(256, 256), wave(256, 0))
                   : rmse(enlargeBicubic(reduceBicubic(wave(256, 0), kGuide, kGuide), 256, 256), wave(256, 0)));
  }
}

TEST(OriginalFolders, AMissingPictureIsNamed) {
  const OriginalFolder folder(256);
  fs::remove(folder.path() / "imgs/vimage1.png");
  EXPECT_NE(errorOf(folder.path(), asTheOriginal()).find("vimage1.png"), std::string::npos);
}

TEST(OriginalFolders, APictureSmallerThanTheGuideIsNamed) {
  const OriginalFolder folder(48);
  const std::string error = errorOf(folder.path(), asTheOriginal());
  EXPECT_NE(error.find("vimage0.png is smaller than the model's guide of 64x64"), std::string::npos) << error;
}

TEST(OriginalFolders, KeepEachExampleOnceWithItsOwnPictures) {
  const OriginalFolder folder(256);
  FolderEvaluationOptions options = asTheOriginal();
  options.pictures.examples = 3;
  const auto result = evaluate(readDataset(folder.path()), enlarging(), enlarging(), options, {}, {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->examples.size(), 2u) << "two samples give two, whatever was asked for";
  EXPECT_EQ(result->examples[0].rank, Rank::kWorst);
  EXPECT_EQ(result->examples[1].rank, Rank::kBest);
  for (const Example& example : result->examples) {
    EXPECT_EQ(example.reference, wave(256, int(example.sample)));
    EXPECT_EQ(rmse(example.prediction, example.reference), result->prediction.whole[example.sample].rmse);
  }
  const auto& whole = result->prediction.whole;
  EXPECT_LT(whole[result->examples[0].sample].psnr, whole[result->examples[1].sample].psnr);
}

}  // namespace
}  // namespace twinray::core
