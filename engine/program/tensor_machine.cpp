#include "engine/program/tensor_machine.h"

#include <algorithm>
#include <array>

#include "engine/program/cache_line.h"
#include "engine/program/kernels.h"
#include "engine/program/tensors/collect.h"
#include "engine/program/tensors/plan.h"
#include "engine/rewrite/rewrite.h"

namespace nabla {

namespace {

// What the steps of one run work on.
struct Run {
  TensorMachine::Frame& frame;
  Cancellation cancelled;

  void operator()(const Fill& step) const {
    double* const to = frame.arrays[step.array];
    in_blocks(step.size, elements_at_once, cancelled, [&](std::size_t first, std::size_t last) {
      std::fill(to + first, to + last, step.value);
    });
  }

  void operator()(const BlockLoop& loop) const { loop.run(frame.arrays, frame.loops, cancelled); }

  void operator()(const ProductStep& step) const {
    Product product = step.shape;
    product.room = at_line(frame.product_room.data());
    product.to = frame.arrays[step.to];
    product.ends = [](const void* asked) {
      return static_cast<const Cancellation*>(asked)->asked();
    };
    product.asked = &cancelled;
    std::size_t count = 1;
    for (const std::size_t extent : step.outer) count *= extent;
    for (std::size_t i = 0; i < count && !cancelled.asked();
         ++i, product.to += product.rows * product.columns) {
      std::ptrdiff_t a = step.a.offset;
      std::ptrdiff_t b = step.b.offset;
      std::size_t rest = i;
      for (std::size_t k = step.outer.size(); k-- > 0; rest /= step.outer[k]) {
        const auto index = static_cast<std::ptrdiff_t>(rest % step.outer[k]);
        a += index * step.a.outer[k];
        b += index * step.b.outer[k];
      }
      product.a = frame.arrays[step.a.array] + a;
      product.b = frame.arrays[step.b.array] + b;
      kernels().product(product);
    }
  }

  void operator()(const KernelStep& step) const {
    static const Attributes none;
    std::array<const Tensor*, 8> few{};
    std::vector<const Tensor*> many;
    std::span<const Tensor*> operands(few.data(), std::min(few.size(), step.operands.size()));
    if (step.operands.size() > few.size()) operands = many = {step.operands.size(), nullptr};
    for (std::size_t k = 0; k < step.operands.size(); ++k) {
      const Access& from = step.operands[k];
      Tensor& tensor = frame.operands[step.first + k];
      const auto to = tensor.mutable_values();
      if (!to.empty()) gather(frame.arrays[from.array], from.view, 0, to.size(), to.data());
      operands[k] = &tensor;
    }
    const Tensor result =
        evaluate(*step.op, Values(operands, cancelled), step.attributes ? *step.attributes : none);
    std::ranges::copy(result.values(), frame.arrays[step.to]);
  }
};

}  // namespace

TensorMachine::TensorMachine(const Graph& graph, std::span<const NodeId> fetches,
                             std::span<const NodeId> inputs, Cancellation cancelled) {
  const Expanded expanded = expand_composites(graph, fetches, cancelled);
  if (cancelled.asked()) return;
  const Rewritten rewritten = rewrite(expanded.graph, expanded.targets, {.cancelled = cancelled});
  if (cancelled.asked()) return;
  std::vector<NodeId> handed_over;
  for (const NodeId input : inputs) {
    const Input* const there = rewritten.graph.input(graph.input(input)->name);
    handed_over.push_back(there != nullptr ? there->node : NodeId{});
  }
  TensorValues values = tensor_values(rewritten.graph, rewritten.targets, handed_over, cancelled);
  if (cancelled.asked()) return;
  plan_ = std::make_shared<const TensorPlan>(plan(std::move(values), cancelled));
}

std::size_t TensorMachine::steps() const {
  std::size_t count = 0;
  for (const PlanStep& step : plan_->steps) {
    const auto* const loop = std::get_if<BlockLoop>(&step);
    count += loop != nullptr ? loop->instructions() : 1;
  }
  return count;
}

TensorMachine::Frame TensorMachine::frame() const {
  Frame frame;
  frame.room.resize(plan_->room);
  frame.product_room.resize(plan_->product_room + line);
  frame.arrays.resize(plan_->arrays.size());
  for (const Shape& shape : plan_->operands) frame.operands.push_back(Tensor::filled(shape, 0.0));
  for (const PlanStep& step : plan_->steps) {
    if (const auto* const loop = std::get_if<BlockLoop>(&step)) loop->make_room(frame.loops);
  }
  return frame;
}

void TensorMachine::run(std::span<const double* const> inputs, std::span<double* const> outputs,
                        Frame& frame, Cancellation cancelled) const {
  double* const room = at_line(frame.room.data());
  for (std::size_t i = 0; i < plan_->arrays.size(); ++i) {
    const ArrayHome& home = plan_->arrays[i];
    switch (home.where) {
      case ArrayHome::Where::input:
        frame.arrays[i] = unlocked(inputs[home.index]);
        break;
      case ArrayHome::Where::constant:
        frame.arrays[i] = unlocked(plan_->constants[home.index].values().data());
        break;
      case ArrayHome::Where::output:
        frame.arrays[i] = outputs[home.index];
        break;
      case ArrayHome::Where::room:
        frame.arrays[i] = room + home.index;
        break;
    }
  }
  for (const PlanStep& step : plan_->steps) {
    if (cancelled.asked()) return;
    std::visit(Run{frame, cancelled}, step);
  }
}

}  // namespace nabla
