#include "core/io/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "core/error.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

/// Removes a file that was not renamed away.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;  // it is gone after a successful rename
    fs::remove(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A hidden name in the same folder (so that renaming stays within one file system) that no other process picks. Short,
/// because a file name may use up to the limit of the file system already.
fs::path nameBeside(const fs::path& file) {
  std::random_device device;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string name = ".twinray-";
  for (int i = 0; i < 16; ++i) name += kDigits[device() % 16];
  return file.parent_path() / (name + ".part");
}

/// An open file or folder.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  /// What was written reaches the disk, also if the power fails. Returns 0 or the error.
  int sync() const { return number_ >= 0 && ::fsync(number_) == 0 ? 0 : errno; }

 private:
  int number_;
};

[[noreturn]] void failToWrite(const fs::path& file, int error) {
  const char* advice = "choose a file in a folder that you may write to";
  if (error == ENOSPC || error == EDQUOT) advice = "free some space or choose another disk";
  throw Error("Cannot write " + file.string() + " (" + (error != 0 ? std::strerror(error) : "unknown cause") +
              "): " + advice + ".");
}

}  // namespace

void writeAtomically(const fs::path& file, const std::function<void(std::ostream&)>& write, Sync sync) {
  if (file.filename().empty()) throw Error("Cannot write " + file.string() + ": it names no file; give a file name.");
  // Through a symbolic link, so that the link stays and its target is replaced.
  std::error_code noLink;
  const fs::path target = fs::is_symlink(file, noLink) ? fs::weakly_canonical(file, noLink) : file;
  const TemporaryFile temporary(nameBeside(noLink ? file : target));
  {
    errno = 0;
    std::ofstream stream(temporary.path(), std::ios::binary | std::ios::trunc);
    if (!stream) failToWrite(file, errno);
    write(stream);
    stream.flush();
    const int error = errno;
    stream.close();
    if (!stream) failToWrite(file, error);
  }
  // Else a power cut may leave the new name with nothing in it: renaming reaches the disk before the contents do.
  if (sync == Sync::kNow) {
    if (const int error = Descriptor(temporary.path(), O_RDONLY).sync(); error != 0 && error != EINVAL)
      failToWrite(file, error);
  }
  const fs::path replaced = noLink ? file : target;
  std::error_code error;
  fs::rename(temporary.path(), replaced, error);
  if (error) failToWrite(file, error.value());
  if (sync == Sync::kLater) return;
  // Some file systems cannot do this for folders; the new file is whole in any case.
  const fs::path folder = replaced.parent_path();
  static_cast<void>(Descriptor(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY).sync());
}

void copyAtomically(const fs::path& from, const fs::path& to) {
  std::ifstream source(from, std::ios::binary);
  const auto failToRead = [&] {
    throw Error("Cannot read " + from.string() + "; check that it is there and that you may read it.");
  };
  if (!source || fs::is_directory(from)) failToRead();
  writeAtomically(to, [&](std::ostream& out) {
    if (source.peek() == std::ifstream::traits_type::eof()) return;
    out << source.rdbuf();
    if (source.bad()) failToRead();
  });
}

std::string readTextFile(const fs::path& file, std::size_t limit) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) throw Error(file.string() + " does not exist; check the path.");
  if (!fs::is_regular_file(status)) throw Error(file.string() + " is not a file; choose a file.");
  const auto size = fs::file_size(file, error);
  if (!error && size > limit) {
    throw Error(file.string() + " is too large (" + std::to_string(size) + " bytes, at most " + std::to_string(limit) +
                "); choose another file.");
  }
  std::ifstream stream(file, std::ios::binary);
  if (error || !stream) throw Error("Cannot read " + file.string() + "; check that you may read it.");
  std::string text(size, '\0');
  stream.read(text.data(), std::streamsize(size));
  if (std::size_t(stream.gcount()) != size) throw Error("Cannot read " + file.string() + "; it changed while reading.");
  return text;
}

}  // namespace twinray::core
