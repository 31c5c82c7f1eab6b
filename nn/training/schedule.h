#pragma once

#include <cstdint>
#include <optional>

#include <nlohmann/json.hpp>

namespace twinray::nn {

/// How long a run lasts, and how far along it is: what the learning rate follows. By epochs, a step's progress depends
/// on the step alone. By minutes, the number of steps that will fit is estimated from the measured time of a step,
/// again and again, so that the learning rate reaches its end when the time does, on a busy machine too; the estimate
/// is part of the checkpoint.
class Schedule {
 public:
  /// stepsPerEpoch: samples / batch; the last step may reach into the next epoch.
  static Schedule byEpochs(int epochs, double stepsPerEpoch);
  static Schedule byMinutes(double minutes);

  /// To be told at every step's end how many seconds it took, everything included.
  void stepTook(double seconds);
  std::int64_t step() const { return step_; }
  double seconds() const { return seconds_; }
  bool finished() const;
  /// 0 at the start, 1 at the end.
  double progress() const;
  /// Empty before there is an estimate.
  std::optional<double> secondsLeft() const;

  /// A finished run gets this much more; an unfinished one, this much altogether (or more, if that has already passed).
  void extend(std::optional<int> epochs, std::optional<double> minutes, double stepsPerEpoch);

  nlohmann::json toJson() const;
  /// Throws nlohmann::json::exception for anything but what toJson gave.
  static Schedule fromJson(const nlohmann::json& json);

 private:
  std::int64_t steps_ = 0;  ///< by epochs: all steps; by minutes: 0
  double limit_ = 0;        ///< by minutes: seconds; by epochs: 0
  std::int64_t first_ = 0;  ///< length that was asked for first, for a run that goes on for as long again: steps
  double firstLimit_ = 0;   ///< or seconds
  std::int64_t step_ = 0;
  double seconds_ = 0;
  double secondsOfStep_ = 0;  ///< running mean
  std::int64_t start_ = 0;    ///< step at which the present length began
};

}  // namespace twinray::nn
