#include "core/cached_renderer.h"

#include <fstream>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/core/ball_volume.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

/// A picture that hangs on everything in the request, and a count of how often it was made.
class CountingRenderer : public Renderer {
 public:
  explicit CountingRenderer(int& count) : count_(count) {}
  std::optional<Frame> render(const Request& request) override {
    if (request.stop.stop_requested()) return std::nullopt;
    ++count_;
    Frame frame;
    frame.revision = request.scene->revision;
    frame.picture = Image(request.width, request.height);
    for (std::size_t i = 0; i < frame.picture.data.size(); ++i) {
      frame.picture.data[i] = std::uint8_t(double(i) * 7 * request.scene->viewpoint.zoom());
    }
    if (request.depth) frame.depth = std::make_shared<const Plane>(Plane{1, 1, 1, {4.5f}});
    return frame;
  }

 private:
  int& count_;
};

Request requestOf(double zoom, int width = 20, int height = 16) {
  static const auto volume = ballVolume();
  auto scene = std::make_shared<Scene>();
  scene->volume = volume;
  scene->viewpoint.setZoom(zoom);
  scene->revision = 7;
  Request request;
  request.scene = scene;
  request.width = width;
  request.height = height;
  return request;
}

TEST(CachedRenderer, MakesEachPictureOnceAndGivesItBackWhole) {
  const test::TemporaryFolder folder;
  int made = 0;
  for (int run = 0; run < 2; ++run) {
    CachedRenderer renderer(std::make_unique<CountingRenderer>(made), folder / "kept", "counting");
    for (const double zoom : {1.0, 1.5}) {
      const auto frame = renderer.render(requestOf(zoom));
      int unused = 0;
      EXPECT_EQ(frame->picture, CountingRenderer(unused).render(requestOf(zoom))->picture);
      EXPECT_EQ(frame->revision, 7u);
      EXPECT_TRUE(frame->complete);
    }
  }
  EXPECT_EQ(made, 2);
}

TEST(CachedRenderer, APictureWithDepthIsMadeAnew) {
  const test::TemporaryFolder folder;
  int made = 0;
  CachedRenderer renderer(std::make_unique<CountingRenderer>(made), folder / "kept", "counting");
  Request request = requestOf(1);
  renderer.render(request);
  request.depth = true;
  const auto frame = renderer.render(request);
  ASSERT_TRUE(frame->depth);
  EXPECT_EQ(frame->depth->data, std::vector<float>{4.5f});
  EXPECT_EQ(made, 2);
  request.depth = false;
  EXPECT_EQ(renderer.render(request)->picture, frame->picture);
  EXPECT_EQ(made, 2);
}

TEST(CachedRenderer, WhatDecidesAPictureIsToldApart) {
  const test::TemporaryFolder folder;
  int made = 0;
  CachedRenderer renderer(std::make_unique<CountingRenderer>(made), folder / "kept", "counting");
  CachedRenderer other(std::make_unique<CountingRenderer>(made), folder / "kept", "another quality");
  Request shaded = requestOf(1), curve = requestOf(1), volume = requestOf(1);
  const auto changed = [](Request& request, auto&& change) {
    auto scene = std::make_shared<Scene>(*request.scene);
    change(*scene);
    request.scene = scene;
  };
  changed(shaded, [](Scene& scene) { scene.lighting.shaded = false; });
  changed(curve, [](Scene& scene) { scene.transferFunction.setModes({{0.5, 0.1, 1}}); });
  changed(volume, [](Scene& scene) { scene.volume = ballVolume(2); });
  for (const Request& request : {requestOf(1), requestOf(1.0000001), requestOf(1, 16, 20), shaded, curve, volume}) {
    renderer.render(request);
  }
  other.render(requestOf(1));
  EXPECT_EQ(made, 7);
  EXPECT_EQ(renderer.render(requestOf(1, 16, 20))->picture.width, 16);
  EXPECT_EQ(made, 7);
}

TEST(CachedRenderer, AStoppedPictureIsNotKept) {
  const test::TemporaryFolder folder;
  int made = 0;
  CachedRenderer renderer(std::make_unique<CountingRenderer>(made), folder / "kept", "counting");
  std::stop_source stop;
  Request request = requestOf(1);
  request.stop = stop.get_token();
  stop.request_stop();
  EXPECT_FALSE(renderer.render(request));
  EXPECT_TRUE(renderer.render(requestOf(1)));
  EXPECT_EQ(made, 1);
}

TEST(CachedRenderer, AFolderThatCannotBeMadeIsAnError) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "file") << "in the way";
  int made = 0;
  EXPECT_THROW(CachedRenderer(std::make_unique<CountingRenderer>(made), folder / "file/kept", "counting"), Error);
}

}  // namespace
}  // namespace twinray::core
