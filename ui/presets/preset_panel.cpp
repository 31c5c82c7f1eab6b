#include "ui/presets/preset_panel.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPainter>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "core/error.h"
#include "core/resources.h"
#include "ui/presets/own_presets.h"
#include "ui/presets/preset_names.h"
#include "ui/presets/thumbnail_worker.h"
#include "ui/scene_model.h"
#include "ui/sentences.h"
#include "ui/widgets/wrapping_row.h"

namespace twinray::ui {
namespace {

constexpr int kThumbnailSide = 96;  ///< logical pixels
constexpr int kIndexRole = Qt::UserRole;

QToolButton* makeButton(const QString& text, const char* name, const QString& tip) {
  auto* button = new QToolButton;
  button->setText(text);
  button->setObjectName(QLatin1String(name));
  button->setToolTip(tip);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

PresetPanel::PresetPanel(SceneModel* model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      thumbnails_(new ThumbnailWorker(this)),
      search_(new QLineEdit),
      all_(makeButton(tr("All"), "allPresets",
                      tr("Also presets for other modalities, whose values mean something else in this volume"))),
      list_(new QListWidget),
      save_(makeButton(tr("Save…"), "savePreset",
                       tr("Keep the current transfer function and lighting as a preset, in this volume's units"))),
      rename_(makeButton(tr("Rename…"), "renamePreset", tr("Rename the selected own preset"))),
      remove_(makeButton(tr("Delete…"), "deletePreset", tr("Delete the selected own preset"))) {
  search_->setObjectName(QStringLiteral("presetSearch"));
  search_->setPlaceholderText(tr("Search presets"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("Search presets"));
  list_->setObjectName(QStringLiteral("presetList"));
  list_->setAccessibleName(tr("Presets"));
  list_->setViewMode(QListView::IconMode);
  list_->setResizeMode(QListView::Adjust);
  list_->setMovement(QListView::Static);
  list_->setWordWrap(true);
  list_->setSpacing(4);
  list_->setIconSize({kThumbnailSide, kThumbnailSide});
  list_->setGridSize({kThumbnailSide + 14, kThumbnailSide + 12 + 2 * fontMetrics().lineSpacing()});
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->setSpacing(4);
  all_->setCheckable(true);
  auto* top = new QHBoxLayout;
  top->addWidget(search_, 1);
  top->addWidget(all_);
  layout->addLayout(top);
  layout->addWidget(list_, 1);
  auto* keep = makeButton(tr("Keep Beside"), "keepLook",
                          tr("Keep what is shown in a pane beside the others, to compare it with other presets (K)"));
  connect(keep, &QToolButton::clicked, this, &PresetPanel::keepWanted);
  auto* buttons = new WrappingRow;
  for (QToolButton* button : {keep, save_, rename_, remove_}) buttons->addWidget(button);
  layout->addWidget(buttons);

  const auto applyItem = [this](QListWidgetItem* item) {
    if (const core::Preset* preset = presetOf(item)) apply(*preset);
  };
  connect(list_, &QListWidget::itemClicked, this, applyItem);
  connect(list_, &QListWidget::itemActivated, this, applyItem);
  connect(list_, &QListWidget::currentItemChanged, this, &PresetPanel::updateButtons);
  connect(all_, &QToolButton::toggled, this, &PresetPanel::reload);
  connect(search_, &QLineEdit::textChanged, this, &PresetPanel::filter);
  connect(save_, &QToolButton::clicked, this, &PresetPanel::askSave);
  connect(rename_, &QToolButton::clicked, this, &PresetPanel::askRename);
  connect(remove_, &QToolButton::clicked, this, &PresetPanel::askRemove);
  connect(thumbnails_, &ThumbnailWorker::rendered, this, &PresetPanel::showThumbnail);
  connect(model_, &SceneModel::volumeChanged, this, &PresetPanel::reload);
  updateButtons();
  // Later, so that failed() finds its listener.
  if (model_->scene()) QMetaObject::invokeMethod(this, &PresetPanel::reload, Qt::QueuedConnection);
}

PresetPanel::~PresetPanel() = default;

std::filesystem::path PresetPanel::ownFolder() {
  return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()) /
         "presets";
}

bool PresetPanel::isOwn(const core::Preset& preset) const {
  return preset.file.parent_path() == ownFolder();
}

void PresetPanel::apply(const core::Preset& preset) {
  const auto scene = model_->scene();
  if (!scene) return;
  try {
    const core::TransferFunction tf = core::adapt(preset, *scene->volume);
    model_->edit(tr("Preset %1").arg(isOwn(preset) ? QString::fromStdString(preset.name) : shownName(preset)),
                 [&](core::Scene& changed) {
                   changed.transferFunction = tf;
                   changed.lighting = preset.lighting;
                 });
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void PresetPanel::reload() {
  const auto scene = model_->scene();
  thumbnails_->cancel();
  presets_.clear();
  if (scene) {
    OwnPresets own = readOwnPresets(ownFolder());
    presets_ = std::move(own.presets);
    for (const std::string& error : own.errors) Q_EMIT failed(translatedSentence(error));
    try {
      const auto bundled = core::sortedFor(core::readPresets(core::resourceFolder() / "presets"), *scene->volume);
      const std::string modality = core::guessModality(*scene->volume);
      std::copy_if(bundled.begin(), bundled.end(), std::back_inserter(presets_), [&](const core::Preset& preset) {
        return all_->isChecked() || preset.modality.empty() || preset.modality == modality;
      });
    } catch (const core::Error& error) {
      Q_EMIT failed(sentenceOf(error));
    }
  }
  fillList();
  if (scene && !presets_.empty()) {
    const int side = int(kThumbnailSide * devicePixelRatioF());
    thumbnails_->request(scene->volume, presets_, scene->background, side);
  }
}

void PresetPanel::fillList() {
  const QListWidgetItem* current = list_->currentItem();
  const QString currentName = current ? current->text() : QString();
  list_->clear();
  QPixmap empty(QSize(kThumbnailSide, kThumbnailSide) * devicePixelRatioF());
  empty.setDevicePixelRatio(devicePixelRatioF());
  empty.fill(palette().color(QPalette::AlternateBase));
  for (std::size_t i = 0; i < presets_.size(); ++i) {
    const core::Preset& preset = presets_[i];
    auto* item = new QListWidgetItem(QIcon(empty),
                                     isOwn(preset) ? QString::fromStdString(preset.name) : shownName(preset), list_);
    item->setData(kIndexRole, int(i));
    item->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
    const QString kind = isOwn(preset)             ? tr("own preset")
                         : preset.modality.empty() ? tr("for any volume")
                                                   : tr("for %1").arg(QString::fromStdString(preset.modality));
    item->setToolTip(tr("%1 (%2)").arg(item->text(), kind));
  }
  selectNamed(currentName);
  filter(search_->text());
  updateButtons();
}

void PresetPanel::filter(const QString& text) {
  const QStringList words = text.simplified().split(' ', Qt::SkipEmptyParts);
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* item = list_->item(row);
    // The tooltip holds name, kind and modality.
    const bool matches = std::all_of(words.begin(), words.end(), [item](const QString& word) {
      return item->toolTip().contains(word, Qt::CaseInsensitive);
    });
    item->setHidden(!matches);
  }
}

void PresetPanel::showThumbnail(int index, const QImage& image) {
  QListWidgetItem* item = list_->item(index);
  if (!item) return;
  QPixmap pixmap = QPixmap::fromImage(image);
  pixmap.setDevicePixelRatio(double(image.width()) / kThumbnailSide);
  // The same picture for the selected state: a tint would hide what it shows.
  QIcon icon(pixmap);
  icon.addPixmap(pixmap, QIcon::Selected);
  item->setIcon(icon);
  Q_EMIT thumbnailShown(item->text());
}

const core::Preset* PresetPanel::presetOf(const QListWidgetItem* item) const {
  if (!item) return nullptr;
  const auto index = std::size_t(item->data(kIndexRole).toInt());
  return index < presets_.size() ? &presets_[index] : nullptr;
}

core::Preset* PresetPanel::ownNamed(const QString& name) {
  const auto found = std::find_if(presets_.begin(), presets_.end(), [&](const core::Preset& preset) {
    return isOwn(preset) && preset.name == name.toStdString();
  });
  return found == presets_.end() ? nullptr : &*found;
}

void PresetPanel::selectNamed(const QString& name) {
  const auto found = list_->findItems(name, Qt::MatchExactly);
  if (!name.isEmpty() && !found.isEmpty()) list_->setCurrentItem(found.first());
}

void PresetPanel::updateButtons() {
  const core::Preset* preset = presetOf(list_->currentItem());
  const bool own = preset && isOwn(*preset);
  save_->setEnabled(model_->scene() != nullptr);
  rename_->setEnabled(own);
  remove_->setEnabled(own);
}

void PresetPanel::saveOwn(const QString& name) {
  const auto scene = model_->scene();
  if (!scene || name.trimmed().isEmpty()) return;
  try {
    core::Preset preset;
    if (const core::Preset* old = ownNamed(name.trimmed())) preset.file = old->file;
    preset.name = name.trimmed().toStdString();
    preset.modality = core::guessModality(*scene->volume);
    preset.absolute = true;
    preset.transferFunction = core::inPresetUnits(scene->transferFunction, *scene->volume);
    preset.lighting = scene->lighting;
    writeOwnPreset(ownFolder(), preset);
    reload();
    selectNamed(name.trimmed());
    Q_EMIT ownChanged();
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void PresetPanel::renameOwn(const QString& name, const QString& newName) {
  core::Preset* preset = ownNamed(name);
  if (!preset || newName.trimmed().isEmpty() || newName.trimmed() == name) return;
  try {
    core::Preset renamed = *preset;
    renamed.name = newName.trimmed().toStdString();
    writeOwnPreset(ownFolder(), renamed);
    reload();
    selectNamed(newName.trimmed());
    Q_EMIT ownChanged();
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void PresetPanel::removeOwn(const QString& name) {
  const core::Preset* preset = ownNamed(name);
  if (!preset) return;
  try {
    removeOwnPreset(*preset);
    reload();
    Q_EMIT ownChanged();
  } catch (const core::Error& error) {
    Q_EMIT failed(sentenceOf(error));
  }
}

void PresetPanel::askSave() {
  bool accepted = false;
  const QString name =
      QInputDialog::getText(this, tr("Save preset"), tr("Name:"), QLineEdit::Normal, QString(), &accepted).trimmed();
  if (!accepted || name.isEmpty()) return;
  if (ownNamed(name) &&
      QMessageBox::question(this, tr("Save preset"), tr("Replace your preset “%1”?").arg(name)) != QMessageBox::Yes) {
    return;
  }
  saveOwn(name);
}

void PresetPanel::askRename() {
  const core::Preset* preset = presetOf(list_->currentItem());
  if (!preset) return;
  const QString name = QString::fromStdString(preset->name);
  bool accepted = false;
  const QString newName =
      QInputDialog::getText(this, tr("Rename preset"), tr("Name:"), QLineEdit::Normal, name, &accepted);
  if (accepted) renameOwn(name, newName);
}

void PresetPanel::askRemove() {
  const core::Preset* preset = presetOf(list_->currentItem());
  if (!preset) return;
  const QString name = QString::fromStdString(preset->name);
  if (QMessageBox::question(this, tr("Delete preset"),
                            tr("Delete your preset “%1”? This cannot be undone.").arg(name)) == QMessageBox::Yes) {
    removeOwn(name);
  }
}

}  // namespace twinray::ui
