// Whether work should end before it is done: a flag that another thread may raise.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "engine/base/expected.h"

namespace nabla {

class Cancellation {
 public:
  Cancellation() = default;                                     // never asked for
  Cancellation(const std::atomic<bool>* flag) : flag_(flag) {}  // NOLINT: null is never, too
  bool asked() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }
  // The error of what was ended early.
  Expected<Done> check(SourceSpan span = {}) const {
    if (asked()) return Diagnostic{say("stopped"), {}, span};
    return Done{};
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
};

// Asked now and then during long work, which its error ends. None is never an error.
using Check = std::function<Expected<Done>()>;
inline Expected<Done> ask(const Check& check) { return check ? check() : Expected<Done>(Done{}); }
inline Check check_of(Cancellation cancelled) {
  return [cancelled] { return cancelled.check(); };
}

constexpr std::uint32_t nodes_at_once = 256;         // of a graph, between two looks
constexpr std::size_t elements_at_once = 1U << 15U;  // of cheap work between two looks

// work(first, last) for the numbers below n, so many at a time; none is begun once cancellation is
// asked for. What then was not done is worth nothing, so whoever raised the flag drops the result.
template <class Work>
void in_blocks(std::size_t n, std::size_t block, Cancellation cancelled, Work work) {
  for (std::size_t first = 0; first < n && !cancelled.asked(); first += block) {
    work(first, std::min(n, first + block));
  }
}

}  // namespace nabla
