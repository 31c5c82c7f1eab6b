#include "render/figure.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "render/text.h"
#include "tests/render/scenes.h"

namespace twinray::render {
namespace {

constexpr TextStyle kBlack{24, false, {0, 0, 0}};

core::Image paper(int width, int height) {
  core::Image image(width, height);
  std::fill(image.data.begin(), image.data.end(), std::uint8_t(255));
  return image;
}

/// Pixels that are nearly black.
int inked(const core::Image& image) {
  int count = 0;
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x) count += image.pixel(x, y)[0] < 64;
  return count;
}

TEST(Text, EveryPrintableCharacterIsDrawnWhereItWasMeasured) {
  for (char c = '!'; c <= '~'; ++c) {
    const TextSize size = measureText(std::string(1, c), kBlack);
    EXPECT_GT(size.width, 1) << c;
    core::Image image = paper(80, 60);
    drawText(image, 20, 10, std::string(1, c), kBlack);
    EXPECT_GT(inked(image), 2) << c;
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        const bool inside = x >= 20 && x < 20 + size.width && y >= 10 && y < 10 + size.height;
        if (!inside && image.pixel(x, y)[0] != 255) FAIL() << c << ' ' << x << ' ' << y;
      }
    }
  }
  EXPECT_EQ(measureText("", kBlack).width, 0);
}

TEST(Text, LettersBeyondAsciiAreDrawn) {
  for (const char* letter : {"×", "°", "…", "−", "–", "·", "ä", "ö", "ü", "ß", "Ä", "é", "µ"}) {
    EXPECT_GT(measureText(letter, kBlack).width, 3) << letter;
    core::Image image = paper(80, 60);
    drawText(image, 20, 10, letter, kBlack);
    EXPECT_GT(inked(image), 2) << letter;
  }
  EXPECT_EQ(measureText("a×b", kBlack).height, measureText("axb", kBlack).height);
}

TEST(FigureWords, EveryTextIsThereInEveryLanguage) {
  for (const std::string& language : figureLanguages()) {
    const FigureWords& words = figureWords(language);
    for (const std::string* text : {&words.reference,
                                    &words.prediction,
                                    &words.rival,
                                    &words.difference,
                                    &words.cast,
                                    &words.milliseconds,
                                    &words.faster,
                                    &words.scale,
                                    &words.object,
                                    &words.view,
                                    &words.modes.one,
                                    &words.modes.many,
                                    &words.points.one,
                                    &words.points.many,
                                    &words.nodes.one,
                                    &words.nodes.many,
                                    &words.opacity,
                                    &words.shaded,
                                    &words.unshaded,
                                    &words.cropped,
                                    &words.labelled,
                                    &words.orthographic,
                                    &words.maximumIntensity,
                                    &words.program,
                                    &words.modelled,
                                    &words.warning,
                                    &words.draft,
                                    &words.standard,
                                    &words.high,
                                    &words.seed})
      EXPECT_FALSE(text->empty()) << language;
  }
  EXPECT_THROW(figureWords("fr"), core::Error);
}

TEST(FigureWords, NumbersFollowTheLanguage) {
  const FigureWords& english = figureWords("en");
  const FigureWords& german = figureWords("de");
  EXPECT_EQ(number(english, "%.2f", 3.14159), "3.14");
  EXPECT_EQ(number(german, "%.2f", -3.14159), "−3,14");
  EXPECT_EQ(counted(english.modes, 1), "1 Gaussian mode");
  EXPECT_EQ(counted(german.points, 3), "3 Kontrollpunkte");
  EXPECT_EQ(filled("%2 of %1, %3 %", {"a", "b"}), "b of a, %3 %");
}

TEST(Text, IsTheRightWayUpAndWidensWithItsLetters) {
  core::Image image = paper(60, 60);
  drawText(image, 10, 10, "L", {40, false, {0, 0, 0}});
  // The foot of an L is at the bottom, its stem on the left.
  std::vector<int> rows;
  for (int y = 0; y < image.height; ++y) {
    int count = 0;
    for (int x = 0; x < image.width; ++x) count += image.pixel(x, y)[0] < 64;
    if (count > 0) rows.push_back(count);
  }
  ASSERT_GT(rows.size(), 20u);
  EXPECT_GT(rows.back(), 3 * rows.front());
  EXPECT_GT(measureText("WWW", kBlack).width, 2.5 * measureText("W", kBlack).width);
  EXPECT_GT(measureText("iW", {24, true, {}}).height, measureText("iW", {12, true, {}}).height);
}

TEST(Text, IsCutOffAtThePicturesEdges) {
  core::Image image = paper(30, 20);
  for (const auto& [x, y] : {std::pair(-20, -10), std::pair(20, 10), std::pair(40, 40), std::pair(-400, 5)})
    drawText(image, x, y, "A long line of text", kBlack);
  EXPECT_GT(inked(image), 0);
}

class FigureTest : public ::testing::Test {
 protected:
  void SetUp() override {
    constexpr int kSide = 24;
    auto scene = std::make_shared<core::Scene>();
    scene->volume = test::makeVolume<std::uint8_t>(
        {kSide, kSide, kSide}, [](int x, int y, int z) { return test::blobs(kSide, x, y, z); }, {1, 1, 2});
    scene->transferFunction = test::shells(0, 200);
    scene->viewpoint = core::Viewpoint::fromAngles({80, 20, 0, 2});
    request_.scene = scene;
    request_.width = 320;
    request_.height = 240;
    makers_.reference = casting(Quality::kHigh);
    // A stand-in for a network, as far as a figure is concerned.
    makers_.prediction = casting(Quality::kStandard);
    makers_.rival = [] {
      return std::make_unique<core::EnlargedRenderer>(
          casting(Quality::kStandard)(), [](int width, int height) { return std::pair(width / 4, height / 4); });
    };
    makers_.quality = "high";
    makers_.model = "stand-in";
  }

  static core::RendererFactory casting(Quality quality) {
    return [quality] {
      VolumeRendererOptions options;
      options.quality = quality;
      options.device = Device::kCpu;
      return std::make_unique<VolumeRenderer>(options);
    };
  }

  /// Where this picture lies in the sheet, pixel for pixel; its left edge, or -1.
  static int leftOf(const core::Image& picture, const core::Image& sheet) {
    for (int top = 0; top + picture.height <= sheet.height; ++top) {
      for (int left = 0; left + picture.width <= sheet.width; ++left) {
        bool same = true;
        for (int y = 0; same && y < picture.height; y += 3)
          for (int x = 0; same && x < picture.width; ++x)
            same = std::equal(picture.pixel(x, y), picture.pixel(x, y) + 3, sheet.pixel(left + x, top + y));
        if (same) return left;
      }
    }
    return -1;
  }

  core::Request request_;
  FigureMakers makers_;
};

TEST_F(FigureTest, HoldsEveryPicturePixelForPixelFromLeftToRight) {
  double last = 0;
  bool grows = true;
  const auto figure = makeFigure(request_, makers_, [&](double fraction) {
    grows = grows && fraction >= last;
    last = fraction;
  });
  ASSERT_TRUE(figure);
  EXPECT_TRUE(grows);
  EXPECT_DOUBLE_EQ(last, 1);
  const core::Image sheet = drawFigure(*figure, figureWords("en"));
  const int reference = leftOf(figure->reference.picture, sheet);
  const int rival = leftOf(figure->rival->picture, sheet);
  const int difference =
      leftOf(core::absoluteDifference(figure->reference.picture, figure->prediction->picture, 4), sheet);
  EXPECT_GE(reference, 0);
  EXPECT_GT(rival, reference + 2 * request_.width);
  EXPECT_GT(difference, rival + request_.width);
  EXPECT_EQ(leftOf(figure->prediction->picture, sheet), -1) << "a prediction carries its mark";
  EXPECT_LT(sheet.width, 4.6 * request_.width);
  for (std::size_t i = 3; i < sheet.data.size(); i += 4) ASSERT_EQ(sheet.data[i], 255) << "paper is opaque";
}

TEST_F(FigureTest, ItsMetricsAreThoseOfItsPictures) {
  const auto figure = makeFigure(request_, makers_);
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->predictionMetrics->rmse, core::rmse(figure->prediction->picture, figure->reference.picture));
  EXPECT_EQ(figure->rivalMetrics->emd, core::emd(figure->rival->picture, figure->reference.picture));
  EXPECT_GT(figure->rivalMetrics->rmse, figure->predictionMetrics->rmse);
}

TEST_F(FigureTest, WithoutAModelItShowsReferenceAndRival) {
  makers_.prediction = nullptr;
  const auto figure = makeFigure(request_, makers_);
  ASSERT_TRUE(figure);
  const core::Image sheet = drawFigure(*figure, figureWords("en"));
  EXPECT_LT(sheet.width, 2.4 * request_.width);
  EXPECT_GE(leftOf(figure->rival->picture, sheet), request_.width);
}

TEST_F(FigureTest, StopsAndRefusesPicturesOfDifferentSizes) {
  std::stop_source stop;
  stop.request_stop();
  core::Request stopped = request_;
  stopped.stop = stop.get_token();
  EXPECT_FALSE(makeFigure(stopped, makers_));
  auto figure = makeFigure(request_, makers_);
  figure->rival->picture = core::Image(10, 10);
  EXPECT_THROW(drawFigure(*figure, figureWords("en")), core::Error);
}

TEST_F(FigureTest, TheSceneIsDescribedInWords) {
  const std::string text = describe(*request_.scene, figureWords("en"));
  for (const char* part :
       {"24 × 24 × 24 voxels of 1 × 1 × 2 mm", "levation 80.0°, azimuth 20.0°", "zoom 2.00", ", shaded."})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in: " << text;
  const std::string translated = describe(*request_.scene, figureWords("de"));
  for (const char* part : {"24 × 24 × 24 Voxeln", "levation 80,0°", "Zoom 2,00", "schattiert"})
    EXPECT_NE(translated.find(part), std::string::npos) << part << " in: " << translated;
  EXPECT_NEAR(millimetres(300, 300), 25.4, 1e-12);
}

}  // namespace
}  // namespace twinray::render
