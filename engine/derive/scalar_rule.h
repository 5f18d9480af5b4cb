// What the one rule of an op sends back through one operand when all its values are numbers: the
// nodes the rule builds, taken once and turned into a few steps of arithmetic.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/graph/op_def.h"

namespace nabla {

// Where the arithmetic finds its numbers: the operands in order, then these, then what it computed.
namespace place {
inline constexpr std::uint8_t most_operands = 3;
inline constexpr std::uint8_t output = 3;
inline constexpr std::uint8_t upstream = 4;
inline constexpr std::uint8_t first_step = 5;
inline constexpr std::uint8_t most = 40;
}  // namespace place
using Numbers = std::array<double, place::most>;

class ScalarRule {
 public:
  enum class Kind : std::uint8_t {
    absent,   // structurally zero
    pass,     // the upstream gradient as it is
    negated,  // its negative
    product,  // its product with a place
    scaled,   // its product with a function of a place
    steps,    // anything else
    whole,    // not arithmetic on numbers alone: ask the graph's rule
  };

  // The rule of `op` for that operand of `count`, without attributes. `guarded`: the upstream
  // gradient has passed a choice (Flow::guarded).
  static ScalarRule make(const OpDef& op, std::size_t count, std::size_t operand, bool guarded);

  Kind kind() const { return kind_; }
  bool guarded() const { return guarded_; }             // what it sends has passed a choice
  std::uint8_t factor() const { return factor_; }       // the place, for `product`, `scaled`
  UnaryFunction function() const { return function_; }  // for `scaled`
  // The contribution, from the operands, the output and the upstream gradient in their places.
  // For every kind but `absent` and `whole`.
  double run(Numbers& numbers) const;

 private:
  enum class Code : std::uint8_t { number, add, sub, mul, div, neg, chain, where, unary, binary };
  struct Step {
    Code code = Code::number;
    std::array<std::uint8_t, 3> from{};
    double number = 0;
    UnaryFunction unary = nullptr;
    BinaryFunction binary = nullptr;
  };
  class Flattening;

  static double compute(const Step& step, const Numbers& numbers);
  const Step* step_at(std::uint8_t at) const;
  void simplify(std::uint8_t result);
  void simplify_product(const Step& product);

  Kind kind_ = Kind::whole;
  bool guarded_ = false;
  std::uint8_t factor_ = 0;
  std::uint8_t result_ = 0;
  UnaryFunction function_ = nullptr;
  std::vector<Step> steps_;
};

}  // namespace nabla
