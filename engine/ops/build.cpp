#include "engine/ops/build.h"

#include <array>
#include <cassert>
#include <utility>
#include <vector>

#include "engine/ops/catalogue.h"

namespace nabla {

Sym apply(const OpDef& op, std::span<const Sym> operands, Attributes attributes) {
  assert(!operands.empty());
  std::array<NodeId, 4> few;
  std::vector<NodeId> many(operands.size() <= few.size() ? 0 : operands.size());
  const std::span<NodeId> ids = many.empty() ? std::span(few).first(operands.size()) : many;
  for (std::size_t i = 0; i < operands.size(); ++i) ids[i] = operands[i].id;
  Graph& graph = *operands.front().graph;
  return {&graph, graph.append(op, ids, std::move(attributes)).value()};
}

Sym apply(std::string_view op, std::initializer_list<Sym> operands, Attributes attributes) {
  const OpDef* found = find_op(op);
  assert(found != nullptr);
  return apply(*found, std::span(operands.begin(), operands.size()), std::move(attributes));
}

Sym constant(Graph& graph, Tensor value) {
  return {&graph, graph.append_constant(std::move(value))};
}

Sym constant_like(Sym a, double value) { return constant(*a.graph, Tensor(value)); }

Shape shape_of(Sym a) { return (*a.graph)[a.id].shape; }

Sym operator+(Sym a, Sym b) { return apply("add", {a, b}); }
Sym operator-(Sym a, Sym b) { return apply("sub", {a, b}); }
Sym operator*(Sym a, Sym b) { return apply("mul", {a, b}); }
Sym operator/(Sym a, Sym b) { return apply("div", {a, b}); }
Sym operator-(Sym a) { return apply("neg", {a}); }
Sym operator+(Sym a, double b) { return a + constant_like(a, b); }
Sym operator-(Sym a, double b) { return a - constant_like(a, b); }
Sym operator*(Sym a, double b) { return a * constant_like(a, b); }
Sym operator/(Sym a, double b) { return a / constant_like(a, b); }
Sym operator+(double a, Sym b) { return constant_like(b, a) + b; }
Sym operator-(double a, Sym b) { return constant_like(b, a) - b; }
Sym operator*(double a, Sym b) { return constant_like(b, a) * b; }
Sym operator/(double a, Sym b) { return constant_like(b, a) / b; }
Sym pow(Sym a, double exponent) { return apply("pow", {a, constant_like(a, exponent)}); }

}  // namespace nabla
