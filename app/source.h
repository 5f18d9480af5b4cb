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
  std::string limits;
  bool has_text = false;
};

// FILE, -e TEXT and --at on a subcommand.
void add_source(CLI::App& command, SourceArguments& arguments);
// --limit on what runs the program; without it the usual limits hold.
void add_limit(CLI::App& command, std::string& limits);
// Of --limit: 'statements=1e7,nodes=1e7'.
Expected<RunLimits> read_limits(const std::string& text);
// --mode eager|static|compiled; `mode` holds what goes without the option.
void add_mode(CLI::App& command, std::string& mode);

struct Source {
  std::string label;  // what messages call it: the file as given, "<stdin>" or "<text>"
  Document document;  // its point already overridden by --at
  Program program;
  std::filesystem::path folder;  // where load() looks: the file's, else the current one
  RunLimits limits;
};

// What was read, or the exit status of what kept it from being read.
template <class T>
class Read {
 public:
  Read(T value) : value_(std::move(value)) {}
  Read(int failed) : status_(failed) {}
  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }
  int status() const { return status_; }

 private:
  std::optional<T> value_;
  int status_ = work_done;
};
using Reading = Read<Source>;

// Reads and parses; on failure says the first error on standard error, with the number of further
// ones.
Reading read_source(const SourceArguments& arguments);

// Says what is wrong with an option and returns the exit status. What is wrong with the program
// itself comes first: who writes one does not know its inputs before it is right.
int report_option(const Source& source, const std::string& option, const Diagnostic& diagnostic);

// work_done where the program has an input of that name; else says so of the option that named it.
int check_input(const Source& source, const std::string& option, const std::string& name);

// The values of an option such as --at, for inputs that the program has.
Read<Point> read_values(const Source& source, const std::string& option, const std::string& text);

// `nabla: label:line:column: what (hint)` on standard error; returns work_failed.
int report(const Source& source, const Diagnostic& diagnostic, std::size_t further = 0);
// `nabla: what (hint)`, for errors without a place in a program.
int report(const Diagnostic& diagnostic);
// `nabla: --at: what (hint)`, for an option where no program is read; returns wrong_usage.
int report_option(const std::string& option, const Diagnostic& diagnostic);
// For a program that has no output.
Diagnostic computes_nothing();

// What every run of the program goes with: its limits and the files it may load.
RunOptions run_options(const Source& source);

// The first error of a run that failed, with the number of further ones.
int report(const Source& source, const Execution& failed);
// Runs the program, whatever comes of it.
Execution executed(const Source& source, Mode mode);
// Runs the program; on failure reports and returns nothing.
std::optional<Execution> execute(const Source& source, Mode mode);

// What a --mode means: how the program runs, and how a function made of it is evaluated.
Mode run_mode(const std::string& mode);
Course course_of(const std::string& mode);

}  // namespace nabla::app
