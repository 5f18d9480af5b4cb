// What a graph computes, array by array: in single-assignment form, before it is known what becomes
// a loop and what is kept in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/program/codes.h"
#include "engine/program/tensors/view.h"
#include "engine/rewrite/kinds.h"

namespace nabla {

// Elements of an earlier value, in an order and a shape of their own.
struct Source {
  std::uint32_t value = 0;
  View view;  // over the elements of the value in row-major order
};

// A source that goes into a collected value: element i of it to element i of the view.
struct CollectedPart {
  Source from;
  View to;
  Code code = Code::copy;  // as in Delivery
};

enum class ValueKind : std::uint8_t {
  input,  // handed over at each run
  constant,
  elementwise,  // one number from one number of each source
  collected,    // reductions, scatters and joins: parts put into an array that was filled
  product,      // of two matrices, or of two stacks of them
  kernel,       // by the op's own kernel
};

struct TensorValue {
  ValueKind kind = ValueKind::kernel;
  Shape shape = {};
  std::size_t number = 0;      // inputs: their number; constants: their number
  Kind made = Kind::other;     // elementwise without a node: what is computed
  const Node* node = nullptr;  // elementwise, kernel: what is computed; null where it is no node
  std::vector<Source> sources = {};       // elementwise: each of the value's shape
  std::vector<CollectedPart> parts = {};  // collected
  bool filled = false;                    // collected: with `fill`, before the parts come
  double fill = 0;
};

struct TensorValues {
  std::vector<TensorValue> values;  // each after its sources
  std::vector<Tensor> constants;
  std::vector<Source> fetches;
};

// `inputs`: the input nodes that are needed, in the order in which they are handed over. The nodes
// of `graph` must outlive the values. Cancelled, they are worth nothing.
TensorValues tensor_values(const Graph& graph, std::span<const NodeId> fetches,
                           std::span<const NodeId> inputs, Cancellation cancelled = {});

// The graph with composite ops replaced by their bodies, and its targets; cancelled, a part of it.
struct Expanded {
  Graph graph;
  std::vector<NodeId> targets;
};
Expanded expand_composites(const Graph& graph, std::span<const NodeId> targets,
                           Cancellation cancelled = {});

}  // namespace nabla
