#include "engine/language/edit_nodes.h"

#include <algorithm>
#include <utility>

#include "engine/language/edit.h"
#include "engine/language/edit_extract.h"
#include "engine/language/edit_order.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

bool is_undeclared(const Program& program, const NodeText& node) {
  return !node.name.empty() && times_assigned(program, node.name) == 0 &&
         is_used(program, node.name);
}

// Before the first line that reads the name.
void declare(Program& program, const std::string& name, Expr value) {
  auto& list = program.statements;
  const auto reader =
      std::find_if(list.begin(), list.end(), [&name](const Stmt& s) { return reads(s, name); });
  const auto index = static_cast<std::size_t>(reader - list.begin());
  insert_statement(program, list, index == list.size() ? 0 : index,
                   assignment(name, std::move(value)));
}

bool aims(const Stmt& statement) {
  return statement.kind == StmtKind::minimize || statement.kind == StmtKind::maximize ||
         statement.kind == StmtKind::output;
}

// Nothing aims at the name any more.
void forget_aims(Program& program, const std::string& name) {
  auto& list = program.statements;
  for (std::size_t i = list.size(); i-- > 0;) {
    if (!aims(list[i])) continue;
    auto& targets = list[i].targets;
    targets.erase(std::remove(targets.begin(), targets.end(), name), targets.end());
    list[i].target_spans.resize(targets.size());
    if (targets.empty()) take_statement(program, list, i);
  }
}

void forget(Program& program, const std::string& name) {
  substitute(program, name, hole_expr());
  forget_aims(program, name);
}

void remove_at(Program& program, const Site& site) {
  const Site::Level& level = site.levels.back();
  Stmt& statement = site.statement();
  if (site.chain.empty()) {
    spell_out(statement);
    statement.value = hole_expr();
    return;
  }
  const std::string name = site.assigned_name();
  const bool whole_line =
      site.chain.size() == 1 && (statement.kind == StmtKind::expression ||
                                 (!name.empty() && times_assigned(program, name) == 1));
  if (!whole_line) {
    site.expr() = hole_expr();
    return;
  }
  take_statement(program, *level.list, level.index);
  if (!name.empty()) forget(program, name);
}

const char* function_of(InputRole role) {
  switch (role) {
    case InputRole::variable:
      return "variable";
    case InputRole::placeholder:
      return "placeholder";
    case InputRole::constant:
      break;
  }
  return "constant";
}

}  // namespace

Expected<Edited> with_value(const Program& program, const Expr& value, const std::string& base) {
  Edited edited{program, {}, {}, {}};
  edited.name = fresh_name(edited.program, base);
  const std::size_t place = place_for_new(edited.program);
  insert_statement(edited.program, edited.program.statements, place,
                   assignment(edited.name, value));
  edited.names = {edited.name};
  const Site site{{{&edited.program.statements, place}}, {}};
  if (auto done = settle_order(edited.program, site); !done) return done.error();
  return edited;
}

Expected<Edited> with_formula(const Program& program, const NodeText& node, const Expr& formula) {
  Edited edited{program, {}, node.name, {}};
  if (is_undeclared(program, node)) {
    if (reads(assignment({}, formula), node.name)) {
      return Diagnostic{say("%1 would be computed from itself", node.name),
                        say("a graph has no circles: take another value"), formula.span};
    }
    declare(edited.program, node.name, formula);
    return edited;
  }
  auto site = site_of(edited.program, node.span);
  if (!site) return site.error();
  edited.note = site->note();
  if (site->chain.empty()) {
    spell_out(site->statement());
    site->statement().value = formula;
  } else {
    site->expr() = formula;
  }
  if (auto done = settle_order(edited.program, *site); !done) return done.error();
  return edited;
}

Expected<Edited> removed(const Program& program, const std::vector<NodeText>& nodes) {
  Edited edited{program, {}, {}, {}};
  bool any = false;
  Diagnostic why{say("nothing to delete"), {}, {}};
  for (const NodeText& node : nodes) {
    if (is_undeclared(edited.program, node)) {
      forget(edited.program, node.name);
      any = true;
      continue;
    }
    auto site = site_of(edited.program, node.span);
    if (!site) {
      if (!find_site(const_cast<Program&>(program), node.span)) why = site.error();  // NOLINT
      continue;
    }
    const bool hole = !site->chain.empty() && site->expr().kind == ExprKind::hole;
    if (hole && site->assigned_name().empty()) continue;
    if (edited.note.empty()) edited.note = site->note();
    remove_at(edited.program, *site);
    any = true;
  }
  if (!any) return why;
  return edited;
}

Expected<Edited> with_role(const Program& program, const NodeText& node, InputRole role,
                           const Expr& value) {
  Expr call = call_expr(function_of(role), {value});
  Edited edited{program, {}, node.name, {}};
  if (is_undeclared(program, node)) {
    declare(edited.program, node.name, std::move(call));
    return edited;
  }
  auto site = site_of(edited.program, node.span);
  if (!site) return site.error();
  if (site->chain.empty() || !(is_declaration(site->expr()) || is_data(site->expr()))) {
    return Diagnostic{say("this value is computed"), say("delete its formula first"), node.span};
  }
  if (site->assigned_name().empty()) {
    auto extracted = extract(program, node.span, {});
    if (!extracted) return extracted;
    edited = *std::move(extracted);
    site = site_of(edited.program, node.span);
    if (!site) return site.error();
  }
  if (site->levels.size() > 1 && role != InputRole::constant) {
    return Diagnostic{say("an input is declared once, before any loop or function"),
                      say("move the line to the top in the text"), node.span};
  }
  edited.note = site->note();
  site->expr() = std::move(call);
  return edited;
}

Expected<Edited> with_output(const Program& program, const NodeText& node) {
  Edited edited{program, {}, {}, {}};
  auto name = readable_name(edited.program, node, {});
  if (!name) return name.error();
  edited.name = *name;
  auto& list = edited.program.statements;
  const auto aim = std::find_if(list.rbegin(), list.rend(), aims);
  if (aim != list.rend()) {
    aim->targets = {*name};
    aim->target_spans.resize(1);
    return edited;
  }
  Stmt output = assignment(*name, {});
  output.kind = StmtKind::output;
  list.push_back(std::move(output));
  return edited;
}

}  // namespace nabla
