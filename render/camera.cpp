#include "render/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <vtkCamera.h>

namespace twinray::render {

void placeCamera(vtkCamera* camera, const CastScene& scene, const CastPass& pass) {
  // A zoom out that far is a fish eye; at 180 degrees the projection has no picture plane.
  constexpr double kWidestAngle = 170;
  const core::Geometry& geometry = scene.frame ? *scene.frame : scene.volume->geometry();
  const core::Viewpoint& viewpoint = scene.viewpoint;
  const std::array<double, 3> centre = geometry.centre();
  const std::array<double, 3> back = viewpoint.back();
  const std::array<double, 3> up = viewpoint.up();
  const double distance = core::Viewpoint::kDistance * geometry.diagonal();
  camera->SetFocalPoint(centre.data());
  camera->SetPosition(centre[0] + distance * back[0], centre[1] + distance * back[1], centre[2] + distance * back[2]);
  camera->SetViewUp(up.data());
  const double angle = std::min(core::Viewpoint::kViewAngle / viewpoint.zoom(), kWidestAngle);
  camera->SetViewAngle(angle);
  camera->SetParallelProjection(scene.projection == core::Projection::kOrthographic);
  camera->SetParallelScale(distance * std::tan(angle / 2 * std::numbers::pi / 180));
  // Explicit: vtkViewport (VTK 9.1) compares the window's size with members that it never initialised, so that the
  // aspect of a new renderer stays 1 where it lies in the memory of an old one.
  camera->SetUseExplicitAspectRatio(true);
  camera->SetExplicitAspectRatio(static_cast<double>(scene.width) / scene.height);
  const double panX = viewpoint.pan()[0] * scene.height - pass.shift[0];
  const double panY = viewpoint.pan()[1] * scene.height - pass.shift[1];
  camera->SetWindowCenter(-2 * panX / scene.width, -2 * panY / scene.height);
  camera->SetClippingRange(scene.nearPlane + pass.phase, scene.farPlane);
}

}  // namespace twinray::render
