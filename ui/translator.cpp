#include "ui/translator.h"

#include <QFile>
#include <QXmlStreamReader>

#include "core/error.h"
#include "core/resources.h"

namespace twinray::ui {
namespace {

QByteArray keyOf(const QByteArray& context, const QByteArray& source) {
  return context + '\0' + source;
}

/// The forms inside a <translation>; empty if it is not to be used.
QStringList readForms(QXmlStreamReader& xml) {
  const bool use = !xml.attributes().hasAttribute(QLatin1String("type"));
  QStringList forms;
  QString text;
  while (!xml.atEnd() &&
         !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation"))) {
    if (xml.isCharacters()) text += xml.text();
    if (xml.isStartElement() && xml.name() == QLatin1String("numerusform")) forms << xml.readElementText();
  }
  if (forms.isEmpty() && !text.isEmpty()) forms << text;
  return use ? forms : QStringList();
}

}  // namespace

void Translator::read(const std::filesystem::path& file) {
  QFile device(QString::fromStdString(file.string()));
  if (!device.open(QIODevice::ReadOnly)) {
    throw core::Error("Cannot read the translation " + file.string() + ": " + device.errorString().toStdString() +
                      "; choose another language or reinstall the program.");
  }
  QXmlStreamReader xml(&device);
  QHash<QByteArray, QStringList> forms;
  Sentences sentences;
  QByteArray context, source;
  bool isLinguist = false;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("TS")) isLinguist = true;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText().toUtf8();
    if (xml.name() == QLatin1String("source")) source = xml.readElementText().toUtf8();
    if (xml.name() == QLatin1String("translation")) {
      const QStringList read = readForms(xml);
      if (read.isEmpty()) continue;
      if (context == Sentences::kContext) {
        sentences.add(QString::fromUtf8(source), read.first());
      } else {
        forms.insert(keyOf(context, source), read);
      }
    }
  }
  if (xml.hasError() || !isLinguist) {
    throw core::Error(file.string() + " is not a Qt Linguist file" +
                      (xml.hasError() ? " (" + xml.errorString().toStdString() + ")" : std::string()) +
                      "; choose another language or reinstall the program.");
  }
  forms_ = std::move(forms);
  sentences_ = std::move(sentences);
}

QString Translator::translate(const char* context, const char* source, const char*, int n) const {
  if (qstrcmp(context, Sentences::kContext) == 0) return sentences_.translated(QString::fromUtf8(source));
  const auto found = forms_.constFind(keyOf(context, source));
  if (found == forms_.constEnd()) return {};
  return found->size() > 1 && n != 1 ? found->at(1) : found->first();
}

std::filesystem::path Translator::fileFor(const QString& language) {
  return core::resourceFolder() / "translations" / ("twinray_" + language.toStdString() + ".ts");
}

}  // namespace twinray::ui
