#include "render/gl_context.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace twinray::render {
namespace {

bool lists(const char* extensions, std::string_view name) {
  return extensions && std::string_view(extensions).find(name) != std::string_view::npos;
}

template <typename Function>
Function function(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

EGLDisplay platformDisplay(EGLenum platform, void* native) {
  const auto get = function<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
  return get ? get(platform, native, nullptr) : EGL_NO_DISPLAY;
}

/// GPU devices first, then the X display, then software.
std::vector<EGLDisplay> displays(bool acceptSoftware) {
  std::vector<EGLDisplay> hardware, software;
  const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  const auto queryDevices = function<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
  const auto queryDevice = function<PFNEGLQUERYDEVICESTRINGEXTPROC>("eglQueryDeviceStringEXT");
  if (queryDevices && queryDevice && lists(client, "EGL_EXT_platform_device")) {
    std::array<EGLDeviceEXT, 32> devices;
    EGLint count = 0;
    if (queryDevices(devices.size(), devices.data(), &count)) {
      for (EGLint i = 0; i < count; ++i) {
        const bool soft = lists(queryDevice(devices[i], EGL_EXTENSIONS), "EGL_MESA_device_software");
        if (soft && !acceptSoftware) continue;
        (soft ? software : hardware).push_back(platformDisplay(EGL_PLATFORM_DEVICE_EXT, devices[i]));
      }
    }
  }
  if (std::getenv("DISPLAY") && lists(client, "EGL_EXT_platform_x11")) {
    hardware.push_back(platformDisplay(EGL_PLATFORM_X11_EXT, nullptr));
  }
  if (acceptSoftware && lists(client, "EGL_MESA_platform_surfaceless")) {
    software.push_back(platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr));
  }
  hardware.insert(hardware.end(), software.begin(), software.end());
  return hardware;
}

/// An OpenGL 3.2 context that needs no surface; EGL_NO_CONTEXT if the display has none.
EGLContext contextOf(EGLDisplay display) {
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) return EGL_NO_CONTEXT;
  if (!lists(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context")) return EGL_NO_CONTEXT;
  if (!eglBindAPI(EGL_OPENGL_API)) return EGL_NO_CONTEXT;
  constexpr EGLint kConfig[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
  constexpr EGLint kVersion[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 2, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (!eglChooseConfig(display, kConfig, &config, 1, &count) || count == 0) return EGL_NO_CONTEXT;
  return eglCreateContext(display, config, EGL_NO_CONTEXT, kVersion);
}

bool isSoftware(std::string_view name) {
  for (const std::string_view rasteriser : {"llvmpipe", "softpipe", "swrast", "Software Rasterizer", "SWR"}) {
    if (name.find(rasteriser) != std::string_view::npos) return true;
  }
  return name.empty();
}

}  // namespace

std::unique_ptr<GlContext> GlContext::create(bool acceptSoftware) {
  for (const EGLDisplay display : displays(acceptSoftware)) {
    const EGLContext handle = contextOf(display);
    if (handle == EGL_NO_CONTEXT) continue;
    std::unique_ptr<GlContext> context(new GlContext(display, handle));
    if (acceptSoftware || !isSoftware(context->rendererName())) return context;
  }
  return nullptr;
}

GlContext::GlContext(void* display, void* context) : display_(display), context_(context) {
  constexpr unsigned kGlRenderer = 0x1F01;
  makeCurrent();
  const auto getString = function<const unsigned char* (*)(unsigned)>("glGetString");
  const auto* name = isCurrent() && getString ? getString(kGlRenderer) : nullptr;
  if (name) rendererName_ = reinterpret_cast<const char*>(name);
}

GlContext::~GlContext() {
  // The display stays: EGL gives the same one to every context of the process.
  if (isCurrent()) eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(display_, context_);
}

void GlContext::makeCurrent() {
  if (!isCurrent()) eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
}

bool GlContext::isCurrent() const {
  return eglGetCurrentContext() == context_;
}

}  // namespace twinray::render
