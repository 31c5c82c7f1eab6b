#include "ui/workers/render_workers.h"

#include <atomic>

#include <gtest/gtest.h>

#include "core/color_contributions.h"
#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/metrics/metrics.h"
#include "tests/ui/worker_support.h"
#include "ui/workers/comparison_worker.h"
#include "ui/workers/memo_renderer.h"
#include "ui/workers/picture_size.h"

namespace twinray::ui {
namespace {

using tests::Collected;
using tests::frameFor;
using tests::Gate;
using tests::sceneOf;
using tests::ScriptedRenderer;

FailureSink noFailure() {
  return [](const std::string& sentence) { ADD_FAILURE() << sentence; };
}

RenderJob jobFor(const std::shared_ptr<const core::Scene>& scene, bool moving) {
  RenderJob job;
  job.scene = scene;
  job.width = 16;
  job.height = 8;
  job.moving = moving;
  return job;
}

core::RendererFactory scripted(ScriptedRenderer::Script script) {
  return [script] { return std::make_unique<ScriptedRenderer>(script); };
}

struct Delivered {
  Role role;
  std::uint64_t revision;
  std::string madeBy;
  bool complete;
  bool operator==(const Delivered&) const = default;
};

FrameSink into(Collected<Delivered>& collected) {
  return [&collected](Role role, std::shared_ptr<const core::Frame> frame, const RenderJob&) {
    collected.add({role, frame->revision, frame->madeBy, frame->complete});
  };
}

TEST(ReferenceWorker, AStartedPictureIsFinishedWhileTheSceneMoves) {
  Gate gate;
  Collected<std::uint64_t> begun;
  Collected<Delivered> delivered;
  const auto volume = tests::smallVolume();
  ReferenceWorker worker(scripted([&](const core::Request& request) -> std::optional<core::Frame> {
                           begun.add(request.scene->revision);
                           EXPECT_TRUE(gate.pass());
                           if (request.stop.stop_requested()) return std::nullopt;
                           return frameFor(request, "standard");
                         }),
                         scripted([](const core::Request& request) { return frameFor(request, "high"); }),
                         into(delivered), noFailure(), 0, 0);
  worker.post(jobFor(sceneOf(volume, 1), true));
  begun.waitFor(1);
  worker.post(jobFor(sceneOf(volume, 2), true));
  worker.post(jobFor(sceneOf(volume, 3), true));
  gate.open();
  EXPECT_EQ(delivered.waitFor(2),
            (std::vector<Delivered>{{Role::kReference, 1, "standard", true}, {Role::kReference, 3, "standard", true}}));
}

/// Says what colours contribute when the gate is open, unless it is stopped before.
class ContributingRenderer : public core::Renderer {
 public:
  ContributingRenderer(Gate& gate, Collected<std::uint64_t>& begun) : gate_(gate), begun_(begun) {}
  std::optional<core::Frame> render(const core::Request& request) override { return frameFor(request, "high"); }
  std::shared_ptr<const core::ColorContributions> colorContributions(const core::Request& request) override {
    begun_.add(request.scene->revision);
    EXPECT_TRUE(gate_.pass());
    return request.stop.stop_requested() ? nullptr : std::make_shared<const core::ColorContributions>();
  }

 private:
  Gate& gate_;
  Collected<std::uint64_t>& begun_;
};

TEST(ReferenceWorker, WhatColoursContributeIsGivenUpWhereMoreThanColoursChanges) {
  const auto volume = tests::smallVolume();
  const auto inRed = std::make_shared<core::Scene>(*sceneOf(volume, 2));
  inRed->transferFunction.setColors({{0, {1, 0, 0}}});
  const auto turned = std::make_shared<core::Scene>(*sceneOf(volume, 3));
  turned->viewpoint.setZoom(1.7);
  for (const bool moving : {false, true}) {
    for (const auto& next : {inRed, turned}) {
      Gate gate;
      Collected<std::uint64_t> begun, contributions;
      Collected<Delivered> delivered;
      ReferenceWorker worker(
          scripted([](const core::Request& request) { return frameFor(request, "standard"); }),
          [&] { return std::make_unique<ContributingRenderer>(gate, begun); }, into(delivered), noFailure(), 0, 0,
          [&](const auto&, const RenderJob& job) { contributions.add(job.scene->revision); });
      worker.post(jobFor(sceneOf(volume, 1), false));
      delivered.waitFor(1);
      worker.postContributions(jobFor(sceneOf(volume, 1), false));
      begun.waitFor(1);
      worker.post(jobFor(next, moving));
      gate.open();
      delivered.waitFor(2);
      const auto revisions = next == inRed ? std::vector<std::uint64_t>{1, 2} : std::vector<std::uint64_t>{3};
      contributions.waitFor(revisions.size() - 1);
      worker.postContributions(jobFor(next, false));
      EXPECT_EQ(contributions.waitFor(revisions.size()), revisions);
    }
  }
}

TEST(ReferenceWorker, ARefinedJobHasTheRestingQualityAndIsFinishedWhileTheSceneMoves) {
  Gate gate;
  Collected<std::uint64_t> begun;
  Collected<Delivered> delivered;
  const auto volume = tests::smallVolume();
  ReferenceWorker worker(scripted([](const core::Request& request) { return frameFor(request, "standard"); }),
                         scripted([&](const core::Request& request) -> std::optional<core::Frame> {
                           begun.add(request.scene->revision);
                           EXPECT_TRUE(gate.pass());
                           if (request.stop.stop_requested()) return std::nullopt;
                           return frameFor(request, "high");
                         }),
                         into(delivered), noFailure(), 0, 0);
  RenderJob refined = jobFor(sceneOf(volume, 1), true);
  refined.refined = true;
  worker.post(refined);
  begun.waitFor(1);
  worker.post(jobFor(sceneOf(volume, 2), true));
  gate.open();
  EXPECT_EQ(delivered.waitFor(2),
            (std::vector<Delivered>{{Role::kReference, 1, "high", true}, {Role::kReference, 2, "standard", true}}));
}

TEST(ReferenceWorker, ARestingPictureGivesWayToTheNextScene) {
  Collected<std::uint64_t> begun, stopped;
  Collected<Delivered> delivered;
  const auto volume = tests::smallVolume();
  ReferenceWorker worker(scripted([](const core::Request& request) { return frameFor(request, "standard"); }),
                         scripted([&](const core::Request& request) -> std::optional<core::Frame> {
                           core::Frame partial = frameFor(request, "high");
                           partial.complete = false;
                           request.partial(partial);
                           begun.add(request.scene->revision);
                           if (tests::waitForStop(request.stop)) stopped.add(request.scene->revision);
                           return std::nullopt;
                         }),
                         into(delivered), noFailure(), 0, 0);
  worker.post(jobFor(sceneOf(volume, 1), false));
  begun.waitFor(1);
  worker.post(jobFor(sceneOf(volume, 2), true));
  EXPECT_EQ(stopped.waitFor(1), std::vector<std::uint64_t>{1});
  EXPECT_EQ(delivered.waitFor(2),
            (std::vector<Delivered>{{Role::kReference, 1, "high", false}, {Role::kReference, 2, "standard", true}}));
}

TEST(ReferenceWorker, AnotherVolumeStopsEvenAMovingPicture) {
  Collected<std::uint64_t> begun;
  Collected<Delivered> delivered;
  ReferenceWorker worker(scripted([&](const core::Request& request) -> std::optional<core::Frame> {
                           begun.add(request.scene->revision);
                           if (request.scene->revision == 2) return frameFor(request, "standard");
                           EXPECT_TRUE(tests::waitForStop(request.stop));
                           return std::nullopt;
                         }),
                         scripted([](const core::Request& request) { return frameFor(request, "high"); }),
                         into(delivered), noFailure(), 0, 0);
  worker.post(jobFor(sceneOf(tests::smallVolume(), 1), true));
  begun.waitFor(1);
  worker.post(jobFor(sceneOf(tests::smallVolume(), 2), true));
  EXPECT_EQ(delivered.waitFor(1), (std::vector<Delivered>{{Role::kReference, 2, "standard", true}}));
}

/// Prediction and rival over one guide, as the window has them.
PredictionRenderers overOneGuide(std::atomic<int>& casts) {
  auto guide = std::make_shared<SharedSource>(
      std::make_unique<ScriptedRenderer>([&casts](const core::Request& request) -> std::optional<core::Frame> {
        ++casts;
        core::Frame frame = frameFor(request, "guide");
        frame.milliseconds = 1000;
        return frame;
      }));
  const auto half = [](int width, int height) { return std::pair(width / 2, height / 2); };
  return {std::make_unique<core::EnlargedRenderer>(std::make_unique<MemoRenderer>(guide), half),
          std::make_unique<core::EnlargedRenderer>(std::make_unique<MemoRenderer>(guide), half)};
}

TEST(PredictionWorker, CastsTheGuideOnceForPredictionAndRivalAndChargesItToBoth) {
  std::atomic<int> casts = 0;
  Collected<std::pair<Role, double>> delivered;
  PredictionWorker worker([&](const std::filesystem::path&) { return overOneGuide(casts); },
                          [&](Role role, std::shared_ptr<const core::Frame> frame, const RenderJob&) {
                            delivered.add({role, frame->milliseconds});
                          },
                          noFailure(), 0);
  const auto volume = tests::smallVolume();
  worker.post(jobFor(sceneOf(volume, 1), true));
  const auto first = delivered.waitFor(2);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].first, Role::kPrediction);
  EXPECT_EQ(first[1].first, Role::kRival);
  EXPECT_GE(first[1].second, 1000);
  // One more for the tiny picture that pays for what a new volume needs.
  EXPECT_EQ(casts, 2);
  const RenderJob second = jobFor(sceneOf(volume, 2), true);
  worker.post(second);
  delivered.waitFor(4);
  EXPECT_EQ(casts, 3);

  // The same scene asked for once more, say for its expected errors: no ray is cast, and the guide is still charged.
  worker.post(second);
  const auto again = delivered.waitFor(6);
  ASSERT_EQ(again.size(), 6u);
  EXPECT_EQ(casts, 3);
  EXPECT_EQ(again[4].first, Role::kPrediction);
  EXPECT_GE(again[4].second, 1000);
}

TEST(PredictionWorker, HandsKeyframesOn) {
  Collected<std::uint64_t> seen;
  Collected<Delivered> delivered;
  const auto renderers = [&seen](const std::filesystem::path&) {
    PredictionRenderers made;
    made.prediction = std::make_unique<tests::ScriptedRenderer>([&seen](const core::Request& request) {
      for (const auto& keyframe : request.keyframes) seen.add(keyframe->scene->revision);
      return frameFor(request);
    });
    return made;
  };
  PredictionWorker worker(renderers, into(delivered), noFailure(), 0);
  const auto volume = tests::smallVolume();
  RenderJob job = jobFor(sceneOf(volume, 3), true);
  for (const std::uint64_t revision : {2, 1}) {
    job.keyframes.push_back(std::make_shared<const core::Keyframe>(core::Keyframe{sceneOf(volume, revision), {}, {}}));
  }
  worker.post(job);
  delivered.waitFor(1);
  // Once for the tiny picture that warms up.
  EXPECT_EQ(seen.now(), (std::vector<std::uint64_t>{2, 1, 2, 1}));
}

TEST(PredictionWorker, LeavesOutWhatNobodyLooksAt) {
  std::atomic<int> casts = 0;
  Collected<Delivered> delivered;
  PredictionWorker worker([&](const std::filesystem::path&) { return overOneGuide(casts); }, into(delivered),
                          noFailure(), 0);
  RenderJob job = jobFor(sceneOf(tests::smallVolume(), 1), true);
  job.rival = false;
  worker.post(job);
  delivered.waitFor(1);
  job.scene = sceneOf(job.scene->volume, 2);
  worker.post(job);
  for (const Delivered& one : delivered.waitFor(2)) EXPECT_EQ(one.role, Role::kPrediction);
}

TEST(PredictionWorker, ARehearsalGivesWayToWhatIsAskedForAndReplacesNothing) {
  Collected<std::uint64_t> begun, stopped;
  Collected<Delivered> delivered;
  Collected<bool> rehearsals;
  Gate gate;
  const auto renderers = [&](const std::filesystem::path&) {
    PredictionRenderers made;
    made.prediction =
        std::make_unique<ScriptedRenderer>([&](const core::Request& request) -> std::optional<core::Frame> {
          if (request.height != 8) return frameFor(request);  // the tiny picture that warms up
          begun.add(request.scene->revision);
          if (request.scene->revision == 1) gate.pass();
          if (request.scene->revision == 4 && tests::waitForStop(request.stop)) {
            stopped.add(4);
            return std::nullopt;
          }
          return frameFor(request, "prediction");
        });
    made.rival =
        std::make_unique<ScriptedRenderer>([](const core::Request& request) { return frameFor(request, "rival"); });
    return made;
  };
  PredictionWorker worker(
      renderers,
      [&](Role role, std::shared_ptr<const core::Frame> frame, const RenderJob& job) {
        rehearsals.add(job.rehearsal);  // before what is waited for
        delivered.add({role, frame->revision, frame->madeBy, true});
      },
      noFailure(), 0);
  const auto volume = tests::smallVolume();
  const auto job = [&](std::uint64_t revision) { return jobFor(sceneOf(volume, revision), false); };
  worker.post(job(1));
  begun.waitFor(1);
  worker.post(job(2));
  worker.rehearse(job(3));  // the job that waits stays
  gate.open();
  delivered.waitFor(4);
  worker.rehearse(job(4));
  EXPECT_EQ(begun.waitFor(3), (std::vector<std::uint64_t>{1, 2, 4}));
  worker.post(job(5));
  EXPECT_EQ(stopped.waitFor(1), std::vector<std::uint64_t>{4});
  delivered.waitFor(6);
  worker.rehearse(job(6));
  const auto all = delivered.waitFor(7);
  ASSERT_EQ(all.size(), 7u);
  EXPECT_EQ(all[4], (Delivered{Role::kPrediction, 5, "prediction", true}));
  EXPECT_EQ(all[6], (Delivered{Role::kPrediction, 6, "prediction", true}));
  EXPECT_EQ(rehearsals.now(), (std::vector<bool>{false, false, false, false, false, false, true}));
}

TEST(PredictionWorker, AnotherModelFileMakesOtherRenderers) {
  Collected<std::string> made;
  Collected<Delivered> delivered;
  PredictionWorker worker(
      [&](const std::filesystem::path& file) {
        made.add(file.string());
        PredictionRenderers renderers;
        renderers.prediction = std::make_unique<ScriptedRenderer>(
            [name = file.string()](const core::Request& request) { return frameFor(request, name); });
        return renderers;
      },
      into(delivered), noFailure(), 0);
  RenderJob job = jobFor(sceneOf(tests::smallVolume(), 1), false);
  std::size_t posted = 0;
  for (const char* file : {"a.pt", "a.pt", "b.pt"}) {
    job.modelFile = file;
    worker.post(job);
    delivered.waitFor(++posted);
  }
  EXPECT_EQ(made.now(), (std::vector<std::string>{"a.pt", "b.pt"}));
  EXPECT_EQ(delivered.now().back().madeBy, "b.pt");
}

TEST(MemoRenderer, AFailureIsNotRemembered) {
  int calls = 0;
  auto source = std::make_shared<SharedSource>(
      std::make_unique<ScriptedRenderer>([&calls](const core::Request& request) -> std::optional<core::Frame> {
        if (++calls == 1) throw core::Error("once");
        if (calls == 2) return std::nullopt;
        return frameFor(request);
      }));
  MemoRenderer memo(source);
  core::Request request;
  request.scene = sceneOf(tests::smallVolume(), 1);
  EXPECT_THROW(memo.render(request), core::Error);
  EXPECT_FALSE(memo.render(request));
  EXPECT_TRUE(memo.render(request));
  EXPECT_TRUE(memo.render(request));
  EXPECT_EQ(calls, 3);
  request.width /= 2;
  EXPECT_EQ(memo.render(request)->picture.width, request.width);
  EXPECT_EQ(calls, 4);
}

TEST(MemoRenderer, AFrameWithoutDepthAnswersNobodyWhoAsksForIt) {
  int calls = 0;
  bool able = true;
  MemoRenderer memo(std::make_shared<SharedSource>(
      std::make_unique<ScriptedRenderer>([&](const core::Request& request) -> std::optional<core::Frame> {
        ++calls;
        auto frame = frameFor(request);
        frame.milliseconds = 10;
        frame.timings = {{"cast", 10}};
        if (request.depth && able) {
          frame.depth = std::make_shared<const core::Plane>();
          frame.milliseconds += 2;
          frame.timings.push_back({"depth", 2});
        }
        return frame;
      })));
  core::Request request;
  request.scene = sceneOf(tests::smallVolume(), 1);
  EXPECT_FALSE(memo.render(request)->depth);
  request.depth = true;
  EXPECT_TRUE(memo.render(request)->depth);
  EXPECT_EQ(memo.render(request)->milliseconds, 12);
  EXPECT_EQ(calls, 2);
  request.depth = false;
  const auto without = memo.render(request);
  EXPECT_FALSE(without->depth);
  EXPECT_EQ(without->milliseconds, 10) << "nor its time";
  EXPECT_EQ(without->stepMilliseconds("depth"), 0);
  EXPECT_EQ(calls, 2);
  // What cannot be said is not asked for again.
  able = false;
  request.scene = sceneOf(tests::smallVolume(), 2);
  request.depth = true;
  EXPECT_FALSE(memo.render(request)->depth);
  EXPECT_FALSE(memo.render(request)->depth);
  EXPECT_EQ(calls, 3);
}

/// Black in the rows above `first`.
std::shared_ptr<const core::Frame> patterned(int width, int height, int step, int first = 0) {
  auto frame = std::make_shared<core::Frame>();
  frame->picture = core::Image(width, height);
  for (std::size_t i = std::size_t(first) * width * core::Image::kChannels; i < frame->picture.data.size(); ++i)
    frame->picture.data[i] = static_cast<std::uint8_t>((i * step) % 251);
  return frame;
}

TEST(ComparisonWorker, CheapFiguresFirstThenAllOfThem) {
  Collected<Comparison> delivered;
  ComparisonWorker worker([&](Comparison comparison) { delivered.add(std::move(comparison)); }, noFailure(), 0);
  ComparisonJob job;
  job.background = {0, 0, 0};
  job.reference = patterned(200, 180, 3, 60);
  job.prediction = patterned(200, 180, 5, 50);
  worker.post(job);
  const Comparison cheap = delivered.waitFor(1).at(0);
  const auto expected = core::compare(job.prediction->picture, job.reference->picture);
  ASSERT_TRUE(cheap.prediction);
  EXPECT_FALSE(cheap.rival);
  EXPECT_DOUBLE_EQ(cheap.prediction->whole.rmse, expected.rmse);
  EXPECT_DOUBLE_EQ(cheap.prediction->whole.psnr, expected.psnr);
  EXPECT_FALSE(cheap.prediction->whole.ssim || cheap.prediction->whole.emd);
  EXPECT_EQ(cheap.difference,
            core::absoluteDifference(job.reference->picture, job.prediction->picture, kDifferenceGain));

  job.thorough = true;
  worker.post(job);
  const Comparison thorough = delivered.waitFor(2).at(1);
  ASSERT_TRUE(thorough.prediction && thorough.prediction->whole.ssim && thorough.prediction->whole.msSsim);
  EXPECT_DOUBLE_EQ(*thorough.prediction->whole.ssim, expected.ssim);
  EXPECT_DOUBLE_EQ(*thorough.prediction->whole.msSsim, *expected.msSsim);
  EXPECT_DOUBLE_EQ(*thorough.prediction->whole.emd, expected.emd);
  const auto foreground =
      core::compareParts(job.prediction->picture, job.reference->picture, job.background).foreground;
  ASSERT_TRUE(foreground && thorough.prediction->foreground && cheap.prediction->foreground);
  EXPECT_GT(foreground->rmse, 1.1 * expected.rmse) << "without the black rows";
  EXPECT_DOUBLE_EQ(cheap.prediction->foreground->rmse, foreground->rmse);
  EXPECT_DOUBLE_EQ(*thorough.prediction->foreground->ssim, foreground->ssim);
  EXPECT_DOUBLE_EQ(*thorough.prediction->foreground->emd, foreground->emd);
}

TEST(ComparisonWorker, PicturesBelowTheWindowOfSsimHaveNone) {
  Collected<Comparison> delivered;
  ComparisonWorker worker([&](Comparison comparison) { delivered.add(std::move(comparison)); }, noFailure(), 0);
  ComparisonJob job;
  job.reference = patterned(10, 40, 3);
  job.rival = patterned(10, 40, 7);
  job.thorough = true;
  worker.post(job);
  const Comparison comparison = delivered.waitFor(1).at(0);
  ASSERT_TRUE(comparison.rival);
  EXPECT_FALSE(comparison.rival->whole.ssim || comparison.rival->whole.msSsim);
  EXPECT_TRUE(comparison.rival->whole.emd);
  EXPECT_TRUE(comparison.difference.empty());
}

TEST(PictureSizer, MovingPicturesShrinkUntilTheyFitTheBudgetAndGrowBack) {
  PictureSizer sizer;
  const PictureSize pane{702, 401};
  EXPECT_EQ(sizer.resting(pane), (PictureSize{700, 400}));
  const auto settle = [&](double millisecondsPerPixel) {
    PictureSize size;
    for (int i = 0; i < 60; ++i) {
      size = sizer.moving(pane, Motion::kViewMoves);
      sizer.measured(size, millisecondsPerPixel * size.width * size.height, Motion::kViewMoves);
    }
    return size;
  };
  const double slow = 4e-4;
  const PictureSize small = settle(slow);
  EXPECT_LT(small.width, 400);
  EXPECT_LE(slow * small.width * small.height, PictureSizer::kBudget);
  EXPECT_EQ(settle(1e-5), sizer.resting(pane));
}

TEST(PictureSizer, BeginsWithItsGuess) {
  PictureSizer sizer;
  EXPECT_LT(sizer.moving({400, 340}, Motion::kViewMoves).width, 400);
  EXPECT_EQ(sizer.moving({400, 340}, Motion::kViewStands), (PictureSize{400, 340}));
}

TEST(PictureSizer, PicturesOfAStandingViewAreMeasuredOnTheirOwn) {
  PictureSizer sizer;
  const PictureSize pane{700, 400};
  const auto measured = [&](int pictures, double millisecondsPerPixel, Motion motion) {
    for (int i = 0; i < pictures; ++i) {
      const PictureSize size = sizer.moving(pane, motion);
      sizer.measured(size, millisecondsPerPixel * size.width * size.height, motion);
    }
    return sizer.moving(pane, motion);
  };
  const double slow = 4e-4, fast = 1e-5;
  EXPECT_EQ(measured(60, fast, Motion::kViewStands), pane);
  const PictureSize moving = measured(60, slow, Motion::kViewMoves);
  EXPECT_LT(moving.width, 400);
  EXPECT_EQ(sizer.moving(pane, Motion::kViewStands), pane);
  EXPECT_EQ(measured(60, fast, Motion::kViewStands), pane);
  EXPECT_EQ(sizer.moving(pane, Motion::kViewMoves), moving);
}

TEST(PictureSizer, WhatRaysCostThatAreKeptForTheFirstTimeIsNotWhatTheOthersCost) {
  PictureSizer sizer;
  const PictureSize pane{700, 400};
  const double dear = 1e6;  // milliseconds
  // Of edits of a single picture between turns of the view nothing is learnt.
  for (int edit = 0; edit < 20; ++edit) {
    sizer.measured(pane, 1, Motion::kViewMoves);
    sizer.measured(pane, dear, Motion::kViewStands);
  }
  const PictureSize before = sizer.moving(pane, Motion::kViewStands);
  EXPECT_GT(before.width, 400);
  // Of another size the first ones count as little.
  sizer.measured({350, 200}, dear, Motion::kViewStands);
  sizer.measured({350, 200}, dear, Motion::kViewStands);
  EXPECT_EQ(sizer.moving(pane, Motion::kViewStands), before);
  sizer.measured({350, 200}, dear, Motion::kViewStands);
  EXPECT_LT(sizer.moving(pane, Motion::kViewStands).width, before.width);
}

TEST(PictureSizer, KeepsTheShapeAndTheLimit) {
  PictureSizer sizer;
  const PictureSize size = sizer.resting({3840, 2160});
  EXPECT_LE(double(size.width) * size.height, PictureSizer::kLargestArea);
  EXPECT_NEAR(double(size.width) / size.height, 16.0 / 9.0, 0.01);
  EXPECT_EQ(sizer.resting({1, 1}), (PictureSize{PictureSizer::kSmallestSide, PictureSizer::kSmallestSide}));
  sizer.fix({255, 256});
  EXPECT_EQ(sizer.resting({3840, 2160}), (PictureSize{255, 256}));
  EXPECT_EQ(sizer.moving({3840, 2160}, Motion::kViewMoves), (PictureSize{255, 256}));
}

}  // namespace
}  // namespace twinray::ui
