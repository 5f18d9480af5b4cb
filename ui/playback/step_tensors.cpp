#include "ui/playback/step_tensors.h"

namespace nabla::ui {

namespace {

std::optional<Tensor> tensorOf(const Trace& trace, const Step& step, EventKind kind) {
  const Event* event = trace.event(step, kind);
  return event ? std::optional(event->value) : std::nullopt;
}

}  // namespace

Tensor upstreamOf(const Trace& trace, const Step& step) {
  for (std::size_t i = step.first_event; i-- > 0;) {
    const Event& event = trace.events[i];
    if (event.kind == EventKind::accumulation && event.to == step.node) return event.value;
    if (event.kind == EventKind::seed && event.node == step.node) return event.value;
  }
  return Tensor(1.0);
}

StepTensors tensorsOf(const Trace& trace, std::size_t index) {
  const Step& step = trace.steps[index];
  StepTensors tensors;
  if (step.phase == Phase::forward) tensors.total = tensorOf(trace, step, EventKind::forward);
  if (step.phase == Phase::tangent) tensors.total = tensorOf(trace, step, EventKind::tangent);
  if (step.phase != Phase::backward) return tensors;
  if (step.operand < 0) {
    tensors.total = tensorOf(trace, step, EventKind::seed);
    return tensors;
  }
  tensors.local = tensorOf(trace, step, EventKind::local);
  tensors.upstream = upstreamOf(trace, step);
  tensors.contribution = tensorOf(trace, step, EventKind::contribution);
  tensors.total = tensorOf(trace, step, EventKind::accumulation);
  return tensors;
}

}  // namespace nabla::ui
