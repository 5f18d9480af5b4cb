// Any bytes at all are either refused with a diagnostic or are a program that prints, reads back
// and runs within its limits; libFuzzer looks for those where that fails.
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "tests/fuzz/fuzz.h"

using nabla::fuzz::demand;

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
    const nabla::Execution execution = nabla::run(read.program, nabla::fuzz::small_run(mode));
    demand(mode == nabla::Mode::static_graph ||
           execution.values.size() == execution.graph.nodes().size());
  }
  return 0;
}
