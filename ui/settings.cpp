#include "ui/settings.h"

#include <QSettings>
#include <algorithm>
#include <array>
#include <thread>
#include <utility>

namespace twinray::ui {
namespace {

constexpr std::array<std::pair<Dragging, const char*>, 3> kDraggingNames{
    {{Dragging::kFast, "fast"}, {Dragging::kBalanced, "balanced"}, {Dragging::kFine, "fine"}}};

QString nameOf(Dragging dragging) {
  for (const auto& [value, name] : kDraggingNames)
    if (value == dragging) return QLatin1String(name);
  return {};
}

Dragging draggingFromName(const QString& name) {
  for (const auto& [value, known] : kDraggingNames)
    if (name == QLatin1String(known)) return value;
  return Settings().dragging;
}

}  // namespace

double budgetOf(Dragging dragging) {
  switch (dragging) {
    case Dragging::kFast:
      return PictureSizer::kBudget / 2;
    case Dragging::kFine:
      return PictureSizer::kBudget * 3;
    case Dragging::kBalanced:
      break;
  }
  return PictureSizer::kBudget;
}

int Settings::processors() {
  return std::max(1, int(std::thread::hardware_concurrency()));
}

Settings readSettings(const QSettings& stored) {
  Settings settings;
  settings.theme = themeFromName(stored.value(QStringLiteral("theme")).toString());
  settings.language = stored.value(QStringLiteral("language")).toString();
  settings.model = stored.value(QStringLiteral("model")).toString().toStdString();
  settings.dragging = draggingFromName(stored.value(QStringLiteral("dragging")).toString());
  settings.useGpu = stored.value(QStringLiteral("useGpu"), settings.useGpu).toBool();
  settings.threads = std::clamp(stored.value(QStringLiteral("threads")).toInt(), 0, Settings::processors());
  settings.memory = std::clamp(stored.value(QStringLiteral("memory")).toInt(), 0, Settings::kMostMemory);
  settings.undoSteps = std::clamp(stored.value(QStringLiteral("undoSteps")).toInt(), 0, Settings::kMostUndoSteps);
  return settings;
}

void writeSettings(QSettings& stored, const Settings& settings) {
  stored.setValue(QStringLiteral("theme"), nameOf(settings.theme));
  stored.setValue(QStringLiteral("language"), settings.language);
  stored.setValue(QStringLiteral("model"), QString::fromStdString(settings.model.string()));
  stored.setValue(QStringLiteral("dragging"), nameOf(settings.dragging));
  stored.setValue(QStringLiteral("useGpu"), settings.useGpu);
  stored.setValue(QStringLiteral("threads"), settings.threads);
  stored.setValue(QStringLiteral("memory"), settings.memory);
  stored.setValue(QStringLiteral("undoSteps"), settings.undoSteps);
}

std::uint64_t memoryForVolumes(const Settings& settings) {
  return std::uint64_t(settings.memory) << 20;
}

RenderingOptions renderingOptions(const Settings& settings) {
  RenderingOptions options;
  options.device = settings.useGpu ? render::Device::kAuto : render::Device::kCpu;
  options.threads = settings.threads;
  options.movingBudget = budgetOf(settings.dragging);
  return options;
}

}  // namespace twinray::ui
