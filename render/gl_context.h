#pragma once

#include <memory>
#include <string>

namespace twinray::render {

/// An OpenGL context without window or display server, made with EGL: on a GPU device, else on the X display where
/// there is one, else (if asked) on Mesa's software rasteriser. Made, used and destroyed on one thread.
class GlContext {
 public:
  /// Null if there is none. Software rasterisers count only where `acceptSoftware` says so.
  static std::unique_ptr<GlContext> create(bool acceptSoftware);
  ~GlContext();
  GlContext(const GlContext&) = delete;
  GlContext& operator=(const GlContext&) = delete;

  void makeCurrent();
  bool isCurrent() const;
  /// GL_RENDERER: the device's name.
  const std::string& rendererName() const { return rendererName_; }

 private:
  GlContext(void* display, void* context);

  void* display_;
  void* context_;
  std::string rendererName_;
};

}  // namespace twinray::render
