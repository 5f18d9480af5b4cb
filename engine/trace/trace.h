// A recorded run: what happened, in order, as ids and tensors. Immutable; the state at any step is
// a pure function of the trace and the step.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/expected.h"
#include "engine/graph/shared_graph.h"

namespace nabla {

enum class EventKind : std::uint8_t {
  forward,       // node has its value
  seed,          // the output's gradient is 1
  local,         // the partial derivative of node by its operand
  contribution,  // what goes back through that edge
  accumulation,  // the gradient of `to` so far
  tangent,       // forward mode: node has its tangent
};

struct Event {
  EventKind kind = EventKind::forward;
  NodeId node;
  int operand = -1;  // local, contribution, accumulation
  NodeId to;         // likewise: the operand's node
  NodeId source;     // the node whose value it is, a derived one for gradients
  Tensor value;
};

enum class Phase : std::uint8_t { forward, backward, tangent };

// Where a player stops: one value, the seed, or one edge going back (its local factor,
// contribution, sum).
struct Step {
  Phase phase = Phase::forward;
  NodeId node;
  int operand = -1;  // -1 for values, tangents and the seed
  NodeId to;         // the edge's other end
  std::size_t first_event = 0;
  std::size_t last_event = 0;   // one past
  std::optional<NodeId> local;  // derived node of the local factor, to print its formula
  // Backward: derived nodes of what the edge adds and of the gradient so far; the seed is both.
  NodeId contribution = {};
  NodeId total = {};
};

struct Trace {
  SharedGraph graph;  // forward nodes first (the user's), derived ones after
  std::size_t forward_size = 0;
  NodeId output;
  std::vector<Event> events;
  std::vector<Step> steps;

  std::span<const Event> events_of(const Step& step) const;
  // The event of one kind in a step, or null.
  const Event* event(const Step& step, EventKind kind) const;
};

// Values and gradients after the first `step` steps, by forward node index. Constants are there
// from the start.
struct TraceState {
  std::vector<std::optional<Tensor>> values;
  std::vector<std::optional<Tensor>> gradients;
  std::vector<std::optional<Tensor>> tangents;
};
TraceState state_at(const Trace& trace, std::size_t step);

}  // namespace nabla
