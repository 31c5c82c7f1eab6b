#include "ui/training/pacer.h"

#include <utility>

namespace twinray::ui {

void Pacer::pause() {
  {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    interruption_.request_stop();
  }
  changed_.notify_all();  // threads that are held say now that they rest
}

void Pacer::resume() {
  {
    const std::lock_guard lock(mutex_);
    if (!paused_) return;
    paused_ = false;
    interruption_ = std::stop_source();
  }
  changed_.notify_all();
}

bool Pacer::paused() const {
  const std::lock_guard lock(mutex_);
  return paused_;
}

void Pacer::hold(bool held) {
  {
    const std::lock_guard lock(mutex_);
    held_ = held;
  }
  changed_.notify_all();
}

int Pacer::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

double Pacer::rested() const {
  const std::lock_guard lock(mutex_);
  const auto current = waiting_ > 0 ? std::chrono::steady_clock::now() - since_ : rested_.zero();
  return std::chrono::duration<double>(rested_ + current).count();
}

void Pacer::onRest(std::function<void()> call) {
  const std::lock_guard lock(mutex_);
  onRest_ = std::move(call);
}

void Pacer::wait(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  if (!paused_ && !held_) return;
  if (waiting_++ == 0) since_ = std::chrono::steady_clock::now();
  // A pause may begin while a drag is waited for.
  while (!stop.stop_requested() && (paused_ || held_)) {
    if (paused_ && onRest_) {
      const auto call = onRest_;
      lock.unlock();
      call();
      lock.lock();
    }
    const bool known = paused_;
    changed_.wait(lock, stop, [this, known] { return (!paused_ && !held_) || paused_ != known; });
  }
  if (--waiting_ == 0) rested_ += std::chrono::steady_clock::now() - since_;
}

std::stop_token Pacer::interruption() const {
  const std::lock_guard lock(mutex_);
  return interruption_.get_token();
}

PacedRenderer::PacedRenderer(std::unique_ptr<core::Renderer> renderer, Pacer& pacer)
    : renderer_(std::move(renderer)), pacer_(pacer) {}

std::optional<core::Frame> PacedRenderer::render(const core::Request& request) {
  while (true) {
    pacer_.wait(request.stop);
    if (request.stop.stop_requested()) return std::nullopt;
    std::stop_source either;
    const auto stop = [&either] { either.request_stop(); };
    const std::stop_callback byCaller(request.stop, stop), byPause(pacer_.interruption(), stop);
    core::Request part = request;
    part.stop = either.get_token();
    auto frame = renderer_->render(part);
    if (frame || request.stop.stop_requested()) return frame;
  }
}

core::RendererFactory paced(core::RendererFactory make, Pacer& pacer) {
  return [make = std::move(make), &pacer] { return std::make_unique<PacedRenderer>(make(), pacer); };
}

}  // namespace twinray::ui
