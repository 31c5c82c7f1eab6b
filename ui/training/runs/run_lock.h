#pragma once

#include <filesystem>

namespace twinray::ui {

/// Held by the one program that works on a run of the window, from sampling to the last step. The system lets go of it
/// when the program ends, however that happens.
class RunLock {
 public:
  /// Throws core::Error if another one holds it, or the folder cannot be written.
  explicit RunLock(const std::filesystem::path& folder);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

  /// Whether a training, of this program or another, is at work in the folder of a run.
  static bool isHeld(const std::filesystem::path& folder);

 private:
  int descriptor_;
};

}  // namespace twinray::ui
