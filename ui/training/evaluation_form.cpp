#include "ui/training/evaluation_form.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <thread>

#include "core/dataset/volume_identity.h"
#include "core/enlarged_renderer.h"
#include "core/evaluation/figures.h"
#include "core/evaluation/report.h"
#include "core/io/atomic_file.h"
#include "core/io/volume_reader.h"
#include "nn/predicted_renderer.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/file_writer.h"
#include "ui/pipeline.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"
#include "ui/task_progress.h"
#include "ui/training/training_controller.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

constexpr std::size_t kExamples = 3;  ///< of each rank, in the report
constexpr int kNiceness = 15;
constexpr int kRest = 400;  ///< ms without a change of the scene until the evaluation goes on

core::EvaluationMethods methodsFor(const std::shared_ptr<const nn::Model>& model, const std::string& quality,
                                   const RenderingOptions& rendering, Pacer& pacer) {
  core::EvaluationMethods methods;
  methods.reference = paced(casting(render::qualityFromName(quality), rendering), pacer);
  methods.prediction = paced(
      [=] {
        return std::make_unique<nn::PredictedRenderer>(model, castingGuide(model.get(), rendering)(),
                                                       int(std::thread::hardware_concurrency()));
      },
      pacer);
  methods.bicubic = paced(
      [=] {
        return std::make_unique<core::EnlargedRenderer>(castingGuide(model.get(), rendering)(), sharedGuideSize(model));
      },
      pacer);
  methods.standard = paced(casting(render::Quality::kStandard, rendering), pacer);
  methods.expectsErrors = model->info().expectedError;
  return methods;
}

QString sideText(const core::Geometry& geometry) {
  return QStringLiteral("%1x%2x%3").arg(geometry.dimensions[0]).arg(geometry.dimensions[1]).arg(geometry.dimensions[2]);
}

}  // namespace

EvaluationForm::EvaluationForm(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent)
    : QWidget(parent), training_(training), scenes_(scenes), pipeline_(pipeline) {
  volume_ = new QComboBox;
  volume_->setObjectName(QStringLiteral("evaluationVolume"));
  volume_->addItem(tr("the open volume"), QString());
  volume_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* file = new QPushButton(tr("&File…"));
  file->setToolTip(tr("Another volume to score on"));
  connect(file, &QPushButton::clicked, this, &EvaluationForm::chooseVolume);
  count_ = new QSpinBox;
  count_->setObjectName(QStringLiteral("evaluationCount"));
  count_->setRange(1, 10'000);
  count_->setValue(20);
  count_->setAccessibleName(tr("Number of scenes"));
  seed_ = new QSpinBox;
  seed_->setRange(0, 1'000'000);
  seed_->setValue(1);
  seed_->setPrefix(tr("seed "));
  seed_->setAccessibleName(tr("Seed of the scenes"));
  seed_->setToolTip(tr("The same seed gives the same scenes"));
  size_ = new QComboBox;
  for (const int side : {256, 512}) size_->addItem(QStringLiteral("%1×%1").arg(side), side);
  size_->setAccessibleName(tr("Size of the pictures in pixels"));
  quality_ = new QComboBox;
  quality_->addItem(tr("high quality"), QStringLiteral("high"));
  quality_->addItem(tr("standard quality"), QStringLiteral("standard"));
  quality_->setAccessibleName(tr("Quality of the reference"));
  for (QWidget* widget : std::initializer_list<QWidget*>{count_, seed_, size_, quality_}) guardWheel(widget);
  start_ = new QPushButton(tr("&Evaluate"));
  start_->setObjectName(QStringLiteral("evaluationStart"));
  save_ = new QPushButton(tr("&Save Report…"));
  save_->setObjectName(QStringLiteral("evaluationSave"));
  save_->setToolTip(tr("One HTML file with all figures, distributions and example pictures"));
  progress_ = new TaskProgress;
  progress_->setObjectName(QStringLiteral("evaluationProgress"));
  about_ = new QLabel;
  about_->setWordWrap(true);
  about_->setTextFormat(Qt::PlainText);
  about_->setObjectName(QStringLiteral("evaluationAbout"));
  table_ = new QTableWidget(0, 0);
  table_->setObjectName(QStringLiteral("evaluationTable"));
  table_->setAccessibleName(tr("Scores of the prediction and its rivals"));
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionMode(QAbstractItemView::ContiguousSelection);

  auto* form = new QFormLayout;
  auto* first = new QHBoxLayout;
  first->addWidget(volume_, 1);
  first->addWidget(file);
  auto* second = new QHBoxLayout;
  second->addWidget(count_);
  second->addWidget(seed_);
  auto* third = new QHBoxLayout;
  third->addWidget(size_);
  third->addWidget(quality_);
  const auto addRow = [form](const QString& text, QWidget* buddy, QLayout* row) {
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    form->addRow(label, row);
  };
  addRow(tr("&Volume"), volume_, first);
  addRow(tr("S&cenes"), count_, second);
  form->addRow(tr("Pictures"), third);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(start_);
  buttons->addWidget(save_);
  form->addRow(buttons);
  form->addRow(progress_);
  auto* left = new QWidget;
  left->setLayout(form);
  left->setMaximumWidth(380);
  auto* right = new QVBoxLayout;
  right->addWidget(about_);
  right->addWidget(table_, 1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(left, 0, Qt::AlignTop);
  layout->addLayout(right, 1);

  restTimer_.setSingleShot(true);
  restTimer_.setInterval(kRest);
  connect(&restTimer_, &QTimer::timeout, this, [this] { pacer_.hold(false); });
  connect(scenes_, &SceneModel::sceneChanged, this, [this] {
    pacer_.hold(true);
    restTimer_.start();
  });
  connect(start_, &QPushButton::clicked, this, &EvaluationForm::start);
  connect(save_, &QPushButton::clicked, this, &EvaluationForm::chooseReport);
  connect(progress_, &TaskProgress::cancelled, this, [this] { stop_.request_stop(); });
  connect(pipeline_, &Pipeline::modelChanged, this, &EvaluationForm::updateState);
  connect(scenes_, &SceneModel::volumeChanged, this, &EvaluationForm::updateState);
  // The sinks run on a thread that ends before this widget does; what they queue is dropped with it.
  worker_ = std::make_unique<Worker<Job>>(
      [this] {
        return [this](const Job& job, const std::stop_token& stop) {
          auto own = job.stop;
          const std::stop_callback both(stop, [&own] { own.request_stop(); });
          auto result = evaluate(job, own.get_token());
          QMetaObject::invokeMethod(
              this,
              [this, result = std::move(result)] {
                if (result) {
                  result_ = *result;
                  showFigures(result_);
                }
                end({});
              },
              Qt::QueuedConnection);
        };
      },
      [this](const std::string& sentence) {
        QMetaObject::invokeMethod(
            this, [this, text = translatedSentence(sentence)] { end(text); }, Qt::QueuedConnection);
      },
      kNiceness);
  updateState();
}

EvaluationForm::~EvaluationForm() {
  worker_.reset();
}

bool EvaluationForm::running() const {
  return running_;
}

void EvaluationForm::updateState() {
  const bool volume = !volume_->currentData().toString().isEmpty() || scenes_->scene();
  start_->setEnabled(!running_ && pipeline_->model() && volume);
  save_->setEnabled(!running_ && !result_.html.empty());
  if (result_.html.empty())
    about_->setText(
        tr("Scores the current model on random scenes that were not trained on, beside bicubic enlargement "
           "and beside VTK in the same time. The window stays usable; times are right only while nothing "
           "else is at work."));
}

void EvaluationForm::chooseVolume() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Volume to Score On"), {},
                                   tr("Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)"));
  if (file.isEmpty()) return;
  volume_->addItem(QFileInfo(file).fileName(), file);
  volume_->setCurrentIndex(volume_->count() - 1);
  updateState();
}

void EvaluationForm::start() {
  Job job;
  job.volumeFile = volume_->currentData().toString().toStdString();
  if (job.volumeFile.empty() && scenes_->scene()) job.volume = scenes_->scene()->volume;
  job.model = pipeline_->model();
  if (!job.model || (job.volumeFile.empty() && !job.volume)) return;
  job.quality = quality_->currentData().toString().toStdString();
  job.options.count = std::size_t(count_->value());
  job.options.sampler.seed = std::uint64_t(seed_->value());
  job.options.size = size_->currentData().toInt();
  job.options.pictures.examples = kExamples;
  job.rendering = pipeline_->rendering();
  job.stop = stop_ = std::stop_source();
  running_ = true;
  progress_->begin(tr("Evaluating"));
  updateState();
  worker_->post(std::move(job));
}

std::optional<EvaluationForm::Result> EvaluationForm::evaluate(const Job& job, const std::stop_token& stop) {
  const auto volume = job.volume ? job.volume : core::readVolume(job.volumeFile, {}, stop);
  const auto evaluation = core::evaluate(
      volume, methodsFor(job.model, job.quality, job.rendering, pacer_), job.options,
      [this](std::size_t done, std::size_t total) {
        QMetaObject::invokeMethod(
            this, [this, fraction = double(done) / double(total)] { progress_->setFraction(fraction); },
            Qt::QueuedConnection);
      },
      stop);
  if (!evaluation) return std::nullopt;
  const std::filesystem::path path = volume->source().path;
  const nn::ModelInfo& info = job.model->info();
  core::ReportRun run;
  run.model = info.name;
  const core::VolumeIdentity identity = core::identityOf(*volume);
  run.seenInTraining = info.sawInTraining(identity);
  run.besidePublished = identity.subject == core::kPublishedSubject;
  run.facts = {{"model", info.name + ", " + info.architecture + ", " + std::to_string(info.parameters) + " parameters"},
               {"volume", path.filename().string() + ", " + sideText(volume->geometry()).toStdString() + " voxels"},
               {"volume identity", identity.hash},
               {"scenes", std::to_string(job.options.count) + " of the informed sampler, seed " +
                              std::to_string(job.options.sampler.seed)},
               {"reference", "quality " + job.quality},
               {"program", std::string("TwinRay ") + TWINRAY_VERSION + ", in the window"},
               {"date", QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")).toStdString()}};
  Result result;
  result.figures = core::toJson(*evaluation);
  result.figures["seen_in_training"] = run.seenInTraining;
  result.figures["model"] = info.name;
  result.volume = path.filename().string();
  result.html = core::toHtml(*evaluation, run);
  return result;
}

void EvaluationForm::end(const QString& sentence) {
  running_ = false;
  progress_->end();
  updateState();
  // Reading that is cancelled ends with a sentence too.
  if (!sentence.isEmpty() && !stop_.stop_requested()) Q_EMIT failed(sentence);
  Q_EMIT finished();
}

void EvaluationForm::showFigures(const Result& result) {
  const nlohmann::json& figures = result.figures;
  const QLocale locale;
  about_->setText(tr("%1 on %2 scenes of %3, %4")
                      .arg(QString::fromStdString(figures.at("model").get<std::string>()),
                           QString::fromStdString(figures.at("samples").dump()), QString::fromStdString(result.volume),
                           figures.at("seen_in_training").get<bool>() ? tr("which it was trained on")
                                                                      : tr("which it was not trained on")));
  const std::vector<std::pair<const char*, QString>> methods{
      {"prediction", tr("Prediction")}, {"bicubic", tr("Bicubic")}, {"equal_time", tr("VTK in the same time")}};
  QStringList header;
  for (const core::MetricField& field : core::metricFields())
    header << QString::fromLatin1(field.title) +
                  (*field.unit ? QStringLiteral(", ") + QLatin1String(field.unit) : QString());
  header << tr("Object: PSNR, dB") << tr("Time, ms");
  table_->clear();
  table_->setRowCount(0);
  table_->setColumnCount(int(header.size()));
  table_->setHorizontalHeaderLabels(header);
  const auto cell = [&](int row, int column, const nlohmann::json& value) {
    auto* item =
        new QTableWidgetItem(value.is_number() ? locale.toString(value.get<double>(), 'g', 4) : QStringLiteral("–"));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table_->setItem(row, column, item);
  };
  for (const auto& [key, name] : methods) {
    const auto found = figures.find(key);
    if (found == figures.end() || !found->is_object()) continue;
    const int row = table_->rowCount();
    table_->insertRow(row);
    table_->setVerticalHeaderItem(row, new QTableWidgetItem(name));
    int column = 0;
    for (const core::MetricField& field : core::metricFields()) cell(row, column++, (*found)[field.key]["mean"]);
    cell(row, column++, (*found)["foreground"]["psnr"]["mean"]);
    const bool timed = figures.at("milliseconds").contains(key);
    cell(row, column++, timed ? figures.at("milliseconds").at(key).at("median") : nlohmann::json());
  }
  table_->resizeColumnsToContents();
}

void EvaluationForm::chooseReport() {
  chooseFileToSave(this, tr("Save Report"), QStringLiteral("evaluation.html"),
                   {{tr("Reports (*.html)"), QStringLiteral(".html")}},
                   [this](const QString& file, std::size_t) { saveReport(file.toStdString()); });
}

void EvaluationForm::saveReport(const std::filesystem::path& file) {
  training_->writer()->add(
      [file, html = result_.html] { core::writeAtomically(file, [&html](std::ostream& out) { out << html; }); },
      [this, file] { Q_EMIT told(tr("Saved the report as %1.").arg(QString::fromStdString(file.string()))); },
      [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

}  // namespace twinray::ui
