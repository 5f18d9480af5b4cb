// One program holds many tests; which of them it runs, its first argument says.
#pragma once

#include <span>
#include <string_view>

namespace nabla::test {

struct Entry {
  std::string_view name;  // its path below tests, such as "engine/base/expected_test"
  int (*run)(int argc, char** argv);
};

// Runs the test that argv[1] names, with the other arguments, which are Qt Test's. A warning, of Qt
// or our own, fails it, but for the few that are harmless. Without a name, or with one that is not
// among the entries, it lists them and the status is 2.
int run_named(std::span<const Entry> entries, int argc, char** argv);

}  // namespace nabla::test
