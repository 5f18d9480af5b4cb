#include "engine/language/edit_place.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/language/edit.h"
#include "engine/language/edit_chain.h"
#include "engine/language/function_names.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Finder {
 public:
  explicit Finder(SourceSpan span) : span_(span) {}

  bool in(std::vector<Stmt>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      site_.levels.push_back({&list, i});
      if (in(list[i])) return true;
      site_.levels.pop_back();
    }
    return false;
  }
  Site take() { return std::move(site_); }

 private:
  bool in(Stmt& statement) {
    if (statement.kind == StmtKind::augment && statement.span == span_) return true;
    return in(statement.value) || in(statement.body) || in(statement.orelse);
  }

  bool in(Expr& expr) {
    const std::size_t before = site_.chain.size();
    for (Expr* at = &expr; at != nullptr; at = first_of(*at)) {
      site_.chain.push_back(at);
      if (at->span == span_ && at->kind != ExprKind::none) return true;
    }
    while (site_.chain.size() > before) {  // the first children are done: from the innermost out
      auto& children = site_.chain.back()->children;
      for (std::size_t i = 1; i < children.size(); ++i) {
        if (in(children[i])) return true;
      }
      site_.chain.pop_back();
    }
    return false;
  }

  static Expr* first_of(Expr& expr) {
    return expr.children.empty() ? nullptr : &expr.children.front();
  }

  SourceSpan span_;
  Site site_;
};

int times_assigned(const std::vector<Stmt>& list, const std::string& name) {
  int count = 0;
  for (const Stmt& statement : list) {
    if (names_a_value(statement.kind)) {
      count +=
          static_cast<int>(std::count(statement.targets.begin(), statement.targets.end(), name));
    }
    if (statement.kind == StmtKind::def && statement.name == name) ++count;
    for (const Parameter& parameter : statement.parameters) count += parameter.name == name ? 1 : 0;
    count += times_assigned(statement.body, name) + times_assigned(statement.orelse, name);
  }
  return count;
}

void collect(const Expr& expr, std::set<std::string>& names) {
  if (expr.kind == ExprKind::name || expr.kind == ExprKind::call) names.insert(expr.text);
  if (!binds_names(expr)) {
    for (const Expr* part : operands_of(expr)) collect(*part, names);
    return;
  }
  std::set<std::string> inside;
  collect(expr.children[0], inside);
  for (const std::string& own : expr.parameters) inside.erase(own);
  names.merge(inside);
  if (expr.kind == ExprKind::comprehension) collect(expr.children[1], names);
}

bool aims(StmtKind kind) {
  return kind == StmtKind::minimize || kind == StmtKind::maximize || kind == StmtKind::output;
}

void collect(const Stmt& statement, std::set<std::string>& names) {
  if (aims(statement.kind) || statement.kind == StmtKind::augment) {
    names.insert(statement.targets.begin(), statement.targets.end());
  }
  for (const Parameter& parameter : statement.parameters) {
    for (const Expr& value : parameter.default_value) collect(value, names);
  }
  collect(statement.value, names);
  for (const Stmt& inner : statement.body) collect(inner, names);
  for (const Stmt& inner : statement.orelse) collect(inner, names);
}

// The names that people give to what they compute on the way.
constexpr std::array<const char*, 20> short_names = {"a", "b", "c", "d", "g", "h", "k",
                                                     "m", "n", "p", "q", "r", "s", "t",
                                                     "u", "v", "w", "x", "y", "z"};

std::string without_digits(const std::string& name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  return last == std::string::npos ? name : name.substr(0, last + 1);
}

// A comment at the very top speaks of the program; it ends at the first blank line.
void keep_heading(Stmt& first, Stmt& statement) {
  auto& above = first.comments_before;
  const auto blank = std::find(above.begin(), above.end(), "");
  if (blank == above.end()) return;
  statement.comments_before.insert(statement.comments_before.begin(), above.begin(), blank + 1);
  above.erase(above.begin(), blank + 1);
}

}  // namespace

std::string Site::assigned_name() const {
  if (chain.empty()) return statement().targets.front();
  if (statement().kind != StmtKind::assign) return {};
  const auto& targets = statement().targets;
  if (targets.size() == 1) return chain.size() == 1 ? targets.front() : std::string();
  const bool part = chain.size() == 2 && chain[0]->kind == ExprKind::tuple &&
                    chain[0]->children.size() == targets.size();
  return part ? targets[static_cast<std::size_t>(chain[1] - chain[0]->children.data())]
              : std::string();
}

bool Site::is_in_comprehension() const {
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const Expr& around = *chain[i - 1];
    if (around.kind == ExprKind::comprehension && chain[i] == &around.children[0]) return true;
  }
  return false;
}

// A function written where it is used: the body of a loop, or of a name.
Message Site::lambda_note() const {
  for (std::size_t i = chain.size(); i-- > 1;) {
    if (chain[i - 1]->kind != ExprKind::lambda) continue;
    if (i > 1 && chain[i - 2]->kind == ExprKind::call && chain[i - 2]->text == "while_loop")
      return say("this changes every turn of the loop");
    if (i == 1 && statement().kind == StmtKind::assign && statement().targets.size() == 1)
      return say("this changes every call of %1", statement().targets.front());
  }
  return {};
}

Message Site::note() const {
  if (is_in_comprehension()) return say("this changes every turn of the loop");
  if (Message inner = lambda_note(); !inner.empty()) return inner;
  for (std::size_t i = levels.size(); i-- > 1;) {
    const Stmt& around = levels[i - 1].statement();
    if (around.kind == StmtKind::def) return say("this changes every call of %1", around.name);
    if (around.kind == StmtKind::for_ || around.kind == StmtKind::while_) {
      return say("this changes every turn of the loop");
    }
  }
  return {};
}

std::optional<Site> find_site(Program& program, SourceSpan span) {
  if (span.begin == span.end) return std::nullopt;
  Finder finder(span);
  if (!finder.in(program.statements)) return std::nullopt;
  return finder.take();
}

Expected<Site> site_of(Program& program, SourceSpan span) {
  if (auto site = find_site(program, span)) return *std::move(site);
  if (const auto part = find_part(program, span)) {
    take_apart(program, part->whole->span);
    if (auto site = find_site(program, span)) return *std::move(site);
  }
  return Diagnostic{say("this node has no formula of its own in the program"),
                    say("edit the text that makes it"), span};
}

Expr name_expr(std::string name) {
  Expr expr;
  expr.kind = ExprKind::name;
  expr.text = std::move(name);
  return expr;
}

Expr hole_expr() { return {}; }

Expr call_expr(std::string function, std::vector<Expr> arguments) {
  Expr call;
  call.kind = ExprKind::call;
  call.text = std::move(function);
  call.keywords.resize(arguments.size());
  call.children = std::move(arguments);
  return call;
}

Stmt assignment(std::string name, Expr value) {
  Stmt statement;
  statement.kind = StmtKind::assign;
  statement.targets.push_back(std::move(name));
  statement.target_spans.emplace_back();
  statement.value = std::move(value);
  return statement;
}

void spell_out(Stmt& statement) {
  if (statement.kind != StmtKind::augment) return;
  Expr sum;
  sum.kind = ExprKind::binary;
  sum.text = statement.op;
  sum.span = statement.span;
  sum.children.push_back(name_expr(statement.targets.front()));
  sum.children.push_back(std::move(statement.value));
  statement.kind = StmtKind::assign;
  statement.op.clear();
  statement.value = std::move(sum);
}

int times_assigned(const Program& program, const std::string& name) {
  return times_assigned(program.statements, name);
}

bool assigns(const Stmt& statement, const std::string& name) {
  if (statement.kind == StmtKind::def) return statement.name == name;
  if (names_a_value(statement.kind) && has(statement.targets, name)) return true;
  const auto any = [&name](const std::vector<Stmt>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&name](const Stmt& inner) { return assigns(inner, name); });
  };
  return any(statement.body) || any(statement.orelse);
}

std::set<std::string> names_read(const Stmt& statement) {
  std::set<std::string> names;
  collect(statement, names);
  return names;
}

bool reads(const Stmt& statement, const std::string& name) {
  return names_read(statement).count(name) != 0;
}

bool is_used(const Program& program, const std::string& name) {
  if (name.empty()) return false;
  return mentions(program.statements, name);
}

std::string fresh_name(const Program& program, const std::string& base) {
  const auto is_free = [&program](const std::string& name) {
    return is_free_to_name(name) && !is_used(program, name);
  };
  if (!base.empty() && is_free(base)) return base;
  if (base.empty()) {
    for (const char* letter : short_names) {
      if (is_free(letter)) return letter;
    }
  }
  const std::string stem = base.empty() ? "a" : without_digits(base);
  for (int number = 1;; ++number) {
    const std::string name = stem + std::to_string(number);
    if (is_free(name)) return name;
  }
}

void insert_statement(Program& program, std::vector<Stmt>& list, std::size_t index,
                      Stmt statement) {
  statement.same_line = false;
  if (&list == &program.statements && index == 0 && !list.empty()) {
    keep_heading(list.front(), statement);
  }
  if (list.size() == 1 && list.front().kind == StmtKind::pass) {
    statement.comments_before = list.front().comments_before;
    list.front() = std::move(statement);
    return;
  }
  if (index < list.size()) list[index].same_line = false;
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(index), std::move(statement));
}

Stmt take_statement(Program& program, std::vector<Stmt>& list, std::size_t index) {
  Stmt taken = std::move(list[index]);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
  std::vector<std::string> above = std::exchange(taken.comments_before, {});
  if (&list != &program.statements && list.empty()) list.emplace_back();
  const auto before = [&above](std::vector<std::string>& lines) {
    lines.insert(lines.begin(), above.begin(), above.end());
  };
  if (index < list.size()) {
    list[index].same_line = false;
    before(list[index].comments_before);
  } else if (&list == &program.statements) {
    before(program.comments_at_end);
  }
  return taken;
}

std::size_t place_for_new(const Program& program) {
  const auto& list = program.statements;
  const auto end = list.size();
  const auto aim = std::find_if(list.begin(), list.end(),
                                [](const Stmt& statement) { return aims(statement.kind); });
  if (aim != list.end()) return static_cast<std::size_t>(aim - list.begin());
  for (std::size_t i = end; i-- > 0;) {
    const bool value = list[i].kind != StmtKind::def && list[i].kind != StmtKind::pass &&
                       list[i].kind != StmtKind::print;
    if (value && !(list[i].kind == StmtKind::assign && declares_input(list[i].value))) return i;
  }
  return end;
}

}  // namespace nabla
