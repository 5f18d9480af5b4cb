#include "engine/program/element_terms.h"

#include <algorithm>

namespace nabla {

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
