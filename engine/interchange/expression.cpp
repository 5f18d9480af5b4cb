#include "engine/interchange/expression.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/graph/distinct_names.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/graph/subgraph.h"
#include "engine/interchange/make_expr.h"
#include "engine/interchange/tidy.h"

namespace nabla {

namespace {

constexpr std::size_t largest_constant = 64;  // elements; a larger one is printed by its label

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

bool is_comparison(std::string_view symbol) {
  return symbol.find_first_of("<>") == 0 || symbol == "==" || symbol == "!=";
}

Expr make_attribute(ArgumentKind kind, const Attribute& attribute) {
  if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&attribute)) {
    const bool one_axis = kind == ArgumentKind::axis && integers->size() == 1;
    return one_axis ? make_number(static_cast<double>(integers->front()))
                    : make_integers(*integers);
  }
  if (const auto* text = std::get_if<std::string>(&attribute)) {
    Expr expr;
    expr.kind = ExprKind::string;
    expr.text = *text;
    return expr;
  }
  const auto* integer = std::get_if<std::int64_t>(&attribute);
  if (integer && kind == ArgumentKind::boolean) return make_name(*integer != 0 ? "true" : "false");
  return make_number(integer ? static_cast<double>(*integer) : std::get<double>(attribute));
}

const Attribute* find(const Attributes& attributes, std::string_view name) {
  for (const auto& [key, value] : attributes.entries()) {
    if (key == name) return &value;
  }
  return nullptr;
}

Expr make_input(const Input& input) {
  Expr expr = make_name(input.name);
  if (is_hole(input)) expr.kind = ExprKind::hole;
  return expr;
}

class Writer {
 public:
  Writer(const Graph& graph, std::size_t limit) : graph_(graph), left_(limit) {}

  // As the program reads where it wrote the node; what is derived has no place there.
  void read_at(NodeId id) {
    if (graph_[id].origin.role == Role::forward) reader_ = id;
  }

  // Each name as Graph::distinct_name() has it.
  void name_distinctly() { distinct_ = true; }

  // The node as an operand: by name where that means it.
  Expr operand(NodeId id) {
    if (const auto given = given_.find(id); given != given_.end()) return given->second;
    if (const Input* input = graph_.input(id)) return make_input(*input);
    if (distinct_ && !graph_.name(id).empty()) return make_name(graph_.distinct_name(id));
    if (name_means(graph_, id) || (reader_ && name_means(graph_, id, *reader_))) {
      return make_name(graph_.name(id));
    }
    const bool number = distinct_ && graph_.constant(id) != nullptr;
    if (left_ == 0 && !number) return make_name(stand_in(id));
    return written(id);
  }

  // The node written out, whatever its name.
  Expr written(NodeId id) {
    if (left_ > 0) --left_;
    Expr expr = make(id);
    expr.span = graph_[id].span;
    return expr;
  }

 private:
  // What stands for a node that is not written out: an op's label, or a name with a number that
  // tells it from those that were given the name later.
  std::string stand_in(NodeId id) const {
    if (distinct_) return graph_.distinct_name(id);
    const std::string label = graph_.label(id);
    return graph_.name(id).empty() ? label : label + '_' + std::to_string(id.index);
  }
  Expr make(NodeId id);
  Expr make_op(const Node& node);
  std::optional<Expr> guarded(const Node& node);
  Expr function(const Node& node);
  Expr indexed(const Node& node);
  Expr placed(const Node& node);
  Expr conditional(const Node& node);
  Expr loop(const Node& node);
  Expr derived_loop(const Node& node);
  std::optional<Expr> loop_state(const Node& node);
  Expr inside(const Subgraph& subgraph, std::size_t output, const std::vector<Expr>& arguments);
  Expr summed(const Node& node);
  std::vector<Expr> operands(const Node& node, std::size_t first, std::size_t last);

  const Graph& graph_;
  std::size_t left_;
  std::unordered_map<NodeId, Expr> given_;  // what stands for the parameters of a subgraph
  std::optional<NodeId> reader_;
  bool distinct_ = false;
};

Expr Writer::make(NodeId id) {
  if (const Input* input = graph_.input(id)) return make_input(*input);
  if (const Tensor* value = graph_.constant(id)) {
    return value->size() <= largest_constant ? make_tensor(*value) : make_name(graph_.label(id));
  }
  return make_op(graph_[id]);
}

Expr Writer::make_op(const Node& node) {
  const Notation& notation = node.op->notation;
  const std::string_view symbol = without_spaces(notation.symbol);
  const std::string_view name = node.op->name;
  if (notation.kind == NotationKind::infix) {
    Expr left = operand(node.inputs[0]);
    Expr right = operand(node.inputs[1]);
    return is_comparison(symbol) ? make_compare(symbol, std::move(left), std::move(right))
                                 : make_binary(symbol, std::move(left), std::move(right));
  }
  if (notation.kind == NotationKind::prefix) return make_unary(symbol, operand(node.inputs[0]));
  if (name == "transpose" && !attributes_of(node).has("axes")) {
    Expr expr;
    expr.kind = ExprKind::transpose;
    expr.children.push_back(operand(node.inputs[0]));
    return expr;
  }
  if (name == "getitem") return indexed(node);
  if (name == "setitem_zeros") return placed(node);
  if (name == "cond") return conditional(node);
  if (name == "while_loop") return derived_loop(node);
  if (name == "reshape") {
    if (auto state = loop_state(node)) return *std::move(state);
  }
  if (name == "sum_to") return summed(node);
  if (auto plain = guarded(node)) return *std::move(plain);
  if (name == "stack" && attributes_of(node).empty()) {
    return make_list(operands(node, 0, node.inputs.size()));
  }
  return function(node);
}

// Products and quotients with a convention of their own for 0, as people write them.
std::optional<Expr> Writer::guarded(const Node& node) {
  const std::string_view name = node.op->name;
  const auto at = [&](std::size_t k) { return operand(node.inputs[k]); };
  if (name == "chain") return make_binary("*", at(0), at(1));
  if (name == "ratio") return make_binary("/", at(0), at(1));
  if (name == "scaled_ratio") return make_binary("*", make_binary("/", at(0), at(1)), at(2));
  if (name != "binary_cross_entropy_slope") return {};
  Expr width = make_binary("*", at(0), make_binary("-", make_number(1), at(0)));
  return make_binary("/", make_binary("-", at(0), at(1)), std::move(width));
}

std::vector<Expr> Writer::operands(const Node& node, std::size_t first, std::size_t last) {
  std::vector<Expr> list;
  for (std::size_t i = first; i < last; ++i) list.push_back(operand(node.inputs[i]));
  return list;
}

// f(a, b, axis=0): operands and required attributes by place, the others by keyword.
Expr Writer::function(const Node& node) {
  Expr call = make_call(node.op->name, {});
  std::size_t next = 0;
  bool by_place = true;
  for (const Argument& argument : node.op->arguments) {
    if (argument.kind == ArgumentKind::operand) {
      if (next < node.inputs.size()) add_keyword(call, "", operand(node.inputs[next++]));
    } else if (argument.kind == ArgumentKind::operands) {
      add_keyword(call, "", make_list(operands(node, next, node.inputs.size())));
      next = node.inputs.size();
    } else if (const Attribute* value = find(attributes_of(node), argument.name)) {
      by_place = by_place && argument.required;
      add_keyword(call, by_place ? "" : argument.name, make_attribute(argument.kind, *value));
    }
  }
  return call;
}

Expr slice_bound(std::int64_t value, std::int64_t usual) {
  Expr none;
  none.kind = ExprKind::none;
  return value == usual ? none : make_number(static_cast<double>(value));
}

// a[1, 2:, ::-1]. Where an index runs down to 0 the stop before it is left out.
Expr index_of(Expr indexed, const Shape& shape, const Attributes& attributes) {
  const auto start = attributes.integers("start");
  const auto stop = attributes.integers("stop");
  const auto step = attributes.integers("step");
  const auto single = attributes.integers("single");
  Expr expr;
  expr.kind = ExprKind::index;
  expr.children.push_back(std::move(indexed));
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (single[i] != 0) {
      expr.children.push_back(make_number(static_cast<double>(start[i])));
      continue;
    }
    const bool up = step[i] > 0;
    Expr slice;
    slice.kind = ExprKind::slice;
    slice.children.push_back(slice_bound(start[i], up ? 0 : shape[i] - 1));
    slice.children.push_back(slice_bound(stop[i], up ? shape[i] : -1));
    slice.children.push_back(slice_bound(step[i], 1));
    expr.children.push_back(std::move(slice));
  }
  return expr;
}

Expr Writer::indexed(const Node& node) {
  const NodeId a = node.inputs[0];
  return index_of(operand(a), graph_[a].shape, attributes_of(node));
}

// setitem_zeros(g, zeros(3)[1]): g where that index points, zeros elsewhere.
Expr Writer::placed(const Node& node) {
  Expr zeros = make_call("zeros", {make_integers(node.shape.extents())});
  return make_call("setitem_zeros", {operand(node.inputs[0]),
                                     index_of(std::move(zeros), node.shape, attributes_of(node))});
}

// --- graphs inside nodes ---

// What one output of a subgraph computes from the arguments.
Expr Writer::inside(const Subgraph& subgraph, std::size_t output,
                    const std::vector<Expr>& arguments) {
  Writer writer(subgraph.graph, left_);
  for (std::size_t i = 0; i < subgraph.parameters.size() && i < arguments.size(); ++i) {
    writer.given_.emplace(subgraph.parameters[i], arguments[i]);
  }
  Expr expr = writer.operand(subgraph.outputs[output]);
  left_ = writer.left_;
  return expr;
}

// `a if p else b`, with both branches written out.
Expr Writer::conditional(const Node& node) {
  const std::vector<Expr> arguments = operands(node, 1, node.inputs.size());
  Expr expr;
  expr.kind = ExprKind::conditional;
  expr.children.push_back(inside(*attributes_of(node).subgraph("yes"), 0, arguments));
  expr.children.push_back(operand(node.inputs[0]));
  expr.children.push_back(inside(*attributes_of(node).subgraph("no"), 0, arguments));
  return expr;
}

Expr make_lambda(const std::vector<std::string>& parameters, Expr body) {
  Expr expr;
  expr.kind = ExprKind::lambda;
  expr.parameters = parameters;
  expr.children.push_back(std::move(body));
  return expr;
}

Expr make_tuple(std::vector<Expr> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Expr expr = make_list(std::move(parts));
  expr.kind = ExprKind::tuple;
  return expr;
}

// The pairs of a mode and an operand that a derived loop carries; each adds an operand at the end.
std::vector<std::int64_t> derivations_of(const Node& node) {
  return attributes_of(node).integers("derivations");
}

// while_loop(lambda s: s < 10, lambda s: 2 * s, x): the states have no names of the program's.
Expr Writer::loop(const Node& node) {
  const auto test = attributes_of(node).subgraph("test");
  const auto body = attributes_of(node).subgraph("body");
  const std::size_t states = body->outputs.size();
  std::vector<std::string> names;
  std::vector<Expr> arguments, next;
  for (std::size_t i = 0; i < states; ++i) {
    names.push_back(states == 1 ? "s" : "s" + std::to_string(i + 1));
    arguments.push_back(make_name(names.back()));
  }
  for (Expr& outside : operands(node, states, node.inputs.size()))
    arguments.push_back(std::move(outside));
  for (std::size_t i = 0; i < states; ++i) next.push_back(inside(*body, i, arguments));
  return make_call("while_loop", {make_lambda(names, inside(*test, 0, arguments)),
                                  make_lambda(names, make_tuple(std::move(next))),
                                  make_tuple(operands(node, 0, states))});
}

// The gradient of a loop by an operand, times what comes in.
Expr Writer::derived_loop(const Node& node) {
  Expr expr = loop(node);
  const std::vector<std::int64_t> derivations = derivations_of(node);
  std::size_t seed = node.inputs.size() - derivations.size() / 2;
  for (std::size_t i = 1; i < derivations.size(); i += 2, ++seed) {
    const NodeId by = node.inputs[static_cast<std::size_t>(derivations[i])];
    expr = make_call("grad", {std::move(expr), operand(by)});
    expr = make_binary("*", operand(node.inputs[seed]), std::move(expr));
  }
  return expr;
}

// while_loop(...)[1], where a part of the packed states is one of them.
std::optional<Expr> Writer::loop_state(const Node& node) {
  const Node& part = graph_[node.inputs[0]];
  if (part.op->name != "getitem") return {};
  const Node& packed = graph_[part.inputs[0]];
  if (packed.op->name != "while_loop" || !derivations_of(packed).empty()) return {};
  const std::size_t states = attributes_of(packed).subgraph("body")->outputs.size();
  const std::int64_t start = attributes_of(part).integers("start").front();
  std::int64_t offset = 0;
  for (std::size_t i = 0; i < states; ++i) {
    const Shape& shape = graph_[packed.inputs[i]].shape;
    if (offset == start && shape == node.shape && states > 1) {
      Expr expr;
      expr.kind = ExprKind::index;
      expr.children = {operand(part.inputs[0]), make_number(static_cast<double>(i))};
      return expr;
    }
    offset += static_cast<std::int64_t>(shape.size());
  }
  return {};
}

// The sum that undoes broadcasting, as sum() over the axes that were repeated.
Expr Writer::summed(const Node& node) {
  const Shape& from = graph_[node.inputs[0]].shape;
  const Shape& to = node.shape;
  Expr call = make_call("sum", operands(node, 0, 1));
  if (to.is_scalar()) return call;
  const std::size_t added = from.rank() - to.rank();
  std::vector<std::int64_t> axes;
  for (std::size_t i = 0; i < from.rank(); ++i) {
    if (i < added || to[i - added] != from[i]) axes.push_back(static_cast<std::int64_t>(i));
  }
  add_keyword(call, "axis", make_attribute(ArgumentKind::axis, axes));
  if (axes.size() == added) return call;
  if (added == 0) {
    add_keyword(call, "keepdims", make_name("true"));
    return call;
  }
  return make_call("reshape", {std::move(call), make_integers(to.extents())});
}

}  // namespace

Expr expression_of(const Graph& graph, NodeId node, std::size_t limit) {
  Writer writer(graph, limit);
  writer.read_at(node);
  return writer.written(node);
}

Expr distinct_expression_of(const Graph& graph, NodeId node, std::size_t limit) {
  Writer writer(graph, limit);
  writer.name_distinctly();
  return writer.written(node);
}

std::optional<Expr> partial_expression(const Graph& graph, const Step& step, std::size_t limit) {
  if (!step.local) return {};
  Writer writer(graph, limit);
  writer.name_distinctly();
  return tidy(writer.operand(*step.local));
}

}  // namespace nabla
