#include "engine/language/syntax.h"

#include <algorithm>
#include <cmath>

namespace nabla {

namespace {

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same_parameters(const std::vector<Parameter>& a, const std::vector<Parameter>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](const Parameter& p, const Parameter& q) {
        return p.name == q.name &&
               std::equal(p.default_value.begin(), p.default_value.end(), q.default_value.begin(),
                          q.default_value.end(),
                          [](const Expr& x, const Expr& y) { return same_meaning(x, y); });
      });
}

bool same_statements(const std::vector<Stmt>& a, const std::vector<Stmt>& b);

bool same_statement(const Stmt& a, const Stmt& b) {
  return a.kind == b.kind && a.targets == b.targets && a.op == b.op && a.name == b.name &&
         same_parameters(a.parameters, b.parameters) && same_meaning(a.value, b.value) &&
         same_statements(a.body, b.body) && same_statements(a.orelse, b.orelse);
}

bool same_statements(const std::vector<Stmt>& a, const std::vector<Stmt>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_statement);
}

}  // namespace

bool same_meaning(const Expr& a, const Expr& b) {
  const bool text_counts = a.kind != ExprKind::number;
  return a.kind == b.kind && (!text_counts || a.text == b.text) &&
         same_number(a.number, b.number) && a.operators == b.operators &&
         a.keywords == b.keywords && a.parameters == b.parameters &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    [](const Expr& x, const Expr& y) { return same_meaning(x, y); });
}

bool same_meaning(const Program& a, const Program& b) {
  return same_statements(a.statements, b.statements);
}

}  // namespace nabla
