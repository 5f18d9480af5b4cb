#include "engine/interpreter/arguments.h"

#include <algorithm>
#include <cmath>

#include "engine/interpreter/call_advice.h"
#include "engine/interpreter/suggest.h"
#include "engine/ops/defaults.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

std::string shown(std::string_view function, const Argument& argument) {
  std::string name(argument.name);
  if (argument.kind == ArgumentKind::operands) return "[" + name + ", ...]";
  return argument.required ? name : name + '=' + default_of(function, argument);
}

std::string joined(std::string_view name, const std::vector<std::string>& parts) {
  std::string text = std::string(name) + "(";
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : ", ") + parts[i];
  return text + ")";
}

Message instead_of(const std::string& keyword, const std::vector<std::string>& names,
                   const Message& otherwise) {
  const Message advice = advice_for_keyword(keyword, names);
  if (!advice.empty()) return advice;
  const std::string near = nearest_name(keyword, names);
  return near.empty() ? otherwise : say("did you mean %1?", near);
}

}  // namespace

std::string signature(std::string_view name, std::span<const Argument> arguments) {
  std::vector<std::string> parts;
  for (const Argument& argument : arguments) parts.push_back(shown(name, argument));
  return joined(name, parts);
}

std::string signature(const Function& function) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    parts.push_back(function.parameters[i] + (function.defaults[i] ? "=..." : ""));
  }
  return joined(function.name, parts);
}

std::string_view keyword_of(const Expr& call, std::size_t i) {
  return i < call.keywords.size() ? std::string_view(call.keywords[i]) : std::string_view();
}

std::optional<Bound> bind_in_order(const Expr& call, std::size_t count) {
  if (call.children.size() > count) return std::nullopt;
  for (const std::string& keyword : call.keywords) {
    if (!keyword.empty()) return std::nullopt;
  }
  Bound bound(count, nullptr);
  for (std::size_t i = 0; i < call.children.size(); ++i) bound[i] = &call.children[i];
  return bound;
}

Expected<Bound> bind_names(const Expr& call, std::string_view function,
                           const std::vector<std::string>& names, const std::string& signature) {
  const Message hint = say("it is called as %1", signature);
  Bound bound(names.size(), nullptr);
  std::size_t position = 0;
  for (std::size_t i = 0; i < call.children.size(); ++i) {
    const Expr& expr = call.children[i];
    const std::string keyword(keyword_of(call, i));
    std::size_t place = position;
    if (keyword.empty()) {
      ++position;
    } else {
      place =
          static_cast<std::size_t>(std::find(names.begin(), names.end(), keyword) - names.begin());
    }
    if (place == names.size() && !keyword.empty()) {
      return Diagnostic{say("%1 has no argument %2", std::string(function), keyword),
                        instead_of(keyword, names, hint), expr.span};
    }
    if (place >= names.size()) {
      const Message advice = advice_for_more(function);
      return Diagnostic{say("%1 is given too many arguments", std::string(function)),
                        advice.empty() ? hint : advice, expr.span};
    }
    if (bound[place] != nullptr) {
      return Diagnostic{say("%1 is given %2 twice", std::string(function), names[place]), hint,
                        expr.span};
    }
    bound[place] = &expr;
  }
  return bound;
}

namespace {

Expected<Bound> bind_by_keyword(const Expr& call, std::string_view function,
                                std::span<const Argument> arguments) {
  std::vector<std::string> names;
  for (const Argument& argument : arguments) names.emplace_back(argument.name);
  return bind_names(call, function, names, signature(function, arguments));
}

}  // namespace

Expected<Bound> bind_arguments(const Expr& call, std::string_view function,
                               std::span<const Argument> arguments) {
  auto in_order = bind_in_order(call, arguments.size());
  Expected<Bound> bound =
      in_order ? Expected<Bound>(*std::move(in_order)) : bind_by_keyword(call, function, arguments);
  if (!bound) return bound;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if ((*bound)[i] != nullptr || !arguments[i].required) continue;
    return Diagnostic{
        say("%1 needs its argument %2", std::string(function), std::string(arguments[i].name)),
        say("it is called as %1", signature(function, arguments)), call.span};
  }
  return bound;
}

namespace {

Expected<std::int64_t> whole(double number, SourceSpan span) {
  if (std::nearbyint(number) == number && std::abs(number) < 0x1p53)
    return static_cast<std::int64_t>(number);
  return Diagnostic{say("a whole number is needed here, not %1", format_number(number)), {}, span};
}

Expected<double> single(const Known& known, SourceSpan span) {
  if (known.value.size() == 1) return known.value.item();
  return Diagnostic{
      say("a single number is needed here, not shape %1", known.value.shape().str()), {}, span};
}

}  // namespace

Expected<std::int64_t> eval_integer(Evaluator& evaluator, const Expr& expr) {
  auto known = evaluator.eval_known(expr);
  if (!known) return known.error();
  return integer_of(*known, expr.span);
}

Expected<std::int64_t> integer_of(const Known& known, SourceSpan span) {
  const auto number = single(known, span);
  if (!number) return number.error();
  return whole(*number, span);
}

Expected<std::vector<std::int64_t>> eval_integers(Evaluator& evaluator, const Expr& expr) {
  std::vector<std::int64_t> out;
  if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list) {
    for (const Expr& child : expr.children) {
      const auto number = eval_integer(evaluator, child);
      if (!number) return number.error();
      out.push_back(*number);
    }
    return out;
  }
  auto value = evaluator.eval_beside(expr);
  if (!value) return value.error();
  Value::Elements parts =
      value->as_tuple() != nullptr ? *value->as_tuple() : Value::Elements{*value};
  for (const Value& part : parts) {
    const Tensor* tensor = part.tensor() ? evaluator.known(part) : nullptr;
    if (tensor == nullptr && part.tensor()) return not_known(expr.span);
    if (tensor == nullptr || tensor->rank() > 1) {
      return Diagnostic{say("whole numbers are needed here, such as 2 or (2, 3)"), {}, expr.span};
    }
    for (const double number : tensor->values()) {
      const auto integer = whole(number, expr.span);
      if (!integer) return integer.error();
      out.push_back(*integer);
    }
  }
  return out;
}

Expected<double> eval_constant_number(Evaluator& evaluator, const Expr& expr) {
  auto known = evaluator.eval_known(expr);
  if (!known) return known.error();
  if (known->varies) {
    return Diagnostic{say("this must be a constant: no derivative goes through it"),
                      say("write a number, without inputs"), expr.span};
  }
  return single(*known, expr.span);
}

namespace {

Expected<Attribute> eval_attribute(Evaluator& evaluator, ArgumentKind kind, const Expr& expr) {
  if (kind == ArgumentKind::axis || kind == ArgumentKind::shape) {
    auto integers = eval_integers(evaluator, expr);
    if (!integers) return integers.error();
    return Attribute(*std::move(integers));
  }
  if (kind == ArgumentKind::integer) {
    const auto integer = eval_integer(evaluator, expr);
    if (!integer) return integer.error();
    return Attribute(*integer);
  }
  if (kind == ArgumentKind::real) {
    const auto number = eval_constant_number(evaluator, expr);
    if (!number) return number.error();
    return Attribute(*number);
  }
  if (kind == ArgumentKind::boolean) {
    const auto yes = evaluator.eval_condition(expr);
    if (!yes) return yes.error();
    return Attribute(std::int64_t{*yes ? 1 : 0});
  }
  if (expr.kind == ExprKind::string) return Attribute(expr.text);
  return Diagnostic{say("text in quotes is needed here"), {}, expr.span};
}

}  // namespace

void drop_none(Bound& bound, std::span<const Argument> arguments) {
  for (std::size_t i = 0; i < bound.size(); ++i) {
    if (bound[i] != nullptr && !arguments[i].required && is_none(*bound[i])) bound[i] = nullptr;
  }
}

bool is_none(const Expr& expr) { return expr.kind == ExprKind::name && expr.text == "None"; }

Expected<Done> set_attribute(Evaluator& evaluator, Attributes& attributes,
                             std::string_view function, const Argument& argument,
                             const Expr& expr) {
  if (is_none(expr)) {
    if (!argument.required) return Done{};
    return Diagnostic{
        say("%1 needs its argument %2", std::string(function), std::string(argument.name)),
        {},
        expr.span};
  }
  auto attribute = eval_attribute(evaluator, argument.kind, expr);
  if (!attribute) return attribute.error();
  attributes.set(std::string(argument.name), *std::move(attribute));
  return Done{};
}

}  // namespace nabla
