#include "ui/panels/log_panel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace twinray::ui {
namespace {

constexpr int kLargestLines = 5000;

}  // namespace

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), view_(new QPlainTextEdit) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->setSpacing(4);
  view_->setObjectName(QStringLiteral("logText"));
  view_->setReadOnly(true);
  view_->setMaximumBlockCount(kLargestLines);
  view_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  view_->setAccessibleName(tr("Log"));
  view_->setPlaceholderText(tr("Messages will appear here."));
  view_->setTabChangesFocus(true);
  layout->addWidget(view_, 1);
  auto* copy = new QToolButton;
  copy->setObjectName(QStringLiteral("copyLog"));
  copy->setText(tr("Copy"));
  copy->setToolTip(tr("Copy the whole log to the clipboard"));
  copy->setFocusPolicy(Qt::StrongFocus);
  auto* empty = new QToolButton;
  empty->setText(tr("Clear"));
  empty->setToolTip(tr("Remove all messages"));
  empty->setFocusPolicy(Qt::StrongFocus);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(copy);
  buttons->addWidget(empty);
  layout->addLayout(buttons);
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
  connect(empty, &QToolButton::clicked, view_, &QPlainTextEdit::clear);
}

void LogPanel::append(const QString& message) {
  view_->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + message);
}

QString LogPanel::text() const {
  return view_->toPlainText();
}

}  // namespace twinray::ui
