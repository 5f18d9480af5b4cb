// Straight-line code on numbers: what a graph means element by element, in single-assignment form.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/program/codes.h"

namespace nabla {

// Computes value i, i being its place in the code, from earlier values.
struct Instruction {
  Code code = Code::constant;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  friend bool operator==(const Instruction&, const Instruction&) = default;

  // The operands that are values: not a constant's or an input's number, not a function's.
  std::span<std::uint32_t> operands();
  std::span<const std::uint32_t> operands() const;
};

struct ScalarCode {
  std::vector<Instruction> instructions;
  std::vector<double> constants;
  std::vector<const OpDef*> functions;  // ops without a code of their own
  std::vector<std::uint32_t> outputs;   // values, fetch after fetch, element after element
  std::size_t inputs = 0;               // packed elements
};

}  // namespace nabla
