#include "ui/training/preview_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace twinray::ui {
namespace {

constexpr int kRows = 3;  ///< of a preview that nn::train writes, square pictures
constexpr int kGain = 4;  ///< of the difference
constexpr int kHeading = 18;
constexpr int kNiceness = 10;

int columnsOf(const QImage& preview) {
  return preview.height() > 0 ? int(std::lround(double(preview.width()) * kRows / preview.height())) : 0;
}

}  // namespace

QImage withDifference(const QImage& preview) {
  const int columns = columnsOf(preview);
  if (columns < 2) return preview;
  const QImage source = preview.convertToFormat(QImage::Format_RGB32);
  const int side = source.width() / columns, first = side * (columns - 2);
  QImage whole(source.width() + side, source.height(), QImage::Format_RGB32);
  for (int y = 0; y < source.height(); ++y) {
    const auto* from = reinterpret_cast<const QRgb*>(source.constScanLine(y));
    auto* to = reinterpret_cast<QRgb*>(whole.scanLine(y));
    std::copy(from, from + source.width(), to);
    const auto difference = [&](int x, int (*channel)(QRgb)) {
      return std::min(255, kGain * std::abs(channel(from[first + x]) - channel(from[first + side + x])));
    };
    for (int x = 0; x < side; ++x)
      to[source.width() + x] = qRgb(difference(x, qRed), difference(x, qGreen), difference(x, qBlue));
  }
  return whole;
}

PreviewStrip::PreviewStrip(QWidget* parent) : QWidget(parent), step_(new QLabel), slider_(new QSlider(Qt::Horizontal)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addStretch(1);
  auto* row = new QHBoxLayout;
  row->addWidget(slider_, 1);
  row->addWidget(step_);
  layout->addLayout(row);
  slider_->setObjectName(QStringLiteral("previewSlider"));
  slider_->setRange(0, 0);
  slider_->setEnabled(false);
  slider_->setAccessibleName(tr("Time in the training"));
  slider_->setToolTip(tr("What the network painted of held-out scenes, from the beginning to now"));
  connect(slider_, &QSlider::valueChanged, this, &PreviewStrip::load);
  // The sinks run on a thread that ends before this widget does; what they queue is dropped with it.
  reader_ = std::make_unique<Worker<std::filesystem::path>>(
      [this] {
        return [this](const std::filesystem::path& file, const std::stop_token&) {
          QImage image = withDifference(QImage(QString::fromStdString(file.string())));
          QMetaObject::invokeMethod(
              this,
              [this, image = std::move(image)] {
                picture_ = image;
                update();
                Q_EMIT pictureShown();
              },
              Qt::QueuedConnection);
        };
      },
      [](const std::string&) {}, kNiceness);
}

PreviewStrip::~PreviewStrip() {
  reader_.reset();
}

void PreviewStrip::setRun(const std::filesystem::path& training) {
  if (training == training_) return refresh();
  training_ = training;
  previews_.clear();
  picture_ = {};
  slider_->setRange(0, 0);
  refresh();
  update();
}

void PreviewStrip::refresh() {
  const bool newest = previews_.empty() || slider_->value() == slider_->maximum();
  auto found = training_.empty() ? std::vector<RunPreview>() : previewsOf(training_);
  if (found.size() == previews_.size() && (found.empty() || found.back().step == previews_.back().step)) return;
  previews_ = std::move(found);
  slider_->setEnabled(previews_.size() > 1);
  slider_->setMaximum(std::max(0, int(previews_.size()) - 1));
  if (newest) slider_->setValue(slider_->maximum());
  load();
}

std::optional<long long> PreviewStrip::shownStep() const {
  const auto index = std::size_t(slider_->value());
  return index < previews_.size() ? std::optional(previews_[index].step) : std::nullopt;
}

void PreviewStrip::load() {
  const auto step = shownStep();
  step_->setText(step ? tr("step %1").arg(QLocale().toString(*step)) : QString());
  if (step) reader_->post(previews_[std::size_t(slider_->value())].file);
}

QRectF PreviewStrip::pictureArea() const {
  const QRectF space(0, kHeading, width(), std::max(0, slider_->y() - kHeading - 4));
  const QSizeF size = QSizeF(picture_.size()).scaled(space.size(), Qt::KeepAspectRatio);
  return {space.left() + (space.width() - size.width()) / 2, space.top(), size.width(), size.height()};
}

void PreviewStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::PlaceholderText));
  if (picture_.isNull()) {
    painter.drawText(rect().adjusted(8, 8, -8, -30), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Pictures of held-out scenes appear here while a network learns."));
    return;
  }
  const QRectF area = pictureArea();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(area, picture_);
  const int columns = columnsOf(picture_);
  QStringList names{tr("Prediction"), tr("Reference"), tr("Difference ×%1").arg(kGain)};
  if (columns > names.size()) names.prepend(tr("Bicubic"));
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.85);
  painter.setFont(small);
  for (int i = 0; i < std::min<int>(columns, int(names.size())); ++i) {
    const double width = area.width() / columns;
    const QRectF place(area.left() + i * width, 0, width, kHeading);
    const bool fits = painter.fontMetrics().horizontalAdvance(names[i]) <= int(width);
    const QString name = i == columns - 1 && !fits ? QStringLiteral("×%1").arg(kGain) : names[i];
    painter.drawText(place, Qt::AlignCenter, painter.fontMetrics().elidedText(name, Qt::ElideRight, int(width)));
  }
}

}  // namespace twinray::ui
