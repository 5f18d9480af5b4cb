#include "engine/program/expand.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/ops/axes.h"
#include "engine/ops/body_graph.h"
#include "engine/ops/catalogue.h"
#include "engine/program/element_terms.h"
#include "engine/program/op_meaning.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

using Elements = std::span<const TermId>;

Tensor numbered(const Shape& shape) {
  Tensor out = Tensor::filled(shape, 0.0);
  double next = 0;
  for (double& x : out.mutable_values()) x = next++;
  return out;
}

// For each element of `large`, the flat place in `small` that broadcasting takes it from.
std::vector<std::uint32_t> places(const Shape& small, const Shape& large) {
  std::vector<std::uint32_t> out;
  out.reserve(large.size());
  const Tensor spread = broadcast_to(numbered(small), large);
  for (const double x : spread.values()) out.push_back(static_cast<std::uint32_t>(x));
  return out;
}

class Expansion {
 public:
  Expansion(const Graph& graph, ElementTerms& terms, const ScalarLimits& limits)
      : graph_(graph), terms_(terms), limits_(limits), first_(graph.size(), 0) {
    elements_.reserve(graph.size());
  }

  // False where a node cannot be taken apart.
  bool expand(NodeId id);
  void set(NodeId id, Elements values);
  Elements of(NodeId id) const {
    return Elements(elements_).subspan(first_[id.index], graph_[id].shape.size());
  }

 private:
  bool expand_op(const Node& node, std::vector<TermId>& out);
  void constant(NodeId id, std::vector<TermId>& out);
  void elementwise(const Node& node, std::vector<TermId>& out);
  void move(const Node& node, std::vector<TermId>& out);
  void reduce(const Node& node, Meaning meaning, std::vector<TermId>& out);
  bool matmul(const Node& node, std::vector<TermId>& out);
  bool composite(const Node& node, std::vector<TermId>& out);

  const Graph& graph_;
  ElementTerms& terms_;
  const ScalarLimits& limits_;
  std::vector<std::size_t> first_;
  std::vector<TermId> elements_;
  std::vector<TermId> result_;
};

void Expansion::set(NodeId id, Elements values) {
  first_[id.index] = elements_.size();
  elements_.insert(elements_.end(), values.begin(), values.end());
}

bool Expansion::expand(NodeId id) {
  const Node& node = graph_[id];
  if (!node.shape.is_scalar() && node.shape.size() > limits_.elements) return false;
  if (terms_.size() > limits_.terms || limits_.cancelled.asked()) return false;
  result_.clear();
  if (graph_.constant(id) != nullptr) {
    constant(id, result_);
  } else if (!expand_op(node, result_)) {
    return false;
  }
  set(id, result_);
  return true;
}

// In the seeds of a derivative a zero is a place where nothing flows.
void Expansion::constant(NodeId id, std::vector<TermId>& out) {
  const bool seed = graph_[id].origin.role == Role::seed;
  for (const double x : graph_.constant(id)->values()) {
    out.push_back(seed && x == 0.0 ? absent : terms_.number(x));
  }
}

bool Expansion::expand_op(const Node& node, std::vector<TermId>& out) {
  const Meaning meaning = meaning_of(*node.op).meaning;
  switch (meaning) {
    case Meaning::code:
    case Meaning::swapped:
    case Meaning::call:
    case Meaning::slope:
    case Meaning::elu:
      return elementwise(node, out), true;
    case Meaning::movement:
      return move(node, out), true;
    case Meaning::sum:
    case Meaning::mean:
    case Meaning::product:
    case Meaning::largest:
    case Meaning::smallest:
    case Meaning::sum_to:
      return reduce(node, meaning, out), true;
    case Meaning::matmul:
      return matmul(node, out);
    case Meaning::outer:
      for (const TermId a : of(node.inputs[0])) {
        for (const TermId b : of(node.inputs[1])) out.push_back(terms_.make(Kind::mul, a, b));
      }
      return true;
    case Meaning::composite:
      return composite(node, out);
    case Meaning::opaque:
      break;
  }
  return false;
}

void Expansion::elementwise(const Node& node, std::vector<TermId>& out) {
  const std::size_t count = node.inputs.size();
  const std::size_t size = node.shape.size();
  std::array<Elements, 3> operands;
  std::array<std::vector<std::uint32_t>, 3> from;  // empty: the same place
  for (std::size_t k = 0; k < count; ++k) {
    operands[k] = of(node.inputs[k]);
    const Shape& shape = graph_[node.inputs[k]].shape;
    if (operands[k].size() != size && operands[k].size() != 1) from[k] = places(shape, node.shape);
  }
  const Kind kind = kind_of(*node.op);
  std::array<TermId, 3> at;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t place = from[k].empty() ? i : from[k][i];
      at[k] = operands[k][operands[k].size() == 1 ? 0 : place];
    }
    out.push_back(terms_.apply(node, kind, std::span(at.data(), count)));
  }
}

// The op's kernel moves the numbers of terms as it would move the values; the zeros it fills in
// are structural.
void Expansion::move(const Node& node, std::vector<TermId>& out) {
  std::vector<Tensor> numbers;
  for (const NodeId input : node.inputs) {
    std::vector<double> from;
    for (const TermId id : of(input)) from.push_back(id == absent ? 0.0 : id.index + 1.0);
    numbers.emplace_back(graph_[input].shape, std::move(from));
  }
  std::vector<const Tensor*> operands;
  for (const Tensor& tensor : numbers) operands.push_back(&tensor);
  const Tensor moved = evaluate(*node.op, Values(operands), attributes_of(node));
  for (const double x : moved.values()) {
    out.push_back(x == 0.0 ? absent : TermId{static_cast<std::uint32_t>(x - 1.0)});
  }
}

Kind joining(Meaning meaning) {
  switch (meaning) {
    case Meaning::product:
      return Kind::mul;
    case Meaning::largest:
      return Kind::maximum;
    case Meaning::smallest:
      return Kind::minimum;
    default:
      return Kind::add;
  }
}

double of_nothing(Meaning meaning) {
  switch (meaning) {
    case Meaning::product:
      return 1.0;
    case Meaning::largest:
      return -HUGE_VAL;
    case Meaning::smallest:
      return HUGE_VAL;
    default:
      return 0.0;
  }
}

void Expansion::reduce(const Node& node, Meaning meaning, std::vector<TermId>& out) {
  const Shape& shape = graph_[node.inputs[0]].shape;
  const Elements from = of(node.inputs[0]);
  Shape kept = node.shape;
  if (meaning != Meaning::sum_to) {
    kept = kept_shape(shape, reduced_axes(shape, attributes_of(node)).value());
  }
  const std::vector<std::uint32_t> target = places(kept, shape);
  std::vector<bool> begun(node.shape.size(), false);
  out.assign(begun.size(), absent);
  for (std::size_t i = 0; i < from.size(); ++i) {
    TermId& total = out[target[i]];
    total = begun[target[i]] ? terms_.make(joining(meaning), total, from[i]) : from[i];
    begun[target[i]] = true;
  }
  const double count = static_cast<double>(from.size()) / static_cast<double>(out.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!begun[i]) out[i] = terms_.number(of_nothing(meaning));
    if (meaning == Meaning::mean) out[i] = terms_.make(Kind::div, out[i], terms_.number(count));
  }
}

bool Expansion::matmul(const Node& node, std::vector<TermId>& out) {
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
      TermId total = inner == 0 ? terms_.number(0.0) : absent;
      for (std::size_t k = 0; k < inner; ++k) {
        const TermId product = terms_.make(Kind::mul, a[i * inner + k], b[k * columns + j]);
        total = terms_.make(Kind::add, total, product);
      }
      out.push_back(total);
    }
  }
  return true;
}

// The body in a graph of its own, with the operands' terms in place of inputs.
bool Expansion::composite(const Node& node, std::vector<TermId>& out) {
  const Subgraph body = body_graph(graph_, node);
  Expansion inside(body.graph, terms_, limits_);
  for (std::size_t k = 0; k < body.parameters.size(); ++k) {
    inside.set(body.parameters[k], of(node.inputs[k]));
  }
  const std::vector<bool> needed = needed_for(body.graph, body.outputs);
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i] || body.graph.input(NodeId{i}) != nullptr) continue;
    if (!inside.expand(NodeId{i})) return false;
  }
  const Elements values = inside.of(body.outputs.front());
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

std::optional<Draft> expand(const Graph& graph, std::span<const NodeId> fetches,
                            std::span<const std::size_t> offsets, Tables& tables,
                            const ScalarLimits& limits) {
  const std::vector<bool> needed = needed_for(graph, fetches);
  if (!all_small(graph, needed, limits.elements)) return std::nullopt;
  ElementTerms terms(tables, needed.size() + 16);
  Expansion expansion(graph, terms, limits);
  std::vector<TermId> elements;
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    const NodeId id{i};
    if (!needed[i]) continue;
    if (graph.input(id) == nullptr) {
      if (!expansion.expand(id)) return std::nullopt;
      continue;
    }
    elements.clear();
    const std::size_t offset = offsets[graph[id].slot];
    for (std::size_t k = 0; k < graph[id].shape.size(); ++k) {
      elements.push_back(terms.input(static_cast<std::uint32_t>(offset + k)));
    }
    expansion.set(id, elements);
  }
  std::vector<TermId> targets;
  for (const NodeId fetch : fetches) {
    for (const TermId id : expansion.of(fetch)) targets.push_back(terms.present(id));
  }
  return terms.take(std::move(targets));
}

}  // namespace nabla
