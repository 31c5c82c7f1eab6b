#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <stop_token>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/error.h"

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

/// Waits for SIGINT or SIGTERM on a thread of its own, where a stop may be requested safely. The signals must be
/// blocked.
void requestStopOnSignal(std::stop_source stop, sigset_t signals) {
  std::thread([stop = std::move(stop), signals]() mutable {
    int signal = 0;
    sigwait(&signals, &signal);
    stop.request_stop();
    // A second one ends the program at once.
    sigwait(&signals, &signal);
    std::_Exit(128 + signal);
  }).detach();
}

int run(int argc, char** argv) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::stop_source stop;
  requestStopOnSignal(stop, signals);

  CLI::App app{"TwinRay: volume rendering with a learned twin"};
  app.name("twinray-cli");
  app.set_version_flag("--version", TWINRAY_VERSION);
  app.require_subcommand(1);
  using namespace twinray::cli;
  addInfo(app, stop.get_token());
  addSample(app, stop.get_token());
  addRender(app, stop.get_token());
  addTrain(app, stop.get_token());
  addEvaluate(app, stop.get_token());
  addPredict(app, stop.get_token());
  addCompare(app, stop.get_token());
  addModel(app, stop.get_token());
  addImportWeights(app, stop.get_token());
  addForward(app, stop.get_token());
  addSensitivity(app, stop.get_token());
  addMatch(app, stop.get_token());
  addExplore(app, stop.get_token());
  addBench(app, stop.get_token());
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help and version through the same exception, with exit status 0.
    return app.exit(error) == 0 ? 0 : kWrongUsage;
  } catch (const Interrupted&) {
    std::fprintf(stderr, "stopped\n");
    return kFailed;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const twinray::core::Error& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
  } catch (const std::bad_alloc&) {
    std::fprintf(stderr, "error: this needs more memory than the machine has; use a smaller volume or picture\n");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s; this is a fault of the program, please report it\n", error.what());
  }
  return kFailed;
}
