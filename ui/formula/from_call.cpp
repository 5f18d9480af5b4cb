#include "ui/formula/from_call.h"

#include <array>
#include <string_view>
#include <utility>

namespace nabla::ui::formula {

namespace {

using namespace math;

// Functions whose textbook name is not that of the language.
struct Named {
  std::string_view function;
  const char* shown;
  const char* index;
};

constexpr std::array<Named, 13> textbook_names{{
    {"asin", "arcsin", ""},
    {"acos", "arccos", ""},
    {"atan", "arctan", ""},
    {"asinh", "arsinh", ""},
    {"acosh", "arcosh", ""},
    {"atanh", "artanh", ""},
    {"log2", "log", "2"},
    {"log10", "log", "10"},
    {"minimum", "min", ""},
    {"maximum", "max", ""},
    {"relu", "ReLU", ""},
    {"sign", "sgn", ""},
    {"trace", "tr", ""},
}};

// Functions whose square is written sin²(x).
constexpr std::array<std::string_view, 7> squared_by_name{"sin",  "cos",  "tan", "sinh",
                                                          "cosh", "tanh", "log"};

Math functionName(const std::string& callee) {
  if (callee == "sigmoid") return op("σ");
  for (const Named& named : textbook_names) {
    if (callee != named.function) continue;
    Math shown = op(named.shown);
    return *named.index == '\0' ? shown : sub(std::move(shown), num(named.index));
  }
  return op(QString::fromStdString(callee));
}

Math argumentsOf(const Expr& call, const Context& context) {
  std::vector<Math> parts;
  for (std::size_t i = 0; i < call.children.size(); ++i) {
    if (i > 0) parts.push_back(op(","));
    if (i < call.keywords.size() && !call.keywords[i].empty()) {
      parts.push_back(words(QString::fromStdString(call.keywords[i])));
      parts.push_back(op("="));
    }
    parts.push_back(formulaOf(call.children[i], context).math);
  }
  return row(std::move(parts));
}

bool hasPlainArguments(const Expr& call, std::size_t count) {
  if (call.children.size() != count) return false;
  for (const std::string& keyword : call.keywords) {
    if (!keyword.empty()) return false;
  }
  return true;
}

Formula plainCall(const Expr& call, const Context& context) {
  return {row({functionName(call.text), paren(argumentsOf(call, context))}), Level::power};
}

Formula raisedE(const Expr& exponent, const Context& context) {
  const Context raised{context.role_of, true};
  return {sup(sym("e"), formulaOf(exponent, raised).math), Level::power};
}

// Signs around the one argument, or in front of it.
std::optional<Formula> withOneArgument(const Expr& call, const Context& context) {
  const std::string& f = call.text;
  const Expr& argument = call.children[0];
  const auto inside = [&] { return formulaOf(argument, context).math; };
  if (f == "sqrt") return Formula{root(inside()), Level::power};
  if (f == "cbrt") return Formula{root(inside(), num("3")), Level::power};
  if (f == "abs") return atom(bars(inside()));
  if (f == "norm") return atom(fence("‖", inside(), "‖"));
  if (f == "floor") return atom(fence("⌊", inside(), "⌋"));
  if (f == "ceil") return atom(fence("⌈", inside(), "⌉"));
  if (f == "exp") return raisedE(argument, context);
  if (f == "sum" || f == "prod") {
    Math summand = atLeast(formulaOf(argument, context), Level::product);
    return Formula{row({op(f == "sum" ? "∑" : "∏"), std::move(summand)}), Level::product, true};
  }
  if (f == "transpose" || f == "inv") {
    Math base = base_of_script(formulaOf(argument, context));
    return Formula{sup(std::move(base), f == "inv" ? num("-1") : words("T")), Level::power};
  }
  return std::nullopt;
}

std::optional<Formula> withTwoArguments(const Expr& call, const Context& context) {
  const std::string& f = call.text;
  if (f == "pow") return power(call.children[0], call.children[1], context);
  if (f != "outer" && f != "dot" && f != "matmul") return std::nullopt;
  Math left = atLeast(formulaOf(call.children[0], context), Level::power);
  Math right = atLeast(formulaOf(call.children[1], context), Level::power);
  Math between = f == "matmul" ? space(0.17) : op(f == "dot" ? "·" : "⊗");
  return Formula{row({std::move(left), std::move(between), std::move(right)}), Level::product, true,
                 true};
}

// sin²(x): the function's name carries the exponent.
std::optional<Formula> squaredByName(const Expr& base, const Expr& exponent,
                                     const Context& context) {
  if (base.kind != ExprKind::call || exponent.kind != ExprKind::number || exponent.number < 2) {
    return std::nullopt;
  }
  for (const std::string_view name : squared_by_name) {
    if (base.text != name || !hasPlainArguments(base, 1)) continue;
    Math raised = sup(functionName(base.text), formulaOf(exponent, context).math);
    return Formula{row({std::move(raised), paren(argumentsOf(base, context))}), Level::power};
  }
  return std::nullopt;
}

}  // namespace

Formula calledOf(const Expr& call, const Context& context) {
  std::optional<Formula> special;
  if (hasPlainArguments(call, 1)) special = withOneArgument(call, context);
  if (hasPlainArguments(call, 2)) special = withTwoArguments(call, context);
  return special ? std::move(*special) : plainCall(call, context);
}

Formula power(const Expr& base, const Expr& exponent, const Context& context) {
  if (auto squared = squaredByName(base, exponent, context)) return std::move(*squared);
  const Context raised{context.role_of, true};
  Formula below = formulaOf(base, context);
  const bool is_number = below.level == Level::atom && below.starts_with_number;
  return {sup(base_of_script(std::move(below)), formulaOf(exponent, raised).math), Level::power,
          is_number, false, false};
}

}  // namespace nabla::ui::formula
