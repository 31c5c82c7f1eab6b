#include "core/io/volume_contents.h"

#include <algorithm>
#include <fstream>
#include <limits>

#include <unistd.h>

#include "core/error.h"

namespace twinray::core {

namespace {

/// What pictures, workers and the histogram take beside the volume.
constexpr std::uint64_t kWorkingBytes = std::uint64_t{256} << 20;
constexpr std::uint64_t kGradientBytes = 3;
constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

/// A file that holds one number; kUnlimited where it does not.
std::uint64_t numberIn(const char* file) {
  std::ifstream stream(file);
  std::uint64_t number = 0;
  return stream >> number ? number : kUnlimited;
}

/// MemAvailable of proc(5).
std::uint64_t availableOfMachine() {
  std::ifstream stream("/proc/meminfo");
  for (std::string name; stream >> name;) {
    std::uint64_t kibibytes = 0;
    if (name == "MemAvailable:" && stream >> kibibytes) return kibibytes << 10;
    stream.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return std::uint64_t(sysconf(_SC_PHYS_PAGES)) * std::uint64_t(sysconf(_SC_PAGE_SIZE));
}

}  // namespace

bool VolumeContents::needsChoice(const VolumeChoice& choice) const {
  return (series.size() > 1 && choice.series.empty()) || (!components.empty() && choice.component.empty());
}

std::uint64_t memoryToOpen(const VolumeContents& contents, int reduction) {
  std::uint64_t voxels = 1, reduced = 1;
  for (const int d : contents.dimensions) {
    voxels *= std::uint64_t(d);
    reduced *= std::uint64_t((d + reduction - 1) / reduction);
  }
  const std::uint64_t read = reduction == 1 ? voxels * contents.fileVoxelBytes : reduced * contents.fileVoxelBytes;
  const std::uint64_t kept = reduced * contents.volumeVoxelBytes;
  // Where reading changes the type, both are there for a while.
  const std::uint64_t reading = contents.fileVoxelBytes == contents.volumeVoxelBytes ? kept : read + kept;
  return std::max(reading, kept + kGradientBytes * reduced) + kWorkingBytes;
}

std::uint64_t availableMemory() {
  // Of the control group of version 2 that the process sees as its own.
  const std::uint64_t limit = numberIn("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = numberIn("/sys/fs/cgroup/memory.current");
  const std::uint64_t machine = availableOfMachine();
  if (limit == kUnlimited || used == kUnlimited) return machine;
  return std::min(machine, limit > used ? limit - used : 0);
}

void checkMemory(const std::filesystem::path& path, const VolumeContents& contents, int reduction,
                 std::uint64_t available) {
  const std::uint64_t needed = memoryToOpen(contents, reduction);
  if (needed <= available) return;
  const int fitting = reductionThatFits(contents, available);
  const std::string remedy = fitting > reduction && memoryToOpen(contents, fitting) <= available
                                 ? "open it at a resolution reduced " + std::to_string(fitting) + " times"
                                 : "close other programs or use a machine with more memory";
  throw Error("Cannot open \"" + path.string() + "\": it needs about " + std::to_string(needed >> 20) +
              " MiB of memory, but only " + std::to_string(available >> 20) + " MiB are free; " + remedy + ".");
}

int reductionThatFits(const VolumeContents& contents, std::uint64_t bytes) {
  for (const int reduction : VolumeChoice::kReductions) {
    if (memoryToOpen(contents, reduction) <= bytes) return reduction;
  }
  return VolumeChoice::kReductions.back();
}

}  // namespace twinray::core
