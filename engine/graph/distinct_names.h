// Names that mean one node each, where a program assigns one name several times or none at all.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/node.h"

namespace nabla {

class Graph;

// Whether the node's name means it: no node got the name later, and it is no other node's as an
// input.
bool name_means(const Graph& graph, NodeId node);
// Whether it did when `reader` was written, as s does in the body of a loop: s = s + x.
bool name_means(const Graph& graph, NodeId node, NodeId reader);

// The names of one graph, made when they are first asked for and kept until the graph changes. Safe
// to ask from several threads at once, as the rest of a constant graph is. Copies start empty.
class DistinctNames {
 public:
  DistinctNames() = default;
  DistinctNames(const DistinctNames& /*other*/) noexcept {}
  DistinctNames& operator=(const DistinctNames& other) noexcept;

  // Graph::distinct_name() and Graph::find_distinct() say what these are.
  std::string of(const Graph& graph, NodeId node) const;
  std::optional<NodeId> find(const Graph& graph, std::string_view name) const;
  // To be called when a name is given. Not while others ask: a graph that changes has one owner.
  void forget();

 private:
  void make(const Graph& graph) const;

  mutable std::mutex mutex_;
  mutable std::vector<std::string> names_;  // by node
  mutable std::map<std::string, NodeId, std::less<>> nodes_;
};

}  // namespace nabla
