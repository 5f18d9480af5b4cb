// What the compiler knows of each op: a code, a way to expand it, or nothing.
#pragma once

#include "engine/graph/op_def.h"
#include "engine/program/codes.h"

namespace nabla {

enum class Meaning : std::uint8_t {
  code,      // an arithmetic code, elementwise
  swapped,   // the same with its two operands exchanged
  call,      // elementwise by the op's own function
  slope,     // leaky_relu: select(x > 0, x, slope x)
  elu,       // select(x > 0, x, alpha expm1(x))
  movement,  // the result's elements are elements of the operands, or 0
  sum,
  mean,
  product,
  largest,
  smallest,
  sum_to,
  matmul,
  outer,
  composite,  // by its body
  opaque,     // by its kernel only
};

struct OpMeaning {
  Meaning meaning = Meaning::opaque;
  Code code = Code::copy;
};

// Constant time; an op that is not in the catalogue is judged by its kernel and rule.
OpMeaning meaning_of(const OpDef& op);

// Whether the op gives each element of its result from one element of each operand.
bool is_elementwise(const OpDef& op);

}  // namespace nabla
