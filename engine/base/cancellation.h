// Whether work should end before it is done: a flag that another thread may raise.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace nabla {

class Cancellation {
 public:
  Cancellation() = default;                                     // never asked for
  Cancellation(const std::atomic<bool>* flag) : flag_(flag) {}  // NOLINT: null is never, too
  bool asked() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }

 private:
  const std::atomic<bool>* flag_ = nullptr;
};

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
