// Included by ray_kernel.h alone, once for each instruction set.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// Eight 16-bit numbers for the corners of a cell, x fastest, then y, then z; none above 32767 where nothing else is
/// said.
#if defined(__SSE2__)

using Eight = __m128i;

/// (a * b + 2^14) / 2^15 of each lane, rounded down.
inline Eight timesRounded(Eight a, Eight b) {
#if defined(__SSSE3__)
  return _mm_mulhrs_epi16(a, b);
#else
  const Eight high = _mm_slli_epi16(_mm_mulhi_epi16(a, b), 1);
  const Eight low = _mm_srli_epi16(_mm_mullo_epi16(a, b), 14);
  return _mm_add_epi16(high, _mm_srli_epi16(_mm_add_epi16(low, _mm_set1_epi16(1)), 1));
#endif
}

/// A position in fixed point.
struct Position {
  __m128i lanes;

  Position(unsigned x, unsigned y, unsigned z) : lanes(_mm_set_epi32(0, int(z), int(y), int(x))) {}
  void add(const Position& increment) { lanes = _mm_add_epi32(lanes, increment.lanes); }
};

/// Weights of the corners of the cell that a position lies in, as VTK rounds them.
inline Eight cornerWeights(const Position& position) {
  const __m128i all = _mm_set1_epi32(kMask);
  const __m128i after = _mm_and_si128(position.lanes, all);
  const __m128i pair = _mm_or_si128(_mm_slli_epi32(after, 16), _mm_xor_si128(after, all));  // before, after: x, y, z
  const Eight x = _mm_shuffle_epi32(pair, 0x00);
  const Eight y = _mm_shufflehi_epi16(_mm_shufflelo_epi16(_mm_shuffle_epi32(pair, 0x55), 0x50), 0x50);
  const Eight z = _mm_shufflehi_epi16(_mm_shufflelo_epi16(_mm_shuffle_epi32(pair, 0xaa), 0x00), 0x55);
  return timesRounded(timesRounded(x, y), z);
}

inline int load32(const void* p) {
  int value;
  std::memcpy(&value, p, sizeof value);
  return value;
}

inline Eight cornersOf(const std::uint16_t* first, std::size_t row, std::size_t slice) {
  const __m128i near = _mm_unpacklo_epi32(_mm_cvtsi32_si128(load32(first)), _mm_cvtsi32_si128(load32(first + row)));
  first += slice;
  const __m128i far = _mm_unpacklo_epi32(_mm_cvtsi32_si128(load32(first)), _mm_cvtsi32_si128(load32(first + row)));
  return _mm_unpacklo_epi64(near, far);
}

inline Eight cornersOf(const std::uint8_t* first, std::size_t row, std::size_t slice) {
  const auto pair = [](const std::uint8_t* p) {
    short value;
    std::memcpy(&value, p, sizeof value);
    return value;
  };
  __m128i bytes = _mm_cvtsi32_si128(static_cast<unsigned short>(pair(first)));
  bytes = _mm_insert_epi16(bytes, pair(first + row), 1);
  bytes = _mm_insert_epi16(bytes, pair(first + slice), 2);
  bytes = _mm_insert_epi16(bytes, pair(first + slice + row), 3);
  return _mm_unpacklo_epi8(bytes, _mm_setzero_si128());
}

inline unsigned weightedSum(Eight values, Eight weights) {
  __m128i sum = _mm_madd_epi16(values, weights);
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1));
  return static_cast<unsigned>(_mm_cvtsi128_si32(sum));
}

/// Weighted mean, as VTK rounds it.
inline unsigned interpolate(Eight values, Eight weights) {
  return (weightedSum(values, weights) + 0x7fff) >> kShift;
}

/// The same for values up to 65535: of their difference to 32768, which is a signed number of 16 bits.
inline unsigned interpolateWide(Eight values, Eight weights) {
  const unsigned middle = weightedSum(_mm_set1_epi16(1), weights) << kShift;
  return (weightedSum(_mm_xor_si128(values, _mm_set1_epi16(-0x8000)), weights) + middle + 0x7fff) >> kShift;
}

/// The light of the eight corners, each factor up to 65535.
struct Lights {
  Eight diffuse;
  Eight specular;
};

/// Of four corners with the smaller z and of the four others.
inline Lights splitLights(__m128i near, __m128i far) {
  const auto low = [](__m128i v) { return _mm_srai_epi32(_mm_slli_epi32(v, 16), 16); };
  return {_mm_packs_epi32(low(near), low(far)), _mm_packs_epi32(_mm_srai_epi32(near, 16), _mm_srai_epi32(far, 16))};
}

inline Lights lightsOf(const std::uint32_t* table, const std::uint16_t* first, std::size_t row, std::size_t slice) {
  const auto two = [table](const std::uint16_t* p) {
    return _mm_unpacklo_epi32(_mm_cvtsi32_si128(int(table[p[0]])), _mm_cvtsi32_si128(int(table[p[1]])));
  };
  const auto four = [&](const std::uint16_t* p) { return _mm_unpacklo_epi64(two(p), two(p + row)); };
  return splitLights(four(first), four(first + slice));
}

/// Of light in the order of the voxels.
inline Lights lightsOf(const std::uint32_t* first, std::size_t row, std::size_t slice) {
  const auto two = [](const std::uint32_t* p) { return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p)); };
  const auto four = [&](const std::uint32_t* p) { return _mm_unpacklo_epi64(two(p), two(p + row)); };
  return splitLights(four(first), four(first + slice));
}

#else

struct Eight {
  std::uint16_t v[8];
};

struct Position {
  unsigned v[3];

  Position(unsigned x, unsigned y, unsigned z) : v{x, y, z} {}
  void add(const Position& increment) {
    for (int a = 0; a < 3; ++a) v[a] += increment.v[a];
  }
};

inline Eight cornerWeights(const Position& position) {
  Eight weights;
  for (int i = 0; i < 8; ++i) {
    unsigned side[3];
    for (int a = 0; a < 3; ++a) {
      const unsigned after = position.v[a] & kMask;
      side[a] = i >> a & 1 ? after : ~after & kMask;
    }
    const unsigned xy = (0x4000 + side[0] * side[1]) >> kShift;
    weights.v[i] = static_cast<std::uint16_t>((0x4000 + xy * side[2]) >> kShift);
  }
  return weights;
}

template <typename Index>
inline Eight cornersOf(const Index* first, std::size_t row, std::size_t slice) {
  Eight corners;
  for (int i = 0; i < 8; ++i) corners.v[i] = first[(i & 1) + (i & 2 ? row : 0) + (i & 4 ? slice : 0)];
  return corners;
}

inline unsigned interpolate(const Eight& values, const Eight& weights) {
  unsigned sum = 0x7fff;
  for (int i = 0; i < 8; ++i) sum += unsigned(values.v[i]) * weights.v[i];
  return sum >> kShift;
}

inline unsigned interpolateWide(const Eight& values, const Eight& weights) {
  return interpolate(values, weights);
}

struct Lights {
  Eight diffuse;
  Eight specular;
};

/// Of what lightAt(corner) says of each of the eight.
template <typename LightAt>
inline Lights splitLights(const LightAt& lightAt) {
  Lights lights;
  for (int i = 0; i < 8; ++i) {
    const std::uint32_t light = lightAt(i);
    lights.diffuse.v[i] = static_cast<std::uint16_t>(light & 0xffff);
    lights.specular.v[i] = static_cast<std::uint16_t>(light >> 16);
  }
  return lights;
}

inline Lights lightsOf(const std::uint32_t* table, const std::uint16_t* first, std::size_t row, std::size_t slice) {
  const Eight normals = cornersOf(first, row, slice);
  return splitLights([&](int i) { return table[normals.v[i]]; });
}

/// Of light in the order of the voxels.
inline Lights lightsOf(const std::uint32_t* first, std::size_t row, std::size_t slice) {
  return splitLights([&](int i) { return first[(i & 1) + (i & 2 ? row : 0) + (i & 4 ? slice : 0)]; });
}

#endif

/// Red, green and blue of a ray, and how much shines through it so far.
#if defined(__SSE4_1__)

struct Light {
  __m128i rgb = _mm_setzero_si128();
  unsigned remaining = kMask;

  /// Adds a sample of premultiplied colour.
  void add(const std::uint16_t* sample) { addLit(expanded(sample), sample[3]); }

  /// Adds one that is lit: by a factor, and with something added to all colours.
  void add(const std::uint16_t* sample, unsigned diffuse, unsigned shine) {
    const __m128i lit = _mm_add_epi32(scaled(expanded(sample), diffuse), _mm_set1_epi32(int(shine)));
    addLit(_mm_and_si128(lit, _mm_set1_epi32(0xffff)), sample[3]);
  }

  void write(std::uint16_t* pixel) const {
    const __m128i cut = _mm_min_epu32(rgb, _mm_set1_epi32(kMask));
    for (int c = 0; c < 3; ++c) {
      pixel[c] = static_cast<std::uint16_t>(_mm_cvtsi128_si32(c == 0   ? cut
                                                              : c == 1 ? _mm_srli_si128(cut, 4)
                                                                       : _mm_srli_si128(cut, 8)));
    }
    pixel[3] = static_cast<std::uint16_t>(~remaining & kMask);
  }

 private:
  static __m128i expanded(const std::uint16_t* sample) {
    return _mm_cvtepu16_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(sample)));
  }
  static __m128i scaled(__m128i values, unsigned factor) {
    const __m128i product = _mm_mullo_epi32(values, _mm_set1_epi32(int(factor)));
    return _mm_srli_epi32(_mm_add_epi32(product, _mm_set1_epi32(0x7fff)), kShift);
  }
  void addLit(__m128i lit, unsigned alpha) {
    rgb = _mm_add_epi32(rgb, scaled(lit, remaining));
    remaining = times(remaining, ~alpha & kMask);
  }
};

#else

struct Light {
  unsigned rgb[3] = {0, 0, 0};
  unsigned remaining = kMask;

  void add(const std::uint16_t* sample) {
    for (int c = 0; c < 3; ++c) rgb[c] += times(sample[c], remaining);
    remaining = times(remaining, ~sample[3] & kMask);
  }

  void add(const std::uint16_t* sample, unsigned diffuse, unsigned shine) {
    for (int c = 0; c < 3; ++c) rgb[c] += times((times(diffuse, sample[c]) + shine) & 0xffff, remaining);
    remaining = times(remaining, ~sample[3] & kMask);
  }

  void write(std::uint16_t* pixel) const {
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint16_t>(rgb[c] < kMask ? rgb[c] : kMask);
    pixel[3] = static_cast<std::uint16_t>(~remaining & kMask);
  }
};

#endif

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
