// What core, render and nn say to people reaches the German window in German.
#include "ui/sentences.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/label_map_reader.h"
#include "core/io/volume_contents.h"
#include "core/io/volume_reader.h"
#include "core/picture_metadata.h"
#include "core/presets.h"
#include "core/resources.h"
#include "core/session.h"
#include "core/transfer_function_files.h"
#include "nn/model.h"
#include "tests/ui/source_sentences.h"
#include "tests/ui/widget_support.h"
#include "ui/translator.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::kValue;

struct TemplatePair {
  QString english, german;
};

QList<TemplatePair> templates() {
  QFile file(QString::fromStdString(Translator::fileFor("de").string()));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  QList<TemplatePair> pairs;
  QString context, english;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("source")) english = xml.readElementText();
    if (xml.name() == QLatin1String("translation") && context == QLatin1String(Sentences::kContext))
      pairs.push_back({english, xml.readElementText()});
  }
  return pairs;
}

QRegularExpression place() {
  return QRegularExpression(QStringLiteral("%([1-9])"));
}

/// With ‹1› for %1.
QString withNames(const QString& pattern) {
  return QString(pattern).replace(place(), QStringLiteral("‹\\1›"));
}

TEST(Sentences, TheClosestTemplateIsFilled) {
  Sentences sentences;
  sentences.add("Cannot read %1: %2; %3.", "%1 ist nicht lesbar: %2; %3.");
  sentences.add("line %1", "Zeile %1");
  sentences.add("line %1 is cut off", "Zeile %1 ist abgeschnitten");
  sentences.add("%1 is not a number", "%1 ist keine Zahl");
  sentences.add("each is the mean of %1 x %1", "jedes ist das Mittel von %1 x %1");
  sentences.add("%1 has %2; use another.", "%1 enthält %2; nehmen Sie ein anderes.");
  sentences.add("two \"%1\"", "zwei „%1“");
  const auto translated = [&](const char* sentence) { return sentences.translated(sentence).toStdString(); };
  EXPECT_EQ(translated("line 7"), "Zeile 7");
  EXPECT_EQ(translated("line 7 is cut off"), "Zeile 7 ist abgeschnitten");
  EXPECT_EQ(translated("line 7 is not a number"), "Zeile 7 ist keine Zahl");
  EXPECT_EQ(translated("each is the mean of 2 x 2"), "jedes ist das Mittel von 2 x 2");
  EXPECT_TRUE(sentences.translated("each is the mean of 2 x 4").isNull());
  // A value that looks like a place, or holds what stands between values.
  EXPECT_EQ(translated("%2 has %1; use another."), "%2 enthält %1; nehmen Sie ein anderes.");
  EXPECT_EQ(translated("Cannot read /a: b; c: line 7; d."), "/a: b; c ist nicht lesbar: Zeile 7; d.");
  EXPECT_EQ(translated("/it has it has two \"ä\"; use another."),
            "/it has it enthält zwei „ä“; nehmen Sie ein anderes.");
  EXPECT_TRUE(sentences.translated("Nobody wrote this.").isNull());
  EXPECT_TRUE(sentences.translated("").isNull());
}

TEST(Sentences, WithoutATranslationTheyStayEnglish) {
  const core::Error error("/ä/x.nii does not exist; check the path.");
  EXPECT_EQ(sentenceOf(error), "/ä/x.nii does not exist; check the path.");
  EXPECT_EQ(translatedSentence({}), "");
}

/// Every test with the German texts, as the program installs them.
class GermanSentences : public ::testing::Test {
 protected:
  void SetUp() override {
    german_.read(Translator::fileFor("de"));
    QCoreApplication::installTranslator(&german_);
  }
  void TearDown() override { QCoreApplication::removeTranslator(&german_); }

  /// German to the last word, beside names of files and what a library says in brackets.
  static void expectGerman(const std::string& english, const fs::path& about) {
    QString text = translatedSentence(english);
    EXPECT_NE(text.toStdString(), english);
    // Of a file of a series the folder is named.
    const bool itself = english.find(about.string()) != std::string::npos;
    const QString name = QString::fromStdString((itself ? about : about.parent_path()).string());
    EXPECT_TRUE(text.contains(name)) << text.toStdString();
    text.remove(name);
    text.remove(QRegularExpression(QStringLiteral("\\[json\\.exception.*\\); ")));
    static const QRegularExpression words(QStringLiteral(
        "\\b(the|it|its|is|are|not|no|of|or|and|with|to|cannot|has|have|choose|check|open|close|must|be)\\b"));
    EXPECT_FALSE(words.match(text).hasMatch()) << text.toStdString();
  }

  /// The number of those that are refused; what is refused is said in German.
  template <typename F>
  static int refusals(const std::vector<fs::path>& files, const F& read) {
    int refused = 0;
    for (const fs::path& file : files) {
      try {
        read(file);
      } catch (const core::Error& error) {
        ++refused;
        expectGerman(error.what(), file);
      }
    }
    return refused;
  }

  std::vector<fs::path> written(const std::vector<std::string>& contents, const char* ending) {
    std::vector<fs::path> files;
    for (const std::string& content : contents) {
      files.push_back(fs::path(folder_.path().toStdString()) / (std::to_string(files.size()) + ending));
      std::ofstream(files.back(), std::ios::binary) << content;
    }
    return files;
  }

  QTemporaryDir folder_;
  Translator german_;
};

TEST_F(GermanSentences, KeepTheValuesOfTheirTemplates) {
  const QList<TemplatePair> pairs = templates();
  ASSERT_GT(pairs.size(), 400);
  std::set<QString> known;
  for (const auto& [english, german] : pairs) {
    EXPECT_TRUE(known.insert(english).second) << "twice: " << english.toStdString();
    EXPECT_FALSE(QString(english).remove(place()).trimmed().isEmpty()) << english.toStdString();
    EXPECT_FALSE(english.contains(QRegularExpression(QStringLiteral("%\\d%\\d")))) << english.toStdString();
    std::set<QString> places[2];
    for (const int i : {0, 1}) {
      for (auto found = place().globalMatch(i == 0 ? english : german); found.hasNext();)
        places[i].insert(found.next().captured(1));
    }
    EXPECT_EQ(places[0], places[1]) << english.toStdString();
    for (int i = 1; i <= int(places[0].size()); ++i)
      EXPECT_TRUE(places[0].contains(QString::number(i))) << english.toStdString();
    EXPECT_EQ(translatedSentence(withNames(english).toStdString()).toStdString(), withNames(german).toStdString());
  }
}

// Only commands of twinray-cli read these files, import weights or play drags.
bool isOfCommandLine(const std::string& file) {
  static const std::set<std::string> files{"core/evaluation/drag_evaluation.cpp",
                                           "core/evaluation/drag_figures.cpp",
                                           "core/evaluation/folder_evaluation.cpp",
                                           "nn/forward.cpp",
                                           "nn/import_weights.cpp",
                                           "nn/state_dict.cpp",
                                           "nn/unpickler.cpp",
                                           "nn/unpickler.h"};
  return files.contains(file);
}

TEST_F(GermanSentences, HaveATemplateForWhateverTheSourcesSay) {
  std::set<std::string> known;
  for (const TemplatePair& pair : templates())
    known.insert(QString(pair.english).replace(place(), QString(QLatin1Char(kValue))).toStdString());
  const fs::path root = TWINRAY_SOURCE_DIR;
  int sentences = 0;
  // The two kinds of archives have sentences of their own.
  for (const char* kind : {"model", "checkpoint"}) {
    tests::SentenceReader reader(std::map<std::string, std::string>{{"kind", kind}});
    for (const char* folder : {"core", "render", "nn", "ui"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const fs::path& file = entry.path();
        const std::string name = file.lexically_relative(root).string();
        if ((file.extension() != ".cpp" && file.extension() != ".h") || isOfCommandLine(name)) continue;
        const tests::Shapes found = reader.read(
            file,
            "Error|runtime_error|notes\\.push_back|fail|failToRead|refuse|refused|broken|sentence|finish|failed_|"
            "number|finite|fraction|checkCount|numbersOf",
            "\\b(?:what|why|remedy|advice|message|which|wrong|problem|cause) \\+?= |"
            "\\breturn (?=[^;]*\"(?:has|is|needs|does|names|The) )");
        for (const std::string& shape : found) {
          ++sentences;
          EXPECT_TRUE(known.contains(shape)) << name << ": " << shape;
        }
      }
    }
  }
  EXPECT_GT(sentences, 1000) << "the search for sentences found too few";
}

TEST_F(GermanSentences, AreSaidOfEveryAwkwardFileThatIsRefused) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(TWINRAY_TEST_DATA "/awkward"))
    files.push_back(entry.path());
  files.emplace_back(TWINRAY_TEST_DATA "/awkward/no-such-file.nii.gz");
  std::vector<std::string> notes;
  int refused = refusals(files, [&](const fs::path& file) {
    const std::vector<std::string> said = core::readVolume(file)->source().notes;
    notes.insert(notes.end(), said.begin(), said.end());
  });
  EXPECT_GT(refused, 25);
  EXPECT_GT(notes.size(), 10u);
  for (const std::string& note : notes) expectGerman(note, {});

  const fs::path volume = TWINRAY_TEST_DATA "/awkward/made_base_ct32_i16.nii";
  for (const auto& choice : {core::VolumeChoice{"7", "", 0, 1}, core::VolumeChoice{"", "red", 0, 1},
                             core::VolumeChoice{"", "", 5, 1}, core::VolumeChoice{"", "", 0, 3}})
    EXPECT_EQ(refusals({volume}, [&](const fs::path& file) { core::readVolume(file, choice); }), 1);
  const auto ball = tests::ballVolume();
  EXPECT_EQ(refusals({volume, fs::path(TWINRAY_TEST_DATA) / "awkward" / "made_slope_hu.nii"},
                     [&](const fs::path& file) { core::readLabelMap(file, *ball); }),
            2);
  try {
    core::checkMemory(volume, core::inspectVolume(volume), 1, 1 << 20);
    ADD_FAILURE();
  } catch (const core::Error& error) {
    expectGerman(error.what(), volume);
  }
}

TEST_F(GermanSentences, AreSaidOfTransferFunctionsAndPresets) {
  const auto tf = [](const std::string& range, const std::string& opacity, const std::string& colors) {
    return R"({"version": 1, "range": )" + range + R"(, "opacity": )" + opacity + R"(, "colors": )" + colors + "}";
  };
  const std::vector<std::string> contents{
      "",
      "opacity",
      "{\"version\": 1, \"range\": [",
      "[1, 2, 3]",
      "[]",
      "{\"name\": \"something else\"}",
      "{\"version\": 99}",
      tf("[5, 5]", "{}", "[]"),
      tf("[1]", "{}", "[]"),
      tf("[\"a\", 5]", "{}", "[]"),
      tf("[0, 5]", "1", "[]"),
      tf("[0, 5]", R"({"kind": "none"})", "[]"),
      tf("[0, 5]", R"({"kind": "points", "points": [[1]]})", "[]"),
      tf("[0, 5]", R"({"kind": "points", "points": [[1, "a"]]})", "[]"),
      tf("[0, 5]", R"({"kind": "points", "points": [[1, 7]]})", "[[0, 1, 1, 1]]"),
      tf("[0, 5]", R"({"kind": "modes", "modes": [{"mean": 1, "sigma": 0, "amplitude": 1}]})", "[[0, 1, 1, 1]]"),
      tf("[0, 5]", R"({"kind": "modes", "modes": []})", "[[0, 1, 1, 8]]"),
      tf("[0, 5]", R"({"kind": "modes", "modes": []})", "[]"),
      "[{\"ColorSpace\": \"RGB\", \"Points\": \"none\"}]",
      "[{\"ColorSpace\": \"Odd\", \"RGBPoints\": [0, 0, 0, 0, 1, 1, 1, 1]}]",
      "{\"@schema\": \"x\", \"volumeProperties\": [{}]}",
      "{\"@schema\": \"x\", \"volumeProperties\": []}",
      "one\ntwo\nthree\nfour\nfive\nsix\nseven\n",
      "1\none\n0.1\n0.9\n0.2\n10\n4 0 0 1 1\n4 0 1 255 1\n8 0 0 0 0 255 1 1 1\n",
      "1\n1\n0.1\n0.9\n0.2\n10\n1000000 0 0\n4 0 1 255 1\n8 0 0 0 0 255 1 1 1\n",
      "1\n1\n7\n0.9\n0.2\n10\n4 0 0 1 1\n4 0 1 255 1\n8 0 0 0 0 255 1 1 1\n",
      "1\n1\n0.1\n0.9\n0.2\n10\n4 nan 0 nan 1\n4 0 1 255 1\n8 nan 0 0 0 255 1 1 1\n"};
  const auto files = written(contents, ".json");
  EXPECT_EQ(refusals(files, [](const fs::path& file) { core::readAnyTransferFunction(file); }), int(files.size()));
  EXPECT_EQ(refusals(files, [](const fs::path& file) { core::readTransferFunction(file); }), int(files.size()));
  EXPECT_EQ(refusals(files, [](const fs::path& file) { core::readPreset(file); }), int(files.size()));
  const auto presets = written(
      {R"({"version": 2})", R"({"version": 1, "name": "x", "units": "inches", "transfer_function": {}})",
       R"({"version": 1, "name": "x", "units": "absolute", "lighting": {"ambient": 7}, "transfer_function": {}})",
       R"({"version": 1, "name": "x", "units": "absolute", "lighting": {"opacity_unit": -1}, "transfer_function": {}})",
       R"({"version": 1, "name": "x", "units": "absolute", "transfer_function": {}})", std::string(5u << 20, ' ')},
      ".json");
  EXPECT_EQ(refusals(presets, [](const fs::path& file) { core::readPreset(file); }), int(presets.size()));
}

TEST_F(GermanSentences, AreSaidOfASessionWithAnyPartWrong) {
  const fs::path good = fs::path(folder_.path().toStdString()) / "good.json";
  core::Session session;
  session.volume = good.parent_path() / "volume.nii";
  session.labelFile = good.parent_path() / "labels.nii";
  session.labels = {{1, "a", {1, 1, 1}, 1, true}};
  core::writeSession(good, session);
  json whole;
  std::ifstream(good) >> whole;
  whole["crop"] = {{"low", {0, 0, 0}}, {"high", {1, 1, 1}}};
  std::vector<std::string> contents{"", whole.dump().substr(0, 40), "[]"};
  const std::vector<json> wrong{
      nullptr, "text", -1, 1e300, json::array(), json::object(), json::array({7, 7, 7}), json{7, 7, 7}, json{1, 0}};
  const auto flat = whole.flatten();
  for (const auto& [pointer, unused] : flat.items()) {
    for (const json& other : wrong) {
      json changed = whole;
      changed[json::json_pointer(pointer)] = other;
      contents.push_back(changed.dump());
    }
  }
  for (const auto& [key, unused] : whole.items()) {
    for (const json& other : wrong) {
      json changed = whole;
      changed[key] = other;
      contents.push_back(changed.dump());
    }
  }
  const auto files = written(contents, ".json");
  EXPECT_GT(refusals(files, [](const fs::path& file) { core::readSession(file); }), 100);
  const auto pictures = written({"", "no picture", std::string("\x89PNG\r\n\x1a\n", 8)}, ".png");
  EXPECT_EQ(refusals(pictures, [](const fs::path& file) { core::sessionOfPicture(file); }), 3);
  const fs::path plain = fs::path(TWINRAY_SOURCE_DIR) / "docs" / "user" / "images" / "hidpi.png";
  EXPECT_EQ(refusals({plain}, [](const fs::path& file) { core::sessionOfPicture(file); }), 1);
}

TEST_F(GermanSentences, AreSaidOfModels) {
  std::ifstream stream(core::defaultModelPath(), std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(stream), {}};
  std::vector<std::string> contents{"", "text", whole.substr(0, whole.size() / 2), whole.substr(0, 1000)};
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string other = whole;
    for (std::size_t at = other.find(from); at != std::string::npos; at = other.find(from, at + to.size()))
      other.replace(at, from.size(), to);
    contents.push_back(other);
  };
  changed("twinray model", "another model");
  changed("model.json", "modem.json");
  std::string damaged = whole;
  damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 1);
  contents.push_back(damaged);
  auto files = written(contents, ".pt");
  files.emplace_back(folder_.path().toStdString());
  files.push_back(fs::path(folder_.path().toStdString()) / "none.pt");
  EXPECT_EQ(refusals(files, [](const fs::path& file) { nn::loadModel(file); }), int(files.size()));

  nn::ModelInfo model;
  model.name = "small";
  model.pictureSize = 256;
  std::vector<core::Scene> scenes(3);
  scenes[0].blending = core::Blending::kMaximumIntensity;
  scenes[1].projection = core::Projection::kOrthographic;
  scenes[2].viewpoint.setPan({0.1, 0});
  for (const core::Scene& scene : scenes) {
    ASSERT_FALSE(model.unsupported(scene).empty());
    expectGerman(model.unsupported(scene), {});
  }
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
