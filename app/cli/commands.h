#pragma once

#include <stop_token>

#include <CLI/CLI.hpp>

namespace twinray::cli {

/// Each adds its subcommand; the callback runs it. `stop` is requested by an interrupt (Ctrl+C).
void addInfo(CLI::App& app, std::stop_token stop);
void addSample(CLI::App& app, std::stop_token stop);
void addRender(CLI::App& app, std::stop_token stop);
void addTrain(CLI::App& app, std::stop_token stop);
void addEvaluate(CLI::App& app, std::stop_token stop);
void addPredict(CLI::App& app, std::stop_token stop);
void addCompare(CLI::App& app, std::stop_token stop);
void addModel(CLI::App& app, std::stop_token stop);
void addImportWeights(CLI::App& app, std::stop_token stop);
void addForward(CLI::App& app, std::stop_token stop);
void addSensitivity(CLI::App& app, std::stop_token stop);
void addMatch(CLI::App& app, std::stop_token stop);
void addExplore(CLI::App& app, std::stop_token stop);
void addBench(CLI::App& app, std::stop_token stop);

}  // namespace twinray::cli
