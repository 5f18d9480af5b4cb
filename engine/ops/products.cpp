#include <algorithm>
#include <array>
#include <utility>

#include "engine/ops/body.h"
#include "engine/ops/families.h"
#include "engine/ops/matrices.h"
#include "engine/tensor/broadcast.h"
#include "engine/tensor/linalg.h"

namespace nabla {
namespace {

using Shapes = std::span<const Shape>;

// --- matmul ---

Expected<Shape> matmul_shape(Shapes shapes, const Attributes&) {
  const Shape& a = shapes[0];
  const Shape& b = shapes[1];
  if (a.is_scalar() || b.is_scalar()) {
    return misfit(a, b, say("a number times a matrix is written with *"));
  }
  const Shape left = as_left(a);
  const Shape right = as_right(b);
  const auto batch = broadcast_shapes(batch_of(left), batch_of(right));
  if (last(left) != right[right.rank() - 2]) {
    return misfit(a, b, say("the columns of the first must be the rows of the second"));
  }
  if (!batch) return misfit(a, b, say("the axes before the last two must broadcast"));
  Shape result = *batch;
  if (a.rank() > 1) result = extended(result, {left[left.rank() - 2]});
  if (b.rank() > 1) result = extended(result, {last(right)});
  return result;
}

Tensor matmul_kernel(Values v, const Attributes& attributes) {
  const std::array shapes{v[0].shape(), v[1].shape()};
  return matrix_product(v[0].reshaped(as_left(shapes[0])), v[1].reshaped(as_right(shapes[1])),
                        v.cancelled())
      .reshaped(matmul_shape(shapes, attributes).value());
}

Sym outer(Sym a, Sym b) { return apply("outer", {a, b}); }

// C = A B sends G B^T to A and A^T G to B.
Sym matmul_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  const Sym x = a.inputs[0];
  const Sym y = a.inputs[1];
  const std::size_t x_rank = shape_of(x).rank();
  const std::size_t y_rank = shape_of(y).rank();
  if (x_rank == 1 && y_rank == 1) return g * (operand == 0 ? y : x);
  if (x_rank == 1 && y_rank == 2) return operand == 0 ? matmul(y, g) : outer(x, g);
  if (x_rank == 2 && y_rank == 1) return operand == 0 ? outer(g, y) : matmul(transpose(x), g);
  const Sym left = reshape(x, as_left(shape_of(x)));
  const Sym right = reshape(y, as_right(shape_of(y)));
  Shape whole = batch_of(shape_of(left));
  whole = broadcast_shapes(whole, batch_of(shape_of(right))).value();
  const Shape product =
      extended(whole, {shape_of(left)[shape_of(left).rank() - 2], last(shape_of(right))});
  const Sym flow = reshape(g, product);
  const Sym share = operand == 0 ? matmul(flow, turned(right)) : matmul(turned(left), flow);
  // A vector has no axis for its row or column; leading axes are summed where gradients add up.
  if ((operand == 0 ? x_rank : y_rank) > 1) return share;
  return reshape(share, extended(whole, {shape_of(a.inputs[operand])[0]}));
}

OpDef matmul_op() {
  return OpDef{.name = "matmul",
               .summary = "Matrix product; stacks of matrices broadcast",
               .arguments = {{"x1"}, {"x2"}},
               .notation = infix("@", "@", "#1\\,#2"),
               .kernel = matmul_kernel,
               .shape = matmul_shape,
               .rule = Multilinear{matmul_adjoint},
               .domains = {{}, {}},
               .samples = {{{Shape{2, 3}, Shape{3, 4}}},
                           {{Shape{3}, Shape{3}}},
                           {{Shape{2, 3}, Shape{3}}},
                           {{Shape{3}, Shape{3, 2}}},
                           {{Shape{2, 2, 3}, Shape{3, 2}}},
                           {{Shape{2, 1, 2, 3}, Shape{3, 3, 2}}},
                           {{Shape{3}, Shape{2, 3, 2}}},
                           {{Shape{2, 2, 3}, Shape{3}}}}};
}

// --- dot: NumPy's, which sums over the last axis of a and the last but one of b ---

Shape without_axis(const Shape& shape, std::size_t axis) {
  Ints extents = shape.extents();
  extents.erase(extents.begin() + static_cast<std::ptrdiff_t>(axis));
  return Shape(std::move(extents));
}

std::size_t inner_axis(const Shape& b) { return b.rank() < 2 ? 0 : b.rank() - 2; }

Expected<Shape> dot_shape(Shapes shapes, const Attributes&) {
  const Shape& a = shapes[0];
  const Shape& b = shapes[1];
  if (a.is_scalar()) return b;
  if (b.is_scalar()) return a;
  if (last(a) != b[inner_axis(b)]) {
    return misfit(a, b, say("the last extent of the first must be that of the second"));
  }
  Ints extents = without_axis(a, a.rank() - 1).extents();
  const Ints rest = without_axis(b, inner_axis(b)).extents();
  extents.insert(extents.end(), rest.begin(), rest.end());
  return Shape(std::move(extents));
}

// The body in terms of plain products: b with its summed axis first is a matrix.
Sym dot_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Sym y = a.inputs[1];
  const Shape xs = shape_of(x);
  const Shape ys = shape_of(y);
  if (xs.is_scalar() || ys.is_scalar()) return x * y;
  if (ys.rank() <= 2) return matmul(x, y);
  const auto rank = static_cast<std::int64_t>(ys.rank());
  Ints order{rank - 2};
  for (std::int64_t i = 0; i < rank; ++i) {
    if (i != rank - 2) order.push_back(i);
  }
  const Shape rest = without_axis(ys, inner_axis(ys));
  const Sym matrix =
      reshape(transpose(y, order), Shape{last(xs), static_cast<std::int64_t>(rest.size())});
  const Shape result = dot_shape(std::array{xs, ys}, a.attributes).value();
  return reshape(matmul(x, matrix), result);
}

Tensor dot_kernel(Values v, const Attributes& attributes) {
  const Tensor& a = v[0];
  const Tensor& b = v[1];
  if (a.rank() == 1 && b.rank() == 1) {
    double total = 0;
    for (std::size_t i = 0; i < a.size(); ++i) total += a[i] * b[i];
    return total;
  }
  return evaluate_body(dot_body, v, attributes);
}

OpDef dot_op() {
  return OpDef{.name = "dot",
               .summary = "Inner product of vectors, product of matrices",
               .arguments = {{"a"}, {"b"}},
               .notation = function("dot", "#1 \\cdot #2", "•"),
               .kernel = dot_kernel,
               .shape = dot_shape,
               .rule = Composite{dot_body},
               .domains = {{}, {}},
               .samples = {{{Shape{3}, Shape{3}}},
                           {{Shape{}, Shape{2, 3}}},
                           {{Shape{2, 3}, Shape{3}}},
                           {{Shape{2, 3}, Shape{3, 2}}},
                           {{Shape{2, 2, 3}, Shape{2, 3, 2}}}}};
}

// --- outer ---

std::int64_t size_of(const Shape& shape) { return static_cast<std::int64_t>(shape.size()); }

Expected<Shape> outer_shape(Shapes shapes, const Attributes&) {
  return Shape{size_of(shapes[0]), size_of(shapes[1])};
}

Tensor outer_kernel(Values v, const Attributes&) {
  const auto m = size_of(v[0].shape());
  const auto n = size_of(v[1].shape());
  return matrix_product(v[0].reshaped({m, 1}), v[1].reshaped({1, n}));
}

Sym outer_adjoint(const RuleArgs& a, std::size_t operand, Sym g) {
  const Sym other = a.inputs[1 - operand];
  const Sym flat = reshape(other, Shape{size_of(shape_of(other))});
  const Sym share = operand == 0 ? matmul(g, flat) : matmul(flat, g);
  return reshape(share, shape_of(a.inputs[operand]));
}

OpDef outer_op() {
  return OpDef{
      .name = "outer",
      .summary = "All products of an element of a with one of b",
      .arguments = {{"a"}, {"b"}},
      .notation = function("outer", "#1 \\otimes #2", "⊗"),
      .kernel = outer_kernel,
      .shape = outer_shape,
      .rule = Multilinear{outer_adjoint},
      .domains = {{}, {}},
      .samples = {{{Shape{3}, Shape{2}}}, {{Shape{2, 2}, Shape{3}}}, {{Shape{}, Shape{2}}}}};
}

}  // namespace

std::vector<OpDef> product_ops() {
  return in_family("linear algebra", {matmul_op(), dot_op(), outer_op()});
}

}  // namespace nabla
