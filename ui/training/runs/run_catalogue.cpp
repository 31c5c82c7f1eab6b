#include "ui/training/runs/run_catalogue.h"

#include <algorithm>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "ui/training/runs/run_lock.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytesIn(const fs::path& folder, const std::stop_token& stop) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (fs::recursive_directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (stop.stop_requested()) break;
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) {
      const auto size = entry->file_size(ignored);
      if (!ignored) bytes += size;
    }
  }
  return bytes;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Of a run of the command line: the names that its config.json gives its data.
std::string volumesOfConfig(const fs::path& training) {
  const auto config = nlohmann::json::parse(core::readTextFile(training / "config.json"), nullptr, false);
  std::vector<std::string> names;
  if (!config.is_object()) return {};
  for (const auto& dataset : config.value("training", nlohmann::json::array()))
    if (dataset.is_object()) names.push_back(dataset.value("name", ""));
  return joined(names);
}

void readPlanInto(RunSummary& run) {
  const auto plan = readPlan(run.folder);
  run.ofWindow = true;
  run.kind = plan.kind;
  run.minutes = plan.minutes;
  run.state = plan.outcome == TrainingPlan::Outcome::kDone      ? RunSummary::State::kDone
              : plan.outcome == TrainingPlan::Outcome::kStopped ? RunSummary::State::kStopped
                                                                : RunSummary::State::kUnfinished;
  std::vector<std::string> names;
  for (const auto& volume : plan.volumes) names.push_back(volume.path.filename().string());
  run.volumes = joined(names);
}

std::optional<RunSummary> summaryOf(const fs::path& folder, const fs::path& active, const std::stop_token& stop) {
  const RunPaths paths{folder};
  const fs::path training = paths.training();
  const bool planned = fs::exists(paths.plan());
  if (!planned && !fs::exists(training / "config.json")) return std::nullopt;
  RunSummary run;
  run.folder = folder;
  run.name = folder.filename().string();
  if (planned) {
    readPlanInto(run);
  } else {
    run.volumes = volumesOfConfig(training);
  }
  if (folder == active || RunLock::isHeld(folder)) run.state = RunSummary::State::kRunning;
  const auto rows = readRunLog(training);
  if (!rows.empty()) {
    run.newest = rows.back();
    if (rows.front().step == 0) run.start = rows.front();
  }
  run.best = bestOf(rows);
  run.hasModel = fs::exists(paths.model());
  run.bytes = bytesIn(folder, stop);
  run.changed =
      fs::last_write_time(rows.empty() ? (planned ? paths.plan() : training / "config.json") : training / "log.csv");
  return run;
}

}  // namespace

std::vector<RunSummary> findRuns(const fs::path& folder, const fs::path& active, const std::stop_token& stop) {
  std::vector<RunSummary> runs;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (stop.stop_requested()) return {};
    try {
      if (entry.is_directory() && !entry.path().filename().string().starts_with('.'))
        if (auto run = summaryOf(entry.path(), active, stop)) runs.push_back(std::move(*run));
    } catch (const std::exception&) {
      continue;  // deleted or renamed meanwhile, or not ours
    }
  }
  std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.changed > b.changed; });
  return runs;
}

}  // namespace twinray::ui
