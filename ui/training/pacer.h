#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

#include "core/renderer.h"

namespace twinray::ui {

/// Where long work waits while it is paused, or while somebody drags in the window. Thread-safe.
class Pacer {
 public:
  void pause();
  void resume();
  bool paused() const;
  /// While held, no new piece of work is begun; what is under way is finished.
  void hold(bool held);
  /// How many threads wait in wait().
  int waiting() const;

  /// Seconds in which some thread waited, so far.
  double rested() const;

  /// Called, with no lock held, by a thread that begins to wait because of a pause.
  void onRest(std::function<void()> call);

  /// Returns when neither paused nor held, or when a stop is requested.
  void wait(const std::stop_token& stop);
  /// Asks for a stop at the next pause(): for a piece of work that is better begun again than waited for.
  std::stop_token interruption() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::function<void()> onRest_;
  std::stop_source interruption_;
  bool paused_ = false, held_ = false;
  int waiting_ = 0;
  std::chrono::steady_clock::time_point since_;  ///< when the first of those that wait began
  std::chrono::steady_clock::duration rested_{};
};

/// Renders when its pacer lets it. A pause gives up the picture that is being made, which is begun anew afterwards.
class PacedRenderer : public core::Renderer {
 public:
  /// The pacer must outlive it.
  PacedRenderer(std::unique_ptr<core::Renderer> renderer, Pacer& pacer);
  std::optional<core::Frame> render(const core::Request& request) override;

 private:
  std::unique_ptr<core::Renderer> renderer_;
  Pacer& pacer_;
};

/// The same of each renderer that a factory makes.
core::RendererFactory paced(core::RendererFactory make, Pacer& pacer);

}  // namespace twinray::ui
