// What the fuzzers share: demands that end the process, small limits, reading choices from bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/interpreter/interpreter.h"

namespace nabla::fuzz {

inline void demand(bool holds) {
  if (!holds) std::abort();
}

inline RunOptions small_run(Mode mode) {
  RunOptions options;
  options.mode = mode;
  options.missing_value = 1.0;
  options.limits = {.statements = 500, .nodes = 500, .elements = 2'000, .nesting = 50};
  return options;
}

// Choices, one byte each; 0 when the bytes are used up.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : next_(data), end_(data + size) {}

  bool more() const { return next_ != end_; }
  std::size_t pick(std::size_t count) { return more() ? *next_++ % count : 0; }
  template <std::size_t n>
  std::string of(const char* const (&options)[n]) {
    return options[pick(n)];
  }
  // What is left, as text.
  std::string_view rest() const {
    return {reinterpret_cast<const char*>(next_), static_cast<std::size_t>(end_ - next_)};
  }

 private:
  const std::uint8_t* next_;
  const std::uint8_t* end_;
};

}  // namespace nabla::fuzz
