// Wrong usage and --help in the words of the locale: the command line library's own are English.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"

namespace nabla::app {

// One after another, as in `a, b`.
std::string listed(const std::vector<std::string>& words, const char* between);

// The value is one of these words.
CLI::Validator one_of(std::vector<std::string> words);
// The value is a number, or a whole one, from `low` to `high`.
CLI::Validator number_between(double low, double high);
CLI::Validator whole_number_between(double low, double high);

// Titles, descriptions and types in what --help prints, for an app that has all its options.
void translate_help(CLI::App& app);

// What is wrong with the arguments, and where to read more.
Diagnostic usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace nabla::app
