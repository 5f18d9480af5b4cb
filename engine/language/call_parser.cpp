// Names, calls, and functions written before their argument without parentheses.
#include <algorithm>
#include <unordered_set>

#include "engine/language/characters.h"
#include "engine/language/decimal_comma.h"
#include "engine/language/expression_parser.h"
#include "engine/language/function_names.h"
#include "engine/language/literals.h"
#include "engine/language/refusals.h"
#include "engine/language/tree.h"

namespace nabla {

namespace {

bool reads(const Expr& expr, const std::string& name) {
  if (expr.kind == ExprKind::name && expr.text == name) return true;
  return std::ranges::any_of(operands_of(expr),
                             [&name](const Expr* part) { return reads(*part, name); });
}

}  // namespace

Diagnostic ExpressionParser::needs_argument(const std::string& function, SourceSpan span) {
  return {say("'%1' is a function and needs its argument", function), say("write %1(x)", function),
          span};
}

// Surely a function, wherever it stands.
bool ExpressionParser::is_function(const std::string& name) const {
  if (is_parameter(name)) return false;
  if (names_.is_value(name)) return false;
  return names_.is_function(name) || is_known_function(name);
}

bool ExpressionParser::is_callable(const std::string& name) const {
  return is_parameter(name) || names_.is_function(name) || names_.is_result(name) ||
         is_known_function(name);
}

// Whether one factor follows, as in `sin x`.
bool ExpressionParser::begins_factor() const {
  const TokenKind next = reader_.peek().kind;
  return next == TokenKind::name || next == TokenKind::number || next == TokenKind::constant ||
         next == TokenKind::root || next == TokenKind::left_paren || next == TokenKind::hole ||
         (next == TokenKind::bar && open_bars_ == 0);
}

ExpressionParser::Operand ExpressionParser::name() {
  const Token token = reader_.advance();
  const std::string text = reader_.word(token);
  if (reader_.at(TokenKind::left_paren)) return call(token);
  if (!is_function(text)) {
    check_name(token, text);
    return {make_name(text, token.span)};
  }
  if (at_power()) return applied_power(token);
  if (begins_factor()) return applied(token);
  const bool used_as_value = binary_operator(reader_.peek().kind) != nullptr ||
                             reader_.at(TokenKind::dot) || reader_.at(TokenKind::left_bracket);
  if (used_as_value && !names_.is_function(text)) {
    return fail(needs_argument(text, token.span));
  }
  const bool own = names_.is_function(text);
  return {make_name(own ? text : std::string(canonical_function(text)), token.span)};
}

// Refuses `sinx`, unless the program says what it is.
void ExpressionParser::check_name(const Token& token, const std::string& name) {
  if (names_.is_defined(name) || is_parameter(name)) return;
  const GluedCall glued = glued_call(name);
  if (glued.function.empty()) return;
  reader_.note({say("'%1' runs a function and its argument together", name),
                say("write %1(%2)", std::string(glued.function), std::string(glued.argument)),
                token.span});
}

// `sin x`: the function of one factor, its coefficient and power included.
ExpressionParser::Operand ExpressionParser::applied(const Token& callee) {
  const TokenReader::Nesting deeper(reader_);
  if (deeper.too_deep()) return {};
  const std::string text = reader_.word(callee);
  if (text == "mod" && !names_.is_function(text)) {
    return fail({say("'mod' is a function of two numbers"), say("write %1", "a % b"), callee.span});
  }
  Operand argument = juxtaposition(power());
  const SourceSpan span = cover(callee.span, argument.expr.span);
  Operand result{make_call(text, std::move(argument.expr), span), argument.depth};
  return finish_call(std::move(result));
}

// `sin²(x)` and `sin^2 x`: the power is that of the value.
ExpressionParser::Operand ExpressionParser::applied_power(const Token& callee) {
  const std::string text = reader_.word(callee);
  const SourceSpan span = cover(callee.span, reader_.peek().span);
  const bool raised = reader_.accept(TokenKind::power);
  const bool negative =
      raised && reader_.at(TokenKind::minus) && reader_.peek(1).kind == TokenKind::number;
  if (raised && !negative && !reader_.at(TokenKind::number)) {
    return fail({say("'%1' is a function and needs its argument", text), say("write %1(x)^2", text),
                 callee.span});
  }
  Operand exponent = negative ? unary() : raised ? number() : superscript();
  if (exponent.expr.kind != ExprKind::number) {
    const std::string inverse = "a" + std::string(canonical_function(text));
    const Message what = say("'%1' to a negative power is read in two ways", text);
    if (!is_known_function(inverse)) return fail({what, say("write 1/%1(x)", text), span});
    return fail({what, say("write %1(x) or 1/%2(x)", inverse, text), span});
  }
  if (!begins_factor()) {
    return fail({say("'%1' is a function and needs its argument", text), say("write %1(x)^2", text),
                 callee.span});
  }
  Operand value = reader_.at(TokenKind::left_paren) ? call(callee) : applied(callee);
  return binary("**", std::move(value), std::move(exponent));
}

ExpressionParser::Operand ExpressionParser::call(const Token& callee) {
  const std::string text = reader_.word(callee);
  Operand result;
  result.expr.kind = ExprKind::call;
  result.expr.text = text;
  result.depth = 0;
  const Token opening = reader_.advance();
  const int bars = std::exchange(open_bars_, 0);
  while (!reader_.at(TokenKind::right_paren)) {
    const bool keyword = reader_.at(TokenKind::name) && reader_.peek(1).kind == TokenKind::assign;
    if (keyword) {
      keyword_argument(result);
    } else {
      argument(result, takes_text(text, result.expr.children.size()));
    }
    if (!reader_.accept(TokenKind::comma)) break;
  }
  open_bars_ = bars;
  if (!close(opening, TokenKind::right_paren)) return {};
  result.expr.span = cover(callee.span, reader_.previous().span);
  check_keywords(result.expr);
  check_decimal_comma(result.expr);
  const bool of_itself =
      is_parameter(text) && reads(result.expr, text);  // x(x+3), of a parameter x
  if (!is_callable(text) || of_itself) {
    reader_.note(not_callable(reader_, callee, cover(opening.span, reader_.previous().span)));
  }
  return finish_call(std::move(result));
}

// Refuses sqrt(1,5).
void ExpressionParser::check_decimal_comma(const Expr& call) {
  if (call.children.size() != 2 || !is_function(call.text) || !takes_one_argument(call.text))
    return;
  const Expr& whole = call.children[0];
  const Expr& part = call.children[1];
  const bool numbers = whole.kind == ExprKind::number && part.kind == ExprKind::number;
  const bool touches = whole.span.end + 1 == part.span.begin;
  if (!numbers || !touches || !is_decimal_comma(whole.text, part.text)) return;
  reader_.note(
      decimal_comma(whole.text, part.text, CommaMeaning::decimal, cover(whole.span, part.span)));
}

void ExpressionParser::keyword_argument(Operand& call) {
  const Token token = reader_.advance();
  const std::string keyword = reader_.word(token);
  reader_.advance();
  Operand value = argument_value(takes_text(call.expr.text, keyword));
  call.depth = std::max(call.depth, value.depth);
  call.expr.children.push_back(std::move(value.expr));
  call.expr.keywords.push_back(keyword);
}

void ExpressionParser::check_keywords(const Expr& call) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < call.keywords.size(); ++i) {
    if (call.keywords[i].empty() || seen.insert(call.keywords[i]).second) continue;
    reader_.note({say("the argument '%1' is given twice", quotable(call.keywords[i])),
                  say("leave one out"), call.children[i].span});
  }
}

void ExpressionParser::argument(Operand& call, bool text_allowed) {
  const auto& keywords = call.expr.keywords;
  if (!keywords.empty() && !keywords.back().empty()) {
    reader_.note({say("an argument without a name follows one with a name"),
                  say("put those with names last"), reader_.peek().span});
  }
  Operand value = argument_value(text_allowed);
  if (reader_.at(TokenKind::kw_for)) value = generator(call.expr, std::move(value));
  call.depth = std::max(call.depth, value.depth);
  call.expr.children.push_back(std::move(value.expr));
  call.expr.keywords.emplace_back();
}

// sum(f(v) for v in a): what a loop would add up.
ExpressionParser::Operand ExpressionParser::generator(const Expr& call, Operand element) {
  const SourceSpan span = reader_.peek().span;
  const bool own = is_parameter(call.text) || names_.is_defined(call.text);
  if (own || !folds(call.text)) {
    return fail({say("only sum, prod, max and min take a 'for' without brackets"),
                 say("write %1([v^2 for v in a])", call.text), span});
  }
  Operand each = comprehension(std::move(element), "each");
  if (!call.children.empty() || reader_.at(TokenKind::comma)) {
    return fail({say("%1 with a 'for' takes nothing else", call.text),
                 say("write %1([v^2 for v in a], axis=0)", call.text), span});
  }
  return each;
}

Expr ExpressionParser::parse_printed() {
  const Token opening = reader_.advance();
  Expr tuple;
  tuple.kind = ExprKind::tuple;
  while (!reader_.at(TokenKind::right_paren)) {
    if (reader_.at(TokenKind::name) && reader_.peek(1).kind == TokenKind::assign) {
      reader_.fail({say("print takes no %1", quotable(reader_.word(reader_.peek()))),
                    say("write print(a, b)"), reader_.peek().span});
    }
    tuple.children.push_back(argument_value(true).expr);
    if (!reader_.accept(TokenKind::comma)) break;
  }
  close(opening, TokenKind::right_paren);
  tuple.span = cover(opening.span, reader_.previous().span);
  return tuple;
}

ExpressionParser::Operand ExpressionParser::argument_value(bool text_allowed) {
  if (!text_allowed || !reader_.at(TokenKind::string)) return expression();
  Expr text;
  text.kind = ExprKind::string;
  text.span = reader_.peek().span;
  text.text = string_contents(reader_.raw(reader_.advance()));
  return {std::move(text)};
}

namespace {

// max(a, 0) stays as it is: of an array it could mean an axis, which only a run can tell.
bool may_be_axis(const Expr& expr) {
  const Expr& number = expr.kind == ExprKind::unary ? expr.children[0] : expr;
  return number.kind == ExprKind::number && number.text.find_first_of(".eE") == std::string::npos;
}

}  // namespace

// Gives the call its canonical form, unless the program means a function of its own.
ExpressionParser::Operand ExpressionParser::finish_call(Operand call) {
  Expr& expr = call.expr;
  if (!is_parameter(expr.text) && !names_.is_function(expr.text) && !names_.is_result(expr.text)) {
    expr.text = canonical_function(expr.text);
    const bool two =
        expr.children.size() == 2 && expr.keywords[0].empty() && expr.keywords[1].empty();
    const bool of_both = two && !may_be_axis(expr.children[1]);
    if (of_both && expr.text == "max") expr.text = "maximum";
    if (of_both && expr.text == "min") expr.text = "minimum";
    if (two && expr.text == "pow") {
      const SourceSpan span = expr.span;
      Operand power =
          node(make_binary_expr("**", std::move(expr.children[0]), std::move(expr.children[1])),
               call.depth);
      power.expr.span = span;
      return power;
    }
  }
  return node(std::move(expr), call.depth);
}

}  // namespace nabla
