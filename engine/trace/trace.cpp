#include "engine/trace/trace.h"

#include <algorithm>

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
  const std::size_t steps = std::min(step, trace.steps.size());
  const std::size_t events = steps == 0 ? 0 : trace.steps[steps - 1].last_event;
  for (std::size_t i = 0; i < events; ++i) apply_event(trace.events[i], state);
  return state;
}

}  // namespace nabla
