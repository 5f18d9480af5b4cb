#include "engine/program/fuse.h"

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

  // The operands of what is swallowed pass to the one that swallows it.
  void become(std::uint32_t i, std::uint32_t swallowed, Instruction instruction) {
    uses_[swallowed] = 0;
    at(i) = instruction;
    at(swallowed) = {Code::constant, 0};
  }

  void visit(std::uint32_t i) {
    const Instruction it = at(i);
    switch (it.code) {
      case Code::add:
        if (!add(i, it.a, it.b)) add(i, it.b, it.a);
        break;
      case Code::sub:
        if (takes(i, it.a, Code::mul)) {
          become(i, it.a, {Code::mul_sub, at(it.a).a, at(it.a).b, it.b});
        } else if (takes(i, it.b, Code::mul)) {
          become(i, it.b, {Code::sub_mul, at(it.b).a, at(it.b).b, it.a});
        } else if (takes(i, it.a, Code::square)) {
          become(i, it.a, {Code::mul_sub, at(it.a).a, at(it.a).a, it.b});
        } else if (takes(i, it.b, Code::square)) {
          become(i, it.b, {Code::sub_mul, at(it.b).a, at(it.b).a, it.a});
        }
        break;
      case Code::neg:
        if (takes(i, it.a, Code::mul)) become(i, it.a, {Code::neg_mul, at(it.a).a, at(it.a).b, 0});
        break;
      case Code::mul:
        if (!reciprocal(i, it.a, it.b)) reciprocal(i, it.b, it.a);
        break;
      default:
        break;
    }
  }

  bool add(std::uint32_t i, std::uint32_t product, std::uint32_t other) {
    if (takes(i, product, Code::mul)) {
      become(i, product, {Code::mul_add, at(product).a, at(product).b, other});
    } else if (takes(i, product, Code::square)) {
      become(i, product, {Code::add_square, other, at(product).a, 0});
    } else {
      return false;
    }
    return true;
  }

  bool reciprocal(std::uint32_t i, std::uint32_t quotient, std::uint32_t other) {
    if (!takes(i, quotient, Code::div)) return false;
    const Instruction& numerator = at(at(quotient).a);
    if (numerator.code != Code::constant || code_.constants[numerator.a] != 1.0) return false;
    --uses_[at(quotient).a];
    become(i, quotient, {Code::div, other, at(quotient).b, 0});
    return true;
  }

  ScalarCode& code_;
  std::span<const std::uint8_t> classes_;
  std::vector<std::uint32_t> uses_;
};

}  // namespace

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
