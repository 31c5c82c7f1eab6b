#include "nn/training/run_folder.h"

#include <algorithm>
#include <cstdio>
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
constexpr const char* kLogHeader =
    "step,epoch,seconds,loss,discriminator_loss,learning_rate,images_per_second,psnr,bicubic_psnr,ms_ssim,"
    "bicubic_ms_ssim,rmse,bicubic_rmse";

/// step00001500, so that names sort as numbers do.
std::string nameOfStep(std::int64_t step) {
  char text[32];
  std::snprintf(text, sizeof text, "step%010lld", static_cast<long long>(step));
  return text;
}

std::string csv(const LogRow& r) {
  char text[512];
  std::snprintf(text, sizeof text, "%lld,%.4f,%.1f,%.6f,%.6f,%.3g,%.2f,%.4f,%.4f,%.6f,%.6f,%.6f,%.6f",
                static_cast<long long>(r.step), r.epoch, r.seconds, r.loss, r.discriminatorLoss, r.learningRate,
                r.imagesPerSecond, r.psnr, r.bicubicPsnr, r.msSsim, r.bicubicMsSsim, r.rmse, r.bicubicRmse);
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

}  // namespace

RunFolder::RunFolder(const fs::path& folder, bool resume) : folder_(folder) {
  if (folder.empty()) throw core::Error("There is no run folder; say where the training should keep its files.");
  const bool exists = fs::exists(folder / "config.json");
  if (resume && !exists)
    throw core::Error("There is no run to resume in " + folder.string() + "; give the folder of an earlier training.");
  std::error_code failure;
  if (!resume && fs::exists(folder) && (!fs::is_directory(folder) || exists || !fs::is_empty(folder, failure)))
    throw core::Error("The run folder " + folder.string() +
                      " already holds something; resume the run in it or choose another folder.");
  makeFolders(folder);
  lock_ = lockFolder(folder);
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
  std::vector<std::string> rows;
  if (fs::exists(file)) {
    std::istringstream in(core::readTextFile(file));
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line))
      if (std::atoll(line.c_str()) < row.step) rows.push_back(line);
  }
  core::writeAtomically(file, [&](std::ostream& out) {
    out << kLogHeader << '\n';
    for (const auto& earlier : rows) out << earlier << '\n';
    out << csv(row) << '\n';
  });
}

fs::path RunFolder::preview(std::int64_t step) const {
  return folder_ / "previews" / (nameOfStep(step) + ".png");
}

}  // namespace twinray::nn
