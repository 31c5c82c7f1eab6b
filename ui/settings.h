#pragma once

#include <QString>
#include <cstdint>
#include <filesystem>

#include "ui/pipeline.h"
#include "ui/theme.h"

class QSettings;

namespace twinray::ui {

/// How much of the pictures' quality goes while the scene moves.
enum class Dragging {
  kFast,      ///< smallest pictures, most of them
  kBalanced,  ///< as fast as a film
  kFine       ///< largest pictures, fewer of them
};

/// Milliseconds that a moving prediction may take.
double budgetOf(Dragging dragging);

/// What the user has chosen for the program, apart from any scene.
struct Settings {
  Theme theme = Theme::kSystem;
  QString language;             ///< "en", "de"; empty: the desktop's
  std::filesystem::path model;  ///< that the program starts with; empty: the bundled one
  Dragging dragging = Dragging::kBalanced;
  bool useGpu = true;  ///< where there is a real one
  int threads = 0;     ///< of ray casting; 0: all
  int memory = 0;      ///< MB that opening a volume may take; 0: what is free
  int undoSteps = 0;   ///< kept for undo; 0: all

  bool operator==(const Settings&) const = default;

  static constexpr int kMostUndoSteps = 100'000;
  static constexpr int kMostMemory = 1'000'000;
  /// Of this machine, as a limit for `threads`.
  static int processors();
};

/// What is stored; what is missing or cannot be is as in a new Settings.
Settings readSettings(const QSettings& stored);
void writeSettings(QSettings& stored, const Settings& settings);

/// In bytes, 0 for what is free.
std::uint64_t memoryForVolumes(const Settings& settings);

/// What of it concerns the pipeline.
RenderingOptions renderingOptions(const Settings& settings);

}  // namespace twinray::ui
