#include "ui/file_writer.h"

#include <QStringList>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "tests/ui/widget_support.h"

namespace twinray::ui {
namespace {

TEST(FileWriter, WritesOneAfterAnotherInTheirOrder) {
  FileWriter writer;
  std::mutex mutex;
  std::condition_variable changed;
  QStringList begun, told;
  const auto write = [&](const QString& name, bool waits) {
    writer.add(
        [&, name, waits] {
          std::unique_lock lock(mutex);
          begun << name;
          changed.notify_all();
          // Whoever does not wait for the one before has begun by then.
          if (waits) changed.wait_for(lock, std::chrono::milliseconds(100), [&] { return begun.size() > 1; });
          if (waits) {
            EXPECT_EQ(begun, QStringList{name});
          }
        },
        [&told, name] { told << name; }, [](const QString& sentence) { FAIL() << sentence.toStdString(); });
  };
  write("first", true);
  for (const char* name : {"second", "third", "fourth"}) write(name, false);
  writer.finish();
  EXPECT_EQ(told, (QStringList{"first", "second", "third", "fourth"}));
  EXPECT_EQ(begun, told);
}

TEST(FileWriter, TellsOnItsOwnThreadWhatBecameOfEachFile) {
  FileWriter writer;
  const auto here = std::this_thread::get_id();
  std::thread::id wrote;
  QStringList told;
  const auto say = [&](const QString& what) {
    EXPECT_EQ(std::this_thread::get_id(), here);
    told << what;
  };
  writer.add([&wrote] { wrote = std::this_thread::get_id(); }, [&] { say("written"); },
             [&](const QString& sentence) { say(sentence); });
  writer.add([] { throw std::runtime_error("the disk is full"); }, [&] { say("written"); },
             [&](const QString& sentence) { say(sentence); });
  writer.add([] { throw std::bad_alloc(); }, [&] { say("written"); },
             [&](const QString& sentence) { say(sentence.section(' ', 0, 5)); });
  writer.finish();
  EXPECT_NE(wrote, here);
  EXPECT_EQ(told, (QStringList{"written", "the disk is full", "There is not enough memory to"}));
}

TEST(FileWriter, EndsOnlyWhenAllIsWrittenAndThenSaysNothing) {
  int written = 0;
  {
    FileWriter writer;
    for (int i = 0; i < 3; ++i) writer.add([&written] { ++written; }, [] { FAIL(); }, [](const QString&) { FAIL(); });
  }
  QCoreApplication::processEvents();
  EXPECT_EQ(written, 3);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
