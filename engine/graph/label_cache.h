// Numbers for nodes without a name, counted per op in graph order and kept until names change.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/graph/node.h"

namespace nabla {

// Safe to ask from several threads at once, as the rest of a constant graph is. Copies start empty.
class LabelCache {
 public:
  LabelCache() = default;
  LabelCache(const LabelCache& /*other*/) noexcept {}
  LabelCache& operator=(const LabelCache& other) noexcept;

  // Whether a node may be left out (it has a name), and whether the user has taken a label.
  struct Names {
    std::function<bool(NodeId)> named;
    std::function<bool(std::string_view)> taken;
  };

  // The number of an unnamed node among those of its op: 0 is `mul`, 1 is `mul_1`. Numbers that
  // would make a taken label are skipped.
  std::uint32_t number(const NodeList& nodes, NodeId id, const Names& names) const;
  // To be called when a name is given: numbers already handed out may no longer hold.
  // Not while others ask: a graph that changes has one owner.
  void forget() {
    if (!numbers_.empty()) clear();
  }

 private:
  void clear();
  void count(const NodeList& nodes, const Names& names) const;

  mutable std::mutex mutex_;
  mutable std::vector<std::uint32_t> numbers_;  // of the first nodes; grows when asked for more
  mutable std::unordered_map<const OpDef*, std::uint32_t> next_;
};

// `mul` for 0, else `mul_1` and so on.
std::string numbered(std::string_view op, std::uint32_t number);

}  // namespace nabla
