// Included by ray_packet.h alone: rayOf() of ray_start.h for eight rays at a time, operation by operation, so
// that every number is rounded where it is rounded there.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// Rays in the order in which lanes take them; none that misses the volume.
class RayQueue {
 public:
  static constexpr std::size_t kMost = 520;  ///< a tile of rays, and eight more

  explicit RayQueue(const RayField& field) : field_(field) {}

  /// Adds up to eight rays, of which those that miss the volume are left out.
  void add(const RayPlace* places, std::size_t number) {
    std::int32_t x[kLanes] = {}, y[kLanes] = {};
    for (std::size_t i = 0; i < number; ++i) {
      x[i] = places[i].x;
      y[i] = places[i].y;
    }
    const __m256i column = load(x), row = load(y);
    LaneMask8 lanes = static_cast<LaneMask8>((1u << number) - 1);
    Doubles start[3], end[3];
    ends(viewOf(column, 0), viewOf(row, 1), start, end);
    Floats direction[3], first[3];
    for (int a = 0; a < 3; ++a) {
      direction[a] = _mm512_cvtpd_ps(_mm512_sub_pd(end[a], start[a]));
      first[a] = _mm512_cvtpd_ps(start[a]);
    }
    lanes = clip(lanes, start, end, direction);
    lanes = toFirstSample(lanes, start, direction, first);
    if (lanes == 0) return;
    const __m256i width = _mm256_set1_epi32(field_.size[0]);
    store(lanes, start, end, direction, _mm256_add_epi32(_mm256_mullo_epi32(row, width), column));
  }

  std::size_t count = 0;
  unsigned position[3][kMost], increment[3][kMost], steps[kMost], pixel[kMost];
  float stepsPerUnit[3][kMost];

 private:
  using Doubles = __m512d;
  using Floats = __m256;
  using LaneMask8 = __mmask8;
  static constexpr std::size_t kLanes = 8;

  static __m256i load(const std::int32_t* values) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values));
  }
  static Doubles wide(Floats values) { return _mm512_cvtps_pd(values); }

  Floats viewOf(__m256i places, int axis) const {
    const Floats place =
        _mm256_add_ps(_mm256_cvtepi32_ps(places), _mm256_set1_ps(static_cast<float>(field_.origin[axis])));
    const Floats part = _mm256_div_ps(place, _mm256_set1_ps(static_cast<float>(field_.viewport[axis])));
    const Doubles centred = _mm512_sub_pd(_mm512_mul_pd(wide(part), _mm512_set1_pd(2.0)), _mm512_set1_pd(1.0));
    return _mm512_cvtpd_ps(_mm512_add_pd(centred, _mm512_set1_pd(1.0 / field_.viewport[axis])));
  }

  /// toVoxels() at depths 0 and 1.
  void ends(Floats viewX, Floats viewY, Doubles (&start)[3], Doubles (&end)[3]) const {
    const float* m = &field_.viewToVoxels[0];
    const auto row = [&](int a, float depth) {
      const auto times = [&](Floats v, int column) { return _mm256_mul_ps(v, _mm256_set1_ps(m[4 * a + column])); };
      const Floats sum =
          _mm256_add_ps(_mm256_add_ps(times(viewX, 0), times(viewY, 1)), times(_mm256_set1_ps(depth), 2));
      return wide(_mm256_add_ps(sum, _mm256_set1_ps(m[4 * a + 3])));
    };
    const Doubles nearW = row(3, 0), farW = row(3, 1);
    for (int a = 0; a < 3; ++a) {
      start[a] = _mm512_div_pd(row(a, 0), nearW);
      end[a] = _mm512_div_pd(row(a, 1), farW);
    }
  }

  LaneMask8 outside(const Doubles (&point)[3]) const {
    LaneMask8 found = 0;
    for (int a = 0; a < 3; ++a) {
      found |= _mm512_cmp_pd_mask(point[a], _mm512_set1_pd(field_.bounds[2 * a + 1]), _CMP_GE_OQ);
      found |= _mm512_cmp_pd_mask(point[a], _mm512_set1_pd(field_.bounds[2 * a]), _CMP_LT_OQ);
    }
    return found;
  }

  /// moveInside() of these lanes.
  void moveInside(LaneMask8 lanes, Doubles (&point)[3], const Floats (&direction)[3], float sign) const {
    constexpr double kMargin = 0.01;
    for (int a = 0; a < 3; ++a) {
      const Doubles low = _mm512_set1_pd(field_.bounds[2 * a] + kMargin);
      const Doubles high = _mm512_set1_pd(field_.bounds[2 * a + 1] - kMargin);
      const LaneMask8 below = _mm512_cmp_pd_mask(point[a], low, _CMP_LT_OQ);
      const LaneMask8 above = static_cast<LaneMask8>(_mm512_cmp_pd_mask(point[a], high, _CMP_GT_OQ) & ~below);
      const Doubles goal = _mm512_mask_mov_pd(high, below, low);
      const Floats difference = _mm512_cvtpd_ps(_mm512_maskz_sub_pd(below | above, goal, point[a]));
      const Floats zero = _mm256_setzero_ps();
      const Floats t = _mm256_div_ps(difference, direction[a]);
      LaneMask8 moving = lanes & _mm256_cmp_ps_mask(difference, zero, _CMP_NEQ_UQ) &
                         _mm256_cmp_ps_mask(direction[a], zero, _CMP_NEQ_UQ);
      moving &= _mm256_cmp_ps_mask(_mm256_mul_ps(t, _mm256_set1_ps(sign)), zero, _CMP_GT_OQ);
      for (int b = 0; b < 3; ++b) {
        point[b] = _mm512_mask_add_pd(point[b], moving, point[b], wide(_mm256_mul_ps(direction[b], t)));
      }
    }
  }

  /// The lanes whose rays meet the bounds.
  LaneMask8 clip(LaneMask8 lanes, Doubles (&start)[3], Doubles (&end)[3], const Floats (&direction)[3]) const {
    constexpr double kShorter = 0.001;
    moveInside(outside(start), start, direction, 1);
    lanes &= static_cast<LaneMask8>(~outside(start));
    moveInside(outside(end), end, direction, -1);
    for (int a = 0; a < 3; ++a) {
      const Doubles length = _mm512_sub_pd(end[a], start[a]);
      const Doubles offset = wide(_mm512_cvtpd_ps(_mm512_mul_pd(length, _mm512_set1_pd(kShorter))));
      start[a] = _mm512_add_pd(start[a], offset);
      end[a] = _mm512_sub_pd(end[a], offset);
    }
    lanes &= static_cast<LaneMask8>(~outside(end));
    for (int a = 0; a < 3; ++a) {
      const Doubles along = _mm512_mul_pd(_mm512_sub_pd(end[a], start[a]), wide(direction[a]));
      lanes &= static_cast<LaneMask8>(~_mm512_cmp_pd_mask(along, _mm512_setzero_pd(), _CMP_LT_OQ));
    }
    return lanes;
  }

  /// Directions become steps; starts go to the first sample inside. The lanes that have one.
  LaneMask8 toFirstSample(LaneMask8 lanes, Doubles (&start)[3], Floats (&direction)[3],
                          const Floats (&first)[3]) const {
    Doubles squares = _mm512_setzero_pd();
    for (int a = 0; a < 3; ++a) {
      const Doubles world = _mm512_mul_pd(wide(direction[a]), _mm512_set1_pd(field_.spacing[a]));
      squares = _mm512_add_pd(squares, _mm512_mul_pd(world, world));
    }
    const Doubles length =
        _mm512_div_pd(_mm512_sqrt_pd(squares), _mm512_set1_pd(static_cast<double>(field_.sampleDistance)));
    const Floats zero = _mm256_setzero_ps();
    Floats entered[3], size[3];
    for (int a = 0; a < 3; ++a) {
      direction[a] = _mm512_cvtpd_ps(_mm512_div_pd(wide(direction[a]), length));
      const LaneMask8 back = _mm256_cmp_ps_mask(direction[a], zero, _CMP_LT_OQ);
      const Doubles distance = _mm512_sub_pd(start[a], wide(first[a]));
      entered[a] =
          _mm512_cvtpd_ps(_mm512_mul_pd(distance, _mm512_mask_mov_pd(_mm512_set1_pd(1), back, _mm512_set1_pd(-1))));
      size[a] = _mm256_mask_sub_ps(direction[a], back, zero, direction[a]);
    }
    __m256i before = _mm256_set1_epi32(-1);
    for (int a = 0; a < 3; ++a) {
      LaneMask8 longest = _mm256_cmp_ps_mask(direction[a], zero, _CMP_NEQ_UQ);
      for (int other = 1; other < 3; ++other) {
        longest &= _mm256_cmp_ps_mask(entered[a], entered[(a + other) % 3], _CMP_GE_OQ);
      }
      const __m256i whole = _mm256_cvttps_epi32(_mm256_div_ps(entered[a], size[a]));
      before = _mm256_mask_add_epi32(before, longest, whole, _mm256_set1_epi32(1));
    }
    const LaneMask8 stepping = _mm256_cmpgt_epi32_mask(before, _mm256_setzero_si256());
    for (int a = 0; a < 3; ++a) {
      const Floats sample = _mm256_add_ps(first[a], _mm256_mul_ps(_mm256_cvtepi32_ps(before), direction[a]));
      start[a] = _mm512_mask_mov_pd(start[a], stepping, wide(sample));
      lanes &= _mm512_cmp_pd_mask(start[a], _mm512_setzero_pd(), _CMP_GT_OQ);
    }
    return lanes;
  }

  static __m256i fixed(Floats values) {
    const Doubles scaled = _mm512_mul_pd(wide(values), _mm512_set1_pd(32767));
    return _mm512_cvttpd_epi32(_mm512_add_pd(scaled, _mm512_set1_pd(0.5)));
  }

  void store(LaneMask8 lanes, const Doubles (&start)[3], const Doubles (&end)[3], const Floats (&direction)[3],
             __m256i pixels) {
    const Floats zeroF = _mm256_setzero_ps();
    const __m256i zero = _mm256_setzero_si256();
    __m256i from[3], add[3], total = _mm256_set1_epi32(-1);  // the largest number: no axis has counted yet
    Floats perUnit[3];
    for (int a = 0; a < 3; ++a) {
      const LaneMask8 back = _mm256_cmp_ps_mask(direction[a], zeroF, _CMP_LT_OQ);
      const __m256i size = fixed(_mm256_mask_sub_ps(direction[a], back, zeroF, direction[a]));
      from[a] = fixed(_mm512_cvtpd_ps(start[a]));
      add[a] = _mm256_mask_sub_epi32(size, back, zero, size);
      const LaneMask8 moves = _mm256_cmpneq_epi32_mask(size, zero);
      const Floats safe = _mm256_set1_ps(Walk::kSafe);
      perUnit[a] = _mm256_mask_div_ps(_mm256_set1_ps(Walk::kNever), moves, safe, _mm256_cvtepi32_ps(size));
      const __m256i last = fixed(_mm512_cvtpd_ps(end[a]));
      const __m256i ahead = _mm256_mask_sub_epi32(_mm256_sub_epi32(last, from[a]), back, from[a], last);
      const LaneMask8 within = _mm256_cmpgt_epi32_mask(ahead, zero);
      // In double precision the quotient of two such numbers never rounds up to a whole one.
      const __m256i whole = _mm512_cvttpd_epi32(_mm512_div_pd(_mm512_cvtepi32_pd(ahead), _mm512_cvtepi32_pd(size)));
      const __m256i counted = _mm256_maskz_add_epi32(within, whole, _mm256_set1_epi32(1));
      total = _mm256_mask_min_epu32(total, moves, total, counted);
    }
    lanes &= _mm256_cmpneq_epi32_mask(total, zero) & _mm256_cmpneq_epi32_mask(total, _mm256_set1_epi32(-1));
    for (int a = 0; a < 3; ++a) {
      append(lanes, from[a], position[a]);
      append(lanes, add[a], increment[a]);
      _mm256_storeu_ps(stepsPerUnit[a] + count, _mm256_maskz_compress_ps(lanes, perUnit[a]));
    }
    append(lanes, total, steps);
    append(lanes, pixels, pixel);
    count += static_cast<std::size_t>(__builtin_popcount(lanes));
  }

  /// There is always room for eight. Stores under a mask are slow on some processors.
  void append(LaneMask8 lanes, __m256i values, unsigned* to) const {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + count), _mm256_maskz_compress_epi32(lanes, values));
  }

  const RayField& field_;
};

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
