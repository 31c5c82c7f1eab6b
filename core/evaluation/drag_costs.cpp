#include "core/evaluation/drag_costs.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <latch>
#include <thread>

#include "core/evaluation/figures.h"
#include "core/reprojected_renderer.h"
#include "core/sampling/drag.h"
#include "core/thread_priority.h"

namespace twinray::core {
namespace {

using Clock = std::chrono::steady_clock;

// The window's (ui/pipeline.cpp).
constexpr int kLiveNiceness = 3;
constexpr int kReferenceNiceness = kOnlyWhenIdle;
constexpr int kReprojectionNiceness = 1;

/// One of the workers.
class TimedWorker {
 public:
  explicit TimedWorker(const RendererFactory& factory) : factory_(factory) {}

  /// Warms up, waits for the other one, then renders until `enough` says so of what has been done. `period`: of the
  /// requests; 0: at once.
  void run(int niceness, Clock::duration period, const std::vector<Request>& requests, std::latch& warm,
           const std::function<bool(std::size_t done)>& enough) {
    lowerThreadPriority(niceness);
    bool waited = false;
    try {
      const auto renderer = factory_();
      stopped_ = !renderer->render(requests.front());
      warm.arrive_and_wait();
      waited = true;
      auto next = Clock::now();
      for (std::size_t i = 0; !stopped_ && !enough(i); ++i) {
        std::this_thread::sleep_until(next);
        const auto start = Clock::now();
        next = start + period;
        stopped_ = !renderer->render(requests[i % requests.size()]);
        milliseconds_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
      }
    } catch (...) {
      exception_ = std::current_exception();
      stopped_ = true;
    }
    if (!waited) warm.count_down();
  }

  bool stopped() const { return stopped_; }
  const std::vector<double>& milliseconds() const { return milliseconds_; }
  double medianMilliseconds() const { return medianOf(milliseconds_); }
  void rethrow() const {
    if (exception_) std::rethrow_exception(exception_);
  }

 private:
  const RendererFactory& factory_;
  std::atomic<bool> stopped_{false};
  std::vector<double> milliseconds_;
  std::exception_ptr exception_;
};

}  // namespace

double CostsTogether::live() const {
  return medianOf(livePictures);
}

std::optional<CostsTogether> costsTogether(const RendererFactory& live, const RendererFactory& reference,
                                           const std::vector<Request>& requests, const std::vector<Request>& moves) {
  const RendererFactory reprojection = [] { return std::make_unique<ReprojectedRenderer>(); };
  TimedWorker liveWorker(live), referenceWorker(reference), movingWorker(reprojection);
  std::atomic<std::size_t> liveDone{0}, referenceDone{0};
  std::latch warm(moves.empty() ? 2 : 3);
  const auto enough = [&] {
    return (liveDone >= requests.size() && referenceDone >= kFewestReferences) || liveWorker.stopped() ||
           referenceWorker.stopped() || movingWorker.stopped();
  };
  const auto tick = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / kDragTicksPerSecond));
  {
    const std::jthread liveThread([&] {
      liveWorker.run(kLiveNiceness, tick, requests, warm, [&](std::size_t done) {
        liveDone = done;
        return enough();
      });
    });
    const std::jthread referenceThread([&] {
      referenceWorker.run(kReferenceNiceness, {}, requests, warm, [&](std::size_t done) {
        referenceDone = done;
        return enough();
      });
    });
    std::jthread movingThread;
    if (!moves.empty()) {
      movingThread = std::jthread([&] {
        movingWorker.run(kReprojectionNiceness, tick, moves, warm,
                         [&](std::size_t done) { return done > 0 && enough(); });
      });
    }
  }
  for (const TimedWorker* worker : {&liveWorker, &referenceWorker, &movingWorker}) {
    worker->rethrow();
    if (worker->stopped()) return std::nullopt;
  }
  CostsTogether costs;
  costs.livePictures = liveWorker.milliseconds();
  costs.reference = referenceWorker.medianMilliseconds();
  if (!moves.empty()) costs.reprojection = movingWorker.medianMilliseconds();
  return costs;
}

std::optional<std::vector<Request>> reprojections(Renderer& renderer, const std::vector<Request>& requests) {
  constexpr double kDegrees = 3;
  std::vector<Request> moves;
  for (const Request& request : requests) {
    Request drawn = request;
    drawn.depth = true;
    auto frame = renderer.render(drawn);
    if (!frame) return std::nullopt;
    auto turned = std::make_shared<Scene>(*request.scene);
    turned->viewpoint.orbit(kDegrees, 0);
    Request move;
    move.scene = std::move(turned);
    move.width = request.width;
    move.height = request.height;
    move.stop = request.stop;
    move.earlier = {request.scene, std::make_shared<const Frame>(std::move(*frame))};
    moves.push_back(std::move(move));
  }
  return moves;
}

std::optional<std::vector<double>> picturesAlone(Renderer& renderer, const std::vector<Request>& requests) {
  if (!renderer.render(requests.front())) return std::nullopt;
  std::vector<double> milliseconds;
  for (const Request& request : requests) {
    const auto frame = renderer.render(request);
    if (!frame) return std::nullopt;
    milliseconds.push_back(frame->milliseconds);
  }
  return milliseconds;
}

}  // namespace twinray::core
