#include "engine/interchange/distinct_names.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/interchange/latex.h"

namespace nabla {

namespace {

class Naming {
 public:
  explicit Naming(const Graph& graph) : graph_(graph), current_(graph.size()) {
    for (const auto& [name, node] : graph.names()) {
      taken_.insert(latex_of_name(name));
      const Input* input = graph.input(name);
      if (input == nullptr || input->node == node) current_[node.index] = name;
    }
  }

  // "" where it has none, as for a number that had the name before: it is written out.
  std::string of(NodeId id) {
    const std::string& first = graph_.name(id);
    if (first.empty() || name_means(graph_, id)) return first;
    const std::string& later = current_[id.index];
    if (!later.empty()) return later;
    return graph_.constant(id) != nullptr ? "" : numbered(first);
  }

 private:
  std::string numbered(const std::string& name) {
    std::string candidate;
    do {
      candidate = name + '_' + std::to_string(++last_[name]);
    } while (!taken_.insert(latex_of_name(candidate)).second);
    return candidate;
  }

  const Graph& graph_;
  std::vector<std::string> current_;  // by node: a name that means it
  std::set<std::string> taken_;       // as they print
  std::map<std::string, int> last_;
};

void copy_node(const Graph& from, NodeId id, Graph& to) {
  const Node& node = from[id];
  to.set_span(node.span);
  if (const Input* input = from.input(id)) {
    to.append_input(input->name, input->kind, node.shape, input->initial);
  } else if (const Tensor* value = from.constant(id)) {
    to.append_constant(*value);
  } else {
    (void)to.append(*node.op, node.inputs.span(), attributes_of(node)).value();
  }
}

}  // namespace

bool name_means(const Graph& graph, NodeId node) {
  if (graph.input(node) != nullptr) return true;
  const std::string& name = graph.name(node);
  return !name.empty() && graph.input(name) == nullptr && graph.find(name) == node;
}

bool name_means(const Graph& graph, NodeId node, NodeId reader) {
  const NameId name = graph[node].name;
  if (!name.valid() || graph.input(graph.name(node)) != nullptr) return false;
  for (std::uint32_t i = node.index + 1; i < reader.index; ++i) {
    if (graph[NodeId{i}].name == name) return false;
  }
  return node.index < reader.index;
}

Graph with_distinct_names(const Graph& graph) {
  Graph out;
  for (std::uint32_t i = 0; i < graph.size(); ++i) copy_node(graph, NodeId{i}, out);
  Naming naming(graph);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string name = naming.of(NodeId{i});
    if (!name.empty() && graph.input(NodeId{i}) == nullptr) out.bind(name, NodeId{i});
  }
  return out;
}

}  // namespace nabla
