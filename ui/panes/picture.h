#pragma once

#include <QImage>
#include <QMetaType>
#include <memory>

#include "core/renderer.h"

namespace twinray::ui {

/// What a pane shows: a frame, and the same pixels in the form that Qt paints fastest.
struct Picture {
  std::shared_ptr<const core::Frame> frame;
  QImage image;
  QImage overlay;       ///< errorOverlay() of the frame's expected errors; null where there are none
  bool moving = false;  ///< made while the scene moved, so perhaps smaller than the pane
  /// The prediction that was moved to a newer viewpoint to make this picture; null: it was not.
  std::shared_ptr<const core::Frame> movedFrom;
};

/// RGB without the accumulated opacity, which is no transparency of the picture. Any thread.
QImage toQImage(const core::Image& image);

}  // namespace twinray::ui

Q_DECLARE_METATYPE(twinray::ui::Picture)
