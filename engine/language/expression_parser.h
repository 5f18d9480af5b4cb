// A Pratt parser for expressions, with the shorthand of handwritten mathematics.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/language/operators.h"
#include "engine/language/program_names.h"
#include "engine/language/syntax.h"
#include "engine/language/token_reader.h"

namespace nabla {

class ExpressionParser {
 public:
  ExpressionParser(TokenReader& reader, const ProgramNames& names)
      : reader_(reader), names_(names) {}

  // One expression. After a failure, which is reported, some expression.
  Expr parse() { return expression().expr; }
  // One, or several with commas between: then a tuple without parentheses.
  Expr parse_list();
  // What stands in the parentheses of print: expressions and texts, as a tuple.
  Expr parse_printed();

  // Names that may be called although the program does not say what they are.
  void enter_scope(const std::vector<std::string>& parameters);
  void leave_scope(const std::vector<std::string>& parameters);

 private:
  // How an operand ends: what may follow it without an operator.
  enum class Tail : std::uint8_t { other, number, parenthesis };
  struct Operand {
    Expr expr;
    int depth = 1;  // of the tree
    Tail tail = Tail::other;
    bool implied = false;  // 2x: a product without its operator
  };

  // expression_parser.cpp: operators, loosest first
  Operand expression();
  Operand lambda();
  Operand infix(Level level);
  Operand comparison(Operand left);
  Operand negation(Level level);
  Operand juxtaposition(Operand left);
  Operand unary();
  Operand power();
  Operand raise(Operand base, Operand exponent);
  Operand exponent_of(const Operand& base);
  bool joins(const Operand& left) const;
  bool at_power() const;

  // primary_parser.cpp: names, numbers, brackets and what follows them
  Operand postfix();
  Operand primary();
  Operand number();
  Operand superscript();
  Operand parenthesis();
  Operand list();
  Operand absolute_value();
  Operand root();
  Operand index(Operand object);
  Operand index_item();
  Operand slice_part();
  Operand comprehension(Operand element, const char* kind);
  int items(Expr& into, TokenKind last);
  bool close(const Token& opening, TokenKind closing);

  // call_parser.cpp: functions and names
  Operand name();
  Operand call(const Token& callee);
  void argument(Operand& call, bool text_allowed);
  Operand generator(const Expr& call, Operand element);
  void keyword_argument(Operand& call);
  Operand argument_value(bool text_allowed);
  Operand applied(const Token& callee);
  Operand applied_power(const Token& callee);
  Operand finish_call(Operand call);
  void check_keywords(const Expr& call);
  void check_decimal_comma(const Expr& call);
  bool is_function(const std::string& name) const;
  static Diagnostic needs_argument(const std::string& function, SourceSpan span);
  bool is_callable(const std::string& name) const;
  bool is_parameter(const std::string& name) const { return parameters_.count(name) != 0; }
  bool begins_factor() const;
  void check_name(const Token& token, const std::string& name);

  // Trees
  Operand node(Expr expr, int depth_below);
  Operand binary(std::string_view op, Operand left, Operand right);
  Operand fail(Diagnostic diagnostic);
  // Two readings of what was written: refused, naming both.
  Operand ambiguous(SourceSpan span, const Expr& one, const Expr& other);

  TokenReader& reader_;
  const ProgramNames& names_;
  std::unordered_map<std::string, int> parameters_;  // how many scopes around have the name
  int open_bars_ = 0;                                // |x|, within the innermost brackets
};

// Small trees.
Expr make_name(std::string text, SourceSpan span);
Expr make_binary_expr(std::string_view op, Expr left, Expr right);
Expr make_call(std::string_view function, Expr argument, SourceSpan span);

}  // namespace nabla
