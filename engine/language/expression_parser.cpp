#include "engine/language/expression_parser.h"

#include <algorithm>

#include "engine/language/decimal_comma.h"
#include "engine/language/printer.h"
#include "engine/language/refusals.h"

namespace nabla {

Expr ExpressionParser::parse_list() {
  Operand first = expression();
  if (!reader_.at(TokenKind::comma)) return std::move(first.expr);
  Expr tuple;
  tuple.kind = ExprKind::tuple;
  tuple.span = first.expr.span;
  tuple.children.push_back(std::move(first.expr));
  while (reader_.at(TokenKind::comma)) {
    const std::string whole = reader_.word(reader_.previous());
    const std::string part = reader_.word(reader_.peek(1));
    const bool touches =
        reader_.touches_next() && reader_.previous().span.end == reader_.peek().span.begin;
    if (touches && is_decimal_comma(whole, part)) {
      reader_.fail(decimal_comma(whole, part, CommaMeaning::decimal_or_list,
                                 cover(reader_.previous().span, reader_.peek(1).span)));
      break;
    }
    reader_.advance();
    tuple.children.push_back(expression().expr);
  }
  tuple.span = cover(tuple.span, tuple.children.back().span);
  return tuple;
}

void ExpressionParser::enter_scope(const std::vector<std::string>& parameters) {
  for (const std::string& name : parameters) ++parameters_[name];
}

void ExpressionParser::leave_scope(const std::vector<std::string>& parameters) {
  for (const std::string& name : parameters) {
    if (--parameters_[name] == 0) parameters_.erase(name);
  }
}

ExpressionParser::Operand ExpressionParser::expression() {
  const TokenReader::Nesting level(reader_);
  if (level.too_deep()) return {};
  if (reader_.at(TokenKind::kw_lambda)) return lambda();
  Operand value = infix(Level::or_);
  if (!reader_.accept(TokenKind::kw_if)) return value;
  Operand condition = infix(Level::or_);
  if (!reader_.accept(TokenKind::kw_else)) {
    return fail({say("this choice has no else"), say("write a if c else b"), condition.expr.span});
  }
  Operand otherwise = expression();
  Expr choice;
  choice.kind = ExprKind::conditional;
  choice.span = cover(value.expr.span, otherwise.expr.span);
  const int depth = std::max({value.depth, condition.depth, otherwise.depth});
  choice.children.push_back(std::move(value.expr));
  choice.children.push_back(std::move(condition.expr));
  choice.children.push_back(std::move(otherwise.expr));
  return node(std::move(choice), depth);
}

ExpressionParser::Operand ExpressionParser::lambda() {
  Expr function;
  function.kind = ExprKind::lambda;
  function.span = reader_.advance().span;
  while (reader_.at(TokenKind::name)) {
    function.parameters.push_back(reader_.word(reader_.advance()));
    if (!reader_.accept(TokenKind::comma)) break;
  }
  if (!reader_.accept(TokenKind::colon)) {
    return fail({say("a ':' is missing after the names of this function"),
                 say("write lambda x, y: x + y"), reader_.peek().span});
  }
  enter_scope(function.parameters);
  Operand body = expression();
  leave_scope(function.parameters);
  function.span = cover(function.span, body.expr.span);
  function.children.push_back(std::move(body.expr));
  return node(std::move(function), body.depth);
}

ExpressionParser::Operand ExpressionParser::infix(Level level) {
  Operand left = reader_.at(TokenKind::kw_not) ? negation(level) : juxtaposition(unary());
  for (;;) {
    const BinaryOperator* op = binary_operator(reader_.peek().kind);
    if (op == nullptr || op->level < level) return left;
    if (op->level == Level::comparison) {
      left = comparison(std::move(left));
      continue;
    }
    reader_.advance();
    Operand right = infix(tighter(op->level));
    const bool divides = op->level == Level::product && op->text != "*";
    if (divides && right.implied && !reader_.failed()) {  // 1/2x
      Expr first = right.expr;
      Expr* leaf = &first;
      while (leaf->children[0].kind == ExprKind::binary && leaf->children[0].text == "*" &&
             !leaf->children[0].parenthesized) {
        leaf = &leaf->children[0];
      }
      leaf->children[0] = make_binary_expr(op->text, left.expr, leaf->children[0]);
      return ambiguous(cover(left.expr.span, right.expr.span),
                       make_binary_expr(op->text, left.expr, right.expr), first);
    }
    left = binary(op->text, std::move(left), std::move(right));
  }
}

ExpressionParser::Operand ExpressionParser::comparison(Operand left) {
  Expr chain;
  chain.kind = ExprKind::compare;
  chain.span = left.expr.span;
  int depth = left.depth;
  chain.children.push_back(std::move(left.expr));
  for (;;) {
    const BinaryOperator* op = binary_operator(reader_.peek().kind);
    if (op == nullptr || op->level != Level::comparison) break;
    reader_.advance();
    Operand right = infix(tighter(Level::comparison));
    depth = std::max(depth, right.depth);
    chain.operators.emplace_back(op->text);
    chain.children.push_back(std::move(right.expr));
  }
  chain.span = cover(chain.span, chain.children.back().span);
  return node(std::move(chain), depth);
}

ExpressionParser::Operand ExpressionParser::negation(Level level) {
  if (level > Level::not_) return fail(missing_operand(reader_));
  const TokenReader::Nesting deeper(reader_);
  if (deeper.too_deep()) return {};
  Expr negated;
  negated.kind = ExprKind::unary;
  negated.text = "not";
  negated.span = reader_.advance().span;
  Operand operand = infix(Level::not_);
  negated.span = cover(negated.span, operand.expr.span);
  negated.children.push_back(std::move(operand.expr));
  return node(std::move(negated), operand.depth);
}

// Whether the next token multiplies: a number before a name, a root or a parenthesis (2x, 2(x+1)),
// a parenthesis before a parenthesis.
bool ExpressionParser::joins(const Operand& left) const {
  const TokenKind next = reader_.peek().kind;
  if (next == TokenKind::name && is_foreign_word(reader_.word(reader_.peek()))) return false;
  if (left.tail == Tail::number) {
    return next == TokenKind::name || next == TokenKind::constant || next == TokenKind::root ||
           next == TokenKind::left_paren || (next == TokenKind::bar && open_bars_ == 0);
  }
  return left.tail == Tail::parenthesis && next == TokenKind::left_paren;
}

ExpressionParser::Operand ExpressionParser::juxtaposition(Operand left) {
  while (joins(left)) {
    Operand right = power();
    const Tail tail = right.tail;
    left = binary("*", std::move(left), std::move(right));
    left.tail = tail;
    left.implied = true;
  }
  return left;
}

ExpressionParser::Operand ExpressionParser::unary() {
  if (!reader_.at(TokenKind::minus) && !reader_.at(TokenKind::plus)) return power();
  const TokenReader::Nesting deeper(reader_);
  if (deeper.too_deep()) return {};
  Expr sign;
  sign.kind = ExprKind::unary;
  sign.text = reader_.at(TokenKind::minus) ? "-" : "+";
  sign.span = reader_.advance().span;
  Operand operand = unary();
  const Tail tail = operand.tail;
  sign.span = cover(sign.span, operand.expr.span);
  sign.children.push_back(std::move(operand.expr));
  Operand result = node(std::move(sign), operand.depth);
  result.tail = tail;
  return result;
}

bool ExpressionParser::at_power() const {
  return reader_.at(TokenKind::power) || reader_.at(TokenKind::superscript);
}

ExpressionParser::Operand ExpressionParser::power() {
  Operand base = postfix();
  if (reader_.at(TokenKind::superscript)) {
    Operand result = raise(std::move(base), superscript());
    if (at_power()) {
      return fail({say("one power stands on another"), say("use parentheses to say which is meant"),
                   reader_.peek().span});
    }
    return result;
  }
  if (!reader_.at(TokenKind::power)) return base;
  reader_.advance();
  Operand exponent = exponent_of(base);
  return raise(std::move(base), std::move(exponent));
}

ExpressionParser::Operand ExpressionParser::exponent_of(const Operand& base) {
  const TokenReader::Nesting deeper(reader_);
  if (deeper.too_deep()) return {};
  Operand exponent = unary();
  if (!joins(exponent)) return exponent;
  const Expr first = exponent.expr;  // 2^2x
  const Operand rest = power();
  return ambiguous(cover(base.expr.span, rest.expr.span),
                   make_binary_expr("**", base.expr, make_binary_expr("*", first, rest.expr)),
                   make_binary_expr("*", make_binary_expr("**", base.expr, first), rest.expr));
}

// e^x is the exponential, unless the program has an e of its own.
ExpressionParser::Operand ExpressionParser::raise(Operand base, Operand exponent) {
  const bool exponential = base.expr.kind == ExprKind::name && base.expr.text == "e" &&
                           !names_.is_defined("e") && !is_parameter("e");
  if (!exponential) return binary("**", std::move(base), std::move(exponent));
  const SourceSpan span = cover(base.expr.span, exponent.expr.span);
  return node(make_call("exp", std::move(exponent.expr), span), exponent.depth);
}

ExpressionParser::Operand ExpressionParser::node(Expr expr, int depth_below) {
  if (depth_below >= reader_.limits().chain) {
    return fail({say("this expression chains more than %1 operations",
                     std::to_string(reader_.limits().chain)),
                 say("give parts of it names, on lines of their own"), expr.span});
  }
  return {std::move(expr), depth_below + 1};
}

ExpressionParser::Operand ExpressionParser::binary(std::string_view op, Operand left,
                                                   Operand right) {
  for (const Operand* operand : {&left, &right}) {
    const std::string& name = operand->expr.text;
    const bool bare = operand->expr.kind == ExprKind::name && is_function(name);
    if (bare && !names_.is_function(name)) return fail(needs_argument(name, operand->expr.span));
  }
  // A chain grows to the left, where everything goes along it with a loop: it is not nested.
  const bool chain = left.expr.kind == ExprKind::binary;
  const int depth = std::max(left.depth - (chain ? 1 : 0), right.depth);
  return node(make_binary_expr(op, std::move(left.expr), std::move(right.expr)), depth);
}

ExpressionParser::Operand ExpressionParser::fail(Diagnostic diagnostic) {
  reader_.fail(std::move(diagnostic));
  return {};
}

ExpressionParser::Operand ExpressionParser::ambiguous(SourceSpan span, const Expr& one,
                                                      const Expr& other) {
  constexpr std::size_t longest = 60;
  const Message what = say("this can be read in two ways");
  if (reader_.failed()) return {};
  const std::string first = print(one);
  const std::string second = print(other);
  if (first.size() > longest || second.size() > longest) {
    return fail({what, say("use parentheses to say which is meant"), span});
  }
  return fail({what, say("write %1 or %2", first, second), span});
}

Expr make_name(std::string text, SourceSpan span) {
  Expr expr;
  expr.kind = ExprKind::name;
  expr.text = std::move(text);
  expr.span = span;
  return expr;
}

Expr make_binary_expr(std::string_view op, Expr left, Expr right) {
  Expr expr;
  expr.kind = ExprKind::binary;
  expr.text = op;
  expr.span = cover(left.span, right.span);
  expr.children.push_back(std::move(left));
  expr.children.push_back(std::move(right));
  return expr;
}

Expr make_call(std::string_view function, Expr argument, SourceSpan span) {
  Expr expr;
  expr.kind = ExprKind::call;
  expr.text = function;
  expr.span = span;
  expr.children.push_back(std::move(argument));
  expr.keywords.emplace_back();
  return expr;
}

}  // namespace nabla
