#include "engine/rewrite/bits.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace nabla {

namespace {

constexpr int all_operands = -1;

struct Jump {
  std::string_view op;
  int operand = all_operands;
};
// Those that do not show in their rule: a condition passes nothing on, a rest has slopes, a class
// number is compared inside, and what a static loop or a choice of graphs does is not looked at.
constexpr std::array<Jump, 5> jumps = {
    {{"where", 0}, {"mod"}, {"cross_entropy", 1}, {"cond"}, {"while_loop"}}};

// A function whose partial is zero everywhere is constant between jumps.
bool is_flat(const OpDef& op, std::size_t operand) {
  const auto* pointwise = std::get_if<Pointwise>(&op.rule);
  return pointwise != nullptr && !pointwise->partials.empty() &&
         pointwise->partials[operand] == nullptr && op.name != "stop_gradient";
}

bool jumps_in(const OpDef& op, std::size_t operand) {
  if (is_flat(op, operand) || std::holds_alternative<NoDerivative>(op.rule)) return true;
  return std::ranges::any_of(jumps, [&](const Jump& jump) {
    return jump.op == op.name &&
           (jump.operand == all_operands || std::cmp_equal(jump.operand, operand));
  });
}

}  // namespace

std::vector<bool> bits_that_matter(const Draft& draft) {
  const std::vector<std::uint32_t> uses = uses_in(draft);
  std::vector<bool> matter(draft.size(), false);
  for (std::size_t i = draft.size(); i-- > 0;) {
    const auto operands = draft.operands_of(TermId{static_cast<std::uint32_t>(i)});
    if (uses[i] == 0) continue;
    for (std::size_t k = 0; k < operands.size(); ++k) {
      if (matter[i] || jumps_in(*draft.terms[i].op, k)) matter[operands[k].index] = true;
    }
  }
  return matter;
}

}  // namespace nabla
