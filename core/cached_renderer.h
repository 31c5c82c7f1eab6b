#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/renderer.h"

namespace twinray::core {

/// Keeps the pictures of another renderer in a folder, one PNG for each scene and size, for evaluations that need the
/// same dear pictures again. A picture is found by everything that decides it: the scene with the volume's identity,
/// the size, `name` (which renderer, which quality) and the program's version, all of which stand in the PNG and are
/// compared. Remove the folder where the renderer itself has changed. Frames that were found take no time and say so.
/// No depth is kept: a picture that is wanted with it is made anew.
class CachedRenderer : public Renderer {
 public:
  /// The folder is made where it is missing. Throws Error.
  CachedRenderer(std::unique_ptr<Renderer> renderer, std::filesystem::path folder, std::string name);
  std::optional<Frame> render(const Request& request) override;
  /// The other renderer's: they are not kept.
  std::shared_ptr<const ColorContributions> colorContributions(const Request& request) override {
    return renderer_->colorContributions(request);
  }

 private:
  std::unique_ptr<Renderer> renderer_;
  std::filesystem::path folder_;
  std::string name_;
};

}  // namespace twinray::core
