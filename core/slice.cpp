#include "core/slice.h"

#include <algorithm>
#include <cmath>

#include "core/anatomy.h"

namespace twinray::core {
namespace {

constexpr int kTableSize = 1024;

std::array<double, 3> column(const std::array<double, 9>& direction, int axis) {
  return {direction[axis], direction[3 + axis], direction[6 + axis]};
}

/// The index axis nearest to each patient axis (L, P, S), each once: the pairing with the largest sum of cosines.
std::array<int, 3> axesOfPatient(const std::array<double, 9>& direction) {
  std::array<int, 3> order{0, 1, 2}, best = order;
  double bestSum = -1;
  do {
    double sum = 0;
    for (int patient = 0; patient < 3; ++patient) sum += std::abs(direction[3 * patient + order[patient]]);
    if (sum > bestSum) {
      bestSum = sum;
      best = order;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

std::uint32_t pack(const Rgb& rgb) {
  const auto byte = [](double v) { return std::uint32_t(std::clamp(v, 0.0, 1.0) * 255 + 0.5); };
  return 0xff000000u | byte(rgb[0]) << 16 | byte(rgb[1]) << 8 | byte(rgb[2]);
}

/// Colours at equal steps of the value.
class ColorTable {
 public:
  ColorTable(const TransferFunction& tf, const SliceColors& colors) : colors_(kTableSize) {
    if (colors.transferFunction) {
      low_ = tf.minimum();
      step_ = (tf.maximum() - tf.minimum()) / (kTableSize - 1);
      for (int i = 0; i < kTableSize; ++i) colors_[i] = pack(tf.color(low_ + i * step_));
    } else {
      low_ = colors.level - colors.window / 2;
      step_ = colors.window / (kTableSize - 1);
      for (int i = 0; i < kTableSize; ++i) {
        const double grey = i / double(kTableSize - 1);
        colors_[i] = pack({grey, grey, grey});
      }
    }
    scale_ = step_ > 0 ? 1 / step_ : 0;
  }

  std::uint32_t operator()(double value) const {
    const double i = (value - low_) * scale_ + 0.5;
    return colors_[i <= 0 ? 0 : i >= kTableSize - 1 ? kTableSize - 1 : int(i)];
  }

 private:
  std::vector<std::uint32_t> colors_;
  double low_ = 0, step_ = 1, scale_ = 1;
};

/// Where the pixels of one axis of the picture lie between voxels.
struct Tap {
  std::ptrdiff_t low = -1;  ///< offset in voxels; -1: outside
  std::ptrdiff_t high = -1;
  std::ptrdiff_t nearest = -1;
  float weight = 0;  ///< of high
};

std::vector<Tap> tapsOf(int pixels, double first, double step, int size, std::ptrdiff_t stride) {
  std::vector<Tap> taps(std::size_t(std::max(0, pixels)));
  for (int i = 0; i < pixels; ++i) {
    const double at = first + i * step;
    if (!(at >= -0.5 && at < size - 0.5)) continue;
    const double inside = std::clamp(at, 0.0, double(size - 1));
    const int low = int(inside);
    Tap& tap = taps[std::size_t(i)];
    tap.low = low * stride;
    tap.high = std::min(low + 1, size - 1) * stride;
    tap.nearest = std::clamp(int(std::floor(at + 0.5)), 0, size - 1) * stride;
    tap.weight = float(inside - low);
  }
  return taps;
}

template <typename T>
double valueAt(const T* slice, const Tap& x, const Tap& y, bool linear) {
  if (!linear) return double(slice[x.nearest + y.nearest]);
  const double a = double(slice[x.low + y.low]), b = double(slice[x.high + y.low]);
  const double c = double(slice[x.low + y.high]), d = double(slice[x.high + y.high]);
  const double top = a + (b - a) * double(x.weight), bottom = c + (d - c) * double(x.weight);
  return top + (bottom - top) * double(y.weight);
}

std::uint32_t covered(std::uint32_t under, const Label& label) {
  Rgb rgb;
  for (int c = 0; c < 3; ++c) {
    const double below = ((under >> (16 - 8 * c)) & 0xff) / 255.0;
    rgb[c] = below + (label.color[c] - below) * label.opacity;
  }
  return pack(rgb);
}

}  // namespace

SliceAxes sliceAxes(const Geometry& geometry, SlicePlane plane) {
  const auto& d = geometry.direction;
  const auto [left, posterior, superior] = axesOfPatient(d);
  SliceAxes axes;
  int right = 0, down = 1;  // patient axes (L, P, S) of the picture's right and downward side
  switch (plane) {
    case SlicePlane::kAxial:
      axes = {left, posterior, superior};
      break;
    case SlicePlane::kCoronal:
      axes = {left, superior, posterior};
      down = 2;
      break;
    case SlicePlane::kSagittal:
      axes = {posterior, superior, left};
      right = 1;
      down = 2;
      break;
  }
  axes.columnReversed = d[3 * right + axes.column] < 0;
  // Downwards is posterior, but inferior.
  axes.rowReversed = (d[3 * down + axes.row] < 0) != (down == 2);
  return axes;
}

std::string directionLetters(const std::array<double, 3>& lps) {
  constexpr double kLeast = 0.2588;  // sine of 15 degrees
  std::array<int, 3> order{0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return std::abs(lps[a]) > std::abs(lps[b]); });
  std::string letters;
  for (const int axis : order) {
    if (letters.empty() || std::abs(lps[axis]) >= kLeast) letters += lps[axis] >= 0 ? "LPS"[axis] : "RAI"[axis];
  }
  return letters;
}

std::array<std::string, 4> edgeLetters(const Geometry& geometry, const SliceAxes& axes) {
  const auto towards = [&](int axis, bool growing) {
    std::array<double, 3> d = column(geometry.direction, axis);
    if (!growing) {
      for (double& x : d) x = -x;
    }
    return directionLetters(d);
  };
  return {towards(axes.column, axes.columnReversed), towards(axes.column, !axes.columnReversed),
          towards(axes.row, axes.rowReversed), towards(axes.row, !axes.rowReversed)};
}

std::array<double, 3> patientPosition(const Geometry& geometry, const std::array<double, 3>& index) {
  std::array<double, 3> place = geometry.origin;
  for (int row = 0; row < 3; ++row) {
    for (int axis = 0; axis < 3; ++axis) {
      place[row] += geometry.direction[3 * row + axis] * geometry.spacing[axis] * index[axis];
    }
  }
  return place;
}

std::array<double, 2> sliceSize(const Geometry& geometry, const SliceAxes& axes) {
  return {geometry.spacing[axes.column] * geometry.dimensions[axes.column],
          geometry.spacing[axes.row] * geometry.dimensions[axes.row]};
}

std::array<double, 2> pixelOf(const Geometry& geometry, const SliceAxes& axes, const SliceView& view,
                              const std::array<double, 3>& index) {
  const auto along = [&](int axis, bool reversed, double centre, int pixels) {
    const double i = reversed ? geometry.dimensions[axis] - 1 - index[axis] : index[axis];
    return pixels / 2.0 + ((i + 0.5) * geometry.spacing[axis] - centre) * view.pixelsPerMillimetre;
  };
  return {along(axes.column, axes.columnReversed, view.centre[0], view.width),
          along(axes.row, axes.rowReversed, view.centre[1], view.height)};
}

std::array<double, 2> indexOf(const Geometry& geometry, const SliceAxes& axes, const SliceView& view,
                              const std::array<double, 2>& pixel) {
  const auto along = [&](int axis, bool reversed, double centre, int pixels, double at) {
    const double i = (centre + (at - pixels / 2.0) / view.pixelsPerMillimetre) / geometry.spacing[axis] - 0.5;
    return reversed ? geometry.dimensions[axis] - 1 - i : i;
  };
  return {along(axes.column, axes.columnReversed, view.centre[0], view.width, pixel[0]),
          along(axes.row, axes.rowReversed, view.centre[1], view.height, pixel[1])};
}

SliceColors firstSliceColors(const Volume& volume) {
  SliceColors colors;
  if (volume.source().modality == "CT") return {false, 400, 40};
  const Histogram& histogram = volume.histogram();
  // The first bin holds the background; what it hides would be black either way.
  std::uint64_t above = 0;
  for (std::size_t i = 1; i < histogram.counts.size(); ++i) above += histogram.counts[i];
  constexpr double kBright = 0.995;
  double high = volume.maximum();
  std::uint64_t seen = 0;
  for (std::size_t i = 1; i < histogram.counts.size() && above > 0; ++i) {
    seen += histogram.counts[i];
    if (double(seen) >= kBright * double(above)) {
      high = histogram.centre(i);
      break;
    }
  }
  const double width = high - volume.minimum();
  colors.window = width > 0 ? width : 1;
  colors.level = volume.minimum() + colors.window / 2;
  return colors;
}

std::vector<std::uint32_t> paintSlice(const SliceRequest& request) {
  const Volume& volume = *request.scene->volume;
  const Geometry& geometry = volume.geometry();
  const auto& size = geometry.dimensions;
  const SliceAxes& axes = request.axes;
  const SliceView& view = request.view;
  const std::array<std::ptrdiff_t, 3> strides{1, size[0], std::ptrdiff_t(size[0]) * size[1]};
  const auto first = indexOf(geometry, axes, view, {0.5, 0.5}), second = indexOf(geometry, axes, view, {1.5, 1.5});
  const auto columns = tapsOf(view.width, first[0], second[0] - first[0], size[axes.column], strides[axes.column]);
  const auto rows = tapsOf(view.height, first[1], second[1] - first[1], size[axes.row], strides[axes.row]);
  const ColorTable table(request.scene->transferFunction, request.colors);
  const std::ptrdiff_t offset = std::clamp(request.slice, 0, size[axes.normal] - 1) * strides[axes.normal];

  std::vector<std::uint32_t> pixels(columns.size() * rows.size());
  const LabelMap* labels = request.labels ? request.scene->labels.get() : nullptr;
  const std::uint8_t* labelSlice = labels ? labels->voxels() + offset : nullptr;
  visitVoxels(volume, [&](const auto* voxels) {
    const auto* slice = voxels + offset;
    std::uint32_t* pixel = pixels.data();
    for (const Tap& y : rows) {
      for (const Tap& x : columns) {
        if (x.low >= 0 && y.low >= 0) {
          *pixel = table(valueAt(slice, x, y, request.linear));
          const int label = labelSlice ? labelSlice[x.nearest + y.nearest] : 0;
          if (label > 0) {
            const Label& drawn = labels->labels()[std::size_t(label - 1)];
            if (drawn.visible && drawn.opacity > 0) *pixel = covered(*pixel, drawn);
          }
        }
        ++pixel;
      }
    }
  });
  return pixels;
}

}  // namespace twinray::core
