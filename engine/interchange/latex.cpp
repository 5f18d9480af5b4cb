#include "engine/interchange/latex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/interchange/make_expr.h"
#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

// How tightly a piece holds together; a looser operand gets parentheses.
enum class Level : std::uint8_t {
  loose,
  either,
  both,
  negated,
  compare,
  sum,
  product,
  minus,
  power,
  atom
};

struct Piece {
  std::string text;
  Level level = Level::atom;
};

Piece write(const Expr& expr);

std::string parenthesized(const std::string& text) { return "\\left(" + text + "\\right)"; }

std::string at_least(const Piece& piece, Level level) {
  return piece.level < level ? parenthesized(piece.text) : piece.text;
}

std::string write_at(const Expr& expr, Level level) { return at_least(write(expr), level); }

std::string joined(const std::vector<Expr>& items, std::string_view between,
                   std::size_t first = 0) {
  std::string text;
  for (std::size_t i = first; i < items.size(); ++i) {
    if (i > first) text += between;
    text += write(items[i]).text;
  }
  return text;
}

// --- numbers ---

Piece write_number(const Expr& expr) {
  const std::size_t e = expr.text.find_first_of("eE");
  if (e == std::string::npos) return {expr.text};
  std::string exponent = expr.text.substr(e + 1);
  if (exponent.front() == '+') exponent.erase(0, 1);
  const std::string mantissa = expr.text.substr(0, e);
  const std::string power = "10^{" + exponent + "}";
  if (mantissa == "1") return {power, Level::power};
  return {mantissa + " \\times " + power, Level::product};
}

// --- operators ---

bool begins_with(const std::string& text, std::string_view signs) {
  return text.find_first_of(signs) == 0;
}

// 2 x needs no dot; 2 · 3, x · y and 2 · 10^n do. A sign at the first factor needs no parentheses,
// but then the whole is as loose as a sum.
Piece product(const Expr& expr) {
  const Expr& head = expr.children[0];
  const Piece first = write(head);
  const bool factor =
      head.kind == ExprKind::unary || (head.kind == ExprKind::binary && head.text == "*");
  const bool minus = factor && begins_with(first.text, "-");
  const std::string left = minus ? first.text : at_least(first, Level::product);
  const std::string right = write_at(expr.children[1], Level::minus);
  const Expr& number = head.kind == ExprKind::unary ? head.children[0] : head;
  const bool beside = number.kind == ExprKind::number && !begins_with(right, "0123456789");
  return {left + (beside ? " " : " \\cdot ") + right, minus ? Level::sum : Level::product};
}

// sin²(x): the exponent of a named function stands at its name.
Piece power(const Expr& expr) {
  const Expr& base = expr.children[0];
  const std::string exponent = write(expr.children[1]).text;
  const Piece piece = write(base);
  const std::size_t open = piece.text.find("\\left(");
  const bool named = base.kind == ExprKind::call && base.children.size() == 1 && open > 1 &&
                     open != std::string::npos && piece.text[0] == '\\' &&
                     expr.children[1].kind == ExprKind::number && expr.children[1].number > 0;
  if (named && std::all_of(piece.text.begin() + 1, piece.text.begin() + static_cast<long>(open),
                           [](char c) { return c >= 'a' && c <= 'z'; })) {
    return {piece.text.substr(0, open) + "^{" + exponent + "}" + piece.text.substr(open)};
  }
  return {at_least(piece, Level::atom) + "^{" + exponent + "}", Level::power};
}

Piece infix(const Expr& expr, std::string_view symbol, Level level, Level right) {
  return {
      write_at(expr.children[0], level) + std::string(symbol) + write_at(expr.children[1], right),
      level};
}

Piece sum(const Expr& expr) {
  const Piece right = write(expr.children[1]);
  const Level needed = begins_with(right.text, "-") ? Level::product : Level::sum;
  return {write_at(expr.children[0], Level::sum) + " + " + at_least(right, needed), Level::sum};
}

// The sign of a numerator stands before the whole fraction.
Piece quotient(const Expr& expr) {
  const Expr& above = expr.children[0];
  const bool minus = above.kind == ExprKind::unary && above.text == "-";
  const std::string fraction = "\\frac{" + write(minus ? above.children[0] : above).text + "}{" +
                               write(expr.children[1]).text + "}";
  return minus ? Piece{"-" + fraction, Level::sum} : Piece{fraction, Level::minus};
}

Piece write_binary(const Expr& expr) {
  const std::string& op = expr.text;
  if (op == "+") return sum(expr);
  if (op == "-") return infix(expr, " - ", Level::sum, Level::product);
  if (op == "*") return product(expr);
  if (op == "/") return quotient(expr);
  if (op == "**") return power(expr);
  if (op == "@") return infix(expr, " \\, ", Level::product, Level::minus);
  if (op == "%") return infix(expr, " \\bmod ", Level::product, Level::minus);
  if (op == "and") return infix(expr, " \\land ", Level::both, Level::both);
  if (op == "or") return infix(expr, " \\lor ", Level::either, Level::either);
  return {"\\left\\lfloor \\frac{" + write(expr.children[0]).text + "}{" +
          write(expr.children[1]).text + "} \\right\\rfloor"};
}

Piece write_unary(const Expr& expr) {
  if (expr.text == "not")
    return {"\\lnot " + write_at(expr.children[0], Level::negated), Level::negated};
  return {expr.text + write_at(expr.children[0], Level::product), Level::sum};
}

std::string comparison_sign(const std::string& op) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs = {
      {{"<=", "\\le"}, {">=", "\\ge"}, {"==", "="}, {"!=", "\\ne"}}};
  for (const auto& [ours, theirs] : signs) {
    if (op == ours) return std::string(theirs);
  }
  return op;
}

Piece write_compare(const Expr& expr) {
  std::string text = write_at(expr.children[0], Level::sum);
  for (std::size_t i = 0; i < expr.operators.size(); ++i) {
    text +=
        " " + comparison_sign(expr.operators[i]) + " " + write_at(expr.children[i + 1], Level::sum);
  }
  return {text, Level::compare};
}

Piece write_conditional(const Expr& expr) {
  return {"\\begin{cases}" + write(expr.children[0]).text + " & \\text{if } " +
          write(expr.children[1]).text + " \\\\ " + write(expr.children[2]).text +
          " & \\text{else}\\end{cases}"};
}

// --- calls ---

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// What an operand must be, given what stands around its place in a notation.
Level level_needed(std::string_view before, std::string_view after) {
  if (!after.empty() && after.front() == '^') return Level::atom;
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  for (const std::string_view op : {"\\sum", "\\prod", "\\max", "\\min", "\\cdot", "-"}) {
    if (ends_with(before, op)) return Level::product;
  }
  return ends_with(before, "+") ? Level::sum : Level::loose;
}

// The loosest operator that a notation shows outside its own brackets.
Level level_of(std::string_view notation) {
  Level level = Level::atom;
  int depth = 0;
  for (std::size_t i = 0; i < notation.size(); ++i) {
    const std::string_view rest = notation.substr(i);
    if (rest.find("\\left") == 0 || rest.find("\\begin") == 0) ++depth;
    if (rest.find("\\right") == 0 || rest.find("\\end") == 0) --depth;
    if (notation[i] == '{') ++depth;
    if (notation[i] == '}') --depth;
    if (depth > 0) continue;
    if (rest.find(" + ") == 0 || rest.find(" - ") == 0) return Level::sum;
    if (rest.find("\\sum") == 0 || rest.find("\\prod") == 0)
      level = std::min(level, Level::product);
    if (rest.find("\\max ") == 0 || rest.find("\\min ") == 0)
      level = std::min(level, Level::product);
    if (notation[i] == '^') level = std::min(level, Level::power);
  }
  return level;
}

Piece by_notation(std::string_view notation, const std::vector<Expr>& operands) {
  if (notation == "#1") return write(operands[0]);
  std::string text;
  for (std::size_t i = 0; i < notation.size(); ++i) {
    const auto k = notation[i] == '#' && i + 1 < notation.size()
                       ? static_cast<std::size_t>(notation[i + 1] - '1')
                       : operands.size();
    if (k >= operands.size()) {
      text += notation[i];
      continue;
    }
    text += write_at(operands[k], level_needed(notation.substr(0, i), notation.substr(i + 2)));
    ++i;
  }
  return {text, level_of(notation)};
}

std::string write_arguments(const Expr& call) {
  std::string text;
  for (std::size_t i = 0; i < call.children.size(); ++i) {
    if (i > 0) text += ", ";
    const std::string& keyword = call.keywords[i];
    if (!keyword.empty()) text += latex_of_name(keyword) + "=";
    text += write(call.children[i]).text;
  }
  return text;
}

bool plain(const Expr& call) {
  return std::all_of(call.keywords.begin(), call.keywords.end(),
                     [](const std::string& keyword) { return keyword.empty(); });
}

// (2, 3) as 2 \times 3.
std::string write_shape(const Expr& shape) { return joined(shape.children, " \\times "); }

// A number everywhere: 3 \mathbf{1}.
Piece write_repeated(const Expr& call) {
  const Expr& value = call.children[0];
  const std::string ones = "\\mathbf{1}_{" + write_shape(call.children[1]) + "}";
  if (value.kind == ExprKind::number && value.number == 1) return {ones};
  return {write_at(value, Level::product) + " \\, " + ones, Level::product};
}

// g e_1 where an element was taken: the unit vector of its place; for slices the place is named.
Piece write_placed(const Expr& call) {
  const Expr& place = call.children[1];
  const bool single = std::all_of(place.children.begin() + 1, place.children.end(),
                                  [](const Expr& i) { return i.kind != ExprKind::slice; });
  const std::size_t rank = place.children[0].children[0].children.size();
  const std::string index = joined(place.children, ", ", 1);
  if (!single || rank != place.children.size() - 1) {
    return {"\\operatorname{put}_{" + index + "}" + parenthesized(write(call.children[0]).text)};
  }
  const std::string unit = (rank == 1 ? "\\mathbf{e}_{" : "\\mathbf{E}_{") + index + "}";
  const Expr& value = call.children[0];
  if (value.kind == ExprKind::number && value.number == 1) return {unit};
  return {write_at(value, Level::product) + " \\, " + unit, Level::product};
}

// Where a call has a form of its own, that.
std::optional<Piece> write_special(const Expr& call) {
  if (call.children.size() != 2 || !plain(call)) return {};
  const ExprKind second = call.children[1].kind;
  if (call.text == "broadcast_to" && second == ExprKind::tuple) return write_repeated(call);
  if (call.text == "setitem_zeros" && second == ExprKind::index) return write_placed(call);
  if (call.text != "grad") return {};
  return Piece{"\\nabla_{" + write(call.children[1]).text + "} \\, " +
                   write_at(call.children[0], Level::atom),
               Level::product};
}

Piece write_call(const Expr& call) {
  if (auto special = write_special(call)) return *std::move(special);
  const OpDef* op = find_op(call.text);
  const bool is_infix = op && op->notation.kind == NotationKind::infix && call.children.size() == 2;
  if (is_infix && plain(call)) {
    return write(make_binary(op->notation.symbol, call.children[0], call.children[1]));
  }
  const bool has_notation = op && !op->notation.latex.empty() && plain(call) &&
                            op->arity() == call.children.size() && !op->variadic();
  if (has_notation) return by_notation(op->notation.latex, call.children);
  std::string name;
  for (const char c : call.text) name += c == '_' ? std::string("\\_") : std::string(1, c);
  return {"\\operatorname{" + name + "}" + parenthesized(write_arguments(call))};
}

// --- everything else ---

std::string write_slice(const Expr& slice) {
  std::string text = write(slice.children[0]).text + "{:}" + write(slice.children[1]).text;
  if (slice.children[2].kind != ExprKind::none) text += "{:}" + write(slice.children[2]).text;
  return text;
}

// A vector is a column, a list of lists a matrix.
std::string write_list(const Expr& list) {
  std::string rows;
  for (const Expr& row : list.children) {
    if (&row != list.children.data()) rows += " \\\\ ";
    rows += row.kind == ExprKind::list ? joined(row.children, " & ") : write(row).text;
  }
  return "\\begin{pmatrix}" + rows + "\\end{pmatrix}";
}

std::string write_lambda(const Expr& expr) {
  std::string parameters;
  for (const std::string& name : expr.parameters) {
    parameters += (parameters.empty() ? "" : ", ") + latex_of_name(name);
  }
  if (expr.parameters.size() != 1) parameters = parenthesized(parameters);
  return parameters + " \\mapsto " + write(expr.children[0]).text;
}

// The values of f(v) for v in a, as a list: [f(v)] with v in a below it.
std::string write_each(const Expr& expr) {
  std::string names;
  for (const std::string& name : expr.parameters) {
    names += (names.empty() ? "" : ", ") + latex_of_name(name);
  }
  return "\\left[" + write(expr.children[0]).text + "\\right]_{" + names + " \\in " +
         write(expr.children[1]).text + "}";
}

Piece write(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::number:
      return write_number(expr);
    case ExprKind::boolean:
    case ExprKind::string:
      return {"\\text{" + expr.text + "}"};
    case ExprKind::name:
      return {latex_of_name(expr.text)};
    case ExprKind::hole:
      return {"\\square"};
    case ExprKind::unary:
      return write_unary(expr);
    case ExprKind::binary:
      return write_binary(expr);
    case ExprKind::compare:
      return write_compare(expr);
    case ExprKind::conditional:
      return write_conditional(expr);
    case ExprKind::call:
      return write_call(expr);
    case ExprKind::index:
      return {"{" + write_at(expr.children[0], Level::atom) + "}_{" +
              joined(expr.children, ", ", 1) + "}"};
    case ExprKind::slice:
      return {write_slice(expr)};
    case ExprKind::none:
      return {""};
    case ExprKind::transpose:
      return {write_at(expr.children[0], Level::atom) + "^{\\top}", Level::power};
    case ExprKind::list:
      return {write_list(expr)};
    case ExprKind::tuple:
      return {parenthesized(joined(expr.children, ", "))};
    case ExprKind::lambda:
      return {write_lambda(expr), Level::loose};
    case ExprKind::comprehension:
      return {write_each(expr)};
  }
  return {};
}

}  // namespace

std::string latex_of(const Expr& expr) { return write(expr).text; }

}  // namespace nabla
