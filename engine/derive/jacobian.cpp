#include "engine/derive/jacobian.h"

#include <utility>
#include <vector>

#include "engine/derive/forward.h"
#include "engine/derive/pullback.h"
#include "engine/ops/catalogue.h"
#include "engine/ops/functions.h"

namespace nabla {

namespace {

std::size_t size_of(const Graph& graph, std::span<const NodeId> nodes) {
  std::size_t size = 0;
  for (const NodeId node : nodes) size += graph[node].shape.size();
  return size;
}

// 1 at one element, 0 elsewhere. The shape is a copy: the graph that holds it grows here.
Sym unit(Graph& graph, NodeId like, std::size_t element) {
  const Shape shape = graph[like].shape;
  Tensor one_hot = Tensor::filled(shape, 0.0);
  one_hot.mutable_values()[element] = 1.0;
  graph.set_origin({like, -1, Role::seed});
  return constant(graph, std::move(one_hot));
}

Sym zeros(Graph& graph, Shape shape) {
  return constant(graph, Tensor::filled(std::move(shape), 0.0));
}

Sym flat(Sym a) { return reshape(a, Shape{static_cast<std::int64_t>(shape_of(a).size())}); }

Sym joined(const char* op, std::span<const Sym> parts, std::int64_t axis) {
  return apply(*find_op(op), parts, {{"axis", std::vector<std::int64_t>{axis}}});
}

// The derivatives of one element of the output by everything in `wrt`.
Expected<Sym> row(Graph& graph, NodeId output, std::span<const NodeId> wrt, std::size_t element,
                  const Check& check) {
  const auto found = pullback(graph, output, wrt, unit(graph, output, element).id, check);
  if (!found) return found.error();
  const std::vector<std::optional<NodeId>>& gradients = *found;
  std::vector<Sym> parts;
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    const Shape shape = graph[wrt[i]].shape;
    parts.push_back(flat(gradients[i] ? Sym{&graph, *gradients[i]} : zeros(graph, shape)));
  }
  return parts.size() == 1 ? parts.front() : joined("concat", parts, 0);
}

// The derivatives of the whole output by one element of `input`.
Expected<Sym> column(Graph& graph, NodeId output, NodeId input, std::size_t element,
                     const Check& check) {
  const auto sweep = forward(graph, output, {{input, unit(graph, input, element).id}}, check);
  if (!sweep) return sweep.error();
  const auto tangent = sweep->tangent(output);
  return flat(tangent ? Sym{&graph, *tangent} : zeros(graph, graph[output].shape));
}

}  // namespace

Direction cheaper_direction(const Graph& graph, NodeId output, std::span<const NodeId> wrt) {
  return size_of(graph, wrt) < graph[output].shape.size() ? Direction::forward : Direction::reverse;
}

Expected<Jacobian> jacobian(Graph& graph, NodeId output, std::span<const NodeId> wrt,
                            std::optional<Direction> direction, const Check& check) {
  Jacobian found{direction.value_or(cheaper_direction(graph, output, wrt)), 0, {}};
  const MarkScope scope(graph);
  graph.set_span(graph[output].span);
  const Shape shape{static_cast<std::int64_t>(graph[output].shape.size()),
                    static_cast<std::int64_t>(size_of(graph, wrt))};
  const bool forwards = found.direction == Direction::forward;
  std::vector<Sym> lines;
  for (const NodeId node : forwards ? wrt : std::span(&output, 1)) {
    for (std::size_t i = 0; i < graph[node].shape.size(); ++i) {
      if (auto going = ask(check); !going) return going.error();
      const Expected<Sym> line =
          forwards ? column(graph, output, node, i, check) : row(graph, output, wrt, i, check);
      if (!line) return line.error();
      lines.push_back(*line);
    }
  }
  found.sweeps = lines.size();
  graph.set_origin({output, -1, Role::accumulation});
  found.matrix =
      (lines.empty() ? zeros(graph, shape) : joined("stack", lines, forwards ? 1 : 0)).id;
  return found;
}

}  // namespace nabla
