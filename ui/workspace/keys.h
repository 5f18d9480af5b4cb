// The name under which a node's place, its marks and the selection are kept: its own name, or its
// path from the nearest named consumer. Both survive re-parsing; an index would not.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla::ui {

// One unique key per node for the first `count` nodes: `y`, `y/0` for its first operand, `y/0/1`
// and so on. A name given to several nodes is numbered from the second on (`y~2`); a node nobody
// uses is called by its op (`=mul`).
std::vector<std::string> layoutKeys(const Graph& graph, std::size_t count);

// The key after a node was renamed: its own, and those of what stands in its formula.
std::string renamedKey(const std::string& key, const std::string& from, const std::string& to);

// The keys of a graph, and the node that a key means.
class NodeKeys {
 public:
  NodeKeys(const Graph& graph, std::size_t count);
  NodeKeys(const NodeKeys&) = delete;
  NodeKeys& operator=(const NodeKeys&) = delete;
  // Empty for a node that has none.
  const std::string& of(NodeId node) const;
  std::optional<NodeId> find(std::string_view key) const;

 private:
  std::vector<std::string> keys_;
  std::map<std::string_view, NodeId> nodes_;
};

}  // namespace nabla::ui
