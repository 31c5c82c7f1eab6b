#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/scene.h"

namespace twinray::core {

/// The file forms of transfer functions that other programs read and write (docs/user/transfer-function-files.md).
enum class TransferFunctionFormat {
  kOwn,         ///< TwinRay's JSON: `.json`
  kSlicerText,  ///< 3D Slicer's volume property up to 5.8: `.vp`
  kSlicerJson,  ///< 3D Slicer's volume property since 5.9, schema 1: `.vp.json`
  kParaView,  ///< ParaView's colour map with opacity points, a list of one: `.json`, told from TwinRay's by its content
};

/// What a file holds. Values are scalar units of the volume that it was made for, unless `normalised`.
struct ImportedTransferFunction {
  TransferFunctionFormat format = TransferFunctionFormat::kOwn;
  TransferFunction transferFunction;
  bool hasOpacity = true;            ///< a ParaView colour map may come without
  bool normalised = false;           ///< a ParaView map over 0..1, to be spread over whatever range a volume has
  std::optional<Lighting> lighting;  ///< Slicer's files bring it
};

/// The form is told from the content. Colours that ParaView interpolates in HSV, Lab or diverging, and points with a
/// midpoint or sharpness, become as many linear points as are needed to follow them. Throws Error for files that are
/// none of these, hold numbers out of range, or more than 4096 points.
ImportedTransferFunction readAnyTransferFunction(const std::filesystem::path& file);

/// `present` with what the file brings, on present's range: opacity and colours on their values, cut at the ends of the
/// range; spread linearly where the file is normalised or its range does not meet the present one.
TransferFunction imported(const ImportedTransferFunction& file, const TransferFunction& present);

/// The same function over another scalar range: what lies outside is cut, values stay as they are. Mapped linearly
/// instead where the two ranges do not overlap.
TransferFunction fitted(const TransferFunction& tf, double minimum, double maximum);

/// `.vp` and `.vp.json` by the name (in any case); TwinRay's own otherwise.
TransferFunctionFormat transferFunctionFormatOf(const std::filesystem::path& file);

/// Modes are written as control points but in the own form. `opacityUnit` in mm goes to Slicer's JSON. Throws Error.
void writeTransferFunctionAs(TransferFunctionFormat format, const std::filesystem::path& file,
                             const TransferFunction& tf, const Lighting& lighting, double opacityUnit);

}  // namespace twinray::core
