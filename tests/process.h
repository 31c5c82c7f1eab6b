#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace twinray::test {

/// Starts a program in the background, what it prints going nowhere, its errors into a file if one is given.
inline pid_t startProcess(const std::vector<std::string>& arguments,
                          const std::filesystem::path& errors = "/dev/null") {
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t process = -1;
  EXPECT_EQ(posix_spawn(&process, argv[0], &actions, nullptr, argv.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  return process;
}

/// Whether a process of ours ends within the time. It is still to be waited for.
inline bool endsWithin(pid_t process, std::chrono::milliseconds limit) {
  const int descriptor = int(syscall(SYS_pidfd_open, process, 0));
  EXPECT_GE(descriptor, 0);
  pollfd ended{descriptor, POLLIN, 0};
  const bool alone = poll(&ended, 1, int(limit.count())) > 0;
  close(descriptor);
  return alone;
}

/// Its exit status, or empty where it did not end within the limit and was killed.
inline std::optional<int> endOrKill(pid_t process, std::chrono::milliseconds limit) {
  const bool alone = endsWithin(process, limit);
  if (!alone) kill(process, SIGKILL);
  int status = 0;
  waitpid(process, &status, 0);
  if (!alone || !WIFEXITED(status)) return std::nullopt;
  return WEXITSTATUS(status);
}

/// Kills a process as soon as it has come so far. False where it ended by itself, or the limit came first.
template <typename Condition>
bool killWhen(pid_t process, Condition reached, std::chrono::milliseconds limit) {
  constexpr std::chrono::milliseconds kLook(2);
  const auto end = std::chrono::steady_clock::now() + limit;
  bool ended = false, there = false;
  while (!there && !ended && std::chrono::steady_clock::now() < end) {
    ended = endsWithin(process, kLook);
    there = reached();
  }
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
  return there && !ended;
}

}  // namespace twinray::test
