#include "core/evaluation/drag_evaluation.h"

#include <mutex>
#include <set>

#include <gtest/gtest.h>

#include "core/carried_detail_renderer.h"
#include "core/color_contributions.h"
#include "core/error.h"
#include "core/evaluation/drag_pictures.h"
#include "core/io/volume_reader.h"
#include "core/reprojected_renderer.h"
#include "render/volume_renderer.h"

namespace twinray {
namespace {

std::shared_ptr<const core::Volume> sample() {
  static const auto volume =
      core::readVolume(std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz");
  return volume;
}

// Faster ones than an evaluation has: when which picture is shown and how it is scored does not hang on quality.
constexpr render::Quality kTruth = render::Quality::kStandard;
constexpr render::Quality kQuick = render::Quality::kDraft;

core::RendererFactory casting(render::Quality quality) {
  return [quality]() -> std::unique_ptr<core::Renderer> {
    return std::make_unique<render::VolumeRenderer>(
        render::VolumeRendererOptions{.quality = quality, .device = render::Device::kCpu});
  };
}

std::pair<int, int> half(int width, int height) {
  return {width / 2, height / 2};
}

core::RendererFactory bicubic() {
  return []() -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::EnlargedRenderer>(casting(kQuick)(), half);
  };
}

core::RendererFactory carriedDetail() {
  return []() -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::CarriedDetailRenderer>(casting(kQuick)(), half);
  };
}

core::DragMethods methods() {
  return {casting(kTruth), casting(kQuick), bicubic(), bicubic(), carriedDetail(), casting(kTruth), casting(kQuick)};
}

core::DragOptions options() {
  core::DragOptions options;
  options.count = 1;
  options.size = 48;
  options.seed = 11;
  return options;
}

/// Costs that make the arithmetic easy: a tick lasts 33.3 ms.
core::DragCosts costs() {
  core::DragCosts costs;
  costs.prediction = costs.bicubic = costs.equalTime = costs.carriedDetail = 20;
  costs.referenceStandard = 55;
  costs.referenceTruth = 310;
  costs.standard = 40;
  costs.reprojection = 5;
  costs.equalTimeSize = 24;
  return costs;
}

/// The same while the view stands still.
core::StillCosts stillCosts() {
  core::StillCosts costs;
  costs.firstPrediction = costs.firstBicubic = costs.firstCarriedDetail = 52;
  costs.prediction = costs.bicubic = costs.carriedDetail = costs.equalTime = 20;
  costs.equalTimeSize = 16;
  costs.referenceStandard = 55;
  costs.referenceTruth = 310;
  return costs;
}

core::Image trueTf(const core::RecordedDrag& drag, int tick, render::Quality quality) {
  core::Request request;
  request.scene = drag.scene(tick);
  request.width = request.height = options().size;
  return casting(quality)()->render(request)->picture;
}

/// The tick whose picture is on screen.
std::vector<int> shown(const core::DragScreen& screen) {
  std::vector<int> ticks;
  for (const auto& frame : screen) ticks.push_back(int(frame->revision));
  return ticks;
}

TEST(DragPictures, ScreensLagByWhatThePicturesCost) {
  const core::RecordedDrag drag(sample(), 11, core::DragKind::kOrbit, 0);
  core::DragPlayer player(methods(), costs(), options(), {});
  const auto pictures = player.play(drag);
  ASSERT_TRUE(pictures);
  const auto& methodScreens = pictures->methods;
  for (int tick = 0; tick <= core::kDragTicks; ++tick) EXPECT_EQ(int(pictures->truth[tick]->revision), tick);
  // 20 ms after each tick the picture is there, before the next tick.
  const auto prediction = shown(methodScreens[std::size_t(core::DragMethod::kPrediction)]);
  EXPECT_EQ(prediction[1], 0);
  for (int tick = 1; tick <= core::kDragTicks; ++tick) EXPECT_EQ(prediction[tick], tick - 1);
  // 40 ms: 1 from 33.3 to 73.3 is there at tick 3 (100), 2 from 73.3 to 113.3 at tick 4, 3 from 113.3 to 153.3 at 5.
  const auto standard = shown(methodScreens[std::size_t(core::DragMethod::kStandard)]);
  EXPECT_EQ(std::vector<int>(standard.begin(), standard.begin() + 6), (std::vector<int>{0, 0, 0, 1, 2, 3}));
  // 310 ms: 1 from 33.3 to 343.3, then 10 (asked for at 333.3) to 653.3, then 19 (633.3) to 963.3.
  const auto stale = shown(pictures->staleTruth);
  EXPECT_EQ(stale[10], 0);
  EXPECT_EQ(stale[11], 1);
  EXPECT_EQ(stale[19], 1);
  EXPECT_EQ(stale[20], 10);
  EXPECT_EQ(stale[28], 10);
  EXPECT_EQ(stale[29], 19);
}

// Predictions of 90 ms: 1 from 33.3 to 123.3, then 3 (100) to 213.3, then 6 (200) to 303.3, then 9 (300). The
// reprojection worker takes 5 ms for each tick, and once more for the newest scene when a prediction is finished.
TEST(DragPictures, WhileOnlyTheViewpointChangesPredictionsAreMovedToTheNewest) {
  auto slow = costs();
  slow.prediction = 90;
  const core::RecordedDrag drag(sample(), 11, core::DragKind::kOrbit, 0);
  core::DragPlayer player(methods(), slow, options(), {});
  const auto pictures = player.play(drag);
  ASSERT_TRUE(pictures);
  const auto& screen = pictures->methods[std::size_t(core::DragMethod::kPrediction)];
  const auto& unmoved = pictures->methods[std::size_t(core::DragMethod::kUnmoved)];
  EXPECT_EQ(shown(screen)[1], 0);
  for (int tick = 1; tick <= core::kDragTicks; ++tick) EXPECT_EQ(shown(screen)[tick], tick - 1);
  const auto late = shown(unmoved);
  EXPECT_EQ(std::vector<int>(late.begin(), late.begin() + 12), (std::vector<int>{0, 0, 0, 0, 1, 1, 1, 3, 3, 3, 6, 6}));

  const auto moved = [&](const core::DragScreen& from, int source, int wanted) {
    core::Request request;
    request.scene = drag.scene(wanted);
    request.width = request.height = options().size;
    for (const auto& frame : from) {
      if (int(frame->revision) == source) request.earlier = {drag.scene(source), frame};
    }
    return core::ReprojectedRenderer().render(request)->picture;
  };
  ASSERT_TRUE(unmoved[0]->depth);
  EXPECT_EQ(screen[2]->picture, moved(unmoved, 0, 1));
  EXPECT_EQ(screen[4]->picture, moved(unmoved, 1, 3)) << "moved again when 1 was there";
  EXPECT_EQ(screen[10]->picture, moved(unmoved, 6, 9)) << "at 303.3, 30 ms before tick 10";
  EXPECT_NE(screen[9]->picture, moved(unmoved, 6, 8)) << "6 was not finished yet";
  EXPECT_EQ(screen[9]->picture, moved(unmoved, 3, 8));
}

TEST(DragPictures, PredictionsOfAnotherTransferFunctionAreShownAsTheyAre) {
  auto slow = costs();
  slow.prediction = 90;
  const core::RecordedDrag drag(sample(), 11, core::DragKind::kTf, 0);
  core::DragPlayer player(methods(), slow, options(), {});
  const auto pictures = player.play(drag);
  ASSERT_TRUE(pictures);
  EXPECT_EQ(pictures->methods[std::size_t(core::DragMethod::kPrediction)],
            pictures->methods[std::size_t(core::DragMethod::kUnmoved)]);
}

TEST(DragPictures, TruthAndStaleScreensAreWhatTheCasterMakes) {
  const core::RecordedDrag drag(sample(), 11, core::DragKind::kTf, 0);
  core::DragPlayer player(methods(), costs(), options(), {});
  const auto pictures = player.play(drag);
  EXPECT_EQ(pictures->truth[7]->picture, trueTf(drag, 7, kTruth));
  EXPECT_EQ(pictures->staleTruth[15]->picture, trueTf(drag, 1, kTruth));
  const auto& standard = pictures->staleStandard[20];
  EXPECT_EQ(standard->picture, trueTf(drag, int(standard->revision), kQuick));
  EXPECT_EQ(pictures->staleStandard[0]->picture, pictures->truth[0]->picture) << "refined at rest";
}

/// What it was given, for everybody to see; paints as the carried detail does.
class WatchedRenderer : public core::Renderer {
 public:
  struct Seen {
    std::uint64_t tick;
    std::vector<std::uint64_t> keyframes;
    std::vector<core::Image> pictures;
  };

  explicit WatchedRenderer(std::vector<Seen>& seen) : seen_(seen), renderer_(carriedDetail()()) {}
  std::optional<core::Frame> render(const core::Request& request) override {
    Seen seen{request.scene->revision, {}, {}};
    for (const auto& keyframe : request.keyframes) {
      seen.keyframes.push_back(keyframe->scene->revision);
      seen.pictures.push_back(keyframe->picture);
      EXPECT_EQ(keyframe->guide.width, 24);
    }
    seen_.push_back(std::move(seen));
    return renderer_->render(request);
  }

 private:
  std::vector<Seen>& seen_;
  std::unique_ptr<core::Renderer> renderer_;
};

// Predictions start at the ticks and end 20 ms later (53.3, 86.7, 120, 153.3, 186.7 ...); the reference worker takes
// 55 ms: 1 from 53.3 to 108.3, then 2 to 163.3, then 4 to 218.3. So the prediction that starts at tick 4 (133.3) has 1;
// tick 5 (166.7) has 2; tick 7 (233.3) has 4.
TEST(DragPictures, KeyframesComeNoSoonerThanTheyWouldBeFinished) {
  for (const auto quality : {core::DragReference::kStandard, core::DragReference::kTruth}) {
    const core::RecordedDrag drag(sample(), 11, core::DragKind::kTf, 0);
    std::vector<WatchedRenderer::Seen> seen;
    auto watched = methods();
    watched.prediction = [&seen] { return std::make_unique<WatchedRenderer>(seen); };
    auto chosen = options();
    chosen.keyframes = quality;
    auto easy = costs();
    easy.referenceTruth = easy.referenceStandard;
    core::DragPlayer player(watched, easy, chosen, {});
    ASSERT_TRUE(player.play(drag));
    ASSERT_GT(seen.size(), 10u);
    using Revisions = std::vector<std::uint64_t>;
    EXPECT_EQ(seen[0].tick, 0u);
    EXPECT_EQ(seen[0].keyframes, Revisions{}) << "at rest nothing is known";
    EXPECT_EQ(seen[1].keyframes, (Revisions{0}));
    EXPECT_EQ(seen[3].keyframes, (Revisions{0}));
    EXPECT_EQ(seen[4].keyframes, (Revisions{1, 0}));
    EXPECT_EQ(seen[5].keyframes, (Revisions{2, 1}));
    EXPECT_EQ(seen[7].keyframes, (Revisions{4, 2}));
    const bool standard = quality == core::DragReference::kStandard;
    EXPECT_EQ(seen[4].pictures[0], trueTf(drag, 1, standard ? kQuick : kTruth));
    EXPECT_EQ(seen[1].pictures[0], trueTf(drag, 0, kTruth)) << "the one at rest is refined";
    for (const auto& request : seen) {
      for (const std::uint64_t key : request.keyframes) EXPECT_LT(key, request.tick);
    }
  }
}

/// Recolours where it can, as a prediction does; else it paints as the carried detail.
class RecoloringRenderer : public core::Renderer {
 public:
  explicit RecoloringRenderer(std::set<std::uint64_t>& recolored) : recolored_(recolored), other_(carriedDetail()()) {}
  std::optional<core::Frame> render(const core::Request& request) override {
    const auto keyframe = core::recolorableKeyframe(request.keyframes, *request.scene, request.width, request.height);
    if (!keyframe) return other_->render(request);
    EXPECT_LT(keyframe->scene->revision, request.scene->revision);
    recolored_.insert(request.scene->revision);
    core::Frame frame;
    frame.picture = core::recolored(keyframe->picture, *keyframe->contributions, *keyframe->scene, *request.scene);
    frame.revision = request.scene->revision;
    frame.predicted = true;
    return frame;
  }

 private:
  std::set<std::uint64_t>& recolored_;
  std::unique_ptr<core::Renderer> other_;
};

// At 20 ms every tick is on screen one tick later. At 52 ms, what other predictions cost, 1 is there at 85.3, 2 at
// 137.3, and 4 at 189.3.
TEST(DragPictures, ColorsAreDraggedInTheTimeThatRecoloringTakes) {
  std::set<std::uint64_t> recolored;
  auto able = methods();
  able.prediction = [&] { return std::make_unique<RecoloringRenderer>(recolored); };
  auto mixed = costs();
  mixed.prediction = 52;
  mixed.predictionRecolored = 20;
  core::DragPlayer player(able, mixed, options(), {});
  constexpr auto kPrediction = std::size_t(core::DragMethod::kPrediction);
  const auto colors = player.play(core::RecordedDrag(sample(), 11, core::DragKind::kColor, 0));
  const auto ticks = shown(colors->methods[kPrediction]);
  for (int tick = 1; tick <= core::kDragTicks; ++tick) EXPECT_EQ(ticks[tick], tick - 1);
  EXPECT_EQ(recolored.size(), 59u);
  for (const int tick : {10, 30, 60}) {
    const auto& frame = colors->methods[kPrediction][tick];
    EXPECT_GT(core::compare(frame->picture, colors->truth[int(frame->revision)]->picture, {}).psnr, 48) << tick;
  }
  recolored.clear();
  const auto opacities =
      shown(player.play(core::RecordedDrag(sample(), 11, core::DragKind::kTf, 0))->methods[kPrediction]);
  EXPECT_TRUE(recolored.empty());
  EXPECT_EQ(std::vector<int>(opacities.begin(), opacities.begin() + 7), (std::vector<int>{0, 0, 0, 1, 1, 2, 4}));
}

// The first picture of a drag, which keeps what rays meet, is there at 85.3 ms, then 2 at 105.3, 3 at 125.3, 4 at
// 153.3.
TEST(DragPictures, AStillViewHasCostsOfItsOwn) {
  auto mixed = costs();
  mixed.prediction = mixed.bicubic = mixed.carriedDetail = mixed.equalTime = 310;
  mixed.referenceStandard = 1e6;
  mixed.still = stillCosts();
  core::DragPlayer player(methods(), mixed, options(), {});
  const auto opacities = player.play(core::RecordedDrag(sample(), 11, core::DragKind::kTf, 0));
  const auto colors = player.play(core::RecordedDrag(sample(), 11, core::DragKind::kColor, 0));
  const auto orbit = player.play(core::RecordedDrag(sample(), 11, core::DragKind::kOrbit, 0));
  EXPECT_GT(shown(opacities->staleStandard).back(), 50) << "55 ms beside predictions of a standing view";
  EXPECT_EQ(shown(orbit->staleStandard).back(), 0);
  const auto beginning = [](const std::vector<int>& ticks) {
    return std::vector<int>(ticks.begin(), ticks.begin() + 7);
  };
  for (const auto method :
       {core::DragMethod::kPrediction, core::DragMethod::kBicubic, core::DragMethod::kCarriedDetail}) {
    EXPECT_EQ(beginning(shown(opacities->methods[std::size_t(method)])), (std::vector<int>{0, 0, 0, 1, 3, 4, 5}));
    EXPECT_EQ(beginning(shown(colors->methods[std::size_t(method)])), (std::vector<int>{0, 0, 0, 1, 3, 4, 5}));
  }
  const auto rival = [](const auto& pictures) { return pictures->methods[std::size_t(core::DragMethod::kEqualTime)]; };
  EXPECT_EQ(beginning(shown(rival(opacities))), (std::vector<int>{0, 0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(shown(rival(orbit))[10], 0);
  EXPECT_EQ(shown(rival(orbit))[11], 1);
  // Of 16x16 and of 24x24 rays.
  EXPECT_LT(core::compare(rival(opacities)[0]->picture, opacities->truth[0]->picture, {}).psnr + 1,
            core::compare(rival(orbit)[0]->picture, orbit->truth[0]->picture, {}).psnr);
}

TEST(DragEvaluation, OfEveryKindAndMethod) {
  std::size_t last = 0, total = 0;
  const auto result = core::evaluateDrags(sample(), methods(), options(),
                                          [&](std::size_t done, std::size_t all) {
                                            EXPECT_EQ(done, last + 1);
                                            last = done;
                                            total = all;
                                          },
                                          {});
  ASSERT_TRUE(result);
  EXPECT_EQ(last, 4u);
  EXPECT_EQ(total, 4u);
  ASSERT_EQ(result->kinds.size(), 4u);
  for (const auto& kind : result->kinds) {
    for (std::size_t m = 0; m < core::kDragMethodCount; ++m) {
      const auto& method = kind.methods[m];
      EXPECT_EQ(method.ticks.whole.size(), 60u);
      EXPECT_EQ(method.ticks.foreground.size(), 60u);
      EXPECT_EQ(method.emd.size(), 6u) << "every tenth tick";
      EXPECT_GT(method.medianPsnr(), 10);
      ASSERT_TRUE(method.change.ratio());
      // On a busy machine no reference is finished within a drag.
      EXPECT_TRUE(*method.change.ratio() > 0 || core::DragMethod(m) == core::DragMethod::kStale);
      EXPECT_LT(method.changeAfter.shown, method.change.shown + 1e-12);
    }
  }
  for (const double cost :
       {result->costs.prediction, result->costs.bicubic, result->costs.equalTime, result->costs.carriedDetail,
        result->costs.standard, result->costs.referenceStandard, result->costs.referenceTruth,
        result->costs.reprojection, result->costs.predictionRecolored.value_or(0)}) {
    EXPECT_GT(cost, 0);
  }
  ASSERT_TRUE(result->costs.still);
  const core::StillCosts& still = *result->costs.still;
  for (const double cost :
       {still.firstPrediction, still.prediction, still.firstBicubic, still.bicubic, still.firstCarriedDetail,
        still.carriedDetail, still.equalTime, still.referenceStandard, still.referenceTruth}) {
    EXPECT_GT(cost, 0);
  }
  EXPECT_GT(still.equalTimeSize, 0);

  const auto json = core::toJson(*result);
  for (const auto& kind : core::kDragKinds) {
    const auto& scores = json["kinds"][core::nameOf(kind)];
    std::string best;
    double psnr = 0;
    for (const char* rival : {"bicubic", "equal_time", "standard", "stale"}) {
      const double value = scores[rival]["psnr"]["median"];
      if (value > psnr) {
        psnr = value;
        best = rival;
      }
    }
    EXPECT_EQ(scores["best_rival"], best);
    EXPECT_NEAR(scores["gain"].get<double>(), scores["prediction"]["psnr"]["median"].get<double>() - psnr, 1e-9);
    EXPECT_FALSE(scores["stale"]["emd"]["median"].is_null());
  }
  for (const char* key :
       {"prediction", "bicubic", "equal_time", "standard", "stale", "carried_detail", "prediction_unmoved"}) {
    for (const char* metric : {"rmse", "psnr", "ssim", "emd", "relative_error"}) {
      EXPECT_FALSE(json[key][metric]["median"].is_null()) << key << " " << metric;
      EXPECT_FALSE(json[key]["foreground"][metric]["median"].is_null()) << key << " " << metric;
    }
    EXPECT_TRUE(json[key].contains("flicker"));
    EXPECT_TRUE(json[key].contains("flicker_after_rest"));
  }
}

/// The truth, but black at rest.
class BlackAtRest : public core::Renderer {
 public:
  std::optional<core::Frame> render(const core::Request& request) override {
    auto frame = truth_->render(request);
    if (request.scene->revision == 0) frame->picture = core::Image(request.width, request.height);
    frame->guide = std::make_shared<const core::Image>(frame->picture);
    frame->predicted = true;
    return frame;
  }

 private:
  std::unique_ptr<core::Renderer> truth_ = casting(kTruth)();
};

TEST(DragEvaluation, TheStepFromRestCountsAsFlickerOnceAndApart) {
  auto black = methods();
  black.prediction = [] { return std::make_unique<BlackAtRest>(); };
  auto chosen = options();
  chosen.kinds = {core::DragKind::kTf};
  chosen.costs = costs();
  chosen.costs->still = stillCosts();
  const auto result = core::evaluateDrags(sample(), black, chosen, {}, {});
  ASSERT_TRUE(result);
  const auto& scores = result->kinds[0].of(core::DragMethod::kPrediction);
  EXPECT_GT(*scores.change.ratio(), 1.5);
  // The truth, two ticks late: what it changes by is what the truth changes by, but for the ends of the drag.
  EXPECT_NEAR(*scores.changeAfter.ratio(), 1, 0.2);
  EXPECT_LT(scores.changeAfter.truth, scores.change.truth);
  const auto json = core::toJson(*result)["kinds"]["tf"]["prediction"];
  EXPECT_EQ(json["flicker"], *scores.change.ratio());
  EXPECT_EQ(json["flicker_after_rest"], *scores.changeAfter.ratio());
}

TEST(DragEvaluation, CostsOfAnEarlierRunAreTaken) {
  core::DragEvaluation earlier;
  earlier.costs = costs();
  auto chosen = options();
  chosen.kinds = {core::DragKind::kZoom};
  chosen.costs = core::dragCostsFrom(core::toJson(earlier), chosen.kinds, "costs.json");
  const auto json = core::toJson(*core::evaluateDrags(sample(), methods(), chosen, {}, {}));
  EXPECT_EQ(json["milliseconds"], core::toJson(earlier)["milliseconds"]);
  EXPECT_EQ(json["milliseconds"]["stale_reference"], 310.0);
  EXPECT_EQ(json["equal_time"]["size"], 24);
  EXPECT_EQ(json["kinds"].size(), 1u);
}

TEST(DragEvaluation, CostsThatAreNoneAreErrors) {
  core::DragEvaluation earlier;
  earlier.costs = costs();
  EXPECT_THROW(core::dragCostsFrom(core::toJson(earlier), {core::DragKind::kTf}, "costs.json"), core::Error);
  earlier.costs.still = stillCosts();
  auto json = core::toJson(earlier);
  EXPECT_EQ(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json").still->firstBicubic, 52);
  EXPECT_EQ(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json").still->equalTimeSize, 16);
  json["milliseconds"]["bicubic_still"] = 0;
  EXPECT_THROW(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json"), core::Error);
  json = core::toJson(earlier);
  json["equal_time"]["size_still"] = 0;
  EXPECT_THROW(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json"), core::Error);
  json = core::toJson(earlier);
  json["milliseconds"]["standard"] = 0;
  EXPECT_THROW(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json"), core::Error);
  json["milliseconds"].erase("standard");
  EXPECT_THROW(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json"), core::Error);
  // As before predictions were moved.
  json = core::toJson(earlier);
  json["milliseconds"].erase("reprojection");
  EXPECT_THROW(core::dragCostsFrom(json, {core::DragKind::kTf}, "costs.json"), core::Error);
  EXPECT_THROW(core::dragCostsFrom(nullptr, {core::DragKind::kTf}, "costs.json"), core::Error);
}

TEST(DragEvaluation, DragsOfColorsNeedToKnowWhatRecoloringCosts) {
  core::DragEvaluation earlier;
  earlier.costs = costs();
  earlier.costs.still = stillCosts();
  const std::vector<core::DragKind> others{core::DragKind::kTf, core::DragKind::kOrbit};
  const std::vector<core::DragKind> all(core::kDragKinds.begin(), core::kDragKinds.end());
  EXPECT_FALSE(core::dragCostsFrom(core::toJson(earlier), others, "costs.json").predictionRecolored);
  EXPECT_THROW(core::dragCostsFrom(core::toJson(earlier), all, "costs.json"), core::Error);
  earlier.costs.predictionRecolored = 4.5;
  EXPECT_EQ(core::dragCostsFrom(core::toJson(earlier), all, "costs.json").predictionRecolored, 4.5);
  earlier.costs.predictionRecolored = 0;
  EXPECT_THROW(core::dragCostsFrom(core::toJson(earlier), all, "costs.json"), core::Error);
}

TEST(DragEvaluation, AStopEndsItWithoutAResult) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(core::evaluateDrags(sample(), methods(), options(), {}, stop.get_token()));
}

TEST(DragEvaluation, WhatARendererThrowsReachesTheCaller) {
  class Broken : public core::Renderer {
    std::optional<core::Frame> render(const core::Request&) override { throw core::Error("broken"); }
  };
  auto broken = methods();
  broken.truth = [] { return std::make_unique<Broken>(); };
  EXPECT_THROW(core::evaluateDrags(sample(), broken, options(), {}, {}), core::Error);
}

TEST(DragEvaluation, SizesOutOfRangeAreErrors) {
  auto large = options();
  large.size = 4096;
  EXPECT_THROW(core::evaluateDrags(sample(), methods(), large, {}, {}), core::Error);
  auto none = options();
  none.count = 0;
  EXPECT_THROW(core::evaluateDrags(sample(), methods(), none, {}, {}), core::Error);
}

}  // namespace
}  // namespace twinray
