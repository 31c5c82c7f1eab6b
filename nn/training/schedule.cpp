#include "nn/training/schedule.h"

#include <algorithm>
#include <cmath>

namespace twinray::nn {
namespace {

constexpr double kMemory = 0.99;             ///< of the running mean of a step's seconds
constexpr std::int64_t kFirstEstimate = 10;  ///< steps that the mean needs before it means something

std::int64_t stepsOf(int epochs, double stepsPerEpoch) {
  constexpr double kRounding = 1e-9;  // of samples / batch
  return std::max<std::int64_t>(1, std::int64_t(std::ceil(epochs * stepsPerEpoch * (1 - kRounding))));
}

}  // namespace

Schedule Schedule::byEpochs(int epochs, double stepsPerEpoch) {
  Schedule schedule;
  schedule.steps_ = schedule.first_ = stepsOf(epochs, stepsPerEpoch);
  return schedule;
}

Schedule Schedule::byMinutes(double minutes) {
  Schedule schedule;
  schedule.limit_ = schedule.firstLimit_ = minutes * 60;
  return schedule;
}

void Schedule::stepTook(double seconds) {
  ++step_;
  seconds_ += seconds;
  const double memory = std::min(kMemory, 1 - 1.0 / double(step_));
  secondsOfStep_ = memory * secondsOfStep_ + (1 - memory) * seconds;
}

bool Schedule::finished() const {
  return limit_ > 0 ? seconds_ >= limit_ : step_ >= steps_;
}

double Schedule::progress() const {
  const double done = double(step_ - start_);
  if (limit_ <= 0) return std::clamp(done / double(std::max<std::int64_t>(1, steps_ - start_)), 0.0, 1.0);
  if (step_ < kFirstEstimate || secondsOfStep_ <= 0) return 0;
  const double remaining = std::max(0.0, limit_ - seconds_) / secondsOfStep_;
  return done / std::max(1.0, done + remaining);
}

std::optional<double> Schedule::secondsLeft() const {
  if (limit_ > 0) return std::max(0.0, limit_ - seconds_);
  if (step_ < kFirstEstimate) return std::nullopt;
  return double(std::max<std::int64_t>(0, steps_ - step_)) * secondsOfStep_;
}

void Schedule::extend(std::optional<int> epochs, std::optional<double> minutes, double stepsPerEpoch) {
  const bool done = finished();
  if (!epochs && !minutes && !done) return;
  if (done) start_ = step_;
  if (minutes || (!epochs && firstLimit_ > 0)) {
    const double more = minutes ? *minutes * 60 : firstLimit_;
    limit_ = done || more <= seconds_ ? seconds_ + more : more;
    steps_ = 0;
  } else {
    const std::int64_t more = epochs ? stepsOf(*epochs, stepsPerEpoch) : first_;
    steps_ = done || more <= step_ ? step_ + more : more;
    limit_ = 0;
  }
}

nlohmann::json Schedule::toJson() const {
  return {{"steps", steps_},
          {"limit", limit_},
          {"first_steps", first_},
          {"first_limit", firstLimit_},
          {"step", step_},
          {"seconds", seconds_},
          {"seconds_of_step", secondsOfStep_},
          {"start", start_}};
}

Schedule Schedule::fromJson(const nlohmann::json& json) {
  Schedule schedule;
  schedule.steps_ = json.at("steps").get<std::int64_t>();
  schedule.limit_ = json.at("limit").get<double>();
  schedule.first_ = json.at("first_steps").get<std::int64_t>();
  schedule.firstLimit_ = json.at("first_limit").get<double>();
  schedule.step_ = json.at("step").get<std::int64_t>();
  schedule.seconds_ = json.at("seconds").get<double>();
  schedule.secondsOfStep_ = json.at("seconds_of_step").get<double>();
  schedule.start_ = json.at("start").get<std::int64_t>();
  return schedule;
}

}  // namespace twinray::nn
