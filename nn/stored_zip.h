#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace twinray::nn {

/// Records of a zip archive held in memory, by name without the archive's top folder. Only uncompressed records, as
/// LibTorch writes them; every offset and length is checked against the archive's size, and every record against its
/// CRC-32. Throws std::runtime_error (what is wrong) for anything else.
std::map<std::string, std::span<const std::uint8_t>> storedZipRecords(std::span<const std::uint8_t> archive);

}  // namespace twinray::nn
