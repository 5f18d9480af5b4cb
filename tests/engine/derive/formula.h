// Graphs made by hand for tests: named inputs, named results, values.
#pragma once

#include <string>
#include <utility>

#include "engine/ops/build.h"
#include "engine/program/session.h"

namespace nabla::test {

inline Sym input(Graph& graph, const std::string& name, Tensor value,
                 InputKind kind = InputKind::variable) {
  const Shape shape = value.shape();
  const NodeId id = graph.append_input(name, kind, shape, std::move(value));
  graph.bind(name, id);
  return {&graph, id};
}

inline Sym named(const std::string& name, Sym a) {
  a.graph->bind(name, a.id);
  return a;
}

inline Tensor value(const Graph& graph, NodeId id, const Point& point = {}) {
  return Session(graph).run(id, point).value();
}

}  // namespace nabla::test
