#include "engine/interpreter/operand_path.h"

#include <algorithm>
#include <array>

#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/graph/walk.h"
#include "engine/interpreter/arguments.h"
#include "engine/language/edit.h"
#include "engine/language/edit_chain.h"
#include "engine/ops/catalogue.h"
#include "engine/tensor/broadcast.h"

namespace nabla {

namespace {

std::optional<OperandPath> in_arguments(const Expr& call, const OpDef& op, std::size_t operand) {
  const auto bound = bind_arguments(call, op.name, op.arguments);
  if (!bound) return std::nullopt;
  std::size_t next = 0;
  for (std::size_t i = 0; i < op.arguments.size(); ++i) {
    const Expr* given = (*bound)[i];
    if (given == nullptr) continue;
    const auto child = static_cast<std::size_t>(given - call.children.data());
    const ArgumentKind kind = op.arguments[i].kind;
    if (kind == ArgumentKind::operand && next++ == operand) return OperandPath{child};
    if (kind != ArgumentKind::operands) continue;
    const bool written = given->kind == ExprKind::list || given->kind == ExprKind::tuple;
    if (!written || operand - next >= given->children.size()) return std::nullopt;
    return OperandPath{child, operand - next};
  }
  return std::nullopt;
}

std::optional<OperandPath> in_call(const Expr& call, const OpDef& op, std::size_t operand) {
  const bool extreme =
      (call.text == "max" && op.name == "maximum") || (call.text == "min" && op.name == "minimum");
  if (extreme && call.children.size() >= 2) return OperandPath{operand};
  if (call.text != op.name) return std::nullopt;
  return in_arguments(call, op, operand);
}

std::optional<OperandPath> in_expr(const Expr& expr, const OpDef& op, std::size_t operand) {
  const std::optional<OperandPath> child{OperandPath{operand}};
  switch (expr.kind) {
    case ExprKind::unary:
    case ExprKind::binary:
      return op.notation.symbol == expr.text ? child : std::nullopt;
    case ExprKind::compare:
      return expr.operators.size() == 1 || op.name == "logical_and" ? child : std::nullopt;
    case ExprKind::transpose:
      return op.name == "transpose" ? child : std::nullopt;
    case ExprKind::index:
      return op.name == "getitem" ? child : std::nullopt;
    case ExprKind::list:
      return op.name == "stack" && operand < expr.children.size() ? child : std::nullopt;
    case ExprKind::call:
      return in_call(expr, op, operand);
    default:
      return std::nullopt;
  }
}

// The shapes of a graph as they would be after one operand was exchanged.
class Shapes {
 public:
  Shapes(const Graph& graph, NodeId source, NodeId node, std::size_t operand)
      : graph_(graph), source_(source), node_(node), operand_(operand) {
    waits_ = waiting_nodes(graph);
  }

  Expected<Done> check() {
    for (std::uint32_t i = node_.index; i < graph_.size(); ++i) {
      const Node& node = graph_.nodes()[i];
      if (node.origin.role != Role::forward || !concerned(NodeId{i})) continue;
      auto shape = shape_of(NodeId{i});
      if (!shape) return shape.error();
      if (*shape != node.shape || op_of(node).name != node.op->name) changed_[i] = *shape;
    }
    return Done{};
  }

 private:
  bool concerned(NodeId id) const {
    const auto& inputs = graph_[id].inputs;
    return id == node_ || std::any_of(inputs.begin(), inputs.end(), [this](NodeId input) {
             return changed_.count(input.index) != 0;
           });
  }

  Expected<Shape> shape_of(NodeId id) const {
    const Node& node = graph_[id];
    std::vector<Shape> shapes;
    bool waits = false;
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      const NodeId input = id == node_ && k == operand_ ? source_ : node.inputs[k];
      const auto changed = changed_.find(input.index);
      shapes.push_back(changed != changed_.end() ? changed->second : graph_[input].shape);
      waits = waits || waits_[input.index];
    }
    static const Attributes none;
    const Attributes& attributes = node.attributes ? *node.attributes : none;
    const OpDef& op = op_of(node);
    auto shape = op.shape != nullptr ? op.shape(shapes, attributes) : broadcast_shapes(shapes);
    if (!shape && waits) return Shape();
    if (!shape && shape.error().what.subject.empty()) {
      Diagnostic error = shape.error();
      error.what.subject = op.name;
      return error;
    }
    return shape;
  }

  const Graph& graph_;
  NodeId source_;
  NodeId node_;
  std::size_t operand_;
  std::vector<bool> waits_;
  std::map<std::uint32_t, Shape> changed_;
};

Expr argument_value(const Argument& argument) {
  switch (argument.kind) {
    case ArgumentKind::shape: {
      Expr tuple;
      tuple.kind = ExprKind::tuple;
      tuple.children.push_back(number_expr(1));
      return tuple;
    }
    case ArgumentKind::integer:
    case ArgumentKind::real:
      return number_expr(1);
    case ArgumentKind::text: {
      Expr text;
      text.kind = ExprKind::string;
      return text;
    }
    default:
      return number_expr(0);
  }
}

Expr list_of(std::vector<Expr> items) {
  Expr list;
  list.kind = ExprKind::list;
  list.children = std::move(items);
  return list;
}

Expr applied_call(const OpDef& op, std::vector<Expr> operands) {
  Expr call = call_expr(std::string(op.name), {});
  std::size_t next = 0;
  bool skipped = false;
  for (const Argument& argument : op.arguments) {
    const bool operand = argument.kind == ArgumentKind::operand;
    if (operand ? next >= operands.size() : !argument.required) {
      skipped = true;
      continue;
    }
    call.keywords.push_back(skipped ? std::string(argument.name) : std::string());
    if (operand) {
      call.children.push_back(std::move(operands[next++]));
    } else if (argument.kind == ArgumentKind::operands) {
      const auto rest = operands.begin() + static_cast<std::ptrdiff_t>(next);
      call.children.push_back(
          list_of({std::make_move_iterator(rest), std::make_move_iterator(operands.end())}));
      next = operands.size();
    } else {
      call.children.push_back(argument_value(argument));
    }
  }
  return call;
}

Expr picked(Expr from) {
  Expr index;
  index.kind = ExprKind::index;
  index.children.push_back(std::move(from));
  index.children.push_back(number_expr(0));
  return index;
}

ExprKind kind_of(const OpDef& op) {
  constexpr std::array comparisons{"<", "<=", ">", ">=", "==", "!="};
  const bool compares =
      std::find(comparisons.begin(), comparisons.end(), op.notation.symbol) != comparisons.end();
  if (op.notation.kind == NotationKind::infix)
    return compares ? ExprKind::compare : ExprKind::binary;
  return op.notation.kind == NotationKind::prefix ? ExprKind::unary : ExprKind::call;
}

// Numbers, vectors and matrices with the extents that the node's operands have.
std::vector<Shape> likely_shapes(const Graph& graph, NodeId node) {
  std::vector<std::int64_t> extents{2};
  for (const NodeId input : graph[node].inputs) {
    const Shape& shape = graph[input].shape;
    for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
      const std::int64_t extent = shape[axis];
      const bool known = std::find(extents.begin(), extents.end(), extent) != extents.end();
      if (!known && extents.size() < 5) extents.push_back(extent);
    }
  }
  std::vector<Shape> shapes{Shape{}, Shape{1, 1, 2, 2}};
  for (const std::int64_t rows : extents) {
    shapes.push_back(Shape{rows});
    for (const std::int64_t columns : extents) shapes.push_back(Shape{rows, columns});
  }
  return shapes;
}

// What the op gives for operands of those shapes, all alike or, where it has two, mixed.
std::vector<Shape> results_of(const OpDef& op, const std::vector<Shape>& shapes) {
  if (op.shape == nullptr) return shapes;
  const std::size_t count = op.variadic() ? std::max<std::size_t>(op.arity() + 1, 2) : op.arity();
  std::vector<Shape> results;
  const auto add = [&](const std::vector<Shape>& operands) {
    if (const auto result = op.shape(operands, {})) results.push_back(*result);
  };
  for (const Shape& first : shapes) {
    add(std::vector<Shape>(count, first));
    for (const Shape& second : count == 2 ? shapes : std::vector<Shape>{}) add({first, second});
  }
  return results;
}

}  // namespace

const OpDef& op_of(const Node& node) {
  if (node.op != &waiting_op() || !node.attributes) return *node.op;
  const OpDef* op = find_op(node.attributes->text("op", ""));
  return op != nullptr ? *op : *node.op;
}

std::optional<OperandPath> operand_path(const Program& program, const Graph& graph, NodeId node,
                                        std::size_t operand) {
  if (operand >= graph[node].inputs.size()) return std::nullopt;
  Program copy = program;
  const auto site = find_site(copy, graph[node].span);
  if (!site) {
    const bool part = find_part(program, graph[node].span).has_value();
    return part && operand < 2 ? std::optional(OperandPath{operand}) : std::nullopt;
  }
  if (site->chain.empty()) return operand < 2 ? std::optional(OperandPath{operand}) : std::nullopt;
  auto path = in_expr(site->expr(), op_of(graph[node]), operand);
  if (!path || operand_at(site->expr(), *path) == nullptr) return std::nullopt;
  return path;
}

Expected<Done> can_connect(const Graph& graph, NodeId source, NodeId node, std::size_t operand) {
  if (source == node || dependents_of(graph, std::array{node})[source.index]) {
    return Diagnostic{say("that would be a circle: %1 is computed from %2", graph.label(source),
                          graph.label(node)),
                      {},
                      graph[node].span};
  }
  return Shapes(graph, source, node, operand).check();
}

bool takes_shape(const OpDef& op, std::size_t operand, const Shape& shape) {
  const std::size_t count = op.variadic() ? std::max<std::size_t>(op.arity() + 1, 2) : op.arity();
  if (operand >= count) return false;
  if (op.shape == nullptr) return true;
  if (op.shape(std::vector<Shape>(count, shape), {})) return true;
  for (const Shape& other : {Shape{}, Shape{2}, Shape{2, 2}, Shape{1, 1, 2, 2}}) {
    std::vector<Shape> shapes(count, other);
    shapes[operand] = shape;
    if (op.shape(shapes, {})) return true;
  }
  return false;
}

OpenOperand::OpenOperand(const Graph& graph, NodeId node, std::size_t operand)
    : op_(op_of(graph[node])), operand_(operand), likely_(likely_shapes(graph, node)) {
  const std::vector<bool> waiting = waiting_nodes(graph);
  const Operands& inputs = graph[node].inputs;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    shapes_.push_back(graph[inputs[k]].shape);
    known_ = known_ && (k == operand || !waiting[inputs[k].index]);
  }
  // A node that waits has those of the stand-in.
  if (&op_ == graph[node].op) attributes_ = attributes_of(graph[node]);
}

bool OpenOperand::takes(const Shape& shape) const {
  if (!known_) return takes_shape(op_, operand_, shape);
  std::vector<Shape> shapes = shapes_;
  shapes[operand_] = shape;
  if (op_.shape == nullptr) return broadcast_shapes(shapes).has_value();
  return op_.shape(shapes, attributes_).has_value();
}

bool OpenOperand::takes_result(const OpDef& op) const {
  const std::vector<Shape> results = results_of(op, likely_);
  return std::any_of(results.begin(), results.end(),
                     [this](const Shape& shape) { return takes(shape); });
}

Expr applied(const OpDef& op, std::vector<Expr> operands) {
  if (op.name == "getitem") return picked(std::move(operands.front()));
  const ExprKind kind = kind_of(op);
  if (kind == ExprKind::call) return applied_call(op, std::move(operands));
  Expr expr;
  expr.kind = kind;
  expr.text = kind == ExprKind::compare ? "" : std::string(op.notation.symbol);
  if (kind == ExprKind::compare) expr.operators.emplace_back(op.notation.symbol);
  expr.children = std::move(operands);
  return expr;
}

}  // namespace nabla
