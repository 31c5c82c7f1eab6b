#include "core/scene.h"

#include "core/error.h"

namespace twinray::core {

bool sameLabels(const Scene& a, const Scene& b) {
  return a.labels == b.labels || (a.labels && b.labels && *a.labels == *b.labels);
}

bool sameButViewpoint(const Scene& a, const Scene& b) {
  return a.volume == b.volume && a.transferFunction == b.transferFunction && a.lighting == b.lighting &&
         a.background == b.background && a.crop == b.crop && sameLabels(a, b) && a.projection == b.projection &&
         a.blending == b.blending;
}

bool sameContent(const Scene& a, const Scene& b) {
  return a.viewpoint == b.viewpoint && sameButViewpoint(a, b);
}

bool differOnlyInColors(const Scene& a, const Scene& b) {
  Scene recolored = a;
  recolored.transferFunction.setColors(b.transferFunction.colors());
  recolored.background = b.background;
  return sameContent(recolored, b);
}

void check(const Scene& scene) {
  check(scene.crop);
  if (scene.labels && scene.labels->geometry().dimensions != scene.volume->geometry().dimensions) {
    throw Error("the label map is not on the volume's grid: open it again for this volume");
  }
}

}  // namespace twinray::core
