#include "ui/panels/anatomical_view.h"

#include <gtest/gtest.h>

namespace twinray::ui {
namespace {

using Direction = std::array<double, 9>;
using Axis = std::array<double, 3>;

constexpr Direction kLps{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Direction kRas{-1, 0, 0, 0, -1, 0, 0, 0, 1};
/// scipy: Rotation.from_euler("xyz", [20, -35, 50], degrees=True).
constexpr Direction kOblique{0.526541,  -0.845945, -0.084451, 0.627507, 0.453744,
                             -0.632733, 0.573576,  0.280166,  0.769751};

void expectNear(const Axis& actual, const Axis& expected) {
  for (int i = 0; i < 3; ++i) EXPECT_NEAR(actual[i], expected[i], 1e-5) << i;
}

TEST(AnatomicalView, AnteriorStandsInFrontOfThePatientWithSuperiorUp) {
  const core::Viewpoint lps = anatomicalViewpoint(kLps, AnatomicalView::kAnterior, 1.7);
  expectNear(lps.back(), {0, -1, 0});
  expectNear(lps.up(), {0, 0, 1});
  // Face to face, the patient's left is at the picture's right.
  expectNear(lps.right(), {1, 0, 0});
  EXPECT_EQ(lps.zoom(), 1.7);
  const core::Viewpoint ras = anatomicalViewpoint(kRas, AnatomicalView::kAnterior);
  expectNear(ras.back(), {0, 1, 0});
  expectNear(ras.right(), {-1, 0, 0});
}

TEST(AnatomicalView, TheOthersStandWhereTheirNamesSay) {
  expectNear(anatomicalViewpoint(kLps, AnatomicalView::kPosterior).back(), {0, 1, 0});
  expectNear(anatomicalViewpoint(kLps, AnatomicalView::kLeft).back(), {1, 0, 0});
  expectNear(anatomicalViewpoint(kLps, AnatomicalView::kRight).back(), {-1, 0, 0});
  expectNear(anatomicalViewpoint(kRas, AnatomicalView::kLeft).back(), {-1, 0, 0});
  const core::Viewpoint superior = anatomicalViewpoint(kLps, AnatomicalView::kSuperior);
  expectNear(superior.back(), {0, 0, 1});
  expectNear(superior.up(), {0, -1, 0});
  // Seen from the feet, as slices are read: the patient's left at the picture's right.
  const core::Viewpoint inferior = anatomicalViewpoint(kLps, AnatomicalView::kInferior);
  expectNear(inferior.back(), {0, 0, -1});
  expectNear(inferior.up(), {0, -1, 0});
  expectNear(inferior.right(), {1, 0, 0});
}

TEST(AnatomicalView, AnObliqueVolumeIsSeenAlongThePatientsAxes) {
  // numpy: direction.T @ [0, -1, 0], direction.T @ [0, 0, 1], direction.T @ [1, 0, 0].
  const core::Viewpoint anterior = anatomicalViewpoint(kOblique, AnatomicalView::kAnterior);
  expectNear(anterior.back(), {-0.627507, -0.453744, 0.632733});
  expectNear(anterior.up(), {0.573576, 0.280166, 0.769751});
  expectNear(anatomicalViewpoint(kOblique, AnatomicalView::kLeft).back(), {0.526541, -0.845945, -0.084451});
}

TEST(AnatomicalView, LettersAgreeWithNibabel) {
  // nibabel.aff2axcodes(diag(-1, -1, 1) @ direction).
  EXPECT_EQ(orientationLetters(kLps), "LPS");
  EXPECT_EQ(orientationLetters(kRas), "RAS");
  EXPECT_EQ(orientationLetters({0, 0, 1, 1, 0, 0, 0, -1, 0}), "PIL");
  EXPECT_EQ(orientationLetters({1, 0, 0, 0, 0, 1, 0, -1, 0}), "LIP");
  EXPECT_EQ(orientationLetters(kOblique), "PRS");
}

}  // namespace
}  // namespace twinray::ui
