#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace twinray::ui {

/// Writes files on a thread of its own, one after another as they were given, so that a busy disk holds up nobody.
class FileWriter : public QObject {
  Q_OBJECT

 public:
  explicit FileWriter(QObject* parent = nullptr);
  /// Waits until all is written; what became of it is no longer told.
  ~FileWriter() override;

  /// `write` is called on the writer's thread and throws what went wrong. Then, on this object's thread, `written` is
  /// called, or `failed` with a sentence.
  void add(std::function<void()> write, std::function<void()> written, std::function<void(const QString&)> failed);

  /// Waits until all is written, and has told what became of it when it returns.
  void finish();

 private:
  QThreadPool pool_;
};

}  // namespace twinray::ui
