#include "render/ray_field.h"

#include "render/ray_kernels.h"
#include "render/ray_tiles.h"

namespace twinray::render {
namespace {

/// Null where rays are cast one by one.
RayCaster packetCaster(const RayField& field, RayKernel kernel) {
  return kernel == RayKernel::kFastest ? avx512RayCaster(field) : nullptr;
}

}  // namespace

RayCaster rayCaster(const RayField& field, RayKernel kernel) {
  if (const RayCaster packets = packetCaster(field, kernel)) return packets;
  const RayCaster single = kernel != RayKernel::kBaseline ? avx2RayCaster(field) : nullptr;
  return single ? single : baselineRayCaster(field);
}

bool castsSingly(const RayField& field, RayKernel kernel) {
  return !packetCaster(field, kernel);
}

bool castRays(const RayField& field, RayCaster caster, int threads, const std::stop_token& stop,
              std::vector<std::uint16_t>& pixels) {
  pixels.assign(std::size_t(4) * field.size[0] * field.size[1], 0);
  return RayTiles(field).forEach(threads, stop,
                                 [&](int, const std::vector<RayPlace>& rays) { caster(field, rays, pixels.data()); });
}

}  // namespace twinray::render
