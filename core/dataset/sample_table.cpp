#include "core/dataset/sample_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64;  ///< samples read at a time when all are checked

[[noreturn]] void fail(const fs::path& file, const std::string& cause) {
  throw Error(file.string() + " cannot be used as part of a dataset: " + cause + "; sample the folder again.");
}

[[noreturn]] void fail(const fs::path& file, const std::string& cause, std::size_t index) {
  fail(file, cause + " (sample " + std::to_string(index) + ")");
}

std::string text(const std::vector<std::size_t>& shape) {
  std::string result;
  for (const std::size_t n : shape) result += (result.empty() ? "" : "x") + std::to_string(n);
  return result;
}

/// An array of n rows of this shape.
std::unique_ptr<NpyRows> openRows(const fs::path& file, std::size_t n, const std::vector<std::size_t>& rowShape) {
  auto rows = std::make_unique<NpyRows>(file);
  std::vector<std::size_t> shape{n};
  shape.insert(shape.end(), rowShape.begin(), rowShape.end());
  if (rows->shape() != shape) fail(file, "its shape is " + text(rows->shape()) + " instead of " + text(shape));
  return rows;
}

void checkFinite(std::span<const double> values, const fs::path& file, std::size_t index) {
  if (!std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); })) {
    fail(file, "it holds values that are not finite", index);
  }
}

void checkScalars(std::span<const double> rows, std::size_t columns, double first, double last, const fs::path& file,
                  std::size_t index) {
  constexpr std::size_t n = SampleRow::kCurve;
  for (std::size_t i = 1; i < n; ++i) {
    if (rows[i * columns] < rows[(i - 1) * columns]) fail(file, "its scalar values are not in ascending order", index);
  }
  const double tolerance = 1e-6 * std::max({std::abs(first), std::abs(last), last - first});
  if (std::abs(rows[0] - first) > tolerance || std::abs(rows[(n - 1) * columns] - last) > tolerance) {
    fail(file, "its scalar range differs from that of the opacities", index);
  }
}

/// Rounding errors of other programs may leave 0..1 by this much.
void clampFraction(double& value, const fs::path& file, std::size_t index) {
  constexpr double kTolerance = 1e-6;
  if (value < -kTolerance || value > 1 + kTolerance) fail(file, "it holds opacities or colours outside 0..1", index);
  value = std::clamp(value, 0.0, 1.0);
}

bool separates(char c) {
  return c == '\n' || c == '\r' || c == ',' || c == ' ' || c == '\t';
}

/// All numbers of a text, separated by line ends, commas or blanks.
std::vector<double> numbersOf(const std::string& text, const fs::path& file) {
  std::vector<double> numbers;
  const char* end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    if (separates(*at)) {
      ++at;
      continue;
    }
    double value = 0;
    const auto [stop, error] = std::from_chars(at, end, value);
    if (error != std::errc() || (stop != end && !separates(*stop))) {
      fail(file, "its value " + std::to_string(numbers.size() + 1) + " is no number");
    }
    numbers.push_back(value);
    at = stop;
  }
  return numbers;
}

}  // namespace

ViewAngles SampleRow::angles() const {
  return {view[0], view[1], view[2], view[3]};
}

TransferFunction SampleRow::transferFunction() const {
  std::vector<OpacityPoint> points(kCurve);
  std::vector<ColorNode> nodes(kCurve);
  for (std::size_t i = 0; i < kCurve; ++i) {
    points[i] = {opacity[2 * i], opacity[2 * i + 1]};
    nodes[i] = {color[4 * i], {color[4 * i + 1], color[4 * i + 2], color[4 * i + 3]}};
  }
  TransferFunction tf(opacity[0], opacity[2 * (kCurve - 1)]);
  tf.setPoints(std::move(points));
  tf.setColors(std::move(nodes));
  return tf;
}

Lighting SampleRow::light() const {
  return {lighting[0] != 0, lighting[1], lighting[2], lighting[3], lighting[4], lighting[5]};
}

NameList::NameList(std::string before, std::string after) : before_(std::move(before)), after_(std::move(after)) {}

void NameList::read(const fs::path& file) {
  const std::string text = readTextFile(file);
  bool usual = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string name = text.substr(begin, end - begin);
    begin = end + 1;
    while (!name.empty() && (name.back() == '\r' || name.back() == ' ')) name.pop_back();
    if (name.empty()) continue;
    if (usual && name != before_ + std::to_string(size_) + after_) {
      for (std::size_t i = 0; i < size_; ++i) names_.push_back((*this)[i]);
      usual = false;
    }
    if (!usual) names_.push_back(std::move(name));
    ++size_;
  }
}

std::string NameList::operator[](std::size_t index) const {
  return index < names_.size() ? names_[index] : before_ + std::to_string(index) + after_;
}

SampleTable::SampleTable(const fs::path& folder, bool needsLighting)
    : folder_(folder), pictures_("vimage", ".png"), inputs_("input", ".csv") {
  if (fs::exists(folder / "view.npy")) {
    openArrays(needsLighting);
  } else if (fs::exists(folder / "inputs.csv")) {
    openLists();
  } else {
    throw Error(folder.string() +
                " holds no dataset (neither view.npy nor inputs.csv is there); make one with `twinray-cli sample`.");
  }
  if (const fs::path file = folder / "files.csv"; fs::exists(file)) {
    pictures_.read(file);
    if (pictures_.size() != size_) {
      fail(file,
           "it names " + std::to_string(pictures_.size()) + " pictures for " + std::to_string(size_) + " samples");
    }
  }
  openKeys();
  std::vector<SampleRow> block(std::min(size_, kBlock));
  for (std::size_t first = 0; first < size_; first += kBlock) {
    read(first, std::span(block).first(std::min(kBlock, size_ - first)));
  }
}

SampleTable::~SampleTable() = default;

void SampleTable::openArrays(bool needsLighting) {
  const fs::path viewFile = folder_ / "view.npy", lightingFile = folder_ / "lighting.npy";
  view_ = std::make_unique<NpyRows>(viewFile);
  size_ = view_->shape().empty() ? 0 : view_->rows();
  if (size_ < 1 || size_ > kMaximumCount) fail(viewFile, "it has no samples, or too many");
  view_ = openRows(viewFile, size_, {4});
  opacity_ = openRows(folder_ / "opacity.npy", size_, {SampleRow::kCurve, 2});
  color_ = openRows(folder_ / "color.npy", size_, {SampleRow::kCurve, 4});
  if (fs::exists(lightingFile)) {
    lighting_ = openRows(lightingFile, size_, {6});
  } else if (needsLighting) {
    fail(lightingFile, "it is missing");
  }
}

void SampleTable::openLists() {
  const fs::path file = folder_ / "inputs.csv";
  inputs_.read(file);
  size_ = inputs_.size();
  if (size_ < 1 || size_ > kMaximumCount) fail(file, "it has no samples, or too many");
}

void SampleTable::openKeys() {
  const fs::path file = folder_ / "key.npy";
  if (!fs::exists(file)) return;
  keys_ = openRows(file, size_, {});
  for (std::size_t index = 0; index < size_; ++index) keyframeOf(index);
}

std::optional<std::size_t> SampleTable::keyframeOf(std::size_t index) const {
  if (index >= size_) throw std::out_of_range("SampleTable::keyframeOf");
  if (!keys_) return std::nullopt;
  double key = -1;
  keys_->read(index, {&key, 1});
  if (key == -1) return std::nullopt;
  const bool another = key >= 0 && key < double(size_) && key == std::floor(key) && key != double(index);
  if (!another) fail(folder_ / "key.npy", "it names a keyframe that is no other sample of the folder", index);
  return std::size_t(key);
}

SampleRow SampleTable::readCsv(std::size_t index) const {
  const fs::path file = folder_ / "inputs" / inputs_[index];
  const std::vector<double> values = numbersOf(readTextFile(file), file);
  SampleRow row;
  const std::size_t expected = row.view.size() + row.opacity.size() + row.color.size();
  if (values.size() != expected) {
    fail(file, "it holds " + std::to_string(values.size()) + " values instead of " + std::to_string(expected));
  }
  auto from = values.begin();
  const auto take = [&from](auto& to) {
    std::copy_n(from, to.size(), to.begin());
    from += std::ptrdiff_t(to.size());
  };
  take(row.view);
  take(row.opacity);
  take(row.color);
  return row;
}

void SampleTable::read(std::size_t first, std::span<SampleRow> rows) const {
  if (!view_) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = readCsv(first + i);
  } else {
    std::vector<double> values;
    const auto take = [&](const std::unique_ptr<NpyRows>& array, auto member) {
      if (!array) return;
      const std::size_t size = array->rowSize();
      values.resize(rows.size() * size);
      array->read(first, values);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        std::copy_n(values.begin() + std::ptrdiff_t(i * size), size, (rows[i].*member).begin());
      }
    };
    take(view_, &SampleRow::view);
    take(opacity_, &SampleRow::opacity);
    take(color_, &SampleRow::color);
    take(lighting_, &SampleRow::lighting);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) check(rows[i], first + i);
}

void SampleTable::check(SampleRow& row, std::size_t index) const {
  const auto fileOf = [&](const char* array) { return view_ ? folder_ / array : folder_ / "inputs" / inputs_[index]; };
  const fs::path view = fileOf("view.npy"), opacity = fileOf("opacity.npy"), color = fileOf("color.npy"),
                 lighting = fileOf("lighting.npy");
  checkFinite(row.view, view, index);
  if (!(row.view[3] > 0)) fail(view, "it holds a zoom that is not above 0", index);
  checkFinite(row.opacity, opacity, index);
  checkFinite(row.color, color, index);
  const double first = row.opacity[0], last = row.opacity[2 * (SampleRow::kCurve - 1)];
  checkScalars(row.opacity, 2, first, last, opacity, index);
  checkScalars(row.color, 4, first, last, color, index);
  if (!(last > first)) fail(opacity, "its scalar range is empty", index);
  for (std::size_t i = 0; i < SampleRow::kCurve; ++i) {
    clampFraction(row.opacity[2 * i + 1], opacity, index);
    for (std::size_t c = 1; c < 4; ++c) clampFraction(row.color[4 * i + c], color, index);
  }
  checkFinite(row.lighting, lighting, index);
  if (std::any_of(row.lighting.begin(), row.lighting.end(), [](double v) { return v < 0; })) {
    fail(lighting, "it holds negative values", index);
  }
}

SampleRow SampleTable::row(std::size_t index) const {
  if (index >= size_) throw std::out_of_range("SampleTable::row");
  SampleRow row;
  read(index, {&row, 1});
  return row;
}

}  // namespace twinray::core
