// Numbers, brackets, and what is written right behind a value.
#include <algorithm>

#include "engine/language/characters.h"
#include "engine/language/expression_parser.h"
#include "engine/language/literals.h"
#include "engine/language/refusals.h"

namespace nabla {

namespace {

// Sets a variable for the time of a scope.
class Temporarily {
 public:
  Temporarily(int& variable, int value) : variable_(variable), before_(variable) {
    variable = value;
  }
  ~Temporarily() { variable_ = before_; }
  Temporarily(const Temporarily&) = delete;
  Temporarily& operator=(const Temporarily&) = delete;

 private:
  int& variable_;
  int before_;
};

Expr make_number(std::string literal, SourceSpan span) {
  Expr expr;
  expr.kind = ExprKind::number;
  expr.number = number_value(literal);
  expr.text = std::move(literal);
  expr.span = span;
  return expr;
}

}  // namespace

ExpressionParser::Operand ExpressionParser::postfix() {
  Operand value = primary();
  for (;;) {
    if (reader_.at(TokenKind::left_bracket)) {
      value = index(std::move(value));
    } else if (reader_.at(TokenKind::dot)) {
      const Token& attribute = reader_.peek(1);
      if (attribute.kind != TokenKind::name || reader_.word(attribute) != "T") {
        return fail(no_attribute(reader_));
      }
      reader_.advance();
      Expr transposed;
      transposed.kind = ExprKind::transpose;
      transposed.span = cover(value.expr.span, reader_.advance().span);
      transposed.children.push_back(std::move(value.expr));
      value = node(std::move(transposed), value.depth);
    } else {
      return value;
    }
  }
}

ExpressionParser::Operand ExpressionParser::primary() {
  const Token token = reader_.peek();
  switch (token.kind) {
    case TokenKind::number:
      return number();
    case TokenKind::name:
      return name();
    case TokenKind::left_paren:
      return parenthesis();
    case TokenKind::left_bracket:
      return list();
    case TokenKind::bar:
      return absolute_value();
    case TokenKind::root:
      return root();
    case TokenKind::constant: {
      const bool pi = reader_.word(reader_.advance()) == "π";
      return {make_name(pi ? "pi" : "inf", token.span), 1, pi ? Tail::number : Tail::other};
    }
    case TokenKind::hole: {
      Expr hole;
      hole.span = reader_.advance().span;
      return {std::move(hole)};
    }
    case TokenKind::boolean: {
      Expr truth;
      truth.kind = ExprKind::boolean;
      truth.span = token.span;
      truth.text = reader_.word(reader_.advance());
      truth.text.front() = truth.text.front() == 'T' || truth.text.front() == 't' ? 't' : 'f';
      truth.number = truth.text == "true" ? 1 : 0;
      return {std::move(truth)};
    }
    case TokenKind::string: {
      reader_.note({say("text cannot stand here"),
                    say("only a file to load and the reduction of a loss are text"), token.span});
      Expr text;
      text.kind = ExprKind::string;
      text.span = token.span;
      text.text = string_contents(reader_.raw(reader_.advance()));
      return {std::move(text)};
    }
    default:
      return fail(missing_operand(reader_));
  }
}

ExpressionParser::Operand ExpressionParser::number() {
  const Token token = reader_.advance();
  std::string literal = reader_.word(token);
  literal.erase(std::remove(literal.begin(), literal.end(), '_'), literal.end());
  if (literal == "0" && reader_.at(TokenKind::name) &&
      token.span.end == reader_.peek().span.begin) {
    const std::string rest = reader_.word(reader_.peek());
    const bool other_base =
        rest.size() > 1 && (rest[0] == 'x' || rest[0] == 'b' || rest[0] == 'o') &&
        rest.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (other_base) {
      return fail({say("numbers are decimal"), say("write the decimal number, as in 255"),
                   cover(token.span, reader_.peek().span)});
    }
  }
  return {make_number(std::move(literal), token.span), 1, Tail::number};
}

ExpressionParser::Operand ExpressionParser::superscript() {
  const Token token = reader_.advance();
  const std::string_view raw = reader_.raw(token);
  std::string digits;
  for (std::size_t at = 0; at < raw.size(); at += decode(raw, at).length) {
    digits += superscript_char(decode(raw, at).code);
  }
  const bool negative = digits.front() == '-';
  if (negative || digits.front() == '+') digits.erase(0, 1);
  if (digits.empty() || digits.find_first_of("+-") != std::string::npos) {
    return fail({say("this power is not a number"), say("write x^2"), token.span});
  }
  Expr exponent = make_number(std::move(digits), token.span);
  if (!negative) return {std::move(exponent)};
  Expr sign;
  sign.kind = ExprKind::unary;
  sign.text = "-";
  sign.span = token.span;
  sign.children.push_back(std::move(exponent));
  return node(std::move(sign), 1);
}

// Consumes the closing bracket, or reports what stands in its place.
bool ExpressionParser::close(const Token& opening, TokenKind closing) {
  if (reader_.accept(closing)) return true;
  const std::string sign(reader_.word(opening));
  if (reader_.at_line_end()) {
    reader_.fail({say("this '%1' is never closed", sign),
                  say("add the '%1'", std::string(closing == TokenKind::right_paren ? ")" : "]")),
                  opening.span});
  } else if (reader_.at(TokenKind::right_paren) || reader_.at(TokenKind::right_bracket)) {
    reader_.fail(
        {say("this '%1' closes a '%2'", reader_.word(reader_.peek()), sign),
         say("write '%1' there", std::string(closing == TokenKind::right_paren ? ")" : "]")),
         reader_.peek().span});
  } else {
    reader_.fail(unexpected_token(reader_));
  }
  return false;
}

// Appends expressions with commas between, up to `last`, which is left; a comma may stand before
// it. Returns the depth of the deepest.
int ExpressionParser::items(Expr& into, TokenKind last) {
  int depth = 0;
  while (!reader_.at(last)) {
    Operand item = expression();
    depth = std::max(depth, item.depth);
    into.children.push_back(std::move(item.expr));
    if (!reader_.accept(TokenKind::comma)) break;
  }
  return depth;
}

ExpressionParser::Operand ExpressionParser::parenthesis() {
  const Token opening = reader_.advance();
  const Temporarily no_bars(open_bars_, 0);
  Expr tuple;
  tuple.kind = ExprKind::tuple;
  const int depth = items(tuple, TokenKind::right_paren);
  const bool single = tuple.children.size() == 1 && reader_.previous().kind != TokenKind::comma;
  if (single && reader_.at(TokenKind::kw_for)) {
    return fail({say("'for' cannot stand in these parentheses"),
                 say("write [v^2 for v in a], or sum(v^2 for v in a)"), reader_.peek().span});
  }
  if (!close(opening, TokenKind::right_paren)) return {};
  Operand result;
  if (single) {
    result = {std::move(tuple.children[0]), depth, Tail::parenthesis};
  } else {
    result = node(std::move(tuple), depth);
  }
  result.expr.span = cover(opening.span, reader_.previous().span);
  result.expr.parenthesized = true;
  return result;
}

ExpressionParser::Operand ExpressionParser::list() {
  const Token opening = reader_.advance();
  const Temporarily no_bars(open_bars_, 0);
  Expr expr;
  expr.kind = ExprKind::list;
  const int depth = items(expr, TokenKind::right_bracket);
  if (reader_.at(TokenKind::kw_for) && expr.children.size() == 1) {
    Operand each = comprehension({std::move(expr.children[0]), depth}, "list");
    if (!close(opening, TokenKind::right_bracket)) return {};
    each.expr.span = cover(opening.span, reader_.previous().span);
    return each;
  }
  if (!close(opening, TokenKind::right_bracket)) return {};
  expr.span = cover(opening.span, reader_.previous().span);
  return node(std::move(expr), depth);
}

// From `for` on: the names, and what they go through.
ExpressionParser::Operand ExpressionParser::comprehension(Operand element, const char* kind) {
  Expr expr;
  expr.kind = ExprKind::comprehension;
  expr.text = kind;
  reader_.advance();
  while (reader_.at(TokenKind::name)) {
    expr.parameters.push_back(reader_.word(reader_.advance()));
    if (!reader_.accept(TokenKind::comma)) break;
  }
  if (expr.parameters.empty() || !reader_.accept(TokenKind::kw_in)) {
    return fail({say("this does not say what it goes through"), say("write [v^2 for v in a]"),
                 reader_.peek().span});
  }
  Operand sequence = infix(Level::or_);
  if (reader_.at(TokenKind::kw_if)) {
    return fail({say("nothing can be left out here"), say("write [where(v > 0, v, 0) for v in a]"),
                 reader_.peek().span});
  }
  if (reader_.at(TokenKind::kw_for)) {
    return fail({say("one 'for' is enough here"), say("write [[a*b for b in y] for a in x]"),
                 reader_.peek().span});
  }
  const int depth = std::max(element.depth, sequence.depth);
  expr.span = cover(element.expr.span, sequence.expr.span);
  expr.children.push_back(std::move(element.expr));
  expr.children.push_back(std::move(sequence.expr));
  return node(std::move(expr), depth);
}

// |x|. Where a value is due a bar opens, where one is complete it closes.
ExpressionParser::Operand ExpressionParser::absolute_value() {
  const Token opening = reader_.advance();
  Operand inner;
  {
    const Temporarily one_more(open_bars_, open_bars_ + 1);
    inner = expression();
  }
  if (!reader_.accept(TokenKind::bar)) {
    if (!reader_.at_line_end()) return fail(unexpected_token(reader_));
    return fail({say("this '%1' is never closed", std::string("|")),
                 say("an absolute value is written |x| or abs(x)"), opening.span});
  }
  const SourceSpan span = cover(opening.span, reader_.previous().span);
  return node(make_call("abs", std::move(inner.expr), span), inner.depth);
}

// √x and √(x + 1). What the root of √x² or √2x goes on to cover cannot be seen.
ExpressionParser::Operand ExpressionParser::root() {
  const Token sign = reader_.advance();
  const TokenReader::Nesting deeper(reader_);
  if (deeper.too_deep()) return {};
  const Operand operand = postfix();
  const SourceSpan span = cover(sign.span, operand.expr.span);
  const Expr rooted = make_call("sqrt", operand.expr, span);
  if (joins(operand)) {
    const Operand rest = power();
    return ambiguous(span, make_call("sqrt", make_binary_expr("*", operand.expr, rest.expr), span),
                     make_binary_expr("*", rooted, rest.expr));
  }
  if (at_power() && operand.tail != Tail::parenthesis) {
    const bool raised = reader_.accept(TokenKind::power);
    const Operand exponent = raised ? unary() : superscript();
    return ambiguous(span,
                     make_call("sqrt", make_binary_expr("**", operand.expr, exponent.expr), span),
                     make_binary_expr("**", rooted, exponent.expr));
  }
  return node(rooted, operand.depth);
}

ExpressionParser::Operand ExpressionParser::index(Operand object) {
  const Token opening = reader_.advance();
  const Temporarily no_bars(open_bars_, 0);
  Expr expr;
  expr.kind = ExprKind::index;
  expr.children.push_back(std::move(object.expr));
  int depth = object.depth;
  while (!reader_.at(TokenKind::right_bracket)) {
    if (reader_.at(TokenKind::comma)) {
      return fail({say("an index is missing before this comma"),
                   say("a colon takes the whole axis: a[:, 1]"), reader_.peek().span});
    }
    Operand item = index_item();
    depth = std::max(depth, item.depth);
    expr.children.push_back(std::move(item.expr));
    if (!reader_.accept(TokenKind::comma)) break;
  }
  if (!close(opening, TokenKind::right_bracket)) return {};
  expr.span = cover(expr.children[0].span, reader_.previous().span);
  if (expr.children.size() == 1) {
    return fail({say("this index is empty"), say("the first element is a[0]"),
                 cover(opening.span, reader_.previous().span)});
  }
  return node(std::move(expr), depth);
}

ExpressionParser::Operand ExpressionParser::index_item() {
  if (reader_.at(TokenKind::ellipsis)) return {make_name("...", reader_.advance().span)};
  Operand start = slice_part();
  if (!reader_.at(TokenKind::colon)) return start;
  Expr slice;
  slice.kind = ExprKind::slice;
  slice.span = cover(start.expr.span, reader_.advance().span);
  Operand stop = slice_part();
  Operand step;
  step.expr.kind = ExprKind::none;
  step.expr.span = {reader_.previous().span.end, reader_.previous().span.end};
  if (reader_.accept(TokenKind::colon)) step = slice_part();
  slice.span = {slice.span.begin, reader_.previous().span.end};
  const int depth = std::max({start.depth, stop.depth, step.depth});
  slice.children.push_back(std::move(start.expr));
  slice.children.push_back(std::move(stop.expr));
  slice.children.push_back(std::move(step.expr));
  return node(std::move(slice), depth);
}

// A part that may be absent: then of kind `none`.
ExpressionParser::Operand ExpressionParser::slice_part() {
  const bool absent = reader_.at(TokenKind::colon) || reader_.at(TokenKind::comma) ||
                      reader_.at(TokenKind::right_bracket);
  if (!absent) return expression();
  Operand part;
  part.expr.kind = ExprKind::none;
  part.expr.span = {reader_.peek().span.begin, reader_.peek().span.begin};
  return part;
}

}  // namespace nabla
