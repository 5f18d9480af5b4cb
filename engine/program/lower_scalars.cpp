#include "engine/program/lower_scalars.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/program/expand.h"
#include "engine/program/op_meaning.h"
#include "engine/rewrite/passes.h"

namespace nabla {

namespace {

// Chooses an instruction for each term; value i is term i.
class Selection {
 public:
  Selection(const Draft& draft, const Tables& tables) : draft_(draft), tables_(tables) {}

  ScalarCode run() {
    code_.instructions.reserve(draft_.size());
    for (std::uint32_t i = 0; i < draft_.size(); ++i) {
      code_.instructions.push_back(instruction(TermId{i}));
    }
    for (const TermId target : draft_.targets) code_.outputs.push_back(target.index);
    return std::move(code_);
  }

 private:
  Instruction instruction(TermId id) {
    const Term& term = draft_[id];
    if (term.kind == Kind::constant) {
      code_.constants.push_back(tables_.constant_at(term.value).item());
      return {Code::constant, static_cast<std::uint32_t>(code_.constants.size() - 1)};
    }
    if (term.kind == Kind::input) {
      code_.inputs = std::max<std::size_t>(code_.inputs, term.value + 1U);
      return {Code::input, term.value};
    }
    return operation(*term.op, draft_.operands_of(id));
  }

  Instruction operation(const OpDef& op, std::span<const TermId> operands) {
    std::array<std::uint32_t, 3> at{};
    for (std::size_t k = 0; k < operands.size(); ++k) at[k] = operands[k].index;
    const OpMeaning meaning = meaning_of(op);
    if (meaning.meaning == Meaning::swapped) return {meaning.code, at[1], at[0]};
    if (meaning.meaning == Meaning::code) {
      // Constants stand first in a product.
      if (meaning.code == Code::mul && is_constant(operands[1])) std::swap(at[0], at[1]);
      const bool square = meaning.code == Code::mul && at[0] == at[1];
      return square ? Instruction{Code::square, at[0]}
                    : Instruction{meaning.code, at[0], at[1], at[2]};
    }
    return {operands.size() == 1 ? Code::call1 : Code::call2, at[0], at[1], function(op)};
  }

  bool is_constant(TermId id) const { return draft_[id].kind == Kind::constant; }

  std::uint32_t function(const OpDef& op) {
    const auto found = std::ranges::find(code_.functions, &op);
    const auto place = static_cast<std::uint32_t>(found - code_.functions.begin());
    if (found == code_.functions.end()) code_.functions.push_back(&op);
    return place;
  }

  const Draft& draft_;
  const Tables& tables_;
  ScalarCode code_;
};

}  // namespace

ScalarCode code_of(const Draft& draft, const Tables& tables) {
  return Selection(draft, tables).run();
}

std::optional<ScalarCode> lower_scalars(const Graph& graph, std::span<const NodeId> fetches,
                                        std::span<const std::size_t> offsets,
                                        Cancellation cancelled) {
  Tables tables(graph);
  std::optional<Draft> draft = expand(graph, fetches, offsets, tables, {.cancelled = cancelled});
  if (!draft) return std::nullopt;
  Passes passes(tables, {.cancelled = cancelled});
  return code_of(passes.simplified(*std::move(draft)), tables);
}

}  // namespace nabla
