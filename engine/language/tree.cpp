#include "engine/language/tree.h"

#include <algorithm>

namespace nabla {

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
