#include "ui/dialogs/save_file_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <algorithm>
#include <optional>
#include <utility>

namespace twinray::ui {
namespace {

bool has(const QString& name, const FileKind& kind) {
  return name.endsWith(kind.suffix, Qt::CaseInsensitive) && QFileInfo(name).fileName().size() > kind.suffix.size();
}

/// The kind with the longest suffix that `name` has; of several, `preferred`.
std::optional<std::size_t> kindOf(const QString& name, const std::vector<FileKind>& kinds, std::size_t preferred) {
  std::optional<std::size_t> found;
  if (has(name, kinds[preferred])) found = preferred;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (has(name, kinds[i]) && (!found || kinds[i].suffix.size() > kinds[*found].suffix.size())) found = i;
  return found;
}

}  // namespace

SaveFileDialog::SaveFileDialog(const QString& title, const QString& suggestion, std::vector<FileKind> kinds,
                               QWidget* parent)
    : QFileDialog(parent, title, suggestion), kinds_(std::move(kinds)) {
  setObjectName(QStringLiteral("saveFileDialog"));
  setAcceptMode(AcceptSave);
  setFileMode(AnyFile);
  // Asked here, of the name with its suffix.
  setOption(DontConfirmOverwrite);
  QStringList filters;
  for (const FileKind& kind : kinds_) filters << kind.filter;
  setNameFilters(filters);
  connect(this, &QDialog::accepted, this, &SaveFileDialog::check);
}

std::pair<QString, std::size_t> SaveFileDialog::named(const QString& typed, const std::vector<FileKind>& kinds,
                                                      std::size_t chosen, bool byUser) {
  const auto found = kindOf(typed, kinds, chosen);
  if (!found) return {typed + kinds[chosen].suffix, chosen};
  if (*found == chosen || !byUser) return {typed, *found};
  return {typed.chopped(kinds[*found].suffix.size()) + kinds[chosen].suffix, chosen};
}

void SaveFileDialog::check() {
  const auto filter = std::max(qsizetype(0), nameFilters().indexOf(selectedNameFilter()));
  const auto [file, kind] = named(selectedFiles().value(0), kinds_, std::size_t(filter), filter != 0);
  // A folder of this name is no file that is lost; writing says what is wrong with it.
  const bool isThere = QFileInfo(file).exists() && !QFileInfo(file).isDir();
  const auto take = [this, file = file, kind = kind] {
    Q_EMIT chosen(file, kind);
    deleteLater();
  };
  const auto again = [this, file = file] {
    selectFile(file);
    open();
  };
  if (!isThere) return take();
  // Over the window: the dialog has closed by now, one of the desktop's that stands in for it too.
  askToReplace(parentWidget(), windowTitle(), file, take, again);
}

void SaveFileDialog::askToReplace(QWidget* parent, const QString& title, const QString& path,
                                  const std::function<void()>& replace, const std::function<void()>& keep) {
  auto* question = new QMessageBox(QMessageBox::Question, title,
                                   tr("%1 is there already. Replace it?").arg(QDir::toNativeSeparators(path)),
                                   QMessageBox::Yes | QMessageBox::No, parent);
  question->setObjectName(QStringLiteral("replaceQuestion"));
  question->setDefaultButton(QMessageBox::No);
  question->setAttribute(Qt::WA_DeleteOnClose);
  connect(question, &QDialog::finished, parent, [replace, keep](int answer) {
    if (answer == QMessageBox::Yes) return replace();
    if (keep) keep();
  });
  question->open();
}

void chooseFileToSave(QWidget* parent, const QString& title, const QString& suggestion, std::vector<FileKind> kinds,
                      const std::function<void(const QString& file, std::size_t kind)>& chosen) {
  auto* dialog = new SaveFileDialog(title, suggestion, std::move(kinds), parent);
  QObject::connect(dialog, &SaveFileDialog::chosen, parent, chosen);
  QObject::connect(dialog, &QDialog::rejected, dialog, &QObject::deleteLater);
  dialog->open();
}

}  // namespace twinray::ui
