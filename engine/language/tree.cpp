#include "engine/language/tree.h"

#include <algorithm>

namespace nabla {

namespace {

bool stands_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool mentions(const Expr& expr, const std::string& name) {
  const bool named =
      (expr.kind == ExprKind::name || expr.kind == ExprKind::call) && expr.text == name;
  return named || stands_in(expr.parameters, name) ||
         std::any_of(expr.children.begin(), expr.children.end(),
                     [&name](const Expr& child) { return mentions(child, name); });
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

bool names_a_value(StmtKind kind) {
  return kind == StmtKind::assign || kind == StmtKind::augment || kind == StmtKind::for_;
}

}  // namespace nabla
