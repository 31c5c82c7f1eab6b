#include "ui/transferfunction/color_maps.h"

#include <cstdint>
#include <utility>

namespace twinray::ui {
namespace {

/// Nodes from pairs of an index of 0..255 and a colour 0xrrggbb.
std::vector<core::ColorNode> fromTable(const std::vector<std::pair<int, std::uint32_t>>& table) {
  std::vector<core::ColorNode> nodes;
  for (const auto& [index, rgb] : table) {
    nodes.push_back({index / 255.0, {(rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0}});
  }
  return nodes;
}

}  // namespace

const std::vector<ColorMap>& colorMaps() {
  // Entries of the tables published with matplotlib (viridis, inferno, magma: S. van der Walt and N. Smith, 2015, CC0;
  // cividis: J. Nunez, C. Anderton, R. Renslow, "Optimizing colormaps with consideration for color vision deficiency",
  // PLoS ONE 2018, CC0), at the places between which straight lines stay nearest to the whole table: within 3/255.
  static const std::vector<ColorMap> maps{{"Viridis", fromTable({{0, 0x440154},
                                                                 {30, 0x472a7a},
                                                                 {62, 0x3c508b},
                                                                 {122, 0x228b8d},
                                                                 {149, 0x20a486},
                                                                 {168, 0x32b67a},
                                                                 {193, 0x60ca60},
                                                                 {235, 0xcae11f},
                                                                 {244, 0xe2e418},
                                                                 {255, 0xfde725}})},
                                          {"Cividis", fromTable({{0, 0x00224e},
                                                                 {20, 0x003070},
                                                                 {22, 0x003171},
                                                                 {33, 0x1c396f},
                                                                 {59, 0x3e4b6c},
                                                                 {144, 0x8c8878},
                                                                 {190, 0xbaac6d},
                                                                 {228, 0xe2cd54},
                                                                 {252, 0xfee434},
                                                                 {255, 0xfee838}})},
                                          {"Inferno", fromTable({{0, 0x000004},
                                                                 {19, 0x0e092b},
                                                                 {42, 0x320a5e},
                                                                 {61, 0x520e6d},
                                                                 {94, 0x87216b},
                                                                 {129, 0xbd3853},
                                                                 {163, 0xe75e2e},
                                                                 {196, 0xfb9606},
                                                                 {206, 0xfca80d},
                                                                 {227, 0xf7d13d},
                                                                 {242, 0xf1ed71},
                                                                 {255, 0xfcffa4}})},
                                          {"Magma", fromTable({{0, 0x000004},
                                                               {20, 0x0e0b2b},
                                                               {45, 0x311165},
                                                               {62, 0x4e117b},
                                                               {99, 0x882781},
                                                               {137, 0xc53c74},
                                                               {164, 0xeb5760},
                                                               {185, 0xf97b5d},
                                                               {213, 0xfeb078},
                                                               {255, 0xfcfdbf}})},
                                          {"Grey", fromTable({{0, 0x000000}, {255, 0xffffff}})}};
  return maps;
}

std::vector<core::ColorNode> spread(const ColorMap& map, double minimum, double maximum) {
  std::vector<core::ColorNode> nodes = map.nodes;
  for (auto& n : nodes) n.value = minimum + n.value * (maximum - minimum);
  return nodes;
}

}  // namespace twinray::ui
