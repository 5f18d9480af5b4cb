#include "ui/formula/from_expr.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/formula/from_call.h"

namespace nabla::ui {

namespace formula {

namespace {

using namespace math;

QString fromText(const std::string& text) { return QString::fromStdString(text); }

// "1e-05" is 10 to the power of minus five.
Math number(const Expr& expr) {
  const QString text = fromText(expr.text.empty() ? std::to_string(expr.number) : expr.text);
  const qsizetype at = text.indexOf(u'e', 0, Qt::CaseInsensitive);
  if (at < 0) return num(text);
  const Math power = sup(num("10"), num(QString::number(text.mid(at + 1).toInt())));
  const QString mantissa = text.left(at);
  // Fenced by nothing: one thing, that no ellipsis comes into.
  return mantissa == u"1" ? power : fence({}, row({num(mantissa), op("·"), power}), {});
}

Math name(const Expr& expr, const Context& context) {
  const QString text = fromText(expr.text);
  const std::optional<Role> role = context.role_of ? context.role_of(text) : std::nullopt;
  if (text == u"inf") return op("∞", role);
  if (text == u"nan") return words("NaN", role);
  return sym(text, role);
}

bool isOneSign(const Math& math) {
  return math.kind == Kind::symbol || math.kind == Kind::script || math.kind == Kind::fence ||
         (math.kind == Kind::op && !math.text.isEmpty());
}

Formula sum(const Expr& expr, const Context& context) {
  const bool minus = expr.text == "-";
  Formula left = formulaOf(expr.children[0], context);
  Formula right = formulaOf(expr.children[1], context);
  const bool sign = left.starts_with_sign;
  const bool wrap_right = right.starts_with_sign || (minus && right.level <= Level::sum);
  Math first = atLeast(std::move(left), Level::sum);
  Math second = wrap_right ? paren(std::move(right.math)) : atLeast(std::move(right), Level::sum);
  return {row({std::move(first), op(minus ? "-" : "+"), std::move(second)}), Level::sum, true, true,
          sign};
}

// After a number no dot is needed: 2x, 2(x + 1), 3 sin(x), 2√x.
Formula product(const Expr& expr, const Context& context) {
  Formula left = formulaOf(expr.children[0], context);
  Formula right = formulaOf(expr.children[1], context);
  const bool is_matrix = expr.text == "@";
  const bool wrap_right = right.level < Level::product || right.starts_with_sign ||
                          (is_matrix && right.level == Level::product);
  const bool follows_number = left.ends_in_number && left.level >= Level::product;
  const bool bare = !is_matrix && follows_number && (wrap_right || !right.starts_with_number);
  const bool starts_with_number = left.starts_with_number;
  const bool ends_in_number = !wrap_right && !is_matrix && right.ends_in_number;
  const bool sign = left.starts_with_sign;
  Math first = atLeast(std::move(left), Level::product);
  Math second = wrap_right ? paren(std::move(right.math)) : std::move(right.math);
  Math between = is_matrix ? space(0.17) : bare ? row({}) : op("·");
  return {row({std::move(first), std::move(between), std::move(second)}), Level::product,
          starts_with_number, ends_in_number, sign};
}

// A fraction, or a slash where a fraction would be too small to read.
Formula quotient(const Expr& expr, const Context& context) {
  if (!context.in_script) {
    Math above = formulaOf(expr.children[0], context).math;
    Math below = formulaOf(expr.children[1], context).math;
    return {frac(std::move(above), std::move(below)), Level::product, true, false, false};
  }
  Formula left = formulaOf(expr.children[0], context);
  Formula right = formulaOf(expr.children[1], context);
  return {row({atLeast(std::move(left), Level::product), op("/"),
               atLeast(std::move(right), Level::power)}),
          Level::product, true, true, false};
}

Formula remainder(const Expr& expr, const Context& context) {
  Formula left = formulaOf(expr.children[0], context);
  Formula right = formulaOf(expr.children[1], context);
  return {row({atLeast(std::move(left), Level::product), space(0.25), words("mod"), space(0.25),
               atLeast(std::move(right), Level::power)}),
          Level::product, true, true, false};
}

Formula floored(const Expr& expr, const Context& context) {
  Formula inside = quotient(expr, context);
  return atom(fence("⌊", std::move(inside.math), "⌋"));
}

Formula logical(const Expr& expr, const Context& context) {
  const bool is_and = expr.text == "and";
  const Level level = is_and ? Level::conjunction : Level::disjunction;
  Formula left = formulaOf(expr.children[0], context);
  Formula right = formulaOf(expr.children[1], context);
  return {row({atLeast(std::move(left), level), op(is_and ? "∧" : "∨"),
               atLeast(std::move(right), level)}),
          level};
}

Formula binary(const Expr& expr, const Context& context) {
  const std::string& sign = expr.text;
  if (sign == "+" || sign == "-") return sum(expr, context);
  if (sign == "*" || sign == "@") return product(expr, context);
  if (sign == "/") return quotient(expr, context);
  if (sign == "%") return remainder(expr, context);
  if (sign == "//") return floored(expr, context);
  if (sign == "**") return power(expr.children[0], expr.children[1], context);
  return logical(expr, context);
}

Formula unary(const Expr& expr, const Context& context) {
  Formula inside = formulaOf(expr.children[0], context);
  if (expr.text == "not") {
    return {row({op("¬"), atLeast(std::move(inside), Level::power)}), Level::product};
  }
  const bool ends = inside.ends_in_number;
  Math operand = inside.starts_with_sign ? paren(std::move(inside.math))
                                         : atLeast(std::move(inside), Level::product);
  return {row({op(fromText(expr.text)), std::move(operand)}), Level::product, true, ends, true};
}

Formula comparison(const Expr& expr, const Context& context) {
  std::vector<Math> parts;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    if (i > 0) parts.push_back(op(fromText(expr.operators[i - 1])));
    parts.push_back(atLeast(formulaOf(expr.children[i], context), Level::sum));
  }
  return {row(std::move(parts)), Level::comparison};
}

Formula conditional(const Expr& expr, const Context& context) {
  Math if_true = formulaOf(expr.children[0], context).math;
  Math condition = formulaOf(expr.children[1], context).math;
  Math if_false = formulaOf(expr.children[2], context).math;
  const QString otherwise = QCoreApplication::translate("nabla::ui::Formula", "otherwise");
  const QString where = QCoreApplication::translate("nabla::ui::Formula", "if");
  return {cases({std::move(if_true), row({words(where), space(0.3), std::move(condition)}),
                 std::move(if_false), words(otherwise)}),
          Level::lowest};
}

Math sliceOf(const Expr& expr, const Context& context) {
  if (expr.kind != ExprKind::slice) return formulaOf(expr, context).math;
  std::vector<Math> parts;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    const bool is_absent = expr.children[i].kind == ExprKind::none;
    if (i == 2 && is_absent) break;
    if (i > 0) parts.push_back(words(":"));
    if (!is_absent) parts.push_back(formulaOf(expr.children[i], context).math);
  }
  return row(std::move(parts));
}

Formula indexed(const Expr& expr, const Context& context) {
  const Context inner{context.role_of, true};
  std::vector<Math> places;
  for (std::size_t i = 1; i < expr.children.size(); ++i) {
    if (i > 1) places.push_back(op(","));
    places.push_back(sliceOf(expr.children[i], inner));
  }
  Math base = base_of_script(formulaOf(expr.children[0], context));
  // x1[2] is a place in x₁ and must not look like x with two subscripts.
  if (base.kind == Kind::script) base = paren(std::move(base));
  return atom(sub(std::move(base), row(std::move(places))));
}

constexpr std::size_t longest_list = 8;

Math listOf(const std::vector<Expr>& items, const Context& context, const QString& open,
            const QString& close) {
  std::vector<Math> parts;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) parts.push_back(op(","));
    if (i == longest_list) {
      parts.push_back(words("…"));
      break;
    }
    parts.push_back(formulaOf(items[i], context).math);
  }
  return fence(open, row(std::move(parts)), close);
}

bool isMatrix(const Expr& list) {
  if (list.children.empty() || list.children[0].children.empty()) return false;
  const std::size_t columns = list.children[0].children.size();
  return list.children.size() <= longest_list && columns <= longest_list &&
         std::all_of(list.children.begin(), list.children.end(), [&](const Expr& line) {
           return line.kind == ExprKind::list && line.children.size() == columns;
         });
}

Formula listed(const Expr& expr, const Context& context) {
  if (!isMatrix(expr)) return atom(listOf(expr.children, context, "[", "]"));
  std::vector<Math> entries;
  for (const Expr& line : expr.children) {
    for (const Expr& entry : line.children) entries.push_back(formulaOf(entry, context).math);
  }
  return atom(matrix(std::move(entries), static_cast<int>(expr.children[0].children.size())));
}

Formula lambda(const Expr& expr, const Context& context) {
  std::vector<Math> names;
  for (const std::string& parameter : expr.parameters) {
    if (!names.empty()) names.push_back(op(","));
    names.push_back(sym(fromText(parameter)));
  }
  Math parameters = names.size() == 1 ? row(std::move(names)) : paren(row(std::move(names)));
  Math body = formulaOf(expr.children[0], context).math;
  return {row({std::move(parameters), op("↦"), std::move(body)}), Level::lowest};
}

// [f(v)] with v in a below it.
Formula each(const Expr& expr, const Context& context) {
  const Context below{context.role_of, true};
  std::vector<Math> names;
  for (const std::string& parameter : expr.parameters) {
    if (!names.empty()) names.push_back(op(","));
    names.push_back(sym(fromText(parameter)));
  }
  names.push_back(op("∈"));
  names.push_back(formulaOf(expr.children[1], below).math);
  Math values = fence("[", formulaOf(expr.children[0], context).math, "]");
  return atom(sub(std::move(values), row(std::move(names))));
}

Formula numeral(const Expr& expr) {
  Math shown = number(expr);
  const bool is_product = shown.kind == Kind::row;
  return {std::move(shown), is_product ? Level::product : Level::atom, true, true, false};
}

}  // namespace

Formula atom(Math math) { return {std::move(math), Level::atom}; }

Math atLeast(Formula formula, Level level) {
  return formula.level < level ? paren(std::move(formula.math)) : std::move(formula.math);
}

Math base_of_script(Formula formula) {
  const bool stands_alone = formula.level == Level::atom &&
                            (isOneSign(formula.math) || formula.math.kind == Kind::number);
  return stands_alone ? std::move(formula.math) : paren(std::move(formula.math));
}

Formula formulaOf(const Expr& expr, const Context& context) {
  switch (expr.kind) {
    case ExprKind::number:
      return numeral(expr);
    case ExprKind::boolean:
      return atom(words(fromText(expr.text)));
    case ExprKind::string:
      return atom(words(u'"' + fromText(expr.text) + u'"'));
    case ExprKind::name:
      return atom(name(expr, context));
    case ExprKind::hole:
      return atom(op("□", Role::faint));
    case ExprKind::unary:
      return unary(expr, context);
    case ExprKind::binary:
      return binary(expr, context);
    case ExprKind::compare:
      return comparison(expr, context);
    case ExprKind::conditional:
      return conditional(expr, context);
    case ExprKind::call:
      return calledOf(expr, context);
    case ExprKind::index:
      return indexed(expr, context);
    case ExprKind::slice:
      return atom(sliceOf(expr, context));
    case ExprKind::none:
      return atom({});
    case ExprKind::transpose:
      return {sup(base_of_script(formulaOf(expr.children[0], context)), words("T")), Level::power};
    case ExprKind::list:
      return listed(expr, context);
    case ExprKind::tuple:
      return atom(listOf(expr.children, context, "(", ")"));
    case ExprKind::lambda:
      return lambda(expr, context);
    case ExprKind::comprehension:
      return each(expr, context);
  }
  return {};
}

}  // namespace formula

Math from_expr(const Expr& expr, const NameRole& role_of) {
  return formula::formulaOf(expr, {role_of, false}).math;
}

Math assignment(const QString& name, const Expr& expr, const NameRole& role_of) {
  const std::optional<Role> role = role_of ? role_of(name) : std::nullopt;
  return math::equals({math::sym(name, role), from_expr(expr, role_of)});
}

}  // namespace nabla::ui
