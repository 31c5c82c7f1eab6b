#include "ui/window/main_window.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <QUrl>
#include <QWheelEvent>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/metrics/metrics.h"
#include "tests/ui/window_support.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

using tests::kIndistinguishable;
using tests::Window;

core::Image sampled(const core::Image& source, const std::function<std::pair<int, int>(int, int)>& from) {
  core::Image result(source.width, source.height);
  for (int y = 0; y < source.height; ++y) {
    for (int x = 0; x < source.width; ++x) {
      const auto [fromX, fromY] = from(x, y);
      const bool inside = fromX >= 0 && fromY >= 0 && fromX < source.width && fromY < source.height;
      const std::uint8_t* pixel = inside ? source.pixel(fromX, fromY) : source.pixel(0, 0);
      std::copy_n(pixel, core::Image::kChannels, result.pixel(x, y));
    }
  }
  return result;
}

TEST(MainWindow, OpensWithEveryPictureOfTheSampleAndTheirFigures) {
  Window window;
  ASSERT_TRUE(window.openSample());
  EXPECT_EQ(window->message().toStdString(), "");
  const auto revision = window->scenes()->scene()->revision;
  for (const PaneId id : kAllPanes) {
    EXPECT_FALSE(window.pane(id)->image().isNull()) << window.pane(id)->objectName().toStdString();
    EXPECT_EQ(window.pane(id)->revision(), revision);
  }
  EXPECT_TRUE(window->pipeline()->picture(Role::kPrediction).frame->predicted);
  EXPECT_FALSE(window->pipeline()->picture(Role::kReference).frame->predicted);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < MetricsStrip::kColumns; ++column)
      EXPECT_NE(window->view()->metrics()->text(row, column), QStringLiteral("–")) << row << ' ' << column;
  }
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), window.picture(Role::kReference)), 0.1);
}

TEST(MainWindow, PanesSayTheirMillisecondsTheSizeAndWhatMadeThePicture) {
  Window window;
  window->pipeline()->setFixedPictureSize({200, 160});
  ASSERT_TRUE(window.openSample());
  const auto ms = [](double time) { return QLocale().toString(time, 'f', time < 10 ? 1 : 0) + " ms"; };
  const core::Frame& reference = *window->pipeline()->picture(Role::kReference).frame;
  EXPECT_EQ(window.pane(PaneId::kReference)->headerText(), ms(reference.milliseconds));
  const std::array<std::pair<Role, PaneId>, 3> roles{{{Role::kReference, PaneId::kReference},
                                                      {Role::kPrediction, PaneId::kPrediction},
                                                      {Role::kRival, PaneId::kRival}}};
  for (const auto& [role, id] : roles) {
    const core::Frame& frame = *window->pipeline()->picture(role).frame;
    PicturePane* pane = window.pane(id);
    EXPECT_EQ(pane->cornerText(), QStringLiteral("200×160 · ") + QString::fromStdString(frame.madeBy));
    if (role == Role::kReference) continue;
    const double ratio = reference.milliseconds / frame.milliseconds;
    const QString compared = ratio >= 1 ? QLocale().toString(ratio, 'f', 1) + "× faster"
                                        : QLocale().toString(1 / ratio, 'f', 1) + "× slower";
    EXPECT_EQ(pane->headerText(), ms(frame.milliseconds) + " · " + compared);
    // Where that is too wide, the milliseconds alone.
    const auto header = [pane] { return pane->grab(QRect(0, 0, pane->width(), 20)).toImage(); };
    const int width = pane->width();
    pane->resize(pane->minimumSizeHint().width() + 20, pane->height());
    const QImage narrow = header();
    const bool good = role == Role::kPrediction && ratio >= 1;
    pane->setHeader(ms(frame.milliseconds), good);
    EXPECT_EQ(narrow, header());
    pane->resize(width, pane->height());
  }
}

TEST(MainWindow, FiguresAreThoseOfThePicturesAndTheBetterOneIsMarked) {
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

TEST(MainWindow, FiguresAreOfTheObjectAloneWhereThatIsChosen) {
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

TEST(MainWindow, BelowEachNameOfAFigureStandsThatFigure) {
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

TEST(MainWindow, F1ListsTheKeysOfEveryMenuEntryWithinASmallScreen) {
  Window window;
  window->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window.operator->()));
  QTest::keyClick(window.operator->(), Qt::Key_F1);
  auto* box = window->findChild<QDialog*>(QStringLiteral("shortcuts"));
  ASSERT_NE(box, nullptr);
  const QString text = box->findChild<QLabel*>()->text();
  int keys = 0;
  for (const QAction* action : window->findChildren<QAction*>()) {
    if (action->shortcut().isEmpty()) continue;
    const QString key = action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped();
    EXPECT_TRUE(text.contains(QStringLiteral("<b>%1</b>").arg(key))) << key.toStdString();
    ++keys;
  }
  EXPECT_GT(keys, 30);
  for (const char* key : {"S", "C", "L", "V", "F", "X", "Shift+M"})  // of the docks
    EXPECT_TRUE(text.contains(QStringLiteral("<b>%1</b>").arg(QLatin1String(key)))) << key;
  EXPECT_LE(box->sizeHint().height(), 720);
  EXPECT_LE(box->sizeHint().width(), 1280);
  QTest::keyClick(box, Qt::Key_Escape);
}

TEST(MainWindow, FitsIntoASmallScreenAndKeepsItsSizeOnALargeOne) {
  MainWindowOptions options;
  options.remember = false;
  MainWindow window(options);
  const QSize first = window.size();
  window.fitInto({2560, 1440});
  EXPECT_EQ(window.size(), first);
  window.fitInto({1400, 900});
  EXPECT_EQ(window.width(), 1400);
  EXPECT_LT(window.height(), 900);
}

TEST(MainWindow, DraggingInAnyPaneOrbitsBothPicturesAsOneUndoStep) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image reference = window.picture(Role::kReference);
  const core::Image prediction = window.picture(Role::kPrediction);
  const core::Viewpoint before = window.viewpoint();

  window.drag(PaneId::kDifference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {160, 130});
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window.viewpoint(), before);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), reference), kIndistinguishable);
  EXPECT_GT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);

  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.viewpoint(), before);
  EXPECT_EQ(window.picture(Role::kReference), reference);
  // It starts from another keyframe now.
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);
}

TEST(MainWindow, BothPicturesFollowWhileTheButtonIsStillDown) {
  Window window;
  ASSERT_TRUE(window.openSample());
  window.drag(PaneId::kPrediction, Qt::LeftButton, Qt::NoModifier, {100, 100}, {150, 100}, [&] {
    const auto wanted = window->scenes()->scene()->revision;
    for (const Role role : {Role::kPrediction, Role::kReference}) {
      EXPECT_TRUE(Window::waitFor([&] { return window->pipeline()->picture(role).frame->revision == wanted; }));
      EXPECT_TRUE(window->pipeline()->picture(role).moving);
    }
  });
  ASSERT_TRUE(window.settle());
  EXPECT_FALSE(window->pipeline()->picture(Role::kReference).moving);
}

TEST(MainWindow, PanMovesThePictureWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image before = window.picture(Role::kReference);
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  // A whole number of picture pixels: 24 to the right, 16 up.
  const QPointF offset(24 * area.height() / before.height, -16 * area.height() / before.height);
  const QPointF start = area.center().toPoint();  // a button is pressed at whole pixels
  for (const auto& [button, modifier] :
       {std::pair(Qt::MiddleButton, Qt::NoModifier), std::pair(Qt::LeftButton, Qt::ShiftModifier)}) {
    window.drag(PaneId::kReference, button, modifier, start, start + offset);
    ASSERT_TRUE(window.settle());
    EXPECT_NEAR(window.viewpoint().pan()[0], 24.0 / before.height, 0.005);
    EXPECT_NEAR(window.viewpoint().pan()[1], 16.0 / before.height, 0.005);
    const core::Image moved = sampled(before, [](int x, int y) { return std::pair(x - 24, y + 16); });
    EXPECT_LT(core::rmse(window.picture(Role::kReference), moved), kIndistinguishable);
    EXPECT_GT(core::rmse(window.picture(Role::kReference), before), kIndistinguishable);
    window->scenes()->undo();
    ASSERT_TRUE(window.settle());
  }
}

TEST(MainWindow, RollTurnsThePictureWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image before = window.picture(Role::kReference);
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  // From twelve o'clock to three o'clock: a quarter turn clockwise. In 8 moves, since one alone could go either way.
  QWidget* pane = window.pane(PaneId::kReference);
  const auto onCircle = [&](double degrees) {
    const double angle = degrees / 180 * M_PI;
    return area.center() + 80 * QPointF(std::sin(angle), -std::cos(angle));
  };
  QTest::mousePress(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(0).toPoint());
  for (int step = 1; step <= 8; ++step)
    Window::sendMove(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(90.0 * step / 8));
  QTest::mouseRelease(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(90).toPoint());
  ASSERT_TRUE(window.settle());
  const int last = before.width - 1;
  const core::Image turned = sampled(before, [last](int x, int y) { return std::pair(y, last - x); });
  // The mouse was pressed on a whole pixel, half of one beside the circle.
  EXPECT_LT(core::rmse(window.picture(Role::kReference), turned), 2 * kIndistinguishable);
  EXPECT_LT(core::rmse(window.picture(Role::kReference), turned),
            0.7 * core::rmse(window.picture(Role::kReference), before));
}

TEST(MainWindow, OrbitTurnsTheFrontOfTheObjectWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto rightBefore = window.viewpoint().right();
  const auto backBefore = window.viewpoint().back();
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 120}, {140, 120});
  // The camera goes to its left, so that what it sees goes to the right.
  const auto back = window.viewpoint().back();
  double toTheRight = 0;
  for (int i = 0; i < 3; ++i) toTheRight += (back[i] - backBefore[i]) * rightBefore[i];
  EXPECT_LT(toTheRight, -0.1);
  // And up, so that it goes down.
  const auto upBetween = window.viewpoint().up();
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {100, 140});
  double upwards = 0;
  for (int i = 0; i < 3; ++i) upwards += (window.viewpoint().back()[i] - back[i]) * upBetween[i];
  EXPECT_GT(upwards, 0.1);
}

TEST(MainWindow, RightDragAndWheelZoomAndATurnOfTheWheelIsOneStep) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const double before = window.viewpoint().zoom();
  window.drag(PaneId::kRival, Qt::RightButton, Qt::NoModifier, {100, 150}, {100, 100});
  EXPECT_GT(window.viewpoint().zoom(), before * 1.1);
  window->scenes()->undo();
  EXPECT_DOUBLE_EQ(window.viewpoint().zoom(), before);

  QWidget* pane = window.pane(PaneId::kRival);
  for (int notch = 0; notch < 3; ++notch) {
    QWheelEvent event({100, 100}, pane->mapToGlobal(QPointF(100, 100)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(pane, &event);
  }
  EXPECT_GT(window.viewpoint().zoom(), before * 1.3);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  window->scenes()->undo();
  EXPECT_DOUBLE_EQ(window.viewpoint().zoom(), before);
}

TEST(MainWindow, KeysOrbitZoomAndReset) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Viewpoint before = window.viewpoint();
  QWidget* pane = window.pane(PaneId::kPrediction);
  QTest::keyClick(pane, Qt::Key_Left);
  EXPECT_NE(window.viewpoint().orientation(), before.orientation());
  QTest::keyClick(pane, Qt::Key_Right);
  EXPECT_NEAR(window.viewpoint().orientation()[0], before.orientation()[0], 1e-9);
  QTest::keyClick(pane, Qt::Key_Plus);
  EXPECT_GT(window.viewpoint().zoom(), before.zoom());
  QTest::keyClick(pane, Qt::Key_Minus);
  EXPECT_NEAR(window.viewpoint().zoom(), before.zoom(), 1e-9);
  QTest::keyClick(pane, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_GT(window.viewpoint().pan()[0], before.pan()[0]);
  QTest::keyClick(pane, Qt::Key_Up, Qt::ShiftModifier);
  EXPECT_GT(window.viewpoint().pan()[1], before.pan()[1]);
  // Arrows turn what is seen as a drag into their direction does.
  for (const auto& [key, way] : {std::pair(Qt::Key_Left, QPointF(-5, 0)), std::pair(Qt::Key_Right, QPointF(5, 0)),
                                 std::pair(Qt::Key_Up, QPointF(0, -5)), std::pair(Qt::Key_Down, QPointF(0, 5))}) {
    const auto start = window.viewpoint().back();
    const auto turned = [&] {
      std::array<double, 3> by = window.viewpoint().back();
      for (std::size_t i = 0; i < 3; ++i) by[i] -= start[i];
      window->scenes()->undo();
      return by;
    };
    QTest::keyClick(pane, key);
    const auto byKey = turned();
    window.drag(PaneId::kPrediction, Qt::LeftButton, Qt::NoModifier, {100, 100}, QPointF(100, 100) + way);
    const auto byMouse = turned();
    double together = 0;
    for (std::size_t i = 0; i < 3; ++i) together += byKey[i] * byMouse[i];
    EXPECT_GT(together, 1e-4) << key;
  }
}

TEST(MainWindow, ShiftAndAnArrowPanThatWayInAnyPane) {
  Window window;
  ASSERT_TRUE(window.openSample());
  for (const PaneId id : kAllPanes) {
    for (const auto& [key, x, y] : {std::tuple(Qt::Key_Left, -0.02, 0.0), std::tuple(Qt::Key_Right, 0.02, 0.0),
                                    std::tuple(Qt::Key_Up, 0.0, 0.02), std::tuple(Qt::Key_Down, 0.0, -0.02)}) {
      const core::Viewpoint before = window.viewpoint();
      QTest::keyClick(window.pane(id), key, Qt::ShiftModifier);
      EXPECT_NEAR(window.viewpoint().pan()[0] - before.pan()[0], x, 1e-12) << int(id) << ' ' << key;
      EXPECT_NEAR(window.viewpoint().pan()[1] - before.pan()[1], y, 1e-12) << int(id) << ' ' << key;
      EXPECT_EQ(window.viewpoint().orientation(), before.orientation());
      EXPECT_EQ(window.viewpoint().zoom(), before.zoom());
      window->scenes()->undo();
      EXPECT_EQ(window.viewpoint(), before);
    }
  }
}

QSlider* lightingSlider(Window& window, const QString& name) {
  for (auto* slider : window->findChild<QWidget*>("lightingDock")->findChildren<QSlider*>())
    if (slider->accessibleName() == name) return slider;
  return nullptr;
}

TEST(MainWindow, ALightingSliderIsDraggedInOneStepThatCtrlZTakesBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Image picture = window.picture(Role::kReference);
  const core::Lighting before = window->scenes()->scene()->lighting;
  QSlider* slider = lightingSlider(window, "Ambient");
  ASSERT_NE(slider, nullptr);
  const int position = slider->value();
  QStyleOptionSlider option;
  option.initFrom(slider);
  option.minimum = slider->minimum();
  option.maximum = slider->maximum();
  option.sliderPosition = option.sliderValue = position;
  option.subControls = QStyle::SC_All;
  const QRect handle = slider->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
  QTest::mousePress(slider, Qt::LeftButton, {}, handle.center());
  for (int step = 1; step <= 4; ++step) {
    const double last = window->scenes()->scene()->lighting.ambient;
    Window::sendMove(slider, Qt::LeftButton, {}, handle.center() + QPoint(step * slider->width() / 8, 0));
    EXPECT_GT(window->scenes()->scene()->lighting.ambient, last + 0.05) << step;
  }
  QTest::mouseRelease(slider, Qt::LeftButton, {}, handle.center() + QPoint(slider->width() / 2, 0));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), picture), kIndistinguishable);
  core::Lighting others = window->scenes()->scene()->lighting;
  others.ambient = before.ambient;
  EXPECT_EQ(others, before);

  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->scenes()->scene()->lighting, before);
  EXPECT_EQ(slider->value(), position);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), picture);
}

TEST(MainWindow, ArrowsMoveALightingSliderThatHasTheFocus) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Viewpoint view = window.viewpoint();
  QSlider* slider = lightingSlider(window, "Ambient");
  ASSERT_NE(slider, nullptr);
  slider->setFocus();
  const auto ambient = [&] { return window->scenes()->scene()->lighting.ambient; };
  const double before = ambient();
  ASSERT_TRUE(before > 0.1 && before < 0.9) << before;
  QTest::keyClick(slider, Qt::Key_Right);
  EXPECT_NEAR(ambient(), before + 0.01, 1e-9);
  QTest::keyClick(slider, Qt::Key_Up);
  EXPECT_NEAR(ambient(), before + 0.02, 1e-9);
  QTest::keyClick(slider, Qt::Key_Left);
  EXPECT_NEAR(ambient(), before + 0.01, 1e-9);
  QTest::keyClick(slider, Qt::Key_PageDown);
  EXPECT_NEAR(ambient(), before - 0.09, 1e-9);
  for (int i = 0; i < 4; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(ambient(), before);
  EXPECT_FALSE(window->scenes()->undoStack()->canUndo());
  EXPECT_EQ(window.viewpoint(), view) << "they are not the pictures' while the slider has them";
}

TEST(MainWindow, TheBackgroundIsChosenInItsDialogAndUndone) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Rgb before = window->scenes()->scene()->background;
  const core::Image picture = window.picture(Role::kReference);
  auto* dock = window->findChild<QWidget*>("lightingDock");
  const auto dialog = [&]() -> QColorDialog* {
    QTest::mouseClick(dock->findChild<QToolButton*>("background"), Qt::LeftButton);
    for (auto* one : dock->findChildren<QColorDialog*>())
      if (one->isVisible()) return one;
    return nullptr;
  };
  const auto typeColor = [](QColorDialog* into, const QString& name) {
    for (auto* line : into->findChildren<QLineEdit*>()) {
      if (!line->text().startsWith('#')) continue;
      line->selectAll();
      QTest::keyClicks(line, name);
    }
  };
  QColorDialog* first = dialog();
  ASSERT_NE(first, nullptr);
  typeColor(first, "#203c64");
  QTest::keyClick(first, Qt::Key_Escape);
  EXPECT_EQ(window->scenes()->scene()->background, before) << "cancelling changes nothing";
  EXPECT_EQ(window->scenes()->undoStack()->count(), 0);

  QColorDialog* second = dialog();
  ASSERT_NE(second, nullptr);
  typeColor(second, "#203c64");
  QTest::mouseClick(second->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  ASSERT_TRUE(window.settle());
  const core::Image changed = window.picture(Role::kReference);
  const std::array<int, 3> wanted{0x20, 0x3c, 0x64};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(changed.pixel(0, 0)[i], wanted[i], 1) << i;

  ASSERT_TRUE(window.activate());
  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->scenes()->scene()->background, before);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), picture);
}

TEST(MainWindow, EditingAModeChangesBothPicturesAndUndoBringsThemBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image reference = window.picture(Role::kReference);
  const core::Image prediction = window.picture(Role::kPrediction);
  const auto modes = window->scenes()->scene()->transferFunction.modes();
  ASSERT_FALSE(modes.empty());
  const core::GaussianMode mode =
      *std::max_element(modes.begin(), modes.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });

  OpacityCanvas* canvas = window->transferFunctionEditor()->canvas();
  const QPointF handle = canvas->toPixel(mode.mean, mode.amplitude);
  const QPointF target = canvas->toPixel(mode.mean - 80, mode.amplitude);
  QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, handle.toPoint());
  for (int step = 1; step <= 4; ++step)
    Window::sendMove(canvas, Qt::LeftButton, Qt::NoModifier, handle + (target - handle) * step / 4);
  QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, target.toPoint());
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window->scenes()->scene()->transferFunction.modes(), modes);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), reference), kIndistinguishable);
  EXPECT_GT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);

  window->scenes()->undo();
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), reference);
  // It starts from another keyframe now.
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), reference), 2 * kIndistinguishable);
  EXPECT_FALSE(window->scenes()->undoStack()->canUndo());
}

TEST(MainWindow, ABadFileIsAMessageAndTheOldVolumeStays) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto scene = window->scenes()->scene();
  const std::filesystem::path data(TWINRAY_TEST_DATA "/awkward");
  for (const char* file : {"made_truncated_half.nii", "made_empty.nii", "not_nifti_1k.nii", "no such file.nii"}) {
    QSignalSpy failed(&*window, &MainWindow::openFailed);
    window->openVolume(data / file);
    ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit)) << file;
    EXPECT_TRUE(window->message().contains(QString::fromUtf8(file))) << window->message().toStdString();
    EXPECT_EQ(window->scenes()->scene(), scene);
    EXPECT_FALSE(window.pane(PaneId::kReference)->image().isNull());
  }
  ASSERT_TRUE(window.openSample());
  EXPECT_EQ(window->message().toStdString(), "");
}

TEST(MainWindow, AFileDroppedOnTheWindowOpens) {
  Window window;
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(core::defaultVolumePath().string()))});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&*window, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QSignalSpy opened(&*window, &MainWindow::opened);
  QApplication::sendEvent(&*window, &drop);
  ASSERT_TRUE(opened.count() > 0 || opened.wait(tests::kWindowLimit));
  EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("sample_tumour")));
}

TEST(MainWindow, WithoutAModelTheRestWorksAndTheWindowSaysSo) {
  MainWindowOptions options;
  options.modelFile = TWINRAY_TEST_DATA "/no such model.pt";
  Window window(options);
  ASSERT_TRUE(window.openSample());
  EXPECT_TRUE(window->message().contains(QStringLiteral("no such model.pt")));
  EXPECT_FALSE(window.pane(PaneId::kReference)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kRival)->image().isNull());
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kPrediction)->message().isEmpty());

  // And the model that works later takes over.
  window->pipeline()->setModelFile(core::defaultModelPath());
  EXPECT_TRUE(Window::waitFor([&] { return !window.pane(PaneId::kPrediction)->image().isNull(); }));
}

TEST(MainWindow, AModelThatCannotBeReadLeavesThePresentOne) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image prediction = window.picture(Role::kPrediction);
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->pipeline()->setModelFile(TWINRAY_TEST_DATA "/awkward/made_empty.nii");
  ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kPrediction), prediction);
}

TEST(MainWindow, DoubleClickMaximisesAPaneAndBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  PaneGrid* grid = window->view()->grid();
  const QSize small = window.pane(PaneId::kPrediction)->size();
  QTest::mouseDClick(window.pane(PaneId::kPrediction), Qt::LeftButton, Qt::NoModifier, {80, 80});
  EXPECT_EQ(grid->maximised(), PaneId::kPrediction);
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->isVisible());
  EXPECT_FALSE(window.pane(PaneId::kReference)->isVisible());
  EXPECT_TRUE(Window::waitFor([&] { return window.pane(PaneId::kPrediction)->size().width() > 1.8 * small.width(); }));
  QTest::mouseDClick(window.pane(PaneId::kPrediction), Qt::LeftButton, Qt::NoModifier, {80, 80});
  EXPECT_FALSE(grid->maximised());
  for (const PaneId id : kAllPanes) EXPECT_TRUE(window.pane(id)->isVisible());
}

TEST(MainWindow, PanesCanBeHiddenButNotTheLast) {
  Window window;
  PaneGrid* grid = window->view()->grid();
  for (const PaneId id : kAllPanes) grid->setShown(id, false);
  EXPECT_EQ(std::count_if(kAllPanes.begin(), kAllPanes.end(), [&](PaneId id) { return grid->isShown(id); }), 1);
}

TEST(MainWindow, PicturesFillThePanesAtRest) {
  Window window;
  window->pipeline()->setFixedPictureSize({});
  ASSERT_TRUE(window.openSample());
  const QSize area = window->view()->grid()->pictureArea();
  for (const PaneId id : kAllPanes) {
    const QSize size = window.pane(id)->image().size();
    EXPECT_LE(area.width() - size.width(), 4);
    EXPECT_LE(area.height() - size.height(), 4);
    EXPECT_GE(area.width(), size.width());
    EXPECT_GE(area.height(), size.height());
  }
}

TEST(MainWindow, SavedPredictionsCarryTheirMarkAndTheirScene) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto folder = std::filesystem::temp_directory_path() / "twinray-main-window-test";
  std::filesystem::create_directories(folder);
  for (const PaneId id : {PaneId::kPrediction, PaneId::kReference}) {
    QSignalSpy saved(&*window, &MainWindow::pictureSaved);
    window->savePicture(id, folder / "picture.png");
    ASSERT_TRUE(saved.count() > 0 || saved.wait(tests::kWindowLimit));
    core::Metadata metadata;
    core::Image image = core::readPng(folder / "picture.png", &metadata);
    const core::Image shown = window->view()->frame(id)->picture;
    EXPECT_NE(metadata["TwinRay scene"].find(window->scenes()->scene()->volume->hash()), std::string::npos);
    for (const auto& [key, text] : metadata)
      EXPECT_EQ(text.find("sample_tumour"), std::string::npos) << key << ": names of files may be those of patients";
    const double difference = core::rmse(image, shown);
    if (id == PaneId::kPrediction) {
      EXPECT_EQ(metadata["TwinRay shows"], "prediction");
      EXPECT_EQ(metadata["TwinRay model"], window->pipeline()->model()->info().description.dump());
      EXPECT_GT(difference, 0.001);
    } else {
      EXPECT_EQ(metadata["TwinRay shows"], "reference");
      EXPECT_EQ(difference, 0);
    }
  }
  QSignalSpy saved(&*window, &MainWindow::pictureSaved);
  window->savePicture(PaneId::kDifference, folder / "difference.png");
  ASSERT_TRUE(saved.count() > 0 || saved.wait(tests::kWindowLimit));
  EXPECT_EQ(core::readPng(folder / "difference.png"),
            core::absoluteDifference(window.picture(Role::kReference), window.picture(Role::kPrediction), 4));
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->savePicture(PaneId::kReference, folder / "no such folder" / "picture.png");
  ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit));
  std::filesystem::remove_all(folder);
}

TEST(MainWindow, ClosesSafelyWhateverRuns) {
  { Window atOnce; }
  {
    Window whileReading;
    whileReading->openDefaultVolume();
    whileReading->close();
  }
  {
    Window whileRendering;
    QSignalSpy opened(&*whileRendering, &MainWindow::opened);
    whileRendering->openDefaultVolume();
    ASSERT_TRUE(opened.wait(tests::kWindowLimit));
  }
  {
    Window inADrag;
    ASSERT_TRUE(inADrag.openSample());
    inADrag.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {170, 120}, [&] {
      inADrag->pipeline()->setFixedPictureSize({600, 600});
    });
    QApplication::processEvents();
    inADrag.close();
  }
}

}  // namespace
}  // namespace twinray::ui
