// Included by ray_kernel_avx512.cpp alone: the samples of sixteen rays at a time, as kept_kernel.h does it ray by ray.

namespace twinray::render::TWINRAY_RAY_KERNEL {

inline __m256i lowHalves(Lanes values) {
  return _mm512_cvtepi32_epi16(values);
}

template <typename Index, Shading kShading>
void collectKeptPacket(const RayField& field, const KeptRayStarts& starts, std::uint16_t* values,
                       std::uint32_t* lights) {
  const Index* voxels = static_cast<const Index*>(field.voxels);
  Lanes position[3], increment[3];
  for (int a = 0; a < 3; ++a) {
    position[a] = _mm512_loadu_si512(starts.position[a]);
    increment[a] = _mm512_loadu_si512(starts.increment[a]);
  }
  const Lanes steps = _mm512_loadu_si512(starts.steps);
  for (unsigned step = 0; step < starts.longest; ++step) {
    const LaneMask lanes = _mm512_cmpgt_epu32_mask(steps, all(step));
    const PacketWeights weights(position[0], position[1], position[2]);
    const Lanes cell = indexAt(position, kShift, field.row, field.slice);
    Lanes corners[4];
    gatherPairs(voxels, field.row, field.slice, lanes, cell, corners);
    const Lanes value = _mm512_maskz_mov_epi32(lanes, weights.mean(corners));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(values + std::size_t(step) * kKeptRays), lowHalves(value));
    if constexpr (kShading != Shading::kNone) {
      Lanes diffuse, specular;
      lightAt<kShading>(field, weights, cell, lanes, diffuse, specular);
      const Lanes both = _mm512_or_si512(_mm512_and_si512(diffuse, all(0xffff)), _mm512_slli_epi32(specular, 16));
      _mm512_storeu_si512(lights + std::size_t(step) * kKeptRays, _mm512_maskz_mov_epi32(lanes, both));
    }
    for (int a = 0; a < 3; ++a) position[a] = _mm512_mask_add_epi32(position[a], lanes, position[a], increment[a]);
  }
}

/// Composites the kept samples of sixteen rays, as CompositePacket does.
template <bool kShaded>
class KeptPacketSum {
 public:
  KeptPacketSum(const RayField& field, const KeptPacket& packet)
      : table_(field.color->data()),
        steps_(_mm512_loadu_si512(packet.steps)),
        used_(_mm512_cmpneq_epi32_mask(steps_, _mm512_setzero_si512())),
        active_(used_) {}

  bool ended() const { return active_ == 0; }

  /// The samples of a chunk, from this step on.
  void add(const KeptTileView& tile, const KeptChunk& samples, unsigned from) {
    active_ &= _mm512_cmpgt_epu32_mask(steps_, all(from));
    if (samples.first == KeptChunk::kUniform) {
      for (unsigned step = from; step < from + kKeptSteps; ++step) {
        const LaneMask lanes = active_ & _mm512_cmpgt_epu32_mask(steps_, all(step));
        if (lanes == 0) return;
        addSample(lanes, all(samples.least), all(samples.light));
      }
      return;
    }
    std::size_t place = std::size_t(samples.first) * kKeptRays;
    for (unsigned step = from; step < from + kKeptSteps; ++step, place += kKeptRays) {
      const LaneMask lanes = active_ & _mm512_cmpgt_epu32_mask(steps_, all(step));
      if (lanes == 0) return;
      const auto* values = reinterpret_cast<const __m256i*>(tile.values + place);
      addSample(lanes, _mm512_cvtepu16_epi32(_mm256_loadu_si256(values)),
                kShaded ? _mm512_loadu_si512(tile.lights + place) : Lanes());
    }
  }

  void write(const KeptPacket& packet, std::uint16_t* pixels) const {
    writeLanes(used_, rgb_, remaining_, _mm512_loadu_si512(packet.pixel), pixels);
  }

 private:
  void addSample(LaneMask lanes, Lanes value, Lanes factors) {
    const Lanes zero = _mm512_setzero_si512();
    const Lanes low = all(0xffff);
    const Lanes blueAlpha = _mm512_mask_i32gather_epi32(zero, lanes, value, table_ + 2, 8);
    const Lanes alpha = _mm512_srli_epi32(blueAlpha, 16);
    const LaneMask seen = _mm512_cmpneq_epi32_mask(alpha, zero);
    if (seen == 0) return;
    const Lanes redGreen = _mm512_mask_i32gather_epi32(zero, seen, value, table_, 8);
    Lanes color[3] = {_mm512_and_si512(redGreen, low), _mm512_srli_epi32(redGreen, 16),
                      _mm512_and_si512(blueAlpha, low)};
    if constexpr (kShaded) {
      const Lanes diffuse = _mm512_and_si512(factors, low);
      const Lanes shine = timesLanes(_mm512_srli_epi32(factors, 16), alpha);
      for (Lanes& c : color) c = _mm512_and_si512(_mm512_add_epi32(timesLanes(c, diffuse), shine), low);
    }
    for (int c = 0; c < 3; ++c) {
      rgb_[c] = _mm512_mask_add_epi32(rgb_[c], seen, rgb_[c], timesLanes(color[c], remaining_));
    }
    const Lanes through = timesLanes(remaining_, _mm512_xor_si512(alpha, all(kMask)));
    remaining_ = _mm512_mask_mov_epi32(remaining_, seen, through);
    active_ &= static_cast<LaneMask>(~_mm512_cmplt_epu32_mask(remaining_, all(kEarlyEnd)));
  }

  const std::uint16_t* table_;
  Lanes steps_;
  LaneMask used_;
  LaneMask active_;
  Lanes rgb_[3] = {};
  Lanes remaining_ = all(kMask);
};

template <bool kShaded>
void compositeKeptPackets(const RayField& field, const KeptTileView& tile, const std::uint32_t* seen,
                          std::uint16_t* pixels) {
  const KeptPacket* const end = tile.packets.data() + tile.packets.size();
  for (const KeptPacket* packet = tile.packets.data(); packet != end; ++packet) {
    KeptPacketSum<kShaded> sum(field, *packet);
    for (unsigned chunk = 0; chunk < packet->chunks && !sum.ended(); ++chunk) {
      const KeptChunk& samples = tile.chunks[packet->firstChunk + chunk];
      if (seen[samples.most + 1] != seen[samples.least]) sum.add(tile, samples, chunk * kKeptSteps);
    }
    sum.write(*packet, pixels);
  }
}

template <typename Index>
KeptKernel keptPacketKernelOf(const RayField& field) {
  if (!field.normals) return {collectKeptPacket<Index, Shading::kNone>, compositeKeptPackets<false>};
  return {field.wideLight ? collectKeptPacket<Index, Shading::kWide> : collectKeptPacket<Index, Shading::kNarrow>,
          compositeKeptPackets<true>};
}

inline KeptKernel keptPacketKernelFor(const RayField& field) {
  return field.bytesPerVoxel == 1 ? keptPacketKernelOf<std::uint8_t>(field) : keptPacketKernelOf<std::uint16_t>(field);
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
