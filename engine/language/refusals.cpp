#include "engine/language/refusals.h"

#include <utility>

#include "engine/language/absent_functions.h"
#include "engine/language/characters.h"
#include "engine/language/foreign_signs.h"
#include "engine/language/function_names.h"
#include "engine/language/operators.h"

namespace nabla {

namespace {

std::string shown(const TokenReader& reader, const Token& token) {
  return quotable(reader.word(token));
}

bool is_word_of_the_language(TokenKind kind) {
  return kind >= TokenKind::kw_if && kind <= TokenKind::kw_lambda;
}

bool ends_operand(TokenKind kind) {
  return kind == TokenKind::name || kind == TokenKind::number || kind == TokenKind::boolean ||
         kind == TokenKind::constant || kind == TokenKind::superscript || kind == TokenKind::hole ||
         kind == TokenKind::right_paren || kind == TokenKind::right_bracket ||
         kind == TokenKind::bar;
}

bool is_operator(TokenKind kind) {
  return binary_operator(kind) != nullptr || kind == TokenKind::power || kind == TokenKind::kw_not;
}

bool ends_line(const TokenReader& reader) {
  const TokenKind next = reader.peek(1).kind;
  return next == TokenKind::newline || next == TokenKind::end;
}

Diagnostic refused(const TokenReader& reader) {
  const Token& token = reader.peek();
  const Token& before = reader.previous();
  const bool after_operand = ends_operand(before.kind);
  if (reader.raw(token) == "{" && before.kind == TokenKind::name &&
      reader.text()[before.span.end - 1] == '_') {
    return {say("'{' has no meaning here"), say("a subscript is part of the name: x1"), token.span};
  }
  if (reader.raw(token) == "{" && ends_line(reader)) {
    return {say("'{' has no meaning here"), say("a block begins with : and is indented"),
            token.span};
  }
  ForeignSign sign = foreign_sign(reader.raw(token), after_operand);
  return {std::move(sign.what), std::move(sign.hint), token.span};
}

bool first_of_line(const TokenReader& reader, const Token& token) {
  const std::string_view before = reader.text().substr(0, token.span.begin);
  const std::size_t last = before.find_last_not_of(" \t");
  return last == std::string_view::npos || before[last] == '\n';
}

// `5%`, and nothing that it could be the remainder of; `% text` is a comment elsewhere.
Diagnostic percentage(const TokenReader& reader) {
  if (first_of_line(reader, reader.previous())) {
    return {say("'%' takes the remainder of a division and needs a second number"),
            say("a comment begins with #"), reader.previous().span};
  }
  return {say("'%' takes the remainder of a division and needs a second number"),
          say("5% is written 5/100"), reader.previous().span};
}

Diagnostic missing_at_end(const TokenReader& reader) {
  const Token& last = reader.previous();
  const std::string sign = shown(reader, last);
  if (last.kind == TokenKind::percent) return percentage(reader);
  if (last.kind == TokenKind::plus || last.kind == TokenKind::minus) {
    const std::string_view before = reader.text().substr(0, last.span.begin);
    if (!before.empty() && before.back() == sign.front()) {
      return {say("there is no operator '%1%1'", sign), say("write x %1= 1", sign), last.span};
    }
  }
  return {say("something is missing after '%1'", sign), say("write _ for a value still to come"),
          last.span};
}

Diagnostic misplaced_word(const TokenReader& reader) {
  const Token& token = reader.peek();
  const std::string word = shown(reader, token);
  Message hint;
  if (token.kind == TokenKind::kw_if) hint = say("a choice is written a if x else b");
  if (token.kind == TokenKind::kw_for) hint = say("a loop is a statement of its own");
  if (token.kind == TokenKind::kw_in) hint = say("a loop is written for i in range(n):");
  if (token.kind == TokenKind::kw_not) hint = say("put parentheses around it: (not x)");
  if (token.kind == TokenKind::kw_lambda) hint = say("put parentheses around it: (lambda x: x)");
  return {say("the word '%1' cannot stand here", word), hint, token.span};
}

Diagnostic no_xor(SourceSpan span) {
  return {say("there is no 'xor'"), say("of two conditions, write (a) != (b)"), span};
}

// Words that are operators elsewhere.
const Message* in_place_of_word(std::string_view word) {
  static const std::pair<std::string_view, Message> rows[] = {
      {"mod", say("write %1", "a % b")},
      {"MOD", say("write %1", "a % b")},
      {"rem", say("write %1", "a % b")},
      {"div", say("write a // b for the whole part, a / b for the fraction")},
      {"AND", say("write and")},
      {"OR", say("write or")},
      {"NOT", say("write not")},
      {"XOR", say("of two conditions, write (a) != (b)")},
      {"lim", say("there are no limits")},
      {"where", say("values have lines of their own: x = variable(3)")},
      {"end", say("indentation ends a block")},
  };
  for (const auto& [foreign, hint] : rows) {
    if (foreign == word) return &hint;
  }
  return nullptr;
}

// The call that begins at the next token, as it is written; "" where it has no end on its line.
std::string call_text(const TokenReader& reader) {
  if (reader.peek(1).kind != TokenKind::left_paren) return "";
  int depth = 0;
  for (std::size_t i = 1; reader.peek(i).kind != TokenKind::end; ++i) {
    const Token& token = reader.peek(i);
    if (token.kind == TokenKind::newline) break;
    if (token.kind == TokenKind::left_paren) ++depth;
    if (token.kind == TokenKind::right_paren && --depth == 0) {
      const std::size_t begin = reader.peek().span.begin;
      return quotable(reader.text().substr(begin, token.span.end - begin));
    }
  }
  return "";
}

// Two values side by side.
Diagnostic missing_operator(const TokenReader& reader) {
  const Token& left = reader.previous();
  const Token& right = reader.peek();
  const std::string a = shown(reader, left);
  const std::string b = shown(reader, right);
  const SourceSpan both = cover(left.span, right.span);
  const bool declares = left.kind == TokenKind::name && right.kind == TokenKind::name &&
                        (a == "let" || a == "var" || a == "const" || a == "int" || a == "float" ||
                         a == "double" || a == "set");
  if (declares) return {say("'%1' is not needed", a), say("write %1 = ...", b), left.span};
  if (a == "print") return {say("print needs parentheses"), say("write print(%1)", b), left.span};
  for (const auto& [word, token] : {std::pair(a, left), std::pair(b, right)}) {
    if (word == "then" || word == "do")
      return {say("'%1' is not needed", word), say("write : there"), token.span};
    if (word == "xor") return no_xor(token.span);
  }
  if (a == "function" || a == "func" || a == "fn")
    return {say("'%1' means nothing here", a), say("write %1", "def " + b + "(x):"), left.span};
  for (const auto& [word, token] : {std::pair(a, left), std::pair(b, right)}) {
    if (const Message* instead = in_place_of_word(word))
      return {say("'%1' means nothing here", word), *instead, token.span};
  }
  if (left.kind == TokenKind::number && right.kind == TokenKind::number) {
    return {say("two numbers stand side by side"), say("put an operator or a comma between them"),
            both};
  }
  const Message what = say("an operator is missing between '%1' and '%2'", a, b);
  const bool plain = (left.kind == TokenKind::name || left.kind == TokenKind::number) &&
                     (right.kind == TokenKind::name || right.kind == TokenKind::number);
  const std::string call = plain && is_known_function(b) ? call_text(reader) : "";
  if (!call.empty()) return {what, say("to multiply, write %1*%2", a, call), both};
  if (plain) return {what, say("to multiply, write %1*%2", a, b), both};
  return {what, say("to multiply, write * between them"), both};
}

Diagnostic unexpected_bar(const TokenReader& reader) {
  const bool twice = reader.peek(1).kind == TokenKind::bar && reader.touches_next();
  const SourceSpan span = reader.peek().span;
  if (twice) return {say("there is no operator '||'"), say("write or"), {span.begin, span.end + 1}};
  return {say("this '|' has no partner"), say("an absolute value is written |x| or abs(x)"), span};
}

bool begins_operand(TokenKind kind) {
  return kind == TokenKind::name || kind == TokenKind::number || kind == TokenKind::hole ||
         kind == TokenKind::boolean || kind == TokenKind::constant || kind == TokenKind::root ||
         kind == TokenKind::left_paren || kind == TokenKind::left_bracket;
}

}  // namespace

bool is_foreign_word(std::string_view word) {
  return word == "then" || word == "do" || word == "xor";
}

Diagnostic missing_operand(const TokenReader& reader) {
  const Token& token = reader.peek();
  if (token.kind == TokenKind::percent && first_of_line(reader, token)) {
    return {say("'%' takes the remainder of a division and needs a second number"),
            say("a comment begins with #"), token.span};
  }
  const TokenKind before = reader.previous().kind;
  if (token.kind == TokenKind::refused) return refused(reader);
  if (reader.at_line_end()) return missing_at_end(reader);
  if (before == TokenKind::percent && token.kind != TokenKind::refused) return percentage(reader);
  if (is_word_of_the_language(token.kind) && !is_operator(token.kind))
    return misplaced_word(reader);
  if (token.kind == TokenKind::kw_not) return misplaced_word(reader);
  const std::string sign = shown(reader, token);
  if (is_operator(before) && is_operator(token.kind)) {
    return {say("a value is missing between '%1' and '%2'", shown(reader, reader.previous()), sign),
            say("write _ for a value still to come"), cover(reader.previous().span, token.span)};
  }
  return {say("a value is missing before '%1'", sign), say("write _ for a value still to come"),
          token.span};
}

Diagnostic unexpected_token(const TokenReader& reader) {
  const Token& token = reader.peek();
  const std::string sign = shown(reader, token);
  if (token.kind == TokenKind::refused) return refused(reader);
  if (token.kind == TokenKind::bar) return unexpected_bar(reader);
  if (begins_operand(token.kind)) return missing_operator(reader);
  if (is_word_of_the_language(token.kind)) return misplaced_word(reader);
  switch (token.kind) {
    case TokenKind::assign:
      return {say("'=' gives a value a name and cannot stand here"), say("to compare, write =="),
              token.span};
    case TokenKind::right_paren:
      return {say("there is no '(' for this ')'"), say("leave it out, or add the '('"), token.span};
    case TokenKind::right_bracket:
      return {say("there is no '[' for this ']'"), say("leave it out, or add the '['"), token.span};
    case TokenKind::semicolon:
      return {say("';' cannot stand inside brackets"), say("a matrix is written [[1, 2], [3, 4]]"),
              token.span};
    case TokenKind::colon:
      return {say("'%1' cannot stand here", sign),
              say("numbers in a row are written arange(start, stop) or linspace(start, stop, num)"),
              token.span};
    case TokenKind::string:
      return {say("text cannot stand here"),
              say("only a file to load and the reduction of a loss are text"), token.span};
    case TokenKind::superscript:
      return {say("one power stands on another"), say("use parentheses to say which is meant"),
              token.span};
    case TokenKind::newline:
    case TokenKind::end:
      return {say("the line ends too early"), {}, reader.previous().span};
    default:
      return {say("'%1' cannot stand here", sign), {}, token.span};
  }
}

Diagnostic not_callable(const TokenReader& reader, const Token& callee, SourceSpan arguments) {
  const std::string name = shown(reader, callee);
  const std::string near = nearest_function(reader.word(callee));
  const Message what = say("there is no function '%1'", name);
  if (name == "print") {
    return {say("print gives no value back"), say("put it on a line of its own: print(y)"),
            callee.span};
  }
  if (name == "xor" || name == "logical_xor") return no_xor(callee.span);
  if (const Message* instead = in_place_of(name)) return {what, *instead, callee.span};
  std::string product(reader.text().substr(arguments.begin, arguments.end - arguments.begin));
  const bool a_product =
      product == quotable(product) && product.find_first_of("=,") == std::string::npos;
  if (!a_product) product = "(...)";
  product = name + "*" + product;
  if (near.empty()) {
    return {say("'%1' is not a function", name), say("to multiply, write %1", product),
            callee.span};
  }
  return {what, say("did you mean %1? To multiply, write %2", near, product), callee.span};
}

namespace {

bool is_module(const std::string& name) {
  return name == "np" || name == "numpy" || name == "math" || name == "torch" || name == "tf" ||
         name == "jnp" || name == "jax" || name == "scipy";
}

// np.linalg.norm: the last name is the function.
Diagnostic no_module(const TokenReader& reader) {
  std::size_t last = 1;
  while (reader.peek(last + 1).kind == TokenKind::dot &&
         reader.peek(last + 2).kind == TokenKind::name) {
    last += 2;
  }
  const Token& left = reader.previous();
  const Token& right = reader.peek(last);
  const std::string_view prefix =
      reader.text().substr(left.span.begin, right.span.begin - left.span.begin);
  const std::string name = shown(reader, right);
  const Message* instead = in_place_of(name);
  return {say("'%1' is not needed", quotable(prefix)), instead ? *instead : say("write %1", name),
          cover(left.span, right.span)};
}

// `a .* b`, where * works on elements anyway.
Diagnostic no_dotted_operator(const TokenReader& reader) {
  const Token& right = reader.peek(1);
  const std::string sign = shown(reader, right);
  return {say("there is no operator '.%1'", sign),
          say("%1 works element by element: write a %1 b", sign),
          cover(reader.peek().span, right.span)};
}

}  // namespace

Diagnostic no_attribute(const TokenReader& reader) {
  const Token& left = reader.previous();
  const Token& right = reader.peek(1);
  const std::string object = shown(reader, left);
  const std::string name = shown(reader, right);
  const SourceSpan span = cover(reader.peek().span, right.span);
  if (is_operator(right.kind)) return no_dotted_operator(reader);
  if (right.kind != TokenKind::name)
    return {say("a name is missing after '.'"), say("the transpose is written x.T"),
            reader.peek().span};
  if (is_module(object)) return no_module(reader);
  if (name == "grad" || name == "backward")
    return {say("'.%1' means nothing here", name), say("write grad(y, x)"), span};
  if (const Message* instead = in_place_of(name))
    return {say("'.%1' means nothing here", name), *instead, span};
  if (is_known_function(name)) {
    const std::string of = left.kind == TokenKind::name ? object : "x";
    const bool more = reader.peek(2).kind == TokenKind::left_paren &&
                      reader.peek(3).kind != TokenKind::right_paren;
    return {say("functions are not written after a point"),
            more ? say("write %1", name + "(" + of + ", ...)") : say("write %1(%2)", name, of),
            span};
  }
  return {say("'.%1' means nothing here", name), say("only .T may follow a point"), span};
}

}  // namespace nabla
