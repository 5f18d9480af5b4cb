// Statements, blocks and comments; errors end with their line.
#pragma once

#include <string>
#include <vector>

#include "engine/language/expression_parser.h"
#include "engine/language/syntax.h"
#include "engine/language/token_reader.h"

namespace nabla {

class StatementParser {
 public:
  StatementParser(TokenReader& reader, const ProgramNames& names, const LexedText& lexed)
      : reader_(reader), names_(names), expressions_(reader, names), trivia_(lexed.trivia) {}

  // Room is made for about `expected` statements outside of blocks.
  Program parse(std::size_t expected = 0);

 private:
  // statement_parser.cpp: lines of simple statements
  void statements(std::vector<Stmt>& into);
  void line(std::vector<Stmt>& into);
  void simple_line(std::vector<Stmt>& into, Stmt first);
  void simple(Stmt& statement);
  void returned(Stmt& statement);
  void leave_loop(Stmt& statement, StmtKind kind);
  void goal(Stmt& statement);
  void printed(Stmt& statement);
  void assignment(Stmt& statement);
  void assign(Stmt& statement, Expr target, std::size_t mark);
  void augment(Stmt& statement, const Expr& target);
  bool add_target(Stmt& statement, const Expr& target);
  bool at_goal() const;
  bool at_print() const;
  bool at_foreign_declaration() const;
  void end_line(Stmt& last);

  // block_parser.cpp: compound statements
  bool compound(std::vector<Stmt>& into, Stmt& statement);
  void conditional(Stmt& statement);
  void alternative(Stmt& statement);
  void loop(Stmt& statement);
  void iteration(Stmt& statement);
  void definition(Stmt& statement);
  void parameters(Stmt& statement);
  void skip_branches();
  void stray_branch();
  void body(Stmt& header, std::vector<Stmt>& into, std::string& comment,
            std::vector<std::string>& last);
  void indented(std::vector<Stmt>& into, std::vector<std::string>& last);
  void skip_block(int depth);
  Expr condition();

  // comments.cpp
  std::vector<std::string> comments_above();
  void comments_of_line(std::vector<std::string>& above, std::string& beside);
  std::vector<std::string> comments_at_end(std::uint32_t column);
  std::vector<std::string> take_comments(std::size_t count);
  std::string comment_text(const Trivia& trivia) const;

  TokenReader& reader_;
  const ProgramNames& names_;
  ExpressionParser expressions_;
  const std::vector<Trivia>& trivia_;
  std::size_t next_trivia_ = 0;
  int functions_ = 0;  // around the statement
  int loops_ = 0;      // around it, in the innermost function
};

}  // namespace nabla
