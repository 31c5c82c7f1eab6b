#include "core/resources.h"

#include <cstdlib>

#include "core/error.h"

namespace twinray::core {

std::filesystem::path resourceFolder() {
  namespace fs = std::filesystem;
  if (const char* folder = std::getenv("TWINRAY_RESOURCES")) {
    if (fs::is_directory(folder)) return folder;
    throw Error(std::string("TWINRAY_RESOURCES names no folder: ") + folder + "; unset it or correct it");
  }
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed).parent_path();
  for (const char* beside : {"../share/twinray", "../../resources"}) {
    const fs::path folder = program / beside;
    if (!failed && fs::is_directory(folder / "presets")) return folder.lexically_normal();
  }
  throw Error("no resource folder beside " + program.string() +
              "; run the program from where it was built or installed, or set TWINRAY_RESOURCES");
}

std::filesystem::path defaultVolumePath() {
  return resourceFolder() / "samples" / "sample_tumour_t1gd_u8.nii.gz";
}

std::filesystem::path defaultModelPath() {
  return resourceFolder() / "models" / "guided.pt";
}

}  // namespace twinray::core
