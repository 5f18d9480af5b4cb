#include "engine/program/tensors/values.h"

#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/ops/axes.h"
#include "engine/program/op_meaning.h"
#include "engine/program/tensors/movement.h"

namespace nabla {

namespace {

class Lowering {
 public:
  Lowering(const Graph& graph, std::span<const NodeId> fetches)
      : graph_(graph), needed_(needed_for(graph, fetches)), uses_(needed_.size(), 0) {
    sources_.resize(needed_.size());
    for (std::size_t i = 0; i < needed_.size(); ++i) {
      if (!needed_[i]) continue;
      for (const NodeId input : graph.nodes()[i].inputs) ++uses_[input.index];
    }
    for (const NodeId fetch : fetches) uses_[fetch.index] += 2;  // kept, whatever else reads it
  }

  TensorValues run(std::span<const NodeId> fetches, std::span<const NodeId> inputs,
                   Cancellation cancelled) {
    for (std::size_t k = 0; k < inputs.size(); ++k) input_number_.emplace(inputs[k].index, k);
    for (std::uint32_t i = 0; i < needed_.size() && !cancelled.asked(); ++i) {
      if (needed_[i]) lower(NodeId{i});
    }
    for (const NodeId fetch : fetches) out_.fetches.push_back(sources_[fetch.index]);
    return std::move(out_);
  }

 private:
  const Shape& shape(NodeId id) const { return graph_[id].shape; }
  Source& source(NodeId id) { return sources_[id.index]; }
  Source whole(std::uint32_t value) const { return {value, plain_view(out_.values[value].shape)}; }
  Source add(TensorValue value) {
    out_.values.push_back(std::move(value));
    return whole(static_cast<std::uint32_t>(out_.values.size() - 1));
  }

  void lower(NodeId id) {
    const Node& node = graph_[id];
    if (graph_.input(id) != nullptr) {
      source(id) = add(
          {.kind = ValueKind::input, .shape = node.shape, .number = input_number_.at(id.index)});
    } else if (const Tensor* const constant = graph_.constant(id)) {
      source(id) = add_constant(*constant);
    } else {
      source(id) = lower_op(node);
    }
  }

  // An array of one number takes no memory.
  Source add_constant(const Tensor& tensor) {
    const auto values = tensor.values();
    const bool one = !values.empty() && std::ranges::all_of(values, [&](double x) {
      return x == values[0] && std::signbit(x) == std::signbit(values[0]);
    });
    const Shape shape = one ? Shape{} : tensor.shape();
    const Source source =
        add({.kind = ValueKind::constant, .shape = shape, .number = out_.constants.size()});
    out_.constants.push_back(one ? Tensor(values[0]) : tensor);
    return {source.value, spread(source.view, tensor.shape())};
  }

  Source lower_op(const Node& node) {
    const OpMeaning meaning = meaning_of(*node.op);
    switch (meaning.meaning) {
      case Meaning::code:
        if (meaning.code == Code::add) {
          if (auto sum = merged(node)) return *std::move(sum);
        }
        [[fallthrough]];
      case Meaning::swapped:
      case Meaning::call:
      case Meaning::slope:
      case Meaning::elu:
        return elementwise(node);
      case Meaning::movement:
        return moved(node);
      case Meaning::sum:
      case Meaning::mean:
      case Meaning::sum_to:
        return reduced(node, meaning.meaning, Code::add, 0.0);
      case Meaning::product:
        return reduced(node, meaning.meaning, Code::mul, 1.0);
      case Meaning::largest:
        return reduced(node, meaning.meaning, Code::maximum, -HUGE_VAL);
      case Meaning::smallest:
        return reduced(node, meaning.meaning, Code::minimum, HUGE_VAL);
      case Meaning::matmul:
        return whole_op(node, ValueKind::product);
      case Meaning::outer:
        return outer(node);
      case Meaning::composite:
      case Meaning::opaque:
        break;
    }
    return whole_op(node, ValueKind::kernel);
  }

  Source elementwise(const Node& node) {
    TensorValue value{.kind = ValueKind::elementwise, .shape = node.shape};
    value.node = &node;
    for (const NodeId input : node.inputs) {
      value.sources.push_back({source(input).value, spread(source(input).view, node.shape)});
    }
    return add(std::move(value));
  }

  Source whole_op(const Node& node, ValueKind kind) {
    TensorValue value{.kind = kind, .shape = node.shape};
    value.node = &node;
    for (const NodeId input : node.inputs) value.sources.push_back(source(input));
    return add(std::move(value));
  }

  // The product of all pairs, elementwise on both operands spread out.
  Source outer(const Node& node) {
    TensorValue value{.kind = ValueKind::elementwise, .shape = node.shape};
    value.made = Kind::mul;
    for (std::size_t k = 0; k < 2; ++k) {
      const Source in_order = laid_out(source(node.inputs[k]), shape(node.inputs[k]));
      View view{0, {}};
      for (std::size_t axis = 0; axis < 2; ++axis) {
        view.axes.push_back({static_cast<std::size_t>(node.shape[axis]), axis == k ? 1 : 0});
      }
      value.sources.push_back({in_order.value, view});
    }
    return add(std::move(value));
  }

  // A source whose elements stand in order from the first of its value.
  Source laid_out(const Source& from, const Shape& shape) {
    if (from.view.is_plain() && out_.values[from.value].shape.size() == shape.size()) return from;
    TensorValue value{.kind = ValueKind::collected, .shape = shape};
    value.parts.push_back({from, plain_view(shape), Code::copy});
    return add(std::move(value));
  }

  // The op's kernel moves the numbers of elements as it would move the elements.
  Source moved(const Node& node) {
    if (const auto views = joined_views(graph_, node)) return put_together(node, *views);
    if (node.inputs.size() == 1) {
      const Source& from = source(node.inputs[0]);
      if (auto view = seen(node, from)) return {from.value, *std::move(view)};
      if (!from.view.is_plain()) {
        const Source copy = laid_out(from, shape(node.inputs[0]));
        if (auto view = seen(node, copy)) return {copy.value, *std::move(view)};
      }
    }
    return joined(node);
  }

  std::optional<View> seen(const Node& node, const Source& from) const {
    if (auto view = moved_view(node, from.view)) return view;
    const Tensor numbers = numbers_of(from.view, shape(node.inputs[0]), 1.0);
    const Tensor* const operands[] = {&numbers};
    const Tensor moved = evaluate(*node.op, Values(operands), attributes_of(node));
    if (std::ranges::find(moved.values(), 0.0) != moved.values().end()) return std::nullopt;
    return view_of(moved, 1.0);
  }

  // Each operand has a place in the result, and zeros are where none has.
  Source joined(const Node& node) {
    std::vector<Tensor> numbers;
    double next = 1;
    for (const NodeId input : node.inputs) {
      numbers.push_back(numbers_of(plain_view(shape(input)), shape(input), next));
      next += static_cast<double>(shape(input).size());
    }
    std::vector<const Tensor*> operands;
    for (const Tensor& tensor : numbers) operands.push_back(&tensor);
    const Tensor result = evaluate(*node.op, Values(operands), attributes_of(node));
    std::vector<double> places(static_cast<std::size_t>(next), -1.0);  // of element k - 1
    double place = 0;
    bool once = true;
    for (const double number : result.values()) {
      double& of_element = places[static_cast<std::size_t>(number)];
      once = once && (number == 0.0 || of_element < 0.0);
      of_element = place++;
    }
    std::vector<View> views;
    std::size_t first = 1;
    for (const NodeId input : node.inputs) {
      const auto begin = places.begin() + static_cast<std::ptrdiff_t>(first);
      const std::size_t size = shape(input).size();
      const Tensor to(shape(input), {begin, begin + static_cast<std::ptrdiff_t>(size)});
      const auto view = view_of(to, 0.0);
      const auto& all = to.values();
      once = once && view && std::ranges::all_of(all, [](double x) { return x >= 0.0; });
      if (!once) return whole_op(node, ValueKind::kernel);
      views.push_back(*view);
      first += size;
    }
    return put_together(node, views);
  }

  Source put_together(const Node& node, const std::vector<View>& views) {
    TensorValue value{.kind = ValueKind::collected, .shape = node.shape};
    std::size_t covered = 0;
    for (std::size_t k = 0; k < views.size(); ++k) {
      value.parts.push_back({source(node.inputs[k]), views[k], Code::copy});
      covered += views[k].size();
    }
    value.filled = covered < node.shape.size();
    return add(std::move(value));
  }

  Source reduced(const Node& node, Meaning meaning, Code code, double nothing) {
    const Shape& from = shape(node.inputs[0]);
    Shape kept = node.shape;
    if (meaning != Meaning::sum_to) {
      kept = kept_shape(from, reduced_axes(from, attributes_of(node)).value());
    }
    TensorValue value{.kind = ValueKind::collected, .shape = node.shape};
    value.filled = true;
    value.fill = nothing;
    value.parts.push_back({source(node.inputs[0]), spread(plain_view(kept), from), code});
    const Source total = add(std::move(value));
    if (meaning != Meaning::mean) return total;
    const double count = static_cast<double>(from.size()) / static_cast<double>(kept.size());
    TensorValue mean{.kind = ValueKind::elementwise, .shape = node.shape};
    mean.made = Kind::div;
    const Source number = add_constant(Tensor(count));
    mean.sources = {total, {number.value, spread(number.view, node.shape)}};
    return add(std::move(mean));
  }

  // Whether the node's value is read once, by whatever name: movements are views of it.
  bool is_read_once(NodeId id) {
    while (uses_[id.index] == 1) {
      const Node& node = graph_[id];
      const bool view = node.inputs.size() == 1 && source(node.inputs[0]).value == source(id).value;
      if (!view) return true;
      id = node.inputs[0];
    }
    return false;
  }

  // Whether nothing but one sum reads the node, and its parts may go into another array.
  bool may_merge(NodeId id) {
    const TensorValue& value = out_.values[source(id).value];
    return value.kind == ValueKind::collected && value.filled && value.fill == 0.0 &&
           source(id).view.is_plain() && is_read_once(id) &&
           std::ranges::all_of(value.parts, [](const CollectedPart& part) {
             return part.code == Code::copy || part.code == Code::add;
           });
  }

  // A sum of scattered arrays takes all their parts itself.
  std::optional<Source> merged(const Node& node) {
    const NodeId a = node.inputs[0];
    const NodeId b = node.inputs[1];
    if (shape(a) != node.shape || shape(b) != node.shape) return std::nullopt;
    const bool first = may_merge(a);
    const bool second = may_merge(b);
    if (!first && !second) return std::nullopt;
    TensorValue sum{.kind = ValueKind::collected, .shape = node.shape};
    sum.filled = true;
    for (const NodeId id : {a, b}) {
      if (id == a ? first : second) {
        auto& parts = out_.values[source(id).value].parts;
        if (sum.parts.empty()) {
          sum.parts.swap(parts);  // nobody reads the other value any more
        } else {
          std::ranges::move(parts, std::back_inserter(sum.parts));
        }
      } else {
        sum.parts.push_back({source(id), plain_view(node.shape), Code::add});
      }
    }
    for (CollectedPart& part : sum.parts) part.code = Code::add;
    return add(std::move(sum));
  }

  const Graph& graph_;
  std::vector<bool> needed_;
  std::vector<std::uint32_t> uses_;
  std::vector<Source> sources_;
  std::unordered_map<std::uint32_t, std::size_t> input_number_;
  TensorValues out_;
};

}  // namespace

TensorValues tensor_values(const Graph& graph, std::span<const NodeId> fetches,
                           std::span<const NodeId> inputs, Cancellation cancelled) {
  return Lowering(graph, fetches).run(fetches, inputs, cancelled);
}

}  // namespace nabla
