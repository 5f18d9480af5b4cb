#include "engine/interchange/dot.h"

#include <vector>

#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/graph/walk.h"
#include "engine/interchange/expression.h"
#include "engine/language/printer.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

// A quoted string: quotes and backslashes are escaped, a newline is written \n.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + '"';
}

constexpr std::size_t most_inside = 40;  // nodes of a branch or loop that its box writes out

bool has_graph_inside(const Node& node) {
  return node.op->name == "cond" || node.op->name == "while_loop";
}

std::string label_of(const Graph& graph, NodeId id) {
  const Node& node = graph[id];
  std::string label = is_hole(graph, id) ? "_" : graph.name(id);
  if (const Tensor* value = graph.constant(id)) {
    label += (label.empty() ? "" : " = ") + format_tensor(*value, 6);
  } else if (graph.input(id) == nullptr) {
    const Notation& notation = node.op->notation;
    const std::string_view glyph = notation.glyph.empty() ? node.op->name : notation.glyph;
    label += (label.empty() ? "" : "\n") + std::string(glyph);
    if (has_graph_inside(node)) label += '\n' + print(expression_of(graph, id, most_inside));
  }
  if (!node.shape.is_scalar()) label += '\n' + node.shape.str();
  return label;
}

std::string id_of(NodeId id) { return 'n' + std::to_string(id.index); }

}  // namespace

std::string dot_document(const Execution& execution) {
  const Graph& graph = execution.graph;
  std::vector<NodeId> targets;
  for (const NamedNode& output : execution.outputs) targets.push_back(output.node);
  std::string text = "digraph nabla {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const NodeId id : order_for(graph, targets)) {
    const bool leaf = graph[id].inputs.size() == 0;
    text += "  " + id_of(id) + " [label=" + quoted(label_of(graph, id)) +
            (leaf ? ", shape=ellipse" : "") + "];\n";
    for (const NodeId input : graph[id].inputs) {
      text += "  " + id_of(input) + " -> " + id_of(id) + ";\n";
    }
  }
  return text + "}\n";
}

}  // namespace nabla
