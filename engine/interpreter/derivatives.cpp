// grad, jacobian, hessian and hvp inside a program: derived nodes appended to its own graph, so
// that they nest to any order.
#include "engine/derive/hessian.h"
#include "engine/derive/jacobian.h"
#include "engine/derive/reverse.h"
#include "engine/graph/evaluate.h"
#include "engine/interpreter/builtins.h"

namespace nabla {

namespace {

// What a derivative is taken of, and with respect to what.
struct Request {
  NodeId output;
  std::vector<NodeId> wrt;
  bool several = false;  // wrt was a list or tuple
};

bool is_several(const Expr& expr) {
  return expr.kind == ExprKind::list || expr.kind == ExprKind::tuple;
}

// The nodes of `[a, b]` or `(a, b)`, else the one of the expression.
Expected<std::vector<NodeId>> eval_nodes(Evaluator& evaluator, const Expr& expr) {
  std::vector<NodeId> nodes;
  for (const Expr& each : is_several(expr) ? std::span(expr.children) : std::span(&expr, 1)) {
    auto node = evaluator.eval_node(each);
    if (!node) return node.error();
    nodes.push_back(*node);
  }
  if (!nodes.empty()) return nodes;
  return Diagnostic{say("there is nothing to differentiate with respect to"),
                    say("name a variable, or several as in [a, b]"), expr.span};
}

Diagnostic unrelated(const Expr& expr) {
  const Message what = say("the value to derive is not computed from this");
  if (expr.kind == ExprKind::name) {
    return {what, say("make it an input: %1 = variable(...)", expr.text), expr.span};
  }
  const Expr* part = expr.kind == ExprKind::index ? &expr.children[0] : nullptr;
  if (part != nullptr && part->kind == ExprKind::name) {
    return {what, say("take an element of the gradient: grad(y, %1)[...]", part->text), expr.span};
  }
  return {what, say("give it a name u = ..., and use u where the value is computed"), expr.span};
}

// An input that the output does not depend on has derivative 0, and so has a constant output;
// anything else that it was not computed from is a mistake, such as x^2 written out a second time.
Expected<Done> check_related(const Tape& tape, const Request& request, const Expr& wrt) {
  if (!tape.varies(request.output)) return Done{};
  const Graph& graph = tape.graph();
  std::vector<bool> needed;  // made when first asked for
  for (std::size_t i = 0; i < request.wrt.size(); ++i) {
    const NodeId node = request.wrt[i];
    if (graph.input(node) != nullptr) continue;
    if (needed.empty()) needed = needed_for(graph, std::span(&request.output, 1));
    const bool related = node.index < needed.size() && needed[node.index];
    if (!related) return unrelated(request.several ? wrt.children[i] : wrt);
  }
  return Done{};
}

Expected<Request> read_request(Evaluator& evaluator, const BuiltinCall& c) {
  auto output = evaluator.eval_node(*c.bound[0]);
  if (!output) return output.error();
  const Expr& wrt = *c.bound[1];
  auto nodes = eval_nodes(evaluator, wrt);
  if (!nodes) return nodes.error();
  Request request{*output, *std::move(nodes), is_several(wrt)};
  auto related = check_related(evaluator.tape(), request, wrt);
  if (!related) return related.error();
  return request;
}

Check room_for(Evaluator& evaluator, SourceSpan span) {
  return [&evaluator, span] { return evaluator.tape().check_room(span); };
}

Expected<Done> finish(Evaluator& evaluator, SourceSpan span) {
  if (auto done = evaluator.tape().catch_up(span); !done) return done;
  return evaluator.tape().check_room(span);
}

// A matrix of so many rows and columns fits, before any of it is computed.
Expected<Done> check_matrix(Evaluator& evaluator, std::size_t rows, std::size_t columns,
                            SourceSpan span) {
  const Shape shape{static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)};
  return evaluator.tape().check_size(shape, span);
}

std::size_t elements_of(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::size_t count = 0;
  for (const NodeId node : nodes) count += graph[node].shape.size();
  return count;
}

// The derivative node, or zeros where the output does not depend on the input.
Value or_zeros(Evaluator& evaluator, std::optional<NodeId> node, NodeId like, SourceSpan span) {
  if (node) return Value(*node);
  return Value::literal(Tensor::filled(evaluator.tape().graph()[like].shape, 0.0), span);
}

Expected<Value> grad(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto request = read_request(evaluator, c);
  if (!request) return request.error();
  Graph& graph = evaluator.tape().graph();
  const MarkScope mark(graph);
  graph.set_span(span);
  auto sweep = reverse(graph, request->output, request->wrt, room_for(evaluator, span));
  if (!sweep) return Diagnostic{sweep.error().what, sweep.error().hint, span};
  if (auto done = finish(evaluator, span); !done) return done.error();
  Value::Elements gradients;
  for (const NodeId node : request->wrt) {
    gradients.push_back(or_zeros(evaluator, sweep->gradient(node), node, span));
  }
  return request->several ? Value::tuple(std::move(gradients)) : gradients.front();
}

// One row of the matrix: the parts of all inputs, each flattened, one after another.
Expected<Value> joined_row(Evaluator& evaluator, const Request& request,
                           const std::vector<std::optional<NodeId>>& parts, SourceSpan span) {
  Value::Elements flat;
  bool scalars = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Shape shape = evaluator.tape().graph()[request.wrt[i]].shape;
    Value part = or_zeros(evaluator, parts[i], request.wrt[i], span);
    scalars = scalars && shape.is_scalar();
    flat.push_back(std::move(part));
  }
  if (scalars) return evaluator.apply("stack", flat, {}, span);
  for (Value& part : flat) {
    auto vector =
        evaluator.apply("reshape", {part}, {{"shape", std::vector<std::int64_t>{-1}}}, span);
    if (!vector) return vector;
    part = *std::move(vector);
  }
  return flat.size() == 1 ? flat.front() : evaluator.apply("concat", flat, {}, span);
}

Expected<Value> hessian_matrix(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto request = read_request(evaluator, c);
  if (!request) return request.error();
  Graph& graph = evaluator.tape().graph();
  const MarkScope mark(graph);
  graph.set_span(span);
  const std::size_t size = elements_of(graph, request->wrt);
  if (auto fits = check_matrix(evaluator, size, size, span); !fits) return fits.error();
  auto matrix = hessian(graph, request->output, request->wrt, room_for(evaluator, span));
  if (!matrix) return Diagnostic{matrix.error().what, matrix.error().hint, span};
  if (auto done = finish(evaluator, span); !done) return done.error();
  const NodeId first = request->wrt.front();
  if (!request->several && graph[first].shape.is_scalar()) {
    return or_zeros(evaluator, matrix->rows[0][0], first, span);
  }
  Value::Elements rows;
  for (const auto& parts : matrix->rows) {
    auto row = joined_row(evaluator, *request, parts, span);
    if (!row) return row;
    rows.push_back(*std::move(row));
  }
  if (rows.empty())
    return Value::literal(Tensor::filled(Shape{0, 0}, 0.0), span);  // of no elements
  return evaluator.apply("stack", rows, {}, span);
}

Expected<Value> jacobian_matrix(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto request = read_request(evaluator, c);
  if (!request) return request.error();
  Graph& graph = evaluator.tape().graph();
  const MarkScope mark(graph);
  graph.set_span(span);
  const std::size_t rows = graph[request->output].shape.size();
  const std::size_t columns = elements_of(graph, request->wrt);
  if (auto fits = check_matrix(evaluator, rows, columns, span); !fits) return fits.error();
  // As PyTorch: the axes of the output, then those of the one input; flat where there are several.
  std::vector<std::int64_t> extents = graph[request->output].shape.extents();
  const auto& inner = graph[request->wrt.front()].shape.extents();
  extents.insert(extents.end(), inner.begin(), inner.end());
  auto found = jacobian(graph, request->output, request->wrt, {}, room_for(evaluator, span));
  if (!found) return Diagnostic{found.error().what, found.error().hint, span};
  if (auto done = finish(evaluator, span); !done) return done.error();
  if (request->several) return Value(found->matrix);
  return evaluator.apply("reshape", {Value(found->matrix)}, {{"shape", extents}}, span);
}

Diagnostic wrong_direction(const Shape& input, const Shape& vector, SourceSpan span) {
  return {say("the vector has shape %1, but the input has shape %2", vector.str(), input.str()),
          say("give one direction for each input, of its shape"), span};
}

Expected<Value> hessian_times_vector(Evaluator& evaluator, const BuiltinCall& c) {
  const SourceSpan span = c.call.span;
  auto request = read_request(evaluator, c);
  if (!request) return request.error();
  const Expr& direction = *c.bound[2];
  auto vector = request->several ? eval_nodes(evaluator, direction)
                                 : Expected<std::vector<NodeId>>(std::vector<NodeId>{});
  if (!vector) return vector.error();
  if (!request->several) {
    auto node = evaluator.eval_node(direction);
    if (!node) return node.error();
    vector->push_back(*node);
  }
  Graph& graph = evaluator.tape().graph();
  for (std::size_t i = 0; i < request->wrt.size(); ++i) {
    const Shape& shape = graph[request->wrt[i]].shape;
    const Shape given = i < vector->size() ? graph[(*vector)[i]].shape : Shape();
    if (vector->size() != request->wrt.size() || given != shape) {
      return wrong_direction(shape, given, direction.span);
    }
  }
  const MarkScope mark(graph);
  graph.set_span(span);
  auto product =
      hessian_vector(graph, request->output, request->wrt, *vector, room_for(evaluator, span));
  if (!product) return Diagnostic{product.error().what, product.error().hint, span};
  if (auto done = finish(evaluator, span); !done) return done.error();
  Value::Elements parts;
  for (std::size_t i = 0; i < product->size(); ++i) {
    parts.push_back(or_zeros(evaluator, (*product)[i], request->wrt[i], span));
  }
  return request->several ? Value::tuple(std::move(parts)) : parts.front();
}

}  // namespace

std::vector<Builtin> derivative_builtins() {
  constexpr std::string_view family = "derivatives";
  return {
      {"grad",
       {{"y"}, {"x"}},
       grad,
       family,
       "The derivatives of a number y by x, or by several as in [a, b]"},
      {"jacobian",
       {{"y"}, {"x"}},
       jacobian_matrix,
       family,
       "The derivatives of every element of y by x"},
      {"hessian", {{"y"}, {"x"}}, hessian_matrix, family, "The second derivatives of y by x"},
      {"hvp",
       {{"y"}, {"x"}, {"v"}},
       hessian_times_vector,
       family,
       "The Hessian of y by x times the vector v"},
  };
}

}  // namespace nabla
