#include "engine/rewrite/term_text.h"

#include "engine/graph/op_def.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

constexpr int deepest = 4;

class Writer {
 public:
  Writer(const Draft& draft, const Tables& tables) : draft_(draft), tables_(tables) {}

  std::string term(TermId id, int depth) const {
    const Term& term = draft_[id];
    if (term.kind == Kind::constant) return format_tensor(tables_.constant_at(term.value), 6, 4);
    if (term.kind == Kind::input) return tables_.source().input(NodeId{term.value})->name;
    if (depth == 0) return "...";
    return op(*term.op, draft_.operands_of(id), depth, depth < deepest);
  }

  std::string op(const OpDef& op, std::span<const TermId> operands, int depth, bool inner) const {
    const Notation& notation = op.notation;
    if (notation.kind == NotationKind::infix && operands.size() == 2) {
      const std::string text = term(operands[0], depth - 1) + ' ' + std::string(notation.symbol) +
                               ' ' + term(operands[1], depth - 1);
      return inner ? '(' + text + ')' : text;
    }
    if (op.name == "neg") return '-' + term(operands[0], depth - 1);
    std::string text = std::string(op.name) + '(';
    for (std::size_t i = 0; i < operands.size(); ++i) {
      text += (i > 0 ? ", " : "") + term(operands[i], depth - 1);
    }
    return text + ')';
  }

 private:
  const Draft& draft_;
  const Tables& tables_;
};

}  // namespace

std::string text_of(const Draft& draft, const Tables& tables, TermId id) {
  return Writer(draft, tables).term(id, deepest);
}

std::string text_of(const Draft& draft, const Tables& tables, const Request& request) {
  if (request.operands.empty()) return std::string(request.op->name);
  return Writer(draft, tables).op(*request.op, request.operands, deepest, false);
}

}  // namespace nabla
