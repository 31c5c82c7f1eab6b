#include <array>

#include "core/error.h"
#include "render/volume_renderer.h"

namespace twinray::render {
namespace {

struct NamedQuality {
  Quality quality;
  const char* name;
};

constexpr std::array<NamedQuality, 4> kQualities{
    {{Quality::kDraft, "draft"}, {Quality::kStandard, "standard"}, {Quality::kHigh, "high"}, {Quality::kSeed, "seed"}}};

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

}  // namespace twinray::render
