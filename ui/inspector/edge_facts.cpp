#include "ui/inspector/edge_facts.h"

#include "ui/playback/narration.h"
#include "ui/playback/step_tensors.h"

namespace nabla::ui {

namespace {

void readStep(EdgeFacts& facts, const Trace& trace, int done) {
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const Step& step = trace.steps[i];
    if (step.phase != Phase::backward || step.node != facts.to || step.operand != facts.operand)
      continue;
    facts.awaits_gradient = true;
    facts.step = static_cast<int>(i);
    if (facts.step >= done) return;
    const StepTensors tensors = tensorsOf(trace, i);
    facts.upstream = tensors.upstream;
    facts.contribution = tensors.contribution;
    facts.total = tensors.total;
  }
}

}  // namespace

EdgeFacts edgeFactsOf(const Trace& trace, const TraceState& state, int done, NodeId consumer,
                      int operand, const BackwardGraph* backward) {
  const Graph& graph = trace.graph;
  EdgeFacts facts;
  facts.to = consumer;
  facts.from = graph[consumer].inputs[static_cast<std::size_t>(operand)];
  facts.operand = operand;
  facts.from_title = nodeTitle(graph, facts.from);
  facts.to_title = nodeTitle(graph, facts.to);
  facts.shape = shapeText(graph[facts.from].shape);
  const ValueOf value_of = valuesOf(trace, state, backward, done);
  if (const Tensor* value = value_of(facts.from)) facts.value = *value;
  for (LocalDerivative& local : localsOf(trace, consumer, value_of)) {
    if (local.operand == operand) facts.local = std::move(local);
  }
  readStep(facts, trace, done);
  return facts;
}

}  // namespace nabla::ui
