#pragma once

class QWidget;

namespace twinray::ui {

/// The wheel changes the widget's number only while it has the focus; else it scrolls what the widget stands in.
void guardWheel(QWidget* widget);

}  // namespace twinray::ui
