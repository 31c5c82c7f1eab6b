#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string_view>
#include <system_error>

#include "core/error.h"
#include "core/io/volume_contents.h"
#include "core/resources.h"
#include "ui/application.h"
#include "ui/benchmark/drag_benchmark.h"
#include "ui/screenshot.h"
#include "ui/sentences.h"
#include "ui/settings.h"
#include "ui/translator.h"
#include "ui/window/main_window.h"

namespace {

using namespace twinray;

/// Wrong usage: a sentence and exit status 2.
int usageError(const QString& sentence) {
  std::cerr << "error: " << sentence.toStdString() << "\n";
  return 2;
}

/// WxH with both sides in 1..16384; empty otherwise.
QSize parseSize(const QString& text) {
  const QStringList sides = text.split('x');
  if (sides.size() != 2) return {};
  const QSize size(sides[0].toInt(), sides[1].toInt());
  const auto fits = [](int side) { return side >= 1 && side <= 16384; };
  return fits(size.width()) && fits(size.height()) ? size : QSize();
}

/// The chosen language, else the desktop's; English where there is no translation.
void installLanguage(QApplication& application, const QString& chosen) {
  if (!chosen.isEmpty()) QLocale::setDefault(QLocale(chosen));
  const QString language = chosen.isEmpty() ? QLocale().name().section('_', 0, 0) : chosen;
  std::error_code ignored;
  if (language == QLatin1String("en") || !std::filesystem::exists(ui::Translator::fileFor(language), ignored)) return;
  auto* ours = new ui::Translator(&application);
  ours->read(ui::Translator::fileFor(language));
  QCoreApplication::installTranslator(ours);
  // All of Qt's own words, where the desktop has them installed; ours has those of buttons and of files and colours.
  auto* qt = new QTranslator(&application);
  if (qt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(qt);
}

/// Ends the program, also before its loop runs: what is wrong with an argument may be said that early.
void endWith(QApplication& application, int status) {
  QTimer::singleShot(0, &application, [status] { QCoreApplication::exit(status); });
}

/// Saves the windows once everything is there and the menu entries are chosen, and quits.
void takeScreenshot(QApplication& application, const QList<ui::MainWindow*>& windows, const QStringList& actions,
                    const QString& file) {
  const auto quit = [&application](const QString& problem) {
    if (!problem.isEmpty()) std::cerr << "error: " << problem.toStdString() << "\n";
    endWith(application, problem.isEmpty() ? 0 : 1);
  };
  for (ui::MainWindow* window : windows) QObject::connect(window, &ui::MainWindow::failed, &application, quit);
  ui::MainWindow* first = windows.first();
  auto* screenshot = new ui::Screenshot(windows, actions, file, first);
  QObject::connect(screenshot, &ui::Screenshot::finished, &application, [first, quit](const QString& problem) {
    // What a window keeps for next time, it keeps when it is closed.
    first->close();
    quit(problem);
  });
}

/// The volume of the command line, or the bundled sample.
void openVolume(ui::MainWindow& window, const QStringList& arguments, core::VolumeChoice choice, const QString& series,
                const QString& labels) {
  if (arguments.isEmpty() && labels.isEmpty()) return window.start();
  try {
    const std::filesystem::path file =
        arguments.isEmpty() ? core::defaultVolumePath() : std::filesystem::path(arguments.first().toStdString());
    if (!series.isEmpty()) choice.series = core::seriesId(file, series.toStdString());
    window.openVolume(file, choice, labels.toStdString());
  } catch (const core::Error& error) {
    window.showProblem(ui::sentenceOf(error));
  }
}

/// `large`: a volume to open meanwhile, or empty. `docks`: with those open that compute behind the panes.
void benchmark(QApplication& application, ui::MainWindow& window, double seconds, const std::filesystem::path& large,
               bool docks, const QElapsedTimer& sinceStart) {
  auto* drag = new ui::DragBenchmark(&window, seconds, sinceStart, &window);
  if (docks) drag->openDocks();
  drag->doEverything(large);
  QObject::connect(&window, &ui::MainWindow::failed, &application, [&application](const QString& sentence) {
    std::cerr << "error: " << sentence.toStdString() << "\n";
    endWith(application, 1);
  });
  QObject::connect(drag, &ui::DragBenchmark::finished, &application, [&application, drag] {
    std::cout << drag->result().dump(2) << "\n";
    application.exit(0);
  });
  QObject::connect(drag, &ui::DragBenchmark::failed, &application, [&application](const QString& sentence) {
    std::cerr << "error: " << sentence.toStdString() << "\n";
    endWith(application, 1);
  });
  drag->start();
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer sinceStart;
  sinceStart.start();

  // Screenshots are made on servers too.
  if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
      qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  // QApplication takes --session for the desktop's session manager and drops it.
  char sessionOption[] = "--open-session";
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--session") argv[i] = sessionOption;
  }
  ui::Application application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("twinray"));
  QApplication::setApplicationVersion(QStringLiteral(TWINRAY_VERSION));
  QApplication::setApplicationDisplayName({});

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("Volume rendering with a learned twin: the ray-cast reference beside a network's prediction."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("volume"),
      QStringLiteral(
          "NIfTI, NRRD or MetaImage file, DICOM file or folder; the bundled sample if left out. A second one "
          "opens in a window of its own that turns with the first."),
      QStringLiteral("[VOLUME [SECOND]]"));
  const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Model file; the bundled one if left out."),
                                 QStringLiteral("FILE"));
  const QCommandLineOption session({QStringLiteral("session"), QStringLiteral("open-session")},
                                   QStringLiteral("Session to open."), QStringLiteral("FILE"));
  const QCommandLineOption screenshot(
      QStringLiteral("screenshot"),
      QStringLiteral("Save the window to this PNG once all pictures are there, and quit. Needs no display."),
      QStringLiteral("FILE"));
  const QCommandLineOption remember(
      QStringLiteral("remember"),
      QStringLiteral("With --screenshot: begin with what this user's windows remember, and keep it, as without."));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window in pixels."),
                                QStringLiteral("WxH"));
  const QCommandLineOption language(QStringLiteral("language"),
                                    QStringLiteral("Language of the window: en or de; the desktop's if left out."),
                                    QStringLiteral("LANGUAGE"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("Colours: dark or light."),
                                 QStringLiteral("dark|light"));
  const QCommandLineOption picture(QStringLiteral("picture"),
                                   QStringLiteral("Size of every picture in pixels, whatever the panes'."),
                                   QStringLiteral("WxH"));
  const QCommandLineOption drag(
      QStringLiteral("benchmark-drag"),
      QStringLiteral("Drag by itself for so many seconds, print how the window kept up as JSON, and quit."),
      QStringLiteral("SECONDS"));
  const QCommandLineOption everything(
      QStringLiteral("benchmark-everything"),
      QStringLiteral("The same while a volume of 512^3 voxels is opened, thumbnails are painted and presets change."),
      QStringLiteral("SECONDS"));
  const QCommandLineOption docks(
      QStringLiteral("benchmark-docks"),
      QStringLiteral("With --benchmark-drag: Sensitivity and Explore are open and compute meanwhile; also how long the "
                     "sixteen pictures of Explore take."));
  const QCommandLineOption series(QStringLiteral("series"), QStringLiteral("Series of a DICOM folder: number or id."),
                                  QStringLiteral("SERIES"));
  const QCommandLineOption component(QStringLiteral("component"),
                                     QStringLiteral("Component of voxels that are no scalars, such as red."),
                                     QStringLiteral("NAME"));
  const QCommandLineOption time(QStringLiteral("time"), QStringLiteral("Which of the volumes in time, from 1."),
                                QStringLiteral("NUMBER"));
  const QCommandLineOption reduce(QStringLiteral("reduce"),
                                  QStringLiteral("Resolution: 1 (full), or means of 2 or 4 voxels a side."),
                                  QStringLiteral("1|2|4"));
  const QCommandLineOption labels(QStringLiteral("labels"), QStringLiteral("Label map to open with the volume."),
                                  QStringLiteral("FILE"));
  parser.addOptions({series, component, time, reduce, labels});
  const QCommandLineOption choose(
      QStringLiteral("choose"),
      QStringLiteral("Menu entry to choose before the screenshot, such as Hybrid or Settings; may be given again."),
      QStringLiteral("ENTRY"));
  const QCommandLineOption trainings(
      QStringLiteral("trainings"),
      QStringLiteral("Where the window keeps its trainings; the user's data folder if left out."),
      QStringLiteral("FOLDER"));
  parser.addOption(trainings);
  parser.addOptions(
      {choose, model, session, screenshot, remember, size, language, theme, picture, drag, everything, docks});
  if (!parser.parse(QApplication::arguments())) return usageError(parser.errorText());
  if (parser.isSet(QStringLiteral("help"))) parser.showHelp();
  if (parser.isSet(QStringLiteral("version"))) parser.showVersion();
  const QStringList volumes = parser.positionalArguments();
  if (volumes.size() > 2) return usageError(QStringLiteral("give one volume, two, or none"));
  if (parser.isSet(session) && !volumes.isEmpty())
    return usageError(QStringLiteral("a session names its volume; give a volume or --session, not both"));

  ui::MainWindowOptions options;
  options.modelFile = parser.value(model).toStdString();
  options.trainings = parser.value(trainings).toStdString();
  const bool benchmarks = parser.isSet(drag) || parser.isSet(everything);
  options.remember = (!parser.isSet(screenshot) || parser.isSet(remember)) && !benchmarks;
  if (parser.isSet(theme)) {
    if (parser.value(theme) != QLatin1String("dark") && parser.value(theme) != QLatin1String("light"))
      return usageError(QStringLiteral("--theme is dark or light"));
    options.theme = ui::themeFromName(parser.value(theme));
    options.forceTheme = true;
  }
  // Nobody is there to answer.
  if (parser.isSet(screenshot) || parser.isSet(drag)) options.whenUnclear = ui::WhenUnclear::kRefuse;
  core::VolumeChoice choice;
  choice.component = parser.value(component).toStdString();
  if (parser.isSet(time)) choice.frame = parser.value(time).toInt() - 1;
  if (choice.frame < 0) return usageError(QStringLiteral("--time is a number from 1 on"));
  if (parser.isSet(reduce)) choice.reduction = parser.value(reduce).toInt();
  if (std::ranges::find(core::VolumeChoice::kReductions, choice.reduction) == core::VolumeChoice::kReductions.end())
    return usageError(QStringLiteral("--reduce is 1, 2 or 4"));
  QSize windowSize, pictureSize;
  if (parser.isSet(size) && (windowSize = parseSize(parser.value(size))).isEmpty())
    return usageError(QStringLiteral("--size is WIDTHxHEIGHT in pixels, such as 1600x1000"));
  if (parser.isSet(picture) && (pictureSize = parseSize(parser.value(picture))).isEmpty())
    return usageError(QStringLiteral("--picture is WIDTHxHEIGHT in pixels, such as 256x256"));
  bool isNumber = true;
  const double seconds = benchmarks ? parser.value(parser.isSet(drag) ? drag : everything).toDouble(&isNumber) : 0;
  if (!isNumber || seconds < 0) return usageError(QStringLiteral("a benchmark takes a number of seconds"));

  if (parser.isSet(language) && parser.value(language) != QLatin1String("en") &&
      parser.value(language) != QLatin1String("de"))
    return usageError(QStringLiteral("--language is en or de"));

  std::unique_ptr<ui::MainWindow> made;
  try {
    QString chosen = parser.value(language);
    if (chosen.isEmpty() && options.remember)
      chosen = ui::readSettings(QSettings(QStringLiteral("TwinRay"), QStringLiteral("TwinRay"))).language;
    installLanguage(application, chosen);
    made = std::make_unique<ui::MainWindow>(options);
  } catch (const core::Error& error) {
    std::cerr << "error: " << error.what() << "\n";
    return 1;
  }
  ui::MainWindow& window = *made;
  if (!windowSize.isEmpty()) {
    window.resize(windowSize);
  } else if (options.remember) {
    window.fitInto(window.screen()->availableSize());
  }
  if (!pictureSize.isEmpty()) window.pipeline()->setFixedPictureSize(pictureSize);
  QList<ui::MainWindow*> windows{&window};
  QPointer<ui::MainWindow> second;  // null once somebody has closed it
  if (volumes.size() == 2) {
    second = window.openSecondWindow();
    second->resize(window.size());
    if (!pictureSize.isEmpty()) second->pipeline()->setFixedPictureSize(pictureSize);
    windows.push_back(second);
  }
  if (parser.isSet(screenshot)) takeScreenshot(application, windows, parser.values(choose), parser.value(screenshot));
  const QTemporaryDir folder;
  if (seconds > 0) {
    std::filesystem::path large;
    if (parser.isSet(everything)) {
      large = folder.filePath(QStringLiteral("benchmark.nii")).toStdString();
    }
    benchmark(application, window, seconds, large, parser.isSet(docks), sinceStart);
  }
  window.show();
  if (parser.isSet(session)) {
    window.openSession(parser.value(session).toStdString());
  } else {
    openVolume(window, volumes, choice, parser.value(series), parser.value(labels));
    if (second) second->openVolume(volumes.last().toStdString());
  }
  const int status = QApplication::exec();
  delete second;
  return status;
}
