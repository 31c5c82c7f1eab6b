#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/workers/comparison_worker.h"

class QLabel;

namespace twinray::ui {

/// Figures of prediction and rival against the reference of the same scene. The better one of each pair is bold and
/// marked, whichever it is.
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

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  QFont boldFont() const;

  struct Row {
    std::optional<Figures> figures;
    std::optional<double> speedUp;
  };
  std::optional<double> value(const Row& row, int column) const;

  std::array<Row, 2> rows_;
  std::array<std::array<QLabel*, kColumns>, 2> cells_{};
  std::array<QLabel*, kColumns> heads_{};
  std::array<QLabel*, 2> names_{};
  QLabel* verdict_ = nullptr;
};

}  // namespace twinray::ui
