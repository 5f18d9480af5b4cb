#include "engine/language/names.h"

#include <algorithm>
#include <unordered_set>

#include "engine/language/function_names.h"
#include "engine/language/parser.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

// Names in order of first appearance.
class NameList {
 public:
  void add(const std::string& name) {
    if (seen_.insert(name).second) names_.push_back(name);
  }
  bool contains(const std::string& name) const { return seen_.count(name) != 0; }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> seen_;
};

// The names that belong to the scope of these statements.
void collect_assigned(const std::vector<Stmt>& statements, NameList& into) {
  for (const Stmt& statement : statements) {
    if (statement.kind == StmtKind::def) {
      into.add(statement.name);
      continue;
    }
    if (names_a_value(statement.kind)) {
      for (const std::string& target : statement.targets) into.add(target);
    }
    collect_assigned(statement.body, into);
    collect_assigned(statement.orelse, into);
  }
}

bool is_function_value(const Stmt& statement, const NameList& functions) {
  if (statement.kind != StmtKind::assign || statement.targets.size() != 1) return false;
  const Expr& value = statement.value;
  return value.kind == ExprKind::lambda ||
         (value.kind == ExprKind::name &&
          (functions.contains(value.text) || is_known_function(value.text)));
}

void collect_functions(const std::vector<Stmt>& statements, NameList& into) {
  for (const Stmt& statement : statements) {
    if (statement.kind == StmtKind::def) into.add(statement.name);
    if (is_function_value(statement, into)) into.add(statement.targets[0]);
    collect_functions(statement.body, into);
    collect_functions(statement.orelse, into);
  }
}

class FreeNames {
 public:
  std::vector<std::string> run(const Program& program) {
    scopes_.emplace_back();
    collect_assigned(program.statements, scopes_.back());
    statements(program.statements);
    return found_.take();
  }

 private:
  void statements(const std::vector<Stmt>& list) {
    for (const Stmt& statement : list) {
      const bool goal = statement.kind == StmtKind::minimize ||
                        statement.kind == StmtKind::maximize || statement.kind == StmtKind::output;
      if (goal) {
        for (const std::string& target : statement.targets) read(target);
      }
      for (const Parameter& parameter : statement.parameters) {
        for (const Expr& value : parameter.default_value) expression(value);
      }
      if (statement.kind == StmtKind::def) {
        function(statement);
      } else {
        expression(statement.value);
        statements(statement.body);
        statements(statement.orelse);
      }
    }
  }

  void function(const Stmt& definition) {
    NameList own;
    for (const Parameter& parameter : definition.parameters) own.add(parameter.name);
    collect_assigned(definition.body, own);
    scopes_.push_back(std::move(own));
    statements(definition.body);
    scopes_.pop_back();
  }

  void expression(const Expr& expr) {
    if (expr.kind == ExprKind::name) return read(expr.text);
    if (binds_names(expr)) return with_own_names(expr);
    for (const Expr* part : operands_of(expr)) expression(*part);
  }

  // What is gone through is read outside of the scope.
  void with_own_names(const Expr& expr) {
    NameList own;
    for (const std::string& name : expr.parameters) own.add(name);
    scopes_.push_back(std::move(own));
    expression(expr.children[0]);
    scopes_.pop_back();
    if (expr.kind == ExprKind::comprehension) expression(expr.children[1]);
  }

  void read(const std::string& name) {
    for (const NameList& scope : scopes_) {
      if (scope.contains(name)) return;
    }
    if (is_constant_name(name) || is_known_function(name) || name == "...") return;
    found_.add(name);
  }

  std::vector<NameList> scopes_;
  NameList found_;
};

// `a = variable(1)` and `a, b = variable(1), 2`, wherever they stand.
void collect_declared(const std::vector<Stmt>& statements, NameList& into) {
  for (const Stmt& statement : statements) {
    const std::size_t count = statement.targets.size();
    const bool several = count > 1 && statement.value.children.size() == count;
    for (std::size_t i = 0; i < count && statement.kind == StmtKind::assign; ++i) {
      const Expr& value = several ? statement.value.children[i] : statement.value;
      if (declares_input(value) && (several || count == 1)) into.add(statement.targets[i]);
    }
    collect_declared(statement.body, into);
    collect_declared(statement.orelse, into);
  }
}

void collect_parameters(const Expr& expr, NameList& into) {
  for (const std::string& name : expr.parameters) into.add(name);
  for (const Expr* part : operands_of(expr)) collect_parameters(*part, into);
}

void collect_values(const std::vector<Stmt>& statements, const NameList& functions,
                    NameList& into) {
  for (const Stmt& statement : statements) {
    if (names_a_value(statement.kind)) {
      for (const std::string& target : statement.targets) {
        if (!is_function_value(statement, functions)) into.add(target);
      }
    }
    for (const Parameter& parameter : statement.parameters) into.add(parameter.name);
    collect_parameters(statement.value, into);
    collect_values(statement.body, functions, into);
    collect_values(statement.orelse, functions, into);
  }
}

}  // namespace

std::vector<std::string> free_names(const Program& program) { return FreeNames().run(program); }

std::vector<std::string> input_names(const Program& program) {
  NameList names;
  for (const std::string& name : free_names(program)) names.add(name);
  collect_declared(program.statements, names);
  return names.take();
}

std::vector<std::string> global_names(const Program& program) {
  NameList names;
  collect_assigned(program.statements, names);
  return names.take();
}

bool is_local(const Stmt& definition, const std::string& name) {
  const auto& parameters = definition.parameters;
  const auto own = global_names(Program{definition.body, {}});
  return std::any_of(parameters.begin(), parameters.end(),
                     [&name](const Parameter& p) { return p.name == name; }) ||
         std::find(own.begin(), own.end(), name) != own.end();
}

std::vector<std::string> defined_functions(const Program& program) {
  NameList names;
  collect_functions(program.statements, names);
  return names.take();
}

NamesInScope names_in_scope(const Program& program) {
  NameList functions;
  collect_functions(program.statements, functions);
  NameList values;
  collect_values(program.statements, functions, values);
  return {functions.take(), values.take()};
}

}  // namespace nabla
