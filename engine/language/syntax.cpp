#include "engine/language/syntax.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {

namespace {

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// All but the children.
bool same_itself(const Expr& a, const Expr& b) {
  const bool text_counts = a.kind != ExprKind::number;
  return a.kind == b.kind && (!text_counts || a.text == b.text) &&
         same_number(a.number, b.number) && a.operators == b.operators &&
         a.keywords == b.keywords && a.parameters == b.parameters;
}

Expr without_children(const Expr& expr) {
  Expr copy;
  copy.kind = expr.kind;
  copy.span = expr.span;
  copy.text = expr.text;
  copy.number = expr.number;
  copy.operators = expr.operators;
  copy.keywords = expr.keywords;
  copy.parameters = expr.parameters;
  copy.parenthesized = expr.parenthesized;
  return copy;
}

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

Exprs::Exprs(const Exprs& other) : std::vector<Expr>() {
  Exprs* to = this;
  for (const Exprs* from = &other; !from->empty(); from = &from->front().children) {
    to->reserve(from->size());
    to->push_back(without_children(from->front()));
    to->insert(to->end(), from->begin() + 1, from->end());
    to = &to->front().children;
  }
}

Exprs::Exprs(std::vector<Expr> items) noexcept : std::vector<Expr>(std::move(items)) {}

Exprs& Exprs::operator=(const Exprs& other) { return *this = Exprs(other); }

Exprs& Exprs::operator=(Exprs&& other) noexcept {
  Exprs before;
  before.swap(*this);  // `other` may be a part of what is given up
  this->swap(other);
  return *this;
}

Exprs::~Exprs() {
  if (empty() || front().children.empty()) return;
  std::vector<Expr> level;
  level.swap(*this);
  while (!level.empty()) {
    std::vector<Expr> below;
    below.swap(level.front().children);
    level.swap(below);
  }
}

bool same_meaning(const Expr& a, const Expr& b) {
  for (const Expr *left = &a, *right = &b;;) {
    if (!same_itself(*left, *right) || left->children.size() != right->children.size())
      return false;
    for (std::size_t i = 1; i < left->children.size(); ++i) {
      if (!same_meaning(left->children[i], right->children[i])) return false;
    }
    if (left->children.empty()) return true;
    left = &left->children.front();
    right = &right->children.front();
  }
}

bool same_meaning(const Program& a, const Program& b) {
  return same_statements(a.statements, b.statements);
}

}  // namespace nabla
