#include "engine/program/fuse.h"

#include <cmath>
#include <utility>

namespace nabla {

namespace {

class Fusion {
 public:
  Fusion(ScalarCode& code, std::span<const std::uint8_t> classes)
      : code_(code), classes_(classes), uses_(use_counts(code)) {}

  void run() {
    for (std::uint32_t i = 0; i < code_.instructions.size(); ++i) {
      if (uses_[i] != 0) visit(i);
    }
  }

 private:
  Instruction& at(std::uint32_t value) { return code_.instructions[value]; }

  // Whether instruction i may swallow the value.
  bool takes(std::uint32_t i, std::uint32_t value, Code code) {
    return at(value).code == code && uses_[value] == 1 &&
           (classes_.empty() || classes_[i] == classes_[value]);
  }

  // What the value was computed by, whose operands pass to the instruction that swallows it.
  Instruction swallow(std::uint32_t value) {
    uses_[value] = 0;
    return std::exchange(at(value), {Code::constant, 0});
  }

  void visit(std::uint32_t i) {
    const Instruction it = at(i);
    switch (it.code) {
      case Code::add:
        add(i, it.a, it.b);
        break;
      case Code::sub:
        subtract(i, it.a, it.b);
        break;
      case Code::neg:
        if (!takes(i, it.a, Code::mul)) break;
        at(i) = swallow(it.a);
        at(i).code = Code::neg_mul;
        break;
      case Code::mul:
        if (!reciprocal(i, it.a, it.b)) reciprocal(i, it.b, it.a);
        break;
      default:
        break;
    }
  }

  void add(std::uint32_t i, std::uint32_t a, std::uint32_t b) {
    if (takes(i, a, Code::square) && takes(i, b, Code::square)) {
      at(i) = {Code::sum_of_squares, swallow(a).a, swallow(b).a, 0};
    } else if (!add_twice(i, a, b) && !add_twice(i, b, a) && !add_one(i, a, b)) {
      add_one(i, b, a);
    }
  }

  // product + 2 * x
  bool add_twice(std::uint32_t i, std::uint32_t product, std::uint32_t other) {
    if (!takes(i, product, Code::mul) || !takes(i, other, Code::mul)) return false;
    if (!is_number(at(other).a, 2.0)) return false;
    const Instruction factors = swallow(product);
    const Instruction twice = swallow(other);
    --uses_[twice.a];
    at(i) = {Code::mul_add_twice, factors.a, factors.b, twice.b};
    return true;
  }

  bool add_one(std::uint32_t i, std::uint32_t product, std::uint32_t other) {
    if (takes(i, product, Code::square)) {
      at(i) = {Code::add_square, other, swallow(product).a, 0};
    } else if (takes(i, product, Code::mul)) {
      const Instruction factors = swallow(product);
      at(i) = {Code::mul_add, factors.a, factors.b, other};
      if (takes(i, factors.b, Code::square)) {
        at(i) = {Code::add_scaled_square, other, factors.a, swallow(factors.b).a};
      }
    } else {
      return false;
    }
    return true;
  }

  void subtract(std::uint32_t i, std::uint32_t a, std::uint32_t b) {
    if (takes(i, a, Code::mul)) {
      const Instruction factors = swallow(a);
      at(i) = {Code::mul_sub, factors.a, factors.b, b};
    } else if (takes(i, b, Code::mul)) {
      const Instruction factors = swallow(b);
      at(i) = {Code::sub_mul, factors.a, factors.b, a};
    } else if (takes(i, a, Code::square)) {
      const std::uint32_t root = swallow(a).a;
      at(i) = {Code::mul_sub, root, root, b};
    } else if (takes(i, b, Code::square)) {
      const std::uint32_t root = swallow(b).a;
      at(i) = {Code::sub_mul, root, root, a};
    } else if (takes(i, a, Code::add)) {
      const Instruction sum = swallow(a);
      at(i) = {Code::add_sub, sum.a, sum.b, b};
    }
  }

  bool is_number(std::uint32_t value, double number) {
    return at(value).code == Code::constant && code_.constants[at(value).a] == number;
  }

  bool reciprocal(std::uint32_t i, std::uint32_t quotient, std::uint32_t other) {
    if (!takes(i, quotient, Code::div) || !is_number(at(quotient).a, 1.0)) return false;
    const Instruction division = swallow(quotient);
    --uses_[division.a];
    at(i) = {Code::div, other, division.b, 0};
    return true;
  }

  ScalarCode& code_;
  std::span<const std::uint8_t> classes_;
  std::vector<std::uint32_t> uses_;
};

bool moderate(double factor) { return std::fabs(factor) > 0x1p-100 && std::fabs(factor) < 0x1p100; }

}  // namespace

void draw_constants_in(ScalarCode& code, std::span<const std::uint8_t> classes) {
  const std::vector<std::uint32_t> uses = use_counts(code);
  for (std::uint32_t i = 0; i < code.instructions.size(); ++i) {
    Instruction& outer = code.instructions[i];
    if (outer.code != Code::mul || uses[i] == 0) continue;
    const Instruction& factor = code.instructions[outer.a];
    Instruction& inner = code.instructions[outer.b];
    if (factor.code != Code::constant || !moderate(code.constants[factor.a])) continue;
    if (inner.code != Code::mul || uses[outer.b] != 1 || classes[outer.b] != classes[i]) continue;
    const bool first = classes[inner.a] != classes[i];
    if (first == (classes[inner.b] != classes[i])) continue;
    const std::uint32_t rest = first ? inner.b : inner.a;
    inner = {Code::mul, outer.a, first ? inner.a : inner.b, 0};
    outer = {Code::mul, outer.b, rest, 0};
  }
}

std::vector<std::uint32_t> use_counts(const ScalarCode& code) {
  std::vector<std::uint32_t> uses(code.instructions.size(), 0);
  for (const std::uint32_t output : code.outputs) ++uses[output];
  for (std::size_t i = uses.size(); i-- > 0;) {
    if (uses[i] == 0) continue;
    for (const std::uint32_t operand : code.instructions[i].operands()) ++uses[operand];
  }
  return uses;
}

void fuse(ScalarCode& code, std::span<const std::uint8_t> classes) { Fusion(code, classes).run(); }

std::uint32_t Places::take() {
  if (free_.empty()) return count_++;
  const std::uint32_t place = free_.back();
  free_.pop_back();
  return place;
}

std::vector<std::uint32_t> last_uses(const ScalarCode& code, std::span<const std::uint32_t> uses) {
  std::vector<std::uint32_t> last(code.instructions.size(), never);
  for (std::uint32_t i = 0; i < code.instructions.size(); ++i) {
    if (uses[i] == 0) continue;
    for (const std::uint32_t operand : code.instructions[i].operands()) last[operand] = i;
  }
  for (const std::uint32_t output : code.outputs) last[output] = never;
  return last;
}

}  // namespace nabla
