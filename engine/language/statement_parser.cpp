#include "engine/language/statement_parser.h"

#include "engine/language/characters.h"
#include "engine/language/printer.h"
#include "engine/language/refusals.h"

namespace nabla {

namespace {

bool augments(TokenKind kind) {
  return kind == TokenKind::plus_assign || kind == TokenKind::minus_assign ||
         kind == TokenKind::star_assign || kind == TokenKind::slash_assign;
}

}  // namespace

Program StatementParser::parse(std::size_t expected) {
  Program program;
  program.statements.reserve(expected);
  statements(program.statements);
  program.comments_at_end = comments_above();
  while (!program.comments_at_end.empty() && program.comments_at_end.back().empty()) {
    program.comments_at_end.pop_back();
  }
  return program;
}

// Up to the end of the block, or of the text.
void StatementParser::statements(std::vector<Stmt>& into) {
  int strays = 0;  // blocks that nothing opened: read as if they stood at this level
  for (;;) {
    if (reader_.at(TokenKind::end)) return;
    if (reader_.at(TokenKind::dedent)) {
      if (strays == 0) return;
      --strays;
      reader_.advance();
    } else if (reader_.at(TokenKind::indent)) {
      ++strays;
      const bool first = reader_.at_start();
      reader_.advance();
      if (first) {
        reader_.note({say("the first line is indented"), say("delete the spaces before it"),
                      reader_.peek().span});
      } else {
        reader_.note({say("this line is indented more than the line above"),
                      say("line them up, or end the line above with ':'"), reader_.peek().span});
      }
    } else {
      line(into);
      reader_.recover();
    }
  }
}

void StatementParser::line(std::vector<Stmt>& into) {
  Stmt first;
  first.comments_before = comments_above();
  first.span = reader_.peek().span;
  if (!compound(into, first)) simple_line(into, std::move(first));
}

// Simple statements with `;` between, and the end of their line.
void StatementParser::simple_line(std::vector<Stmt>& into, Stmt first) {
  Stmt statement = std::move(first);
  for (;;) {
    simple(statement);
    statement.span = cover(statement.span, reader_.previous().span);
    const bool more = reader_.accept(TokenKind::semicolon) && !reader_.at_line_end();
    if (!more) break;
    into.push_back(std::move(statement));
    statement = Stmt();
    statement.same_line = true;
    statement.span = reader_.peek().span;
  }
  const bool whole = !reader_.failed();
  end_line(statement);
  if (whole) into.push_back(std::move(statement));
}

void StatementParser::end_line(Stmt& last) {
  if (!reader_.at_line_end()) reader_.fail(unexpected_token(reader_));
  comments_of_line(last.comments_before, last.comment_after);
  reader_.recover();
  reader_.accept(TokenKind::newline);
}

void StatementParser::simple(Stmt& statement) {
  switch (reader_.peek().kind) {
    case TokenKind::kw_pass:
      reader_.advance();
      return;
    case TokenKind::kw_return:
      return returned(statement);
    case TokenKind::kw_break:
      return leave_loop(statement, StmtKind::break_);
    case TokenKind::kw_continue:
      return leave_loop(statement, StmtKind::continue_);
    case TokenKind::floor_divide:
      return reader_.fail({say("a value is missing before '//'"), say("a comment begins with #"),
                           reader_.peek().span});
    default:
      break;
  }
  if (at_goal()) return goal(statement);
  if (at_print()) return printed(statement);
  assignment(statement);
}

// A program may have a function print of its own.
bool StatementParser::at_print() const {
  return reader_.at(TokenKind::name) && reader_.word(reader_.peek()) == "print" &&
         reader_.peek(1).kind == TokenKind::left_paren && !names_.is_defined("print");
}

void StatementParser::printed(Stmt& statement) {
  statement.kind = StmtKind::print;
  reader_.advance();
  statement.value = expressions_.parse_printed();
}

void StatementParser::returned(Stmt& statement) {
  statement.kind = StmtKind::return_;
  const SourceSpan word = reader_.advance().span;
  if (functions_ == 0) {
    reader_.note(
        {say("'return' stands outside of any function"), say("name a value: y = ..."), word});
  }
  const bool empty = reader_.at_line_end() || reader_.at(TokenKind::semicolon);
  if (!empty) statement.value = expressions_.parse_list();
  if (empty) statement.value.kind = ExprKind::none;
}

void StatementParser::leave_loop(Stmt& statement, StmtKind kind) {
  statement.kind = kind;
  const Token word = reader_.advance();
  if (loops_ > 0) return;
  reader_.note({say("'%1' stands outside of any loop", reader_.word(word)),
                say("only while and for can be left"), word.span});
}

// `minimize`, `maximize` and `output` are words of the language only where a name follows, so that
// a program may still call something `output`.
bool StatementParser::at_goal() const {
  if (!reader_.at(TokenKind::name)) return false;
  const std::string word = reader_.word(reader_.peek());
  if (word != "minimize" && word != "maximize" && word != "output") return false;
  const TokenKind next = reader_.peek(1).kind;
  return next == TokenKind::name || (!names_.is_defined(word) && next != TokenKind::assign);
}

void StatementParser::goal(Stmt& statement) {
  const Token token = reader_.advance();
  const std::string word = reader_.word(token);
  statement.kind = word == "minimize"   ? StmtKind::minimize
                   : word == "maximize" ? StmtKind::maximize
                                        : StmtKind::output;
  const bool several = statement.kind == StmtKind::output;
  do {
    const Token name = reader_.peek();
    const TokenKind next = reader_.peek(1).kind;
    const bool alone = next == TokenKind::newline || next == TokenKind::semicolon ||
                       next == TokenKind::end || (several && next == TokenKind::comma);
    if (name.kind != TokenKind::name || !alone) {
      if (name.kind == TokenKind::refused) return reader_.fail(missing_operand(reader_));
      const SourceSpan span = reader_.at_line_end() ? token.span : name.span;
      return reader_.fail({say("'%1' takes the name of a value", word),
                           say("write y = ... and below it %1 y", word), span});
    }
    reader_.advance();
    statement.targets.push_back(reader_.word(name));
    statement.target_spans.push_back(name.span);
  } while (several && reader_.accept(TokenKind::comma));
}

// `var x = 3`, which would otherwise read as the function var of x.
bool StatementParser::at_foreign_declaration() const {
  return reader_.at(TokenKind::name) && reader_.peek(1).kind == TokenKind::name &&
         reader_.peek(2).kind == TokenKind::assign;
}

void StatementParser::assignment(Stmt& statement) {
  if (at_foreign_declaration()) {
    const Token word = reader_.peek();
    return reader_.fail({say("'%1' is not needed", quotable(reader_.word(word))),
                         say("write %1 = ...", quotable(reader_.word(reader_.peek(1)))),
                         word.span});
  }
  const std::size_t mark = reader_.mark();
  Expr first = expressions_.parse_list();
  if (reader_.failed()) return;
  if (reader_.at(TokenKind::assign)) return assign(statement, std::move(first), mark);
  if (augments(reader_.peek().kind)) return augment(statement, first);
  statement.kind = StmtKind::expression;
  statement.value = std::move(first);
}

void StatementParser::assign(Stmt& statement, Expr target, std::size_t mark) {
  statement.kind = StmtKind::assign;
  if (target.kind == ExprKind::call && !target.children.empty()) {
    std::string parameters;
    bool names = true;
    for (const Expr& part : target.children) {
      names = names && part.kind == ExprKind::name;
      parameters += (parameters.empty() ? "" : ", ") + print(part);
    }
    reader_.forget_since(mark);
    if (!names) {
      return reader_.fail({say("only a name can stand before '='"),
                           say("to compare, write ==; to name a value, y = ..."), target.span});
    }
    return reader_.fail({say("a function is not defined with '=' alone"),
                         say("write %1 = lambda %2: ...", target.text, quotable(parameters)),
                         target.span});
  }
  const bool several = target.kind == ExprKind::tuple && !target.children.empty();
  if (!several && !add_target(statement, target)) return;
  if (several) {
    for (const Expr& part : target.children) {
      if (!add_target(statement, part)) return;
    }
  }
  reader_.advance();
  statement.value = expressions_.parse_list();
  if (!reader_.at(TokenKind::assign)) return;
  reader_.fail({say("a statement has only one '='"),
                say("give each name a line of its own; to compare, write =="),
                reader_.peek().span});
}

bool StatementParser::add_target(Stmt& statement, const Expr& target) {
  const bool hole = target.kind == ExprKind::hole;
  if ((target.kind == ExprKind::name && target.text != "None") || hole) {
    statement.targets.push_back(hole ? "_" : target.text);
    statement.target_spans.push_back(target.span);
    return true;
  }
  if (target.kind == ExprKind::index) {
    reader_.fail({say("part of a tensor cannot be assigned"),
                  say("make a new one with where or concat"), target.span});
  } else if (target.kind == ExprKind::boolean || target.kind == ExprKind::name) {
    reader_.fail({say("'%1' cannot be given another value", target.text),
                  say("choose another name"), target.span});
  } else {
    reader_.fail({say("only a name can stand before '='"),
                  say("to compare, write ==; to name a value, y = ..."), target.span});
  }
  return false;
}

void StatementParser::augment(Stmt& statement, const Expr& target) {
  statement.kind = StmtKind::augment;
  if (!add_target(statement, target)) return;
  const Token sign = reader_.advance();
  statement.op = reader_.word(sign).substr(0, 1);
  statement.value = expressions_.parse_list();
  if (reader_.at(TokenKind::assign)) reader_.fail(unexpected_token(reader_));
}

}  // namespace nabla
