// What is on the disk when: the contents of a file before its name, the name before writeAtomically() returns.
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

struct Sync {
  fs::path path;
  std::string target;  ///< what `gWatched` held at that moment
};
std::vector<Sync> gSyncs;
fs::path gWatched;
int gFails = 0;  ///< errno of the next fsync; 0: it works

}  // namespace

// In place of the C library's.
extern "C" int fsync(int descriptor) {
  std::error_code gone;
  const fs::path path = fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor), gone);
  std::string target;
  if (fs::exists(gWatched)) target = twinray::core::readTextFile(gWatched);
  gSyncs.push_back({path, target});
  if (gFails != 0) {
    errno = gFails;
    return -1;
  }
  return int(syscall(SYS_fsync, descriptor));
}

namespace twinray::core {
namespace {

class DurableFile : public ::testing::Test {
 protected:
  void SetUp() override {
    gWatched = folder_.path() / "a.txt";
    writeAtomically(gWatched, [](std::ostream& out) { out << "old"; });
    gSyncs.clear();
  }
  void TearDown() override { gFails = 0; }

  test::TemporaryFolder folder_;
};

TEST_F(DurableFile, ContentsReachTheDiskBeforeTheNameAndTheNameAfterwards) {
  writeAtomically(gWatched, [](std::ostream& out) { out << "new"; });
  ASSERT_EQ(gSyncs.size(), 2u);
  EXPECT_EQ(gSyncs[0].path.extension(), ".part");
  EXPECT_EQ(gSyncs[0].target, "old");
  EXPECT_EQ(gSyncs[1].path, folder_.path());
  EXPECT_EQ(gSyncs[1].target, "new");
}

TEST_F(DurableFile, WhatCanBeMadeAgainWaitsForNoDisk) {
  writeAtomically(
      gWatched, [](std::ostream& out) { out << "new"; }, Sync::kLater);
  EXPECT_TRUE(gSyncs.empty());
  EXPECT_EQ(readTextFile(gWatched), "new");
}

TEST_F(DurableFile, ADiskThatFailsIsSaidAndTheOldFileStays) {
  for (const int error : {EIO, ENOSPC, EDQUOT}) {
    gFails = error;
    try {
      writeAtomically(gWatched, [](std::ostream& out) { out << "new"; });
      ADD_FAILURE() << "nothing was said";
    } catch (const Error& said) {
      EXPECT_NE(std::string(said.what()).find("a.txt"), std::string::npos) << said.what();
      const bool full = std::string(said.what()).find("free some space") != std::string::npos;
      EXPECT_EQ(full, error != EIO) << said.what();
    }
    gFails = 0;
    EXPECT_EQ(readTextFile(gWatched), "old");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
  }
}

// The bytes of a model a training starts from are on the disk before its plan says that there is one.
TEST_F(DurableFile, CopyIsOnTheDiskBeforeItsName) {
  const fs::path from = folder_.path() / "from.pt";
  std::string bytes("PK\0\n\r\xff end", 12);
  bytes.resize(100'000, 'x');
  writeAtomically(from, [&](std::ostream& out) { out << bytes; });
  gSyncs.clear();
  copyAtomically(from, gWatched);
  EXPECT_EQ(readTextFile(gWatched), bytes);
  ASSERT_FALSE(gSyncs.empty());
  EXPECT_EQ(gSyncs.front().target, "old");
}

TEST_F(DurableFile, CopyOfNothingIsEmptyAndOneOfAMissingFileKeepsTheOld) {
  EXPECT_THROW(copyAtomically(folder_.path() / "none.pt", gWatched), Error);
  EXPECT_THROW(copyAtomically(folder_.path(), gWatched), Error);
  EXPECT_EQ(readTextFile(gWatched), "old");
  writeAtomically(folder_.path() / "empty", [](std::ostream&) {});
  copyAtomically(folder_.path() / "empty", gWatched);
  EXPECT_EQ(readTextFile(gWatched), "");
}

}  // namespace
}  // namespace twinray::core
