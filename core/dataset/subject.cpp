#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <string>

#include "core/dataset/dataset.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 10> kExtensions{".gz",  ".nii", ".nrrd", ".nhdr", ".mha",
                                                  ".mhd", ".raw", ".dcm",  ".hdr",  ".img"};
constexpr std::array<const char*, 24> kSequences{"t1",  "t1w",   "t1ce", "t1c",  "t1gd",  "t1n",    "t2",    "t2w",
                                                 "t2f", "flair", "seg",  "mask", "label", "labels", "brain", "pd",
                                                 "dwi", "adc",   "swi",  "ct",   "mr",    "mri",    "pet",   "cta"};

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

template <std::size_t N>
bool isOneOf(const std::string& word, const std::array<const char*, N>& words) {
  return std::find(words.begin(), words.end(), lowerCase(word)) != words.end();
}

}  // namespace

std::string subjectName(const fs::path& volume) {
  fs::path name = volume.has_filename() ? volume.filename() : volume.parent_path().filename();
  while (isOneOf(name.extension().string(), kExtensions)) name = name.stem();
  std::string subject = name.string();
  // Tissue source site and participant of a barcode of The Cancer Genome Atlas.
  static const std::regex kTcgaPatient("TCGA-[0-9A-Z]{2}-[0-9A-Z]{4}");
  std::smatch match;
  if (std::regex_search(subject, match, kTcgaPatient)) return match.str();
  for (auto cut = subject.find_last_of("_-"); cut != std::string::npos && cut > 0; cut = subject.find_last_of("_-")) {
    if (!isOneOf(subject.substr(cut + 1), kSequences)) break;
    subject.resize(cut);
  }
  return subject;
}

}  // namespace twinray::core
