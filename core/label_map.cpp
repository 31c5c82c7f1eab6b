#include "core/label_map.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/sha256.h"

namespace twinray::core {

struct LabelMap::Grid {
  Geometry geometry;
  std::shared_ptr<const std::uint8_t[]> voxels;
  std::vector<int> values;  ///< of the labels
  std::string path;
  std::array<std::uint64_t, kMostLabels + 1> counts{};  ///< by voxel
  mutable std::once_flag hashOnce;
  mutable std::string hash;
};

namespace {

[[noreturn]] void refuse(const Volume& labels, const std::string& what, const std::string& remedy) {
  throw Error("Cannot use \"" + labels.source().path + "\" as a label map: " + what + "; " + remedy + ".");
}

std::shared_ptr<std::uint8_t[]> newVoxels(std::size_t count) {
  try {
    return std::make_shared<std::uint8_t[]>(count);
  } catch (const std::bad_alloc&) {
    throw Error("there is not enough memory for the label map: close other programs, or open a smaller volume");
  }
}

/// An affine map from voxel indices to voxel indices.
struct IndexMap {
  std::array<std::array<double, 3>, 3> matrix{};
  std::array<double, 3> offset{};

  std::array<double, 3> operator()(double x, double y, double z) const {
    std::array<double, 3> result;
    for (int a = 0; a < 3; ++a) result[a] = matrix[a][0] * x + matrix[a][1] * y + matrix[a][2] * z + offset[a];
    return result;
  }
};

/// Inverse of a 3x3 matrix, row by row; not finite where there is none.
std::array<double, 9> inverse(const std::array<double, 9>& m) {
  const auto cofactor = [&](int row, int column) {
    const int r0 = (row + 1) % 3, r1 = (row + 2) % 3, c0 = (column + 1) % 3, c1 = (column + 2) % 3;
    return m[3 * r0 + c0] * m[3 * r1 + c1] - m[3 * r0 + c1] * m[3 * r1 + c0];
  };
  const double determinant = m[0] * cofactor(0, 0) + m[1] * cofactor(0, 1) + m[2] * cofactor(0, 2);
  std::array<double, 9> result;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) result[3 * row + column] = cofactor(column, row) / determinant;
  }
  return result;
}

/// From indices of one grid to those of another at the same place in the patient.
IndexMap indexMap(const Geometry& from, const Geometry& to) {
  const std::array<double, 9> back = inverse(to.direction);
  IndexMap map;
  for (int row = 0; row < 3; ++row) {
    for (int k = 0; k < 3; ++k) {
      for (int column = 0; column < 3; ++column) {
        map.matrix[row][column] +=
            back[3 * row + k] * from.direction[3 * k + column] * from.spacing[column] / to.spacing[row];
      }
      map.offset[row] += back[3 * row + k] * (from.origin[k] - to.origin[k]) / to.spacing[row];
    }
  }
  return map;
}

/// Whether every index of a grid is mapped to itself, to a hundredth of a voxel.
bool isIdentity(const IndexMap& map, const Geometry& geometry) {
  constexpr double kSame = 0.01;
  for (int corner = 0; corner < 8; ++corner) {
    std::array<double, 3> index;
    for (int a = 0; a < 3; ++a) index[a] = (corner >> a & 1) * (geometry.dimensions[a] - 1);
    const auto mapped = map(index[0], index[1], index[2]);
    for (int a = 0; a < 3; ++a) {
      if (!(std::abs(mapped[a] - index[a]) < kSame)) return false;
    }
  }
  return true;
}

/// The numbers of a volume's labels by value, 1 for the smallest above 0.
std::map<double, std::uint8_t> numbersOf(const Volume& labels) {
  std::set<double> values;
  visitVoxels(labels, [&](const auto* voxels) {
    const std::size_t count = labels.geometry().voxelCount();
    auto last = voxels[0];
    values.insert(double(last));
    for (std::size_t i = 1; i < count; ++i) {
      if (voxels[i] == last) continue;
      last = voxels[i];
      values.insert(double(last));
      if (values.size() > LabelMap::kMostLabels + 1) break;
    }
  });
  for (const double value : values) {
    if (value != std::floor(value) || value < 0 || value > std::numeric_limits<int>::max()) {
      refuse(labels, "it holds values that are not whole numbers from 0 on", "choose a segmentation");
    }
  }
  values.erase(0);
  if (values.empty()) refuse(labels, "all its voxels are 0", "choose another segmentation");
  if (values.size() > LabelMap::kMostLabels) {
    refuse(labels, "it has more than " + std::to_string(LabelMap::kMostLabels) + " labels",
           "choose a segmentation with fewer");
  }
  std::map<double, std::uint8_t> numbers;
  for (const double value : values) numbers.emplace(value, static_cast<std::uint8_t>(numbers.size() + 1));
  return numbers;
}

/// Labels by number, at the voxels of the label volume itself.
std::shared_ptr<std::uint8_t[]> numbered(const Volume& labels, const std::map<double, std::uint8_t>& numbers) {
  const std::size_t count = labels.geometry().voxelCount();
  auto result = newVoxels(count);
  visitVoxels(labels, [&](const auto* voxels) {
    auto last = voxels[0];
    const auto numberOf = [&](double value) {
      const auto found = numbers.find(value);
      return found == numbers.end() ? std::uint8_t(0) : found->second;
    };
    std::uint8_t number = numberOf(double(last));
    for (std::size_t i = 0; i < count; ++i) {
      if (voxels[i] != last) {
        last = voxels[i];
        number = numberOf(double(last));
      }
      result[i] = number;
    }
  });
  return result;
}

/// The number of the nearest voxel at each voxel of a grid. Null if the grids do not overlap.
std::shared_ptr<std::uint8_t[]> nearest(const std::uint8_t* labels, const Geometry& from, const Geometry& to,
                                        const IndexMap& map) {
  auto result = newVoxels(to.voxelCount());
  std::uint8_t* out = result.get();
  bool overlap = false;
  for (int z = 0; z < to.dimensions[2]; ++z) {
    for (int y = 0; y < to.dimensions[1]; ++y) {
      for (int x = 0; x < to.dimensions[0]; ++x, ++out) {
        const auto place = map(x, y, z);
        std::array<double, 3> index;
        bool inside = true;
        for (int a = 0; a < 3; ++a) {
          index[a] = std::floor(place[a] + 0.5);
          inside = inside && index[a] >= 0 && index[a] < from.dimensions[a];
        }
        if (!inside) continue;
        overlap = true;
        *out = labels[(std::size_t(index[2]) * from.dimensions[1] + std::size_t(index[1])) * from.dimensions[0] +
                      std::size_t(index[0])];
      }
    }
  }
  return overlap ? result : nullptr;
}

}  // namespace

void check(const std::vector<Label>& labels) {
  const auto fraction = [](double value) { return value >= 0 && value <= 1; };
  std::set<int> values;
  for (const Label& label : labels) {
    if (label.value < 1 || !values.insert(label.value).second) {
      throw Error("labels need values above 0, each once: correct the label " + std::to_string(label.value));
    }
    if (!fraction(label.opacity) || !std::all_of(label.color.begin(), label.color.end(), fraction)) {
      throw Error("the label " + std::to_string(label.value) +
                  " needs a colour and an opacity of 0 to 1: choose others for it");
    }
  }
}

LabelMap::LabelMap(const Geometry& geometry, std::shared_ptr<const std::uint8_t[]> voxels, std::vector<Label> labels,
                   std::string path)
    : labels_(std::move(labels)) {
  check(labels_);
  if (labels_.size() > kMostLabels) {
    throw Error("a label map cannot have more than " + std::to_string(kMostLabels) + " labels: choose another file");
  }
  auto grid = std::make_shared<Grid>();
  grid->geometry = geometry;
  grid->voxels = std::move(voxels);
  grid->path = std::move(path);
  for (const Label& label : labels_) grid->values.push_back(label.value);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) ++grid->counts[grid->voxels[i]];
  for (std::size_t i = labels_.size() + 1; i < grid->counts.size(); ++i) {
    if (grid->counts[i] > 0) throw Error("a voxel of the label map has an unknown label: choose another file");
  }
  grid_ = std::move(grid);
}

LabelMap::LabelMap(std::shared_ptr<const Grid> grid, std::vector<Label> labels)
    : grid_(std::move(grid)), labels_(std::move(labels)) {}

const Geometry& LabelMap::geometry() const {
  return grid_->geometry;
}

const std::uint8_t* LabelMap::voxels() const {
  return grid_->voxels.get();
}

std::uint64_t LabelMap::count(std::size_t i) const {
  assert(i < labels_.size());
  return grid_->counts[i + 1];
}

const std::string& LabelMap::path() const {
  return grid_->path;
}

const std::string& LabelMap::hash() const {
  std::call_once(grid_->hashOnce, [this] {
    Sha256 sha;
    std::array<std::int64_t, 3> dimensions;
    std::copy(grid_->geometry.dimensions.begin(), grid_->geometry.dimensions.end(), dimensions.begin());
    sha.add(dimensions);
    for (const int value : grid_->values) sha.add(std::array<std::int64_t, 1>{value});
    sha.add(voxels(), grid_->geometry.voxelCount());
    grid_->hash = sha.hex();
  });
  return grid_->hash;
}

std::shared_ptr<const LabelMap> LabelMap::drawnAs(const std::vector<Label>& labels) const {
  check(labels);
  std::vector<Label> drawn = labels_;
  for (Label& own : drawn) {
    const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.value == own.value; });
    if (found != labels.end()) own = *found;
  }
  return std::shared_ptr<const LabelMap>(new LabelMap(grid_, std::move(drawn)));
}

Rgb labelColor(std::size_t i) {
  // Okabe and Ito's eight without black, which the background may be.
  constexpr std::array<Rgb, 7> kColors{{{0.835, 0.369, 0.0},
                                        {0.337, 0.706, 0.914},
                                        {0.941, 0.894, 0.259},
                                        {0.0, 0.620, 0.451},
                                        {0.800, 0.475, 0.655},
                                        {0.902, 0.624, 0.0},
                                        {0.0, 0.447, 0.698}}};
  Rgb color = kColors[i % kColors.size()];
  const std::size_t round = i / kColors.size() % 3;
  for (double& c : color) {
    if (round == 1) c *= 0.6;
    if (round == 2) c = 1 - 0.55 * (1 - c);
  }
  return color;
}

std::shared_ptr<const LabelMap> labelMapOn(const Volume& volume, const Volume& labels) {
  const auto numbers = numbersOf(labels);
  const IndexMap map = indexMap(volume.geometry(), labels.geometry());
  auto voxels = numbered(labels, numbers);
  const bool sameGrid =
      volume.geometry().dimensions == labels.geometry().dimensions && isIdentity(map, volume.geometry());
  if (!sameGrid) voxels = nearest(voxels.get(), labels.geometry(), volume.geometry(), map);
  if (!voxels) refuse(labels, "it lies beside the volume", "choose the segmentation of this volume");
  std::vector<Label> drawn;
  for (const auto& [value, number] : numbers) {
    Label label;
    label.value = static_cast<int>(value);
    label.color = labelColor(drawn.size());
    drawn.push_back(std::move(label));
  }
  return std::make_shared<const LabelMap>(volume.geometry(), std::move(voxels), std::move(drawn), labels.source().path);
}

}  // namespace twinray::core
