#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWidget>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/scene.h"

namespace twinray::tests {

/// The longest that a test waits for an event, in milliseconds.
inline constexpr int kPatience = 600'000;

/// 0..255 over 24 x 20 x 16 voxels, a bright ball on a ramp.
inline std::shared_ptr<const core::Volume> ballVolume(const std::string& path = {},
                                                      std::array<double, 9> direction = {1, 0, 0, 0, 1, 0, 0, 0, 1}) {
  core::Geometry geometry;
  geometry.dimensions = {24, 20, 16};
  geometry.spacing = {1, 1.5, 2};
  geometry.direction = direction;
  const std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < 16; ++z) {
    for (int y = 0; y < 20; ++y) {
      for (int x = 0; x < 24; ++x) {
        const bool ball = (x - 12) * (x - 12) + (y - 10) * (y - 10) + (z - 8) * (z - 8) < 36;
        voxels[i++] = std::uint8_t(ball ? 200 + (x + y) % 56 : 4 * x);
      }
    }
  }
  voxels[0] = 0;
  voxels[1] = 255;
  core::VolumeSource source;
  source.path = path;
  source.format = path.empty() ? "" : "NIfTI";
  return std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8, voxels, source);
}

/// A mouse event as the window system would send it, to the sub-pixel.
inline void sendMouse(QWidget* widget, QEvent::Type type, const QPointF& position, Qt::MouseButton button,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  const bool held = type == QEvent::MouseButtonPress || type == QEvent::MouseMove;
  QMouseEvent event(type, position, widget->mapToGlobal(position), type == QEvent::MouseMove ? Qt::NoButton : button,
                    held ? Qt::MouseButtons(button) : Qt::NoButton, modifiers);
  QApplication::sendEvent(widget, &event);
}

/// Press, a few moves, release.
inline void drag(QWidget* widget, const QPointF& from, const QPointF& to, Qt::MouseButton button = Qt::LeftButton,
                 Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  constexpr int kMoves = 8;
  sendMouse(widget, QEvent::MouseButtonPress, from, button, modifiers);
  for (int i = 1; i <= kMoves; ++i) {
    sendMouse(widget, QEvent::MouseMove, from + (to - from) * i / kMoves, button, modifiers);
  }
  sendMouse(widget, QEvent::MouseButtonRelease, to, button, modifiers);
}

inline void click(QWidget* widget, const QPointF& at, Qt::MouseButton button = Qt::LeftButton,
                  Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  sendMouse(widget, QEvent::MouseButtonPress, at, button, modifiers);
  sendMouse(widget, QEvent::MouseButtonRelease, at, button, modifiers);
}

inline void doubleClick(QWidget* widget, const QPointF& at) {
  click(widget, at);
  sendMouse(widget, QEvent::MouseButtonDblClick, at, Qt::LeftButton);
  sendMouse(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton);
}

/// The events that a widget and all that are in it get, but for those that nothing waits for.
class EventCounter : public QObject {
 public:
  explicit EventCounter(QWidget* top) {
    top->installEventFilter(this);
    for (QWidget* widget : top->findChildren<QWidget*>()) widget->installEventFilter(this);
  }
  /// Widgets of a class (or one derived from it), each as often as it got such an event.
  template <typename Widget = QWidget>
  long count(QEvent::Type type) const {
    return std::count_if(seen_.begin(), seen_.end(),
                         [type](const auto& seen) { return seen.second == type && qobject_cast<Widget*>(seen.first); });
  }

 private:
  bool eventFilter(QObject* receiver, QEvent* event) override {
    seen_.emplace_back(receiver, event->type());
    return false;
  }
  std::vector<std::pair<QObject*, QEvent::Type>> seen_;
};

/// Runs all tests inside a Qt application that needs no display.
inline int runWidgetTests(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  ::testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  return RUN_ALL_TESTS();
}

}  // namespace twinray::tests
