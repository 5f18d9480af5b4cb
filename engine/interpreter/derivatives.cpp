// grad and hessian inside a program: derived nodes appended to its own graph, so that they nest to
// any order.
#include "engine/derive/hessian.h"
#include "engine/derive/reverse.h"
#include "engine/interpreter/builtins.h"

namespace nabla {

namespace {

// What a derivative is taken of, and with respect to what.
struct Request {
  NodeId output;
  std::vector<NodeId> wrt;
  bool several = false;  // wrt was a list or tuple
};

Expected<Request> read_request(Evaluator& evaluator, const BuiltinCall& c) {
  Request request;
  auto output = evaluator.eval_node(*c.bound[0]);
  if (!output) return output.error();
  request.output = *output;
  const Expr& wrt = *c.bound[1];
  Value::Elements inputs;
  if (wrt.kind == ExprKind::list || wrt.kind == ExprKind::tuple) {
    request.several = true;
    for (const Expr& child : wrt.children) {
      auto node = evaluator.eval_node(child);
      if (!node) return node.error();
      request.wrt.push_back(*node);
    }
    return request;
  }
  auto node = evaluator.eval_node(wrt);
  if (!node) return node.error();
  request.wrt.push_back(*node);
  return request;
}

Expected<Done> finish(Evaluator& evaluator, SourceSpan span) {
  if (auto done = evaluator.tape().catch_up(span); !done) return done;
  return evaluator.tape().check_room(span);
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
  auto sweep = reverse(graph, request->output, request->wrt);
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
  auto matrix = hessian(graph, request->output, request->wrt);
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
  return evaluator.apply("stack", rows, {}, span);
}

}  // namespace

std::vector<Builtin> derivative_builtins() {
  return {
      {"grad", {{"y"}, {"x"}}, grad},
      {"hessian", {{"y"}, {"x"}}, hessian_matrix},
  };
}

}  // namespace nabla
