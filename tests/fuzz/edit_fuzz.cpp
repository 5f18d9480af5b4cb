// Edits of any program's tree: a name renamed and named back gives the program that was, a renamed
// program computes what it did, and a new initial value is the one the program then has.
#include "engine/language/edit.h"

#include <vector>

#include "engine/language/names.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "tests/fuzz/fuzz.h"

namespace {

using nabla::fuzz::Choices;
using nabla::fuzz::demand;

nabla::Execution eager(const nabla::Program& program) {
  return nabla::run(program, nabla::fuzz::small_run(nabla::Mode::eager));
}

std::vector<std::string> names_of(const nabla::Program& program) {
  std::vector<std::string> names = nabla::global_names(program);
  for (const std::string& name : nabla::free_names(program)) names.push_back(name);
  return names;
}

// The text that the window would save reads back as the very same program.
void reads_back(const nabla::Program& program) {
  const nabla::ParseResult again = nabla::parse(nabla::print(program));
  demand(again.ok());
  demand(nabla::same_meaning(again.program, program));
}

void rename_there_and_back(const nabla::Program& program, const std::string& name) {
  const std::string fresh = "renamed_by_the_test";
  const auto there = nabla::renamed(program, name, fresh);
  if (!there) return;
  reads_back(*there);
  const auto back = nabla::renamed(*there, fresh, name);
  if (back) demand(nabla::same_meaning(*back, program));
  const nabla::Execution before = eager(program);
  const nabla::Execution after = eager(*there);
  demand(before.ok() == after.ok());
  if (!before.ok() || before.outputs.empty()) return;
  const nabla::NodeId node = before.outputs.front().node;
  demand(node == after.outputs.front().node);
  demand(before.values[node.index] == after.values[node.index]);
}

void set_initial_value(const nabla::Program& program, const std::string& name, double value) {
  const auto changed = nabla::with_initial_value(program, name, nabla::number_expr(value));
  if (!changed) return;
  reads_back(*changed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choose(data, size);
  constexpr double values[] = {0, -1.5, 3, 1e-300, 1e300};
  const std::size_t which = choose.pick(255);
  const double value = values[choose.pick(std::size(values))];
  const nabla::ParseResult read = nabla::parse(choose.rest());
  if (!read.ok()) return 0;
  const std::vector<std::string> names = names_of(read.program);
  if (names.empty()) return 0;
  rename_there_and_back(read.program, names[which % names.size()]);
  set_initial_value(read.program, names[which % names.size()], value);
  return 0;
}
