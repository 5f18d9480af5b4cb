// What a tensor program does at each run: steps in order, over arrays that have their places.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/program/kernels.h"
#include "engine/program/tensors/loop.h"
#include "engine/program/tensors/values.h"

namespace nabla {

// Where an array is while the program runs.
struct ArrayHome {
  enum class Where : std::uint8_t { input, constant, output, room };
  Where where = Where::room;
  std::size_t index = 0;  // the number of the input, constant or output; in the room, the offset
};

struct Fill {
  std::uint32_t array = 0;
  std::size_t size = 0;
  double value = 0;
};

// One product for each index of the outer axes; the results follow one another.
struct ProductStep {
  struct Operand {
    std::uint32_t array = 0;
    std::ptrdiff_t offset = 0;
    std::vector<std::ptrdiff_t> outer;  // strides of the outer axes
  };
  Product shape;  // with the strides, without pointers
  std::vector<std::size_t> outer;
  Operand a;
  Operand b;
  std::uint32_t to = 0;
};

// An op's own kernel on tensors of its own.
struct KernelStep {
  const OpDef* op = nullptr;
  std::shared_ptr<const Attributes> attributes;  // null when there are none
  std::vector<Access> operands;
  std::uint32_t to = 0;
  std::size_t size = 0;   // of the result
  std::size_t first = 0;  // its first operand among those of all such steps
};

using PlanStep = std::variant<Fill, BlockLoop, ProductStep, KernelStep>;

struct TensorPlan {
  std::vector<ArrayHome> arrays;
  std::vector<PlanStep> steps;
  std::vector<Tensor> constants;
  std::size_t room = 0;          // doubles
  std::size_t product_room = 0;  // doubles
  std::vector<Shape> operands;   // of all kernel steps
};

// Cancelled, it is worth nothing.
TensorPlan plan(TensorValues values, Cancellation cancelled = {});

}  // namespace nabla
