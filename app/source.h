// Where a subcommand's program comes from: a file, standard input, or -e TEXT; and how its errors
// are said.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/expected.h"
#include "engine/document/document.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/objective/objective.h"

namespace nabla::app {

// Exit statuses of the contract.
constexpr int work_done = 0;
constexpr int work_failed = 1;
constexpr int wrong_usage = 2;

struct SourceArguments {
  std::string file;
  std::string text;
  std::string at;
  bool has_text = false;
};

// FILE, -e TEXT and --at on a subcommand.
void add_source(CLI::App& command, SourceArguments& arguments);
// --mode eager|static|compiled; `mode` holds what goes without the option.
void add_mode(CLI::App& command, std::string& mode);

struct Source {
  std::string label;  // what messages call it: the file as given, "<stdin>" or "<text>"
  Document document;  // its point already overridden by --at
  Program program;
  std::filesystem::path folder;  // where load() looks: the file's, else the current one
};

// Reads and parses; on failure says the first error on standard error, with the number of further
// ones.
std::optional<Source> read_source(const SourceArguments& arguments);

// `nabla: label:line:column: what (hint)` on standard error; returns work_failed.
int report(const Source& source, const Diagnostic& diagnostic, std::size_t further = 0);
// `nabla: what (hint)`, for errors without a place in a program.
int report(const Diagnostic& diagnostic);

// What every run of the program goes with: the files it may load.
RunOptions run_options(const Source& source);

// Runs the program; on failure reports and returns nothing.
std::optional<Execution> execute(const Source& source, Mode mode);

// What a --mode means: how the program runs, and how a function made of it is evaluated.
Mode run_mode(const std::string& mode);
Course course_of(const std::string& mode);

}  // namespace nabla::app
