#include "engine/program/lower_scalars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/ops/axes.h"
#include "engine/ops/catalogue.h"
#include "engine/program/op_meaning.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

using Value = std::uint32_t;
using Elements = std::span<const Value>;

Tensor numbered(const Shape& shape) {
  Tensor out = Tensor::filled(shape, 0.0);
  double next = 0;
  for (double& x : out.mutable_values()) x = next++;
  return out;
}

// For each element of `large`, the flat place in `small` that broadcasting takes it from.
std::vector<Value> places(const Shape& small, const Shape& large) {
  std::vector<Value> out;
  out.reserve(large.size());
  const Tensor spread = broadcast_to(numbered(small), large);
  for (const double x : spread.values()) out.push_back(static_cast<Value>(x));
  return out;
}

class Lowering {
 public:
  Lowering(const Graph& graph, ScalarBuilder& builder, const ScalarLimits& limits)
      : graph_(graph), builder_(builder), limits_(limits), first_(graph.size(), 0) {
    elements_.reserve(graph.size());
  }

  // False where a node cannot be lowered.
  bool lower(NodeId id);
  void set(NodeId id, Elements values);
  Elements of(NodeId id) const {
    return Elements(elements_).subspan(first_[id.index], graph_[id].shape.size());
  }

 private:
  bool lower_op(const Node& node, std::vector<Value>& out);
  void constant(NodeId id, std::vector<Value>& out);
  void elementwise(const Node& node, OpMeaning meaning, std::vector<Value>& out);
  Value one(const Node& node, OpMeaning meaning, Value a, Value b, Value c);
  Value piecewise(const Node& node, Meaning meaning, Value x);
  void move(const Node& node, std::vector<Value>& out);
  void reduce(const Node& node, Meaning meaning, std::vector<Value>& out);
  bool matmul(const Node& node, std::vector<Value>& out);
  bool composite(const Node& node, std::vector<Value>& out);
  Value folded(Meaning meaning, Value total, Value x);

  const Graph& graph_;
  ScalarBuilder& builder_;
  const ScalarLimits& limits_;
  std::vector<std::size_t> first_;
  std::vector<Value> elements_;
  std::vector<Value> result_;
};

void Lowering::set(NodeId id, Elements values) {
  first_[id.index] = elements_.size();
  elements_.insert(elements_.end(), values.begin(), values.end());
}

bool Lowering::lower(NodeId id) {
  const Node& node = graph_[id];
  if (!node.shape.is_scalar() && node.shape.size() > limits_.elements) return false;
  if (builder_.size() > limits_.instructions) return false;
  result_.clear();
  if (graph_.constant(id) != nullptr) {
    constant(id, result_);
  } else if (!lower_op(node, result_)) {
    return false;
  }
  set(id, result_);
  return true;
}

// In the seeds of a derivative a zero is a place where nothing flows.
void Lowering::constant(NodeId id, std::vector<Value>& out) {
  const bool seed = graph_[id].origin.role == Role::seed;
  for (const double x : graph_.constant(id)->values()) {
    out.push_back(seed && x == 0.0 ? ScalarBuilder::structural_zero : builder_.constant(x));
  }
}

bool Lowering::lower_op(const Node& node, std::vector<Value>& out) {
  const OpMeaning meaning = meaning_of(*node.op);
  switch (meaning.meaning) {
    case Meaning::code:
    case Meaning::swapped:
    case Meaning::power:
    case Meaning::call:
    case Meaning::slope:
    case Meaning::elu:
      return elementwise(node, meaning, out), true;
    case Meaning::movement:
      return move(node, out), true;
    case Meaning::sum:
    case Meaning::mean:
    case Meaning::product:
    case Meaning::largest:
    case Meaning::smallest:
    case Meaning::sum_to:
      return reduce(node, meaning.meaning, out), true;
    case Meaning::matmul:
      return matmul(node, out);
    case Meaning::outer:
      for (const Value a : of(node.inputs[0])) {
        for (const Value b : of(node.inputs[1])) out.push_back(builder_.make(Code::mul, a, b));
      }
      return true;
    case Meaning::composite:
      return composite(node, out);
    case Meaning::opaque:
      break;
  }
  return false;
}

Value Lowering::piecewise(const Node& node, Meaning meaning, Value x) {
  const Attributes& attributes = attributes_of(node);
  const bool elu = meaning == Meaning::elu;
  const double factor =
      elu ? attributes.real("alpha", 1.0) : attributes.real("negative_slope", 0.01);
  const Value other = elu ? builder_.call(*find_op("expm1"), x) : x;
  return builder_.make(Code::select, builder_.make(Code::less, builder_.constant(0.0), x), x,
                       builder_.make(Code::mul, builder_.constant(factor), other));
}

Value Lowering::one(const Node& node, OpMeaning meaning, Value a, Value b, Value c) {
  switch (meaning.meaning) {
    case Meaning::swapped:
      return builder_.make(meaning.code, b, a);
    case Meaning::power:
      return builder_.power(*node.op, a, b);
    case Meaning::call:
      return node.inputs.size() == 1 ? builder_.call(*node.op, a) : builder_.call(*node.op, a, b);
    case Meaning::slope:
    case Meaning::elu:
      return piecewise(node, meaning.meaning, a);
    default:
      return builder_.make(meaning.code, a, b, c);
  }
}

void Lowering::elementwise(const Node& node, OpMeaning meaning, std::vector<Value>& out) {
  std::array<Elements, 3> operands;
  std::array<std::vector<Value>, 3> from;  // empty: the same place
  const std::size_t size = node.shape.size();
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    operands[k] = of(node.inputs[k]);
    const Shape& shape = graph_[node.inputs[k]].shape;
    if (operands[k].size() != size && operands[k].size() != 1) from[k] = places(shape, node.shape);
  }
  const auto element = [&](std::size_t k, std::size_t i) -> Value {
    if (operands[k].empty()) return 0;
    if (operands[k].size() == 1) return operands[k][0];
    return operands[k][from[k].empty() ? i : from[k][i]];
  };
  for (std::size_t i = 0; i < size; ++i) {
    out.push_back(one(node, meaning, element(0, i), element(1, i), element(2, i)));
  }
}

// The op's kernel moves the numbers of values as it would move the values; the zeros it fills in
// are structural.
void Lowering::move(const Node& node, std::vector<Value>& out) {
  static_assert(ScalarBuilder::structural_zero == 0);
  std::vector<Tensor> numbers;
  for (const NodeId input : node.inputs) {
    const Elements from = of(input);
    numbers.emplace_back(graph_[input].shape, std::vector<double>(from.begin(), from.end()));
  }
  std::vector<const Tensor*> operands;
  for (const Tensor& tensor : numbers) operands.push_back(&tensor);
  const Tensor moved = evaluate(*node.op, Values(operands), attributes_of(node));
  for (const double x : moved.values()) out.push_back(static_cast<Value>(x));
}

Value Lowering::folded(Meaning meaning, Value total, Value x) {
  switch (meaning) {
    case Meaning::product:
      return builder_.make(Code::mul, total, x);
    case Meaning::largest:
      return builder_.make(Code::maximum, total, x);
    case Meaning::smallest:
      return builder_.make(Code::minimum, total, x);
    default:
      return builder_.make(Code::add, total, x);
  }
}

void Lowering::reduce(const Node& node, Meaning meaning, std::vector<Value>& out) {
  const Shape& shape = graph_[node.inputs[0]].shape;
  const Elements from = of(node.inputs[0]);
  Shape kept = node.shape;
  if (meaning != Meaning::sum_to) {
    kept = kept_shape(shape, reduced_axes(shape, attributes_of(node)).value());
  }
  double nothing = meaning == Meaning::product ? 1.0 : 0.0;
  if (meaning == Meaning::largest) nothing = -HUGE_VAL;
  if (meaning == Meaning::smallest) nothing = HUGE_VAL;
  constexpr Value none = 0xffffffff;
  out.assign(node.shape.size(), none);
  const std::vector<Value> target = places(kept, shape);
  for (std::size_t i = 0; i < from.size(); ++i) {
    Value& total = out[target[i]];
    total = total == none ? from[i] : folded(meaning, total, from[i]);
  }
  const double count =
      out.empty() ? 1.0 : static_cast<double>(from.size()) / static_cast<double>(out.size());
  for (Value& total : out) {
    if (total == none) total = builder_.constant(nothing);
    if (meaning == Meaning::mean) total = builder_.make(Code::div, total, builder_.constant(count));
  }
}

bool Lowering::matmul(const Node& node, std::vector<Value>& out) {
  const Shape& left = graph_[node.inputs[0]].shape;
  const Shape& right = graph_[node.inputs[1]].shape;
  if (left.rank() > 2 || right.rank() > 2) return false;
  const Elements a = of(node.inputs[0]);
  const Elements b = of(node.inputs[1]);
  const auto inner = static_cast<std::size_t>(right[0]);
  const std::size_t columns = right.rank() == 2 ? static_cast<std::size_t>(right[1]) : 1;
  const std::size_t rows = left.rank() == 2 ? static_cast<std::size_t>(left[0]) : 1;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      Value total = inner == 0 ? builder_.constant(0.0) : ScalarBuilder::structural_zero;
      for (std::size_t k = 0; k < inner; ++k) {
        const Value product = builder_.make(Code::mul, a[i * inner + k], b[k * columns + j]);
        total = builder_.make(Code::add, total, product);
      }
      out.push_back(total);
    }
  }
  return true;
}

// The body in a graph of its own, with the operands' values in place of inputs.
bool Lowering::composite(const Node& node, std::vector<Value>& out) {
  Graph body;
  std::vector<Sym> operands;
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    const Shape& shape = graph_[node.inputs[k]].shape;
    operands.push_back(
        {&body, body.append_input(std::to_string(k), InputKind::variable, shape, std::nullopt)});
  }
  const Sym result = std::get<Composite>(node.op->rule).body({operands, {}, attributes_of(node)});
  Lowering inside(body, builder_, limits_);
  for (std::size_t k = 0; k < operands.size(); ++k) inside.set(operands[k].id, of(node.inputs[k]));
  const std::vector<bool> needed = needed_for(body, std::span(&result.id, 1));
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i] || body.input(NodeId{i}) != nullptr) continue;
    if (!inside.lower(NodeId{i})) return false;
  }
  const Elements values = inside.of(result.id);
  out.assign(values.begin(), values.end());
  return true;
}

bool all_small(const Graph& graph, const std::vector<bool>& needed, std::size_t limit) {
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const Shape& shape = graph.nodes()[i].shape;
    if (needed[i] && !shape.is_scalar() && shape.size() > limit) return false;
  }
  return true;
}

}  // namespace

std::optional<ScalarCode> lower_scalars(const Graph& graph, std::span<const NodeId> fetches,
                                        std::span<const std::size_t> offsets,
                                        const ScalarLimits& limits) {
  const std::vector<bool> needed = needed_for(graph, fetches);
  if (!all_small(graph, needed, limits.elements)) return std::nullopt;
  ScalarBuilder builder(needed.size() + 16);
  Lowering lowering(graph, builder, limits);
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    const NodeId id{i};
    if (!needed[i]) continue;
    if (graph.input(id) == nullptr) {
      if (!lowering.lower(id)) return std::nullopt;
      continue;
    }
    std::vector<Value> elements;
    const std::size_t offset = offsets[graph[id].slot];
    for (std::size_t k = 0; k < graph[id].shape.size(); ++k) {
      elements.push_back(builder.input(static_cast<Value>(offset + k)));
    }
    lowering.set(id, elements);
  }
  std::vector<Value> outputs;
  for (const NodeId fetch : fetches) {
    const Elements values = lowering.of(fetch);
    outputs.insert(outputs.end(), values.begin(), values.end());
  }
  ScalarCode code = builder.take();
  code.outputs = std::move(outputs);
  return code;
}

}  // namespace nabla
