#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/temporary_folder.h"

namespace twinray::test {

struct CommandResult {
  int status = -1;     ///< exit status, or 128 + signal
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

inline std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

inline std::string contentOf(const std::filesystem::path& file) {
  std::string content;
  if (FILE* stream = std::fopen(file.c_str(), "rb")) {
    std::array<char, 65536> buffer;
    for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), stream)) > 0;)
      content.append(buffer.data(), n);
    std::fclose(stream);
  }
  return content;
}

/// Runs a shell command without a display.
inline CommandResult runShell(const std::string& command) {
  const TemporaryFolder folder;
  const std::string line = "( unset DISPLAY WAYLAND_DISPLAY; " + command + " ) >" + quoted(folder / "out") + " 2>" +
                           quoted(folder / "err") + " </dev/null";
  const int status = std::system(line.c_str());
  CommandResult result;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output = contentOf(folder / "out");
  result.errors = contentOf(folder / "err");
  return result;
}

/// Runs twinray-cli with these arguments.
inline CommandResult runCli(const std::string& arguments) {
  return runShell(quoted(std::string(TWINRAY_BIN_DIR) + "/twinray-cli") + " " + arguments);
}

/// Status 1 and, after any lines of progress, one line, "error: ...", that names `where`.
inline void expectOneSentence(const CommandResult& result, const std::string& where) {
  static const std::regex progress("(^|\n)[a-z]+: [0-9]+ of [0-9]+, [^\n]*(?=\n)");
  std::string errors = std::regex_replace(result.errors, progress, "");
  if (errors.starts_with("\n")) errors.erase(0, 1);
  EXPECT_EQ(result.status, 1) << result.errors;
  EXPECT_TRUE(errors.starts_with("error: ")) << result.errors;
  EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1) << result.errors;
  EXPECT_NE(errors.find(where), std::string::npos) << result.errors;
}

}  // namespace twinray::test
