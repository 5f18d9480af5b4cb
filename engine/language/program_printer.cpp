// Statements to text: one per line, four spaces for each block, comments where they stood.
#include "engine/language/printer.h"

namespace nabla {

namespace {

bool is_compound(StmtKind kind) {
  return kind == StmtKind::if_ || kind == StmtKind::while_ || kind == StmtKind::for_ ||
         kind == StmtKind::def;
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// `return a, b` and `a, b = b, a` need no parentheses.
std::string print_list(const Expr& value) {
  if (value.kind != ExprKind::tuple || value.children.size() < 2) return print(value);
  const std::string text = print(value);
  return text.substr(1, text.size() - 2);
}

std::string print_items(const Expr& tuple) {
  std::string text;
  for (const Expr& item : tuple.children) text += (text.empty() ? "" : ", ") + print(item);
  return text;
}

std::string simple_text(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::assign: {
      const bool several = statement.targets.size() > 1;
      return join(statement.targets) + " = " +
             (several ? print_list(statement.value) : print(statement.value));
    }
    case StmtKind::augment:
      return join(statement.targets) + ' ' + statement.op + "= " + print(statement.value);
    case StmtKind::expression:
      return print(statement.value);
    case StmtKind::return_:
      return statement.value.kind == ExprKind::none ? "return"
                                                    : "return " + print_list(statement.value);
    case StmtKind::break_:
      return "break";
    case StmtKind::continue_:
      return "continue";
    case StmtKind::minimize:
      return "minimize " + join(statement.targets);
    case StmtKind::maximize:
      return "maximize " + join(statement.targets);
    case StmtKind::output:
      return "output " + join(statement.targets);
    case StmtKind::print:
      return "print(" + print_items(statement.value) + ')';
    default:
      return "pass";
  }
}

std::string definition_text(const Stmt& statement) {
  std::string text = "def " + statement.name + '(';
  for (std::size_t i = 0; i < statement.parameters.size(); ++i) {
    const Parameter& parameter = statement.parameters[i];
    if (i > 0) text += ", ";
    text += parameter.name;
    if (!parameter.default_value.empty()) text += '=' + print(parameter.default_value[0]);
  }
  return text + "):";
}

std::string header_text(const Stmt& statement, bool elif) {
  switch (statement.kind) {
    case StmtKind::if_:
      return (elif ? "elif " : "if ") + print(statement.value) + ':';
    case StmtKind::while_:
      return "while " + print(statement.value) + ':';
    case StmtKind::for_:
      return "for " + join(statement.targets) + " in " + print(statement.value) + ':';
    default:
      return definition_text(statement);
  }
}

class ProgramPrinter {
 public:
  PrintedProgram run(const Program& program) {
    statements(program.statements, 0);
    comments(program.comments_at_end, 0);
    return std::move(printed_);
  }

 private:
  void indent(int level) { out_.append(static_cast<std::size_t>(level) * 4, ' '); }

  void comments(const std::vector<std::string>& lines, int level) {
    for (const std::string& line : lines) {
      if (!line.empty()) indent(level);
      out_ += line + '\n';
    }
  }

  void end_line(const std::string& comment) {
    if (!comment.empty()) out_ += "  " + comment;
    out_ += '\n';
  }

  void statements(const std::vector<Stmt>& list, int level) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const bool joined = i + 1 < list.size() && goes_on(list[i], list[i + 1]);
      const bool follows = i > 0 && goes_on(list[i - 1], list[i]);
      statement(list[i], level, follows, joined);
    }
  }

  // Whether `next` stands behind a `;` on the same line.
  static bool goes_on(const Stmt& one, const Stmt& next) {
    return next.same_line && next.comments_before.empty() && one.comment_after.empty() &&
           !is_compound(one.kind) && !is_compound(next.kind);
  }

  void statement(const Stmt& statement, int level, bool follows, bool joined) {
    if (is_compound(statement.kind)) return compound(statement, level, false);
    comments(statement.comments_before, level);
    if (!follows) indent(level);
    place(simple_text(statement), true);
    if (joined) {
      out_ += "; ";
    } else {
      end_line(statement.comment_after);
    }
  }

  void compound(const Stmt& statement, int level, bool elif) {
    comments(statement.comments_before, level);
    indent(level);
    place(header_text(statement, elif), false);
    end_line(statement.comment_after);
    block(statement.body, statement.comments_in_body, level + 1);
    if (statement.orelse.empty()) return;
    const bool chained = statement.kind == StmtKind::if_ && statement.orelse.size() == 1 &&
                         statement.orelse[0].kind == StmtKind::if_ && statement.orelse[0].is_elif;
    if (chained) return compound(statement.orelse[0], level, true);
    comments(statement.comments_before_else, level);
    indent(level);
    out_ += "else:";
    end_line(statement.comment_after_else);
    block(statement.orelse, statement.comments_in_orelse, level + 1);
  }

  void place(const std::string& statement, bool simple) {
    printed_.statements.push_back({{out_.size(), out_.size() + statement.size()}, simple});
    out_ += statement;
  }

  void block(const std::vector<Stmt>& body, const std::vector<std::string>& last, int level) {
    statements(body, level);
    if (body.empty()) {
      indent(level);
      out_ += "pass\n";
    }
    comments(last, level);
  }

  PrintedProgram printed_;
  std::string& out_ = printed_.text;
};

}  // namespace

PrintedProgram print_placed(const Program& program) { return ProgramPrinter().run(program); }
std::string print(const Program& program) { return print_placed(program).text; }

}  // namespace nabla
