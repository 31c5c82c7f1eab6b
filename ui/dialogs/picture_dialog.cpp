#include "ui/dialogs/picture_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "core/turntable.h"
#include "render/figure.h"
#include "ui/dialogs/save_file_dialog.h"

namespace twinray::ui {
namespace {

using Content = PictureJob::Content;
using Form = PictureJob::Form;

QSpinBox* spin(int least, int most, int value, const char* name, const QString& accessible) {
  auto* box = new QSpinBox;
  box->setRange(least, most);
  box->setValue(value);
  box->setObjectName(QLatin1String(name));
  box->setAccessibleName(accessible);
  box->setGroupSeparatorShown(false);
  return box;
}

}  // namespace

PictureDialog::PictureDialog(PictureJob job, QSize pane, const QString& folder, QWidget* parent)
    : QDialog(parent), job_(std::move(job)), folder_(folder) {
  setObjectName(QStringLiteral("pictureDialog"));
  switch (job_.form) {
    case Form::kPicture:
      setWindowTitle(tr("Save Picture at Size"));
      break;
    case Form::kFigure:
      setWindowTitle(tr("Save Figure"));
      break;
    case Form::kTurntable:
      setWindowTitle(tr("Save Turntable"));
      break;
  }
  auto* form = new QFormLayout;
  if (job_.form != Form::kFigure) addContent(form);
  addSize(form, pane);
  addQuality(form);
  if (job_.form == Form::kTurntable) addTurn(form);
  if (job_.form == Form::kFigure) addPrint(form);
  addFile(form, folder);
  // Labels with a mnemonic are drawn a little wider than their hint says.
  constexpr int kWider = 4;
  for (int row = 0; row < form->rowCount(); ++row)
    if (const auto* item = form->itemAt(row, QFormLayout::LabelRole))
      item->widget()->setMinimumWidth(item->widget()->sizeHint().width() + kWider);
  note_ = new QLabel;
  note_->setObjectName(QStringLiteral("pictureNote"));
  note_->setWordWrap(true);
  note_->setMinimumWidth(380);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  save_ = buttons->button(QDialogButtonBox::Save);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(note_);
  layout->addStretch();
  layout->addWidget(buttons);
  refresh();
}

void PictureDialog::addContent(QFormLayout* form) {
  content_ = new QComboBox;
  content_->setObjectName(QStringLiteral("pictureContent"));
  const auto add = [this](Content content, const QString& name) { content_->addItem(name, int(content)); };
  add(Content::kReference, tr("Reference"));
  if (job_.model) add(Content::kPrediction, tr("Prediction"));
  add(Content::kRival, tr("Rival: bicubic"));
  if (job_.model) add(Content::kDifference, tr("Difference"));
  content_->setCurrentIndex(std::max(0, content_->findData(int(job_.content))));
  connect(content_, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
  form->addRow(tr("&Picture"), content_);
}

void PictureDialog::addSize(QFormLayout* form, QSize pane) {
  presets_ = new QComboBox;
  presets_->setObjectName(QStringLiteral("pictureSizes"));
  const auto clamped = [](int side) { return std::clamp(side, PictureJob::kSmallestSide, PictureJob::kLargestSide); };
  const QSize own(clamped(pane.width()), clamped(pane.height()));
  const auto add = [this](const QString& name, QSize size) { presets_->addItem(name, size); };
  add(tr("As in the pane"), own);
  add(tr("Twice the pane"), QSize(clamped(2 * own.width()), clamped(2 * own.height())));
  for (const int side : {256, 512, 1024, 2048}) add(tr("%1 × %1, square").arg(side), {side, side});
  add(tr("1920 × 1080, full HD"), {1920, 1080});
  add(tr("3840 × 2160, 4K"), {3840, 2160});
  presets_->addItem(tr("Own size"));
  form->addRow(tr("Si&ze"), presets_);

  width_ = spin(PictureJob::kSmallestSide, PictureJob::kLargestSide, job_.width, "pictureWidth", tr("Width in pixels"));
  height_ =
      spin(PictureJob::kSmallestSide, PictureJob::kLargestSide, job_.height, "pictureHeight", tr("Height in pixels"));
  auto* row = new QHBoxLayout;
  row->addWidget(width_, 1);
  row->addWidget(new QLabel(QStringLiteral("×")));
  row->addWidget(height_, 1);
  row->addWidget(new QLabel(tr("pixels")));
  form->addRow(tr("&Width × height"), row);
  static_cast<QLabel*>(form->labelForField(row))->setBuddy(width_);
  connect(presets_, &QComboBox::activated, this, &PictureDialog::choosePreset);
  connect(width_, &QSpinBox::valueChanged, this, &PictureDialog::sizeEdited);
  connect(height_, &QSpinBox::valueChanged, this, &PictureDialog::sizeEdited);
  sizeEdited();
}

void PictureDialog::addQuality(QFormLayout* form) {
  quality_ = new QComboBox;
  quality_->setObjectName(QStringLiteral("pictureQuality"));
  quality_->addItem(tr("High: four rays a pixel"), QStringLiteral("high"));
  quality_->addItem(tr("Standard: one ray a pixel"), QStringLiteral("standard"));
  form->addRow(tr("Reference &quality"), quality_);
}

void PictureDialog::addTurn(QFormLayout* form) {
  frames_ = spin(1, core::kLongestTurntable, job_.frames, "pictureFrames", tr("Frames of the turn"));
  form->addRow(tr("F&rames"), frames_);
  form_ = new QComboBox;
  form_->setObjectName(QStringLiteral("pictureForm"));
  form_->addItem(tr("Animated PNG: plays in browsers"));
  form_->addItem(tr("Numbered PNGs in a folder"));
  form->addRow(tr("F&orm"), form_);
  connect(frames_, &QSpinBox::valueChanged, this, &PictureDialog::refresh);
  connect(form_, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
}

void PictureDialog::addPrint(QFormLayout* form) {
  dotsPerInch_ = spin(36, 2400, int(job_.dotsPerInch), "pictureDotsPerInch", tr("Dots per inch"));
  dotsPerInch_->setSuffix(tr(" dpi"));
  form->addRow(tr("Pr&int at"), dotsPerInch_);
  language_ = new QComboBox;
  language_->setObjectName(QStringLiteral("figureLanguage"));
  for (const std::string& code : render::figureLanguages()) {
    // Without a country ("American English"), which the texts do not follow.
    const QString name =
        code == "en" ? QStringLiteral("English") : QLocale(QString::fromStdString(code)).nativeLanguageName();
    language_->addItem(name, QString::fromStdString(code));
  }
  language_->setCurrentIndex(std::max(0, language_->findData(QString::fromStdString(job_.language))));
  form->addRow(tr("&Text in"), language_);
  connect(dotsPerInch_, &QSpinBox::valueChanged, this, &PictureDialog::refresh);
}

void PictureDialog::addFile(QFormLayout* form, const QString& folder) {
  file_ = new QLineEdit;
  file_->setObjectName(QStringLiteral("pictureFile"));
  file_->setMinimumWidth(300);
  file_->setToolTip(tr("Without a folder, it goes to %1").arg(QDir::toNativeSeparators(folder)));
  auto* browse = new QPushButton(tr("&Browse…"));
  browse->setAutoDefault(false);
  auto* row = new QHBoxLayout;
  row->addWidget(file_, 1);
  row->addWidget(browse);
  form->addRow(tr("&File"), row);
  static_cast<QLabel*>(form->labelForField(row))->setBuddy(file_);
  connect(file_, &QLineEdit::textEdited, this, [this] {
    fileNamed_ = true;
    refresh();
  });
  connect(browse, &QPushButton::clicked, this, &PictureDialog::browse);
}

void PictureDialog::choosePreset(int index) {
  const QSize size = presets_->itemData(index).toSize();
  if (size.isEmpty()) return width_->setFocus();
  {
    const QSignalBlocker quiet(width_), quietToo(height_);
    width_->setValue(size.width());
    height_->setValue(size.height());
  }
  sizeEdited();
}

void PictureDialog::sizeEdited() {
  const int found = presets_->findData(QSize(width_->value(), height_->value()));
  presets_->setCurrentIndex(found >= 0 ? found : presets_->count() - 1);
  refresh();
}

bool PictureDialog::isFolder() const {
  return form_ && form_->currentIndex() == 1;
}

QString PictureDialog::suggestedName() const {
  const QString size = QStringLiteral("%1x%2").arg(width_->value()).arg(height_->value());
  if (job_.form == Form::kFigure) return QStringLiteral("twinray-figure-%1.png").arg(size);
  const QString shows = QString::fromStdString(nameOf(Content(content_->currentData().toInt())));
  if (job_.form == Form::kPicture) return QStringLiteral("twinray-%1-%2.png").arg(shows, size);
  return QStringLiteral("twinray-turntable-%1-%2%3").arg(shows, size, isFolder() ? QString() : QStringLiteral(".png"));
}

void PictureDialog::refresh() {
  // While the rows are being made.
  if (!save_) return;
  if (!fileNamed_) file_->setText(suggestedName());
  const PictureJob chosen = job();
  const bool casts =
      job_.form == Form::kFigure || chosen.content == Content::kReference || chosen.content == Content::kDifference;
  quality_->setEnabled(casts);
  QStringList lines;
  if (job_.form == Form::kFigure) {
    const int pictures = job_.model ? 4 : 2;
    lines << tr("The pictures stand side by side, with metrics and scene below.")
          << tr("About %1 mm wide in print.")
                 .arg(QLocale().toString(render::millimetres(pictures * chosen.width, chosen.dotsPerInch), 'f', 0));
  }
  if (job_.form == Form::kTurntable) {
    const double seconds = frames_->value() * core::kTurntableDuration / 1000.0;
    lines << tr("A turn takes %1 s.").arg(QLocale().toString(seconds, 'f', 1));
  }
  if (showsPrediction(chosen)) lines << tr("Predicted pictures carry their mark.");
  lines << tr("Scene and model are stored in the file: File > Open Scene of Picture brings them back.");
  note_->setText(lines.join(' '));
  save_->setEnabled(!file_->text().trimmed().isEmpty());
}

void PictureDialog::browse() {
  const QString at = QString::fromStdString(job().file.string());
  if (isFolder()) {
    const QString chosen = QFileDialog::getExistingDirectory(this, windowTitle(), QFileInfo(at).path());
    if (!chosen.isEmpty()) take(chosen);
    return;
  }
  chooseFileToSave(this, windowTitle(), at, {{tr("PNG pictures (*.png)"), QStringLiteral(".png")}},
                   [this](const QString& chosen, std::size_t) { take(chosen); });
}

void PictureDialog::take(const QString& chosen) {
  fileNamed_ = true;
  file_->setText(chosen);
  // The file dialog has asked already.
  replaced_ = chosen;
  refresh();
}

void PictureDialog::accept() {
  const QString file = QString::fromStdString(job().file.string());
  const bool there = isFolder() ? !QDir(file).isEmpty() : QFileInfo::exists(file);
  if (!there || file == replaced_) return QDialog::accept();
  SaveFileDialog::askToReplace(this, windowTitle(), file, [this] { QDialog::accept(); });
}

PictureJob PictureDialog::job() const {
  PictureJob job = job_;
  if (content_) job.content = Content(content_->currentData().toInt());
  job.width = width_->value();
  job.height = height_->value();
  job.quality = quality_->currentData().toString().toStdString();
  if (frames_) job.frames = frames_->value();
  if (dotsPerInch_) job.dotsPerInch = dotsPerInch_->value();
  if (language_) job.language = language_->currentData().toString().toStdString();
  QString name = file_->text().trimmed();
  if (isFolder()) {
    if (name.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) name.chop(4);
  } else if (!name.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
    name += QLatin1String(".png");
  }
  job.file = QDir(folder_).filePath(name).toStdString();
  return job;
}

}  // namespace twinray::ui
