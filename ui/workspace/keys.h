// A node's place, its marks and the selection are kept under its structural path
// (engine/graph/structural_path.h), which survives re-parsing.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla::ui {

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
