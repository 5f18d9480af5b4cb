#include "engine/graph/label_cache.h"

#include "engine/graph/op_def.h"

namespace nabla {

LabelCache& LabelCache::operator=(const LabelCache& other) noexcept {
  if (this != &other) forget();
  return *this;
}

std::uint32_t LabelCache::number(const NodeList& nodes, NodeId id, const Names& names) const {
  const std::scoped_lock lock(mutex_);
  if (numbers_.size() <= id.index) count(nodes, names);
  return numbers_[id.index];
}

void LabelCache::clear() {
  numbers_.clear();
  next_.clear();
}

void LabelCache::count(const NodeList& nodes, const Names& names) const {
  numbers_.reserve(nodes.size());
  while (numbers_.size() < nodes.size()) {
    const NodeId id{static_cast<std::uint32_t>(numbers_.size())};
    std::uint32_t number = 0;
    if (!names.named(id)) {
      const OpDef* op = nodes[id.index].op;
      std::uint32_t& next = next_[op];
      while (names.taken(numbered(op->name, next))) ++next;
      number = next++;
    }
    numbers_.push_back(number);
  }
}

std::string numbered(std::string_view op, std::uint32_t number) {
  std::string label(op);
  if (number > 0) label += "_" + std::to_string(number);
  return label;
}

}  // namespace nabla
