#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>

#include "core/dataset/dataset.h"
#include "core/renderer.h"

namespace twinray::core {

struct DatasetRenderOptions {
  int size = 256;         ///< pixels a side
  int guideFactor = 1;    ///< picture size / guide size
  std::size_t shard = 0;  ///< renders the samples whose index modulo `shards` is this
  std::size_t shards = 1;
  /// Keep pictures that are there, rendering guides that are not; without it, a folder with pictures and guides of this
  /// shard is refused.
  bool resume = false;
  int workers = 2;  ///< threads, each with renderers of its own
};

/// Number of samples done and to do in this shard.
using DatasetProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Renders the pictures, guides and input files of a sampled folder. `picture` and `guide` make renderers of one thread
/// each, so that a picture does not depend on the number of workers; `quality` names them in dataset.json.
/// files.csv and inputs.csv follow when the samples of all shards are there. Returns false if stopped. Throws Error.
bool renderDataset(Dataset dataset, const std::shared_ptr<const Volume>& volume, const RendererFactory& picture,
                   const RendererFactory& guide, const std::string& quality, const std::string& guideQuality,
                   const DatasetRenderOptions& options, const DatasetProgress& progress, std::stop_token stop);

}  // namespace twinray::core
