#include "ui/training/runs/run_log.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <string>
#include <system_error>

#include "core/io/atomic_file.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, double RunLogRow::*>& columns() {
  static const std::map<std::string, double RunLogRow::*> all{
      {"step", &RunLogRow::step},
      {"seconds", &RunLogRow::seconds},
      {"loss", &RunLogRow::loss},
      {"discriminator_loss", &RunLogRow::discriminatorLoss},
      {"learning_rate", &RunLogRow::learningRate},
      {"images_per_second", &RunLogRow::imagesPerSecond},
      {"psnr", &RunLogRow::psnr},
      {"bicubic_psnr", &RunLogRow::bicubicPsnr},
      {"keyframe_psnr", &RunLogRow::keyframePsnr},
      {"ms_ssim", &RunLogRow::msSsim},
      {"bicubic_ms_ssim", &RunLogRow::bicubicMsSsim},
  };
  return all;
}

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

/// Whatever the locale.
std::optional<double> numberFrom(const std::string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::vector<RunLogRow> readRunLog(const fs::path& training) {
  const auto file = training / "log.csv";
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return {};
  std::istringstream in(core::readTextFile(file));
  std::string line;
  std::getline(in, line);
  const auto header = cellsOf(line);
  std::vector<RunLogRow> rows;
  while (std::getline(in, line)) {
    const auto cells = cellsOf(line);
    RunLogRow row;
    row.step = -1;
    for (std::size_t i = 0; i < std::min(cells.size(), header.size()); ++i) {
      const auto column = columns().find(header[i]);
      if (column == columns().end()) continue;
      if (const auto value = numberFrom(cells[i])) row.*column->second = *value;
    }
    if (row.step >= 0 && (rows.empty() || row.step > rows.back().step)) rows.push_back(row);
  }
  return rows;
}

double heldOutScore(const RunLogRow& row) {
  return std::isnan(row.keyframePsnr) ? row.psnr : (row.psnr + row.keyframePsnr) / 2;
}

std::optional<RunLogRow> bestOf(const std::vector<RunLogRow>& rows) {
  std::optional<RunLogRow> best;
  for (const RunLogRow& row : rows)
    if (!std::isnan(row.psnr) && (!best || heldOutScore(row) >= heldOutScore(*best))) best = row;
  return best;
}

std::vector<RunPreview> previewsOf(const fs::path& training) {
  static constexpr std::string_view kPrefix = "step";
  std::vector<RunPreview> previews;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(training / "previews", none)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".png" || !name.starts_with(kPrefix)) continue;
    if (const auto step = numberFrom(name.substr(kPrefix.size())))
      previews.push_back({(long long)(*step), entry.path()});
  }
  std::sort(previews.begin(), previews.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
  return previews;
}

}  // namespace twinray::ui
