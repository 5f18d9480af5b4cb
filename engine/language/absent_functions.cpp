#include "engine/language/absent_functions.h"

#include <utility>

namespace nabla {

namespace {

using Row = std::pair<std::string_view, Message>;

const Message* found_in(const Row* begin, const Row* end, std::string_view name) {
  for (const Row* row = begin; row != end; ++row) {
    if (row->first == name) return &row->second;
  }
  return nullptr;
}

template <std::size_t n>
const Message* found_in(const Row (&rows)[n], std::string_view name) {
  return found_in(rows, rows + n, name);
}

const Message* of_numbers(std::string_view name) {
  static const Row rows[] = {
      {"lg", say("write log10(x) or log2(x)")},
      {"log_2", say("write %1", "log2(x)")},
      {"log_10", say("write %1", "log10(x)")},
      {"cot", say("write %1", "1/tan(x)")},
      {"ctg", say("write %1", "1/tan(x)")},
      {"sec", say("write %1", "1/cos(x)")},
      {"csc", say("write %1", "1/sin(x)")},
      {"coth", say("write %1", "1/tanh(x)")},
      {"sech", say("write %1", "1/cosh(x)")},
      {"csch", say("write %1", "1/sinh(x)")},
      {"square", say("write %1", "x^2")},
      {"exp2", say("write %1", "2^x")},
      {"exp10", say("write %1", "10^x")},
      {"rsqrt", say("write %1", "1/sqrt(x)")},
      {"reciprocal", say("write %1", "1/x")},
      {"negative", say("write %1", "-x")},
      {"root", say("write %1", "x^(1/n)")},
      {"nthroot", say("write %1", "x^(1/n)")},
      {"add", say("write %1", "a + b")},
      {"subtract", say("write %1", "a - b")},
      {"multiply", say("write %1", "a * b")},
      {"divide", say("write %1", "a / b")},
      {"remainder", say("write %1", "a % b")},
      {"fmod", say("write %1", "a % b")},
      {"rem", say("write %1", "a % b")},
      {"factorial", say("write %1", "prod(arange(1, n + 1))")},
      {"degrees", say("write %1", "x * 180 / pi")},
      {"rad2deg", say("write %1", "x * 180 / pi")},
      {"radians", say("write %1", "x * pi / 180")},
      {"deg2rad", say("write %1", "x * pi / 180")},
      {"heaviside", say("write %1", "where(x > 0, 1, 0)")},
      {"step", say("write %1", "where(x > 0, 1, 0)")},
      {"sinc", say("write %1", "sin(pi*x)/(pi*x)")},
      {"relu6", say("write %1", "clip(x, 0, 6)")},
      {"softsign", say("write %1", "x/(1 + abs(x))")},
      {"int", say("write %1", "floor(x)")},
      {"trunc", say("write %1", "sign(x) * floor(abs(x))")},
      {"float", say("every number is a double: leave it out")},
      {"double", say("every number is a double: leave it out")},
      {"isnan", say("write %1", "x != x")},
      {"xor", say("of two conditions, write (a) != (b)")},
      {"logical_xor", say("of two conditions, write (a) != (b)")},
  };
  return found_in(rows, name);
}

const Message* of_arrays(std::string_view name) {
  static const Row rows[] = {
      {"argmax", say("write %1 to mark it", "where(a == max(a), 1, 0)")},
      {"argmin", say("write %1 to mark it", "where(a == min(a), 1, 0)")},
      {"sort", say("nothing is sorted here; there are min, max and flip")},
      {"argsort", say("nothing is sorted here; there are min, max and flip")},
      {"median", say("nothing is sorted here; there is mean")},
      {"average", say("write %1", "mean(a)")},
      {"any", say("write %1", "max(a != 0)")},
      {"all", say("write %1", "min(a != 0)")},
      {"amax", say("write %1", "max(a)")},
      {"amin", say("write %1", "min(a)")},
      {"size", say("write %1", "prod(shape(a))")},
      {"numel", say("write %1", "prod(shape(a))")},
      {"ndim", say("write %1", "len(shape(a))")},
      {"length", say("write %1", "len(a)")},
      {"tensor", say("write %1", "the list itself: [1, 2]")},
      {"array", say("write %1", "the list itself: [1, 2]")},
      {"matrix", say("write %1", "the list itself: [[1, 2], [3, 4]]")},
      {"list", say("write %1", "the list itself: [1, 2]")},
      {"zeros_like", say("write %1", "zeros(shape(a))")},
      {"ones_like", say("write %1", "ones(shape(a))")},
      {"full_like", say("write %1", "full(shape(a), value)")},
      {"identity", say("write %1", "eye(n)")},
      {"diag", say("write v * eye(len(v)), or sum(A * eye(len(A)), axis=1) for the diagonal of A")},
      {"tr", say("write %1", "trace(A)")},
      {"cross", say("there is no cross product; dot and outer are there")},
      {"inner", say("write %1", "dot(a, b)")},
      {"vdot", say("write %1", "dot(a, b)")},
      {"mm", say("write %1", "A @ B")},
      {"bmm", say("write %1", "A @ B")},
      {"mv", say("write %1", "A @ v")},
      {"linear", say("write %1", "x @ W.T + b")},
      {"rand", say("write %1", "uniform(shape)")},
      {"random", say("write %1", "uniform(shape)")},
      {"normal", say("write %1", "randn(shape)")},
      {"view", say("write %1", "reshape(a, shape)")},
      {"flatten", say("write %1", "reshape(a, -1)")},
      {"ravel", say("write %1", "reshape(a, -1)")},
      {"permute", say("write %1", "transpose(a, (1, 0))")},
      {"unsqueeze", say("write %1", "expand_dims(a, axis)")},
      {"cat", say("write %1", "concat([a, b])")},
      {"hstack", say("write %1", "concat([a, b], axis=-1)")},
      {"vstack", say("write %1", "concat([a, b])")},
      {"repeat", say("write %1", "broadcast_to(a, shape)")},
      {"tile", say("write %1", "broadcast_to(a, shape)")},
      {"mae", say("write %1", "mean(abs(a - b))")},
      {"l1_loss", say("write %1", "mean(abs(a - b))")},
      {"mse_loss", say("write %1", "mse(a, b)")},
      {"enumerate", say("count instead: for i in range(len(v)), then v[i]")},
      {"zip", say("count instead: for i in range(len(v)), then v[i]")},
  };
  return found_in(rows, name);
}

const Message* of_derivatives(std::string_view name) {
  static const Row rows[] = {
      {"diff", say("write grad(y, x) for a derivative, a[1:] - a[:-1] for differences")},
      {"derivative", say("write %1", "grad(y, x)")},
      {"derive", say("write %1", "grad(y, x)")},
      {"gradient", say("write %1", "grad(y, x)")},
      {"backward", say("write %1", "grad(y, x)")},
      {"Variable", say("write %1", "variable(value)")},
      {"Parameter", say("write %1", "variable(value)")},
      {"append", say("make a new one with concat([a, b])")},
      {"item", say("leave it out")},
      {"numpy", say("leave it out")},
      {"tolist", say("leave it out")},
      {"copy", say("leave it out")},
      {"clone", say("leave it out")},
      {"detach", say("write %1", "stop_gradient(a)")},
      {"integrate", say("there are no integrals")},
      {"integral", say("there are no integrals")},
      {"limit", say("there are no limits")},
      {"lim", say("there are no limits")},
      {"disp", say("every value is shown")},
      {"display", say("every value is shown")},
      {"plot", say("every value is shown; the window draws curves")},
  };
  return found_in(rows, name);
}

}  // namespace

const Message* in_place_of(std::string_view function) {
  for (const auto table : {of_numbers, of_arrays, of_derivatives}) {
    if (const Message* hint = table(function)) return hint;
  }
  return nullptr;
}

}  // namespace nabla
