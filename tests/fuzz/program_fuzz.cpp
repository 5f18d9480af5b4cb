// Any bytes at all are either refused with a diagnostic or are a program that prints, reads back
// and runs within its limits; libFuzzer looks for those where that fails.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

nabla::RunOptions small_run(nabla::Mode mode) {
  nabla::RunOptions options;
  options.mode = mode;
  options.missing_value = 1.0;
  options.limits = {.statements = 500, .nodes = 500, .elements = 2'000, .nesting = 50};
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const nabla::ParseResult read = nabla::parse(text);
  demand(read.ok() == read.diagnostics.empty());
  for (const nabla::Diagnostic& diagnostic : read.diagnostics) {
    demand(!diagnostic.what.empty() && diagnostic.span.begin <= diagnostic.span.end);
  }
  if (!read.ok()) return 0;

  const std::string printed = nabla::print(read.program);
  const nabla::ParseResult again = nabla::parse(printed);
  demand(again.ok());
  demand(nabla::print(again.program) == printed);

  for (const nabla::Mode mode : {nabla::Mode::eager, nabla::Mode::static_graph}) {
    const nabla::Execution execution = nabla::run(read.program, small_run(mode));
    demand(mode == nabla::Mode::static_graph ||
           execution.values.size() == execution.graph.nodes().size());
  }
  return 0;
}
