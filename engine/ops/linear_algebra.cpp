#include <algorithm>
#include <array>
#include <utility>

#include "engine/ops/families.h"
#include "engine/ops/matrices.h"
#include "engine/tensor/broadcast.h"
#include "engine/tensor/linalg.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- trace ---

Tensor identity(std::int64_t rows, std::int64_t columns) {
  Tensor eye = Tensor::filled({rows, columns}, 0.0);
  const auto to = eye.mutable_values();
  const auto step = static_cast<std::size_t>(columns) + 1;
  const auto count = static_cast<std::size_t>(std::min(rows, columns));
  for (std::size_t i = 0; i < count; ++i) to[i * step] = 1.0;
  return eye;
}

Expected<Shape> trace_shape(Shapes shapes, const Attributes&) {
  if (shapes[0].rank() == 2) return Shape{};
  return Diagnostic{say("a matrix is needed, not shape %1", shapes[0].str()), {}, {}};
}

Tensor trace_kernel(Values v, const Attributes&) {
  const auto step = static_cast<std::size_t>(v[0].shape()[1]) + 1;
  const auto count = std::min(v[0].shape()[0], v[0].shape()[1]);
  double total = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) total += v[0][i * step];
  return total;
}

OpDef trace_op() {
  return OpDef{.name = "trace",
               .summary = "Sum of the diagonal",
               .arguments = {{"a"}},
               .notation = function("trace", "\\operatorname{tr}\\left(#1\\right)", "tr"),
               .kernel = trace_kernel,
               .shape = trace_shape,
               .rule = Linear{[](const RuleArgs& a, std::size_t, Sym g) {
                 const Shape shape = shape_of(a.inputs[0]);
                 return g * constant(*g.graph, identity(shape[0], shape[1]));
               }},
               .domains = {{}},
               .samples = {{{Shape{3, 3}}}, {{Shape{2, 3}}}}};
}

// --- det, inv, solve ---

Expected<Shape> square(const Shape& shape) {
  if (shape.rank() >= 2 && shape[shape.rank() - 2] == last(shape)) return shape;
  return Diagnostic{say("a square matrix is needed, not shape %1", shape.str()), {}, {}};
}

Expected<Shape> det_shape(Shapes shapes, const Attributes&) {
  const auto shape = square(shapes[0]);
  if (!shape) return shape.error();
  return batch_of(*shape);
}

// One number per matrix as a stack of 1 x 1 matrices, to multiply the matrices with.
Sym per_matrix(Sym a) { return reshape(a, extended(shape_of(a), {1, 1})); }

OpDef det_op() {
  return OpDef{
      .name = "det",
      .summary = "Determinant of a square matrix",
      .arguments = {{"a"}},
      .notation = function("det", "\\det\\left(#1\\right)"),
      .kernel = [](Values v, const Attributes&) { return determinant(v[0], v.cancelled()); },
      .shape = det_shape,
      .rule = Custom{[](const RuleArgs& a, std::size_t, Sym g) {
                       return per_matrix(g) * apply("cofactors", {a.inputs[0]});
                     },
                     [](const RuleArgs& a, std::size_t, Sym t) {
                       const Attributes matrix{{"axis", Ints{-2, -1}}};
                       return sum(apply("cofactors", {a.inputs[0]}) * t, matrix);
                     },
                     "the determinant is linear in each row, but its operand is the whole matrix"},
      .domains = {{}},
      .samples = {{{Shape{1, 1}}}, {{Shape{2, 2}}}, {{Shape{3, 3}}}, {{Shape{2, 2, 2}}}},
      .convention = "the gradient is exact for singular matrices too"};
}

Expected<Shape> cofactors_shape(Shapes shapes, const Attributes&) { return square(shapes[0]); }

Sym cofactors_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  return per_matrix(apply("det", {x})) * turned(apply("inv", {x}));
}

OpDef cofactors_op() {
  return OpDef{.name = "cofactors",
               .summary = "The matrix of cofactors, the derivative of the determinant",
               .arguments = {{"a"}},
               .notation = function("cofactors", "\\operatorname{cof}\\left(#1\\right)", "cof"),
               .kernel = [](Values v, const Attributes&) { return cofactors(v[0], v.cancelled()); },
               .shape = cofactors_shape,
               .rule = Composite{cofactors_body},
               .domains = {{}},
               .samples = {{{Shape{2, 2}}}, {{Shape{3, 3}}}, {{Shape{2, 2, 2}}}},
               .convention = "the derivative for a singular matrix is nan",
               .internal = true};
}

Expected<Shape> inv_shape(Shapes shapes, const Attributes&) { return square(shapes[0]); }

OpDef inv_op() {
  return OpDef{.name = "inv",
               .summary = "Inverse of a square matrix",
               .arguments = {{"a"}},
               .notation = function("inv", "{#1}^{-1}", "A⁻¹"),
               .kernel = [](Values v, const Attributes&) { return inverse(v[0], v.cancelled()); },
               .shape = inv_shape,
               .rule = Custom{[](const RuleArgs& a, std::size_t, Sym g) {
                                const Sym t = turned(a.output);
                                return -matmul(matmul(t, g), t);
                              },
                              [](const RuleArgs& a, std::size_t, Sym t) {
                                return -matmul(matmul(a.output, t), a.output);
                              },
                              "the differential of the inverse is -inv(A) dA inv(A), neither "
                              "elementwise nor linear"},
               .domains = {{}},
               .samples = {{{Shape{1, 1}}}, {{Shape{2, 2}}}, {{Shape{3, 3}}}, {{Shape{2, 2, 2}}}},
               .convention = "a singular matrix gives nan"};
}

// b is a vector where it has one axis, as in NumPy 2.
Expected<Shape> solve_shape(Shapes shapes, const Attributes&) {
  const auto a = square(shapes[0]);
  if (!a) return a.error();
  const Shape& b = shapes[1];
  if (b.is_scalar()) return misfit(*a, b, say("b must be a vector or a matrix"));
  const Shape right = as_right(b);
  const auto batch = broadcast_shapes(batch_of(*a), batch_of(right));
  if (right[right.rank() - 2] != last(*a)) {
    return misfit(*a, b, say("b must have as many rows as a"));
  }
  if (!batch) return misfit(*a, b, say("the axes before the last two must broadcast"));
  const Shape rows = extended(*batch, {last(*a)});
  return b.rank() == 1 ? rows : extended(rows, {last(right)});
}

Tensor solve_kernel(Values v, const Attributes& attributes) {
  const std::array shapes{v[0].shape(), v[1].shape()};
  return solve(v[0], v[1].reshaped(as_right(shapes[1])), v.cancelled())
      .reshaped(solve_shape(shapes, attributes).value());
}

// A vector, or a stack of them, as matrices of one column where b is a vector.
Sym as_columns(const RuleArgs& a, Sym x) {
  const bool vector = shape_of(a.inputs[1]).rank() == 1;
  return vector ? reshape(x, extended(shape_of(x), {1})) : x;
}

Sym solve_by(Sym matrix, const RuleArgs& a, Sym right) {
  const Shape shape = shape_of(right);
  return reshape(apply("solve", {matrix, as_columns(a, right)}), shape);
}

Sym solve_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  const Sym back = solve_by(turned(a.inputs[0]), a, g);
  if (operand == 1) return back;
  return -matmul(as_columns(a, back), turned(as_columns(a, a.output)));
}

Sym solve_pushforward(const RuleArgs& a, std::size_t operand, Sym t) {
  if (operand == 1) return apply("solve", {a.inputs[0], t});
  const Sym moved = reshape(matmul(t, as_columns(a, a.output)), shape_of(a.output));
  return -solve_by(a.inputs[0], a, moved);
}

OpDef solve_op() {
  return OpDef{.name = "solve",
               .summary = "The x with a @ x = b",
               .arguments = {{"a"}, {"b"}},
               .notation = function("solve", "{#1}^{-1} #2"),
               .kernel = solve_kernel,
               .shape = solve_shape,
               .rule = Custom{solve_adjoint, solve_pushforward,
                              "the solution is linear in b only; by a it changes by "
                              "-inv(a) da x"},
               .domains = {{}, {}},
               .samples = {{{Shape{2, 2}, Shape{2}}},
                           {{Shape{3, 3}, Shape{3, 2}}},
                           {{Shape{2, 2, 2}, Shape{2, 2}}},
                           {{Shape{2, 2, 2}, Shape{2}}}},
               .convention = "a singular matrix gives nan"};
}

}  // namespace

std::vector<OpDef> linear_algebra_ops() {
  return in_family("linear algebra", {trace_op(), det_op(), inv_op(), solve_op(), cofactors_op()});
}

}  // namespace nabla
