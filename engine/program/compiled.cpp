#include "engine/program/compiled.h"

#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/program/lower_scalars.h"
#include "engine/program/point_machine.h"
#include "engine/program/tensor_machine.h"

namespace nabla {

struct CompiledFrame::Buffers {
  std::vector<double> registers;
  TensorMachine::Frame tensors;
};

CompiledFrame::CompiledFrame() : buffers_(std::make_unique<Buffers>()) {}
CompiledFrame::~CompiledFrame() = default;
CompiledFrame::CompiledFrame(CompiledFrame&&) noexcept = default;
CompiledFrame& CompiledFrame::operator=(CompiledFrame&&) noexcept = default;

struct Compiled::State {
  std::vector<CompiledInput> inputs;
  std::vector<Shape> fetches;
  ScalarCode code;  // for grids; empty where there is a tensor machine
  std::optional<PointMachine> point;
  std::optional<TensorMachine> tensors;
};

namespace {

// Where the packed elements of each input of the graph start; inputs that are not needed take none.
struct Packing {
  std::vector<CompiledInput> inputs;
  std::vector<NodeId> nodes;
  std::vector<std::size_t> sizes;
  std::vector<std::size_t> offsets;
};

Packing packing_of(const Graph& graph, std::span<const NodeId> fetches) {
  const std::vector<bool> needed = needed_for(graph, fetches);
  Packing packing;
  std::size_t next = 0;
  for (const Input& input : graph.inputs()) {
    packing.offsets.push_back(next);
    if (input.node.index >= needed.size() || !needed[input.node.index]) continue;
    const Node& node = graph[input.node];
    packing.inputs.push_back({input.name, node.shape, input.initial, node.span, next});
    packing.nodes.push_back(input.node);
    packing.sizes.push_back(node.shape.size());
    next += node.shape.size();
  }
  return packing;
}

Expected<Tensor> value_for(const CompiledInput& input, const Point& feeds) {
  const auto fed = feeds.find(input.name);
  const Tensor* const value = fed != feeds.end() ? &fed->second : nullptr;
  if (value == nullptr) {
    if (input.initial) return *input.initial;
    return no_value(input.name, input.span);
  }
  if (value->shape() == input.shape) return *value;
  return Diagnostic{say("%1 has shape %2, but the value fed has shape %3", input.name,
                        input.shape.str(), value->shape().str()),
                    say("feed a value of shape %1", input.shape.str()), input.span};
}

}  // namespace

const std::vector<CompiledInput>& Compiled::inputs() const { return state_->inputs; }
const std::vector<Shape>& Compiled::fetches() const { return state_->fetches; }

std::size_t Compiled::instructions() const {
  return state_->point ? state_->point->instructions() : state_->tensors->steps();
}

CompiledFrame Compiled::frame() const {
  CompiledFrame frame;
  if (state_->point) frame.buffers_->registers = state_->point->registers();
  if (state_->tensors) frame.buffers_->tensors = state_->tensors->frame();
  return frame;
}

void Compiled::run(std::span<const double* const> inputs, std::span<double* const> outputs,
                   CompiledFrame& frame, Cancellation cancelled) const {
  if (state_->point) {
    state_->point->run(inputs, outputs, frame.buffers_->registers);
  } else {
    state_->tensors->run(inputs, outputs, frame.buffers_->tensors, cancelled);
  }
}

Expected<std::vector<Tensor>> Compiled::evaluate(const Point& feeds, Cancellation flag) const {
  Obstacle obstacle;
  const Cancellation cancelled = flag.with(obstacle);
  std::vector<Tensor> values;
  for (const CompiledInput& input : state_->inputs) {
    auto value = value_for(input, feeds);
    if (!value) return value.error();
    values.push_back(*std::move(value));
  }
  std::vector<const double*> from;
  for (const Tensor& value : values) from.push_back(value.values().data());
  std::vector<Tensor> fetched;
  for (const Shape& shape : state_->fetches) fetched.push_back(Tensor::filled(shape, 0.0));
  std::vector<double*> to;
  for (Tensor& value : fetched) to.push_back(value.mutable_values().data());
  CompiledFrame buffers = frame();
  run(from, to, buffers, cancelled);
  if (auto going = cancelled.check(); !going) return going.error();
  return fetched;
}

std::optional<GridMachine> Compiled::grid(std::vector<Along> along, const KernelTable& set) const {
  if (!state_->point) return std::nullopt;
  return GridMachine(state_->code, std::move(along), set);
}

Compiled compile(const Graph& graph, std::span<const NodeId> fetches) {
  return compile(graph, fetches, {}).value();
}

Expected<Compiled> compile(const Graph& graph, std::span<const NodeId> fetches,
                           Cancellation cancelled) {
  Packing packing = packing_of(graph, fetches);
  auto state = std::make_shared<Compiled::State>();
  std::vector<std::size_t> sizes;
  for (const NodeId fetch : fetches) {
    state->fetches.push_back(graph[fetch].shape);
    sizes.push_back(graph[fetch].shape.size());
  }
  auto code = lower_scalars(graph, fetches, packing.offsets, cancelled);
  if (auto going = cancelled.check(); !going) return going.error();
  if (code) {
    state->point.emplace(*code, packing.sizes, sizes);
    state->code = std::move(*code);
  } else {
    state->tensors.emplace(graph, fetches, packing.nodes, cancelled);
    if (auto going = cancelled.check(); !going) return going.error();
  }
  state->inputs = std::move(packing.inputs);
  return Compiled(std::move(state));
}

}  // namespace nabla
