#include "tests/test_main.h"

#include <algorithm>
#include <iostream>

namespace nabla::test {

int run_named(std::span<const Entry> entries, int argc, char** argv) {
  const std::string_view name = argc > 1 ? argv[1] : "";
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& each) { return each.name == name; });
  if (entry == entries.end()) {
    std::cerr << "usage: " << argv[0] << " TEST [OPTION...], where TEST is one of\n";
    for (const Entry& each : entries) std::cerr << "  " << each.name << '\n';
    return 2;
  }
  std::copy(argv + 2, argv + argc + 1, argv + 1);  // with the null pointer at the end
  return entry->run(argc - 1, argv);
}

}  // namespace nabla::test
