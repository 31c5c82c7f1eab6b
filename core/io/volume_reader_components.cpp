#include <algorithm>
#include <cmath>

#include "core/io/volume_reader_parts.h"

// What can be made of voxels that are no scalars, and the choice of it.

namespace twinray::core::reader {

namespace {

using How = Component::How;

std::string listed(const std::vector<Component>& components) {
  constexpr std::size_t kListed = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(kListed, components.size()); ++i) {
    list += (i == 0 ? "" : ", ") + components[i].name;
  }
  return list + (components.size() > kListed ? ", ..." : "");
}

}  // namespace

Components colorComponents(std::uint64_t samples) {
  Components components{"RGB colours, not scalars",
                        {{"luminance", How::kLuminance, 0},
                         {"red", How::kValue, 0},
                         {"green", How::kValue, 1},
                         {"blue", How::kValue, 2}}};
  if (samples > 3) {
    components.offered.push_back({"alpha", How::kValue, 3});
  }
  return components;
}

Components complexComponents() {
  return {"complex numbers",
          {{"magnitude", How::kMagnitude, 0},
           {"real", How::kValue, 0},
           {"imaginary", How::kValue, 1},
           {"phase", How::kPhase, 0}}};
}

Components vectorComponents(const std::filesystem::path& file, std::uint64_t count) {
  constexpr std::uint64_t kMost = 4096, kLongestVector = 4;
  Components components{"vectors of " + std::to_string(count) + " components", {}};
  if (count > kMost) {
    fail(file, "its voxels are " + components.what, "export one component as a scalar volume");
  }
  if (count <= kLongestVector) {
    components.offered.push_back({"magnitude", How::kMagnitude, 0});
  }
  for (std::uint64_t i = 0; i < count; ++i) {
    components.offered.push_back({std::to_string(i + 1), How::kValue, i});
  }
  return components;
}

const Component* chosenComponent(const Header& header, const VolumeChoice& choice) {
  const auto& offered = header.components.offered;
  const std::filesystem::path& file = header.voxels.file;
  if (offered.empty()) {
    if (!choice.component.empty()) {
      fail(file, "its voxels are scalars without a component \"" + choice.component + "\"", "choose no component");
    }
    return nullptr;
  }
  if (choice.component.empty()) {
    fail(file, "its voxels are " + header.components.what, "choose a component (" + listed(offered) + ")");
  }
  const auto found =
      std::find_if(offered.begin(), offered.end(), [&](const Component& c) { return c.name == choice.component; });
  if (found == offered.end()) {
    fail(file, "its voxels have no component \"" + choice.component + "\"", "choose one of " + listed(offered));
  }
  return &*found;
}

void checkFrame(const std::filesystem::path& file, int frame, int frames) {
  if (frame < 0 || frame >= frames) {
    fail(file,
         "it has " + std::to_string(frames) + (frames == 1 ? " volume" : " volumes in time") + ", no number " +
             std::to_string(frame + 1),
         "choose one from 1 to " + std::to_string(frames));
  }
}

void checkReduction(const std::filesystem::path& file, int reduction) {
  const auto& offered = VolumeChoice::kReductions;
  if (std::find(offered.begin(), offered.end(), reduction) == offered.end()) {
    fail(file, "it cannot be reduced " + std::to_string(reduction) + " times", "reduce it 2 or 4 times");
  }
}

FileType typeOf(const Header& header, const Component* component) {
  const FileType& stored = header.voxels.type;
  const bool computed = component && (component->how == How::kMagnitude || component->how == How::kPhase);
  if (!computed) {
    return stored;
  }
  const bool isDouble = stored.kind == FileType::Kind::kFloat && stored.bytes == sizeof(double);
  return {FileType::Kind::kFloat, isDouble ? sizeof(double) : sizeof(float)};
}

}  // namespace twinray::core::reader
