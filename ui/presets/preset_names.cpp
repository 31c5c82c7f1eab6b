#include "ui/presets/preset_names.h"

#include <QCoreApplication>

namespace twinray::ui {

QString shownName(const core::Preset& preset) {
  // Names stand in the presets' files; here they are for those who translate, and only those are translated.
  static const char* const kContext = "twinray::ui::PresetNames";
  static const char* const kBundled[] = {
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Bone and soft tissue"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Soft tissue"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Lung"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Skin"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Contrast-filled vessels"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Transparent bone"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Ramp"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Surface"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "X-ray"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Enhancing rim"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "Brain"),
      QT_TRANSLATE_NOOP("twinray::ui::PresetNames", "FLAIR lesion"),
  };
  for (const char* name : kBundled)
    if (preset.name == name) return QCoreApplication::translate(kContext, name);
  return QString::fromStdString(preset.name);
}

}  // namespace twinray::ui
