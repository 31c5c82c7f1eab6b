#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/dataset/npy.h"
#include "core/scene.h"

namespace twinray::core {

/// The numbers of one sample.
struct SampleRow {
  static constexpr std::size_t kCurve = 256;  ///< values at which the transfer functions are sampled
  std::array<double, 4> view{};               ///< elevation, azimuth, roll (degrees), zoom
  std::array<double, 2 * kCurve> opacity{};   ///< scalar value, opacity
  std::array<double, 4 * kCurve> color{};     ///< scalar value, red, green, blue
  /// Shaded, ambient, diffuse, specular, power, opacity unit; the original's where the folder has no lighting.npy.
  std::array<double, 6> lighting{0, 0.25, 0.75, 0.3, 12, 1};

  ViewAngles angles() const;
  TransferFunction transferFunction() const;
  Lighting light() const;
};

/// Names, one a line, for the samples of a folder; kept only where they are not `before<i>after`.
class NameList {
 public:
  NameList(std::string before, std::string after);
  /// Throws Error if the file cannot be read.
  void read(const std::filesystem::path& file);
  std::size_t size() const { return size_; }
  std::string operator[](std::size_t index) const;

 private:
  std::string before_, after_;
  std::size_t size_ = 0;
  std::vector<std::string> names_;
};

/// The samples of a dataset folder, read from its arrays (or, where there are none, from inputs.csv and inputs/) when
/// asked for: any number of them takes the same memory. Thread-safe.
class SampleTable {
 public:
  static constexpr std::size_t kMaximumCount = 1'000'000;

  /// Opens the folder and checks every sample: shapes, scalar values in ascending order and of one range, everything
  /// finite, opacities and colours 0..1. Throws Error, naming file and sample.
  SampleTable(const std::filesystem::path& folder, bool needsLighting);
  ~SampleTable();

  std::size_t size() const { return size_; }
  /// Throws std::out_of_range, and Error where the files have changed.
  SampleRow row(std::size_t index) const;
  /// What key.npy says; empty for -1, and where there is no such file. As row().
  std::optional<std::size_t> keyframeOf(std::size_t index) const;
  std::string pictureName(std::size_t index) const { return pictures_[index]; }

 private:
  void openArrays(bool needsLighting);
  void openLists();
  void openKeys();
  void read(std::size_t first, std::span<SampleRow> rows) const;
  SampleRow readCsv(std::size_t index) const;
  void check(SampleRow& row, std::size_t index) const;

  std::filesystem::path folder_;
  std::size_t size_ = 0;
  std::unique_ptr<NpyRows> view_, opacity_, color_, lighting_;  ///< none where only the lists are there
  std::unique_ptr<NpyRows> keys_;                               ///< none where no sample has a keyframe
  NameList pictures_, inputs_;
};

}  // namespace twinray::core
