#pragma once

#include <QString>
#include <cstdint>

#include "ui/training/runs/run_catalogue.h"
#include "ui/training/training_worker.h"

namespace twinray::ui {

/// "40 s", "12 min", "3 h 20 min".
QString durationText(double seconds);
/// "2 kB", "85 MB", "1.4 GB".
QString bytesText(std::uint64_t bytes);
/// "38.94 dB"; a dash for what is not a number.
QString decibelText(double decibels);

/// What a training is doing, in a few words.
QString stateText(const TrainingStatus& status);
QString stateText(RunSummary::State state);
/// Rate, how far it is, time left.
QString progressText(const TrainingStatus& status);
/// 0..1 of rendering, or of training.
double fractionOf(const TrainingStatus& status);

}  // namespace twinray::ui
