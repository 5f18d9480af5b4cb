// Lists and tuples, their elements, and `a[1:3, -1]`.
#include "engine/graph/holes.h"
#include "engine/interpreter/arguments.h"
#include "engine/interpreter/evaluator.h"
#include "engine/ops/index.h"

namespace nabla {

namespace {

Diagnostic ragged(const Shape& a, const Shape& b, SourceSpan span) {
  return {
      say("the elements of a list must have one shape, but here are %1 and %2", a.str(), b.str()),
      say("make the rows equally long"), span};
}

// Tensors of one shape, one after another along a new first axis.
Tensor one_after_another(const std::vector<const Tensor*>& parts) {
  std::vector<std::int64_t> extents{static_cast<std::int64_t>(parts.size())};
  std::vector<double> values;
  for (const Tensor* part : parts)
    values.insert(values.end(), part->values().begin(), part->values().end());
  if (!parts.empty()) {
    const auto& inner = parts.front()->shape().extents();
    extents.insert(extents.end(), inner.begin(), inner.end());
  }
  return Tensor(Shape(std::move(extents)), std::move(values));
}

}  // namespace

Expected<Value> Evaluator::list(const Expr& expr) {
  Value::Elements elements;
  std::vector<SourceSpan> spans;
  for (const Expr& child : expr.children) {
    auto value = operand(child);
    if (!value) return value;
    elements.push_back(*std::move(value));
    spans.push_back(child.span);
  }
  return stacked(elements, spans, expr.span);
}

Expected<Value> Evaluator::stacked(const Value::Elements& elements,
                                   const std::vector<SourceSpan>& spans, SourceSpan whole) {
  for (std::size_t i = 1; i < elements.size(); ++i) {
    if (shape_of(elements[i]) != shape_of(elements[0])) {
      return ragged(shape_of(elements[0]), shape_of(elements[i]), spans[i]);
    }
  }
  std::vector<const Tensor*> parts;  // numbers alone make one constant
  bool any_varies = false;
  for (const Value& element : elements) {
    const Literal* literal = element.as_literal();
    const bool foldable = beside_ || (literal != nullptr && !literal->node.valid());
    const Tensor* value = foldable ? known(element) : nullptr;
    if (value == nullptr) return apply("stack", elements, {}, whole);
    parts.push_back(value);
    any_varies = any_varies || varies(element);
  }
  Tensor value = one_after_another(parts);
  if (auto fits = tape_.check_size(value.shape(), whole); !fits) return fits.error();
  return Value::literal(std::move(value), whole, any_varies);
}

Expected<Value> Evaluator::tuple(const Expr& expr) {
  Value::Elements elements;
  for (const Expr& child : expr.children) {
    auto value = eval(child);
    if (!value) return value;
    elements.push_back(*std::move(value));
  }
  return Value::tuple(std::move(elements));
}

Expected<std::int64_t> Evaluator::length_of(const Value& value, SourceSpan span) const {
  if (const Value::Elements* elements = value.as_tuple())
    return static_cast<std::int64_t>(elements->size());
  if (value.tensor() && !shape_of(value).is_scalar()) return shape_of(value)[0];
  if (value.tensor()) {
    return Diagnostic{say("a single number has no elements"), say("a range is written range(n)"),
                      span};
  }
  return Diagnostic{say("%1 has no elements", value.kind()), {}, span};
}

Expected<Value> Evaluator::element(const Value& value, std::int64_t position, SourceSpan span) {
  if (const Value::Elements* elements = value.as_tuple())
    return (*elements)[static_cast<std::size_t>(position)];
  const Literal* literal = value.as_literal();
  if (literal != nullptr && literal->value.rank() == 1) {
    return Value::literal(Tensor(literal->value[static_cast<std::size_t>(position)]), span,
                          literal->varies);
  }
  AxisIndex one;
  one.start = position;
  one.single = true;
  auto attributes = index_attributes(shape_of(value), {&one, 1});
  if (!attributes) return Diagnostic{attributes.error().what, attributes.error().hint, span};
  const Restore<bool> beside(beside_, beside_ || literal != nullptr);
  return apply("getitem", {value}, *std::move(attributes), span);
}

Expected<Value::Elements> Evaluator::elements_of(const Value& value, SourceSpan span) {
  const auto count = length_of(value, span);
  if (!count) return count.error();
  Value::Elements elements;
  for (std::int64_t i = 0; i < *count; ++i) {
    auto one = element(value, i, span);
    if (!one) return one.error();
    elements.push_back(*std::move(one));
  }
  return elements;
}

Expected<Value::Elements> Evaluator::eval_elements(const Expr& expr) {
  if (expr.kind != ExprKind::list && expr.kind != ExprKind::tuple) {
    auto value = eval(expr);
    if (!value) return value.error();
    return elements_of(*value, expr.span);
  }
  Value::Elements elements;
  for (const Expr& child : expr.children) {
    auto value = operand(child);
    if (!value) return value.error();
    elements.push_back(*std::move(value));
  }
  return elements;
}

namespace {

// Lists of places and masks, as NumPy takes them.
Diagnostic several_places(const Shape& shape, SourceSpan span) {
  return {say("an index is one whole number or a slice, not shape %1", shape.str()),
          say("pick elements one by one, as in [a[0], a[2]]; for a mask write where(m, a, 0)"),
          span};
}

Expected<Done> read_bound(Evaluator& evaluator, const Expr& expr,
                          std::optional<std::int64_t>& bound) {
  if (expr.kind == ExprKind::none) return Done{};
  const auto known = evaluator.eval_known(expr);
  if (!known) return known.error();
  if (known->value.size() != 1) return several_places(known->value.shape(), expr.span);
  const auto integer = integer_of(*known, expr.span);
  if (!integer) return integer.error();
  bound = *integer;
  return Done{};
}

Expected<AxisIndex> read_index(Evaluator& evaluator, const Expr& expr) {
  AxisIndex index;
  const bool is_slice = expr.kind == ExprKind::slice;
  index.single = !is_slice;
  if (auto done = read_bound(evaluator, is_slice ? expr.children[0] : expr, index.start); !done)
    return done.error();
  if (!is_slice) return index;
  if (auto done = read_bound(evaluator, expr.children[1], index.stop); !done) return done.error();
  if (auto done = read_bound(evaluator, expr.children[2], index.step); !done) return done.error();
  return index;
}

bool is_ellipsis(const Expr& expr) { return expr.kind == ExprKind::name && expr.text == "..."; }

}  // namespace

Expected<Value> Evaluator::index(const Expr& expr) {
  auto base = eval(expr.children.front());
  if (!base) return base;
  if (base->as_tuple() != nullptr) return index_tuple(*base, expr);
  auto checked = operand_of(*std::move(base), expr.children.front());
  if (!checked) return checked;
  const std::size_t rank = shape_of(*checked).rank();
  std::vector<AxisIndex> indices;
  for (std::size_t i = 1; i < expr.children.size(); ++i) {
    if (is_ellipsis(expr.children[i])) {
      const std::size_t others = expr.children.size() - 2;
      indices.resize(indices.size() + (rank > others ? rank - others : 0));
      continue;
    }
    auto one = read_index(*this, expr.children[i]);
    if (!one) return one.error();
    indices.push_back(*one);
  }
  auto attributes = index_attributes(shape_of(*checked), indices);
  const NodeId* node = checked->node();
  if (!attributes && node != nullptr && waiting_nodes(tape_.graph())[node->index]) {
    return apply("getitem", {*checked}, {}, expr.span);
  }
  if (!attributes) return Diagnostic{attributes.error().what, attributes.error().hint, expr.span};
  return apply("getitem", {*checked}, *std::move(attributes), expr.span);
}

Expected<Value> Evaluator::index_tuple(const Value& tuple, const Expr& expr) {
  const Value::Elements& elements = *tuple.as_tuple();
  if (expr.children.size() != 2 || expr.children[1].kind == ExprKind::slice) {
    return Diagnostic{say("a tuple takes one whole number as its index"), {}, expr.span};
  }
  const auto integer = eval_integer(*this, expr.children[1]);
  if (!integer) return integer.error();
  const auto count = static_cast<std::int64_t>(elements.size());
  const std::int64_t at = *integer < 0 ? *integer + count : *integer;
  if (at >= 0 && at < count) return elements[static_cast<std::size_t>(at)];
  return Diagnostic{say("index %1 is outside of a tuple of length %2", std::to_string(*integer),
                        std::to_string(count)),
                    say("indices count from 0; -1 is the last one"), expr.children[1].span};
}

}  // namespace nabla
