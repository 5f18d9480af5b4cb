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

// Makes code, and simplifies as it goes: constants are folded, equal values are computed once,
// factors 1 and -1, double signs and small powers go, constant factors move outward and meet. Where
// this is not exact in every bit it is so within an ulp or two.
class ScalarBuilder {
 public:
  // A value that is 0 because derivatives do not reach there: unlike a number 0 it takes an
  // infinite factor with it, as an absent term would.
  static constexpr std::uint32_t structural_zero = 0;

  explicit ScalarBuilder(std::size_t expected = 64);
  std::uint32_t constant(double value);
  std::uint32_t input(std::uint32_t element);
  std::uint32_t make(Code code, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0);
  std::uint32_t call(const OpDef& op, std::uint32_t a);
  std::uint32_t call(const OpDef& op, std::uint32_t a, std::uint32_t b);
  std::uint32_t power(const OpDef& op, std::uint32_t base, std::uint32_t exponent);

  std::size_t size() const { return code_.instructions.size(); }
  ScalarCode take() { return std::move(code_); }

 private:
  const Instruction& at(std::uint32_t value) const { return code_.instructions[value]; }
  bool is(std::uint32_t value, Code code) const { return at(value).code == code; }
  bool is_constant(std::uint32_t value) const { return is(value, Code::constant); }
  bool is_constant(std::uint32_t value, double number) const;
  double number(std::uint32_t value) const { return code_.constants[at(value).a]; }
  bool scaled(std::uint32_t value) const;  // a moderate constant times something

  std::uint32_t add(std::uint32_t a, std::uint32_t b);
  std::uint32_t sub(std::uint32_t a, std::uint32_t b);
  std::uint32_t mul(std::uint32_t a, std::uint32_t b);
  std::uint32_t div(std::uint32_t a, std::uint32_t b);
  std::uint32_t neg(std::uint32_t a);
  std::uint32_t chain(std::uint32_t partial, std::uint32_t gradient);
  std::uint32_t select(std::uint32_t condition, std::uint32_t x, std::uint32_t y);
  std::uint32_t intern(const Instruction& instruction);
  std::uint32_t function(const OpDef& op);
  void grow();

  ScalarCode code_;
  std::vector<std::uint32_t> table_;  // open addressing: 0 is free, else a value + 1
};

}  // namespace nabla
