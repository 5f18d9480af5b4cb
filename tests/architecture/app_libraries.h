// The headers of libraries that the subcommands include, precompiled likewise.
#pragma once

#include <CLI/CLI.hpp>
#include <QString>
#include <nlohmann/json.hpp>
