// Figures of prediction and rival below the panes.
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;

TEST(FiguresWindow, FiguresAreThoseOfThePicturesAndTheBetterOneIsMarked) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const MetricsStrip& strip = *window->view()->metrics();
  const core::Image reference = window.picture(Role::kReference);
  const std::array<Role, 2> roles{Role::kPrediction, Role::kRival};
  std::array<double, 2> rmse, psnr, speedUp;
  for (std::size_t row = 0; row < 2; ++row) {
    rmse[row] = core::rmse(window.picture(roles[row]), reference);
    psnr[row] = -20 * std::log10(rmse[row]);
    speedUp[row] = window->pipeline()->picture(Role::kReference).frame->milliseconds /
                   window->pipeline()->picture(roles[row]).frame->milliseconds;
  }
  const QString mark = QStringLiteral("▸ ");
  const auto expect = [&](int column, const std::array<double, 2>& values, int decimals, const QString& unit,
                          bool lowerIsBetter) {
    std::array<QString, 2> texts;
    for (std::size_t row = 0; row < 2; ++row) texts[row] = QLocale().toString(values[row], 'f', decimals) + unit;
    if (texts[0] != texts[1]) texts[(values[0] < values[1]) == lowerIsBetter ? 0 : 1].prepend(mark);
    for (int row = 0; row < 2; ++row) EXPECT_EQ(strip.text(row, column), texts[std::size_t(row)]) << column;
  };
  expect(0, rmse, 4, {}, true);
  expect(2, psnr, 1, " dB", false);
  expect(6, speedUp, 1, "×", false);
}

TEST(FiguresWindow, FiguresAreOfTheObjectAloneWhereThatIsChosen) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const MetricsStrip& strip = *window->view()->metrics();
  auto* object = strip.findChild<QCheckBox*>(QStringLiteral("objectOnly"));
  ASSERT_NE(object, nullptr);
  const auto expect = [&](bool foreground) {
    const std::array<Role, 2> roles{Role::kPrediction, Role::kRival};
    for (int row = 0; row < 2; ++row) {
      const core::PartMetrics parts =
          core::compareParts(window.picture(roles[std::size_t(row)]), window.picture(Role::kReference),
                             window->scenes()->scene()->background);
      ASSERT_TRUE(parts.foreground);
      const core::Metrics& of = foreground ? *parts.foreground : parts.whole;
      const auto shown = [&](int column) { return strip.text(row, column).remove(QStringLiteral("▸ ")); };
      const auto number = [](double value, int decimals) { return QLocale().toString(value, 'f', decimals); };
      EXPECT_EQ(shown(0), number(of.rmse, 4));
      EXPECT_EQ(shown(1), number(parts.foreground->rmse, 4));
      EXPECT_EQ(shown(2), number(of.psnr, 1) + " dB");
      EXPECT_EQ(shown(3), number(of.ssim, 3));
      EXPECT_EQ(shown(4), of.msSsim ? number(*of.msSsim, 3) : QStringLiteral("–"));
      EXPECT_EQ(shown(5), number(of.emd, 4));
    }
  };
  expect(false);
  QTest::mouseClick(object, Qt::LeftButton, Qt::NoModifier, {8, object->height() / 2});
  ASSERT_TRUE(object->isChecked());
  expect(true);
  int compared = 0;
  for (const int column : {0, 2, 3, 4, 5}) compared += strip.text(0, column) != QStringLiteral("–");
  EXPECT_TRUE(strip.verdict().endsWith(QStringLiteral("of %1").arg(compared)) ||
              strip.verdict().endsWith(QStringLiteral("a draw")))
      << strip.verdict().toStdString() << ": RMSE counts once";
  QTest::keyClick(object, Qt::Key_Space);
  expect(false);
}

TEST(FiguresWindow, BelowEachNameOfAFigureStandsThatFigure) {
  Window window;
  window->resize(1700, 950);
  ASSERT_TRUE(window.openSample());
  const core::Image reference = window.picture(Role::kReference);
  const core::Rgb background = window->scenes()->scene()->background;
  // The two labels below the one with this name, from top to bottom, without the mark of the better one.
  const auto below = [&](const QString& name) {
    const auto labels = window->view()->metrics()->findChildren<QLabel*>();
    const QLabel* head = nullptr;
    for (const QLabel* label : labels)
      if (label->isVisible() && label->text() == name) head = label;
    std::map<int, QString> texts;
    for (const QLabel* label : labels) {
      if (!head || !label->isVisible() || label->geometry().right() != head->geometry().right()) continue;
      if (label->y() > head->y()) texts[label->y()] = label->text().remove(QStringLiteral("▸ "));
    }
    std::vector<QString> lines;
    for (const auto& [y, text] : texts) lines.push_back(text);
    return lines;
  };
  const std::array<Role, 2> roles{Role::kPrediction, Role::kRival};
  for (std::size_t row = 0; row < 2; ++row) {
    const core::Image picture = window.picture(roles[row]);
    const core::Metrics whole = core::compare(picture, reference);
    const auto object = core::compareParts(picture, reference, background).foreground;
    ASSERT_TRUE(object && whole.msSsim);
    for (const auto& [name, value, decimals, unit] :
         {std::tuple("RMSE", whole.rmse, 4, ""), std::tuple("RMSE, object", object->rmse, 4, ""),
          std::tuple("PSNR", whole.psnr, 1, " dB"), std::tuple("SSIM", whole.ssim, 3, ""),
          std::tuple("MS-SSIM", *whole.msSsim, 3, ""), std::tuple("EMD", whole.emd, 4, "")}) {
      const auto lines = below(QLatin1String(name));
      ASSERT_EQ(lines.size(), 2u) << name;
      EXPECT_EQ(lines[row], QLocale().toString(value, 'f', decimals) + QLatin1String(unit)) << name << ' ' << row;
    }
  }
}

}  // namespace
}  // namespace twinray::ui
