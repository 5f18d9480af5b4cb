// The subcommands: each adds itself to the command line and, when chosen, leaves its exit status.
#pragma once

#include <CLI/App.hpp>

namespace nabla::app {

void add_eval(CLI::App& app, int& status);
void add_trace(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_optimize(CLI::App& app, int& status);
void add_render(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);
void add_ops(CLI::App& app, int& status);

}  // namespace nabla::app
