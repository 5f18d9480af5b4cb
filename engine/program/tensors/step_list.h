// Steps in the order of their stages, and room for the arrays between them.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/program/tensors/plan.h"

namespace nabla {

class StepList {
 public:
  // `arrays`: those that the step reads or writes.
  void add(int stage, PlanStep step, std::vector<std::uint32_t> arrays);

  // Moves the steps out, by stage, fills first within one. Each array that lives in the room gets
  // its offset there, at a line of the cache; arrays that are never there together share memory.
  // `sizes`: of all arrays. Returns the doubles that the room needs.
  std::size_t finish(std::vector<PlanStep>& steps, std::vector<ArrayHome>& arrays,
                     const std::vector<std::size_t>& sizes);

 private:
  struct Entry {
    int stage = 0;
    bool later = false;  // than the fills
    std::size_t number = 0;
    PlanStep step;
    std::vector<std::uint32_t> arrays;
  };
  std::vector<Entry> entries_;
};

}  // namespace nabla
