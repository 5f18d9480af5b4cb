#include "engine/interpreter/ghosts.h"

#include <algorithm>

#include "engine/interpreter/evaluator.h"
#include "engine/language/printer.h"
#include "engine/language/tree.h"
#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

const OpDef& infix(const std::string& symbol) {
  if (symbol == "and") return *find_op("logical_and");
  if (symbol == "or") return *find_op("logical_or");
  return op_for_symbol(NotationKind::infix, symbol);
}

// The function's arguments that are operands, as far as they are written one after another.
std::size_t operand_count(const OpDef& op) {
  const auto is_operand = [](const Argument& argument) {
    return argument.kind == ArgumentKind::operand || argument.kind == ArgumentKind::operands;
  };
  return static_cast<std::size_t>(std::ranges::find_if_not(op.arguments, is_operand) -
                                  op.arguments.begin());
}

}  // namespace

void GhostMaker::add(const std::vector<Stmt>& statements) {
  for (const Stmt& statement : statements) add(statement);
}

void GhostMaker::add(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::assign:
      return assign(statement);
    case StmtKind::augment:
      return augment(statement);
    case StmtKind::for_:
      for (const std::string& target : statement.targets) values_[target] = std::nullopt;
      [[fallthrough]];
    case StmtKind::if_:
    case StmtKind::while_:
      add(statement.value);
      add(statement.body);
      return add(statement.orelse);
    case StmtKind::expression:
    case StmtKind::return_:
      return add(statement.value);
    case StmtKind::def:
      values_[statement.name] = std::nullopt;
      return;
    default:
      return;
  }
}

void GhostMaker::assign(const Stmt& statement) {
  const Expr& expr = statement.value;
  const auto& targets = statement.targets;
  if (targets.size() == 1) return name(targets.front(), value(expr));
  const bool each = expr.kind == ExprKind::tuple && expr.children.size() == targets.size();
  std::vector<Operand> values;
  for (std::size_t i = 0; each && i < targets.size(); ++i)
    values.push_back(value(expr.children[i]));
  if (!each) values.assign(targets.size(), value(expr));
  for (std::size_t i = 0; i < targets.size(); ++i) name(each ? targets[i] : "", values[i]);
  for (std::size_t i = 0; i < targets.size(); ++i) values_[targets[i]] = values[i];
}

void GhostMaker::augment(const Stmt& statement) {
  const std::string& target = statement.targets.front();
  Ghost ghost{&infix(statement.op), {}, {}, {}, statement.span};
  for (const Operand& operand : {read(target), value(statement.value)}) {
    if (operand) ghost.operands.push_back(*operand);
  }
  name(target, push(std::move(ghost)));
}

void GhostMaker::name(const std::string& name, Operand value) {
  if (name.empty()) return;
  values_[name] = value;
  if (!value || value->ghost < 0 || !names_) return;
  Ghost& ghost = ghosts_[static_cast<std::size_t>(value->ghost)];
  if (ghost.name.empty()) ghost.name = name;
}

GhostMaker::Operand GhostMaker::read(const std::string& name) const {
  if (const auto own = values_.find(name); own != values_.end()) return own->second;
  if (const auto node = look_(name)) return GhostOperand{*node, -1};
  return std::nullopt;
}

GhostMaker::Operand GhostMaker::value(const Expr& expr) {
  const std::size_t all = expr.children.size();
  switch (expr.kind) {
    case ExprKind::number:
    case ExprKind::boolean:
      return push({nullptr, print(expr), {}, {}, expr.span});
    case ExprKind::hole:
      return push({nullptr, "_", {}, {}, expr.span});
    case ExprKind::name:
      return read(expr.text);
    case ExprKind::unary:
      if (expr.text == "+") return value(expr.children.front());
      if (expr.text == "not") return make(find_op("logical_not"), {}, expr, 0, all);
      return make(&op_for_symbol(NotationKind::prefix, expr.text), {}, expr, 0, all);
    case ExprKind::binary:
      return chained(expr);
    case ExprKind::compare:
      return compared(expr);
    case ExprKind::conditional:
      return make(nullptr, "if", expr, 0, all);
    case ExprKind::call:
      return called(expr);
    case ExprKind::index:
      return make(find_op("getitem"), {}, expr, 0, 1);
    case ExprKind::transpose:
      return make(find_op("transpose"), {}, expr, 0, 1);
    case ExprKind::list:
      return make(find_op("stack"), {}, expr, 0, all);
    case ExprKind::comprehension:
      return each(expr);
    case ExprKind::tuple:
      for (const Expr& child : expr.children) add(child);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

// a + b - c, from the left.
GhostMaker::Operand GhostMaker::chained(const Expr& expr) {
  const std::vector<const Expr*> chain = chain_of(expr);
  Operand left = value(*chain.back());
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    const Operand right = value(chain[i]->children[1]);
    Ghost one{&infix(chain[i]->text), {}, {}, {}, chain[i]->span};
    for (const Operand& side : {left, right}) {
      if (side) one.operands.push_back(*side);
    }
    left = push(std::move(one));
  }
  return left;
}

// [f(v) for v in a], of one value that stands for all.
GhostMaker::Operand GhostMaker::each(const Expr& expr) {
  const auto outside = values_;
  const Operand sequence = value(expr.children[1]);
  for (const std::string& name : expr.parameters) values_[name] = sequence;
  const Operand element = value(expr.children[0]);
  values_ = outside;
  return element;
}

// a < b < c as (a < b) and (b < c).
GhostMaker::Operand GhostMaker::compared(const Expr& expr) {
  Operand result;
  Operand left = value(expr.children.front());
  for (std::size_t i = 0; i < expr.operators.size(); ++i) {
    const Operand right = value(expr.children[i + 1]);
    Ghost one{&infix(expr.operators[i]), {}, {}, {}, expr.span};
    for (const Operand& side : {left, right}) {
      if (side) one.operands.push_back(*side);
    }
    const Operand made = push(std::move(one));
    if (result && made) {
      result = push({find_op("logical_and"), {}, {}, {*result, *made}, expr.span});
    } else {
      result = made;
    }
    left = right;
  }
  return result;
}

GhostMaker::Operand GhostMaker::called(const Expr& expr) {
  std::size_t count = 0;
  while (count < expr.children.size() &&
         (count >= expr.keywords.size() || expr.keywords[count].empty()))
    ++count;
  const OpDef* op = find_op(expr.text);
  if (op != nullptr && op->internal) op = nullptr;
  if (op != nullptr) count = std::min(count, operand_count(*op));
  return make(op, expr.text, expr, 0, count);
}

// On the values of these children.
GhostMaker::Operand GhostMaker::make(const OpDef* op, std::string text, const Expr& expr,
                                     std::size_t first, std::size_t last) {
  Ghost ghost{op, std::move(text), {}, {}, expr.span};
  for (std::size_t i = first; i < last; ++i) {
    if (const auto operand = value(expr.children[i])) ghost.operands.push_back(*operand);
  }
  return push(std::move(ghost));
}

GhostMaker::Operand GhostMaker::push(Ghost ghost) {
  too_many_ = too_many_ || ghosts_.size() >= most_;
  if (too_many_) return std::nullopt;
  ghosts_.push_back(std::move(ghost));
  return GhostOperand{{}, static_cast<int>(ghosts_.size()) - 1};
}

}  // namespace nabla
