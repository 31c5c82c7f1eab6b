#include "core/viewpoint.h"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

using Vector = std::array<double, 3>;

void expectNear(const Vector& a, const Vector& b, double tolerance = 1e-12) {
  for (int i = 0; i < 3; ++i) EXPECT_NEAR(a[i], b[i], tolerance);
}

void expectSameOrientation(const Viewpoint& a, const Viewpoint& b, double tolerance = 1e-12) {
  expectNear(a.right(), b.right(), tolerance);
  expectNear(a.up(), b.up(), tolerance);
  expectNear(a.back(), b.back(), tolerance);
}

struct Reference {
  double elevation, azimuth, roll;
  std::array<Vector, 3> axes;  ///< right, up, back
};

// VTK 9.1 in Python: vtkCamera at (0, 0, 3) looking at the origin; Elevation(-85), Elevation(e), Azimuth(a), Roll(r);
// the rows of GetViewTransformMatrix(). The first ten are in the original's ranges.
const Reference kReferences[] = {
    {45.811,
     305.076,
     -0.091,
     {{{0.5738404477966537, 0.0012309974686133928, 0.8189661929028378},
       {-0.5180370653926568, 0.7750648377711784, 0.3618177664655249},
       {-0.6343065026876992, -0.6318805123565445, 0.44540125589420004}}}},
    {20.018,
     234.573,
     -9.433,
     {{{-0.6928465583397357, 0.06931132630769667, 0.7177461853902473},
       {-0.6334125029329966, 0.4171844419275941, -0.6517252047770735},
       {-0.3446044801289439, -0.906174972871702, -0.24514214410425308}}}},
    {5.337,
     155.796,
     -1.092,
     {{{-0.9042392000928139, 0.0034196922728308857, -0.4270126165820715},
       {0.42064161032849273, 0.1794049540886416, -0.8893112492871689},
       {0.07356700806584836, -0.9837693673586364, -0.16366345704227278}}}},
    {149.228,
     82.354,
     -9.388,
     {{{-0.014317951444581596, 0.07092282845025447, -0.9973790396188634},
       {-0.9022739783786556, 0.4289676279121614, 0.04345620950067751},
       {0.43092535804612836, 0.9005313579259909, 0.05784988491593432}}}},
    {65.993,
     194.908,
     -5.668,
     {{{-0.9698908464720423, 0.09337925843590676, 0.2249267881416203},
       {0.012061363992985005, 0.9408562386981691, -0.33859128990770315},
       {-0.24324117543782328, -0.3256836689130938, -0.9136541349848598}}}},
    {75.062,
     10.455,
     -0.084,
     {{{0.9834425885202157, 0.0014440776953402112, -0.18121420949877934},
       {0.029875591098575377, 0.9849940232424635, 0.16998300866008986},
       {0.1787403819542982, -0.1725824116653701, 0.9686419292197693}}}},
    {78.537,
     83.112,
     -4.204,
     {{{0.1277983154566535, 0.07284193323725148, -0.9891216524415495},
       {0.10265675022660284, 0.9909712134234933, 0.08624178684885005},
       {0.9864731026233583, -0.11256156949967162, 0.11916673559519887}}}},
    {107.767,
     301.528,
     -6.282,
     {{{0.555869200228499, 0.10089655549773573, 0.8251238193907756},
       {0.2706606025847005, 0.9165494148590655, -0.294414687694061},
       {-0.7859721817251649, 0.3869845671473179, 0.4821728676978696}}}},
    {58.231,
     309.581,
     4.43,
     {{{0.6620775720841129, -0.06896311925908859, 0.746255570649401},
       {-0.2968774968217691, 0.8901622588813476, 0.3456514208622571},
       {-0.6881257446310571, -0.4503945393156021, 0.5688828689024128}}}},
    {137.806,
     337.119,
     3.406,
     {{{0.9012856451308368, -0.0359148269971628, 0.4317340744982439},
       {0.36391916717067824, 0.6034478897931194, -0.7095163733628922},
       {-0.23504685840676806, 0.7965932271278704, 0.5569490145849202}}}},
    {50.0,
     211.529,
     137.692,
     {{{0.8322579788131522, -0.5513841663552718, -0.05763816265764244},
       {-0.35193043397830365, -0.6057933416236402, 0.7135540602395214},
       {-0.4283592258160079, -0.573576436351046, -0.698225211032332}}}},
    {146.623,
     181.902,
     32.041,
     {{{-0.8626940422364116, -0.25214364290429603, -0.4383863282913272},
       {-0.5054801298316693, 0.40287238816387744, 0.7630096180262033},
       {-0.015774277643021774, 0.8798394297814146, -0.47500921040202576}}}},
    {2.146,
     87.386,
     107.066,
     {{{-0.960939198406617, -0.1189205505086958, 0.24990750215301058},
       {-0.247291628655592, -0.036507504736839606, -0.9682530932017488},
       {0.12426869019392228, -0.9922323844566848, 0.005673435721729456}}}},
    {69.748,
     62.283,
     17.568,
     {{{0.3731201428267334, -0.29120620452372264, -0.8808974432156367},
       {0.36240407556216303, 0.9197803048482657, -0.15055722111265768},
       {0.854075315784792, -0.2630648917284849, 0.4487228740625871}}}},
    {121.141,
     242.815,
     -45.107,
     {{{0.04920990414652637, 0.5721022656145879, 0.818704698296367},
       {0.6939279853773352, 0.5699694415955714, -0.43999862131305084},
       {-0.7183608678401424, 0.589774391887176, -0.3689496310203728}}}},
    {74.135,
     183.034,
     100.239,
     {{{0.1873233756583021, -0.9664343572496517, 0.17582544201403658},
       {-0.9809220450384292, -0.17456819796992729, 0.0855446422352586},
       {-0.05197975076512723, -0.18849556330318487, -0.9806974702350416}}}},
    {88.727,
     141.572,
     -3.71,
     {{{-0.7843623068666011, 0.06456962850195141, -0.6169331686998388},
       {0.010373976808557207, 0.9957938695152309, 0.09103268666286132},
       {0.6202162140512607, 0.06500255772662454, -0.7817330204852021}}}},
    {1.264,
     15.655,
     73.218,
     {{{0.021211027363561435, -0.10446280800563233, -0.9943025767148351},
       {0.9993413946185647, 0.03150337514937141, 0.018008729994643556},
       {0.029442644582378382, -0.9940297073517352, 0.10506222719045784}}}},
    {171.007,
     213.546,
     -38.304,
     {{{-0.31233724753715936, 0.043161878609860926, 0.9489902507590786},
       {0.9491916000535321, 0.05464457377773324, 0.3099181778219302},
       {-0.03848051700181459, 0.997572565175846, -0.05803642838558865}}}},
    {26.322,
     180.806,
     173.548,
     {{{0.994918361204307, -0.058415642186206276, 0.08200650758634526},
       {-0.10041902180771013, -0.5165546290642118, 0.850345421138679},
       {-0.0073126327487999, -0.854259286130568, -0.5197957266676724}}}},
};

TEST(Viewpoint, StandsWhereVtkCameraStands) {
  for (const auto& r : kReferences) {
    const Viewpoint viewpoint = Viewpoint::fromAngles({r.elevation, r.azimuth, r.roll, 1.5});
    expectNear(viewpoint.right(), r.axes[0]);
    expectNear(viewpoint.up(), r.axes[1]);
    expectNear(viewpoint.back(), r.axes[2]);
    EXPECT_EQ(viewpoint.zoom(), 1.5);
  }
}

TEST(Viewpoint, AnglesComeBack) {
  for (const auto& r : kReferences) {
    const ViewAngles angles = Viewpoint::fromAngles({r.elevation, r.azimuth, r.roll, 2}).angles();
    EXPECT_NEAR(angles.elevation, r.elevation, 1e-9);
    EXPECT_NEAR(angles.azimuth, r.azimuth, 1e-9);
    EXPECT_NEAR(angles.roll, r.roll, 1e-9);
    EXPECT_EQ(angles.zoom, 2);
  }
}

TEST(Viewpoint, AnyOrientationHasAngles) {
  std::mt19937 engine(4);
  std::normal_distribution<double> normal;
  for (int i = 0; i < 1000; ++i) {
    Viewpoint viewpoint;
    viewpoint.setOrientation({normal(engine), normal(engine), normal(engine), normal(engine)});
    const ViewAngles angles = viewpoint.angles();
    EXPECT_GE(angles.elevation, -5);
    EXPECT_LE(angles.elevation, 175);
    EXPECT_GE(angles.azimuth, 0);
    EXPECT_LE(angles.azimuth, 360);
    expectSameOrientation(Viewpoint::fromAngles(angles), viewpoint);
  }
}

TEST(Viewpoint, PolesHaveAngles) {
  for (const double y : {1.0, -1.0}) {
    for (const Vector& up : {Vector{1, 0, 0}, Vector{0, 0, 1}, Vector{-0.6, 0, 0.8}}) {
      const Viewpoint viewpoint = Viewpoint::fromAxes(up, {0, y, 0});
      expectNear(viewpoint.up(), up);
      expectSameOrientation(Viewpoint::fromAngles(viewpoint.angles()), viewpoint, 1e-9);
    }
  }
}

TEST(Viewpoint, AxesAreMadeOrthonormal) {
  const Viewpoint viewpoint = Viewpoint::fromAxes({0, 0.3, 2}, {0, -5, 0}, 3);
  expectNear(viewpoint.right(), {1, 0, 0});
  expectNear(viewpoint.up(), {0, 0, 1});
  expectNear(viewpoint.back(), {0, -1, 0});
  EXPECT_EQ(viewpoint.zoom(), 3);
  EXPECT_THROW(Viewpoint::fromAxes({0, 1, 0}, {0, 2, 0}), Error);
  EXPECT_THROW(Viewpoint::fromAxes({0, 1, 0}, {0, 0, 0}), Error);
}

TEST(Viewpoint, OrbitMovesTheCameraTheSaidWay) {
  Viewpoint viewpoint;
  viewpoint.orbit(90, 0);
  expectNear(viewpoint.back(), {1, 0, 0});
  expectNear(viewpoint.up(), {0, 1, 0});
  viewpoint = Viewpoint();
  viewpoint.orbit(0, 30);
  expectNear(viewpoint.back(), {0, 0.5, std::sqrt(0.75)});
  expectNear(viewpoint.right(), {1, 0, 0});
}

TEST(Viewpoint, OrbitsTakeEachOtherBack) {
  const Viewpoint start = Viewpoint::fromAngles({50, 20, 5, 1});
  Viewpoint viewpoint = start;
  viewpoint.orbit(37, -12);
  EXPECT_GT(std::abs(viewpoint.back()[0] - start.back()[0]), 0.1);
  viewpoint.orbit(-37, 12);
  expectSameOrientation(viewpoint, start);
}

TEST(Viewpoint, RollIsThatOfTheAngles) {
  Viewpoint viewpoint = Viewpoint::fromAngles({60, 130, 7, 1});
  viewpoint.roll(25);
  expectSameOrientation(viewpoint, Viewpoint::fromAngles({60, 130, 32, 1}));
}

TEST(Viewpoint, StaysUnitAfterManyTurns) {
  Viewpoint viewpoint;
  for (int i = 0; i < 10000; ++i) viewpoint.orbit(0.7, 0.3);
  double squares = 0;
  for (const double c : viewpoint.orientation()) squares += c * c;
  EXPECT_NEAR(squares, 1, 1e-14);
}

TEST(Viewpoint, ZoomIsClampedAndNonsenseRefused) {
  Viewpoint viewpoint;
  viewpoint.setZoom(1e9);
  EXPECT_EQ(viewpoint.zoom(), 100);
  viewpoint.setZoom(0);
  EXPECT_EQ(viewpoint.zoom(), 0.05);
  EXPECT_THROW(viewpoint.setZoom(std::numeric_limits<double>::quiet_NaN()), Error);
  EXPECT_THROW(viewpoint.setOrientation({0, 0, 0, 0}), Error);
  EXPECT_THROW(viewpoint.setOrientation({1, 0, std::numeric_limits<double>::infinity(), 0}), Error);
}

}  // namespace
}  // namespace twinray::core
