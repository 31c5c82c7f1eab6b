// Numbers typed with a comma or a point, and files that a desktop of another language writes.
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <clocale>
#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/ui/training_support.h"
#include "tests/ui/window_support.h"
#include "ui/training/runs/run_log.h"
#include "ui/training/training_plan.h"
#include "ui/widgets/number_field.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

/// What the C library writes for one half.
std::string half() {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", 0.5);
  return text;
}

double typed(NumberField& field, const QString& text) {
  field.setFocus();
  field.selectAll();
  QTest::keyClicks(&field, text);
  QTest::keyClick(&field, Qt::Key_Return);
  return field.value();
}

TEST(NumberField, TakesACommaAndAPointWhateverItShows) {
  for (const QLocale& locale : {QLocale::c(), QLocale(QLocale::German), QLocale(QLocale::English)}) {
    NumberField field;
    field.setLocale(locale);
    field.setRange(-1000, 1000);
    field.setDecimals(3);
    field.setSuffix(QStringLiteral(" mm"));
    field.show();
    EXPECT_EQ(typed(field, QStringLiteral("1,5")), 1.5) << locale.name().toStdString();
    EXPECT_EQ(typed(field, QStringLiteral("2.25")), 2.25) << locale.name().toStdString();
    EXPECT_EQ(typed(field, QStringLiteral("-0,125")), -0.125) << locale.name().toStdString();
    EXPECT_EQ(field.text(), locale.toString(-0.125, 'f', 3) + QStringLiteral(" mm"));
  }
}

TEST(NumberField, IsEveryNumberOfTheWindow) {
  Window window;
  const auto boxes = window->findChildren<QDoubleSpinBox*>();
  EXPECT_GT(boxes.size(), 15);
  for (const auto* box : boxes)
    EXPECT_NE(qobject_cast<const NumberField*>(box), nullptr) << box->accessibleName().toStdString();
}

TEST(NumberField, TurnsTheCameraByAnAngleThatWasTypedInGermany) {
  Window window;
  ASSERT_TRUE(window.openSample());
  for (auto* box : window->findChildren<NumberField*>()) {
    if (box->accessibleName() != QLatin1String("Azimuth")) continue;
    typed(*box, QStringLiteral("12,5"));
  }
  EXPECT_NEAR(window.viewpoint().angles().azimuth, 12.5, 1e-6);
}

TEST(OtherLanguage, TrainingsAreWrittenAndReadAllTheSame) {
  ASSERT_EQ(half(), "0.5");
  const test::TemporaryFolder base;
  const fs::path run = makeRunFolder(base.path(), "german");
  writePlan(run, tests::smallPlan());
  ASSERT_NO_FATAL_FAILURE(tests::train(run));
  const auto rows = readRunLog(RunPaths{run}.training());
  ASSERT_FALSE(rows.empty());
  EXPECT_GT(rows.back().psnr, 10);
  EXPECT_LT(rows.back().psnr, 60);
}

/// Makes a locale of this test's own, whose numbers have commas; false where the C library does not take it.
bool useCommas(const QString& folder) {
  std::ofstream((folder + QStringLiteral("/source")).toStdString())
      << "LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \".\"\ngrouping 3;3\nEND LC_NUMERIC\n";
  QProcess make;
  // It complains of the categories that are missing, and makes the rest.
  make.start(QStringLiteral("localedef"), {QStringLiteral("-c"), QStringLiteral("-i"),
                                           folder + QStringLiteral("/source"), folder + QStringLiteral("/commas")});
  make.waitForFinished();
  qputenv("LOCPATH", folder.toUtf8());
  qputenv("LC_NUMERIC", "commas");
  qunsetenv("LC_ALL");
  std::setlocale(LC_ALL, "");
  return half() == "0,5";
}

}  // namespace
}  // namespace twinray::ui

// Before the application of window_support.h comes, which takes over the locale.
int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  const QTemporaryDir folder;
  if (!twinray::ui::useCommas(folder.path())) {
    std::fprintf(stderr, "no locale with commas could be made\n");
    return 1;
  }
  return RUN_ALL_TESTS();
}
