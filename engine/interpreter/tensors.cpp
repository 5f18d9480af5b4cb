// Values as operands: applying ops, turning literals into nodes, lists into tensors.
#include <array>
#include <unordered_map>

#include "engine/interpreter/evaluator.h"
#include "engine/ops/catalogue.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

using Symbols = std::unordered_map<std::string_view, const OpDef*>;

Symbols symbols_of(NotationKind kind) {
  Symbols symbols;
  for (const OpDef* op : all_ops()) {
    if (!op->internal && op->notation.kind == kind) symbols.try_emplace(op->notation.symbol, op);
  }
  return symbols;
}

}  // namespace

const OpDef& op_for_symbol(NotationKind kind, std::string_view symbol) {
  static const Symbols infix = symbols_of(NotationKind::infix);
  static const Symbols prefix = symbols_of(NotationKind::prefix);
  const Symbols& symbols = kind == NotationKind::infix ? infix : prefix;
  const auto found = symbols.find(symbol);
  assert(found != symbols.end() && "the parser knows an operator that no op has");
  return *found->second;
}

Diagnostic not_known(SourceSpan span) {
  return Diagnostic{say("not known while the graph is built"),
                    say("use where, cond or while_loop, or run eagerly"), span};
}

bool is_not_known(const Diagnostic& diagnostic) {
  return diagnostic.what.text == not_known({}).what.text;
}

const Tensor* Evaluator::known(const Value& value) const {
  const Literal* literal = value.as_literal();
  if (literal == nullptr && value.node() == nullptr) return nullptr;
  const Tensor* tensor = literal != nullptr ? &literal->value : tape_.known(*value.node());
  if (tensor != nullptr && varies(value)) execution_.reads_values = true;
  return tensor;
}

bool Evaluator::varies(const Value& value) const {
  if (const Literal* literal = value.as_literal()) return literal->varies;
  return value.node() != nullptr && tape_.varies(*value.node());
}

const Shape& Evaluator::shape_of(const Value& value) const {
  if (const Literal* literal = value.as_literal()) return literal->value.shape();
  return tape_.graph()[*value.node()].shape;
}

// Whether the node that a literal became is still there.
bool Evaluator::in_graph(const Literal& literal) const {
  if (!literal.node.valid() || !any_cut_) return literal.node.valid();
  const Graph& graph = tape_.graph();
  if (literal.node.index >= graph.size()) return false;
  const Tensor* constant = graph.constant(literal.node);
  return constant != nullptr && *constant == literal.value;
}

Expected<NodeId> Evaluator::node_of(const Value& value, SourceSpan span) {
  if (value.node() != nullptr) return *value.node();
  Literal* literal = value.as_literal();
  if (literal == nullptr) {
    return Diagnostic{say("a number or tensor is needed here, not %1", value.kind()), {}, span};
  }
  if (!in_graph(*literal)) {
    auto node = tape_.constant(literal->value, literal->span);
    if (!node) return node.error();
    literal->node = *node;
  }
  return literal->node;
}

Expected<Value> Evaluator::apply(const OpDef& op, std::span<const Value> operands,
                                 Attributes attributes, SourceSpan span) {
  if (beside_) {
    auto value = apply_beside(op, operands, attributes, span);
    if (!value) return value.error();
    if (*value) return **std::move(value);
  }
  std::array<NodeId, 4> few;
  std::vector<NodeId> many(operands.size() <= few.size() ? 0 : operands.size());
  const std::span<NodeId> nodes = many.empty() ? std::span(few).first(operands.size()) : many;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    auto node = node_of(operands[i], span);
    if (!node) return node.error();
    nodes[i] = *node;
  }
  auto id = tape_.op(op, nodes, std::move(attributes), span);
  if (!id) return id.error();
  return Value(*id);
}

Expected<Value> Evaluator::apply(std::string_view op, std::span<const Value> operands,
                                 Attributes attributes, SourceSpan span) {
  const OpDef* found = find_op(op);
  assert(found != nullptr);
  return apply(*found, operands, std::move(attributes), span);
}

// The value without a node; nothing when an operand is not known yet.
Expected<std::optional<Value>> Evaluator::apply_beside(const OpDef& op,
                                                       std::span<const Value> operands,
                                                       const Attributes& attributes,
                                                       SourceSpan span) {
  std::vector<const Tensor*> values;
  std::vector<Shape> shapes;
  bool any_varies = false;
  for (const Value& operand : operands) {
    const Tensor* value = known(operand);
    if (value == nullptr) return std::optional<Value>();
    values.push_back(value);
    shapes.push_back(value->shape());
    any_varies = any_varies || varies(operand);
  }
  auto shape = op.shape != nullptr ? op.shape(shapes, attributes) : broadcast_shapes(shapes);
  if (!shape) {
    Diagnostic misfit = shape.error();
    if (misfit.what.subject.empty()) misfit.what.subject = op.name;
    misfit.span = span;
    return misfit;
  }
  if (auto fits = tape_.check_size(*shape, span); !fits) return fits.error();
  if (auto running = tape_.check_cancelled(span); !running) return running.error();
  return std::optional<Value>(Value::literal(
      evaluate(op, Values(values, tape_.cancelled()), attributes), span, any_varies));
}

}  // namespace nabla
