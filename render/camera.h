#pragma once

#include "render/caster.h"

class vtkCamera;

namespace twinray::render {

/// Puts a VTK camera where a scene's viewpoint says (DESIGN 5): 2.5 diagonals from the centre, vertical view angle 30 /
/// zoom degrees (orthographic: the same scale in the plane through the centre), pan and the pass's shift as a lens
/// shift, clipping planes moved by the pass's phase.
void placeCamera(vtkCamera* camera, const CastScene& scene, const CastPass& pass);

}  // namespace twinray::render
