// Whether work should end before it is done: a flag that another thread may raise, or an obstacle
// that the work itself has met.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "engine/base/expected.h"

namespace nabla {

// Where a kernel, which can only give numbers, says why it cannot go on. Any thread may.
class Obstacle {
 public:
  // The first one counts.
  void report(Diagnostic why) {
    if (reported_.exchange(true)) return;
    why_ = std::move(why);
    met_.store(true, std::memory_order_release);
  }
  bool met() const { return met_.load(std::memory_order_acquire); }
  const Diagnostic& why() const { return why_; }  // once met

 private:
  std::atomic<bool> reported_ = false;
  std::atomic<bool> met_ = false;
  Diagnostic why_;
};

class Cancellation {
 public:
  Cancellation() = default;                                     // never asked for
  Cancellation(const std::atomic<bool>* flag) : flag_(flag) {}  // NOLINT: null is never, too
  // The same, and asked for once the work has met an obstacle.
  Cancellation with(Obstacle& obstacle) const {
    Cancellation both = *this;
    both.obstacle_ = &obstacle;
    return both;
  }
  bool asked() const {
    return (flag_ != nullptr && flag_->load(std::memory_order_relaxed)) ||
           (obstacle_ != nullptr && obstacle_->met());
  }
  // Ends the work from within, where somebody listens.
  void give_up(Diagnostic why) const {
    if (obstacle_ != nullptr) obstacle_->report(std::move(why));
  }
  // The error of what was ended early.
  Expected<Done> check(SourceSpan span = {}) const {
    if (obstacle_ != nullptr && obstacle_->met()) return obstacle_->why();
    if (asked()) return Diagnostic{say("stopped"), {}, span};
    return Done{};
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
  Obstacle* obstacle_ = nullptr;
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
