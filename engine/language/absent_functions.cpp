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
      {"log_2", say("write log2(x)")},
      {"log_10", say("write log10(x)")},
      {"cot", say("write 1/tan(x)")},
      {"ctg", say("write 1/tan(x)")},
      {"sec", say("write 1/cos(x)")},
      {"csc", say("write 1/sin(x)")},
      {"coth", say("write 1/tanh(x)")},
      {"sech", say("write 1/cosh(x)")},
      {"csch", say("write 1/sinh(x)")},
      {"square", say("write x^2")},
      {"exp2", say("write 2^x")},
      {"exp10", say("write 10^x")},
      {"rsqrt", say("write 1/sqrt(x)")},
      {"reciprocal", say("write 1/x")},
      {"negative", say("write -x")},
      {"root", say("write x^(1/n)")},
      {"nthroot", say("write x^(1/n)")},
      {"add", say("write a + b")},
      {"subtract", say("write a - b")},
      {"multiply", say("write a * b")},
      {"divide", say("write a / b")},
      {"remainder", say("write a % b")},
      {"fmod", say("write a % b")},
      {"rem", say("write a % b")},
      {"factorial", say("write prod(arange(1, n + 1))")},
      {"degrees", say("write x * 180 / pi")},
      {"rad2deg", say("write x * 180 / pi")},
      {"radians", say("write x * pi / 180")},
      {"deg2rad", say("write x * pi / 180")},
      {"heaviside", say("write where(x > 0, 1, 0)")},
      {"step", say("write where(x > 0, 1, 0)")},
      {"sinc", say("write sin(pi*x)/(pi*x)")},
      {"relu6", say("write clip(x, 0, 6)")},
      {"softsign", say("write x/(1 + abs(x))")},
      {"int", say("write floor(x)")},
      {"trunc", say("write sign(x) * floor(abs(x))")},
      {"float", say("every number is a double: leave it out")},
      {"double", say("every number is a double: leave it out")},
      {"isnan", say("write x != x")},
      {"xor", say("of two conditions, write (a) != (b)")},
      {"logical_xor", say("of two conditions, write (a) != (b)")},
  };
  return found_in(rows, name);
}

const Message* of_arrays(std::string_view name) {
  static const Row rows[] = {
      {"argmax", say("write where(a == max(a), 1, 0) to mark the largest")},
      {"argmin", say("write where(a == min(a), 1, 0) to mark the smallest")},
      {"sort", say("nothing is sorted here; there are min, max and flip")},
      {"argsort", say("nothing is sorted here; there are min, max and flip")},
      {"median", say("nothing is sorted here; there is mean")},
      {"average", say("write mean(a)")},
      {"any", say("write max(a != 0)")},
      {"all", say("write min(a != 0)")},
      {"amax", say("write max(a)")},
      {"amin", say("write min(a)")},
      {"size", say("write prod(shape(a))")},
      {"numel", say("write prod(shape(a))")},
      {"ndim", say("write len(shape(a))")},
      {"length", say("write len(a)")},
      {"tensor", say("write the list itself: [1, 2]")},
      {"array", say("write the list itself: [1, 2]")},
      {"matrix", say("write the list itself: [[1, 2], [3, 4]]")},
      {"list", say("write the list itself: [1, 2]")},
      {"zeros_like", say("write zeros(shape(a))")},
      {"ones_like", say("write ones(shape(a))")},
      {"full_like", say("write full(shape(a), value)")},
      {"identity", say("write eye(n)")},
      {"diag", say("write v * eye(len(v)), or sum(A * eye(len(A)), axis=1) for the diagonal of A")},
      {"tr", say("write trace(A)")},
      {"cross", say("there is no cross product; dot and outer are there")},
      {"inner", say("write dot(a, b)")},
      {"vdot", say("write dot(a, b)")},
      {"mm", say("write A @ B")},
      {"bmm", say("write A @ B")},
      {"mv", say("write A @ v")},
      {"linear", say("write x @ W.T + b")},
      {"rand", say("write uniform(shape)")},
      {"random", say("write uniform(shape)")},
      {"normal", say("write randn(shape)")},
      {"view", say("write reshape(a, shape)")},
      {"flatten", say("write reshape(a, -1)")},
      {"ravel", say("write reshape(a, -1)")},
      {"permute", say("write transpose(a, (1, 0))")},
      {"unsqueeze", say("write expand_dims(a, axis)")},
      {"cat", say("write concat([a, b])")},
      {"hstack", say("write concat([a, b], axis=-1)")},
      {"vstack", say("write concat([a, b])")},
      {"repeat", say("write broadcast_to(a, shape)")},
      {"tile", say("write broadcast_to(a, shape)")},
      {"mae", say("write mean(abs(a - b))")},
      {"l1_loss", say("write mean(abs(a - b))")},
      {"mse_loss", say("write mse(a, b)")},
      {"enumerate", say("count instead: for i in range(len(v)), then v[i]")},
      {"zip", say("count instead: for i in range(len(v)), then v[i]")},
  };
  return found_in(rows, name);
}

const Message* of_derivatives(std::string_view name) {
  static const Row rows[] = {
      {"diff", say("write grad(y, x) for a derivative, a[1:] - a[:-1] for differences")},
      {"derivative", say("write grad(y, x)")},
      {"derive", say("write grad(y, x)")},
      {"gradient", say("write grad(y, x)")},
      {"backward", say("write grad(y, x)")},
      {"detach", say("write stop_gradient(a)")},
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
