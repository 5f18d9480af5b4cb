// nabla trace: every step of the forward and the backward pass, with its numbers.
#include "engine/trace/trace.h"

#include <iomanip>
#include <iostream>
#include <memory>
#include <unordered_map>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "app/usage.h"
#include "engine/graph/op_def.h"
#include "engine/program/costs.h"
#include "engine/tensor/format.h"
#include "engine/trace/nonfinite.h"
#include "engine/trace/record.h"

namespace nabla::app {
namespace {

struct TraceArguments {
  SourceArguments source;
  std::string mode = "eager";
  std::string direction = "reverse";
  std::string wrt;
  bool json = false;
};

Expected<Trace> trace_of(const Source& source, Execution execution,
                         const TraceArguments& arguments) {
  TraceOptions options;
  const NodeId output = execution.outputs.front().node;
  if (arguments.direction == "forward") {
    options.backward = false;
    const auto variables = execution.variables();
    if (arguments.wrt.empty() && variables.empty()) {
      return Diagnostic{
          say("forward mode needs a variable"), say("write x = variable(3), for instance"), {}};
    }
    options.tangent_of = arguments.wrt.empty() ? variables.front()->name : arguments.wrt;
  } else {
    options.backward = execution.graph[output].shape.is_scalar();
  }
  Point feeds;
  for (const auto& [name, value] : source.document.point) {
    if (execution.graph.input(name)) feeds[name] = value;
  }
  return record(std::move(execution.graph), output, feeds, options);
}

// One label per node: its own name among all, as the window and the formulas of `export` have it.
class Labels {
 public:
  explicit Labels(const Trace& trace) : graph_(trace.graph) {}

  std::string operator()(NodeId node) const {
    std::string name = graph_.distinct_name(node);
    return name.empty() ? graph_.label(node) : name;
  }

 private:
  const Graph& graph_;
};

// A recorded run with what its nodes are called.
struct Shown {
  const Trace& trace;
  Labels label;
};

// One step as key and value; the upstream of an edge is the gradient its node has by then.
Json step_json(const Shown& shown, std::size_t index,
               std::unordered_map<NodeId, Tensor>& gradients) {
  const Trace& trace = shown.trace;
  const Step& step = trace.steps[index];
  const Graph& graph = trace.graph;
  const bool seed = step.phase == Phase::backward && step.operand < 0;
  static const char* phases[] = {"forward", "backward", "tangent"};
  Json json = {{"index", index},
               {"phase", phases[static_cast<int>(step.phase)]},
               {"node", shown.label(step.node)},
               {"op", seed ? "seed" : std::string(graph[step.node].op->name)}};
  json["inputs"] = Json::array();
  if (!seed) {
    for (const NodeId input : graph[step.node].inputs) json["inputs"].push_back(shown.label(input));
  }
  if (step.phase == Phase::backward && !seed) {
    json["to"] = shown.label(step.to);
    json["operand"] = step.operand;
    const Event* local = trace.event(step, EventKind::local);
    json["local"] = local ? to_json(local->value) : Json(nullptr);
    json["upstream"] = to_json(gradients[step.node]);
    json["contribution"] = to_json(trace.event(step, EventKind::contribution)->value);
    gradients[step.to] = trace.event(step, EventKind::accumulation)->value;
    json["total"] = to_json(gradients[step.to]);
    return json;
  }
  const Tensor& value = trace.events[step.first_event].value;
  json["value"] = to_json(value);
  if (seed) {
    gradients[step.node] = value;
    json["total"] = to_json(value);
  }
  return json;
}

// Every node that the steps name: the number it has in the graph, its label and, of a constant, its
// value.
Json nodes_json(const Shown& shown) {
  const Graph& graph = shown.trace.graph;
  std::vector<bool> named(graph.size(), false);
  for (const Step& step : shown.trace.steps) {
    named[step.node.index] = true;
    for (const NodeId input : graph[step.node].inputs) named[input.index] = true;
  }
  Json nodes = Json::array();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!named[i]) continue;
    const NodeId id{i};
    Json node = {{"id", i}, {"node", shown.label(id)}, {"op", graph[id].op->name}};
    if (const Tensor* constant = graph.constant(id)) node["value"] = to_json(*constant);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::string shortened(const Tensor& tensor) { return format_tensor(tensor, 10, 6); }

// What a step takes: constants without a name by their value.
std::string operands_text(const Shown& shown, NodeId node) {
  const Graph& graph = shown.trace.graph;
  std::string out;
  for (const NodeId input : graph[node].inputs) {
    const Tensor* constant = graph.name(input).empty() ? graph.constant(input) : nullptr;
    out += (out.empty() ? "" : ", ") + (constant ? shortened(*constant) : shown.label(input));
  }
  return out;
}

// `x1 = 3`, `y = mul(x1, x2) = 9`, `dy/dx1 += 3 * 1 = 3`.
void print_step(const Shown& shown, std::size_t index) {
  static const char* phases[] = {"forward", "backward", "tangent"};
  const Trace& trace = shown.trace;
  const Step& step = trace.steps[index];
  const Node& made = trace.graph[step.node];
  const std::string node = shown.label(step.node);
  const std::string output = shown.label(trace.output);
  std::cout << std::setw(5) << index + 1 << "  " << std::left << std::setw(9)
            << phases[static_cast<int>(step.phase)] << std::right;
  if (step.phase == Phase::forward) {
    std::cout << node << " = ";
    if (made.inputs.size() > 0)
      std::cout << made.op->name << '(' << operands_text(shown, step.node) << ") = ";
    std::cout << shortened(trace.events[step.first_event].value);
  } else if (step.phase == Phase::tangent) {
    std::cout << "d" << node << " = " << shortened(trace.events[step.first_event].value);
  } else if (step.operand < 0) {
    std::cout << 'd' << output << "/d" << node << " = "
              << shortened(trace.events[step.first_event].value);
  } else {
    const Tensor& part = trace.event(step, EventKind::contribution)->value;
    const Tensor& total = trace.event(step, EventKind::accumulation)->value;
    std::cout << 'd' << output << "/d" << shown.label(step.to) << " += ";
    if (const Event* local = trace.event(step, EventKind::local)) {
      std::cout << shortened(local->value) << " * d" << output << "/d" << node << " = ";
    }
    std::cout << shortened(part);
    if (!(part == total)) std::cout << ", " << text(say("so far %1", shortened(total)));
  }
  std::cout << '\n';
}

// What value and gradient cost in both modes; nothing where the output is no scalar, or where
// counting would take longer than the trace itself.
std::optional<DerivativeCosts> costs_of_trace(const Trace& trace) {
  constexpr std::size_t most = 4'000'000;  // nodes times variables
  if (!trace.graph[trace.output].shape.is_scalar()) return {};
  if (trace.forward_size * (1 + trace.graph.inputs().size()) > most) return {};
  const auto costs = derivative_costs(trace.graph, trace.output);
  if (!costs) return {};
  return *costs;
}

Json costs_json(const Costs& costs) {
  return {{"visits", costs.visits},
          {"multiplications", costs.multiplications},
          {"functions", costs.functions},
          {"peak_bytes", costs.peak_bytes}};
}

Json costs_json(const DerivativeCosts& costs) {
  Json json = {{"value", costs_json(costs.value)},
               {"reverse", costs_json(costs.reverse)},
               {"forward", costs_json(costs.forward)}};
  json["reverse"]["sweeps"] = costs.reverse_sweeps;
  json["forward"]["sweeps"] = costs.forward_sweeps;
  return json;
}

void print_costs(const std::string& label, const Costs& costs) {
  std::cout << "  " << label << ": "
            << text(say("nodes %1, multiplications %2, function calls %3, bytes at most %4",
                        std::to_string(costs.visits), std::to_string(costs.multiplications),
                        std::to_string(costs.functions), std::to_string(costs.peak_bytes)))
            << '\n';
}

void print_costs(const DerivativeCosts& costs) {
  std::cout << '\n' << text(say("costs")) << '\n';
  print_costs(text(say("value alone")), costs.value);
  print_costs(text(say("with the gradient in reverse mode, 1 sweep")), costs.reverse);
  print_costs(text(say("with the gradient in forward mode, sweeps: %1",
                       std::to_string(costs.forward_sweeps))),
              costs.forward);
}

void print_json(const Shown& shown, const std::optional<DerivativeCosts>& costs) {
  Json steps = Json::array();
  std::unordered_map<NodeId, Tensor> gradients;
  for (std::size_t i = 0; i < shown.trace.steps.size(); ++i)
    steps.push_back(step_json(shown, i, gradients));
  Json root = {{"steps", std::move(steps)}, {"nodes", nodes_json(shown)}};
  if (costs) root["costs"] = costs_json(*costs);
  std::cout << write_json(root) << '\n';
}

void print_text(const Shown& shown, const std::optional<DerivativeCosts>& costs) {
  for (std::size_t i = 0; i < shown.trace.steps.size(); ++i) print_step(shown, i);
  if (costs) print_costs(*costs);
}

// --wrt names an input, and only forward mode starts from one.
int check_wrt(const TraceArguments& arguments, const Source& source) {
  if (arguments.wrt.empty()) return work_done;
  if (arguments.direction != "forward") {
    return report_option(
        source, "--wrt",
        {say("only forward mode starts from one input"), say("add --direction forward"), {}});
  }
  return check_input(source, "--wrt", arguments.wrt);
}

int run_trace(const TraceArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  if (const int wrong = check_wrt(arguments, *source); wrong != work_done) return wrong;
  std::optional<Execution> execution = execute(*source, run_mode(arguments.mode));
  if (!execution) return work_failed;
  if (execution->outputs.empty()) return report(*source, computes_nothing());
  const Expected<Trace> trace = trace_of(*source, std::move(*execution), arguments);
  if (!trace) return report(*source, trace.error());
  const Shown shown{*trace, Labels(*trace)};
  const std::optional<DerivativeCosts> costs = costs_of_trace(*trace);
  if (arguments.json) {
    print_json(shown, costs);
  } else {
    print_text(shown, costs);
  }
  if (const auto found = first_nonfinite(*trace)) {
    report(*source, describe_nonfinite(*trace, *found));
  }
  return work_done;
}

std::string has_steps(const std::string& mode) {
  if (mode != "compiled") return {};
  return text(say("a compiled program has no steps to show: take eager or static"));
}

}  // namespace

void add_trace(CLI::App& app, int& status) {
  auto arguments = std::make_shared<TraceArguments>();
  CLI::App* command = app.add_subcommand("trace", text(say("the passes step by step")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  command
      ->add_option("--mode", arguments->mode,
                   text(say("eager: statement by statement; static: graph first")))
      ->check(has_steps)
      ->check(one_of({"eager", "static"}));
  command
      ->add_option("--direction", arguments->direction,
                   text(say("reverse: gradients back; forward: tangents along")))
      ->check(one_of({"reverse", "forward"}));
  command->add_option("--wrt", arguments->wrt,
                      text(say("forward mode: the input whose tangent is 1")));
  command->add_flag("--json", arguments->json, text(say("for programs to read")));
  command->callback([arguments, &status] { status = run_trace(*arguments); });
}

}  // namespace nabla::app
