#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;

namespace twinray::ui {

enum class Theme { kSystem, kDark, kLight };

/// "system", "dark", "light"; anything else is kSystem.
Theme themeFromName(const QString& name);
QString nameOf(Theme theme);

/// Fusion in the theme's colours; kSystem keeps those of the desktop.
void applyTheme(QApplication& application, Theme theme);

bool isDark(const QPalette& palette);

/// What palettes have no role for.
struct Palette {
  QColor surround;  ///< behind pictures
  QColor header;    ///< of panes and the metrics strip
  QColor frame;
  QColor mutedText;
  QColor accent;  ///< what is better
  QColor rival;   ///< the rival's figures
  QColor warning;
  QColor warningBack;
};
Palette paneColors(const QPalette& palette);

/// resources/icons/NAME.svg, drawn in the palette's text colour. Empty if there is no such file.
QIcon themedIcon(const QString& name, const QPalette& palette);

}  // namespace twinray::ui
