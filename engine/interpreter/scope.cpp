#include "engine/interpreter/scope.h"

namespace nabla {

namespace {

void collect(const std::vector<Stmt>& statements, NameSet& names) {
  for (const Stmt& statement : statements) {
    switch (statement.kind) {
      case StmtKind::assign:
      case StmtKind::augment:
      case StmtKind::for_:
        names.insert(statement.targets.begin(), statement.targets.end());
        break;
      case StmtKind::def:
        names.insert(statement.name);
        continue;  // its body is another scope
      default:
        break;
    }
    collect(statement.body, names);
    collect(statement.orelse, names);
  }
}

}  // namespace

NameSet assigned_names(const std::vector<Stmt>& statements) {
  NameSet names;
  collect(statements, names);
  return names;
}

Scope::Found Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    if (const Value* value = scope->own(name)) return {scope, value};
    if (scope->assigned_.contains(name)) return {scope, nullptr};
  }
  return {};
}

const Scope* Scope::owner(std::string_view name) const { return find(name).owner; }

const Value* Scope::own(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

}  // namespace nabla
