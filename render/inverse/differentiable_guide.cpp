#include "render/inverse/differentiable_guide.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

#include "core/error.h"
#include "render/fixed_point_caster.h"
#include "render/parallel_rows.h"
#include "render/scene_preparation.h"

namespace twinray::render {
namespace {

constexpr int kLargestSide = 4096;
/// What lies behind so little light changes nothing that anybody could see; the guide ends at 0.008.
constexpr double kDark = 1e-5;
constexpr double kPerUnit = 1 / RaySamples::kUnit;

/// What a voxel value is in a picture: colour, opacity over one step and its derivative by opacity over one unit.
struct Optic {
  core::Rgb color{};
  double alpha = 0;
  double alphaByOpacity = 0;
};

/// Opacity over a step of so many units: 1 - (1 - opacity)^step.
Optic opticOf(double opacity, const core::Rgb& color, double step) {
  const double through = 1 - std::clamp(opacity, 0.0, 1.0);
  const double power = step == 1 ? through : std::pow(through, step);
  const double least = 1 - DifferentiableGuide::kLargestOpacity;
  const double slope = step == 1 ? 1 : step * std::pow(std::max(through, least), step - 1);
  return {color, 1 - power, slope};
}

/// A colour as it is lit at a sample.
double lit(const Optic& optic, const RaySample& sample, int channel) {
  return sample.diffuse * kPerUnit * optic.color[channel] + sample.specular * kPerUnit;
}

/// A ray's premultiplied colour, and what shines through all of it.
struct Composite {
  core::Rgb color{};
  double through = 1;
};

/// The composite over the background as renderers show it: both are cut at 1.
GuidePicture::Pixel overBackground(const Composite& ray, const core::Rgb& background) {
  GuidePicture::Pixel pixel;
  for (int c = 0; c < 3; ++c) pixel[c] = std::min(std::min(ray.color[c], 1.0) + ray.through * background[c], 1.0);
  pixel[3] = 1 - ray.through;
  return pixel;
}

/// Which channels of a pixel follow its ray's colour, and which its background.
struct Open {
  std::array<double, 3> color, background;
};

Open openChannels(const Composite& ray, const core::Rgb& background) {
  Open open;
  for (int c = 0; c < 3; ++c) {
    const bool cut = std::min(ray.color[c], 1.0) + ray.through * background[c] >= 1;
    open.background[c] = cut ? 0 : 1;
    open.color[c] = cut || ray.color[c] >= 1 ? 0 : 1;
  }
  return open;
}

}  // namespace

GuidePicture::GuidePicture(const core::Image& image) : GuidePicture(image.width, image.height) {
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    for (int c = 0; c < 4; ++c) pixels[i][c] = image.data[4 * i + c] / 255.0;
  }
}

core::Image GuidePicture::toImage() const {
  core::Image image(width, height);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    for (int c = 0; c < 4; ++c) {
      image.data[4 * i + c] = static_cast<std::uint8_t>(std::clamp(pixels[i][c], 0.0, 1.0) * 255 + 0.5);
    }
  }
  return image;
}

class DifferentiableGuide::Impl {
 public:
  Impl(int threads, Quality quality)
      : threads_(threads > 0 ? threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()))),
        quality_(quality),
        preparation_(quality, true, threads_),
        caster_(threads_) {}

  bool place(const core::Scene& scene, int width, int height, const std::stop_token& stop) {
    if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide) {
      throw core::Error("A guide of " + std::to_string(width) + "x" + std::to_string(height) +
                        " pixels cannot be made; choose sides from 1 to " + std::to_string(kLargestSide) + ".");
    }
    core::check(scene);
    core::Scene rays = scene;
    rays.transferFunction = {};
    if (placed_ && samples_.width == width && samples_.height == height && core::sameContent(*placed_, rays))
      return true;
    placed_.reset();
    std::vector<core::Timing> timings;
    const auto cast = preparation_.prepare(scene, width, height, stop, timings);
    if (!cast || !caster_.begin(*cast, stop, timings) || !caster_.collect(stop, samples_)) return false;
    volume_ = cast->volume;
    labels_ = cast->labelStyles;
    placed_ = std::move(rays);
    return true;
  }

  const PreparedVolume& volume() const { return *volume_; }
  TransferTable tableOf(const core::TransferFunction& function) const {
    return quality_ == Quality::kSeed ? seedTransferTable(function, *volume_) : transferTable(function, *volume_);
  }
  const RaySamples& samples() const { return samples_; }

  bool picture(const ValueTable& table, const std::stop_token& stop, GuidePicture& picture) {
    fillOptics(table);
    picture = GuidePicture(samples_.width, samples_.height);
    return forEachPixel(stop, [&](std::size_t pixel, auto&) {
      picture.pixels[pixel] = overBackground(composite(samples_.ray(pixel), nullptr), placed_->background);
    });
  }

  bool derivative(const ValueTable& table, const GuidePicture& weights, const std::stop_token& stop,
                  ValueTable& derivative) {
    fillOptics(table);
    std::vector<double> sums(4 * optics_.size());
    std::mutex mutex;
    struct Scratch {
      std::vector<double> sums, light;
    };
    const bool done = forEachPixel(
        stop,
        [&](std::size_t pixel, Scratch& scratch) {
          const auto& weight = weights.pixels[pixel];
          if (weight == GuidePicture::Pixel{}) return;
          scratch.sums.resize(sums.size());
          walkBack(samples_.ray(pixel), weight, scratch.light, scratch.sums);
        },
        [&](Scratch& scratch) {
          const std::lock_guard lock(mutex);
          for (std::size_t i = 0; i < scratch.sums.size(); ++i) sums[i] += scratch.sums[i];
        },
        Scratch{});
    derivative = ValueTable(table.opacity.size());
    for (std::size_t v = 0; v < derivative.opacity.size(); ++v) {
      derivative.opacity[v] = sums[4 * v + 3] * optics_[v].alphaByOpacity;
      for (int c = 0; c < 3; ++c) derivative.color[v][c] = sums[4 * v + c];
    }
    return done;
  }

  bool change(const ValueTable& table, const ValueTable& direction, const std::stop_token& stop, GuidePicture& change) {
    fillOptics(table);
    std::vector<Optic> changes(optics_.size());
    for (std::size_t v = 0; v < direction.opacity.size(); ++v) {
      changes[v] = {direction.color[v], direction.opacity[v] * optics_[v].alphaByOpacity, 0};
    }
    change = GuidePicture(samples_.width, samples_.height);
    return forEachPixel(
        stop, [&](std::size_t pixel, auto&) { change.pixels[pixel] = changeOf(samples_.ray(pixel), changes); });
  }

  bool contributions(const ValueTable& table, const std::vector<double>& weights, const std::stop_token& stop,
                     std::vector<double>& byValue) {
    fillOptics(table);
    byValue.assign(table.opacity.size(), 0);
    std::vector<double> light;
    for (std::size_t pixel = 0; pixel < weights.size() && !stop.stop_requested(); ++pixel) {
      if (weights[pixel] == 0) continue;
      const auto ray = samples_.ray(pixel);
      composite(ray, &light);
      for (std::size_t k = 0; k < light.size(); ++k) {
        const std::size_t value = ray[k].value;
        if (value < byValue.size()) byValue[value] += weights[pixel] * light[k] * optics_[value].alpha;
      }
    }
    return !stop.stop_requested();
  }

 private:
  struct Nothing {};

  /// Calls f(pixel, scratch) for all pixels, rows on several threads, and finish(scratch) for each thread's scratch.
  template <typename F, typename Finish, typename Scratch>
  bool forEachPixel(const std::stop_token& stop, F&& f, Finish&& finish, const Scratch&) const {
    // One piece a thread would leave threads without work where the volume fills a part of the picture only.
    const int rows = samples_.height;
    std::atomic<int> next = 0;
    return forEachRow(threads_, threads_, {},
                      [&](int) {
                        Scratch scratch;
                        for (int y = next++; y < rows && !stop.stop_requested(); y = next++) {
                          for (int x = 0; x < samples_.width; ++x) f(std::size_t(y) * samples_.width + x, scratch);
                        }
                        finish(scratch);
                      }) &&
           !stop.stop_requested();
  }
  template <typename F>
  bool forEachPixel(const std::stop_token& stop, F&& f) const {
    return forEachPixel(
        stop, f, [](Nothing&) {}, Nothing{});
  }

  void fillOptics(const ValueTable& table) {
    constexpr std::size_t kLabels = 256;
    optics_.assign(table.opacity.size() + kLabels, {});
    for (std::size_t v = 0; v < table.opacity.size(); ++v) {
      optics_[v] = opticOf(table.opacity[v], table.color[v], samples_.stepPerUnit);
    }
    for (std::size_t i = 0; i < labels_.size() && i + 1 < kLabels; ++i) {
      if (!labels_[i].visible) continue;
      optics_[table.opacity.size() + i + 1] = opticOf(labels_[i].opacity, labels_[i].color, samples_.labelStepPerUnit);
    }
  }

  /// `light`, where it is wanted: what reaches each sample, for as many samples as count.
  Composite composite(std::span<const RaySample> ray, std::vector<double>* light) const {
    Composite result;
    if (light) light->clear();
    for (const RaySample& sample : ray) {
      if (result.through < kDark) break;
      if (light) light->push_back(result.through);
      const Optic& optic = optics_[sample.value];
      if (optic.alpha == 0) continue;
      for (int c = 0; c < 3; ++c) result.color[c] += result.through * optic.alpha * lit(optic, sample, c);
      result.through *= 1 - optic.alpha;
    }
    return result;
  }

  /// With T the light that reaches a sample, a its opacity, q = w . its lit colour, and s the same sum of all that lies
  /// behind it, background included: dL/da = T (q - s), dL/dcolour = w T a diffuse, and s goes on as a q + (1 - a) s.
  void walkBack(std::span<const RaySample> ray, const GuidePicture::Pixel& weight, std::vector<double>& light,
                std::vector<double>& sums) const {
    const Composite whole = composite(ray, &light);
    const Open open = openChannels(whole, placed_->background);
    core::Rgb w;
    double behind = -weight[3];
    for (int c = 0; c < 3; ++c) {
      w[c] = weight[c] * open.color[c];
      behind += weight[c] * open.background[c] * placed_->background[c];
    }
    for (std::size_t k = light.size(); k-- > 0;) {
      const Optic& optic = optics_[ray[k].value];
      double* const sum = &sums[4 * std::size_t(ray[k].value)];
      const double diffuse = ray[k].diffuse * kPerUnit;
      const double seen = light[k] * optic.alpha * diffuse;
      double q = 0;
      for (int c = 0; c < 3; ++c) {
        q += w[c] * lit(optic, ray[k], c);
        sum[c] += w[c] * seen;
      }
      sum[3] += light[k] * (q - behind);
      behind = optic.alpha * q + (1 - optic.alpha) * behind;
    }
  }

  GuidePicture::Pixel changeOf(std::span<const RaySample> ray, const std::vector<Optic>& changes) const {
    Composite whole, changed{{}, 0};
    for (const RaySample& sample : ray) {
      if (whole.through < kDark) break;
      const Optic& optic = optics_[sample.value];
      const Optic& by = changes[sample.value];
      if (optic.alpha == 0 && by.alpha == 0) continue;
      const double diffuse = sample.diffuse * kPerUnit;
      for (int c = 0; c < 3; ++c) {
        const double color = lit(optic, sample, c);
        changed.color[c] += (changed.through * optic.alpha + whole.through * by.alpha) * color +
                            whole.through * optic.alpha * diffuse * by.color[c];
        whole.color[c] += whole.through * optic.alpha * color;
      }
      changed.through = changed.through * (1 - optic.alpha) - whole.through * by.alpha;
      whole.through *= 1 - optic.alpha;
    }
    const Open open = openChannels(whole, placed_->background);
    GuidePicture::Pixel pixel;
    for (int c = 0; c < 3; ++c) {
      pixel[c] = open.color[c] * changed.color[c] + open.background[c] * changed.through * placed_->background[c];
    }
    pixel[3] = -changed.through;
    return pixel;
  }

  int threads_;
  Quality quality_;
  ScenePreparation preparation_;
  FixedPointCaster caster_;
  std::optional<core::Scene> placed_;  // without its transfer function
  std::shared_ptr<PreparedVolume> volume_;
  std::vector<core::Label> labels_;
  RaySamples samples_;
  std::vector<Optic> optics_;
};

DifferentiableGuide::DifferentiableGuide(int threads, Quality quality)
    : impl_(std::make_unique<Impl>(threads, quality)) {}
DifferentiableGuide::~DifferentiableGuide() = default;

bool DifferentiableGuide::place(const core::Scene& scene, int width, int height, const std::stop_token& stop) {
  return impl_->place(scene, width, height, stop);
}

int DifferentiableGuide::width() const {
  return impl_->samples().width;
}

int DifferentiableGuide::height() const {
  return impl_->samples().height;
}

std::size_t DifferentiableGuide::sampleCount() const {
  return impl_->samples().samples.size();
}

ValueTable DifferentiableGuide::tableOf(const core::TransferFunction& function) const {
  const TransferTable exact = impl_->tableOf(function);
  ValueTable table(exact.opacity.size());
  for (std::size_t v = 0; v < exact.opacity.size(); ++v) {
    table.opacity[v] = exact.opacity[v];
    for (int c = 0; c < 3; ++c) table.color[v][c] = exact.color[v][c];
  }
  return table;
}

namespace {

/// Between which samples a scalar value lies, and how far.
struct Place {
  int sample;
  double fraction;
};

Place placeOf(double scalar, double minimum, double maximum) {
  constexpr int kLast = TransferSamples::kCount - 1;
  const double width = maximum > minimum ? maximum - minimum : 1;
  const double position = std::clamp((scalar - minimum) / width * kLast, 0.0, double(kLast));
  const int sample = std::min(static_cast<int>(position), kLast - 1);
  return {sample, position - sample};
}

}  // namespace

ValueTable DifferentiableGuide::tableOf(const TransferSamples& samples) const {
  const PreparedVolume& volume = impl_->volume();
  ValueTable table(volume.tableSize());
  for (int v = 0; v < volume.tableSize(); ++v) {
    const auto [i, f] = placeOf(volume.scalarAt(v), samples.minimum, samples.maximum);
    table.opacity[v] = std::lerp(samples.opacity[i], samples.opacity[i + 1], f);
    for (int c = 0; c < 3; ++c) table.color[v][c] = std::lerp(samples.color[i][c], samples.color[i + 1][c], f);
  }
  return table;
}

TransferSamples DifferentiableGuide::onSamples(const ValueTable& derivative, double minimum, double maximum) const {
  const PreparedVolume& volume = impl_->volume();
  TransferSamples result;
  result.minimum = minimum;
  result.maximum = maximum;
  for (int v = 0; v < volume.tableSize(); ++v) {
    const auto [i, f] = placeOf(volume.scalarAt(v), minimum, maximum);
    result.opacity[i] += (1 - f) * derivative.opacity[v];
    result.opacity[i + 1] += f * derivative.opacity[v];
    for (int c = 0; c < 3; ++c) {
      result.color[i][c] += (1 - f) * derivative.color[v][c];
      result.color[i + 1][c] += f * derivative.color[v][c];
    }
  }
  return result;
}

bool DifferentiableGuide::picture(const ValueTable& table, const std::stop_token& stop, GuidePicture& picture) {
  return impl_->picture(table, stop, picture);
}

bool DifferentiableGuide::derivative(const ValueTable& table, const GuidePicture& weights, const std::stop_token& stop,
                                     ValueTable& derivative) {
  return impl_->derivative(table, weights, stop, derivative);
}

bool DifferentiableGuide::change(const ValueTable& table, const ValueTable& direction, const std::stop_token& stop,
                                 GuidePicture& change) {
  return impl_->change(table, direction, stop, change);
}

bool DifferentiableGuide::contributions(const ValueTable& table, const std::vector<double>& weights,
                                        const std::stop_token& stop, std::vector<double>& byValue) {
  return impl_->contributions(table, weights, stop, byValue);
}

}  // namespace twinray::render
