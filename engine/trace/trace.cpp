#include "engine/trace/trace.h"

#include <algorithm>

#include "engine/trace/advance.h"

namespace nabla {

std::span<const Event> Trace::events_of(const Step& step) const {
  return std::span(events).subspan(step.first_event, step.last_event - step.first_event);
}

const Event* Trace::event(const Step& step, EventKind kind) const {
  for (const Event& event : events_of(step)) {
    if (event.kind == kind) return &event;
  }
  return nullptr;
}

namespace {

void apply_event(const Event& event, TraceState& state) {
  switch (event.kind) {
    case EventKind::forward:
      state.values[event.node.index] = event.value;
      break;
    case EventKind::seed:
      state.gradients[event.node.index] = event.value;
      break;
    case EventKind::accumulation:
      state.gradients[event.to.index] = event.value;
      break;
    case EventKind::tangent:
      state.tangents[event.node.index] = event.value;
      break;
    case EventKind::local:
    case EventKind::contribution:
      break;
  }
}

}  // namespace

TraceState state_at(const Trace& trace, std::size_t step) {
  const std::size_t size = trace.forward_size;
  TraceState state;
  state.values.resize(size);
  state.gradients.resize(size);
  state.tangents.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (const Tensor* value = trace.graph.constant(NodeId{i})) state.values[i] = *value;
  }
  advance(state, trace, 0, step);
  return state;
}

void advance(TraceState& state, const Trace& trace, std::size_t from, std::size_t to) {
  const std::size_t steps = std::min(to, trace.steps.size());
  if (from >= steps) return;
  const std::size_t events = trace.steps[steps - 1].last_event;
  const std::size_t done = from == 0 ? 0 : trace.steps[from - 1].last_event;
  for (std::size_t i = done; i < events; ++i) apply_event(trace.events[i], state);
}

}  // namespace nabla
