#pragma once

#include <QList>
#include <QWidget>

namespace twinray::ui {

/// Widgets beside each other that go on in further rows where it is too narrow for them. Its height is that of the
/// rows that its width needs; at least as wide as the widest of them.
class WrappingRow : public QWidget {
  Q_OBJECT

 public:
  explicit WrappingRow(QWidget* parent = nullptr);

  /// Takes it; `gap` pixels stay free before it where it is not the first of its row.
  void addWidget(QWidget* widget, int gap = kGap);
  /// A label that names the widget; the two stay in one row.
  void addNamed(const QString& name, QWidget* widget);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  static constexpr int kGap = 4;  ///< logical pixels

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Item {
    QWidget* widget;
    int gap;
  };
  /// Places everything within `width`; returns the height.
  int arrange(int width) const;

  QList<Item> items_;
};

}  // namespace twinray::ui
