#include "engine/program/element_terms.h"

#include <algorithm>

#include "engine/graph/evaluate.h"
#include "engine/ops/catalogue.h"
#include "engine/program/op_meaning.h"

namespace nabla {

TermId ElementTerms::apply(const Node& node, Kind kind, std::span<const TermId> operands) {
  const Meaning meaning = meaning_of(*node.op).meaning;
  if (meaning == Meaning::slope || meaning == Meaning::elu) {
    return piecewise(node, meaning == Meaning::elu, operands[0]);
  }
  return make(*node.op, kind, operands);
}

TermId ElementTerms::piecewise(const Node& node, bool elu, TermId x) {
  const Attributes& attributes = attributes_of(node);
  const double factor =
      elu ? attributes.real("alpha", 1.0) : attributes.real("negative_slope", 0.01);
  const TermId other = elu ? make(*find_op("expm1"), std::array{x}) : x;
  return make(Kind::where, make(Kind::greater, x, number(0.0)), x,
              make(Kind::mul, number(factor), other));
}

TermId ElementTerms::make(const OpDef& op, Kind kind, std::span<const TermId> operands) {
  for (const TermId operand : operands) {
    if (operand == absent) return with_absent(op, kind, operands);
  }
  return builder_.make({&op, kind, operands, 0, 0, 0});
}

// Sums leave out what is absent, products and functions with f(0) = 0 are absent with it.
TermId ElementTerms::with_absent(const OpDef& op, Kind kind, std::span<const TermId> operands) {
  const TermId a = operands[0];
  switch (kind) {
    case Kind::neg:
    case Kind::abs:
    case Kind::sqrt:
    case Kind::relu:
    case Kind::stop_gradient:
    case Kind::mul:
    case Kind::chain:
      return absent;
    case Kind::add:
      return a == absent ? operands[1] : a;
    case Kind::sub:
      if (operands[1] == absent) return a;
      return make(Kind::neg, operands[1]);
    case Kind::div:
      return a == absent ? absent : with_zeros(op, kind, operands);
    case Kind::where:
      if (a == absent) return operands[2];
      if (operands[1] == operands[2]) return absent;
      return with_zeros(op, kind, operands);
    default:
      return with_zeros(op, kind, operands);
  }
}

TermId ElementTerms::with_zeros(const OpDef& op, Kind kind, std::span<const TermId> operands) {
  std::array<TermId, 3> there{};
  std::ranges::transform(operands, there.begin(), [this](TermId id) { return present(id); });
  return builder_.make({&op, kind, std::span(there.data(), operands.size()), 0, 0, 0});
}

}  // namespace nabla
