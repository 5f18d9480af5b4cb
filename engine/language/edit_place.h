// Where a node of the graph stands in the syntax tree, and the small questions that every edit asks
// of a tree: which names it reads, assigns and has free.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/expected.h"
#include "engine/language/syntax.h"

namespace nabla {

// What an edit gives.
struct Edited {
  Program program;
  Message note;                    // where it changes more than one node
  std::string name;                // the name it chose or needed
  std::vector<std::string> names;  // the values that it added
};

// A node as an edit is told of it: the text that made it, and the name it has in the graph.
struct NodeText {
  SourceSpan span;
  std::string name;      // "" when it has none
  bool current = false;  // the name means this node at the end of the program
};

// An expression of a program, found again. Pointers are into that program and valid until it
// changes.
struct Site {
  struct Level {
    std::vector<Stmt>* list;
    std::size_t index;
    Stmt& statement() const { return (*list)[index]; }
  };
  std::vector<Level> levels;  // from the program's own statements to the one it stands in
  std::vector<Expr*> chain;   // from the statement's value down; empty for all of `y += x`

  Stmt& statement() const { return levels.back().statement(); }
  Expr& expr() const { return *chain.back(); }
  // The one name that this expression is the whole value of, as in `name = expr`; "" otherwise.
  std::string assigned_name() const;
  // In what a comprehension computes for each value.
  bool is_in_comprehension() const;
  // Says that the place is run more than once: in a loop, or in a function.
  Message note() const;

 private:
  Message lambda_note() const;
};

// The outermost expression, or `y += x` statement, with that span.
std::optional<Site> find_site(Program& program, SourceSpan span);
// The same, or why there is none. Where the node is one of several that an expression makes, as in
// a < b < c, that expression is first written apart.
Expected<Site> site_of(Program& program, SourceSpan span);

// Pieces of a tree, without a place in a text.
Expr name_expr(std::string name);
Expr hole_expr();
Expr call_expr(std::string function, std::vector<Expr> arguments);
Stmt assignment(std::string name, Expr value);

// `y += x` as `y = y + x`, so that all of it is an expression; other statements stay.
void spell_out(Stmt& statement);

// How often a name is assigned, anywhere and in any way.
int times_assigned(const Program& program, const std::string& name);
bool assigns(const Stmt& statement, const std::string& name);  // it or a statement inside it
bool reads(const Stmt& statement, const std::string& name);    // likewise
std::set<std::string> names_read(const Stmt& statement);
bool is_used(const Program& program, const std::string& name);

// `base`, or with a number where that is in use; a short letter where `base` is empty.
std::string fresh_name(const Program& program, const std::string& base = {});

// Puts a statement into a block. Comments at the very top of a program stay there.
void insert_statement(Program& program, std::vector<Stmt>& list, std::size_t index, Stmt statement);
// Takes it out; whole lines of comment above it go to what follows, and a block never gets empty.
Stmt take_statement(Program& program, std::vector<Stmt>& list, std::size_t index);
// Where a new statement goes: before the one that gives the output, which then stays the output.
std::size_t place_for_new(const Program& program);

}  // namespace nabla
