#include "engine/language/edit_extract.h"

#include <algorithm>
#include <utility>

#include "engine/language/edit.h"
#include "engine/language/names.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

class Substitute {
 public:
  Substitute(const std::string& name, const Expr& by) : name_(name), by_(by) {}

  void statements(std::vector<Stmt>& list) const {
    for (Stmt& statement : list) {
      for (Parameter& parameter : statement.parameters) {
        for (Expr& value : parameter.default_value) expression(value);
      }
      if (statement.kind == StmtKind::def && is_local(statement, name_)) continue;
      expression(statement.value);
      statements(statement.body);
      statements(statement.orelse);
    }
  }

 private:
  void expression(Expr& expr) const {
    if (binds(expr, name_)) {
      if (expr.kind == ExprKind::comprehension) expression(expr.children[1]);
      return;
    }
    if ((expr.kind == ExprKind::name || expr.kind == ExprKind::call) && expr.text == name_) {
      expr = by_;
      return;
    }
    for (Expr* part : operands_of(expr)) expression(*part);
  }

  const std::string& name_;
  const Expr& by_;
};

Stmt* find_assignment(std::vector<Stmt>& list, const std::string& name) {
  for (Stmt& statement : list) {
    if (statement.kind == StmtKind::assign && statement.targets.size() == 1 &&
        statement.targets.front() == name) {
      return &statement;
    }
    if (Stmt* inner = find_assignment(statement.body, name)) return inner;
    if (Stmt* inner = find_assignment(statement.orelse, name)) return inner;
  }
  return nullptr;
}

bool remove_assignment(Program& program, std::vector<Stmt>& list, const std::string& name) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].kind == StmtKind::assign && list[i].targets.front() == name) {
      take_statement(program, list, i);
      return true;
    }
    if (remove_assignment(program, list[i].body, name)) return true;
    if (remove_assignment(program, list[i].orelse, name)) return true;
  }
  return false;
}

Expected<Done> may_extract(const Site& site) {
  const SourceSpan span = site.chain.empty() ? site.statement().span : site.expr().span;
  const std::string name = site.assigned_name();
  if (!name.empty()) return Diagnostic{say("this value is called %1 already", name), {}, span};
  if (site.statement().kind == StmtKind::while_) {
    return Diagnostic{say("the condition of a loop is computed anew every time"),
                      say("move it into the loop in the text"), span};
  }
  if (site.is_in_comprehension()) {
    return Diagnostic{say("this is computed for each value of a list in brackets"),
                      say("write a loop with for, or a function with def"), span};
  }
  const bool in_lambda = std::any_of(site.chain.begin(), site.chain.end() - 1,
                                     [](const Expr* e) { return e->kind == ExprKind::lambda; });
  if (in_lambda) {
    return Diagnostic{say("this belongs to a lambda, which has no lines of its own"),
                      say("write the function with def"), span};
  }
  const ExprKind kind = site.expr().kind;
  if (kind == ExprKind::slice || kind == ExprKind::string || kind == ExprKind::tuple) {
    return Diagnostic{say("this is no value of its own"), {}, span};
  }
  return Done{};
}

}  // namespace

void substitute(Program& program, const std::string& name, const Expr& by) {
  Substitute(name, by).statements(program.statements);
}

Expected<Edited> extract(const Program& program, SourceSpan span, const std::string& name) {
  Edited edited{program, {}, {}, {}};
  auto site = site_of(edited.program, span);
  if (!site) return site.error();
  if (auto done = may_extract(*site); !done) return done.error();
  edited.name = fresh_name(program, name);
  if (!name.empty() && edited.name != name) {
    return Diagnostic{say("the name '%1' is in use", name), say("choose another name"), span};
  }
  edited.note = site->note();
  Stmt& statement = site->statement();
  if (statement.kind == StmtKind::expression && site->chain.size() == 1) {
    statement.kind = StmtKind::assign;
    statement.targets = {edited.name};
    statement.target_spans.resize(1);
    return edited;
  }
  Expr read = name_expr(edited.name);
  read.span = site->expr().span;  // what it is a part of is still found by its text
  Expr value = std::exchange(site->expr(), std::move(read));
  const Site::Level& level = site->levels.back();
  insert_statement(edited.program, *level.list, level.index,
                   assignment(edited.name, std::move(value)));
  return edited;
}

Expected<Edited> inlined(const Program& program, const std::string& name) {
  Edited edited{program, {}, {}, {}};
  const Stmt* found = find_assignment(edited.program.statements, name);
  if (found == nullptr || declares_input(found->value)) {
    return Diagnostic{say("'%1' has no formula to put in its place", name), {}, {}};
  }
  bool once = times_assigned(program, name) == 1;
  for (const std::string& read : names_read(*found)) {
    once = once && times_assigned(program, read) <= 1;
  }
  if (!once) {
    return Diagnostic{say("this value changes on the way, so its formula cannot be moved"),
                      say("give each value a name of its own"), found->value.span};
  }
  Expr value = found->value;
  const bool number =
      value.kind == ExprKind::call && value.text == "constant" && value.children.size() == 1;
  if (number) value = Expr(value.children.front());
  remove_assignment(edited.program, edited.program.statements, name);
  const bool was_used = is_used(edited.program, name);
  substitute(edited.program, name, value);
  if (!was_used || is_used(edited.program, name)) {
    return Diagnostic{say("'%1' is a result: it needs its name", name), {}, {}};
  }
  return edited;
}

}  // namespace nabla
