// A graph that is complete, shared by all who have read it: traces of one program at many points.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/shared.h"
#include "engine/graph/graph.h"

namespace nabla {

// Reads as a Graph does.
class SharedGraph : public Shared<Graph> {
 public:
  using Shared::Shared;

  std::size_t size() const { return get().size(); }
  const Node& operator[](NodeId id) const { return get()[id]; }
  const NodeList& nodes() const { return get().nodes(); }
  const std::vector<Input>& inputs() const { return get().inputs(); }
  const std::vector<Context>& contexts() const { return get().contexts(); }
  const Input* input(NodeId id) const { return get().input(id); }
  const Input* input(std::string_view name) const { return get().input(name); }
  const Tensor* constant(NodeId id) const { return get().constant(id); }
  std::optional<NodeId> find(std::string_view name) const { return get().find(name); }
  const std::string& name(NodeId id) const { return get().name(id); }
  std::string label(NodeId id) const { return get().label(id); }
  std::string distinct_name(NodeId id) const { return get().distinct_name(id); }
  std::optional<NodeId> find_distinct(std::string_view name) const {
    return get().find_distinct(name);
  }
  std::map<std::string, NodeId, std::less<>> names() const { return get().names(); }
};

}  // namespace nabla
