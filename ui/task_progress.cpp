#include "ui/task_progress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

namespace twinray::ui {

TaskProgress::TaskProgress(QWidget* parent)
    : QWidget(parent), what_(new QLabel), bar_(new QProgressBar), cancel_(new QPushButton(tr("Cancel"))) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(what_);
  layout->addWidget(bar_);
  layout->addWidget(cancel_);
  bar_->setRange(0, 100);
  bar_->setMaximumWidth(160);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    // Once is enough; what runs ends soon.
    cancel_->setEnabled(false);
    Q_EMIT cancelled();
  });
  hide();
}

void TaskProgress::begin(const QString& what) {
  running_ = true;
  what_->setText(what);
  bar_->setAccessibleName(what);
  bar_->setValue(0);
  cancel_->setEnabled(true);
  show();
}

void TaskProgress::setFraction(double fraction) {
  bar_->setValue(int(std::lround(100 * fraction)));
}

void TaskProgress::end() {
  running_ = false;
  hide();
}

}  // namespace twinray::ui
