// [f(v) for v in a] and sum(f(v) for v in a): the turns of a loop, stacked or folded.
#include "engine/interpreter/evaluator.h"

namespace nabla {

// Computes the element once for each value gone through, as a turn of a loop in a scope of its own,
// and gives it to `take` within that turn.
template <class Take>
Expected<Done> Evaluator::for_each(const Expr& comprehension, Take take) {
  const Expr& element_expr = comprehension.children[0];
  const SourceSpan span = comprehension.children[1].span;
  auto sequence = iterated(comprehension.children[1]);
  if (!sequence) return sequence.error();
  const auto count = length_of(*sequence, span);
  if (!count) return count.error();
  auto scope = std::make_unique<Scope>(scope_, NameSet());
  Expected<Done> done = Done{};
  for (std::int64_t turn = 0; done && turn < *count; ++turn) {
    if (auto counted = count_statement(comprehension.span); !counted) return counted;
    const MarkScope mark(tape_.graph());
    enter(ContextKind::iteration, comprehension.span, static_cast<int>(turn));
    auto value = element(*sequence, turn, span);
    if (!value) return value.error();
    const Restore<Scope*> inside(scope_, scope.get());
    if (auto bound = bind_turn(comprehension.parameters, *value, span); !bound) return bound;
    auto result = operand(element_expr);
    if (!result) return result.error();
    done = take(*std::move(result));
  }
  if (scope->captured) captured_.push_back(std::move(scope));  // by a function made inside
  return done;
}

Expected<Value> Evaluator::comprehension(const Expr& expr) {
  Value::Elements elements;
  auto done = for_each(expr, [&elements](Value value) -> Expected<Done> {
    elements.push_back(std::move(value));
    return Done{};
  });
  if (!done) return done.error();
  const std::vector<SourceSpan> spans(elements.size(), expr.children[0].span);
  return stacked(elements, spans, expr.span);
}

namespace {

std::string_view fold_op(std::string_view name) {
  if (name == "sum") return "add";
  if (name == "prod") return "mul";
  return name == "max" ? "maximum" : "minimum";
}

}  // namespace

// The value after each turn is that of the loop `s = s + f(v)`, begun with the first one.
Expected<Value> Evaluator::folded(const std::string& name, const Expr& call) {
  std::optional<Value> result;
  auto done = for_each(call.children[0], [&](Value value) -> Expected<Done> {
    if (result) {
      auto joined = apply(fold_op(name), {*result, value}, {}, call.span);
      if (!joined) return joined.error();
      value = *std::move(joined);
    }
    result = std::move(value);
    return Done{};
  });
  if (!done) return done.error();
  if (result) return *std::move(result);
  if (name == "sum" || name == "prod") {
    return Value::literal(Tensor(name == "sum" ? 0.0 : 1.0), call.span);
  }
  return Diagnostic{say("%1 goes through nothing here", name),
                    say("the largest and the smallest exist only among one or more"), call.span};
}

}  // namespace nabla
