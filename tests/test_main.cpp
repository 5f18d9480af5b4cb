#include "tests/test_main.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace nabla::test {
namespace {

// What Qt may say without anything being wrong: the offscreen platform has no window manager and
// no keyboard to grab.
constexpr std::string_view harmless[] = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
};

bool is_warning(std::string_view line) {
  const bool warns =
      line.starts_with("QWARN ") || line.starts_with("QCRITICAL ") || line.starts_with("QSYSTEM ");
  return warns && std::none_of(std::begin(harmless), std::end(harmless), [&](auto allowed) {
           return line.find(allowed) != std::string_view::npos;
         });
}

// Qt Test's own log, a second one beside what is printed, so that it can be read afterwards.
class Log {
 public:
  Log()
      : path_(std::filesystem::temp_directory_path() /
              ("nabla-test-" + std::to_string(getpid()) + ".txt")),
        option_(path_.string() + ",txt") {}
  ~Log() {
    std::error_code gone;
    std::filesystem::remove(path_, gone);
  }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void ask_for(std::vector<char*>& arguments) {
    for (std::string* argument : {&output_, &option_, &output_, &screen_})
      arguments.push_back(argument->data());
  }

  std::vector<std::string> warnings() const {
    std::vector<std::string> found;
    std::ifstream lines(path_);
    for (std::string line; std::getline(lines, line);) {
      if (is_warning(line)) found.push_back(line);
    }
    return found;
  }

 private:
  std::filesystem::path path_;
  std::string option_;
  std::string output_ = "-o";
  std::string screen_ = "-,txt";
};

// A test that takes another role than testing, or writes a log of its own, has options before ours.
bool says_where_to(int argc, char** argv) {
  return std::any_of(argv, argv + argc, [](std::string_view argument) {
    return argument == "-o" || argument.starts_with("--");
  });
}

int run_watched(const Entry& entry, int argc, char** argv) {
  Log log;
  std::vector<char*> arguments(argv, argv + argc);
  log.ask_for(arguments);
  arguments.push_back(nullptr);
  const int status = entry.run(static_cast<int>(arguments.size()) - 1, arguments.data());
  const std::vector<std::string> warnings = log.warnings();
  if (warnings.empty()) return status;
  std::cerr << entry.name
            << " failed: nothing may warn. What is harmless stands in test_main.cpp.\n";
  for (const std::string& line : warnings) std::cerr << "  " << line << '\n';
  return status == 0 ? 1 : status;
}

}  // namespace

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
  if (says_where_to(argc - 1, argv)) return entry->run(argc - 1, argv);
  return run_watched(*entry, argc - 1, argv);
}

}  // namespace nabla::test
