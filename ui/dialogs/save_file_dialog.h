#pragma once

#include <QFileDialog>
#include <functional>
#include <utility>
#include <vector>

namespace twinray::ui {

/// One of the forms that a file can be saved in.
struct FileKind {
  QString filter;  ///< as QFileDialog takes it: "PNG pictures (*.png)"
  QString suffix;  ///< with its dot: ".png"
};

/// Asks where to save, and in which of several forms. Modal to its window, not to the program: open() it, and wait for
/// chosen(). Adds the form's suffix to the name and asks before what then has this name is replaced, which Qt's own
/// question, about the name as it was typed, does not.
class SaveFileDialog : public QFileDialog {
  Q_OBJECT

 public:
  /// `suggestion`: a name, or a path with a folder. `kinds` must not be empty; the first one is chosen at the start.
  SaveFileDialog(const QString& title, const QString& suggestion, std::vector<FileKind> kinds, QWidget* parent);

  /// A name with the suffix of its form, and which of `kinds` that is: the one at index `chosen` if the user took it
  /// from the list (`byUser`), else the one whose suffix the name has, if any. Other endings are part of the name.
  static std::pair<QString, std::size_t> named(const QString& typed, const std::vector<FileKind>& kinds,
                                               std::size_t chosen, bool byUser);

  /// Asks whether `path` is to be replaced, over `parent`; then calls `replace` or, if there is one, `keep`.
  static void askToReplace(QWidget* parent, const QString& title, const QString& path,
                           const std::function<void()>& replace, const std::function<void()>& keep = {});

 Q_SIGNALS:
  /// The file has its suffix and may be written; `kind` is an index of `kinds`.
  void chosen(const QString& file, std::size_t kind);

 private:
  void check();

  std::vector<FileKind> kinds_;
};

/// Opens a SaveFileDialog over `parent`, which deletes itself; `chosen` is called with the file, if there is one, and
/// the index of its kind.
void chooseFileToSave(QWidget* parent, const QString& title, const QString& suggestion, std::vector<FileKind> kinds,
                      const std::function<void(const QString& file, std::size_t kind)>& chosen);

}  // namespace twinray::ui
