#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/numbers.h"
#include "engine/ops/families.h"
#include "engine/ops/reduce_rule.h"

namespace nabla {
namespace {

double finite_peak(std::span<const double> lane) {
  double peak = -infinity;
  for (const double x : lane) peak = std::max(peak, x);
  return std::isinf(peak) ? 0.0 : peak;
}

// log(sum(exp(x - peak))). The peak itself is the 1 of log1p, so that what the others add keeps its
// digits however little it is.
double log_of_sum(std::span<const double> lane, double peak) {
  double others = 0;
  bool seen = false;
  for (const double x : lane) {
    if (!seen && x == peak) {
      seen = true;
    } else {
      others += std::exp(x - peak);
    }
  }
  return seen ? std::log1p(others) : std::log(others);
}

double logsumexp_of(std::span<const double> lane) {
  if (lane.size() == 1) return lane[0];
  const double peak = finite_peak(lane);
  return peak + log_of_sum(lane, peak);
}

// The largest element of each lane, 0 where there is none, to shift by; a constant for derivatives,
// for the result does not depend on it.
Sym peak_of(Sym x, const Attributes& attributes) {
  const char* const largest = shape_of(x).size() == 0 ? "sum" : "max";
  const Sym peak =
      stop_gradient(apply(largest, {x}, with(attributes, "keepdims", std::int64_t{1})));
  return where(equal(abs(peak), infinity), constant_like(peak, 0.0), peak);
}

Sym logsumexp_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Sym peak = peak_of(x, a.attributes);
  const Sym rest = log(sum(exp(x - peak), a.attributes));
  return reshape(peak, shape_of(rest)) + rest;
}

Tensor logsumexp_kernel(Values v, const Attributes& attributes) {
  return reduce_lanes(v, attributes, logsumexp_of);
}

// softmax works along one axis, the last one unless told.
Attributes one_axis(const Attributes& attributes) {
  const Ints axes = attributes.integers("axis");
  return {{"axis", Ints{axes.empty() ? -1 : axes.front()}}, {"keepdims", std::int64_t{1}}};
}

Expected<Shape> softmax_shape(std::span<const Shape> shapes, const Attributes& attributes) {
  if (attributes.integers("axis").size() > 1) {
    return Diagnostic{say("only one axis is possible"), say("give one integer"), {}};
  }
  const auto axis = single_axis(shapes[0], attributes, -1);
  if (!axis) return axis.error();
  return shapes[0];
}

Sym softmax_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Attributes axis = one_axis(a.attributes);
  const Sym e = exp(x - peak_of(x, axis));
  return e / sum(e, axis);
}

Sym log_softmax_body(const RuleArgs& a) {
  const Sym x = a.inputs[0];
  const Attributes axis = one_axis(a.attributes);
  const Sym shifted = x - peak_of(x, axis);
  return shifted - log(sum(exp(shifted), axis));
}

Tensor softmax_kernel(Values v, const Attributes& attributes) {
  const std::int64_t axis = single_axis(v[0].shape(), attributes, -1).value();
  return map_lanes(
      v[0], axis,
      [](std::span<double> lane) {
        const double peak = finite_peak(lane);
        double total = 0;
        for (double& x : lane) total += x = std::exp(x - peak);
        for (double& x : lane) x /= total;
      },
      v.cancelled());
}

Tensor log_softmax_kernel(Values v, const Attributes& attributes) {
  const std::int64_t axis = single_axis(v[0].shape(), attributes, -1).value();
  return map_lanes(
      v[0], axis,
      [](std::span<double> lane) {
        const double peak = finite_peak(lane);
        const double rest = log_of_sum(lane, peak);
        for (double& x : lane) x = x - peak - rest;
      },
      v.cancelled());
}

OpDef along_one_axis(std::string_view name, std::string_view summary, TensorKernel kernel,
                     Body body) {
  return OpDef{.name = name,
               .summary = summary,
               .arguments = {{"x"}, axis_argument()},
               .notation = function(name),
               .kernel = kernel,
               .shape = softmax_shape,
               .rule = Composite{body},
               .domains = {{}},
               .samples = {{{Shape{4}}}, {{Shape{2, 3}}}, {{Shape{3, 2}}, {{"axis", Ints{0}}}}},
               .convention = "along the last axis unless told"};
}

}  // namespace

std::vector<OpDef> softmax_ops() {
  return in_family("activation",
                   {along_one_axis("softmax", "exp(x) / sum(exp(x)), without overflow",
                                   softmax_kernel, softmax_body),
                    along_one_axis("log_softmax", "log(softmax(x)), without cancellation",
                                   log_softmax_kernel, log_softmax_body),
                    reduction("logsumexp", "log(sum(exp(a))), without overflow",
                              function("logsumexp", "\\ln \\sum e^{#1}"), logsumexp_kernel,
                              Composite{logsumexp_body})});
}

}  // namespace nabla
