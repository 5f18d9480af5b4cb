#include "ui/workspace/keys.h"

#include "engine/graph/structural_path.h"

namespace nabla::ui {

std::string renamedKey(const std::string& key, const std::string& from, const std::string& to) {
  // After the name comes an operand of its formula, or what is within the node when it is opened.
  const bool own = key.starts_with(from) && (key.size() == from.size() || key[from.size()] == '/' ||
                                             key[from.size()] == '.');
  return own ? to + key.substr(from.size()) : key;
}

NodeKeys::NodeKeys(const Graph& graph, std::size_t count) : keys_(structural_paths(graph, count)) {
  for (std::uint32_t i = 0; i < keys_.size(); ++i) nodes_.emplace(keys_[i], NodeId{i});
}

const std::string& NodeKeys::of(NodeId node) const {
  static const std::string none;
  return node.index < keys_.size() ? keys_[node.index] : none;
}

std::optional<NodeId> NodeKeys::find(std::string_view key) const {
  const auto found = nodes_.find(key);
  return found == nodes_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace nabla::ui
