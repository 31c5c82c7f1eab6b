#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include "core/error.h"
#include "core/resources.h"

namespace twinray::ui {
namespace {

QPalette darkPalette() {
  QPalette palette;
  const QColor window(0x26, 0x2a, 0x32), base(0x1c, 0x1f, 0x25), button(0x32, 0x37, 0x41), text(0xe6, 0xe8, 0xec);
  palette.setColor(QPalette::Window, window);
  palette.setColor(QPalette::WindowText, text);
  palette.setColor(QPalette::Base, base);
  palette.setColor(QPalette::AlternateBase, QColor(0x22, 0x26, 0x2d));
  palette.setColor(QPalette::Text, text);
  palette.setColor(QPalette::PlaceholderText, QColor(0x8a, 0x91, 0x9e));
  palette.setColor(QPalette::Button, button);
  palette.setColor(QPalette::ButtonText, text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x40, 0x4c));
  palette.setColor(QPalette::ToolTipText, text);
  palette.setColor(QPalette::Link, QColor(0x5a, 0xa9, 0xff));
  palette.setColor(QPalette::Highlight, QColor(0x3d, 0x8b, 0xe8));
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Light, QColor(0x46, 0x4d, 0x5a));
  palette.setColor(QPalette::Midlight, QColor(0x3a, 0x40, 0x4c));
  palette.setColor(QPalette::Mid, QColor(0x1e, 0x21, 0x28));
  palette.setColor(QPalette::Dark, QColor(0x16, 0x18, 0x1d));
  palette.setColor(QPalette::Shadow, QColor(0x0c, 0x0d, 0x10));
  const QColor disabled(0x70, 0x77, 0x83);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, disabled);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x46, 0x4d, 0x5a));
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
  return palette;
}

QPalette lightPalette() {
  QPalette palette;
  const QColor window(0xf1, 0xf2, 0xf4), text(0x1d, 0x20, 0x26);
  palette.setColor(QPalette::Window, window);
  palette.setColor(QPalette::WindowText, text);
  palette.setColor(QPalette::Base, Qt::white);
  palette.setColor(QPalette::AlternateBase, QColor(0xf6, 0xf7, 0xf9));
  palette.setColor(QPalette::Text, text);
  palette.setColor(QPalette::PlaceholderText, QColor(0x76, 0x7d, 0x89));
  palette.setColor(QPalette::Button, QColor(0xe9, 0xeb, 0xee));
  palette.setColor(QPalette::ButtonText, text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xff, 0xf0));
  palette.setColor(QPalette::ToolTipText, text);
  palette.setColor(QPalette::Link, QColor(0x0b, 0x5c, 0xad));
  palette.setColor(QPalette::Highlight, QColor(0x1f, 0x6f, 0xc9));
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Light, Qt::white);
  palette.setColor(QPalette::Midlight, QColor(0xf8, 0xf8, 0xfa));
  palette.setColor(QPalette::Mid, QColor(0xc4, 0xc8, 0xd0));
  palette.setColor(QPalette::Dark, QColor(0xa0, 0xa5, 0xaf));
  palette.setColor(QPalette::Shadow, QColor(0x70, 0x75, 0x80));
  const QColor disabled(0xa3, 0xa8, 0xb1);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, disabled);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0xc4, 0xc8, 0xd0));
  return palette;
}

}  // namespace

Theme themeFromName(const QString& name) {
  if (name == QLatin1String("dark")) return Theme::kDark;
  if (name == QLatin1String("light")) return Theme::kLight;
  return Theme::kSystem;
}

QString nameOf(Theme theme) {
  switch (theme) {
    case Theme::kDark:
      return QStringLiteral("dark");
    case Theme::kLight:
      return QStringLiteral("light");
    case Theme::kSystem:
      break;
  }
  return QStringLiteral("system");
}

void applyTheme(QApplication& application, Theme theme) {
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  switch (theme) {
    case Theme::kDark:
      application.setPalette(darkPalette());
      break;
    case Theme::kLight:
      application.setPalette(lightPalette());
      break;
    case Theme::kSystem:
      application.setPalette(QPalette());
      break;
  }
}

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

Palette paneColors(const QPalette& palette) {
  if (isDark(palette)) {
    return {.surround = QColor(0x12, 0x14, 0x18),
            .header = QColor(0x2c, 0x31, 0x3a),
            .frame = QColor(0x3a, 0x40, 0x4c),
            .mutedText = QColor(0x9a, 0xa1, 0xae),
            .accent = QColor(0x6c, 0xb6, 0xff),
            .rival = QColor(0xe0, 0xb0, 0x5a),
            .warning = QColor(0xff, 0xd4, 0x7a),
            .warningBack = QColor(0x4a, 0x3a, 0x16)};
  }
  return {.surround = QColor(0xdd, 0xe0, 0xe5),
          .header = QColor(0xe6, 0xe8, 0xec),
          .frame = QColor(0xbd, 0xc2, 0xca),
          .mutedText = QColor(0x5d, 0x64, 0x70),
          .accent = QColor(0x0b, 0x5c, 0xad),
          .rival = QColor(0x8a, 0x5a, 0x00),
          .warning = QColor(0x5c, 0x41, 0x00),
          .warningBack = QColor(0xff, 0xee, 0xc2)};
}

QIcon themedIcon(const QString& name, const QPalette& palette) {
  QFile file;
  try {
    file.setFileName(
        QString::fromStdString((core::resourceFolder() / "icons" / (name.toStdString() + ".svg")).string()));
  } catch (const core::Error&) {
    return {};  // without resources the text of a button must do
  }
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray drawing = file.readAll();
  QIcon icon;
  for (const auto mode : {QIcon::Normal, QIcon::Disabled}) {
    const auto group = mode == QIcon::Normal ? QPalette::Active : QPalette::Disabled;
    QByteArray tinted = drawing;
    tinted.replace("currentColor", palette.color(group, QPalette::ButtonText).name().toLatin1());
    QSvgRenderer renderer(tinted);
    for (const int side : {16, 24, 32, 48, 64}) {
      QPixmap pixmap(side, side);
      pixmap.fill(Qt::transparent);
      QPainter painter(&pixmap);
      renderer.render(&painter);
      painter.end();
      icon.addPixmap(pixmap, mode);
    }
  }
  return icon;
}

}  // namespace twinray::ui
