#include "ui/training/runs/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/error.h"

namespace twinray::ui {
namespace {

/// The same name as nn's lock of its run folder: one question serves the runs of window and command line.
constexpr const char* kName = "lock";

}  // namespace

RunLock::RunLock(const std::filesystem::path& folder)
    : descriptor_(open((folder / kName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0)
    throw core::Error("The run folder " + folder.string() + " cannot be written; choose another place for trainings.");
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  close(descriptor_);
  throw core::Error("Another training is at work in " + folder.string() + "; wait for it or choose another run.");
}

RunLock::~RunLock() {
  close(descriptor_);
}

bool RunLock::isHeld(const std::filesystem::path& folder) {
  const int descriptor = open((folder / kName).c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool held = flock(descriptor, LOCK_EX | LOCK_NB) != 0;
  close(descriptor);
  return held;
}

}  // namespace twinray::ui
