// Who may include whom (docs/developer/architecture.md): a forbidden include fails here, with file and line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace twinray {
namespace {

namespace fs = std::filesystem;

struct Rule {
  const char* folder;
  const char* forbidden;  ///< regular expression over what stands between the quotes or brackets
};

const std::vector<Rule> kRules = {
    {"core", R"(^(Q[A-Z]|vtk|torch/|ATen/|c10/|render/|nn/|ui/|app/).*)"},
    {"render", R"(^(Q[A-Z]|torch/|ATen/|c10/|itk|nn/|ui/|app/).*)"},
    {"nn", R"(^(Q[A-Z]|vtk|itk|render/|ui/|app/).*)"},
    {"ui", R"(^(torch/|ATen/|c10/|vtk|itk|app/).*)"},
};

std::vector<fs::path> sourcesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
  }
  return files;
}

/// "file:line: included" for each include of the file that matches.
std::vector<std::string> includesMatching(const fs::path& file, const std::regex& pattern) {
  static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<std::string> found;
  std::ifstream stream(file);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, include) && std::regex_match(match[1].str(), pattern)) {
      found.push_back(file.string() + ":" + std::to_string(number) + ": " + match[1].str());
    }
  }
  return found;
}

class Layers : public testing::TestWithParam<Rule> {};

TEST_P(Layers, IncludeOnlyWhatTheyMay) {
  const fs::path folder = fs::path(TWINRAY_SOURCE_DIR) / GetParam().folder;
  const auto files = sourcesIn(folder);
  ASSERT_GT(files.size(), 3u);
  const std::regex forbidden(GetParam().forbidden);
  for (const auto& file : files) {
    for (const auto& found : includesMatching(file, forbidden)) ADD_FAILURE() << found;
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, Layers, testing::ValuesIn(kRules),
                         [](const auto& rule) { return std::string(rule.param.folder); });

TEST(PublicHeaders, OfNnAreFreeOfTorch) {
  // What render, ui and app include of nn, and what those headers include of nn in turn.
  const fs::path root = TWINRAY_SOURCE_DIR;
  const std::regex torch(R"(^(torch/|ATen/|c10/).*)");
  const std::regex ofNn(R"(^nn/.*)");
  std::vector<std::string> waiting;
  const auto collect = [&](const fs::path& file) {
    for (const auto& found : includesMatching(file, ofNn)) waiting.push_back(found.substr(found.rfind(' ') + 1));
  };
  for (const char* folder : {"ui", "app"}) {
    for (const auto& file : sourcesIn(root / folder)) collect(file);
  }
  ASSERT_FALSE(waiting.empty());
  std::vector<std::string> seen;
  while (!waiting.empty()) {
    const std::string header = waiting.back();
    waiting.pop_back();
    if (std::find(seen.begin(), seen.end(), header) != seen.end()) continue;
    seen.push_back(header);
    for (const auto& found : includesMatching(root / header, torch)) ADD_FAILURE() << found;
    collect(root / header);
  }
}

TEST(CoreHeaders, KeepItkInTheReaders) {
  const std::regex itk(R"(^itk.*)");
  for (const auto& file : sourcesIn(fs::path(TWINRAY_SOURCE_DIR) / "core")) {
    if (file.filename().string().starts_with("volume_reader")) continue;
    for (const auto& found : includesMatching(file, itk)) ADD_FAILURE() << found;
  }
}

}  // namespace
}  // namespace twinray
