#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/shared.h"
#include "nn/trainer.h"

namespace twinray::cli {
namespace {

void show(const nn::TrainingProgress& progress) {
  const bool terminal = Progress::onTerminal();
  if (!progress.message.empty()) std::fprintf(stderr, "%s%s\n", terminal ? "\n" : "", progress.message.c_str());
  std::fprintf(stderr, "%sstep %lld, epoch %.2f, loss %.5f, %.1f images/s", terminal ? "\r" : "",
               static_cast<long long>(progress.step), progress.epoch, progress.generatorLoss, progress.imagesPerSecond);
  if (progress.heldOutPsnr) std::fprintf(stderr, ", held out %.2f dB", *progress.heldOutPsnr);
  if (progress.heldOutBicubicPsnr) std::fprintf(stderr, " (bicubic %.2f dB)", *progress.heldOutBicubicPsnr);
  if (progress.secondsLeft) std::fprintf(stderr, ", %s left", Progress::clock(*progress.secondsLeft).c_str());
  std::fprintf(stderr, "%s", terminal ? "   " : "\n");
  std::fflush(stderr);
}

}  // namespace

void addTrain(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<nn::TrainingOptions>();
  auto folders = std::make_shared<std::vector<std::string>>();
  auto* command = app.add_subcommand("train", "Train a generator on rendered dataset folders");
  command->add_option("DIR", *folders, "Dataset folders")->required();
  command->add_option("-o,--run", options->run, "Run folder: log, previews, checkpoints, model.pt")->required();
  auto* recipe = command->add_option("--recipe", options->recipe, "Recipe file (JSON)");
  command->add_option("--arch", options->architecture, "Architecture: its built-in recipe")
      ->check(CLI::IsMember({"guided", "tfgan", "opacity"}))
      ->excludes(recipe);
  auto* epochs =
      command->add_option("--epochs", options->epochs, "Passes over the samples")->check(CLI::PositiveNumber);
  command
      ->add_option("--minutes", options->minutes,
                   "Time to train. The learning rate of guided falls along half a cosine that ends when the time does; "
                   "the rates of tfgan and opacity are halved by epochs, and the time only says when to stop")
      ->check(CLI::PositiveNumber)
      ->excludes(epochs);
  command->add_option("--batch", options->batch, "Pictures a step")->check(CLI::Range(1, 4096));
  command->add_flag("--resume", options->resume, "Continue the run in the run folder");
  command->add_option("--init", options->initialModel,
                      "Start from this model's weights; an opacity model under --arch tfgan is frozen and paints "
                      "the opacity picture");
  command->add_option("--device", options->device, "Where to train")->check(CLI::IsMember({"auto", "cpu", "cuda"}));
  command->add_option("--seed", options->seed, "Seed of weights and sample order");
  command->callback([options, folders, stop] {
    options->datasets.assign(folders->begin(), folders->end());
    nn::train(*options, show, stop);
    if (Progress::onTerminal()) std::fputc('\n', stderr);
    if (stop.stop_requested()) throw Interrupted();
  });
}

}  // namespace twinray::cli
