#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/numbers.h"
#include "engine/ops/families.h"
#include "engine/ops/index.h"
#include "engine/ops/reduce_rule.h"

namespace nabla {
namespace {

// f folded over each lane of v[0] in order, from `first`.
template <class F>
Tensor fold(Values v, const Attributes& attributes, double first, F f) {
  const Tensor& a = v[0];
  const Lanes lanes = lanes_of(a, reduced_axes(a.shape(), attributes).value(), v.cancelled());
  const auto from = lanes.values.values();
  Tensor out = Tensor::filled(reduction_shape(std::span(&a.shape(), 1), attributes).value(), first);
  const auto to = out.mutable_values();
  const std::size_t at_once = elements_at_once / std::max<std::size_t>(1, lanes.inner) + 1;
  std::size_t k = 0;
  for (std::size_t o = 0; o < lanes.outer; ++o) {
    in_blocks(lanes.length, at_once, v.cancelled(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t j = begin; j < end; ++j) {
        for (std::size_t i = 0; i < lanes.inner; ++i, ++k) {
          double& total = to[o * lanes.inner + i];
          total = f(total, from[k]);
        }
      }
    });
  }
  return out;
}

Tensor sum_of(Values v, const Attributes& attributes) {
  return fold(v, attributes, 0.0, [](double total, double x) { return total + x; });
}

Tensor mean_of(Values v, const Attributes& attributes) {
  Tensor total = sum_of(v, attributes);
  const double count = reduced_count(v[0].shape(), attributes);
  for (double& x : total.mutable_values()) x /= count;
  return total;
}

Tensor prod_of(Values v, const Attributes& attributes) {
  return fold(v, attributes, 1.0, [](double total, double x) { return total * x; });
}

Tensor max_of(Values v, const Attributes& attributes) {
  return fold(v, attributes, -infinity,
              [](double best, double x) { return std::isnan(best) || best >= x ? best : x; });
}

Tensor min_of(Values v, const Attributes& attributes) {
  return fold(v, attributes, infinity,
              [](double best, double x) { return std::isnan(best) || best <= x ? best : x; });
}

Sym sum_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  return spread(g, a.inputs[0], a.attributes);
}

Sym mean_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  const double count = reduced_count(shape_of(a.inputs[0]), a.attributes);
  return spread(g / count, a.inputs[0], a.attributes);
}

// Factors multiplied by halves: pairs, then pairs of pairs. Nothing is divided, so zeros are no
// trouble, and the number of nodes grows with the logarithm of the number of factors.
Sym prod_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Shape shape = shape_of(x);
  const Shape result = reduction_shape(std::span(&shape, 1), a.attributes).value();
  Ints order = reduced_axes(shape, a.attributes).value();
  const auto count = static_cast<std::int64_t>(reduced_count(shape, a.attributes));
  if (count == 0) return constant(*x.graph, Tensor::filled(result, 1.0));
  Ints extents{count};
  const Ints axes = order;
  for (std::size_t i = 0; i < shape.rank(); ++i) {
    const auto axis = static_cast<std::int64_t>(i);
    if (std::binary_search(axes.begin(), axes.end(), axis)) continue;
    order.push_back(axis);
    extents.push_back(shape[i]);
  }
  const Sym front = std::is_sorted(order.begin(), order.end()) ? x : transpose(x, order);
  Sym factors = reshape(front, Shape(extents));
  for (std::int64_t n = count; n > 1;) {
    const std::int64_t half = n / 2;
    const Sym product = slice(factors, 0, 0, half) * slice(factors, 0, half, 2 * half);
    const bool odd = n % 2 == 1;
    factors = odd ? apply("concat", {product, slice(factors, 0, n - 1, n)}) : product;
    n = half + (odd ? 1 : 0);
  }
  return reshape(factors, result);
}

// There is no largest of no elements: an error, as in NumPy.
Expected<Shape> extreme_shape(std::span<const Shape> shapes, const Attributes& attributes) {
  auto shape = reduction_shape(shapes, attributes);
  if (!shape || shape->size() == 0 || reduced_count(shapes[0], attributes) > 0) return shape;
  return Diagnostic{say("shape %1 has no elements to choose from", shapes[0].str()),
                    say("the largest and the smallest exist only among one or more"),
                    {}};
}

OpDef extreme(OpDef op) {
  op.shape = extreme_shape;
  return op;
}

// Extreme values: the elements equal to the result share evenly what flows.
Sym extreme_mask(const RuleArgs& a) {
  return equal(a.inputs[0], spread(a.output, a.inputs[0], a.attributes));
}

Sym extreme_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  const Sym mask = extreme_mask(a);
  const Sym share = g / sum(mask, a.attributes);
  return where(mask, spread(share, a.inputs[0], a.attributes), constant_like(g, 0.0));
}

Sym extreme_pushforward(const RuleArgs& a, std::size_t, Sym t) {
  const Sym mask = extreme_mask(a);
  return sum(where(mask, t, constant_like(t, 0.0)), a.attributes) / sum(mask, a.attributes);
}

Custom extreme_rule() {
  return {extreme_adjoint, extreme_pushforward,
          "which elements carry the gradient depends on the values"};
}

}  // namespace

std::vector<OpDef> reduction_ops() {
  const char* ties = "equal extreme elements share the gradient evenly";
  return in_family(
      "reduction",
      {
          reduction("sum", "Sum of the elements", function("sum", "\\sum #1", "Σ"), sum_of,
                    Linear{sum_adjoint}),
          reduction("mean", "Mean of the elements",
                    function("mean", "\\operatorname{mean}\\left(#1\\right)"), mean_of,
                    Linear{mean_adjoint}),
          reduction("prod", "Product of the elements", function("prod", "\\prod #1", "Π"), prod_of,
                    Composite{prod_body}, "the gradient is exact where elements are 0"),
          extreme(reduction("max", "Largest element", function("max", "\\max #1"), max_of,
                            extreme_rule(), ties)),
          extreme(reduction("min", "Smallest element", function("min", "\\min #1"), min_of,
                            extreme_rule(), ties)),
      });
}

}  // namespace nabla
