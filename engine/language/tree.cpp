#include "engine/language/tree.h"

#include <algorithm>
#include <utility>

namespace nabla {

namespace {

bool stands_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool mentions(const Expr& expr, const std::string& name) {
  const bool named =
      (expr.kind == ExprKind::name || expr.kind == ExprKind::call) && expr.text == name;
  return named || stands_in(expr.parameters, name) ||
         std::ranges::any_of(operands_of(expr),
                             [&name](const Expr* part) { return mentions(*part, name); });
}

bool mentions(const Parameter& parameter, const std::string& name) {
  return parameter.name == name ||
         (!parameter.default_value.empty() && mentions(parameter.default_value[0], name));
}

bool mentions(const Stmt& statement, const std::string& name) {
  return statement.name == name || stands_in(statement.targets, name) ||
         std::any_of(statement.parameters.begin(), statement.parameters.end(),
                     [&name](const Parameter& p) { return mentions(p, name); }) ||
         mentions(statement.value, name) || mentions(statement.body, name) ||
         mentions(statement.orelse, name);
}

}  // namespace

std::vector<const Expr*> chain_of(const Expr& expr) {
  std::vector<const Expr*> chain{&expr};
  while (chain.back()->kind == ExprKind::binary) chain.push_back(&chain.back()->children.front());
  return chain;
}

std::vector<const Expr*> operands_of(const Expr& expr) {
  std::vector<const Expr*> parts;
  if (expr.kind != ExprKind::binary) {
    for (const Expr& child : expr.children) parts.push_back(&child);
    return parts;
  }
  const std::vector<const Expr*> chain = chain_of(expr);
  parts.push_back(chain.back());
  for (std::size_t i = chain.size() - 1; i-- > 0;) parts.push_back(&chain[i]->children[1]);
  return parts;
}

std::vector<Expr*> operands_of(Expr& expr) {
  std::vector<Expr*> parts;
  for (const Expr* part : operands_of(std::as_const(expr))) {
    parts.push_back(const_cast<Expr*>(part));  // NOLINT: of an expression that may be changed
  }
  return parts;
}

bool mentions(const std::vector<Stmt>& statements, const std::string& name) {
  return std::any_of(statements.begin(), statements.end(),
                     [&name](const Stmt& statement) { return mentions(statement, name); });
}

bool declares_input(const Expr& value) {
  return value.kind == ExprKind::call && (value.text == "variable" || value.text == "placeholder");
}

bool is_declaration(const Expr& value) {
  return declares_input(value) || (value.kind == ExprKind::call && value.text == "constant");
}

bool is_data(const Expr& value) {
  if (value.kind == ExprKind::unary) return value.text != "not" && is_data(value.children[0]);
  if (value.kind == ExprKind::list)
    return std::all_of(value.children.begin(), value.children.end(), is_data);
  return value.kind == ExprKind::number || value.kind == ExprKind::hole;
}

bool binds_names(const Expr& expr) {
  return expr.kind == ExprKind::lambda || expr.kind == ExprKind::comprehension;
}

bool binds(const Expr& expr, const std::string& name) {
  return binds_names(expr) && stands_in(expr.parameters, name);
}

bool names_a_value(StmtKind kind) {
  return kind == StmtKind::assign || kind == StmtKind::augment || kind == StmtKind::for_;
}

}  // namespace nabla
