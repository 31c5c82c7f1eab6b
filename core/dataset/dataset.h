#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/sample_table.h"
#include "core/image.h"
#include "core/sampling/sampler.h"
#include "core/scene.h"

namespace twinray::core {

/// A folder of sampled scenes and their pictures (DESIGN 7). The same form as the original's, plus guides/,
/// lighting.npy, key.npy and dataset.json.
///
/// dataset.json (version 1): {"version":1, "volume":{"hash","name","path","dimensions","spacing","modality","subject"},
/// "sampler":{"kind","seed","begin_alpha","end_alpha","max_zoom","keyframed"}, "count", "picture":{"size","quality"},
/// "guide":{"width","height","channels":["r","g","b","a"],"quality"}}; picture and guide appear when rendered.
struct Dataset {
  static constexpr std::size_t kMaximumCount = SampleTable::kMaximumCount;

  std::filesystem::path folder;
  nlohmann::json description;                ///< dataset.json; null in an original's folder
  std::shared_ptr<const SampleTable> table;  ///< the samples' numbers, read from the folder when asked for

  // A sample is read from the folder at every call: throws Error where the files have changed since readDataset.
  std::size_t size() const;
  ViewAngles view(std::size_t index) const;
  TransferFunction transferFunction(std::size_t index) const;  ///< 256 control points and colour nodes
  Lighting lighting(std::size_t index) const;                  ///< unshaded, opacity unit 1 in an original's folder
  /// The sample whose picture and guide are this one's keyframe; empty where there is none.
  std::optional<std::size_t> keyframeOf(std::size_t index) const;
  std::filesystem::path picturePath(std::size_t index) const;  ///< imgs/ and the name in files.csv, or vimage<i>.png
  std::filesystem::path guidePath(std::size_t index) const;    ///< guides/guide<i>.npy
  std::filesystem::path inputPath(std::size_t index) const;    ///< inputs/input<i>.csv
  /// Sample `index` as a scene of a volume.
  Scene scene(std::size_t index, std::shared_ptr<const Volume> volume) const;
};

/// Samples `count` scenes (1 to kMaximumCount) and writes the folder's arrays and dataset.json (no pictures). A folder
/// that already holds a dataset (view.npy, which is written last) is refused with Error. Returns what was written, as
/// readDataset would.
Dataset writeSampledDataset(const std::filesystem::path& folder, const std::shared_ptr<const Volume>& volume,
                            const SamplerOptions& options, std::size_t count);

/// Opens a folder and checks its numbers: shapes, order of the scalar values, everything finite, opacities and colours
/// 0..1. lighting.npy and dataset.json may be missing, as in an original's folder, and so may the arrays where
/// inputs.csv and inputs/ are there. Memory does not depend on the number of samples. Throws Error.
Dataset readDataset(const std::filesystem::path& folder);

/// inputs/input<i>.csv of one sample.
void writeInputCsv(const Dataset& dataset, std::size_t index);
/// files.csv and inputs.csv.
void writeFileLists(const Dataset& dataset);
/// Replaces dataset.json.
void writeDescription(const Dataset& dataset);

/// Guide planes as float16 .npy, channels x height x width, values 0..1.
void writeGuide(const std::filesystem::path& file, const Image& guide);
Plane readGuide(const std::filesystem::path& file);

/// Whose volume a file is, by its name: a TCGA patient number wherever it stands, else the file (or DICOM folder) name
/// without extensions and without trailing names of sequences and masks ("stroke_T1.nii.gz": "stroke"). A heuristic: a
/// renamed copy is another subject, which is why models also list the identities of volumes.
std::string subjectName(const std::filesystem::path& volume);

/// Network inputs (DESIGN 5): view (5), opacity 2v-1 (256), colour as CIELAB in -1..1 (3 x 256).
std::array<float, 5> viewInput(const ViewAngles& angles);
std::vector<float> opacityInput(const TransferFunction& tf);
std::vector<float> colorInput(const TransferFunction& tf);

}  // namespace twinray::core
