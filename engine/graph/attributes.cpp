#include "engine/graph/attributes.h"

#include <algorithm>
#include <cassert>

namespace nabla {

namespace {

template <class T>
T value_or(const Attribute* found, T fallback) {
  if (found == nullptr) return fallback;
  const T* value = std::get_if<T>(found);
  assert(value != nullptr);
  return *value;
}

}  // namespace

const Attribute* Attributes::find(std::string_view name) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [name](const auto& pair) { return pair.first == name; });
  return entry == entries_.end() ? nullptr : &entry->second;
}

void Attributes::set(std::string name, Attribute value) {
  for (auto& [key, current] : entries_) {
    if (key == name) {
      current = std::move(value);
      return;
    }
  }
  entries_.emplace_back(std::move(name), std::move(value));
}

std::int64_t Attributes::integer(std::string_view name, std::int64_t fallback) const {
  return value_or(find(name), fallback);
}

double Attributes::real(std::string_view name, double fallback) const {
  return value_or(find(name), fallback);
}

std::string Attributes::text(std::string_view name, std::string fallback) const {
  return value_or(find(name), std::move(fallback));
}

std::vector<std::int64_t> Attributes::integers(std::string_view name) const {
  return value_or(find(name), std::vector<std::int64_t>{});
}

std::shared_ptr<const Subgraph> Attributes::subgraph(std::string_view name) const {
  return value_or(find(name), std::shared_ptr<const Subgraph>{});
}

}  // namespace nabla
