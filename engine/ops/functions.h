// The functions that derivative rules are written with, on Sym.
#pragma once

#include <utility>
#include <vector>

#include "engine/ops/build.h"

namespace nabla {

inline Sym exp(Sym x) { return apply("exp", {x}); }
inline Sym log(Sym x) { return apply("log", {x}); }
inline Sym log1p(Sym x) { return apply("log1p", {x}); }
inline Sym sqrt(Sym x) { return apply("sqrt", {x}); }
inline Sym abs(Sym x) { return apply("abs", {x}); }
inline Sym sign(Sym x) { return apply("sign", {x}); }
inline Sym sin(Sym x) { return apply("sin", {x}); }
inline Sym cos(Sym x) { return apply("cos", {x}); }
inline Sym sinh(Sym x) { return apply("sinh", {x}); }
inline Sym cosh(Sym x) { return apply("cosh", {x}); }
inline Sym erf(Sym x) { return apply("erf", {x}); }
inline Sym erfc(Sym x) { return apply("erfc", {x}); }
inline Sym sigmoid(Sym x) { return apply("sigmoid", {x}); }
inline Sym pow(Sym x, Sym exponent) { return apply("pow", {x, exponent}); }
inline Sym hypot(Sym a, Sym b) { return apply("hypot", {a, b}); }
inline Sym ratio(Sym a, Sym b) { return apply("ratio", {a, b}); }
inline Sym scaled_ratio(Sym a, Sym b, Sym c) { return apply("scaled_ratio", {a, b, c}); }
// A partial times a flow that stays 0 where it is 0.
inline Sym chain(Sym partial, Sym flow) { return apply("chain", {partial, flow}); }

inline Sym where(Sym condition, Sym x, Sym y) { return apply("where", {condition, x, y}); }
inline Sym less(Sym a, Sym b) { return apply("less", {a, b}); }
inline Sym less_equal(Sym a, Sym b) { return apply("less_equal", {a, b}); }
inline Sym greater(Sym a, Sym b) { return apply("greater", {a, b}); }
inline Sym greater_equal(Sym a, Sym b) { return apply("greater_equal", {a, b}); }
inline Sym equal(Sym a, Sym b) { return apply("equal", {a, b}); }
inline Sym less(Sym a, double b) { return less(a, constant_like(a, b)); }
inline Sym greater(Sym a, double b) { return greater(a, constant_like(a, b)); }
inline Sym greater_equal(Sym a, double b) { return greater_equal(a, constant_like(a, b)); }
inline Sym equal(Sym a, double b) { return equal(a, constant_like(a, b)); }
inline Sym both(Sym a, Sym b) { return apply("logical_and", {a, b}); }
inline Sym either(Sym a, Sym b) { return apply("logical_or", {a, b}); }
inline Sym stop_gradient(Sym x) { return apply("stop_gradient", {x}); }

inline Sym matmul(Sym a, Sym b) { return apply("matmul", {a, b}); }
inline Sym sum(Sym x, Attributes attributes = {}) {
  return apply("sum", {x}, std::move(attributes));
}
inline Sym reshape(Sym x, const Shape& shape) {
  return shape_of(x) == shape ? x : apply("reshape", {x}, {{"shape", shape.extents()}});
}
inline Sym broadcast_to(Sym x, const Shape& shape) {
  return shape_of(x) == shape ? x : apply("broadcast_to", {x}, {{"shape", shape.extents()}});
}
inline Sym transpose(Sym x) { return apply("transpose", {x}); }
inline Sym transpose(Sym x, std::vector<std::int64_t> axes) {
  return apply("transpose", {x}, {{"axes", std::move(axes)}});
}

}  // namespace nabla
