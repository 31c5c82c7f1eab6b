#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/workers/comparison_worker.h"

class QCheckBox;
class QGridLayout;
class QLabel;

namespace twinray::ui {

class ElidedLabel;

/// Figures of prediction and rival against the reference of the same scene. The better one of each pair is bold and
/// marked, whichever it is. They are of the whole picture, or of the object alone. Where it is narrow, figures that say
/// nearly the same as others give way.
class MetricsStrip : public QWidget {
  Q_OBJECT

 public:
  explicit MetricsStrip(QWidget* parent = nullptr);

  void show(const Comparison& comparison);
  void clear();
  /// As a person reads it: row 0 is the prediction, row 1 the rival.
  QString text(int row, int column) const;
  QString verdict() const;

  static constexpr int kColumns = 7;

  QSize minimumSizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  QFont boldFont() const;
  int columnWidth(int column) const;
  int widthWith(int columns) const;
  void fitColumns();

  struct Row {
    std::optional<PartFigures> figures;
    std::optional<double> speedUp;
  };
  std::optional<double> value(const Row& row, int column) const;

  QGridLayout* grid_;
  std::array<Row, 2> rows_;
  std::array<std::array<QLabel*, kColumns>, 2> cells_{};
  std::array<QLabel*, kColumns> heads_{};
  std::array<QLabel*, 2> names_{};
  ElidedLabel* verdict_ = nullptr;
  QCheckBox* object_ = nullptr;  ///< figures of the object alone
};

}  // namespace twinray::ui
