#include "ui/translator.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <fstream>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/ui/widget_support.h"
#include "ui/panes/pane_grid.h"

namespace twinray::ui {
namespace {

TEST(Translator, GermanReachesTheWidgets) {
  Translator german;
  german.read(Translator::fileFor("de"));
  QCoreApplication::installTranslator(&german);
  const PaneGrid grid;
  EXPECT_EQ(grid.pane(PaneId::kReference)->title(), "Referenz");
  EXPECT_EQ(grid.pane(PaneId::kPrediction)->message(), "Noch kein Bild");
  QCoreApplication::removeTranslator(&german);
  EXPECT_EQ(PaneGrid().pane(PaneId::kReference)->title(), "Reference");
}

TEST(Translator, QtsOwnButtonsAndFileDialogsAreGermanWithoutQtsTranslations) {
  Translator german;
  german.read(Translator::fileFor("de"));
  using Box = QDialogButtonBox;
  const auto textsOf = [] {
    QStringList texts;
    const Box box(Box::Ok | Box::Save | Box::Open | Box::Yes | Box::No | Box::Close | Box::Cancel | Box::Discard |
                  Box::Apply | Box::Reset | Box::RestoreDefaults | Box::Help);
    for (const QAbstractButton* button : box.buttons()) texts << button->text().remove('&');
    QFileDialog dialog;
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    for (const char* name : {"lookInLabel", "fileNameLabel", "fileTypeLabel"})
      texts << dialog.findChild<QLabel*>(QLatin1String(name))->text().remove('&');
    return texts;
  };
  const QStringList english = textsOf();
  QCoreApplication::installTranslator(&german);
  const QStringList translated = textsOf();
  QCoreApplication::removeTranslator(&german);
  ASSERT_EQ(translated.size(), english.size());
  for (int i = 0; i < english.size(); ++i) {
    if (english[i] == QLatin1String("OK")) continue;
    EXPECT_NE(translated[i], english[i]) << english[i].toStdString();
  }
  EXPECT_TRUE(english.contains(QStringLiteral("Close"))) << english.join(' ').toStdString();
  EXPECT_EQ(translated[english.indexOf(QStringLiteral("Close"))], "Schließen");
}

TEST(Translator, NumbersTakeTheirForm) {
  Translator german;
  german.read(Translator::fileFor("de"));
  const auto colours = [&](int n) { return german.translate("twinray::ui::ColorBar", "%n colour(s)", nullptr, n); };
  EXPECT_EQ(colours(1), "%n Farbe");
  EXPECT_EQ(colours(0), "%n Farben");
  EXPECT_EQ(colours(2), "%n Farben");
  EXPECT_EQ(german.translate("twinray::ui::ColorBar", "no such text", nullptr, -1), QString());
}

/// The texts of all tr() in a source file that are one literal.
QStringList literals(const QString& source) {
  static const QRegularExpression kCall(R"re((?<![A-Za-z_])tr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re");
  static const QRegularExpression kPiece(R"re("((?:[^"\\]|\\.)*)")re");
  QStringList texts;
  for (auto call = kCall.globalMatch(source); call.hasNext();) {
    QString text;
    for (auto piece = kPiece.globalMatch(call.next().captured(1)); piece.hasNext();) text += piece.next().captured(1);
    texts << text.replace("\\n", "\n").replace("\\\"", "\"");
  }
  return texts;
}

TEST(Translator, GermanIsCompleteAndKeepsThePlaceholders) {
  QFile file(QString::fromStdString(Translator::fileFor("de").string()));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  QSet<QString> known;
  QString source;
  static const QRegularExpression kPlace("%(\\d|n)");
  const auto places = [](const QString& text) {
    QStringList found;
    for (auto match = kPlace.globalMatch(text); match.hasNext();) found << match.next().captured(0);
    found.sort();
    return found;
  };
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("source")) source = xml.readElementText();
    if (xml.name() == QLatin1String("numerusform")) {
      EXPECT_EQ(places(xml.readElementText()), places(source)) << source.toStdString();
      known << source;
    }
    if (xml.name() == QLatin1String("translation") && !source.startsWith("%n") && !source.contains("%n ")) {
      EXPECT_FALSE(xml.attributes().hasAttribute("type")) << source.toStdString();
      const QString text = xml.readElementText();
      EXPECT_FALSE(text.isEmpty()) << source.toStdString();
      EXPECT_EQ(places(text), places(source)) << source.toStdString();
      known << source;
    }
  }
  ASSERT_FALSE(xml.hasError()) << xml.errorString().toStdString();

  int texts = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TWINRAY_SOURCE_DIR "/ui")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream stream(entry.path());
    const std::string code{std::istreambuf_iterator<char>(stream), {}};
    for (const QString& text : literals(QString::fromStdString(code))) {
      ++texts;
      EXPECT_TRUE(known.contains(text)) << entry.path().filename() << ": " << text.toStdString();
    }
  }
  EXPECT_GT(texts, 300) << "the search for texts found too few";
}

TEST(Translator, KeysStayKeys) {
  QFile file(QStringLiteral(TWINRAY_SOURCE_DIR "/resources/translations/twinray_de.ts"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QString text = QString::fromUtf8(file.readAll());
  // What QAction reads is in the keyboard's own words, but always English ones: "Strg+T" would be no key.
  static const QRegularExpression keys(
      QStringLiteral("<source>((?:(?:Ctrl|Alt|Shift)\\+)+(?:[A-Z]|,))</source>\\s*<translation>([^<]*)</translation>"));
  int count = 0;
  for (auto found = keys.globalMatch(text); found.hasNext(); ++count) {
    const auto match = found.next();
    EXPECT_EQ(match.captured(2).toStdString(), match.captured(1).toStdString());
  }
  EXPECT_GT(count, 5);
}

TEST(Translator, FilesThatAreNoneAreRefused) {
  Translator translator;
  EXPECT_THROW(translator.read(Translator::fileFor("xx")), core::Error);
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("broken.ts").toStdString();
  for (const char* text : {"", "<html></html>", "<TS><context><name>a</name>"}) {
    std::ofstream(file) << text;
    EXPECT_THROW(translator.read(file), core::Error) << text;
  }
  EXPECT_TRUE(translator.isEmpty());
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
