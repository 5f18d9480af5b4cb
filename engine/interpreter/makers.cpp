// Makers of constants: eye, zeros, range, randn and their kind. Their numbers become a node when an
// op takes them.
#include <cmath>

#include "engine/interpreter/builtins.h"
#include "engine/interpreter/random.h"

namespace nabla {

namespace {

Value literal(Tensor value, const BuiltinCall& c) {
  return Value::literal(std::move(value), c.call.span);
}

Expected<Shape> shape_argument(Evaluator& evaluator, const Expr& expr) {
  auto extents = eval_integers(evaluator, expr);
  if (!extents) return extents.error();
  for (const std::int64_t extent : *extents) {
    if (extent < 0) {
      return Diagnostic{say("%1 is not a length", std::to_string(extent)),
                        say("lengths are 0 or more"), expr.span};
    }
  }
  Shape shape(*std::move(extents));
  if (auto fits = evaluator.tape().check_size(shape, expr.span); !fits) return fits.error();
  return shape;
}

Expected<Value> filled(Evaluator& evaluator, const BuiltinCall& c, double value) {
  auto shape = shape_argument(evaluator, *c.bound[0]);
  if (!shape) return shape.error();
  return literal(Tensor::filled(*std::move(shape), value, evaluator.tape().cancelled()), c);
}

Expected<Value> zeros(Evaluator& evaluator, const BuiltinCall& c) {
  return filled(evaluator, c, 0);
}
Expected<Value> ones(Evaluator& evaluator, const BuiltinCall& c) { return filled(evaluator, c, 1); }

// A value that depends on inputs is repeated in the graph, so that derivatives see it.
Expected<Value> full(Evaluator& evaluator, const BuiltinCall& c) {
  auto shape = shape_argument(evaluator, *c.bound[0]);
  if (!shape) return shape.error();
  auto value = evaluator.eval_tensor(*c.bound[1]);
  if (!value) return value;
  if (evaluator.varies(*value) || !evaluator.shape_of(*value).is_scalar()) {
    return evaluator.apply("broadcast_to", {*value}, {{"shape", shape->extents()}}, c.call.span);
  }
  return literal(Tensor::filled(*std::move(shape), evaluator.known(*value)->item(),
                                evaluator.tape().cancelled()),
                 c);
}

Expected<Value> eye(Evaluator& evaluator, const BuiltinCall& c) {
  auto rows = shape_argument(evaluator, *c.bound[0]);
  if (!rows) return rows.error();
  auto columns = c.bound[1] == nullptr ? rows : shape_argument(evaluator, *c.bound[1]);
  if (!columns) return columns.error();
  if (rows->rank() != 1 || columns->rank() != 1) {
    return Diagnostic{say("eye takes whole numbers"), say("write eye(3) or eye(2, 3)"),
                      c.call.span};
  }
  const Shape shape{(*rows)[0], (*columns)[0]};
  if (auto fits = evaluator.tape().check_size(shape, c.call.span); !fits) return fits.error();
  Tensor out = Tensor::filled(shape, 0.0);
  const auto values = out.mutable_values();
  const auto width = static_cast<std::size_t>(shape[1]);
  for (std::size_t i = 0; i < std::min<std::size_t>(static_cast<std::size_t>(shape[0]), width);
       ++i) {
    values[i * width + i] = 1;
  }
  return literal(std::move(out), c);
}

// start, start + step ... in the shape of a vector.
Tensor stepping(Evaluator& evaluator, const Shape& shape, double start, double step) {
  Tensor out = Tensor::filled(shape, 0.0);
  const auto values = out.mutable_values();
  in_blocks(values.size(), elements_at_once, evaluator.tape().cancelled(),
            [&](std::size_t first, std::size_t last) {
              for (std::size_t i = first; i < last; ++i)
                values[i] = start + static_cast<double>(i) * step;
            });
  return out;
}

// start, start + step ... before stop; one argument alone is the stop, as in Python.
struct Progression {
  double start = 0;
  double stop = 0;
  double step = 1;
};

Expected<Value> progression(Evaluator& evaluator, const BuiltinCall& c, const Progression& p) {
  if (p.step == 0) return Diagnostic{say("the step cannot be 0"), {}, c.call.span};
  const double count = std::ceil((p.stop - p.start) / p.step);
  if (!std::isfinite(count))
    return Diagnostic{say("this has no end"), say("use finite numbers"), c.call.span};
  const bool any = count > 0;
  const double most = 1e15;  // so that it fits an integer, for the size check
  const Shape shape{any ? static_cast<std::int64_t>(std::min(count, most)) : 0};
  if (auto fits = evaluator.tape().check_size(shape, c.call.span); !fits) return fits.error();
  return literal(stepping(evaluator, shape, p.start, p.step), c);
}

template <class Read>
Expected<Value> read_progression(Evaluator& evaluator, const BuiltinCall& c, Read read) {
  Progression p;
  const bool only_stop = c.bound[1] == nullptr;
  double* const places[] = {only_stop ? &p.stop : &p.start, &p.stop, &p.step};
  for (std::size_t i = 0; i < 3; ++i) {
    if (c.bound[i] == nullptr) continue;
    const auto number = read(evaluator, *c.bound[i]);
    if (!number) return number.error();
    *places[i] = static_cast<double>(*number);
  }
  return progression(evaluator, c, p);
}

Expected<Value> arange(Evaluator& evaluator, const BuiltinCall& c) {
  return read_progression(evaluator, c, eval_constant_number);
}

Expected<Value> range(Evaluator& evaluator, const BuiltinCall& c) {
  return read_progression(evaluator, c, eval_integer);
}

Expected<Value> linspace(Evaluator& evaluator, const BuiltinCall& c) {
  const auto start = eval_constant_number(evaluator, *c.bound[0]);
  if (!start) return start.error();
  const auto stop = eval_constant_number(evaluator, *c.bound[1]);
  if (!stop) return stop.error();
  std::int64_t count = 50;
  if (c.bound[2] != nullptr) {
    auto shape = shape_argument(evaluator, *c.bound[2]);
    if (!shape) return shape.error();
    count = static_cast<std::int64_t>(shape->size());
    if (shape->rank() == 1) count = (*shape)[0];
  }
  const double step = count > 1 ? (*stop - *start) / static_cast<double>(count - 1) : 0;
  Tensor out = stepping(evaluator, Shape{count}, *start, step);
  if (count > 1) out.mutable_values().back() = *stop;
  return literal(std::move(out), c);
}

Expected<Value> random(Evaluator& evaluator, const BuiltinCall& c,
                       Tensor (*draw)(const Shape&, std::uint64_t, Cancellation)) {
  auto shape = shape_argument(evaluator, *c.bound[0]);
  if (!shape) return shape.error();
  std::int64_t seed = 0;
  if (c.bound[1] != nullptr) {
    const auto given = eval_integer(evaluator, *c.bound[1]);
    if (!given) return given.error();
    seed = *given;
  }
  return literal(draw(*shape, static_cast<std::uint64_t>(seed), evaluator.tape().cancelled()), c);
}

Expected<Value> randn(Evaluator& evaluator, const BuiltinCall& c) {
  return random(evaluator, c, normal_tensor);
}
Expected<Value> uniform(Evaluator& evaluator, const BuiltinCall& c) {
  return random(evaluator, c, uniform_tensor);
}

Argument maybe(std::string_view name, ArgumentKind kind) { return {name, kind, false}; }

}  // namespace

std::vector<Builtin> maker_builtins() {
  constexpr ArgumentKind integer = ArgumentKind::integer;
  constexpr ArgumentKind real = ArgumentKind::real;
  constexpr ArgumentKind shape = ArgumentKind::shape;
  constexpr std::string_view family = "constants";
  return {
      {"zeros", {{"shape", shape}}, zeros, family, "A tensor of zeros"},
      {"ones", {{"shape", shape}}, ones, family, "A tensor of ones"},
      {"full", {{"shape", shape}, {"fill_value"}}, full, family, "One value everywhere"},
      {"eye",
       {{"n", integer}, maybe("m", integer)},
       eye,
       family,
       "Ones on the diagonal, zeros elsewhere"},
      {"arange",
       {{"start", real}, maybe("stop", real), maybe("step", real)},
       arange,
       family,
       "Numbers from start in steps, before stop; arange(n) counts from 0"},
      {"range",
       {{"start", integer}, maybe("stop", integer), maybe("step", integer)},
       range,
       family,
       "Whole numbers to loop over; range(n) counts from 0"},
      {"linspace",
       {{"start", real}, {"stop", real}, maybe("num", integer)},
       linspace,
       family,
       "Numbers at equal distances, both ends included"},
      {"randn",
       {{"shape", shape}, maybe("seed", integer)},
       randn,
       family,
       "Normally distributed numbers; the same seed gives the same ones"},
      {"uniform",
       {{"shape", shape}, maybe("seed", integer)},
       uniform,
       family,
       "Numbers spread evenly over 0 to 1; the same seed gives the same ones"},
  };
}

}  // namespace nabla
