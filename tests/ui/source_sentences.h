#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace twinray::tests {

/// Stands for a value in the shape of a sentence: "Cannot read " + file.string() + "." is "Cannot read \1.".
constexpr char kValue = '\1';

using Shapes = std::vector<std::string>;

/// Reads C++ as far as sentences need it: literals, sums, choices (?:) and the arguments of calls.
class SentenceReader {
 public:
  /// What variables hold whose words belong to a sentence's template.
  explicit SentenceReader(std::map<std::string, std::string> words) : words_(std::move(words)) {}

  /// Of every argument of the calls and of every expression behind the beginnings (regular expressions that end before
  /// them), those with words.
  Shapes read(const std::filesystem::path& file, const std::string& calls, const std::string& beginnings) {
    std::ifstream stream(file);
    const std::string code = withoutComments({std::istreambuf_iterator<char>(stream), {}});
    found_.clear();
    const auto each = [&](const std::string& pattern, const auto& action) {
      if (pattern.empty()) return;
      const std::regex begins(pattern);
      for (std::sregex_iterator it(code.begin(), code.end(), begins), end; it != end; ++it)
        action(code.substr(std::size_t(it->position() + it->length())));
    };
    each("\\b(?:" + calls + ")\\(", [&](const std::string& rest) {
      for (const std::string& argument : split(rest.substr(0, endOf(rest, ")")), ",")) keep(shapes(argument));
    });
    each(beginnings, [&](const std::string& rest) { keep(shapes(rest.substr(0, endOf(rest, ";")))); });
    return found_;
  }

 private:
  static bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  /// Behind the literal that begins at `at`, or `at`.
  static std::size_t behindLiteral(const std::string& code, std::size_t at) {
    const char quote = code[at];
    // 1'000 is a number.
    if (quote != '"' && (quote != '\'' || (at > 0 && isWord(code[at - 1])))) return at;
    for (++at; at < code.size() && code[at] != quote; ++at) at += code[at] == '\\';
    return at + 1;
  }

  static std::string withoutComments(const std::string& code) {
    std::string kept;
    for (std::size_t at = 0; at < code.size();) {
      if (const std::size_t behind = behindLiteral(code, at); behind > at) {
        kept += code.substr(at, behind - at);
        at = behind;
      } else if (code.compare(at, 2, "//") == 0) {
        at = std::min(code.find('\n', at), code.size());
      } else {
        kept += code[at++];
      }
    }
    return kept;
  }

  /// Where one of these characters stands outside brackets and literals.
  static std::size_t endOf(const std::string& code, const std::string& characters, std::size_t at = 0) {
    int depth = 0;
    while (at < code.size()) {
      if (const std::size_t behind = behindLiteral(code, at); behind > at) {
        at = behind;
        continue;
      }
      const char c = code[at];
      const bool isScope = c == ':' && (code.compare(at, 2, "::") == 0 || (at > 0 && code[at - 1] == ':'));
      if (depth == 0 && !isScope && characters.find(c) != std::string::npos) return at;
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ')' || c == ']' || c == '}') --depth;
      ++at;
    }
    return code.size();
  }

  static std::vector<std::string> split(const std::string& code, const std::string& by) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= code.size();) {
      const std::size_t to = endOf(code, by, from);
      parts.push_back(trimmed(code.substr(from, to - from)));
      from = to + 1;
    }
    return parts;
  }

  static std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \n") - first + 1);
  }

  /// What literals side by side say; nothing where there is anything else.
  static std::optional<std::string> literal(const std::string& code) {
    std::string text;
    for (std::size_t at = 0; at < code.size();) {
      if (code[at] == ' ' || code[at] == '\n') {
        ++at;
        continue;
      }
      if (code[at] != '"') return std::nullopt;
      const std::size_t behind = behindLiteral(code, at);
      for (++at; at + 1 < behind; ++at) text += code[at] == '\\' ? code[++at] : code[at];
      at = behind;
    }
    return text;
  }

  /// What is in the brackets that go from behind `before` to the end.
  static std::optional<std::string> inside(const std::string& code, const std::string& before) {
    if (!code.starts_with(before + "(")) return std::nullopt;
    const std::string rest = code.substr(before.size() + 1);
    const std::size_t end = endOf(rest, ")");
    return end + 1 == rest.size() ? std::optional(rest.substr(0, end)) : std::nullopt;
  }

  Shapes shapes(const std::string& expression) {
    const std::string code = trimmed(expression);
    if (const std::size_t choice = endOf(code, "?"); choice < code.size()) {
      const std::size_t other = endOf(code, ":", choice + 1);
      Shapes all = shapes(code.substr(choice + 1, other - choice - 1));
      const Shapes others = shapes(code.substr(std::min(other + 1, code.size())));
      all.insert(all.end(), others.begin(), others.end());
      if (std::find(all.begin(), all.end(), std::string(1, kValue)) == all.end()) return all;
      // What is a value at times is one, and the words beside it are sentences of their own.
      keep(all);
      return {std::string(1, kValue)};
    }
    Shapes all{""};
    for (const std::string& term : split(code, "+")) {
      Shapes longer;
      for (const std::string& begun : all) {
        for (const std::string& more : shapesOfTerm(term)) {
          const bool again = begun.ends_with(kValue) && more.starts_with(kValue);
          longer.push_back(begun + more.substr(again ? 1 : 0));
        }
      }
      all = longer;
    }
    return all;
  }

  Shapes shapesOfTerm(const std::string& code) {
    if (const auto text = literal(code)) return {*text};
    for (const char* before : {"", "std::string"}) {
      if (const auto within = inside(code, before)) return shapes(*within);
    }
    const auto words = words_.find(code);
    return {words != words_.end() ? words->second : std::string(1, kValue)};
  }

  /// Those that are more than a word, or a word beside a value.
  void keep(const Shapes& all) {
    static const std::regex words("[a-z][^a-z]* [^a-z]*[a-z]");
    for (const std::string& shape : all) {
      if (std::regex_search(shape, words)) found_.push_back(shape);
    }
  }

  std::map<std::string, std::string> words_;
  Shapes found_;
};

}  // namespace twinray::tests
