// Whatever is opened in the window is loaded or refused with a sentence; the window goes on with what it had.
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/ui/window_support.h"
#include "ui/presets/preset_panel.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::Window;

void expectOneSentence(const QString& message, const fs::path& about) {
  EXPECT_GT(message.size(), 20) << about;
  EXPECT_EQ(message.count(QLatin1Char('\n')), 0) << message.toStdString();
  EXPECT_TRUE(message.endsWith('.')) << message.toStdString();
}

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    MainWindowOptions options;
    // Nobody is there to choose a component.
    options.whenUnclear = WhenUnclear::kRefuse;
    window_ = std::make_unique<Window>(options);
    (*window_)->pipeline()->setFixedPictureSize({64, 64});
    ASSERT_TRUE(window_->openSample());
  }
  MainWindow& window() { return **window_; }
  std::shared_ptr<const core::Scene> scene() { return window().scenes()->scene(); }
  /// True: opened. False: refused, and the scene is the one before.
  bool opens(const std::function<void()>& how, const fs::path& about) {
    const auto before = scene();
    QSignalSpy opened(&window(), &MainWindow::opened), failed(&window(), &MainWindow::openFailed);
    how();
    EXPECT_TRUE(Window::waitFor([&] { return opened.count() + failed.count() > 0; })) << about;
    if (failed.isEmpty()) return true;
    EXPECT_EQ(scene(), before) << about;
    expectOneSentence(window().message(), about);
    return false;
  }
  /// The window still does what it is asked for.
  void expectToGoOn(const fs::path& about) {
    const core::Viewpoint before = window_->viewpoint();
    QTest::keyClick(window_->pane(PaneId::kReference), Qt::Key_Left);
    EXPECT_NE(window_->viewpoint(), before) << about;
    EXPECT_TRUE(window_->settle()) << about;
    EXPECT_EQ(window_->pane(PaneId::kReference)->image().size(), QSize(64, 64)) << about;
  }
  fs::path path(const char* name) const { return fs::path(home_.path().toStdString()) / name; }
  void put(const fs::path& file, const std::string& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
  }

  QTemporaryDir home_;
  std::unique_ptr<Window> window_;
};

TEST_F(BadInput, EveryAwkwardFileIsLoadedOrRefusedWithASentence) {
  int loaded = 0, refused = 0;
  for (const auto& entry : fs::directory_iterator(TWINRAY_TEST_DATA "/awkward")) {
    const fs::path file = entry.path();
    if (file.filename() == "README.md" || file.filename() == "licenses") continue;
    if (opens([&] { window().openVolume(file); }, file)) {
      ++loaded;
      EXPECT_EQ(window().message().toStdString(), "") << file;
    } else {
      ++refused;
      const QString name = QString::fromStdString(file.filename().string());
      EXPECT_TRUE(window().message().contains(name)) << window().message().toStdString();
    }
    expectToGoOn(file);
  }
  // As the README of that folder says, there are both.
  EXPECT_GT(loaded, 20);
  EXPECT_GT(refused, 10);
}

TEST_F(BadInput, NoMalformedTransferFunctionChangesTheScene) {
  const std::vector<std::pair<const char*, std::string>> files{
      {"empty.json", ""},
      {"text.json", "opacity"},
      {"cut.json", "{\"version\": 1, \"range\": ["},
      {"list.json", "[1, 2, 3]"},
      {"null.json", "null"},
      {"other.json", "{\"name\": \"something else\"}"},
      {"version.json", "{\"version\": 99, \"range\": [0, 1], \"opacity\": {\"kind\": \"points\", \"points\": []}}"},
      {"range.json",
       "{\"version\": 1, \"range\": [5, 5], \"opacity\": {\"kind\": \"modes\", \"modes\": []}, \"colors\": []}"},
      {"huge.json", "{\"version\": 1, \"range\": [0, 1e999], \"opacity\": 1, \"colors\": 2}"},
      {"deep.json", std::string(200'000, '[')},
      {"binary.json", std::string("\x00\xff\xfe\x01", 4)},
      {"paraview.json", "[{\"ColorSpace\": \"RGB\", \"Points\": \"none\"}]"},
      {"slicer.vp.json", "{\"@schema\": \"x\", \"volumeProperties\": [{}]}"},
      {"empty.vp", ""},
      {"words.vp", "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"},
      {"count.vp", "1\n1\n0.1\n0.9\n0.2\n10\n1000000 0 0\n4 0 1 255 1\n8 0 0 0 0 255 1 1 1\n"},
      {"nan.vp", "1\n1\n0.1\n0.9\n0.2\n10\n4 nan 0 nan 1\n4 0 1 255 1\n8 nan 0 0 0 255 1 1 1\n"},
  };
  const auto before = scene();
  for (const auto& [name, content] : files) {
    put(path(name), content);
    QSignalSpy failed(&window(), &MainWindow::failed);
    window().transferFunctionEditor()->importFile(path(name));
    EXPECT_EQ(failed.count(), 1) << name;
    EXPECT_EQ(scene(), before) << name;
    expectOneSentence(window().message(), name);
    EXPECT_TRUE(window().message().contains(QLatin1String(name))) << window().message().toStdString();
  }
  window().transferFunctionEditor()->importFile(path("not there.json"));
  EXPECT_EQ(scene(), before);
  EXPECT_EQ(window().scenes()->undoStack()->count(), 0);
  expectToGoOn("transfer functions");
}

TEST_F(BadInput, MalformedPresetsAreSaidAndTheOthersStay) {
  auto* panel = window().findChild<PresetPanel*>();
  const std::size_t bundled = panel->presets().size();
  const std::string good =
      R"({"version": 1, "name": "Mine", "units": "absolute", "transfer_function": {"version": 1, "range": [0, 255],
          "opacity": {"kind": "modes", "modes": [{"mean": 100, "sigma": 20, "amplitude": 0.5}]}, "colors": [[0, 1, 1, 1]]}})";
  const std::vector<std::pair<const char*, std::string>> files{
      {"a.json", ""},
      {"b.json", "{}"},
      {"c.json", "[]"},
      {"d.json", "{\"version\": 1, \"name\": 5}"},
      {"e.json", "{\"version\": 1, \"name\": \"x\", \"units\": \"inches\", \"transfer_function\": {}}"},
      {"f.json", std::string(100'000, '{')},
      {"g.json", std::string(5u << 20, ' ')},
  };
  for (const auto& [name, content] : files) put(PresetPanel::ownFolder() / name, content);
  put(PresetPanel::ownFolder() / "mine.json", good);
  QSignalSpy failed(&window(), &MainWindow::failed);
  ASSERT_TRUE(opens([this] { window().openDefaultVolume(); }, "presets"));
  EXPECT_EQ(failed.count(), int(files.size()));
  for (const auto& [name, content] : files) {
    const bool said = std::any_of(failed.begin(), failed.end(), [&name = name](const auto& sentence) {
      return sentence[0].toString().contains(QLatin1String(name));
    });
    EXPECT_TRUE(said) << name;
  }
  EXPECT_EQ(panel->presets().size(), bundled + 1);
  EXPECT_EQ(panel->presets().front().name, "Mine");
  expectToGoOn("presets");
}

TEST_F(BadInput, ASessionWithAnyPartWrongIsRefusedOrOpened) {
  const fs::path small = fs::path(TWINRAY_TEST_DATA) / "awkward" / "made_base_ct32_i16.nii";
  ASSERT_TRUE(opens([&] { window().openVolume(small); }, small));
  ASSERT_TRUE(window_->saveSession(path("good.json")));
  json good;
  std::ifstream(path("good.json")) >> good;
  const std::vector<json> wrong{nullptr, "text", -1, 1e300, json::array(), json::object(), json::array({1, "a"}), true};
  int refused = 0;
  const auto tryOut = [&](const json& session, const std::string& what) {
    put(path("bad.json"), session.dump());
    if (!opens([this] { window().openSession(path("bad.json")); }, what)) ++refused;
    ASSERT_NE(scene(), nullptr);
  };
  for (const auto& [key, value] : good.items()) {
    json without = good;
    without.erase(key);
    tryOut(without, "without " + key);
    for (const json& other : wrong) {
      json changed = good;
      changed[key] = other;
      // A path that does not exist asks for the volume.
      if (key == "volume" || key == "model") continue;
      tryOut(changed, key + " = " + other.dump());
    }
    if (!value.is_object()) continue;
    for (const auto& [inner, unused] : value.items()) {
      if (key == "volume" && inner == "path") continue;
      for (const json& other : wrong) {
        json changed = good;
        changed[key][inner] = other;
        tryOut(changed, key + "." + inner + " = " + other.dump());
      }
    }
  }
  EXPECT_GT(refused, 50);
  const std::string text = good.dump();
  for (const std::string& content : {std::string(), text.substr(0, text.size() / 2), std::string(300'000, '[')}) {
    put(path("bad.json"), content);
    EXPECT_FALSE(opens([this] { window().openSession(path("bad.json")); }, "cut"));
  }
  ASSERT_TRUE(opens([this] { window().openSession(path("good.json")); }, "good"));
  expectToGoOn("sessions");
}

}  // namespace
}  // namespace twinray::ui
