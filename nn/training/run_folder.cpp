#include "nn/training/run_folder.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::nn {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestCheckpoint = 4ull << 30;
constexpr std::size_t kCheckpointsKept = 2;

/// Columns of log.csv and what is printed in them.
struct Column {
  const char* name;
  const char* format;
  std::function<std::optional<double>(const LogRow&)> value;
};

/// Nothing was trained before step 0.
std::optional<double> sinceStart(const LogRow& row, double value) {
  return row.step > 0 ? std::optional(value) : std::nullopt;
}

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {"step", "%.0f", [](const LogRow& r) { return double(r.step); }},
      {"epoch", "%.4f", [](const LogRow& r) { return r.epoch; }},
      {"seconds", "%.1f", [](const LogRow& r) { return r.seconds; }},
      {"loss", "%.6f", [](const LogRow& r) { return sinceStart(r, r.loss); }},
      {"discriminator_loss", "%.6f", [](const LogRow& r) { return sinceStart(r, r.discriminatorLoss); }},
      {"l1", "%.6f", [](const LogRow& r) { return sinceStart(r, r.l1); }},
      {"gradient_norm", "%.5g", [](const LogRow& r) { return sinceStart(r, r.gradientNorm); }},
      {"learning_rate", "%.3g", [](const LogRow& r) { return r.learningRate; }},
      {"images_per_second", "%.2f", [](const LogRow& r) { return sinceStart(r, r.imagesPerSecond); }},
      {"waiting_percent", "%.2f", [](const LogRow& r) { return sinceStart(r, r.waitingPercent); }},
      {"psnr", "%.4f", [](const LogRow& r) { return r.psnr; }},
      {"bicubic_psnr", "%.4f", [](const LogRow& r) { return r.bicubicPsnr; }},
      {"ms_ssim", "%.6f", [](const LogRow& r) { return r.msSsim; }},
      {"bicubic_ms_ssim", "%.6f", [](const LogRow& r) { return r.bicubicMsSsim; }},
      {"rmse", "%.6f", [](const LogRow& r) { return r.rmse; }},
      {"bicubic_rmse", "%.6f", [](const LogRow& r) { return r.bicubicRmse; }},
      {"keyframe_psnr", "%.4f", [](const LogRow& r) { return r.keyframePsnr; }},
      {"without_keyframe_psnr", "%.4f", [](const LogRow& r) { return r.withoutKeyframePsnr; }},
      {"carried_detail_psnr", "%.4f", [](const LogRow& r) { return r.carriedPsnr; }},
  };
  return all;
}

using Cells = std::vector<std::string>;

Cells cellsOf(const std::string& line) {
  Cells cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

Cells headerCells() {
  Cells cells;
  for (const auto& column : columns()) cells.emplace_back(column.name);
  return cells;
}

Cells cellsOf(const LogRow& row) {
  Cells cells;
  for (const auto& column : columns()) {
    char text[64] = "";
    if (const auto value = column.value(row)) std::snprintf(text, sizeof text, column.format, *value);
    cells.emplace_back(text);
  }
  return cells;
}

std::string lineOf(const Cells& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? "," : "") + cells[i];
  return line;
}

/// The cells of a row under one header, put under another.
Cells underHeader(const Cells& row, const Cells& from, const Cells& to) {
  Cells cells;
  for (const auto& name : to) {
    const auto at = std::size_t(std::find(from.begin(), from.end(), name) - from.begin());
    cells.push_back(at < row.size() ? row[at] : std::string());
  }
  return cells;
}

/// step00001500, so that names sort as numbers do.
std::string nameOfStep(std::int64_t step) {
  char text[32];
  std::snprintf(text, sizeof text, "step%010lld", static_cast<long long>(step));
  return text;
}

void makeFolders(const fs::path& folder) {
  std::error_code failure;
  for (const char* part : {"checkpoints", "previews"}) {
    fs::create_directories(folder / part, failure);
    if (failure)
      throw core::Error("The run folder " + folder.string() + " cannot be made (" + failure.message() +
                        "); choose a place that you may write to.");
  }
}

int lockFolder(const fs::path& folder) {
  const auto file = folder / "lock";
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0)
    throw core::Error("The run folder " + folder.string() +
                      " cannot be written; choose a place that you may write to.");
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor);
    throw core::Error("Another training is running in " + folder.string() + "; wait for it or choose another folder.");
  }
  return descriptor;
}

/// Whether a folder holds no more than what a training makes before its config.json.
bool onlyBegun(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename();
    if (name == "lock" || (name == "previews" && fs::is_empty(entry.path()))) continue;
    if (name != "checkpoints") return false;
    for (const auto& checkpoint : fs::directory_iterator(entry.path())) {
      const auto file = checkpoint.path().filename().string();
      if (file != nameOfStep(0) + ".pt" && !file.starts_with(".twinray-")) return false;
    }
  }
  return true;
}

}  // namespace

RunFolder::RunFolder(const fs::path& folder, bool resume) : folder_(folder) {
  if (folder.empty()) throw core::Error("There is no run folder; say where the training should keep its files.");
  const auto begun = [&] { return fs::exists(folder / "config.json"); };
  const auto taken = [&] {
    return core::Error("The run folder " + folder.string() +
                       " already holds something; resume the run in it or choose another folder.");
  };
  if (resume && !begun())
    throw core::Error("There is no run to resume in " + folder.string() + "; give the folder of an earlier training.");
  if (!resume && fs::exists(folder) && (!fs::is_directory(folder) || begun() || !onlyBegun(folder))) throw taken();
  makeFolders(folder);
  lock_ = lockFolder(folder);
  if (!resume && begun()) {  // by a training that has ended meanwhile
    close(lock_);
    throw taken();
  }
}

RunFolder::~RunFolder() {
  close(lock_);
}

nlohmann::json RunFolder::readConfig() const {
  const auto file = folder_ / "config.json";
  auto config = nlohmann::json::parse(core::readTextFile(file), nullptr, false);
  if (!config.is_object() || config.value("version", nlohmann::json()) != 1)
    throw core::Error("The run configuration " + file.string() + " cannot be understood; start a new run.");
  return config;
}

void RunFolder::writeConfig(const nlohmann::json& config) const {
  core::writeAtomically(folder_ / "config.json", [&](std::ostream& out) { out << config.dump(1) << '\n'; });
}

std::vector<fs::path> RunFolder::checkpoints() const {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder_ / "checkpoints"))
    if (entry.path().extension() == ".pt" && entry.path().filename().string().starts_with("step"))
      found.push_back(entry.path());
  std::sort(found.rbegin(), found.rend());
  return found;
}

void RunFolder::writeCheckpoint(const TensorArchive& checkpoint, std::int64_t step) const {
  writeArchive(folder_ / "checkpoints" / (nameOfStep(step) + ".pt"), checkpoint);
  const auto all = checkpoints();
  std::error_code ignored;  // an old checkpoint too many does no harm
  for (std::size_t i = kCheckpointsKept; i < all.size(); ++i) fs::remove(all[i], ignored);
}

TensorArchive RunFolder::readCheckpoint(std::string& message) const {
  for (const auto& file : checkpoints()) {
    try {
      return readArchive(file, "checkpoint", kLargestCheckpoint);
    } catch (const core::Error& error) {
      message = error.what() + std::string(" Going on from an earlier one.");
    }
  }
  throw core::Error("The run folder " + folder_.string() + " holds no readable checkpoint; start a new run.");
}

void RunFolder::log(const LogRow& row) const {
  const auto file = folder_ / "log.csv";
  const auto header = headerCells();
  std::vector<std::string> rows;
  if (fs::exists(file)) {
    std::istringstream in(core::readTextFile(file));
    std::string line;
    std::getline(in, line);
    const auto earlier = cellsOf(line);
    while (std::getline(in, line))
      if (std::atoll(line.c_str()) < row.step)
        rows.push_back(earlier == header ? line : lineOf(underHeader(cellsOf(line), earlier, header)));
  }
  core::writeAtomically(file, [&](std::ostream& out) {
    out << lineOf(header) << '\n';
    for (const auto& earlier : rows) out << earlier << '\n';
    out << lineOf(cellsOf(row)) << '\n';
  });
}

fs::path RunFolder::preview(std::int64_t step) const {
  return folder_ / "previews" / (nameOfStep(step) + ".png");
}

}  // namespace twinray::nn
