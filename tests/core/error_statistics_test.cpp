#include "core/evaluation/error_statistics.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

/// A row of grey pixels.
Image row(const std::vector<int>& levels) {
  Image image(int(levels.size()), 1);
  for (std::size_t x = 0; x < levels.size(); ++x)
    for (int c = 0; c < 3; ++c) image.pixel(int(x), 0)[c] = std::uint8_t(levels[x]);
  return image;
}

TEST(ErrorStatistics, BinsByWhatWasExpected) {
  ErrorStatistics statistics;
  EXPECT_TRUE(statistics.empty());
  // In levels of 255: 0.25 in the first bin, 3 in the fourth, 40 in the last.
  const Plane expected{1, 1, 4, {0.25f / 255, 3.0f / 255, 3.0f / 255, 40.0f / 255}};
  statistics.add(expected, row({101, 98, 106, 130}), row({100, 100, 100, 100}));
  const auto bins = statistics.bins();
  ASSERT_EQ(bins.size(), 3u);
  EXPECT_NEAR(bins[0].expected * 255, 0.25, 1e-5);
  EXPECT_NEAR(bins[0].actual * 255, 1, 1e-9);
  EXPECT_NEAR(bins[1].actual * 255, 4, 1e-9);
  EXPECT_DOUBLE_EQ(bins[1].part, 0.5);
  EXPECT_NEAR(bins[2].actual * 255, 30, 1e-9);
  EXPECT_NEAR(statistics.correlation(), 0.992194, 1e-6);  // numpy.corrcoef
  EXPECT_EQ(toJson(statistics)["bins"].size(), 3u);
}

TEST(ErrorStatistics, WithoutVariationNothingCorrelates) {
  ErrorStatistics statistics;
  statistics.add({1, 1, 2, {0.1f, 0.1f}}, row({5, 9}), row({5, 5}));
  EXPECT_EQ(statistics.correlation(), 0);
}

TEST(ErrorStatistics, SizesMustAgree) {
  ErrorStatistics statistics;
  EXPECT_THROW(statistics.add({1, 1, 1, {0.1f}}, row({5, 9}), row({5, 5})), Error);
}

}  // namespace
}  // namespace twinray::core
