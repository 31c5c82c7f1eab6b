// Figures, plots and the HTML report of an evaluation.
#include <algorithm>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "core/evaluation/figures.h"
#include "core/evaluation/html.h"
#include "core/evaluation/plots.h"
#include "core/evaluation/report.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

std::size_t countOf(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

Metrics metricsOf(double rmse, std::optional<double> msSsim = 0.9) {
  return {rmse, psnrFromRmse(rmse), 0.8, msSsim, 0.01, 2 * rmse};
}

MethodScores scoresOf(const std::vector<double>& rmses) {
  MethodScores scores;
  for (const double rmse : rmses) {
    scores.whole.push_back(metricsOf(rmse));
    scores.foreground.push_back(metricsOf(rmse * 2, std::nullopt));
    scores.milliseconds.push_back(10);
  }
  return scores;
}

/// Four samples with all three methods.
Evaluation fourSamples() {
  Evaluation evaluation;
  evaluation.samples = 4;
  evaluation.size = 256;
  evaluation.prediction = scoresOf({0.01, 0.02, 0.03, 0.04});
  evaluation.bicubic = scoresOf({0.02, 0.03, 0.02, 0.05});
  evaluation.equalTime = scoresOf({0.03, 0.03, 0.03, 0.03});
  evaluation.equalTimeSize = 132;
  evaluation.prediction.foreground[1].reset();
  evaluation.referenceMilliseconds = {100, 101, 102, 103};
  evaluation.guideMilliseconds = {7, 7, 7, 7};
  evaluation.networkMilliseconds = {3, 3, 3, 3};
  evaluation.views = {{10, 20, -3, 1.5}, {11, 21, -2, 1.6}, {12, 22, -1, 1.7}, {13, 23, 0, 1.8}};
  return evaluation;
}

Image pattern(int size, int seed) {
  Image image(size, size);
  for (std::size_t i = 0; i < image.data.size(); ++i) {
    image.data[i] = i % 4 == 3 ? 255 : std::uint8_t((i + std::size_t(seed)) * 2654435761u >> 24);
  }
  return image;
}

ReportRun someRun() {
  ReportRun run;
  run.model = "fine";
  run.facts = {{"command line", "twinray-cli evaluate --volume 'a & b.nii.gz'"}};
  return run;
}

TEST(EvaluationFigures, QuantilesAreNumPys) {
  // numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [0, 5, 25, 50, 75, 95, 100]), NumPy 1.24.
  const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
  const std::vector<std::pair<double, double>> expected{{0, 1},       {0.05, 1},    {0.25, 1.75}, {0.5, 3.5},
                                                        {0.75, 5.25}, {0.95, 7.95}, {1, 9}};
  for (const auto& [fraction, value] : expected) EXPECT_NEAR(quantileOf(values, fraction), value, 1e-12) << fraction;
  EXPECT_EQ(meanOf(values), 3.875);
  EXPECT_EQ(medianOf({}), 0);
  EXPECT_EQ(medianOf({2}), 2);
}

TEST(EvaluationFigures, JsonHasMeansAndMediansOfTheSamplesThatHaveAValue) {
  const auto json = toJson(fourSamples());
  EXPECT_NEAR(json["prediction"]["rmse"]["mean"].get<double>(), 0.025, 1e-12);
  EXPECT_NEAR(json["bicubic"]["rmse"]["median"].get<double>(), 0.025, 1e-12);
  EXPECT_NEAR(json["prediction"]["foreground"]["rmse"]["mean"].get<double>(), (0.02 + 0.06 + 0.08) / 3, 1e-12);
  EXPECT_TRUE(json["prediction"]["foreground"]["ms_ssim"]["mean"].is_null());
  EXPECT_EQ(json["milliseconds"]["reference"]["p95"], 103.0);
  EXPECT_EQ(json["milliseconds"]["prediction"]["median"], 10.0);
  EXPECT_EQ(json["equal_time"]["size"], 132);
}

TEST(EvaluationFigures, CostsOfStoredGuidesAreUnknown) {
  Evaluation evaluation = fourSamples();
  evaluation.guide = GuideSource::kStored;
  EXPECT_TRUE(toJson(evaluation)["milliseconds"]["prediction"]["median"].is_null());
}

TEST(EvaluationFigures, CsvHasARowForEachSampleAndMethodAsWideAsItsHeader) {
  Evaluation evaluation = fourSamples();
  evaluation.bicubic.whole[2].relativeError = std::numeric_limits<double>::infinity();
  const std::string csv = toCsv(evaluation);
  std::vector<std::string> lines;
  std::istringstream stream(csv);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  ASSERT_EQ(lines.size(), 1u + 4 * 4);
  for (const std::string& line : lines) EXPECT_EQ(countOf(line, ","), countOf(lines[0], ",")) << line;
  EXPECT_TRUE(lines[0].starts_with(
      "sample,method,elevation_degrees,azimuth_degrees,roll_degrees,zoom,rmse,psnr_db,ssim,ms_ssim,emd,relative_error,"
      "foreground_rmse,"))
      << lines[0];
  EXPECT_TRUE(lines[1].starts_with("0,prediction,10.0,20.0,-3.0,1.5,0.01,40.0,0.8,0.9,0.01,0.02,0.02,")) << lines[1];
  EXPECT_TRUE(lines[1].ends_with(",10.0,7.0,3.0")) << lines[1];
  EXPECT_TRUE(lines[4].starts_with("0,reference,10.0,20.0,-3.0,1.5,,")) << lines[4];
  EXPECT_TRUE(lines[4].ends_with(",100.0,,")) << lines[4];
  EXPECT_NE(lines[10].find(",inf,"), std::string::npos) << lines[10];
}

TEST(Html, EscapesWhatMeansSomething) {
  EXPECT_EQ(escaped("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST(Html, NumbersHaveSignificantDigits) {
  EXPECT_EQ(number(31.4159, 4), "31.42");
  EXPECT_EQ(number(0.0106, 3), "0.0106");
  EXPECT_EQ(number(-153, 3), "-153");
  EXPECT_EQ(number(1234.5, 3), "1234") << "integer digits are never dropped";
  EXPECT_EQ(number(1e-7, 3), "1e-07");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "–");
}

TEST(Html, Base64IsPythons) {
  // base64.b64encode of b"", b"f", b"fo", b"foo", b"\x00\xff\xfe\x80", Python 3.11.
  EXPECT_EQ(dataUri("a/b", ""), "data:a/b;base64,");
  EXPECT_EQ(dataUri("a/b", "f"), "data:a/b;base64,Zg==");
  EXPECT_EQ(dataUri("a/b", "fo"), "data:a/b;base64,Zm8=");
  EXPECT_EQ(dataUri("a/b", "foo"), "data:a/b;base64,Zm9v");
  EXPECT_EQ(dataUri("a/b", std::string_view("\x00\xff\xfe\x80", 4)), "data:a/b;base64,AP/+gA==");
}

TEST(Plots, TicksAreRoundAndInside) {
  const std::vector<std::pair<double, double>> ranges{{0, 1}, {28.31, 36.9}, {-3, 1000}, {0.00012, 0.00031}};
  for (const auto& [low, high] : ranges) {
    const auto ticks = axisTicks(low, high);
    ASSERT_GE(ticks.size(), 3u) << low;
    EXPECT_LE(ticks.size(), 9u) << low;
    EXPECT_GE(ticks.front(), low - 1e-9);
    EXPECT_LE(ticks.back(), high + 1e-9 * high);
  }
  const std::vector<double> fifths{0, 0.2, 0.4, 0.6, 0.8, 1};
  const auto ticks = axisTicks(0, 1);
  ASSERT_EQ(ticks.size(), fifths.size());
  for (std::size_t i = 0; i < ticks.size(); ++i) EXPECT_NEAR(ticks[i], fifths[i], 1e-12);
}

TEST(Plots, HaveOnePointForEachValueUpTo500AndSurviveOddValues) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(countOf(boxPlot("x", {{"a", "s", {1, 2, 3, infinity}}, {"b", "s", {}}}), "<circle"), 3u);
  EXPECT_EQ(countOf(boxPlot("x", {{"a", "s", {5, 5, 5}}}), "<circle"), 3u);
  EXPECT_EQ(countOf(boxPlot("x", {{"a", "s", std::vector<double>(3000, 1.5)}}), "<circle"), 500u);
  EXPECT_EQ(boxPlot("x", {{"a", "s", {5, 5, 5}}}).find("nan"), std::string::npos);
}

TEST(Report, NeedsNoOtherFileAndNoScript) {
  Evaluation evaluation = fourSamples();
  evaluation.examples.push_back({Rank::kWorst, 3, pattern(64, 1), pattern(64, 2), pattern(64, 3)});
  const std::string html = toHtml(evaluation, someRun());
  for (const char* outside : {"<script", "http:", "https:", "url(", "@import", "<link", "onclick"}) {
    EXPECT_EQ(html.find(outside), std::string::npos) << outside;
  }
  EXPECT_EQ(countOf(html, "<img "), 4u);
  EXPECT_EQ(countOf(html, "src=\"data:image/png;base64,"), 4u);
  EXPECT_EQ(countOf(html, "<svg "), 11u) << "six metrics, and five on the foreground, which has no MS-SSIM here";
  for (const char* tag : {"table", "tr", "td", "div", "section", "figure", "svg", "g", "p", "h2"}) {
    const std::string open = std::string("<") + tag;
    EXPECT_EQ(countOf(html, open + ">") + countOf(html, open + " "), countOf(html, std::string("</") + tag + ">"))
        << tag;
  }
}

TEST(Report, EmbedsThePicturesBitForBit) {
  Evaluation evaluation = fourSamples();
  evaluation.examples.push_back({Rank::kBest, 0, pattern(48, 1), pattern(48, 2), pattern(48, 3)});
  const std::string html = toHtml(evaluation, someRun());
  const std::string prediction = dataUri("image/png", encodePng(pattern(48, 2), "", {}, false, 9));
  const std::string bicubic = dataUri("image/png", encodePng(pattern(48, 3), "", {}, false, 9));
  EXPECT_LT(html.find(prediction), html.find(bicubic));
  EXPECT_NE(html.find(bicubic), std::string::npos);
  EXPECT_NE(html.find("Sample 0: elevation 10.0&#176;, azimuth 20.0&#176;, roll -3.00&#176;, zoom 1.50"),
            std::string::npos);
}

TEST(Report, SaysWhoIsBetterHowOften) {
  const std::string html = toHtml(fourSamples(), someRun());
  EXPECT_NE(html.find("better than bicubic in 3 of 4 samples"), std::string::npos);
  EXPECT_NE(html.find("better than equal time in 2 of 4 samples"), std::string::npos);
}

TEST(Report, SaysLoudlyWhatWasSeenInTraining) {
  ReportRun run = someRun();
  EXPECT_EQ(toHtml(fourSamples(), run).find("SEEN IN TRAINING"), std::string::npos);
  run.seenInTraining = true;
  EXPECT_NE(toHtml(fourSamples(), run).find("SEEN IN TRAINING"), std::string::npos);
}

TEST(Report, ShowsThePublishedFiguresOnlyWhereTheyCompare) {
  ReportRun run = someRun();
  EXPECT_EQ(toHtml(fourSamples(), run).find("0.0296"), std::string::npos);
  run.besidePublished = true;
  const std::string html = toHtml(fourSamples(), run);
  for (const char* figure : {"0.0370", "0.0296", "29.5", "31.3", "0.937", "0.961", "0.0117", "0.0106"}) {
    EXPECT_NE(html.find(figure), std::string::npos) << figure;
  }
}

TEST(Report, EscapesWhatItIsTold) {
  ReportRun run = someRun();
  run.model = "<script>alert(1)</script>";
  const std::string html = toHtml(fourSamples(), run);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("a &amp; b.nii.gz"), std::string::npos);
}

TEST(Report, OfOneSampleWithoutRivalsInTimeIsWhole) {
  Evaluation evaluation;
  evaluation.samples = 1;
  evaluation.size = 256;
  evaluation.guide = GuideSource::kReduced;
  evaluation.prediction = scoresOf({0.02});
  evaluation.bicubic = scoresOf({0.02});
  evaluation.views = {{10, 20, -3, 1.5}};
  const std::string html = toHtml(evaluation, someRun());
  EXPECT_NE(html.find("better than bicubic in 0 of 1 samples"), std::string::npos);
  EXPECT_NE(html.find("it has seen the colours"), std::string::npos);
  EXPECT_EQ(html.find("equal time"), std::string::npos);
}

}  // namespace
}  // namespace twinray::core
