#include "engine/graph/distinct_names.h"

#include <set>
#include <utility>

#include "engine/graph/graph.h"

namespace nabla {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Names that read alike: x1 and x_1 are both x with a subscript.
std::string reading_of(std::string name) {
  std::size_t digits = name.size();
  while (digits > 0 && is_digit(name[digits - 1])) --digits;
  const bool subscript = digits > 0 && digits < name.size() && name[digits - 1] != '_';
  return subscript ? name.insert(digits, 1, '_') : name;
}

class Naming {
 public:
  explicit Naming(const Graph& graph) : graph_(graph), current_(graph.size()) {
    for (const auto& [name, node] : graph.names()) {
      taken_.insert(reading_of(name));
      const Input* input = graph.input(name);
      if (input == nullptr || input->node == node) current_[node.index] = name;
    }
  }

  std::string of(NodeId id) {
    const std::string& first = graph_.name(id);
    const bool constant = graph_.constant(id) != nullptr;
    if (first.empty()) return constant ? std::string() : fresh("v");
    if (name_means(graph_, id)) return first;
    const std::string& later = current_[id.index];
    if (!later.empty()) return later;
    return constant ? before_the_first(first) : fresh(first + '_');
  }

 private:
  std::string fresh(const std::string& stem) {
    std::string candidate;
    do {
      candidate = stem + std::to_string(++last_[stem]);
    } while (!taken_.insert(reading_of(candidate)).second);
    return candidate;
  }

  // s_0 of `s = 0`, to which a loop adds: the sums are counted from one.
  std::string before_the_first(const std::string& name) {
    std::string candidate = name + "_0";
    return taken_.insert(reading_of(candidate)).second ? candidate : fresh(name + '_');
  }

  const Graph& graph_;
  std::vector<std::string> current_;  // by node: a name that means it
  std::set<std::string> taken_;       // as they read
  std::map<std::string, int> last_;   // by stem
};

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

DistinctNames& DistinctNames::operator=(const DistinctNames& other) noexcept {
  if (this != &other) forget();
  return *this;
}

std::string DistinctNames::of(const Graph& graph, NodeId node) const {
  const std::scoped_lock lock(mutex_);
  if (names_.size() != graph.size()) make(graph);
  return names_[node.index];
}

std::optional<NodeId> DistinctNames::find(const Graph& graph, std::string_view name) const {
  const std::scoped_lock lock(mutex_);
  if (names_.size() != graph.size()) make(graph);
  const auto found = nodes_.find(name);
  return found == nodes_.end() ? std::nullopt : std::optional(found->second);
}

void DistinctNames::forget() {
  if (names_.empty()) return;
  names_.clear();
  nodes_.clear();
}

void DistinctNames::make(const Graph& graph) const {
  names_.clear();
  nodes_.clear();
  Naming naming(graph);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    names_.push_back(naming.of(NodeId{i}));
    if (!names_.back().empty()) nodes_.emplace(names_.back(), NodeId{i});
  }
}

}  // namespace nabla
