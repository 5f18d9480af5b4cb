#include "engine/language/edit_clip.h"

#include <algorithm>
#include <utility>

#include "engine/language/edit.h"
#include "engine/language/edit_order.h"
#include "engine/language/names.h"

namespace nabla {

namespace {

bool is_aim(const Stmt& statement) {
  return statement.kind == StmtKind::minimize || statement.kind == StmtKind::maximize ||
         statement.kind == StmtKind::output;
}

bool is_inside(const Site& site, const std::vector<NodeText>& nodes) {
  return std::any_of(site.chain.begin(), site.chain.end() - 1, [&nodes](const Expr* around) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [around](const NodeText& node) { return node.span == around->span; });
  });
}

struct Copy {
  std::size_t place = 0;
  Stmt statement;
};

// The line that makes one node; nothing for one that another node's formula contains.
std::optional<Copy> copy_of(Program& program, const NodeText& node,
                            const std::vector<NodeText>& nodes) {
  auto site = find_site(program, node.span);
  const bool undeclared = times_assigned(program, node.name) == 0 && is_used(program, node.name);
  if (undeclared) {
    Expr value = call_expr("variable", {number_expr(1)});
    return Copy{0, assignment(node.name, std::move(value))};
  }
  if (!site) return std::nullopt;
  if (site->chain.empty()) {
    Program whole = program;
    auto again = find_site(whole, node.span);
    spell_out(again->statement());
    again = find_site(whole, node.span);
    return Copy{node.span.begin, assignment("", again->expr())};
  }
  if (is_inside(*site, nodes) || site->expr().kind == ExprKind::hole) return std::nullopt;
  std::string name = site->assigned_name();
  if (!name.empty() && times_assigned(program, name) != 1) name = "";
  return Copy{node.span.begin, assignment(std::move(name), site->expr())};
}

Program joined(const Program& program, const Program& clip) {
  Program both = program;
  both.statements.insert(both.statements.end(), clip.statements.begin(), clip.statements.end());
  return both;
}

void make_fresh(Program& clip, const Program& program, std::vector<std::string>& names) {
  for (std::string& name : names) {
    if (name.empty() || !is_used(program, name)) continue;
    const std::string fresh = fresh_name(joined(program, clip), name);
    if (auto changed = renamed(clip, name, fresh)) clip = *std::move(changed);
    name = fresh;
  }
}

}  // namespace

Expected<Program> copied(const Program& program, const std::vector<NodeText>& nodes) {
  Program whole = program;
  std::vector<Copy> copies;
  Program clip;
  for (auto at = nodes.begin(); at != nodes.end(); ++at) {
    const NodeText& node = *at;
    const bool again = std::any_of(nodes.begin(), at, [&node](const NodeText& other) {
      return other.span == node.span && other.name == node.name;
    });
    if (again) continue;
    if (auto copy = copy_of(whole, node, nodes)) copies.push_back(*std::move(copy));
  }
  if (copies.empty()) return Diagnostic{say("nothing to copy"), {}, {}};
  std::stable_sort(copies.begin(), copies.end(),
                   [](const Copy& a, const Copy& b) { return a.place < b.place; });
  for (Copy& copy : copies) {
    std::string& name = copy.statement.targets.front();
    if (name.empty()) name = fresh_name(joined(program, clip));
    clip.statements.push_back(std::move(copy.statement));
  }
  return clip;
}

std::vector<std::string> clip_names(const Program& clip) {
  std::vector<std::string> names = global_names(clip);
  for (const Stmt& statement : clip.statements) {
    if (statement.kind == StmtKind::expression) names.emplace_back();
  }
  return names;
}

namespace {

// Bare expressions get a name that neither program uses.
void name_bare(Program& clip, const Program& program, std::vector<std::string>& names) {
  auto next = std::find(names.begin(), names.end(), "");
  for (Stmt& statement : clip.statements) {
    if (statement.kind != StmtKind::expression) continue;
    *next = fresh_name(joined(program, clip));
    statement = assignment(*next++, std::move(statement.value));
  }
}

// What pasted lines read stands above them.
Expected<Done> settle(Program& program, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    auto& list = program.statements;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!assigns(list[i], name)) continue;
      if (auto done = settle_order(program, Site{{{&list, i}}, {}}); !done) return done;
      break;
    }
  }
  return Done{};
}

}  // namespace

Expected<Edited> pasted(const Program& program, const Program& clip) {
  Program added = clip;
  Edited edited{program, {}, {}, clip_names(clip)};
  if (edited.names.empty()) return Diagnostic{say("there is nothing to paste"), {}, {}};
  make_fresh(added, edited.program, edited.names);
  name_bare(added, edited.program, edited.names);
  std::size_t place = place_for_new(edited.program);
  for (Stmt& statement : added.statements) {
    if (is_aim(statement)) continue;
    auto& list = edited.program.statements;
    insert_statement(edited.program, list, place++, std::move(statement));
  }
  if (auto done = settle(edited.program, edited.names); !done) return done.error();
  edited.name = edited.names.back();
  return edited;
}

}  // namespace nabla
