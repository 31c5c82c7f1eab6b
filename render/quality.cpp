#include <array>

#include "core/error.h"
#include "render/volume_renderer.h"

namespace twinray::render {
namespace {

struct NamedQuality {
  Quality quality;
  const char* name;
};

constexpr std::array<NamedQuality, 6> kQualities{{{Quality::kDraft, "draft"},
                                                  {Quality::kCheckerboard, "checkerboard"},
                                                  {Quality::kStandard, "standard"},
                                                  {Quality::kFine, "fine"},
                                                  {Quality::kHigh, "high"},
                                                  {Quality::kSeed, "seed"}}};

}  // namespace

Quality qualityFromName(const std::string& name) {
  for (const NamedQuality& entry : kQualities) {
    if (name == entry.name) return entry.quality;
  }
  throw core::Error("unknown quality \"" + name + "\": choose draft, standard, high or seed");
}

std::string nameOf(Quality quality) {
  for (const NamedQuality& entry : kQualities) {
    if (quality == entry.quality) return entry.name;
  }
  return {};
}

Quality guideQualityFor(int factor, Quality picture) {
  if (factor == 1) return Quality::kCheckerboard;
  return picture == Quality::kSeed ? Quality::kSeed : Quality::kStandard;
}

}  // namespace twinray::render
