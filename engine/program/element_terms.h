// Terms that are numbers, some of which may not be there at all.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/graph/node.h"
#include "engine/rewrite/builder.h"

namespace nabla {

// Stands for a number that is 0 because derivatives do not reach there. Unlike a number 0 it takes
// an infinite factor with it, as a term that is absent would.
constexpr TermId absent{};

// Makes terms in their simplest form, and none that is absent.
class ElementTerms {
 public:
  ElementTerms(Tables& tables, std::size_t expected)
      : builder_(tables, {.fold = true, .share = true, .rules = true}, expected) {}

  TermId number(double value) { return builder_.number(value); }
  TermId input(std::uint32_t element) { return builder_.input(element); }
  // What an elementwise op makes of numbers, by what its node was told.
  TermId apply(const Node& node, Kind kind, std::span<const TermId> operands);
  // An elementwise op that is told nothing; `kind` is that of `op`.
  TermId make(const OpDef& op, Kind kind, std::span<const TermId> operands);
  TermId make(const OpDef& op, std::span<const TermId> operands) {
    return make(op, kind_of(op), operands);
  }
  template <class... Operands>
  TermId make(Kind kind, Operands... operands) {
    return make(op_of(kind), kind, std::array{operands...});
  }
  // The term itself, or the number 0 in place of an absent one.
  TermId present(TermId id) { return id == absent ? builder_.number(0.0) : id; }

  std::size_t size() const { return builder_.draft().size(); }
  Draft take(std::vector<TermId> targets) { return builder_.take(std::move(targets)); }

 private:
  TermId piecewise(const Node& node, bool elu, TermId x);
  TermId with_absent(const OpDef& op, Kind kind, std::span<const TermId> operands);
  TermId with_zeros(const OpDef& op, Kind kind, std::span<const TermId> operands);

  Builder builder_;
};

}  // namespace nabla
