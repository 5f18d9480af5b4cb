#include "engine/program/tensors/movement.h"

#include <string_view>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/ops/axes.h"

namespace nabla {

namespace {

using Ints = std::vector<std::int64_t>;

// Basic indexing of a view, as index_attributes() in ops/index.h describes it; `shape` is that of
// what is selected.
View selected(const View& view, const Attributes& attributes, const Shape& shape) {
  const Ints start = attributes.integers("start");
  const Ints step = attributes.integers("step");
  const Ints single = attributes.integers("single");
  View out{view.offset, {}};
  for (std::size_t k = 0; k < view.axes.size(); ++k) {
    const Axis axis = view.axes[k];
    if (k >= start.size()) {
      out.axes.push_back(axis);
      continue;
    }
    out.offset += start[k] * axis.stride;
    if (single[k] != 0) continue;
    const auto extent = static_cast<std::size_t>(shape[out.axes.size()]);
    out.axes.push_back({extent, step[k] * axis.stride});
  }
  return out;
}

View transposed(const View& view, const Attributes& attributes) {
  Ints axes = attributes.integers("axes");
  const auto rank = static_cast<std::int64_t>(view.axes.size());
  if (axes.empty()) {
    for (std::int64_t k = rank; k-- > 0;) axes.push_back(k);
  }
  View out{view.offset, {}};
  for (const std::int64_t axis : axes) {
    out.axes.push_back(view.axes[static_cast<std::size_t>(axis < 0 ? axis + rank : axis)]);
  }
  return out;
}

// The same elements in order under another shape: as a run in memory, or by axes of extent 1.
std::optional<View> reshaped(const View& view, const Shape& shape) {
  const View tight = collapsed(view);
  View out = plain_view(shape);
  out.offset = view.offset;
  if (tight.axes.empty() || (tight.axes.size() == 1 && tight.axes[0].stride == 1)) return out;
  if (view.is_number()) {
    for (Axis& axis : out.axes) axis.stride = 0;
    return out;
  }
  std::size_t from = 0;
  for (Axis& axis : out.axes) {
    if (axis.extent == 1) continue;
    while (from < view.axes.size() && view.axes[from].extent == 1) ++from;
    if (from == view.axes.size() || view.axes[from].extent != axis.extent) return std::nullopt;
    axis.stride = view.axes[from++].stride;
  }
  return out;
}

std::vector<View> concatenated(const Graph& graph, const Node& node) {
  const auto axis =
      static_cast<std::size_t>(single_axis(node.shape, attributes_of(node), 0).value());
  std::vector<View> views;
  std::ptrdiff_t first = 0;
  for (const NodeId input : node.inputs) {
    View view = plain_view(node.shape);
    const std::int64_t extent = graph[input].shape[axis];
    view.axes[axis].extent = static_cast<std::size_t>(extent);
    view.offset = first * view.axes[axis].stride;
    first += extent;
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> stacked(const Node& node) {
  const auto axis = single_axis(node.shape, attributes_of(node), 0).value();
  std::vector<View> views;
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    View view = plain_view(node.shape);
    view.offset = static_cast<std::ptrdiff_t>(k) * view.axes[static_cast<std::size_t>(axis)].stride;
    view.axes.erase(view.axes.begin() + axis);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::optional<View> moved_view(const Node& node, const View& operand) {
  const std::string_view op = node.op->name;
  if (op == "getitem") return selected(operand, attributes_of(node), node.shape);
  if (op == "transpose") return transposed(operand, attributes_of(node));
  if (op == "broadcast_to") return spread(operand, node.shape);
  if (op == "reshape" || op == "squeeze" || op == "expand_dims") {
    return reshaped(operand, node.shape);
  }
  return std::nullopt;
}

std::optional<std::vector<View>> joined_views(const Graph& graph, const Node& node) {
  const std::string_view op = node.op->name;
  if (op == "concat") return concatenated(graph, node);
  if (op == "stack") return stacked(node);
  if (op == "setitem_zeros") {
    const Shape& part = graph[node.inputs[0]].shape;
    return std::vector{selected(plain_view(node.shape), attributes_of(node), part)};
  }
  return std::nullopt;
}

}  // namespace nabla
