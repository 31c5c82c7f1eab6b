#include "core/slice.h"

#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/first_scene.h"
#include "core/io/volume_reader.h"
#include "core/screen_projection.h"

namespace twinray::core {
namespace {

const std::filesystem::path kAwkward = std::filesystem::path(TWINRAY_TEST_DATA) / "awkward";
using Letters = std::array<std::string, 4>;

/// 4 x 3 x 2 voxels of value x + 10 y + 100 z.
std::shared_ptr<const Volume> ramp(const std::array<double, 9>& direction = {1, 0, 0, 0, 1, 0, 0, 0, 1}) {
  Geometry geometry;
  geometry.dimensions = {4, 3, 2};
  geometry.spacing = {1, 2, 5};
  geometry.origin = {100, 200, 300};
  geometry.direction = direction;
  const auto voxels = std::make_shared<std::uint8_t[]>(24);
  for (int i = 0; i < 24; ++i) voxels[i] = std::uint8_t(i % 4 + 10 * (i / 4 % 3) + 100 * (i / 12));
  return std::make_shared<const Volume>(geometry, ScalarType::kUInt8, voxels);
}

SliceRequest requestOf(const std::shared_ptr<const Volume>& volume, SlicePlane plane, int slice) {
  auto scene = std::make_shared<Scene>();
  scene->volume = volume;
  scene->transferFunction = TransferFunction(volume->minimum(), volume->maximum());
  SliceRequest request;
  request.scene = scene;
  request.axes = sliceAxes(volume->geometry(), plane);
  request.slice = slice;
  // Grey 0..255 is the value itself.
  request.colors = {false, 255, 127.5};
  const auto size = sliceSize(volume->geometry(), request.axes);
  request.view.width = int(size[0]);
  request.view.height = int(size[1]);
  request.view.centre = {size[0] / 2, size[1] / 2};
  request.linear = false;
  return request;
}

int greyAt(const SliceRequest& request, int x, int y) {
  return int(paintSlice(request)[std::size_t(y) * request.view.width + x] & 0xff);
}

TEST(Slice, LiesAsRadiologistsSeeIt) {
  const Geometry lps = ramp()->geometry();
  EXPECT_EQ(edgeLetters(lps, sliceAxes(lps, SlicePlane::kAxial)), (Letters{"R", "L", "A", "P"}));
  EXPECT_EQ(edgeLetters(lps, sliceAxes(lps, SlicePlane::kCoronal)), (Letters{"R", "L", "S", "I"}));
  EXPECT_EQ(edgeLetters(lps, sliceAxes(lps, SlicePlane::kSagittal)), (Letters{"A", "P", "S", "I"}));
  // Any order and sign of the index axes gives the same picture.
  const Geometry turned = ramp({0, 0, -1, -1, 0, 0, 0, 1, 0})->geometry();
  EXPECT_EQ(edgeLetters(turned, sliceAxes(turned, SlicePlane::kAxial)), (Letters{"R", "L", "A", "P"}));
  EXPECT_EQ(edgeLetters(turned, sliceAxes(turned, SlicePlane::kSagittal)), (Letters{"A", "P", "S", "I"}));
}

// nibabel.aff2axcodes and the cosines of the affine say where the index axes of these files lead: the oblique ones are
// tilted by 9.3 degrees about the left-right axis (their third axis is 0.16 to posterior or anterior, 0.987 up).
TEST(Slice, LettersOfObliqueAndShearedFiles) {
  for (const char* name : {"nifti1_4d_oblique_i16_cropped.nii.gz", "ct_sheared_affine_u8_slope_cropped.nii.gz"}) {
    SCOPED_TRACE(name);
    const Geometry geometry = readVolume(kAwkward / name)->geometry();
    EXPECT_EQ(edgeLetters(geometry, sliceAxes(geometry, SlicePlane::kAxial)), (Letters{"R", "L", "A", "P"}));
    EXPECT_EQ(edgeLetters(geometry, sliceAxes(geometry, SlicePlane::kCoronal)), (Letters{"R", "L", "S", "I"}));
    EXPECT_EQ(edgeLetters(geometry, sliceAxes(geometry, SlicePlane::kSagittal)), (Letters{"A", "P", "S", "I"}));
  }
  // Steeper ones get two letters, the nearer one first.
  EXPECT_EQ(directionLetters({std::cos(0.5), std::sin(0.5), 0}), "LP");
  EXPECT_EQ(directionLetters({-std::sin(0.5), 0, -std::cos(0.5)}), "IR");
  EXPECT_EQ(directionLetters({std::cos(0.2), std::sin(0.2), 0}), "L");
}

// The corner of the picture that the letters name is where the patient's position is furthest that way.
TEST(Slice, LettersAgreeWithPositionsInThePatient) {
  for (const char* name : {"nifti1_4d_oblique_i16_cropped.nii.gz", "ct_sheared_affine_u8_slope_cropped.nii.gz",
                           "nrrd_gz_u16_flipped_axes.nrrd", "mha_compressed_head.mha"}) {
    SCOPED_TRACE(name);
    const Geometry geometry = readVolume(kAwkward / name)->geometry();
    const SliceAxes axes = sliceAxes(geometry, SlicePlane::kAxial);
    SliceView view;
    view.width = view.height = 100;
    const auto at = [&](double x, double y) {
      const auto [column, row] = indexOf(geometry, axes, view, {x, y});
      std::array<double, 3> index{};
      index[axes.column] = column;
      index[axes.row] = row;
      return patientPosition(geometry, index);
    };
    // x of LPS grows to the patient's left, y to posterior.
    EXPECT_GT(at(90, 50)[0], at(10, 50)[0]);
    EXPECT_GT(at(50, 90)[1], at(50, 10)[1]);
  }
}

TEST(Slice, ShowsTheVoxelsOfItsPlane) {
  const auto volume = ramp();
  const SliceRequest axial = requestOf(volume, SlicePlane::kAxial, 1);
  EXPECT_EQ(axial.view.width, 4);
  EXPECT_EQ(axial.view.height, 6);
  // Two pixels a voxel downwards: 2 mm spacing.
  EXPECT_EQ(greyAt(axial, 3, 0), 103);
  EXPECT_EQ(greyAt(axial, 0, 5), 120);
  EXPECT_EQ(greyAt(axial, 2, 3), 112);
  const SliceRequest coronal = requestOf(volume, SlicePlane::kCoronal, 2);
  // Superior, the larger z, is up.
  EXPECT_EQ(greyAt(coronal, 1, 0), 121);
  EXPECT_EQ(greyAt(coronal, 1, 9), 21);
  const SliceRequest sagittal = requestOf(volume, SlicePlane::kSagittal, 3);
  EXPECT_EQ(greyAt(sagittal, 0, 0), 103);
  EXPECT_EQ(greyAt(sagittal, 5, 9), 23);
}

TEST(Slice, ReversedAxesShowTheSameAnatomy) {
  // The index grows to the right and to superior: what is left in the patient has the small x.
  const SliceRequest axial = requestOf(ramp({-1, 0, 0, 0, 1, 0, 0, 0, -1}), SlicePlane::kAxial, 0);
  EXPECT_EQ(greyAt(axial, 0, 0), 3);
  EXPECT_EQ(greyAt(axial, 3, 0), 0);
}

TEST(Slice, InterpolatesValuesBetweenVoxels) {
  SliceRequest request = requestOf(ramp(), SlicePlane::kAxial, 0);
  request.linear = true;
  request.view.width = 40;
  request.view.height = 60;
  request.view.pixelsPerMillimetre = 10;
  // Pixel 10 is at 1.05 mm: voxel 0.55 from the first one's centre; row 20 at 2.05 mm: 0.525 of 2 mm from its.
  EXPECT_EQ(greyAt(request, 10, 20), int(0.55 + 10 * (20.5 / 20 - 0.5) + 0.5));
  EXPECT_EQ(greyAt(request, 29, 0), int(2.45 + 0.5));
  request.linear = false;
  EXPECT_EQ(greyAt(request, 10, 20), 11);
}

TEST(Slice, IsTransparentOutsideTheVolume) {
  SliceRequest request = requestOf(ramp(), SlicePlane::kAxial, 0);
  request.view.width = 8;
  request.view.centre[0] = 0;
  const auto pixels = paintSlice(request);
  EXPECT_EQ(pixels[3], 0u);
  EXPECT_EQ(pixels[4], 0xff000000u);
}

TEST(Slice, PixelsAndIndicesAreInverse) {
  const Geometry geometry = ramp({0, 0, -1, -1, 0, 0, 0, 1, 0})->geometry();
  for (const SlicePlane plane : kSlicePlanes) {
    const SliceAxes axes = sliceAxes(geometry, plane);
    const SliceView view{200, 150, 7.5, {1, 2}};
    const auto pixel = pixelOf(geometry, axes, view, {1.25, 0.5, 0.75});
    const auto index = indexOf(geometry, axes, view, pixel);
    const std::array<double, 3> voxel{1.25, 0.5, 0.75};
    EXPECT_NEAR(index[0], voxel[axes.column], 1e-12);
    EXPECT_NEAR(index[1], voxel[axes.row], 1e-12);
  }
}

TEST(Slice, ColorsOfTheTransferFunctionAndOfLabels) {
  const auto volume = ramp();
  SliceRequest request = requestOf(volume, SlicePlane::kAxial, 0);
  Scene scene = *request.scene;
  scene.transferFunction.setColors({{0, {1, 0, 0}}, {123, {0, 0, 1}}});
  const auto voxels = std::make_shared<std::uint8_t[]>(24);
  voxels[1] = 1;
  voxels[2] = 2;
  scene.labels = std::make_shared<const LabelMap>(
      volume->geometry(), voxels,
      std::vector<Label>{{7, "tumour", {0, 1, 0}, 0.5, true}, {9, "hidden", {0, 1, 0}, 1, false}});
  request.scene = std::make_shared<const Scene>(scene);
  request.colors.transferFunction = true;
  EXPECT_EQ(paintSlice(request)[0], 0xffff0000u);
  request.colors = {false, 255, 127.5};
  // Grey 1 under half of green.
  EXPECT_EQ(paintSlice(request)[1], 0xff018001u);
  EXPECT_EQ(paintSlice(request)[2], 0xff020202u);
  request.labels = false;
  EXPECT_EQ(paintSlice(request)[1], 0xff010101u);
}

// By hand: LPS = origin + direction * (spacing * index).
TEST(Slice, PositionInThePatient) {
  const auto place = patientPosition(ramp({0, 0, -1, -1, 0, 0, 0, 1, 0})->geometry(), {3, 1, 1});
  EXPECT_EQ(place, (std::array<double, 3>{100 - 5, 200 - 3, 300 + 2}));
}

TEST(ScaleBar, LengthsAreRound) {
  EXPECT_DOUBLE_EQ(roundLength(1, 60), 50);
  EXPECT_DOUBLE_EQ(roundLength(1, 49), 20);
  EXPECT_DOUBLE_EQ(roundLength(3, 45), 10);
  EXPECT_DOUBLE_EQ(roundLength(2000, 70), 0.02);
}

}  // namespace
}  // namespace twinray::core
