// Included by ray_kernel_avx2.cpp alone: kept samples of eight rays at a time, composited as kept_kernel.h does it ray
// by ray.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// What eight of the rays of a packet have gathered so far.
template <bool kShaded>
class KeptEightSum {
 public:
  static constexpr int kLanes = 8;

  KeptEightSum(const RayField& field, const KeptPacket& packet, int first)
      : table_(field.color), steps_(load(packet.steps + first)), pixel_(packet.pixel + first) {}

  /// Goes on to a later step; false if all rays have ended before it.
  bool reach(unsigned step) {
    active_ =
        _mm256_and_si256(_mm256_cmpgt_epi32(remaining_, all(kEarlyEnd - 1)), _mm256_cmpgt_epi32(steps_, all(step)));
    return !_mm256_testz_si256(active_, active_);
  }

  /// The samples of this step; at `values` and `lights` those of all eight rays.
  void add(const std::uint16_t* values, const std::uint32_t* lights) {
    const __m256i even = four(values), odd = four(values + 2);
    addSamples(even, odd, kShaded ? load(lights) : __m256i());
  }

  /// The same sample of each ray.
  void addUniform(std::uint16_t value, std::uint32_t light) {
    const __m256i sample = _mm256_set1_epi64x(colorOf(value));
    addSamples(sample, sample, all(light));
  }

  /// The pixels of the rays that have samples, as Light::write().
  void write(std::uint16_t* pixels) const {
    alignas(32) unsigned values[4][kLanes], steps[kLanes];
    const auto store = [](unsigned* to, __m256i lanes) { _mm256_store_si256(reinterpret_cast<__m256i*>(to), lanes); };
    for (int c = 0; c < 3; ++c) store(values[c], _mm256_min_epu32(rgb_[c], all(kMask)));
    store(values[3], _mm256_xor_si256(remaining_, all(kMask)));
    store(steps, steps_);
    for (int lane = 0; lane < kLanes; ++lane) {
      if (steps[lane] == 0) continue;
      std::uint16_t* to = pixels + std::size_t(4) * pixel_[lane];
      for (int c = 0; c < 4; ++c) to[c] = static_cast<std::uint16_t>(values[c][lane]);
    }
  }

 private:
  static __m256i all(unsigned value) { return _mm256_set1_epi32(static_cast<int>(value)); }
  static __m256i load(const std::uint32_t* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
  /// times() of each lane.
  static __m256i times(__m256i a, __m256i b) {
    return _mm256_srli_epi32(_mm256_add_epi32(_mm256_mullo_epi32(a, b), all(0x7fff)), kShift);
  }

  /// RGBA.
  std::int64_t colorOf(std::uint16_t value) const {
    std::int64_t color;
    std::memcpy(&color, table_ + value, sizeof color);
    return color;
  }
  /// Of values 0, 1, 4 and 5.
  __m256i four(const std::uint16_t* values) const {
    return _mm256_set_epi64x(colorOf(values[5]), colorOf(values[4]), colorOf(values[1]), colorOf(values[0]));
  }

  /// RGBA of rays 0, 1, 4 and 5, and of 2, 3, 6 and 7.
  void addSamples(__m256i even, __m256i odd, __m256i factors) {
    const __m256 first = _mm256_castsi256_ps(even), second = _mm256_castsi256_ps(odd);
    const __m256i blueAlpha = _mm256_and_si256(_mm256_castps_si256(_mm256_shuffle_ps(first, second, 0xdd)), active_);
    const __m256i alpha = _mm256_srli_epi32(blueAlpha, 16);
    if (_mm256_testz_si256(alpha, alpha)) return;
    const __m256i unseen = _mm256_cmpeq_epi32(alpha, _mm256_setzero_si256());
    const __m256i redGreen = _mm256_andnot_si256(unseen, _mm256_castps_si256(_mm256_shuffle_ps(first, second, 0x88)));
    const __m256i low = all(0xffff);
    __m256i color[3] = {_mm256_and_si256(redGreen, low), _mm256_srli_epi32(redGreen, 16),
                        _mm256_andnot_si256(unseen, _mm256_and_si256(blueAlpha, low))};
    if constexpr (kShaded) {
      const __m256i diffuse = _mm256_and_si256(factors, low);
      const __m256i shine = times(_mm256_srli_epi32(factors, 16), alpha);
      for (__m256i& c : color) c = _mm256_and_si256(_mm256_add_epi32(times(c, diffuse), shine), low);
    }
    for (int c = 0; c < 3; ++c) rgb_[c] = _mm256_add_epi32(rgb_[c], times(color[c], remaining_));
    // Of a lane without opacity nothing changes: times(r, kMask) is r.
    remaining_ = times(remaining_, _mm256_xor_si256(alpha, all(kMask)));
  }

  const std::array<std::uint16_t, 4>* table_;
  __m256i steps_;
  const std::uint32_t* pixel_;
  __m256i active_ = _mm256_setzero_si256();
  __m256i rgb_[3] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
  __m256i remaining_ = all(kMask);
};

template <bool kShaded>
void compositeKeptEights(const RayField& field, const KeptTileView& tile, const std::uint32_t* seen,
                         std::uint16_t* pixels) {
  using Sum = KeptEightSum<kShaded>;
  const KeptPacket* const end = tile.packets.data() + tile.packets.size();
  for (const KeptPacket* packet = tile.packets.data(); packet != end; ++packet) {
    for (int first = 0; first < kKeptRays; first += Sum::kLanes) {
      Sum sum(field, *packet, first);
      for (unsigned chunk = 0; chunk < packet->chunks; ++chunk) {
        const KeptChunk& samples = tile.chunks[packet->firstChunk + chunk];
        if (seen[samples.most + 1] == seen[samples.least]) continue;
        const bool uniform = samples.first == KeptChunk::kUniform;
        std::size_t place = uniform ? 0 : std::size_t(samples.first) * kKeptRays + static_cast<unsigned>(first);
        const unsigned from = chunk * kKeptSteps;
        for (unsigned step = from; step < from + kKeptSteps && sum.reach(step); ++step, place += kKeptRays) {
          if (uniform) {
            sum.addUniform(samples.least, samples.light);
          } else {
            sum.add(tile.values + place, kShaded ? tile.lights + place : nullptr);
          }
        }
      }
      sum.write(pixels);
    }
  }
}

inline KeptKernel keptEightKernelFor(const RayField& field) {
  KeptKernel kernel = keptKernelFor(field);
  kernel.composite = field.normals ? compositeKeptEights<true> : compositeKeptEights<false>;
  return kernel;
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
