// Writing graphs as formulas: operators and functions on Sym. Shapes must agree; they assert.
#pragma once

#include <initializer_list>
#include <span>

#include "engine/graph/graph.h"
#include "engine/graph/op_def.h"

namespace nabla {

// Applies a catalogue op by name: apply("sum", {x}, {{"axis", 0}}).
Sym apply(std::string_view op, std::initializer_list<Sym> operands, Attributes attributes = {});
Sym apply(const OpDef& op, std::span<const Sym> operands, Attributes attributes = {});
Sym constant(Graph& graph, Tensor value);
Sym constant_like(Sym a, double value);  // a scalar constant in the graph of `a`
Shape shape_of(Sym a);                   // a copy: the next node may move the graph

Sym operator+(Sym a, Sym b);
Sym operator-(Sym a, Sym b);
Sym operator*(Sym a, Sym b);
Sym operator/(Sym a, Sym b);
Sym operator-(Sym a);
Sym operator+(Sym a, double b);
Sym operator-(Sym a, double b);
Sym operator*(Sym a, double b);
Sym operator/(Sym a, double b);
Sym operator+(double a, Sym b);
Sym operator-(double a, Sym b);
Sym operator*(double a, Sym b);
Sym operator/(double a, Sym b);
Sym pow(Sym a, double exponent);

}  // namespace nabla
