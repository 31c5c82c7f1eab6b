#include "ui/training/training_plan.h"

#include <system_error>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr int kMostSameNames = 10'000;

const char* nameOf(TrainingPlan::Kind kind) {
  return kind == TrainingPlan::Kind::kAdapt ? "adapt" : "train";
}

const char* nameOf(TrainingPlan::Outcome outcome) {
  switch (outcome) {
    case TrainingPlan::Outcome::kDone:
      return "done";
    case TrainingPlan::Outcome::kStopped:
      return "stopped";
    case TrainingPlan::Outcome::kUnfinished:
      break;
  }
  return "unfinished";
}

TrainingPlan::Outcome outcomeFrom(const std::string& name) {
  for (const auto outcome : {TrainingPlan::Outcome::kDone, TrainingPlan::Outcome::kStopped})
    if (name == nameOf(outcome)) return outcome;
  return TrainingPlan::Outcome::kUnfinished;
}

template <typename T>
T inside(T value, T least, T most) {
  if (!(value >= least && value <= most)) throw core::Error("a number in it is out of range");
  return value;
}

TrainingPlan planFrom(const json& values) {
  if (!values.is_object() || values.value("program", "") != "TwinRay") throw core::Error("it is no plan of TwinRay");
  if (values.at("version") != kVersion) throw core::Error("this program knows only version 1");
  TrainingPlan plan;
  plan.kind = values.at("kind") == "adapt" ? TrainingPlan::Kind::kAdapt : TrainingPlan::Kind::kTrain;
  plan.outcome = outcomeFrom(values.at("outcome").get<std::string>());
  for (const json& given : values.at("volumes")) {
    PlannedVolume volume;
    volume.path = given.at("path").get<std::string>();
    volume.choice.series = given.at("series").get<std::string>();
    volume.choice.component = given.at("component").get<std::string>();
    volume.choice.frame = given.at("frame").get<int>();
    volume.choice.reduction = given.at("reduction").get<int>();
    plan.volumes.push_back(std::move(volume));
  }
  if (plan.volumes.empty()) throw core::Error("it names no volume");
  plan.samples = std::size_t(inside(values.at("samples").get<int>(), 0, TrainingPlan::kMostSamples));
  plan.size = inside(values.at("size").get<int>(), TrainingPlan::kLeastSize, TrainingPlan::kMostSize);
  plan.quality = values.at("quality").get<std::string>();
  plan.guideQuality = values.at("guide_quality").get<std::string>();
  plan.guideFactor = inside(values.at("guide_factor").get<int>(), 1, 8);
  plan.keyframed = inside(values.at("keyframed").get<double>(), 0.0, 0.9);
  plan.seed = values.at("seed").get<std::uint64_t>();
  plan.recipe = values.at("recipe");
  plan.fromModel = values.at("from_model").get<bool>();
  plan.minutes = inside(values.at("minutes").get<double>(), 1e-3, TrainingPlan::kMostMinutes);
  return plan;
}

}  // namespace

json toJson(const TrainingPlan& plan) {
  json values{{"program", "TwinRay"},
              {"version", kVersion},
              {"kind", nameOf(plan.kind)},
              {"outcome", nameOf(plan.outcome)},
              {"samples", plan.samples},
              {"size", plan.size},
              {"quality", plan.quality},
              {"guide_quality", plan.guideQuality},
              {"guide_factor", plan.guideFactor},
              {"keyframed", plan.keyframed},
              {"seed", plan.seed},
              {"recipe", plan.recipe},
              {"from_model", plan.fromModel},
              {"minutes", plan.minutes}};
  values["volumes"] = json::array();
  for (const PlannedVolume& volume : plan.volumes)
    values["volumes"].push_back({{"path", volume.path.string()},
                                 {"series", volume.choice.series},
                                 {"component", volume.choice.component},
                                 {"frame", volume.choice.frame},
                                 {"reduction", volume.choice.reduction}});
  return values;
}

fs::path RunPaths::training() const {
  std::error_code ignored;
  return fs::exists(plan(), ignored) ? folder / "training" : folder;
}

TrainingPlan readPlan(const fs::path& folder) {
  const fs::path file = RunPaths{folder}.plan();
  const std::string text = core::readTextFile(file);
  const auto fail = [&](const std::string& why) {
    return core::Error("The plan of a training " + file.string() + " cannot be used: " + why +
                       "; delete the run or start a new one.");
  };
  try {
    return planFrom(json::parse(text));
  } catch (const core::Error& error) {
    throw fail(error.what());
  } catch (const json::exception&) {
    throw fail("it is damaged");
  }
}

void writePlan(const fs::path& folder, const TrainingPlan& plan) {
  core::writeAtomically(RunPaths{folder}.plan(), [&](std::ostream& out) { out << toJson(plan).dump(1) << '\n'; });
}

fs::path makeRunFolder(const fs::path& runs, const std::string& name) {
  std::string plain;
  for (const char c : name) plain += c == '/' || (c >= 0 && c < ' ') ? '-' : c;
  while (!plain.empty() && (plain.back() == ' ' || plain.back() == '.')) plain.pop_back();
  if (plain.empty() || plain.front() == '.') plain = "run" + plain;
  std::error_code failed;
  fs::create_directories(runs, failed);
  for (int i = 1; !failed && i < kMostSameNames; ++i) {
    const fs::path folder = runs / (i == 1 ? plain : plain + " " + std::to_string(i));
    if (fs::create_directory(folder, failed)) return folder;
  }
  throw core::Error("The folder " + (runs / plain).string() + " cannot be made (" + failed.message() +
                    "); choose another place for trainings.");
}

}  // namespace twinray::ui
