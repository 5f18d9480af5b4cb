// Statements that have a block: if, while, for, def.
#include <unordered_set>

#include "engine/language/characters.h"
#include "engine/language/refusals.h"
#include "engine/language/statement_parser.h"

namespace nabla {

bool StatementParser::compound(std::vector<Stmt>& into, Stmt& statement) {
  switch (reader_.peek().kind) {
    case TokenKind::kw_if:
      conditional(statement);
      break;
    case TokenKind::kw_while:
      loop(statement);
      break;
    case TokenKind::kw_for:
      iteration(statement);
      break;
    case TokenKind::kw_def:
      definition(statement);
      break;
    case TokenKind::kw_elif:
    case TokenKind::kw_else:
      stray_branch();
      return true;
    default:
      return false;
  }
  into.push_back(std::move(statement));
  return true;
}

// A condition, where `=` for `==` is the common slip.
Expr StatementParser::condition() {
  Expr test = expressions_.parse();
  if (reader_.at(TokenKind::assign)) reader_.fail(unexpected_token(reader_));
  return test;
}

void StatementParser::conditional(Stmt& statement) {
  statement.kind = StmtKind::if_;
  reader_.advance();
  statement.value = condition();
  body(statement, statement.body, statement.comment_after, statement.comments_in_body);
  alternative(statement);
}

// The elif or else that may follow.
void StatementParser::alternative(Stmt& statement) {
  if (reader_.at(TokenKind::kw_elif)) {
    Stmt branch;
    branch.is_elif = true;
    branch.comments_before = comments_above();
    branch.span = reader_.peek().span;
    const TokenReader::Nesting deeper(reader_, 1);
    if (deeper.too_deep()) {
      reader_.recover();
      return skip_branches();
    }
    conditional(branch);
    statement.orelse.push_back(std::move(branch));
  } else if (reader_.at(TokenKind::kw_else)) {
    statement.comments_before_else = comments_above();
    Stmt header;
    header.span = reader_.advance().span;
    if (reader_.at(TokenKind::kw_if)) {
      reader_.fail({say("'else if' is one word here"), say("write elif"),
                    cover(header.span, reader_.peek().span)});
    }
    body(header, statement.orelse, statement.comment_after_else, statement.comments_in_orelse);
    for (std::string& comment : header.comments_before) {
      statement.comments_before_else.push_back(std::move(comment));
    }
  }
}

// Past a branch whose header was given up, and those that follow it.
void StatementParser::skip_branches() {
  do {
    while (!reader_.at_line_end()) reader_.advance();
    reader_.accept(TokenKind::newline);
    skip_block(0);
  } while (reader_.at(TokenKind::kw_elif) || reader_.at(TokenKind::kw_else));
}

void StatementParser::loop(Stmt& statement) {
  statement.kind = StmtKind::while_;
  reader_.advance();
  statement.value = condition();
  ++loops_;
  body(statement, statement.body, statement.comment_after, statement.comments_in_body);
  --loops_;
}

void StatementParser::iteration(Stmt& statement) {
  statement.kind = StmtKind::for_;
  reader_.advance();
  do {
    const Token name = reader_.peek();
    if (name.kind != TokenKind::name && name.kind != TokenKind::hole) {
      reader_.fail({say("a loop needs a name for what it goes through"),
                    say("write for i in range(n):"), name.span});
      break;
    }
    reader_.advance();
    statement.targets.push_back(reader_.word(name));
    statement.target_spans.push_back(name.span);
  } while (reader_.accept(TokenKind::comma));
  if (!reader_.accept(TokenKind::kw_in)) {
    reader_.fail({say("this loop does not say what it goes through"),
                  say("write for i in range(n):"), reader_.peek().span});
  }
  statement.value = expressions_.parse_list();
  ++loops_;
  body(statement, statement.body, statement.comment_after, statement.comments_in_body);
  --loops_;
}

void StatementParser::definition(Stmt& statement) {
  statement.kind = StmtKind::def;
  reader_.advance();
  const Token name = reader_.peek();
  if (reader_.accept(TokenKind::name)) {
    statement.name = reader_.word(name);
  } else {
    reader_.fail({say("a function needs a name"), say("write def f(x):"), name.span});
  }
  parameters(statement);
  std::vector<std::string> names;
  for (const Parameter& parameter : statement.parameters) names.push_back(parameter.name);
  expressions_.enter_scope(names);
  const int loops = std::exchange(loops_, 0);
  ++functions_;
  body(statement, statement.body, statement.comment_after, statement.comments_in_body);
  --functions_;
  loops_ = loops;
  expressions_.leave_scope(names);
}

void StatementParser::parameters(Stmt& statement) {
  const Token opening = reader_.peek();
  if (!reader_.accept(TokenKind::left_paren)) {
    return reader_.fail(
        {say("a function needs a list of arguments"), say("write def f(x):"), opening.span});
  }
  std::unordered_set<std::string> seen;
  while (reader_.at(TokenKind::name)) {
    Parameter parameter;
    parameter.span = reader_.peek().span;
    parameter.name = reader_.word(reader_.advance());
    if (!seen.insert(parameter.name).second) {
      reader_.note({say("two arguments have the name '%1'", quotable(parameter.name)),
                    say("rename one"), parameter.span});
    }
    const bool optional = reader_.accept(TokenKind::assign);
    if (optional) parameter.default_value.push_back(expressions_.parse());
    const bool hides = !optional && !statement.parameters.empty() &&
                       !statement.parameters.back().default_value.empty();
    if (hides) {
      reader_.note(
          {say("'%1' has no default value but follows one that has", quotable(parameter.name)),
           say("put arguments with defaults last"), parameter.span});
    }
    statement.parameters.push_back(std::move(parameter));
    if (!reader_.accept(TokenKind::comma)) break;
  }
  if (reader_.accept(TokenKind::right_paren)) {
    if (!reader_.at(TokenKind::assign)) return;
    return reader_.fail(
        {say("'=' cannot stand here"), say("write def f(x): return x^2"), reader_.peek().span});
  }
  if (reader_.at_line_end()) {
    return reader_.fail({say("this '%1' is never closed", std::string("(")),
                         say("add the '%1'", std::string(")")), opening.span});
  }
  reader_.fail({say("arguments are names with commas between"), say("write def f(x, y=1):"),
                reader_.peek().span});
}

// An elif or else with no if above: its block is read for the errors in it.
void StatementParser::stray_branch() {
  const Token word = reader_.peek();
  reader_.note({say("there is no 'if' for this '%1'", reader_.word(word)),
                say("line it up with its if"), word.span});
  Stmt lost;
  lost.span = reader_.advance().span;
  if (word.kind == TokenKind::kw_elif) lost.value = condition();
  body(lost, lost.body, lost.comment_after, lost.comments_in_body);
}

// From the ':' on: the rest of the line, or the block below it.
void StatementParser::body(Stmt& header, std::vector<Stmt>& into, std::string& comment,
                           std::vector<std::string>& last) {
  header.span = cover(header.span, reader_.previous().span);
  if (!reader_.accept(TokenKind::colon) && !reader_.failed()) {
    if (reader_.at_line_end()) {
      const std::size_t end = header.span.end;
      reader_.fail(
          {say("a ':' is missing at the end of this line"), say("add the ':'"), {end, end}});
    } else {
      reader_.fail(unexpected_token(reader_));
    }
  }
  const bool whole = !reader_.failed();
  if (!reader_.at_line_end()) {
    Stmt first;
    first.span = reader_.peek().span;
    return simple_line(into, std::move(first));
  }
  comments_of_line(header.comments_before, comment);
  reader_.recover();
  reader_.accept(TokenKind::newline);
  if (reader_.at(TokenKind::indent)) return indented(into, last);
  if (whole) {
    reader_.note({say("the lines that belong to this one are missing"),
                  say("indent them by four spaces, or write pass"), header.span});
  }
}

void StatementParser::indented(std::vector<Stmt>& into, std::vector<std::string>& last) {
  const TokenReader::Nesting deeper(reader_, 1);
  if (deeper.too_deep()) {
    reader_.recover();
    return skip_block(1);  // the failure has passed the indentation
  }
  const std::uint32_t column = reader_.advance().column;
  statements(into);
  last = comments_at_end(column);
  reader_.accept(TokenKind::dedent);
}

// Past the end of the block, `depth` of which are open already.
void StatementParser::skip_block(int depth) {
  if (depth == 0 && !reader_.at(TokenKind::indent)) return;
  do {
    if (reader_.at(TokenKind::indent)) ++depth;
    if (reader_.at(TokenKind::dedent)) --depth;
    reader_.advance();
  } while (depth > 0 && !reader_.at(TokenKind::end));
}

}  // namespace nabla
