#include "ui/training/training_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/sentences.h"

namespace twinray::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(Training)
};

}  // namespace

QString durationText(double seconds) {
  const QLocale locale;
  if (seconds < 99.5) return Text::tr("%1 s").arg(locale.toString(std::max(0.0, seconds), 'f', seconds < 1 ? 1 : 0));
  const auto minutes = static_cast<long long>(std::lround(seconds / 60));
  if (minutes < 120) return Text::tr("%1 min").arg(locale.toString(minutes));
  return Text::tr("%1 h %2 min").arg(locale.toString(minutes / 60)).arg(minutes % 60);
}

QString bytesText(std::uint64_t bytes) {
  return QLocale().formattedDataSize(qint64(bytes), bytes >= (1u << 30) ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString decibelText(double decibels) {
  return std::isfinite(decibels) ? Text::tr("%1 dB").arg(QLocale().toString(decibels, 'f', 2)) : QStringLiteral("–");
}

QString stateText(const TrainingStatus& status) {
  switch (status.state) {
    case TrainingState::kIdle:
      return Text::tr("No training");
    case TrainingState::kPreparing:
      return Text::tr("Preparing");
    case TrainingState::kRendering:
      return Text::tr("Rendering");
    case TrainingState::kTraining:
      return Text::tr("Training");
    case TrainingState::kPaused:
      return status.finishing ? Text::tr("Paused, finishing a step") : Text::tr("Paused");
    case TrainingState::kStopping:
      return status.deleting ? Text::tr("Deleting") : Text::tr("Stopping");
    case TrainingState::kDone:
      return Text::tr("Ended");
    case TrainingState::kFailed:
      return Text::tr("Failed");
  }
  return {};
}

QString stateText(RunSummary::State state) {
  switch (state) {
    case RunSummary::State::kUnfinished:
      return Text::tr("unfinished");
    case RunSummary::State::kRunning:
      return Text::tr("running");
    case RunSummary::State::kStopped:
      return Text::tr("stopped");
    case RunSummary::State::kDone:
      return Text::tr("done");
    case RunSummary::State::kUnknown:
      return Text::tr("command line");
  }
  return {};
}

double fractionOf(const TrainingStatus& status) {
  const RunProgress& now = status.progress;
  if (now.phase == RunProgress::Phase::kRendering)
    return now.toRender > 0 ? double(now.rendered) / double(now.toRender) : 0;
  if (now.phase != RunProgress::Phase::kTraining) return 0;
  if (status.state == TrainingState::kDone) return 1;
  if (!now.training.secondsLeft) return 0;
  const double whole = now.training.secondsElapsed + *now.training.secondsLeft;
  return whole > 0 ? std::clamp(now.training.secondsElapsed / whole, 0.0, 1.0) : 0;
}

QString progressText(const TrainingStatus& status) {
  if (status.state == TrainingState::kFailed) return translatedSentence(status.sentence);
  const RunProgress& now = status.progress;
  const QLocale locale;
  QStringList parts;
  if (now.phase == RunProgress::Phase::kRendering) {
    parts << Text::tr("%1 of %2 pictures")
                 .arg(locale.toString(qulonglong(now.rendered)), locale.toString(qulonglong(now.toRender)));
    if (now.samplesPerSecond > 0) parts << Text::tr("%1 a second").arg(locale.toString(now.samplesPerSecond, 'f', 1));
  } else if (now.phase == RunProgress::Phase::kTraining) {
    const auto& training = now.training;
    parts << Text::tr("step %1").arg(locale.toString(qlonglong(training.step)));
    if (training.heldOutPsnr) parts << decibelText(*training.heldOutPsnr);
    if (training.heldOutBicubicPsnr) parts << Text::tr("bicubic %1").arg(decibelText(*training.heldOutBicubicPsnr));
    if (training.imagesPerSecond > 0)
      parts << Text::tr("%1 pictures a second").arg(locale.toString(training.imagesPerSecond, 'f', 1));
  }
  if (status.running() && now.secondsLeft) parts << Text::tr("%1 left").arg(durationText(*now.secondsLeft));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace twinray::ui
