// Names and their values: the program's own scope, and one per call of a function.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/interpreter/value.h"

namespace nabla {

using NameSet = std::set<std::string, std::less<>>;

// The names that these statements assign in their own scope: targets, loop names and functions.
NameSet assigned_names(const std::vector<Stmt>& statements);

class Scope {
 public:
  // `assigned` are the names that belong to this scope even before they have a value, as in Python.
  Scope(Scope* parent, NameSet assigned) : parent_(parent), assigned_(std::move(assigned)) {}

  bool global() const { return parent_ == nullptr; }
  Scope* parent() const { return parent_; }
  const NameSet& assigned() const { return assigned_; }
  void set(const std::string& name, Value value) {
    values_.insert_or_assign(name, std::move(value));
  }
  void erase(const std::string& name) { values_.erase(name); }
  const std::map<std::string, Value, std::less<>>& values() const { return values_; }

  // Where a name is found: the innermost scope that owns it, and the value it has there. Both are
  // null where no scope owns it, the value alone where it has none yet.
  struct Found {
    const Scope* owner = nullptr;
    const Value* value = nullptr;
  };
  Found find(std::string_view name) const;
  // The innermost scope that owns a name, or null.
  const Scope* owner(std::string_view name) const;
  // The value it has in this very scope, or null.
  const Value* own(std::string_view name) const;

  // A function made in this scope may outlive the call.
  bool captured = false;

 private:
  Scope* parent_;
  NameSet assigned_;
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace nabla
