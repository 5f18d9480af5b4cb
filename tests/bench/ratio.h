// Times compiled work against the same work written by hand, in one process and by turns.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace nabla::bench {

// Seconds by the clock on the wall, or those this thread was on a processor: the second is the
// better measure of one thread where the machine does other work too.
enum class Clock { wall, thread };

inline double now(Clock clock) {
  if (clock == Clock::wall) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

template <class Work>
double seconds_of(Work& work, int repeats, Clock clock) {
  const double start = now(clock);
  for (int i = 0; i < repeats; ++i) work();
  return (now(clock) - start) / repeats;
}

// Counters: nanoseconds a call of both, the least of many rounds taken by turns, and their ratio.
template <class Ours, class Hand>
void compare(benchmark::State& state, Ours ours, Hand by_hand, int repeats, int rounds = 25,
             Clock clock = Clock::thread) {
  double least = 1e300;
  double least_by_hand = 1e300;
  for (auto _ : state) {
    for (int round = 0; round < rounds; ++round) {
      least = std::min(least, seconds_of(ours, repeats, clock));
      least_by_hand = std::min(least_by_hand, seconds_of(by_hand, repeats, clock));
    }
  }
  state.counters["ns"] = least * 1e9;
  state.counters["by_hand_ns"] = least_by_hand * 1e9;
  state.counters["ratio"] = least / least_by_hand;
}

}  // namespace nabla::bench
