#include "engine/interchange/latex_document.h"

#include <algorithm>
#include <vector>

#include "engine/graph/walk.h"
#include "engine/interchange/derivation.h"
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

std::string name_of(const Execution& execution, NodeId node) {
  for (const NamedNode& output : execution.outputs) {
    if (output.node == node) return output.name;
  }
  return execution.graph.name(node);
}

// The named results that the outputs need, each under the name it was given last.
std::vector<NodeId> named_nodes(const Execution& execution) {
  const Graph& graph = execution.graph;
  std::vector<NodeId> targets;
  for (const NamedNode& output : execution.outputs) targets.push_back(output.node);
  std::vector<NodeId> named;
  for (const NodeId id : order_for(graph, targets)) {
    const bool output = std::ranges::find(targets, id) != targets.end();
    const bool current = !graph.name(id).empty() && graph.find(graph.name(id)) == id;
    if (graph.input(id) == nullptr && (output || current)) named.push_back(id);
  }
  return named;
}

void add_derivatives(const Execution& execution, const NamedNode& output, std::vector<Line>& lines,
                     std::string& remarks) {
  for (const Input* input : execution.variables()) {
    const Expected<Derivation> derivation =
        derive_steps(execution.graph, output.node, std::span(&input->node, 1));
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
  std::vector<Line> lines;
  std::string remarks = "% needs \\usepackage{amsmath}\n";
  for (const NodeId id : named_nodes(execution)) {
    const Expr formula = expression_of(execution.graph, id);
    lines.push_back({latex_of_name(name_of(execution, id)), latex_of(formula), ""});
  }
  for (const NamedNode& output : execution.outputs) {
    if (execution.graph.input(output.node) != nullptr) {
      lines.push_back(
          {latex_of_name(output.name), latex_of_name(execution.graph.label(output.node)), ""});
    }
    add_derivatives(execution, output, lines, remarks);
  }
  return remarks + aligned(lines);
}

}  // namespace nabla
