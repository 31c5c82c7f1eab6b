#include "core/dataset/dataset.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>

#include "core/dataset/half.h"
#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

// Made by NumPy 1.24: tests/data/dataset/make_references.py.
const fs::path kReferences = TWINRAY_TEST_DATA "/dataset";

class InFolder : public testing::Test {
 protected:
  InFolder() {
    folder = fs::temp_directory_path() /
             ("twinray-data-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  ~InFolder() override { fs::remove_all(folder); }

  fs::path folder;
};

/// The message of the Error that f throws; a failure if it throws none.
std::string errorOf(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.what();
  }
  ADD_FAILURE() << "no error";
  return "";
}

TEST(Half, RoundsAsNumPyDoes) {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::pair<double, int> halves[] = {{0.1, 0x2e66},
                                           {0.3333333333333333, 0x3555},
                                           {1.00048828125, 0x3c00},
                                           {1.00146484375, 0x3c02},
                                           {2049, 0x6800},
                                           {2051, 0x6802},
                                           {65504, 0x7bff},
                                           {65519.9, 0x7bff},
                                           {65520, 0x7c00},
                                           {1000000000.0, 0x7c00},
                                           {5.960464477539063e-08, 0x0001},
                                           {2.9802322387695312e-08, 0x0000},
                                           {2.9832124710083005e-08, 0x0001},
                                           {6.0975e-05, 0x03ff},
                                           {6.1e-05, 0x03ff},
                                           {6.103e-05, 0x0400},
                                           {-0.0, 0x8000},
                                           {-1.7e-07, 0x8003},
                                           {0.996078431372549, 0x3bf8},
                                           {infinity, 0x7c00},
                                           {1.0004882812509095, 0x3c01}};
  for (const auto& [value, half] : halves) EXPECT_EQ(halfFromDouble(value), half) << value;
}

TEST(Half, EveryValueComesBack) {
  for (int half = 0; half < 65536; ++half) {
    const double value = doubleFromHalf(std::uint16_t(half));
    if (std::isnan(value)) {
      EXPECT_TRUE(std::isnan(doubleFromHalf(halfFromDouble(value))));
    } else {
      EXPECT_EQ(halfFromDouble(value), half);
    }
  }
  EXPECT_EQ(doubleFromHalf(0x3555), 0.333251953125);
}

TEST(Npy, ReadsWhatNumPyWrote) {
  for (const char* name : {"f2", "f4", "f8", "fortran", "version2", "version3", "i4", "i8", "u1"}) {
    const NpyArray array = readNpy(kReferences / (std::string(name) + ".npy"));
    EXPECT_EQ(array.shape, (std::vector<std::size_t>{2, 3, 4})) << name;
    ASSERT_EQ(array.values.size(), 24u);
    for (int i = 0; i < 24; ++i) {
      const double expected = name[0] == 'i' ? i - 5 : name[0] == 'u' ? i : (i - 5) / 4.0;
      EXPECT_EQ(array.values[i], expected) << name;
    }
  }
  EXPECT_EQ(readNpy(kReferences / "scalar.npy").values, std::vector<double>{2.5});
  EXPECT_TRUE(readNpy(kReferences / "scalar.npy").shape.empty());
  EXPECT_EQ(readNpy(kReferences / "vector.npy").shape, std::vector<std::size_t>{2});
  EXPECT_EQ(readNpy(kReferences / "empty.npy").shape, (std::vector<std::size_t>{0, 4}));
}

TEST(Npy, RowsAreTheSameInEveryLayout) {
  for (const char* name : {"f2", "f4", "f8", "fortran", "version2", "i4"}) {
    const fs::path file = kReferences / (std::string(name) + ".npy");
    const NpyRows rows(file);
    EXPECT_EQ(rows.rows(), 2u);
    EXPECT_EQ(rows.rowSize(), 12u);
    const NpyArray whole = readNpy(file);
    std::vector<double> row(12);
    rows.read(1, row);
    EXPECT_EQ(row, std::vector<double>(whole.values.begin() + 12, whole.values.end())) << name;
    std::vector<double> both(24);
    rows.read(0, both);
    EXPECT_EQ(both, whole.values) << name;
    EXPECT_THROW(rows.read(1, both), std::out_of_range);
    EXPECT_THROW(rows.read(2, row), std::out_of_range);
  }
}

using NpyFile = InFolder;

TEST_F(NpyFile, GrowsPartByPart) {
  writeNpyRows(folder / "a.npy", {3, 2}, NpyType::kFloat64, [](const NpySink& put) {
    for (int i = 0; i < 3; ++i) put(std::vector<double>{double(i), i / 3.0});
  });
  const NpyArray array = readNpy(folder / "a.npy");
  EXPECT_EQ(array.shape, (std::vector<std::size_t>{3, 2}));
  EXPECT_EQ(array.values, (std::vector<double>{0, 0, 1, 1 / 3.0, 2, 2 / 3.0}));
  const auto tooFew = [](const NpySink& put) { put(std::vector<double>{1, 2}); };
  EXPECT_THROW(writeNpyRows(folder / "b.npy", {3, 2}, NpyType::kFloat64, tooFew), Error);
  EXPECT_FALSE(fs::exists(folder / "b.npy"));
}

TEST_F(NpyFile, ThatBecomesShorterIsAnError) {
  writeNpy(folder / "a.npy", {3}, std::vector<double>{1, 2, 3}, NpyType::kFloat64);
  const NpyRows rows(folder / "a.npy");
  fs::resize_file(folder / "a.npy", fs::file_size(folder / "a.npy") - 8);
  double last = 0;
  EXPECT_NE(errorOf([&] { rows.read(2, {&last, 1}); }).find("a.npy"), std::string::npos);
}

TEST_F(NpyFile, ReadsWhatItWrote) {
  const std::vector<double> values{0, 1, -2, 0.5, 100, -0.25};
  for (const NpyType type : {NpyType::kFloat16, NpyType::kFloat32, NpyType::kFloat64}) {
    writeNpy(folder / "a.npy", {2, 3}, values, type);
    const NpyArray array = readNpy(folder / "a.npy");
    EXPECT_EQ(array.shape, (std::vector<std::size_t>{2, 3}));
    EXPECT_EQ(array.values, values);
  }
  writeNpy(folder / "b.npy", {3}, std::vector<double>{-1, 5, 1e15}, NpyType::kInt64);
  EXPECT_EQ(readNpy(folder / "b.npy").values, (std::vector<double>{-1, 5, 1e15}));
}

TEST_F(NpyFile, HasTheHeaderThatNumPyExpects) {
  writeNpy(folder / "a.npy", {1}, std::vector<double>{7}, NpyType::kFloat64);
  const std::string bytes = readTextFile(folder / "a.npy");
  EXPECT_EQ(bytes.size() % 64, 8u);  // the data are aligned to 64 bytes
  EXPECT_EQ(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  EXPECT_EQ(bytes.substr(10, 58), "{'descr': '<f8', 'fortran_order': False, 'shape': (1, ), }");
  EXPECT_EQ(bytes[bytes.size() - 9], '\n');
}

TEST_F(NpyFile, RefusesForeignAndBrokenOnes) {
  for (const char* name : {"big_endian.npy", "complex.npy", "none.npy", "make_references.py"}) {
    EXPECT_NE(errorOf([&] { readNpy(kReferences / name); }).find(name), std::string::npos);
  }
  const std::string good = readTextFile(kReferences / "f8.npy");
  const auto refused = [&](std::string bytes) {
    std::ofstream(folder / "bad.npy", std::ios::binary) << bytes;
    EXPECT_NE(errorOf([&] { readNpy(folder / "bad.npy"); }).find("bad.npy"), std::string::npos);
  };
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    bytes.replace(bytes.find(from), from.size(), to);
    return bytes;
  };
  for (const std::size_t size : {0u, 5u, 7u, 9u, 11u, 60u, 128u, 319u}) refused(good.substr(0, size));
  refused(good + "x");
  refused(changed("(2, 3, 4)", "(9, 9, 9)"));
  refused(changed("(2, 3, 4)", "(2, 3, x)"));
  refused(changed("(2, 3, 4)", "[2, 3, 4]"));
  refused(changed("(2, 3, 4), }   ", "(999999999999,)"));
  refused(changed("(2, 3, 4), }                          ", "(4294967296, 4294967296, 4294967296), }"));
  refused(changed("'shape'", "'shope'"));
  refused(changed("False", "Maybe"));
  refused(changed("<f8", "<f9"));
  refused(changed("\x01", "\x04"));
}

TEST(Dataset, ReadsAnOriginalFolder) {
  const Dataset dataset = readDataset(kReferences / "original");
  EXPECT_TRUE(dataset.description.is_null());
  ASSERT_EQ(dataset.size(), 2u);
  EXPECT_EQ(dataset.view(1),
            (ViewAngles{8.116038638019933, 260.97621450917325, -0.291458036644352, 1.7310574109798074}));
  const TransferFunction tf = dataset.transferFunction(1);
  EXPECT_EQ(tf.minimum(), 0);
  EXPECT_EQ(tf.maximum(), 137);
  EXPECT_EQ(tf.points().size(), 256u);
  const double x = 137.0 * 200 / 255;
  EXPECT_NEAR(tf.opacity(x), std::exp(-std::pow((x - 110) / 12, 2)), 1e-12);
  EXPECT_NEAR(tf.color(x)[1], x / 300, 1e-12);
  EXPECT_NEAR(tf.color(x)[2], 0.75, 1e-12);
  EXPECT_FALSE(dataset.lighting(0).shaded);
  EXPECT_EQ(dataset.lighting(0).opacityUnit, 1);
}

TEST(Dataset, ReadsEveryLayoutOfTheArraysAlike) {
  const Dataset usual = readDataset(kReferences / "original"), other = readDataset(kReferences / "layouts");
  ASSERT_EQ(other.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(other.view(i), usual.view(i));
    EXPECT_EQ(other.transferFunction(i).points(), usual.transferFunction(i).points());
    for (double x = 0; x <= 137; x += 5) {
      for (std::size_t c = 0; c < 3; ++c) {
        EXPECT_NEAR(other.transferFunction(i).color(x)[c], usual.transferFunction(i).color(x)[c], 1e-6);
      }
    }
  }
}

TEST(Dataset, ReadsAFolderThatHasOnlyTheTextFiles) {
  const Dataset usual = readDataset(kReferences / "original"), lists = readDataset(kReferences / "lists");
  ASSERT_EQ(lists.size(), 2u);
  EXPECT_EQ(lists.picturePath(1).filename(), "picture8.png");
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_NEAR(lists.view(i).elevation, usual.view(i).elevation, 5.001e-5);
    EXPECT_NEAR(lists.view(i).zoom, usual.view(i).zoom, 5.001e-5);
    const TransferFunction a = lists.transferFunction(i), b = usual.transferFunction(i);
    for (std::size_t k = 0; k < 256; ++k) {
      EXPECT_NEAR(a.points()[k].value, b.points()[k].value, 5.001e-5);
      EXPECT_NEAR(a.points()[k].opacity, b.points()[k].opacity, 5.001e-5);
      for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(a.colors()[k].rgb[c], b.colors()[k].rgb[c], 5.001e-5);
    }
  }
}

TEST(Dataset, NetworkInputsAreThoseOfTheOriginal) {
  const Dataset dataset = readDataset(kReferences / "original");
  // The original's formulas in NumPy, colours by skimage.color.rgb2lab.
  const auto view = viewInput(dataset.view(0));
  const double expectedView[] = {-0.6239649975524103, -0.9734139280886085, 0.2290531043297721, -0.1595927908245452,
                                 -0.9744383708187826};
  for (int i = 0; i < 5; ++i) EXPECT_NEAR(view[i], expectedView[i], 1e-6);
  const auto color = colorInput(dataset.transferFunction(1));
  ASSERT_EQ(color.size(), 768u);
  const std::pair<int, std::array<double, 3>> expectedColors[] = {
      {0, {-0.5420119061877117, 0.6261687485149241, -0.792531492959659}},
      {100, {-0.3035824954414078, 0.5307516385792239, -0.5951481578086089}},
      {255, {0.35497264551941243, 0.5915497298214762, -0.06835407245032021}}};
  for (const auto& [i, lab] : expectedColors) {
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(color[c * 256 + i], lab[c], 1e-6);
  }
  const auto opacity = opacityInput(dataset.transferFunction(1));
  EXPECT_NEAR(opacity[200], 2 * dataset.transferFunction(1).points()[200].opacity - 1, 1e-6);
}

using SampledDataset = InFolder;

TEST_F(SampledDataset, HoldsTheSamplersScenes) {
  const auto volume = ballVolume(1, 0, "some/folder/TCGA-02-0034_t1ce.nii.gz");
  SamplerOptions options;
  options.seed = 5;
  const Dataset dataset = writeSampledDataset(folder / "new" / "set", volume, options, 7);
  ASSERT_EQ(dataset.size(), 7u);
  const Sampler sampler(volume, options);
  for (std::size_t i = 0; i < 7; ++i) {
    const Scene expected = sampler.sample(i), scene = dataset.scene(i, volume);
    for (int c = 0; c < 3; ++c) {
      EXPECT_NEAR(scene.viewpoint.back()[c], expected.viewpoint.back()[c], 1e-12);
      EXPECT_NEAR(scene.viewpoint.up()[c], expected.viewpoint.up()[c], 1e-12);
    }
    EXPECT_DOUBLE_EQ(scene.viewpoint.zoom(), expected.viewpoint.zoom());
    EXPECT_EQ(scene.lighting, expected.lighting);
    EXPECT_EQ(scene.revision, i);
    const auto ours = scene.transferFunction.sampleOpacity(256), theirs = expected.transferFunction.sampleOpacity(256);
    for (int k = 0; k < 256; ++k) EXPECT_NEAR(ours[k], theirs[k], 1e-12);
  }
  const auto& description = dataset.description;
  EXPECT_EQ(description["volume"]["hash"], volume->hash());
  EXPECT_EQ(description["volume"]["subject"], "TCGA-02-0034");
  EXPECT_EQ(description["sampler"]["kind"], "informed");
  EXPECT_EQ(description["count"], 7);
  EXPECT_EQ(readNpy(dataset.folder / "key.npy").values, std::vector<double>(7, -1));
}

TEST_F(SampledDataset, NamesTheKeyframesOfItsSamples) {
  const auto volume = ballVolume();
  SamplerOptions options;
  options.seed = 2;
  options.keyframed = 0.6;
  const Dataset dataset = writeSampledDataset(folder / "data", volume, options, 40);
  const Sampler sampler(volume, options);
  const auto stored = readNpy(dataset.folder / "key.npy");
  ASSERT_EQ(stored.shape, (std::vector<std::size_t>{40}));
  int keyframed = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    const auto keyframe = sampler.keyframeOf(i);
    EXPECT_EQ(stored.values[i], keyframe ? double(*keyframe) : -1);
    EXPECT_EQ(dataset.keyframeOf(i), keyframe ? std::optional<std::size_t>(*keyframe) : std::nullopt);
    keyframed += keyframe ? 1 : 0;
    const Scene expected = sampler.sample(i);
    const auto colors = dataset.transferFunction(i).sampleColor(256),
               theirs = expected.transferFunction.sampleColor(256);
    for (int k = 0; k < 256; ++k) EXPECT_NEAR(colors[k][1], theirs[k][1], 1e-12);
  }
  EXPECT_GT(keyframed, 10);
  EXPECT_EQ(dataset.description["sampler"]["keyframed"], 0.6);
}

TEST_F(SampledDataset, KeyframesThatAreNotThereAreRefused) {
  const Dataset dataset = writeSampledDataset(folder / "data", ballVolume(), {}, 3);
  const fs::path file = dataset.folder / "key.npy";
  for (const std::vector<double>& keys : {std::vector<double>{-1, 3, -1}, {-1, -2, -1}, {-1, 1, -1}}) {
    writeNpy(file, {3}, keys, NpyType::kInt64);
    const std::string error = errorOf([&] { readDataset(dataset.folder); });
    EXPECT_NE(error.find("key.npy"), std::string::npos) << error;
    EXPECT_NE(error.find("sample 1"), std::string::npos) << error;
  }
  writeNpy(file, {2}, std::vector<double>{-1, -1}, NpyType::kInt64);
  EXPECT_NE(errorOf([&] { readDataset(dataset.folder); }).find("shape is 2"), std::string::npos);
  fs::remove(file);
  EXPECT_FALSE(readDataset(dataset.folder).keyframeOf(1)) << "as in an original's folder";
}

TEST_F(SampledDataset, MoreSamplesBeginWithTheSameOnes) {
  const auto volume = ballVolume();
  const Dataset few = writeSampledDataset(folder / "few", volume, {}, 2);
  const Dataset many = writeSampledDataset(folder / "many", volume, {}, 5);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(few.view(i), many.view(i));
    EXPECT_EQ(few.transferFunction(i), many.transferFunction(i));
  }
}

TEST_F(SampledDataset, NeverOverwritesAnother) {
  const auto volume = ballVolume();
  writeSampledDataset(folder, volume, {}, 2);
  const std::string before = readTextFile(folder / "view.npy");
  EXPECT_NE(errorOf([&] { writeSampledDataset(folder, volume, {}, 3); }).find("already"), std::string::npos);
  EXPECT_EQ(readTextFile(folder / "view.npy"), before);
  EXPECT_THROW(writeSampledDataset(folder / "none", volume, {}, 0), Error);
}

TEST_F(SampledDataset, InputFilesAreFlattenedLikeTheOriginals) {
  const Dataset dataset = writeSampledDataset(folder, ballVolume(), {}, 2);
  writeInputCsv(dataset, 1);
  writeFileLists(dataset);
  std::istringstream lines(readTextFile(folder / "inputs" / "input1.csv"));
  std::vector<std::string> values;
  for (std::string line; std::getline(lines, line);) values.push_back(line);
  ASSERT_EQ(values.size(), 4u + 256 * 2 + 256 * 4);
  const auto number = [&](std::size_t i) { return std::stod(values[i]); };
  EXPECT_NEAR(number(1), dataset.view(1).azimuth, 5e-5);
  EXPECT_NEAR(number(4 + 2 * 9), dataset.transferFunction(1).points()[9].value, 5e-5);
  EXPECT_NEAR(number(4 + 2 * 9 + 1), dataset.transferFunction(1).points()[9].opacity, 5e-5);
  EXPECT_NEAR(number(4 + 512 + 4 * 9 + 2), dataset.transferFunction(1).colors()[9].rgb[1], 5e-5);
  for (const auto& value : values) EXPECT_EQ(value.size() - value.find('.'), 5u) << value;
  EXPECT_EQ(readTextFile(folder / "files.csv"), "vimage0.png\nvimage1.png\n");
  EXPECT_EQ(readTextFile(folder / "inputs.csv"), "input0.csv\ninput1.csv\n");
}

TEST_F(SampledDataset, BrokenFoldersAreRefusedNamingTheFile) {
  EXPECT_NE(errorOf([&] { readDataset(folder); }).find("view.npy"), std::string::npos);
  const Dataset dataset = writeSampledDataset(folder, ballVolume(), {}, 2);
  const auto refusedWith = [&](const char* name, const std::function<void(const fs::path&)>& damage) {
    const std::string good = readTextFile(folder / name);
    damage(folder / name);
    EXPECT_NE(errorOf([&] { readDataset(folder); }).find(name), std::string::npos);
    std::ofstream(folder / name, std::ios::binary) << good;
    EXPECT_NO_THROW(readDataset(folder));
  };
  const auto changed = [&](const char* name, std::size_t at, double value) {
    refusedWith(name, [&](const fs::path& file) {
      NpyArray array = readNpy(file);
      array.values[at] = value;
      writeNpy(file, array.shape, array.values, NpyType::kFloat64);
    });
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  changed("view.npy", 1, nan);
  changed("view.npy", 3, 0);
  changed("opacity.npy", 101, 1.5);
  changed("opacity.npy", 101, -0.5);
  changed("opacity.npy", 100, -1e9);
  changed("color.npy", 1025, 1.1);
  changed("color.npy", 0, -500);
  changed("lighting.npy", 2, -1);
  refusedWith("color.npy", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 8); });
  refusedWith("opacity.npy", [](const fs::path& file) {
    writeNpy(file, {1, 256, 2}, std::vector<double>(512), NpyType::kFloat64);
  });
  refusedWith("lighting.npy", [](const fs::path& file) { fs::remove(file); });
  refusedWith("dataset.json", [](const fs::path& file) { std::ofstream(file) << "{\"version\": 2}"; });
  refusedWith("dataset.json", [](const fs::path& file) { std::ofstream(file) << "[]"; });
}

TEST_F(SampledDataset, BrokenSamplesAreNamed) {
  writeSampledDataset(folder, ballVolume(), {}, 100);
  NpyArray array = readNpy(folder / "opacity.npy");
  array.values[77 * 512 + 1] = std::numeric_limits<double>::quiet_NaN();
  writeNpy(folder / "opacity.npy", array.shape, array.values, NpyType::kFloat64);
  EXPECT_NE(errorOf([&] { readDataset(folder); }).find("(sample 77)"), std::string::npos);
}

TEST_F(SampledDataset, ChangesUnderAnOpenFolderAreFound) {
  const Dataset dataset = writeSampledDataset(folder, ballVolume(), {}, 3);
  EXPECT_NO_THROW(dataset.scene(2, nullptr));
  EXPECT_THROW(dataset.scene(3, nullptr), std::out_of_range);
  fs::resize_file(folder / "color.npy", fs::file_size(folder / "color.npy") - 8);
  EXPECT_NE(errorOf([&] { dataset.scene(2, nullptr); }).find("color.npy"), std::string::npos);
}

TEST_F(SampledDataset, IsNotOneBeforeItIsComplete) {
  fs::create_directories(folder / "dataset.json");  // cannot be replaced by a file
  EXPECT_THROW(writeSampledDataset(folder, ballVolume(), {}, 3), Error);
  EXPECT_FALSE(fs::exists(folder / "view.npy"));
  fs::remove(folder / "dataset.json");
  EXPECT_EQ(writeSampledDataset(folder, ballVolume(), {}, 3).size(), 3u);
}

TEST_F(SampledDataset, TheTextFilesAloneGiveTheSameSamples) {
  const Dataset dataset = writeSampledDataset(folder / "whole", ballVolume(), {}, 3);
  for (std::size_t i = 0; i < 3; ++i) writeInputCsv(dataset, i);
  writeFileLists(dataset);
  for (const char* array : {"view.npy", "opacity.npy", "color.npy", "lighting.npy", "dataset.json"})
    fs::rename(folder / "whole" / array, folder / array);
  const Dataset lists = readDataset(folder / "whole");
  ASSERT_EQ(lists.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const SampleRow a = dataset.table->row(i), b = lists.table->row(i);
    for (std::size_t k = 0; k < a.view.size(); ++k) EXPECT_NEAR(a.view[k], b.view[k], 5.001e-5);
    for (std::size_t k = 0; k < a.opacity.size(); ++k) EXPECT_NEAR(a.opacity[k], b.opacity[k], 5.001e-5);
    for (std::size_t k = 0; k < a.color.size(); ++k) EXPECT_NEAR(a.color[k], b.color[k], 5.001e-5);
  }
}

TEST_F(SampledDataset, BrokenTextFilesAreRefused) {
  fs::copy(kReferences / "lists", folder, fs::copy_options::recursive);
  const fs::path file = folder / "inputs" / "input8.csv";
  const std::string good = readTextFile(file);
  const auto refused = [&](const std::string& text, const std::string& why) {
    std::ofstream(file, std::ios::binary) << text;
    const std::string error = errorOf([&] { readDataset(folder); });
    EXPECT_NE(error.find("input8.csv"), std::string::npos) << error;
    EXPECT_NE(error.find(why), std::string::npos) << error;
  };
  refused(good.substr(0, good.size() - 7), "1539 values instead of 1540");
  refused(good + "1.0\n", "1541 values instead of 1540");
  refused("", "0 values");
  refused("x" + good, "value 1 is no number");
  refused("nan" + good.substr(good.find('\n')), "not finite");
  refused("1.5.2" + good.substr(good.find('\n')), "value 1 is no number");
  std::ofstream(file, std::ios::binary) << good;
  EXPECT_NO_THROW(readDataset(folder));
  std::ofstream(folder / "files.csv", std::ios::app) << "one_too_many.png\n";
  EXPECT_NE(errorOf([&] { readDataset(folder); }).find("names 3 pictures for 2 samples"), std::string::npos);
  fs::remove(folder / "files.csv");
  fs::remove(file);
  EXPECT_NE(errorOf([&] { readDataset(folder); }).find("input8.csv"), std::string::npos);
}

using GuideFile = InFolder;

TEST_F(GuideFile, KeepsBytesAsFractions) {
  Image guide(5, 3);
  for (std::size_t i = 0; i < guide.data.size(); ++i) guide.data[i] = std::uint8_t(i * 4);
  writeGuide(folder / "guides" / "guide0.npy", guide);
  const Plane plane = readGuide(folder / "guides" / "guide0.npy");
  EXPECT_EQ(plane.channels, 4);
  EXPECT_EQ(plane.height, 3);
  EXPECT_EQ(plane.width, 5);
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 5; ++x) {
      for (int c = 0; c < 4; ++c) {
        EXPECT_NEAR(plane.data[(c * 3 + y) * 5 + x] * 255, guide.pixel(x, y)[c], 0.07);
      }
    }
  }
  EXPECT_THROW(readGuide(kReferences / "vector.npy"), Error);
}

TEST(SubjectName, IsWhatTheFileNameSays) {
  EXPECT_EQ(subjectName("a/TCGA-02-0034_t1ce.nii.gz"), "TCGA-02-0034");
  EXPECT_EQ(subjectName("fork_TCGA-02-0070_2000.07.10.nii.gz"), "TCGA-02-0070");
  EXPECT_EQ(subjectName("stroke_T1.nii.gz"), "stroke");
  EXPECT_EQ(subjectName("mni152_t1_brain.nii.gz"), "mni152");
  EXPECT_EQ(subjectName("head.v2.mha"), "head.v2");
  EXPECT_EQ(subjectName("scans/dicom-cthead/"), "dicom-cthead");
  EXPECT_EQ(subjectName("t1.nii"), "t1");
  EXPECT_EQ(subjectName(""), "");
}

}  // namespace
}  // namespace twinray::core
