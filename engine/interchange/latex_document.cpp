#include "engine/interchange/latex_document.h"

#include <algorithm>
#include <vector>

#include "engine/graph/walk.h"
#include "engine/interchange/derivation.h"
#include "engine/interchange/distinct_names.h"
#include "engine/interchange/expression.h"
#include "engine/interchange/latex.h"

namespace nabla {

namespace {

struct Line {
  std::string left, right, remark;
};

// A comment in the source must not break the line it stands in.
std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// The outputs with the graph they are in, whose names mean one node each.
struct Named {
  Graph graph;
  std::vector<NamedNode> outputs;
};

// An output keeps its name unless an input has it: then it takes the node's own.
Named with_names(const Execution& execution) {
  Named out{with_distinct_names(execution.graph), execution.outputs};
  for (NamedNode& output : out.outputs) {
    const Input* input = out.graph.input(output.name);
    if (input != nullptr && input->node != output.node) output.name = out.graph.label(output.node);
  }
  return out;
}

std::string name_of(const Named& program, NodeId node) {
  for (const NamedNode& output : program.outputs) {
    if (output.node == node) return output.name;
  }
  return program.graph.name(node);
}

// The named results that the outputs need, and the outputs.
std::vector<NodeId> named_nodes(const Named& program) {
  const Graph& graph = program.graph;
  std::vector<NodeId> targets;
  for (const NamedNode& output : program.outputs) targets.push_back(output.node);
  std::vector<NodeId> nodes;
  for (const NodeId id : order_for(graph, targets)) {
    const bool output = std::ranges::find(targets, id) != targets.end();
    if (graph.input(id) == nullptr && (output || !graph.name(id).empty())) nodes.push_back(id);
  }
  return nodes;
}

void add_derivatives(const Graph& graph, const NamedNode& output, std::vector<Line>& lines,
                     std::string& remarks) {
  for (const Input& input : graph.inputs()) {
    if (input.kind != InputKind::variable) continue;
    const Expected<Derivation> derivation =
        derive_steps(graph, output.node, std::span(&input.node, 1));
    if (!derivation) {
      remarks += "% " + one_line(derivation.error().what.str()) + '\n';
      return;
    }
    Derivation named = *derivation;
    named.output = output.name;
    lines.push_back({latex_left_side(named), latex_of(named.built()), "chain rule"});
    if (named.steps.size() > 1) lines.push_back({"", latex_of(named.simplified()), "simplified"});
  }
}

std::string aligned(const std::vector<Line>& lines) {
  std::string text = "\\begin{align*}\n";
  for (const Line& line : lines) {
    text += line.left + (line.left.empty() ? "&= " : " &= ") + line.right;
    if (!line.remark.empty()) text += " && \\text{" + line.remark + '}';
    text += &line == &lines.back() ? "\n" : " \\\\\n";
  }
  return text + "\\end{align*}\n";
}

}  // namespace

std::string latex_document(const Execution& execution) {
  const Named program = with_names(execution);
  std::vector<Line> lines;
  std::string remarks = "% needs \\usepackage{amsmath}\n";
  for (const NodeId id : named_nodes(program)) {
    const Expr formula = expression_of(program.graph, id);
    lines.push_back({latex_of_name(name_of(program, id)), latex_of(formula), ""});
  }
  for (const NamedNode& output : program.outputs) {
    if (program.graph.input(output.node) != nullptr) {
      lines.push_back(
          {latex_of_name(output.name), latex_of_name(program.graph.label(output.node)), ""});
    }
    add_derivatives(program.graph, output, lines, remarks);
  }
  return remarks + aligned(lines);
}

}  // namespace nabla
