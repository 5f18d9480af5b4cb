#include "engine/interpreter/control_nodes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/derive/while_loop.h"
#include "engine/ops/cond.h"

namespace nabla {

namespace {

using Nodes = std::vector<NodeId>;

Value::Elements as_elements(const Value& value) {
  return value.as_tuple() != nullptr ? *value.as_tuple() : Value::Elements{value};
}

Expected<Nodes> nodes_of(Evaluator& evaluator, const Value::Elements& values, SourceSpan span) {
  Nodes nodes;
  for (const Value& value : values) {
    auto node = evaluator.node_of(value, span);
    if (!node) return node.error();
    nodes.push_back(*node);
  }
  return nodes;
}

std::vector<Shape> shapes_of(const Graph& graph, const Nodes& nodes) {
  std::vector<Shape> shapes;
  for (const NodeId node : nodes) shapes.push_back(graph[node].shape);
  return shapes;
}

Expected<Done> check_states(const std::vector<Shape>& before, const std::vector<Shape>& after,
                            SourceSpan span) {
  if (before.size() != after.size()) {
    return Diagnostic{say("what the body gives and what the loop starts with differ in number: "
                          "%1 and %2",
                          std::to_string(after.size()), std::to_string(before.size())),
                      say("return as many values as the parameters"), span};
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    return Diagnostic{
        say("a turn of while_loop changes shape %1 to %2", before[i].str(), after[i].str()),
        say("a loop in a graph keeps its shapes; or run it eagerly"), span};
  }
  return Done{};
}

// What test and body read from outside, each once, in order.
Nodes united(Nodes a, const Nodes& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end(), [](NodeId x, NodeId y) { return x.index < y.index; });
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

std::shared_ptr<const Subgraph> subgraph_of(const Evaluator::Traced& traced, const Nodes& outside) {
  Nodes parameters = traced.parameters;
  parameters.insert(parameters.end(), outside.begin(), outside.end());
  return std::make_shared<const Subgraph>(
      extracted(traced.graph, traced.first, parameters, traced.outputs));
}

// The states that the packed value of the node holds one after another.
Expected<Value> unpacked(Evaluator& evaluator, const Value& packed,
                         const std::vector<Shape>& shapes, SourceSpan span) {
  if (shapes.size() == 1) return packed;
  Value::Elements states;
  std::int64_t start = 0;
  for (const Shape& shape : shapes) {
    const auto stop = start + static_cast<std::int64_t>(shape.size());
    using List = std::vector<std::int64_t>;
    auto part = evaluator.apply(
        "getitem", {packed},
        {{"start", List{start}}, {"stop", List{stop}}, {"step", List{1}}, {"single", List{0}}},
        span);
    if (!part) return part;
    auto state = evaluator.apply("reshape", {*part}, {{"shape", shape.extents()}}, span);
    if (!state) return state;
    states.push_back(*std::move(state));
    start = stop;
  }
  return Value::tuple(std::move(states));
}

// The inputs that a traced call made beside its parameters.
std::vector<Input> fresh_inputs(const Graph& after, const Graph& before, std::size_t parameters) {
  const auto& inputs = after.inputs();
  const std::size_t known = std::min(before.inputs().size() + parameters, inputs.size());
  return {inputs.begin() + static_cast<std::ptrdiff_t>(known), inputs.end()};
}

}  // namespace

Expected<Value> loop_node(Evaluator& evaluator, const LoopCall& call) {
  auto states = nodes_of(evaluator, call.states, call.span);
  if (!states) return states.error();
  const std::vector<Shape> shapes = shapes_of(evaluator.tape().graph(), *states);
  auto test = evaluator.trace_call(call.test, shapes, call.span);
  if (!test) return test.error();
  if (test->outputs.size() != 1 || test->graph[test->outputs.front()].shape.size() != 1) {
    return Diagnostic{say("the test of while_loop must give a single number"), {}, call.span};
  }
  auto body = evaluator.trace_call(call.body, shapes, call.span);
  if (!body) return body.error();
  if (test->first != body->first) {  // the body was the first to read an input: once more beside it
    test = evaluator.trace_call(call.test, shapes, call.span);
    if (!test) return test.error();
  }
  const auto next = shapes_of(body->graph, body->outputs);
  if (auto kept = check_states(shapes, next, call.span); !kept) return kept.error();
  const Nodes outside = united(captured(test->graph, test->first, test->outputs),
                               captured(body->graph, body->first, body->outputs));
  const RunLimits& limits = evaluator.options().limits;
  const Loop loop{subgraph_of(*test, outside),
                  subgraph_of(*body, outside),
                  states->size(),
                  limits.statements,
                  limits.nodes,
                  call.span};
  Value::Elements operands(states->begin(), states->end());
  operands.insert(operands.end(), outside.begin(), outside.end());
  auto packed = evaluator.apply(while_loop_op(), operands, while_loop_attributes(loop), call.span);
  if (!packed) return packed;
  return unpacked(evaluator, *packed, shapes, call.span);
}

namespace {

// A branch that is a value was computed before the choice, as in Python: a graph without nodes.
Expected<Evaluator::Traced> trace_branch(Evaluator& evaluator, const Value& branch,
                                         SourceSpan span) {
  if (branch.as_function() != nullptr) return evaluator.trace_call(branch, {}, span);
  Evaluator::Traced traced;
  auto outputs = nodes_of(evaluator, as_elements(branch), span);
  if (!outputs) return outputs.error();
  traced.outputs = *std::move(outputs);
  traced.graph = evaluator.tape().graph();
  traced.first = traced.graph.size();
  return traced;
}

// One value of both branches.
Expected<Value> choice(Evaluator& evaluator, const CondCall& call, const Evaluator::Traced& yes,
                       const Evaluator::Traced& no, std::size_t i) {
  const std::array left{yes.outputs[i]};
  const std::array right{no.outputs[i]};
  const Nodes outside =
      united(captured(yes.graph, yes.first, left), captured(no.graph, no.first, right));
  const auto branch = [&outside](const Evaluator::Traced& traced, std::span<const NodeId> output) {
    return std::make_shared<const Subgraph>(extracted(traced.graph, traced.first, outside, output));
  };
  Value::Elements operands{call.condition};
  operands.insert(operands.end(), outside.begin(), outside.end());
  return evaluator.apply(cond_op(), operands,
                         cond_attributes(branch(yes, left), branch(no, right), call.written),
                         call.span);
}

}  // namespace

Expected<Value> cond_node(Evaluator& evaluator, const CondCall& call) {
  auto yes = trace_branch(evaluator, call.yes, call.span);
  if (!yes) return yes.error();
  auto no = trace_branch(evaluator, call.no, call.span);
  if (!no) return no.error();
  if (yes->first != no->first) {  // as for a loop
    yes = trace_branch(evaluator, call.yes, call.span);
    if (!yes) return yes.error();
  }
  if (shapes_of(yes->graph, yes->outputs) != shapes_of(no->graph, no->outputs)) {
    return Diagnostic{say("both branches of cond must give the same shape"),
                      say("or run it eagerly"), call.span};
  }
  Value::Elements chosen;
  for (std::size_t i = 0; i < yes->outputs.size(); ++i) {
    auto one = choice(evaluator, call, *yes, *no, i);
    if (!one) return one;
    chosen.push_back(*std::move(one));
  }
  return chosen.size() == 1 ? chosen.front() : Value::tuple(std::move(chosen));
}

// --- a function of the program as a graph of its own ---

void Evaluator::restore(Graph before) {
  tape_.cut(before.size());
  tape_.graph() = std::move(before);
  any_cut_ = true;
}

Expected<Evaluator::Traced> Evaluator::trace_call(const Value& function,
                                                  const std::vector<Shape>& shapes,
                                                  SourceSpan span) {
  for (;;) {
    const Graph before = tape_.graph();
    Traced traced;
    traced.first = before.size();
    const std::size_t ghosts = execution_.ghosts.size();
    auto done = trace_into(traced, function, shapes, span);
    execution_.ghosts.resize(ghosts);
    traced.graph = std::exchange(tape_.graph(), before);
    tape_.cut(before.size());
    any_cut_ = true;
    if (!done) return done.error();
    const auto fresh = fresh_inputs(traced.graph, before, shapes.size());
    if (fresh.empty()) return traced;
    // What the function is the first to read belongs outside it: made there, then once more.
    for (const Input& input : fresh) {
      globals_.erase(input.name);
      const auto hole_of = std::find_if(holes_.begin(), holes_.end(), [&](const auto& entry) {
        return entry.second.index >= before.size();
      });
      const bool is_hole = input.kind == InputKind::placeholder && hole_of != holes_.end();
      const SourceSpan where = traced.graph[input.node].span;
      if (is_hole) holes_.erase(hole_of);
      auto made = is_hole ? hole(where) : free_input(input.name, where);
      if (!made) return made.error();
    }
  }
}

Expected<Done> Evaluator::trace_into(Traced& traced, const Value& function,
                                     const std::vector<Shape>& shapes, SourceSpan span) {
  Value::Elements arguments;
  for (const Shape& shape : shapes) {
    const std::string name = "parameter " + std::to_string(tape_.graph().size());
    auto node = tape_.input(name, InputKind::placeholder, {}, Tensor::filled(shape, 0.0), span);
    if (!node) return node.error();
    traced.parameters.push_back(*node);
    arguments.emplace_back(*node);
  }
  auto value = call_value(function, arguments, span);
  if (!value) return value.error();
  auto outputs = nodes_of(*this, as_elements(*value), span);
  if (!outputs) return outputs.error();
  traced.outputs = *std::move(outputs);
  return Done{};
}

}  // namespace nabla
