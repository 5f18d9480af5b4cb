#include "engine/graph/structural_path.h"

#include <array>
#include <cstdint>
#include <map>

#include "engine/graph/op_def.h"

namespace nabla {

namespace {

constexpr std::size_t longest_path = 120;

struct Use {
  std::size_t consumer = 0;
  std::size_t operand = 0;
  bool any = false;
};

// The earliest use of every node: later ones may come and go without moving it.
std::vector<Use> first_uses(const Graph& graph, std::size_t count) {
  std::vector<Use> uses(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Operands& inputs = graph.nodes()[i].inputs;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      Use& use = uses[inputs[k].index];
      if (!use.any) use = {i, k, true};
    }
  }
  return uses;
}

// FNV-1a: the same on every machine, since keys are saved.
std::string hashed(const std::string& path) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : path) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  constexpr std::array<char, 17> digits = {"0123456789abcdef"};
  std::string text = "~";
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash >> shift) & 15U];
  return text;
}

std::string numbered(const std::string& stem, std::map<std::string, int>& seen) {
  const int n = ++seen[stem];
  return n == 1 ? stem : stem + "~" + std::to_string(n);
}

}  // namespace

std::vector<std::string> structural_paths(const Graph& graph, std::size_t count) {
  std::vector<std::string> keys(count);
  std::map<std::string, int> seen;
  const std::vector<Use> uses = first_uses(graph, count);
  for (std::size_t i = 0; i < count; ++i) {
    const NodeId id{static_cast<std::uint32_t>(i)};
    const std::string& name = graph.name(id);
    if (!name.empty()) {
      keys[i] = numbered(name, seen);
    } else if (!uses[i].any) {
      keys[i] = numbered("=" + std::string(graph[id].op->name), seen);
    }
  }
  for (std::size_t i = count; i-- > 0;) {
    if (!keys[i].empty()) continue;
    const std::string& parent = keys[uses[i].consumer];
    keys[i] = (parent.size() > longest_path ? hashed(parent) : parent) + "/" +
              std::to_string(uses[i].operand);
  }
  return keys;
}

}  // namespace nabla
