// One node of a computation graph: an op applied to earlier nodes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/block_list.h"
#include "engine/base/id.h"
#include "engine/base/source_span.h"
#include "engine/graph/attributes.h"
#include "engine/tensor/shape.h"

namespace nabla {

struct OpDef;
using NodeId = Id<struct NodeTag>;
using ContextId = Id<struct ContextTag>;
using NameId = Id<struct NameTag>;

// The operands of a node; up to three need no allocation.
class Operands {
 public:
  Operands() = default;
  explicit Operands(std::span<const NodeId> ids);
  std::size_t size() const { return size_; }
  NodeId operator[](std::size_t i) const { return data()[i]; }
  std::span<const NodeId> span() const { return {data(), size_}; }
  const NodeId* begin() const { return data(); }
  const NodeId* end() const { return data() + size_; }

 private:
  const NodeId* data() const { return many_ ? many_->data() : few_.data(); }

  std::uint32_t size_ = 0;
  std::array<NodeId, 3> few_;
  std::shared_ptr<const std::vector<NodeId>> many_;
};

// Why a node is there.
enum class Role : std::uint8_t {
  forward,       // the user wrote it
  seed,          // the gradient of the output with respect to itself
  local,         // part of a local partial derivative
  contribution,  // part of what one edge adds to a gradient
  accumulation,  // a sum of contributions
  tangent,       // forward mode
};

// For a derived node: the forward node and operand whose rule made it.
struct Origin {
  NodeId source;
  std::int32_t operand = -1;
  Role role = Role::forward;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// What the walks over a graph read comes first.
struct Node {
  const OpDef* op = nullptr;
  Operands inputs;
  Shape shape;
  std::shared_ptr<const Attributes> attributes;  // null when there are none
  SourceSpan span;  // what the user wrote; for derived nodes the source's
  Origin origin;
  std::uint32_t slot = 0;  // inputs and constants: where the graph keeps what they are
  ContextId context;  // the loop iteration, branch or call it was made in; invalid at top level
  NameId name;        // the first name it got, if any: Graph::name
};

// Nodes stay where they are while the graph grows.
using NodeList = BlockList<Node>;

}  // namespace nabla
