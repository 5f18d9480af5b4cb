#include "engine/language/edit.h"

#include <algorithm>
#include <cmath>

#include "engine/language/characters.h"
#include "engine/language/function_names.h"
#include "engine/language/literals.h"
#include "engine/language/names.h"
#include "engine/language/printer.h"
#include "engine/language/spelling.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Rename {
 public:
  Rename(const std::string& from, const std::string& to) : from_(from), to_(to) {}

  void statements(std::vector<Stmt>& list) {
    for (Stmt& statement : list) {
      for (std::string& target : statement.targets) change(target);
      change(statement.name);
      for (Parameter& parameter : statement.parameters) {
        for (Expr& value : parameter.default_value) expression(value);
      }
      if (statement.kind == StmtKind::def && is_local(statement, from_)) continue;
      expression(statement.value);
      statements(statement.body);
      statements(statement.orelse);
    }
  }

 private:
  void change(std::string& name) const {
    if (name == from_) name = to_;
  }

  void expression(Expr& expr) const {
    if (expr.kind == ExprKind::name || expr.kind == ExprKind::call) change(expr.text);
    if (binds(expr, from_)) {
      if (expr.kind == ExprKind::comprehension) expression(expr.children[1]);
      return;
    }
    for (Expr* part : operands_of(expr)) expression(*part);
  }

  const std::string& from_;
  const std::string& to_;
};

// Letters and digits, a letter or `_` first.
bool is_word(std::string_view text) {
  if (text.empty()) return false;
  const char32_t first = decode(text, 0).code;
  if (!is_letter(first) && first != U'_') return false;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) {
    if (!is_name_part(decode(text, at).code)) return false;
  }
  return true;
}

void set_argument(Expr& declaration, const Expr& value) {
  if (!declaration.children.empty()) {
    declaration.children[0] = value;
    return;
  }
  declaration.children.push_back(value);
  declaration.keywords.emplace_back();
}

Stmt declaration_of(const std::string& name, const Expr& value) {
  Stmt statement;
  statement.kind = StmtKind::assign;
  statement.targets.push_back(name);
  statement.target_spans.emplace_back();
  statement.value.kind = ExprKind::call;
  statement.value.text = "variable";
  set_argument(statement.value, value);
  return statement;
}

// Comments at the very top speak of the program, so the new line goes below the first blank one.
void insert_first(Program& program, Stmt statement) {
  if (!program.statements.empty()) {
    auto& above = program.statements[0].comments_before;
    const auto blank = std::find(above.begin(), above.end(), "");
    if (blank != above.end()) {
      statement.comments_before.assign(above.begin(), blank + 1);
      above.erase(above.begin(), blank + 1);
    }
  }
  program.statements.insert(program.statements.begin(), std::move(statement));
}

}  // namespace

bool is_free_to_name(std::string_view name) {
  if (is_constant_name(name) || is_known_function(name)) return false;
  return is_word(name) && kind_of_word(name) == TokenKind::name && name != "print";
}

namespace {

// Why is_free_to_name says no.
Diagnostic not_free_to_name(const std::string& name) {
  const std::string shown = quotable(name);
  const Message other = say("choose another name");
  if (is_known_function(name)) return {say("'%1' is the name of a function", shown), other, {}};
  if (is_constant_name(name)) return {say("'%1' is the name of a constant", shown), other, {}};
  if (is_word(name) && name != "_") {
    return {say("'%1' is a word of the language", shown), other, {}};
  }
  return {say("'%1' cannot be a name", shown), say("use letters and digits, a letter first"), {}};
}

}  // namespace

Expected<Program> renamed(const Program& program, const std::string& from, const std::string& to) {
  const std::string name = fold_text(to);
  if (!is_free_to_name(name)) return not_free_to_name(name);
  if (name != from && mentions(program.statements, name)) {
    return Diagnostic{
        say("the name '%1' is in use", quotable(name)), say("choose another name"), {}};
  }
  Program changed = program;
  Rename(from, name).statements(changed.statements);
  const bool is_function = has(defined_functions(program), from);
  if (is_function && name != from && mentions(changed.statements, from)) {
    return Diagnostic{say("'%1' is a function here and the name of a value there", from),
                      say("rename the value first"),
                      {}};
  }
  return changed;
}

Expected<Program> with_initial_value(const Program& program, const std::string& name,
                                     const Expr& value) {
  Program changed = program;
  for (Stmt& statement : changed.statements) {
    const bool assigns = statement.kind == StmtKind::assign && statement.targets.size() == 1 &&
                         statement.targets[0] == name;
    if (!assigns) continue;
    if (is_declaration(statement.value)) {
      set_argument(statement.value, value);
    } else if (is_data(statement.value)) {
      statement.value = value;
    } else {
      return Diagnostic{say("'%1' is computed and has no initial value", name),
                        say("change what it is computed from"), statement.value.span};
    }
    return changed;
  }
  if (!has(free_names(program), name)) {
    return Diagnostic{say("there is no variable '%1' in the program", name), {}, {}};
  }
  insert_first(changed, declaration_of(name, value));
  return changed;
}

std::map<std::string, std::string> declared_values(const Program& program) {
  std::map<std::string, std::string> values;
  for (const Stmt& statement : program.statements) {
    const bool declares = statement.kind == StmtKind::assign && statement.targets.size() == 1 &&
                          is_declaration(statement.value) && statement.value.text != "constant";
    if (!declares) continue;
    const auto& arguments = statement.value.children;
    values[statement.targets[0]] = arguments.empty() ? "" : print(arguments[0]);
  }
  return values;
}

Expr number_expr(double value) {
  Expr number;
  if (std::isnan(value) || std::isinf(value)) {
    number.kind = ExprKind::name;
    number.text = std::isnan(value) ? "nan" : "inf";
  } else {
    number.kind = ExprKind::number;
    number.number = std::fabs(value);
    number.text = number_literal(number.number);
  }
  if (std::isnan(value) || !std::signbit(value)) return number;
  Expr sign;
  sign.kind = ExprKind::unary;
  sign.text = "-";
  sign.children.push_back(std::move(number));
  return sign;
}

}  // namespace nabla
