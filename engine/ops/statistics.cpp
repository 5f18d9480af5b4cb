#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/numbers.h"
#include "engine/ops/body.h"
#include "engine/ops/families.h"
#include "engine/ops/reduce_rule.h"

namespace nabla {
namespace {

// --- spread around the mean ---

Sym deviations(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  return x - apply("mean", {x}, with(a.attributes, "keepdims", std::int64_t{1}));
}

// The number of elements less NumPy's `ddof`, 0 unless told.
double freedom(const RuleArgs& a) {
  return reduced_count(shape_of(a.inputs[0]), a.attributes) - a.attributes.real("ddof", 0.0);
}

Sym var_body(const RuleArgs& a) {
  const Sym d = deviations(a);
  return sum(d * d, a.attributes) / freedom(a);
}

Sym std_body(const RuleArgs& a) {
  return apply("norm", {deviations(a)}, a.attributes) / std::sqrt(freedom(a));
}

OpDef with_ddof(OpDef op) {
  op.arguments.insert(op.arguments.begin() + 2, optional("ddof", ArgumentKind::real));
  op.samples = {{{Shape{5}}},
                {{Shape{2, 3}}, {{"axis", Ints{-1}}, {"ddof", 1.0}}},
                {{Shape{3, 2, 2}}, {{"axis", Ints{0, 2}}, {"keepdims", std::int64_t{1}}}}};
  return op;
}

// --- norm ---

double order_of(const Attributes& attributes) { return attributes.real("ord", 2.0); }

double largest_of(std::span<const double> lane) {
  double largest = 0;
  for (const double x : lane) {
    if (std::isnan(x)) return x;
    largest = std::max(largest, std::fabs(x));
  }
  return largest;
}

// Divided by the largest element first, so that neither squares nor powers overflow or vanish.
double norm_of(std::span<const double> lane, double order) {
  const double largest = largest_of(lane);
  double total = 0;
  if (order == 0.0) {
    for (const double x : lane) total += x != 0.0 ? 1.0 : 0.0;
    return total;
  }
  if (order == infinity || largest == 0.0 || !std::isfinite(largest)) return largest;
  if (order == 1.0) {
    for (const double x : lane) total += std::fabs(x);
    return total;
  }
  if (order == 2.0) {
    for (const double x : lane) total += x * x;
    if (std::isfinite(total) && total > 1e-280) return std::sqrt(total);
    total = 0;
    for (const double x : lane) total += (x / largest) * (x / largest);
    return largest * std::sqrt(total);
  }
  for (const double x : lane) total += std::pow(std::fabs(x) / largest, order);
  return largest * std::pow(total, 1.0 / order);
}

// What flows through the norm to one element, or from it: the slope times `flow`. Where the norm is
// 0 the slope is 0, as in PyTorch, but the slope's own slope is nan: the square of a norm has a
// curvature there.
Sym through_norm(const RuleArgs& a, Sym flow) {
  const double order = order_of(a.attributes);
  const Sym x = a.inputs[0];
  const Sym n = spread(a.output, x, a.attributes);
  if (order == 1.0) return sign(x) * flow;
  if (order == 2.0) return scaled_ratio(x, n, flow);
  if (order == infinity) {
    const Sym mask = equal(abs(x), n);
    return sign(x) * mask / spread(sum(mask, a.attributes), x, a.attributes) * flow;
  }
  const Sym part = ratio(x, n);
  return order < 2.0 ? scaled_ratio(part, pow(abs(part), 2.0 - order), flow)
                     : scaled_ratio(x * pow(abs(part), order - 2.0), n, flow);
}

Sym norm_adjoint(const RuleArgs& a, std::size_t, Sym g) {
  if (order_of(a.attributes) == 0.0) return {};
  return through_norm(a, spread(g, a.inputs[0], a.attributes));
}

Sym norm_pushforward(const RuleArgs& a, std::size_t, Sym t) {
  if (order_of(a.attributes) == 0.0) return {};
  return sum(through_norm(a, t), a.attributes);
}

Tensor norm_kernel(Values v, const Attributes& attributes) {
  const double order = order_of(attributes);
  return reduce_lanes(v, attributes,
                      [order](std::span<const double> lane) { return norm_of(lane, order); });
}

// For matrices NumPy means other norms by ord 1, 2 and inf, so an order there needs the axis.
Expected<Shape> norm_shape(std::span<const Shape> shapes, const Attributes& attributes) {
  const double order = order_of(attributes);
  if (attributes.has("ord") && shapes[0].rank() > 1 && attributes.integers("axis").size() != 1) {
    return Diagnostic{say("ord needs one axis to work along in shape %1", shapes[0].str()),
                      say("write norm(reshape(a, -1), ord) for the norm of all elements"),
                      {}};
  }
  if (!(order >= 0.0)) {
    return Diagnostic{say("ord must be 0 or more"), say("2 is the usual length"), {}};
  }
  return reduction_shape(shapes, attributes);
}

OpDef norm_op() {
  OpDef op = reduction("norm", "Length of a vector; ord=1 and ord=inf give other norms",
                       function("norm", "\\left\\lVert #1 \\right\\rVert", "‖x‖"), norm_kernel,
                       Custom{norm_adjoint, norm_pushforward,
                              "the derivative at 0 is chosen to be 0, where the chain of a root "
                              "and squares would give 0 times infinity"},
                       "where the norm is 0 the first derivatives are 0, the second nan");
  op.arguments.insert(op.arguments.begin() + 1, optional("ord", ArgumentKind::real));
  op.arguments[0].name = "x";
  op.shape = norm_shape;
  op.domains = {{0.3, 2}};
  op.samples.push_back({{Shape{4}}, {{"ord", 1.0}}});
  op.samples.push_back({{Shape{4}}, {{"ord", 3.0}}});
  op.samples.push_back({{Shape{3, 4}}, {{"ord", infinity}, {"axis", Ints{0}}}});
  return op;
}

}  // namespace

std::vector<OpDef> statistics_ops() {
  return in_family(
      "reduction",
      {
          with_ddof(reduction("var", "Mean square of the deviations from the mean",
                              function("var", "\\operatorname{var}\\left(#1\\right)"),
                              by_body<var_body>, Composite{var_body})),
          with_ddof(reduction(
              "std", "Standard deviation, the root of var",
              function("std", "\\operatorname{std}\\left(#1\\right)"), by_body<std_body>,
              Composite{std_body},
              "where all elements are equal the first derivatives are 0, the second nan")),
          norm_op(),
      });
}

}  // namespace nabla
