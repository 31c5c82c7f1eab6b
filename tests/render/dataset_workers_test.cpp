// Rendering a dataset folder: what is in it does not depend on how many workers made it.
#include <fstream>
#include <iterator>
#include <memory>

#include <gtest/gtest.h>

#include "core/dataset/dataset_renderer.h"
#include "core/error.h"
#include "core/io/volume_reader.h"
#include "render/volume_renderer.h"
#include "tests/temporary_folder.h"

namespace twinray {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const core::Volume> volume() {
  static const auto sample =
      core::readVolume(std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz");
  return sample;
}

core::RendererFactory seedQuality() {
  return []() -> std::unique_ptr<core::Renderer> {
    render::VolumeRendererOptions options;
    options.quality = render::Quality::kSeed;
    options.device = render::Device::kCpu;
    options.threads = 1;
    return std::make_unique<render::VolumeRenderer>(options);
  };
}

/// Eleven samples of the seed sampler, rendered by so many workers.
void renderInto(const fs::path& folder, int workers, std::stop_token stop = {},
                const core::DatasetProgress& progress = {}) {
  core::SamplerOptions sampler;
  sampler.kind = core::SamplerKind::kSeed;
  sampler.seed = 6;
  if (!fs::exists(folder / "view.npy")) core::writeSampledDataset(folder, volume(), sampler, 11);
  core::DatasetRenderOptions options;
  options.size = 64;
  options.workers = workers;
  options.resume = true;
  core::renderDataset(core::readDataset(folder), volume(), seedQuality(), seedQuality(), "seed", "seed", options,
                      progress, stop);
}

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Every file under one folder is under the other, with the same bytes.
void expectSameFiles(const fs::path& a, const fs::path& b) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(a)) {
    if (!entry.is_regular_file()) continue;
    const fs::path name = fs::relative(entry.path(), a);
    EXPECT_EQ(contentOf(entry.path()), contentOf(b / name)) << name;
    ++files;
  }
  EXPECT_GE(files, 3u * 11) << "pictures, guides, inputs";
}

TEST(DatasetWorkers, MakeTheSameBytesHoweverManyTheyAre) {
  const test::TemporaryFolder one, three;
  renderInto(one.path(), 1);
  renderInto(three.path(), 3);
  expectSameFiles(one.path(), three.path());
  expectSameFiles(three.path(), one.path());
}

TEST(DatasetWorkers, GoOnAfterAStopToTheSameBytes) {
  const test::TemporaryFolder whole, stopped;
  renderInto(whole.path(), 2);
  std::stop_source stop;
  renderInto(stopped.path(), 2, stop.get_token(), [&](std::size_t done, std::size_t) {
    if (done == 4) stop.request_stop();
  });
  EXPECT_FALSE(fs::exists(stopped.path() / "files.csv"));
  renderInto(stopped.path(), 2);
  expectSameFiles(whole.path(), stopped.path());
}

TEST(DatasetWorkers, MakeOtherGuidesOfPicturesThatAreThereWhereTheOldOnesAreGone) {
  const test::TemporaryFolder folder;
  renderInto(folder.path(), 2);
  const fs::path picture = folder.path() / "imgs/vimage3.png";
  const auto made = fs::last_write_time(picture);
  core::DatasetRenderOptions options;
  options.size = 64;
  options.guideFactor = 2;
  options.resume = true;
  const auto render = [&] {
    core::renderDataset(core::readDataset(folder.path()), volume(), seedQuality(), seedQuality(), "seed", "seed",
                        options, {}, {});
  };
  const std::string described = contentOf(folder.path() / "dataset.json");
  try {
    render();
    FAIL() << "guides of two sizes in one folder";
  } catch (const core::Error& error) {
    EXPECT_NE(std::string(error.what()).find("remove its folder guides"), std::string::npos) << error.what();
  }
  EXPECT_EQ(contentOf(folder.path() / "dataset.json"), described);
  fs::remove_all(folder.path() / "guides");
  render();
  EXPECT_EQ(core::readGuide(core::readDataset(folder.path()).guidePath(3)).width, 32);
  EXPECT_EQ(fs::last_write_time(picture), made);
}

TEST(DatasetWorkers, StopAtTheFirstErrorAndTellIt) {
  const test::TemporaryFolder folder;
  core::writeSampledDataset(folder.path(), volume(), {}, 5);
  fs::create_directories(folder.path() / "guides/guide2.npy");  // a folder where a file is to be written
  core::DatasetRenderOptions options;
  options.size = 64;
  options.resume = true;
  try {
    core::renderDataset(core::readDataset(folder.path()), volume(), seedQuality(), seedQuality(), "seed", "seed",
                        options, {}, {});
    FAIL() << "no error";
  } catch (const core::Error& error) {
    EXPECT_NE(std::string(error.what()).find("guide2.npy"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace twinray
