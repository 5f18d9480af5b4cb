// What an evaluator tells of its choices: which branch was taken and why, and what the other one
// would have computed.
#include <algorithm>

#include "engine/graph/holes.h"
#include "engine/interpreter/evaluator.h"
#include "engine/interpreter/ghosts.h"
#include "engine/language/printer.h"

namespace nabla {

void Evaluator::enter_branch(const Expr& condition, SourceSpan span, bool yes,
                             const LeftBranch& left) {
  if (options_.most_ghosts == 0) return enter(ContextKind::branch, span, yes ? 1 : 0);
  const bool decided = !waits(condition);
  std::vector<Ghost> ghosts = ghosts_of(left);
  enter(ContextKind::branch, span, yes ? 1 : 0, decided ? print(condition) : "");
  if (ghosts.empty()) return;
  ghosts_ += ghosts.size();
  execution_.ghosts.push_back({tape_.graph().context(), yes ? 0 : 1, decided, std::move(ghosts)});
}

// Whether a hole is in it, or a name is computed from one.
bool Evaluator::waits(const Expr& expr) const {
  if (holes_.empty()) return false;
  if (expr.kind == ExprKind::hole) return true;
  if (expr.kind == ExprKind::name) {
    const Value* value = scope_->find(expr.text).value;
    const NodeId* node = value != nullptr ? value->node() : nullptr;
    return node != nullptr && !holes_of(tape_.graph(), *node).empty();
  }
  return std::any_of(expr.children.begin(), expr.children.end(),
                     [this](const Expr& child) { return waits(child); });
}

std::vector<Ghost> Evaluator::ghosts_of(const LeftBranch& left) const {
  if (ghosts_ >= options_.most_ghosts) return {};
  const auto look = [this](const std::string& name) -> std::optional<NodeId> {
    const Value* value = scope_->find(name).value;
    const NodeId* node = value != nullptr ? value->node() : nullptr;
    return node != nullptr ? std::optional(*node) : std::nullopt;
  };
  GhostMaker maker(look, options_.most_ghosts - ghosts_, scope_->global());
  if (const auto* statements = std::get_if<const std::vector<Stmt>*>(&left)) {
    maker.add(**statements);
  } else {
    const Expr& expr = *std::get<const Expr*>(left);
    maker.add(expr.kind == ExprKind::lambda ? expr.children.front() : expr);
  }
  return maker.take();
}

}  // namespace nabla
