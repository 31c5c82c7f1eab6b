// Included by ray_kernel_avx512.cpp alone: sixteen rays at a time. What each ray computes is what CompositeRay of
// ray_kernel.h computes, number for number.

#include <span>

#include "render/ray_packet_start.h"

namespace twinray::render::TWINRAY_RAY_KERNEL {

using Lanes = __m512i;  ///< a 32-bit number of each of sixteen rays
using LaneMask = __mmask16;

inline Lanes all(unsigned value) {
  return _mm512_set1_epi32(static_cast<int>(value));
}

/// (a * b + 2^14) / 2^15 of each 16-bit half, as timesRounded().
inline Lanes timesRoundedHalves(Lanes a, Lanes b) {
  return _mm512_mulhrs_epi16(a, b);
}

/// times() of each lane.
inline Lanes timesLanes(Lanes a, Lanes b) {
  return _mm512_srli_epi32(_mm512_add_epi32(_mm512_mullo_epi32(a, b), all(0x7fff)), kShift);
}

/// Weights of the corners of sixteen cells: each lane holds the two that differ in x, the nearer in the low half.
struct PacketWeights {
  Lanes corners[4];  ///< y fastest, then z

  PacketWeights(Lanes x, Lanes y, Lanes z) {
    const Lanes mask = all(kMask);
    const auto fraction = [&](Lanes position) { return _mm512_and_si512(position, mask); };
    const auto twice = [](Lanes half) { return _mm512_or_si512(half, _mm512_slli_epi32(half, 16)); };
    const Lanes fx = fraction(x), fy = twice(fraction(y)), fz = twice(fraction(z));
    const Lanes ones = all(kMask << 16 | kMask);
    const Lanes alongX = _mm512_or_si512(_mm512_slli_epi32(fx, 16), _mm512_xor_si512(fx, mask));
    const Lanes before = timesRoundedHalves(alongX, _mm512_xor_si512(fy, ones));
    const Lanes after = timesRoundedHalves(alongX, fy);
    const Lanes back = _mm512_xor_si512(fz, ones);
    corners[0] = timesRoundedHalves(before, back);
    corners[1] = timesRoundedHalves(after, back);
    corners[2] = timesRoundedHalves(before, fz);
    corners[3] = timesRoundedHalves(after, fz);
  }

  /// Sum of the products with values that come in the same order, each 16 bits with a sign.
  Lanes sum(const Lanes (&values)[4]) const {
    Lanes total = _mm512_madd_epi16(values[0], corners[0]);
    for (int i = 1; i < 4; ++i) total = _mm512_add_epi32(total, _mm512_madd_epi16(values[i], corners[i]));
    return total;
  }
  /// interpolate() of each lane.
  Lanes mean(const Lanes (&values)[4]) const {
    return _mm512_srli_epi32(_mm512_add_epi32(sum(values), all(0x7fff)), kShift);
  }
  /// interpolateWide() of each lane.
  Lanes wideMean(const Lanes (&values)[4]) const {
    Lanes shifted[4];
    for (int i = 0; i < 4; ++i) shifted[i] = _mm512_xor_si512(values[i], all(0x80008000));
    const Lanes one = all(0x10001);
    const Lanes weight = sum({one, one, one, one});
    const Lanes middle = _mm512_add_epi32(_mm512_slli_epi32(weight, kShift), all(0x7fff));
    return _mm512_srli_epi32(_mm512_add_epi32(sum(shifted), middle), kShift);
  }
};

/// Corners of sixteen cells in the order of PacketWeights, in lanes of `mask`; 0 in the others.
inline void gatherPairs(const std::uint16_t* first, std::size_t row, std::size_t slice, LaneMask mask, Lanes cell,
                        Lanes (&pairs)[4]) {
  const std::uint16_t* const places[4] = {first, first + row, first + slice, first + slice + row};
  for (int i = 0; i < 4; ++i) pairs[i] = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), mask, cell, places[i], 2);
}

inline void gatherPairs(const std::uint8_t* first, std::size_t row, std::size_t slice, LaneMask mask, Lanes cell,
                        Lanes (&pairs)[4]) {
  // Four bytes are read where two are wanted; the last ones of a volume lie at the end of them.
  const std::uint8_t* const places[4] = {first, first + row, first + slice, first + slice + row - 2};
  for (int i = 0; i < 4; ++i) {
    Lanes bytes = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), mask, cell, places[i], 1);
    if (i == 3) bytes = _mm512_srli_epi32(bytes, 16);
    pairs[i] =
        _mm512_or_si512(_mm512_and_si512(bytes, all(0xff)), _mm512_slli_epi32(_mm512_and_si512(bytes, all(0xff00)), 8));
  }
}

/// Index of the voxel (or block) that each position lies in.
inline Lanes indexAt(const Lanes (&position)[3], unsigned shift, std::size_t row, std::size_t slice) {
  const auto whole = [&](Lanes p) { return _mm512_srl_epi32(p, _mm_cvtsi32_si128(static_cast<int>(shift))); };
  const Lanes y = _mm512_mullo_epi32(whole(position[1]), all(static_cast<unsigned>(row)));
  const Lanes z = _mm512_mullo_epi32(whole(position[2]), all(static_cast<unsigned>(slice)));
  return _mm512_add_epi32(whole(position[0]), _mm512_add_epi32(y, z));
}

/// Means of the light of the corners of each cell.
template <Shading kShading>
void lightAt(const RayField& field, const PacketWeights& weights, Lanes cell, LaneMask lanes, Lanes& diffuse,
             Lanes& specular) {
  Lanes normals[4], diffuses[4], speculars[4];
  gatherPairs(field.normals, field.row, field.slice, lanes, cell, normals);
  const Lanes zero = _mm512_setzero_si512();
  const Lanes low = all(0xffff);
  for (int i = 0; i < 4; ++i) {
    const Lanes near = _mm512_mask_i32gather_epi32(zero, lanes, _mm512_and_si512(normals[i], low), field.light, 4);
    const Lanes far = _mm512_mask_i32gather_epi32(zero, lanes, _mm512_srli_epi32(normals[i], 16), field.light, 4);
    diffuses[i] = _mm512_or_si512(_mm512_and_si512(near, low), _mm512_slli_epi32(far, 16));
    speculars[i] = _mm512_or_si512(_mm512_srli_epi32(near, 16), _mm512_andnot_si512(low, far));
  }
  diffuse = kShading == Shading::kWide ? weights.wideMean(diffuses) : weights.mean(diffuses);
  specular = kShading == Shading::kWide ? weights.wideMean(speculars) : weights.mean(speculars);
}

/// Writes the pixels of these lanes, as Light::write().
inline void writeLanes(LaneMask lanes, const Lanes (&rgb)[3], Lanes remaining, Lanes pixels, std::uint16_t* out) {
  if (lanes == 0) return;
  constexpr int kLanes = 16;
  alignas(64) unsigned values[4][kLanes], pixel[kLanes];
  for (int c = 0; c < 3; ++c) _mm512_store_si512(values[c], _mm512_min_epu32(rgb[c], all(kMask)));
  _mm512_store_si512(values[3], _mm512_xor_si512(remaining, all(kMask)));
  _mm512_store_si512(pixel, pixels);
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!(lanes >> lane & 1)) continue;
    std::uint16_t* to = out + std::size_t(4) * pixel[lane];
    for (int c = 0; c < 4; ++c) to[c] = static_cast<std::uint16_t>(values[c][lane]);
  }
}

/// Composites the rays of a queue, sixteen at once; a lane whose ray has ended takes the next one.
template <typename Index, Shading kShading>
class CompositePacket {
 public:
  CompositePacket(const RayField& field, const RayQueue& queue, std::uint16_t* pixels)
      : field_(field), queue_(queue), pixels_(pixels), voxels_(static_cast<const Index*>(field.voxels)) {}

  void cast() {
    refill(0xffff);
    while (active_ != 0) {
      const LaneMask leaping = leap();
      const LaneMask sampling = active_ & ~leaping;
      // A sample costs several times a leap: it is worth waiting until most lanes need one.
      const bool worth = 2 * count(sampling) >= count(active_) || sampling == active_;
      if (worth && sampling != 0) {
        addSample(sampling);
        step(sampling);
      }
      const LaneMask ended = static_cast<LaneMask>(~active_);
      if (count(ended) >= (next_ < queue_.count ? kRefillAt : kLanes)) refill(ended);
    }
    write(static_cast<LaneMask>(used_));
  }

 private:
  static constexpr int kLanes = 16;
  static constexpr int kRefillAt = 4;  ///< ended rays that are worth the time it takes to exchange them

  static int count(LaneMask mask) { return __builtin_popcount(mask); }

  /// Writes the pixels of these lanes and gives them the next rays, as many as there are.
  void refill(LaneMask lanes) {
    write(lanes & used_);
    used_ &= ~lanes;
    LaneMask taken = lanes;
    for (int left = static_cast<int>(queue_.count - next_); count(taken) > left;) taken &= taken - 1;
    if (taken == 0) return;
    for (int a = 0; a < 3; ++a) {
      position_[a] = _mm512_mask_expandloadu_epi32(position_[a], taken, queue_.position[a] + next_);
      increment_[a] = _mm512_mask_expandloadu_epi32(increment_[a], taken, queue_.increment[a] + next_);
      stepsPerUnit_[a] = _mm512_mask_expandloadu_ps(stepsPerUnit_[a], taken, queue_.stepsPerUnit[a] + next_);
      rgb_[a] = _mm512_mask_mov_epi32(rgb_[a], taken, _mm512_setzero_si512());
    }
    left_ = _mm512_mask_expandloadu_epi32(left_, taken, queue_.steps + next_);
    pixel_ = _mm512_mask_expandloadu_epi32(pixel_, taken, queue_.pixel + next_);
    remaining_ = _mm512_mask_mov_epi32(remaining_, taken, all(kMask));
    next_ += static_cast<std::size_t>(count(taken));
    active_ |= taken;
    used_ |= taken;
  }

  void write(LaneMask lanes) const { writeLanes(lanes, rgb_, remaining_, pixel_, pixels_); }

  /// Moves the lanes whose block is empty on, as Walk::leap(); says which these are.
  LaneMask leap() {
    const Lanes block = indexAt(position_, kBlockShift, field_.blockRow, field_.blockSlice);
    const Lanes level = _mm512_and_si512(
        _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), active_, block, field_.leaps, 1), all(0xff));
    const LaneMask leaping = _mm512_mask_cmpneq_epi32_mask(active_, level, _mm512_setzero_si512());
    if (leaping == 0) return 0;
    const Lanes one = all(1);
    const Lanes size = _mm512_add_epi32(_mm512_add_epi32(level, level), all(kShift));
    const Lanes inCube = _mm512_sub_epi32(_mm512_sllv_epi32(one, size), one);
    __m512 least = _mm512_set1_ps(1e9f);
    for (int a = 0; a < 3; ++a) {
      const Lanes inside = _mm512_and_si512(position_[a], inCube);
      const LaneMask backwards = _mm512_movepi32_mask(increment_[a]);
      const Lanes ahead = _mm512_mask_mov_epi32(_mm512_sub_epi32(inCube, inside), backwards, inside);
      const __m512 steps = _mm512_mul_ps(_mm512_cvtepi32_ps(ahead), stepsPerUnit_[a]);
      least = _mm512_mask_mov_ps(least, _mm512_cmp_ps_mask(steps, least, _CMP_LT_OQ), steps);
    }
    const Lanes steps = _mm512_add_epi32(_mm512_cvttps_epi32(least), one);
    active_ &= ~_mm512_mask_cmpge_epu32_mask(leaping, steps, left_);
    left_ = _mm512_mask_sub_epi32(left_, leaping, left_, steps);
    for (int a = 0; a < 3; ++a) {
      position_[a] =
          _mm512_mask_add_epi32(position_[a], leaping, position_[a], _mm512_mullo_epi32(steps, increment_[a]));
    }
    return leaping;
  }

  void addSample(LaneMask lanes) {
    const PacketWeights weights(position_[0], position_[1], position_[2]);
    const Lanes cell = indexAt(position_, kShift, field_.row, field_.slice);
    Lanes corners[4];
    gatherPairs(voxels_, field_.row, field_.slice, lanes, cell, corners);
    const Lanes value = _mm512_and_si512(weights.mean(corners), all(0xffff));
    const std::uint16_t* table = field_.color->data();
    const Lanes zero = _mm512_setzero_si512();
    const Lanes blueAlpha = _mm512_mask_i32gather_epi32(zero, lanes, value, table + 2, 8);
    const Lanes alpha = _mm512_srli_epi32(blueAlpha, 16);
    const LaneMask seen = _mm512_mask_cmpneq_epi32_mask(lanes, alpha, zero);
    if (seen == 0) return;
    const Lanes redGreen = _mm512_mask_i32gather_epi32(zero, seen, value, table, 8);
    const Lanes low = all(0xffff);
    Lanes color[3] = {_mm512_and_si512(redGreen, low), _mm512_srli_epi32(redGreen, 16),
                      _mm512_and_si512(blueAlpha, low)};
    if constexpr (kShading != Shading::kNone) {
      Lanes diffuse, specular;
      lightAt<kShading>(field_, weights, cell, seen, diffuse, specular);
      const Lanes shine = timesLanes(specular, alpha);
      for (Lanes& c : color) c = _mm512_and_si512(_mm512_add_epi32(timesLanes(c, diffuse), shine), low);
    }
    for (int c = 0; c < 3; ++c) {
      rgb_[c] = _mm512_mask_add_epi32(rgb_[c], seen, rgb_[c], timesLanes(color[c], remaining_));
    }
    const Lanes through = timesLanes(remaining_, _mm512_xor_si512(alpha, all(kMask)));
    remaining_ = _mm512_mask_mov_epi32(remaining_, seen, through);
    active_ &= ~_mm512_mask_cmplt_epu32_mask(lanes, remaining_, all(kEarlyEnd));
  }

  /// As Walk::stepWithinBlock(), without a look at the block.
  void step(LaneMask lanes) {
    left_ = _mm512_mask_sub_epi32(left_, lanes, left_, all(1));
    active_ &= ~_mm512_mask_cmpeq_epi32_mask(lanes, left_, _mm512_setzero_si512());
    for (int a = 0; a < 3; ++a) position_[a] = _mm512_mask_add_epi32(position_[a], lanes, position_[a], increment_[a]);
  }

  const RayField& field_;
  const RayQueue& queue_;
  std::uint16_t* pixels_;
  const Index* voxels_;
  std::size_t next_ = 0;
  LaneMask active_ = 0;  ///< lanes whose ray goes on
  LaneMask used_ = 0;    ///< lanes whose pixel is not written yet
  Lanes position_[3] = {}, increment_[3] = {}, rgb_[3] = {};
  Lanes left_ = {}, remaining_ = {}, pixel_ = {};
  __m512 stepsPerUnit_[3] = {};
};

template <typename Index, Shading kShading>
void castPackets(const RayField& field, std::span<const RayPlace> rays, std::uint16_t* pixels) {
  constexpr std::size_t kAtOnce = 8;
  const RayPlace* next = rays.data();
  const RayPlace* const end = next + rays.size();
  while (next != end) {
    RayQueue queue(field);
    while (next != end && queue.count + kAtOnce <= RayQueue::kMost) {
      const std::size_t left = static_cast<std::size_t>(end - next);
      const std::size_t some = left < kAtOnce ? left : kAtOnce;
      queue.add(next, some);
      next += some;
    }
    CompositePacket<Index, kShading>(field, queue, pixels).cast();
  }
}

template <typename Index>
RayCaster packetCasterFor(const RayField& field) {
  if (!field.normals) return castPackets<Index, Shading::kNone>;
  return field.wideLight ? castPackets<Index, Shading::kWide> : castPackets<Index, Shading::kNarrow>;
}

/// Whether sixteen rays at a time can be followed through these voxels.
inline bool fitsPackets(const RayField& field) {
  constexpr std::size_t kIndices = std::size_t(1) << 31;  // of what is gathered, by numbers with a sign
  const bool tooThin = field.row < 2 || field.slice < 2 * field.row;
  return field.voxelCount <= kIndices && !tooThin;
}

/// Null where rays have to be cast one by one.
inline RayCaster packetCasterFor(const RayField& field) {
  if (field.labels || field.maximumIntensity || !fitsPackets(field)) return nullptr;
  return field.bytesPerVoxel == 1 ? packetCasterFor<std::uint8_t>(field) : packetCasterFor<std::uint16_t>(field);
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
