#include "engine/language/edit_chain.h"

#include <algorithm>
#include <utility>

#include "engine/language/operators.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

bool is_extreme(const Expr& expr) {
  const auto positional = [&expr] {
    return std::all_of(expr.keywords.begin(), expr.keywords.end(),
                       [](const std::string& keyword) { return keyword.empty(); });
  };
  return expr.kind == ExprKind::call && (expr.text == "max" || expr.text == "min") &&
         expr.children.size() > 2 && positional();
}

SourceSpan text_of(const Expr& whole, std::size_t left, std::size_t right) {
  const bool all = left == 0 && right + 1 == whole.children.size();
  return all ? whole.span : cover(whole.children[left].span, whole.children[right].span);
}

Expr comparison(const Expr& chain, std::size_t left) {
  Expr expr;
  expr.kind = ExprKind::compare;
  expr.span = text_of(chain, left, left + 1);
  expr.operators = {chain.operators[left]};
  expr.children = {chain.children[left], chain.children[left + 1]};
  return expr;
}

Expr joined(const Expr& whole, Expr before, std::size_t right) {
  Expr expr;
  if (is_extreme(whole)) {
    expr = call_expr(whole.text == "max" ? "maximum" : "minimum",
                     {std::move(before), whole.children[right]});
  } else {
    expr.kind = ExprKind::binary;
    expr.text = "and";
    expr.children = {std::move(before), comparison(whole, right - 1)};
  }
  expr.span = text_of(whole, 0, right);
  return expr;
}

std::optional<ChainPart> find_part(const Expr& expr, SourceSpan span) {
  if (makes_several(expr)) {
    const bool chain = expr.kind == ExprKind::compare;
    for (std::size_t right = 1; right < expr.children.size(); ++right) {
      if (text_of(expr, 0, right) == span) return ChainPart{&expr, 0, right};
      if (chain && text_of(expr, right - 1, right) == span)
        return ChainPart{&expr, right - 1, right};
    }
  }
  for (const Expr* operand : operands_of(expr)) {
    if (const auto part = find_part(*operand, span)) return part;
  }
  return std::nullopt;
}

std::optional<ChainPart> find_part(const std::vector<Stmt>& list, SourceSpan span) {
  for (const Stmt& statement : list) {
    for (auto part : {find_part(statement.value, span), find_part(statement.body, span),
                      find_part(statement.orelse, span)}) {
      if (part) return part;
    }
  }
  return std::nullopt;
}

bool is_simple(const Expr& expr) {
  const bool sign = expr.kind == ExprKind::unary && expr.text != "not";
  return expr.kind == ExprKind::name || expr.kind == ExprKind::number ||
         expr.kind == ExprKind::boolean || expr.kind == ExprKind::hole ||
         (sign && is_simple(expr.children.front()));
}

// Whether a line above the statement is run exactly when the expression is.
bool has_line_above(const Site& site) {
  const Stmt& statement = site.statement();
  if (statement.kind == StmtKind::while_ || statement.is_elif) return false;
  return std::none_of(site.chain.begin(), site.chain.end() - 1, [](const Expr* around) {
    return around->kind == ExprKind::conditional || around->kind == ExprKind::lambda ||
           around->kind == ExprKind::comprehension ||
           (around->kind == ExprKind::binary && (around->text == "and" || around->text == "or"));
  });
}

// The lines that name what more than one comparison reads, or one that might be skipped.
std::vector<Stmt> name_shared(Program& program, Expr& chain) {
  std::vector<Stmt> lines;
  for (std::size_t i = 1; i < chain.children.size(); ++i) {
    Expr& child = chain.children[i];
    const bool last = i + 1 == chain.children.size();
    if (last ? !may_be_skipped(child) : is_simple(child)) continue;
    Expr name = name_expr(fresh_name(program));
    name.span = child.span;
    Expr value = std::exchange(child, std::move(name));
    lines.push_back(assignment(child.text, std::move(value)));
  }
  return lines;
}

}  // namespace

std::optional<std::size_t> ChainPart::child(std::size_t operand) const {
  const bool chain = whole->kind == ExprKind::compare;
  if (chain && right - left > 1) return std::nullopt;
  const std::size_t last = whole->children.size() - 1;
  if (operand == 1) return !chain || right == last ? std::optional(right) : std::nullopt;
  const bool first = operand == 0 && left == 0 && right == 1;
  return first ? std::optional(left) : std::nullopt;
}

bool makes_several(const Expr& expr) {
  return is_extreme(expr) || (expr.kind == ExprKind::compare && expr.operators.size() > 1);
}

Expr taken_apart(const Expr& expr) {
  if (!makes_several(expr)) return expr;
  const bool chain = expr.kind == ExprKind::compare;
  Expr apart = chain ? comparison(expr, 0) : expr.children.front();
  for (std::size_t right = chain ? 2 : 1; right < expr.children.size(); ++right) {
    apart = joined(expr, std::move(apart), right);
  }
  return apart;
}

std::optional<ChainPart> find_part(const Program& program, SourceSpan span) {
  if (span.begin == span.end) return std::nullopt;
  return find_part(program.statements, span);
}

void take_apart(Program& program, SourceSpan whole) {
  auto site = find_site(program, whole);
  if (!site || site->chain.empty() || !makes_several(site->expr())) return;
  std::vector<Stmt> lines;
  if (site->expr().kind == ExprKind::compare && has_line_above(*site)) {
    lines = name_shared(program, site->expr());
  }
  site->expr() = taken_apart(Expr(site->expr()));
  const Site::Level level = site->levels.back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    insert_statement(program, *level.list, level.index + i, std::move(lines[i]));
  }
}

}  // namespace nabla
