#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/image.h"

namespace twinray::core {
namespace {

Image madeUp() {
  Image image(30, 21);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const bool inDisc = (x - 14) * (x - 14) + (y - 10) * (y - 10) < 60;
      const std::array<int, 4> pixel{3 * x + 5 * y, x * x + 7 * y, (x / 3 + y / 4) % 2 == 0 ? 250 : 10,
                                     inDisc ? 255 : 0};
      for (int c = 0; c < 4; ++c) image.pixel(x, y)[c] = std::uint8_t(pixel[c] % 256);
    }
  }
  return image;
}

TEST(ReduceBicubic, AgreesWithPillow) {
  // Pillow 9.4: Image.fromarray(channel).resize((8, 5), Image.BICUBIC) of each channel of the picture above.
  constexpr std::array<std::array<int, 40>, 4> kPillow{
      {{12, 23,  35,  46,  57, 68, 80, 91,  33,  44,  56,  67,  78, 89,  101, 112, 54,  65,  77,  88,
        99, 110, 122, 133, 75, 86, 98, 109, 120, 131, 143, 154, 96, 107, 119, 130, 141, 152, 164, 175},
       {15, 38,  91,  178, 96,  144, 119, 130, 43,  66,  121, 186, 87,  148, 111, 119, 73,  96,  157, 167,
        86, 155, 130, 119, 103, 126, 188, 118, 112, 133, 129, 119, 131, 156, 203, 77,  143, 111, 147, 129},
       {169, 119, 120, 155, 105, 140, 141, 91,  101, 138, 138, 111, 149, 122, 122, 159, 158, 122, 123, 148,
        112, 137, 138, 102, 104, 137, 137, 113, 147, 123, 123, 156, 163, 121, 121, 151, 109, 139, 139, 97},
       {0,   0,   11, 80, 69, 0,  0,   0,   0,   15,  182, 255, 253, 129, 1,  0,  0,  44, 255, 255,
        255, 226, 4,  0,  0,  15, 182, 255, 253, 129, 1,   0,   0,   0,   11, 80, 69, 0,  0,   0}}};
  const Image reduced = reduceBicubic(madeUp(), 8, 5);
  ASSERT_EQ(reduced.width, 8);
  ASSERT_EQ(reduced.height, 5);
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t c = 0; c < 4; ++c) {
      EXPECT_LE(std::abs(int(reduced.data[4 * i + c]) - kPillow[c][i]), 1) << "pixel " << i << " channel " << c;
    }
  }
}

TEST(ReduceBicubic, LeavesAnAxisOfTheSameSizeAlone) {
  const Image source = madeUp();
  EXPECT_EQ(reduceBicubic(source, 30, 21), source);
  // Row 3 of Pillow's resize((30, 7), BICUBIC) of the disc: 7 zeros, 15 times 255, 8 zeros.
  const Image reduced = reduceBicubic(source, 30, 7);
  for (int x = 0; x < 30; ++x) EXPECT_EQ(reduced.pixel(x, 3)[3], x >= 7 && x < 22 ? 255 : 0) << x;
}

TEST(ReduceBicubic, NeverEnlarges) {
  EXPECT_THROW(reduceBicubic(madeUp(), 31, 5), Error);
  EXPECT_THROW(reduceBicubic(madeUp(), 5, 22), Error);
  EXPECT_THROW(reduceBicubic(madeUp(), 0, 5), Error);
  EXPECT_THROW(reduceBicubic(Image(), 1, 1), Error);
}

}  // namespace
}  // namespace twinray::core
