// One node of a computation graph: an op applied to earlier nodes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/source_span.h"
#include "engine/graph/attributes.h"
#include "engine/tensor/shape.h"

namespace nabla {

struct OpDef;
using NodeId = Id<struct NodeTag>;
using ContextId = Id<struct ContextTag>;

// The operands of a node; up to three need no allocation.
class Operands {
 public:
  Operands() = default;
  explicit Operands(std::span<const NodeId> ids);
  std::size_t size() const { return size_; }
  NodeId operator[](std::size_t i) const { return span()[i]; }
  std::span<const NodeId> span() const {
    return size_ <= few_.size() ? std::span(few_.data(), size_) : std::span<const NodeId>(*many_);
  }
  auto begin() const { return span().begin(); }
  auto end() const { return span().end(); }

 private:
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

struct Node {
  const OpDef* op = nullptr;
  Operands inputs;
  Shape shape;
  std::shared_ptr<const Attributes> attributes;  // null when there are none
  SourceSpan span;  // what the user wrote; for derived nodes the source's
  Origin origin;
  std::uint32_t slot = 0;  // inputs and constants: where the graph keeps what they are
  ContextId context;  // the loop iteration, branch or call it was made in; invalid at top level
};

}  // namespace nabla
