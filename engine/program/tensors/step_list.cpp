#include "engine/program/tensors/step_list.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/program/cache_line.h"
#include "engine/program/tensors/collect.h"

namespace nabla {

namespace {

struct Life {
  std::size_t first = 0;
  std::size_t last = 0;
  bool used = false;
};

// Free stretches of memory by offset; what is taken at its end makes it grow.
class Room {
 public:
  std::size_t take(std::size_t size) {
    const auto fits = [&](const auto& gap) { return gap.second >= size; };
    auto best = std::ranges::find_if(gaps_, fits);
    for (auto gap = best; gap != gaps_.end(); ++gap) {
      if (fits(*gap) && gap->second < best->second) best = gap;
    }
    if (best == gaps_.end()) {
      const std::size_t offset = end_;
      end_ += size;
      return offset;
    }
    const auto [offset, length] = *best;
    gaps_.erase(best);
    if (length > size) gaps_.emplace(offset + size, length - size);
    return offset;
  }

  void give(std::size_t offset, std::size_t size) {
    const auto here = gaps_.emplace(offset, size).first;
    const auto next = std::next(here);
    if (next != gaps_.end() && here->first + here->second == next->first) {
      here->second += next->second;
      gaps_.erase(next);
    }
    if (here == gaps_.begin()) return;
    const auto before = std::prev(here);
    if (before->first + before->second == here->first) {
      before->second += here->second;
      gaps_.erase(here);
    }
  }

  std::size_t end() const { return end_; }

 private:
  std::map<std::size_t, std::size_t> gaps_;
  std::size_t end_ = 0;
};

// Whole lines, and one more, so that large arrays do not all start at one place of the cache.
std::size_t length_of(std::size_t size) { return (size + line - 1) / line * line + line; }

}  // namespace

void StepList::add(int stage, PlanStep step, std::vector<std::uint32_t> arrays) {
  const bool later = !std::holds_alternative<Fill>(step);
  entries_.push_back({stage, later, entries_.size(), std::move(step), std::move(arrays)});
}

std::size_t StepList::finish(std::vector<PlanStep>& steps, std::vector<ArrayHome>& arrays,
                             const std::vector<std::size_t>& sizes) {
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return std::tie(a.stage, a.later, a.number) < std::tie(b.stage, b.later, b.number);
  });
  std::vector<Life> lives(arrays.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (const std::uint32_t array : entries_[i].arrays) {
      Life& life = lives[array];
      if (!life.used) life.first = i;
      life.last = i;
      life.used = true;
    }
  }
  std::vector<std::vector<std::uint32_t>> ending(entries_.size());
  Room room;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::vector<std::uint32_t>& touched = entries_[i].arrays;
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::uint32_t array : touched) {
      if (arrays[array].where != ArrayHome::Where::room) continue;
      if (lives[array].first == i) arrays[array].index = room.take(length_of(sizes[array]));
      if (lives[array].last == i) ending[i].push_back(array);
    }
    for (const std::uint32_t array : ending[i]) {
      room.give(arrays[array].index, length_of(sizes[array]));
    }
    steps.push_back(std::move(entries_[i].step));
  }
  return room.end() + line;
}

}  // namespace nabla
