#include "ui/file_writer.h"

#include <QCoreApplication>
#include <exception>
#include <new>
#include <utility>

#include "ui/sentences.h"

namespace twinray::ui {

FileWriter::FileWriter(QObject* parent) : QObject(parent) {
  // One thread keeps the order.
  pool_.setMaxThreadCount(1);
}

FileWriter::~FileWriter() {
  pool_.waitForDone();
}

void FileWriter::add(std::function<void()> write, std::function<void()> written,
                     std::function<void(const QString&)> failed) {
  pool_.start([this, write = std::move(write), written = std::move(written), failed = std::move(failed)] {
    const auto tell = [this](std::function<void()> what) {
      QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
    };
    try {
      write();
      tell(written);
    } catch (const std::bad_alloc&) {
      tell([failed] { failed(tr("There is not enough memory to write this; close other programs")); });
    } catch (const std::exception& error) {
      tell([failed, sentence = sentenceOf(error)] { failed(sentence); });
    }
  });
}

void FileWriter::finish() {
  pool_.waitForDone();
  QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

}  // namespace twinray::ui
