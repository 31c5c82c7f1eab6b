#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/volume.h"

namespace twinray::core {

/// Reports the fraction read, 0..1.
using ReadProgress = std::function<void(double)>;

/// Reads a scalar volume from a NIfTI, NRRD or MetaImage file, a DICOM file (with the rest of its series, if that lies
/// beside it), or a folder with one DICOM series. The format is found by content. Sizes, types and the file's length
/// are checked against the header before anything is allocated. The result is right-handed (DESIGN 5), and non-finite
/// voxels are replaced by the smallest finite value. Of a file of several volumes in time the first one is read.
/// VolumeSource::notes says what was done to the file's contents. Throws Error (what, where, what to do), also for
/// colours, complex numbers and vectors, for a folder of several series, and for a series with missing or unevenly
/// spaced slices. A requested stop throws Error "reading was cancelled".
std::shared_ptr<const Volume> readVolume(const std::filesystem::path& path, const ReadProgress& progress = {},
                                         std::stop_token stop = {});

/// The chosen one of the volumes of a file or folder (see inspectVolume). Throws Error also for a choice that it does
/// not offer.
std::shared_ptr<const Volume> readVolume(const std::filesystem::path& path, const VolumeChoice& choice,
                                         const ReadProgress& progress = {}, std::stop_token stop = {});

/// The volume before it was made right-handed (voxels in the file's order, file geometry): what `--quality seed`
/// renders. Returns the volume itself where nothing was reversed.
std::shared_ptr<const Volume> inFileOrder(const std::shared_ptr<const Volume>& volume);

}  // namespace twinray::core
