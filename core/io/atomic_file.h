#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>

namespace twinray::core {

/// When what is written reaches the disk, which takes some 10 ms: before the function returns, or when the system gets
/// to it, for what can be made again.
enum class Sync { kNow, kLater };

/// Calls `write` with a stream to a new file beside `file`, then renames it: a kill at any moment leaves the old or the
/// new one, and so does a power cut if `sync` is kNow: the contents reach the disk before the new name does. Throws
/// Error, naming the file, if a step fails (no folder, no permission, disk full); the old file stays.
void writeAtomically(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write,
                     Sync sync = Sync::kNow);

/// A copy that is there as a whole or not at all, through writeAtomically(). Throws Error, also where `from` cannot be
/// read.
void copyAtomically(const std::filesystem::path& from, const std::filesystem::path& to);

/// The whole text of a file of at most `limit` bytes. Throws Error.
std::string readTextFile(const std::filesystem::path& file, std::size_t limit = 64u << 20);

}  // namespace twinray::core
