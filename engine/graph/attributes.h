// What an op was told beside its operands: an axis, a shape, a seed. Immutable once in a graph.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nabla {

struct Subgraph;  // a graph inside a node: subgraph.h
using Attribute = std::variant<std::int64_t, double, std::string, std::vector<std::int64_t>,
                               std::shared_ptr<const Subgraph>>;

class Attributes {
 public:
  Attributes() = default;
  Attributes(std::initializer_list<std::pair<std::string, Attribute>> entries)
      : entries_(entries) {}

  void set(std::string name, Attribute value);
  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The attribute, or `fallback` where it is absent; asserts on another type.
  std::int64_t integer(std::string_view name, std::int64_t fallback) const;
  double real(std::string_view name, double fallback) const;
  std::string text(std::string_view name, std::string fallback) const;
  std::vector<std::int64_t> integers(std::string_view name) const;        // empty where absent
  std::shared_ptr<const Subgraph> subgraph(std::string_view name) const;  // null where absent

  const std::vector<std::pair<std::string, Attribute>>& entries() const { return entries_; }
  bool empty() const { return entries_.empty(); }
  friend bool operator==(const Attributes&, const Attributes&) = default;

 private:
  const Attribute* find(std::string_view name) const;
  std::vector<std::pair<std::string, Attribute>> entries_;
};

}  // namespace nabla
