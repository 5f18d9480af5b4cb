// The syntax tree of a program: plain values, so that an edit is a copy with one place changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/source_span.h"

namespace nabla {

enum class ExprKind : std::uint8_t {
  number,   // text: as typed (canonical form), number: its value
  boolean,  // text: "true" or "false", number: 1 or 0
  string,   // text: the contents (only an argument of load)
  name,     // text: the name, subscripts folded to digits (x₁ is x1); `None`; `...` in an index
  hole,     // `_`: an input that is not connected yet
  unary,    // text: "-", "+" or "not"; one child
  binary,   // text: "+ - * / // % @ **" or "and", "or"; two children
  compare,  // a < b <= c: children a, b, c; operators: "<", "<="
  conditional,  // children: value if true, condition, value if false
  call,   // text: callee, canonical (`ln` is "log"); children: arguments; keywords: "" or name per
          // argument
  index,  // children: the indexed value, then one per axis (an expression, slice or ellipsis)
  slice,  // children: start, stop, step; absent ones are of kind `none`
  none,   // nothing written there
  transpose,      // child.T
  list,           // [a, b, c]
  tuple,          // (a, b) as in axis=(0, 1) or `return a, b`
  lambda,         // parameters: names; child: body
  comprehension,  // text: "list" for [f(v) for v in a], "each" for the bare one inside sum(..);
                  // parameters: names; children: what is computed, what is gone through
};

struct Expr;

// The children of an expression. A chain such as a + b + c + ... is as deep as it has terms: copies
// and destructors go down their first children with a loop.
class Exprs : public std::vector<Expr> {
 public:
  using std::vector<Expr>::vector;
  Exprs() = default;
  Exprs(std::vector<Expr> items) noexcept;
  Exprs(const Exprs& other);
  Exprs(Exprs&& other) noexcept = default;
  Exprs& operator=(const Exprs& other);
  Exprs& operator=(Exprs&& other) noexcept;
  ~Exprs();
};

struct Expr {
  ExprKind kind = ExprKind::hole;
  SourceSpan span;
  std::string text;
  double number = 0;
  Exprs children;
  std::vector<std::string> operators;   // compare
  std::vector<std::string> keywords;    // call: one per child
  std::vector<std::string> parameters;  // lambda, comprehension
  bool parenthesized = false;           // the user wrote parentheses around it

  // Same meaning: everything but spans, parentheses and the way numbers were typed.
  friend bool same_meaning(const Expr& a, const Expr& b);
};

enum class StmtKind : std::uint8_t {
  assign,      // targets = value; `a, b = pair` has two targets
  augment,     // targets[0] op= value; op holds "+", "-", "*" or "/"
  expression,  // value
  if_,         // value: condition; body; orelse (an elif is an if_ alone in orelse, with is_elif)
  while_,      // value: condition; body
  for_,        // targets: loop names; value: what is iterated; body
  def,         // name; parameters with optional defaults; body
  return_,     // value, or kind none
  pass,
  break_,
  continue_,
  minimize,  // targets[0]
  maximize,  // targets[0]
  output,    // targets
  print,     // value: a tuple of what is printed, text among it
};

struct Parameter {
  std::string name;
  std::vector<Expr> default_value;  // empty or one
  SourceSpan span;
};

struct Stmt {
  StmtKind kind = StmtKind::pass;
  SourceSpan span;  // of a compound statement: its header line
  std::vector<std::string> targets;
  std::vector<SourceSpan> target_spans;  // one per target
  std::string op;                        // augment
  std::string name;                      // def
  std::vector<Parameter> parameters;     // def
  Expr value;
  std::vector<Stmt> body;
  std::vector<Stmt> orelse;
  bool is_elif = false;
  // Kept so that printing a tree gives the user's own text back.
  std::vector<std::string> comments_before;       // whole lines above, "" is a blank line
  std::string comment_after;                      // on the same line, with its `#`
  bool same_line = false;                         // followed the previous statement after a `;`
  std::vector<std::string> comments_in_body;      // whole lines after the last statement of body
  std::vector<std::string> comments_before_else;  // whole lines above `else`
  std::string comment_after_else;                 // on the line of `else`
  std::vector<std::string> comments_in_orelse;    // whole lines after the last statement of orelse
};

struct Program {
  std::vector<Stmt> statements;
  std::vector<std::string> comments_at_end;
};

// The same statements with the same meaning; comments, blank lines and `;` aside.
bool same_meaning(const Program& a, const Program& b);

}  // namespace nabla
