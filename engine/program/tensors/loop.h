// A chain of elementwise work over arrays of one size, done in blocks that stay in the cache: what
// lies between is never written to memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/program/block_function.h"
#include "engine/program/scalar_code.h"
#include "engine/program/tensors/view.h"

namespace nabla {

// Which elements of an array an input of the code takes, or an output goes to.
struct Access {
  std::uint32_t array = 0;
  View view;  // of as many elements as the loop has
  friend bool operator==(const Access&, const Access&) = default;
};

// How an output meets what stands in its place: Code::copy replaces it; add, mul, maximum and
// minimum take it in, also where several elements go to one place.
struct Delivery {
  Access to;
  Code code = Code::copy;
};

class BlockLoop {
 public:
  // Input k of the code takes reads[k], output k goes to deliveries[k]. No array is both read and
  // written, and plain copies go to different arrays.
  BlockLoop(ScalarCode code, std::size_t size, std::span<const Access> reads,
            std::span<const Delivery> deliveries);

  // Room to run in, for one run at a time; sized for any number of loops by make_room.
  struct Room {
    std::vector<double> blocks;
    std::vector<double*> pointers;
  };
  void make_room(Room& room) const;

  // `arrays`: pointers by number. Allocates nothing in a room that was made.
  void run(std::span<double* const> arrays, Room& room, Cancellation cancelled = {}) const;

  std::size_t instructions() const { return steps_.size(); }
  static constexpr std::size_t block = 256;

 private:
  struct Step {
    BlockCall call;
    std::uint32_t to = 0;
    std::uint32_t operands[3] = {};
  };
  // A cell is a pointer that steps read or write through.
  struct Moving {  // goes along with the block
    std::uint32_t cell = 0;
    std::uint32_t array = 0;
    std::ptrdiff_t offset = 0;
    std::size_t step = 1;  // 0 for one number
  };
  struct Gathered {  // filled before the block
    std::uint32_t cell = 0;
    Access from;
  };
  struct Delivered {  // taken away after the block
    std::uint32_t cell = 0;
    Delivery delivery;
  };
  class Planner;

  std::size_t size_ = 0;
  std::uint32_t cells_ = 0;
  std::uint32_t blocks_ = 0;  // cells that are blocks of the room, the first ones
  std::vector<double> constants_;
  std::vector<std::uint32_t> constant_cells_;
  std::vector<Moving> moving_;
  std::vector<Gathered> gathered_;
  std::vector<Step> steps_;
  std::vector<Delivered> delivered_;
};

}  // namespace nabla
