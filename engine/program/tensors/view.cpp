#include "engine/program/tensors/view.h"

#include <utility>

namespace nabla {

std::size_t View::size() const {
  std::size_t product = 1;
  for (const Axis& axis : axes) product *= axis.extent;
  return product;
}

bool View::is_number() const {
  return std::ranges::all_of(axes, [](Axis axis) { return axis.extent == 1 || axis.stride == 0; });
}

bool View::is_plain() const {
  if (offset != 0) return false;
  std::size_t inner = 1;
  for (std::size_t k = axes.size(); k-- > 0;) {
    if (axes[k].extent != 1 && axes[k].stride != static_cast<std::ptrdiff_t>(inner)) return false;
    inner *= axes[k].extent;
  }
  return true;
}

View plain_view(const Shape& shape) {
  View view;
  view.axes.resize(shape.rank());
  std::size_t inner = 1;
  for (std::size_t k = shape.rank(); k-- > 0;) {
    const auto extent = static_cast<std::size_t>(shape[k]);
    view.axes[k] = {extent, static_cast<std::ptrdiff_t>(inner)};
    inner *= extent;
  }
  return view;
}

View spread(const View& view, const Shape& to) {
  View out{view.offset, std::vector<Axis>(to.rank())};
  const std::size_t added = to.rank() - view.axes.size();
  for (std::size_t k = 0; k < to.rank(); ++k) {
    out.axes[k].extent = static_cast<std::size_t>(to[k]);
    if (k >= added && view.axes[k - added].extent != 1) {
      out.axes[k].stride = view.axes[k - added].stride;
    }
  }
  return out;
}

View collapsed(const View& view) {
  View out{view.offset, {}};
  for (const Axis& axis : view.axes) {
    if (axis.extent == 1) continue;
    if (!out.axes.empty()) {
      Axis& outer = out.axes.back();
      if (outer.stride == axis.stride * static_cast<std::ptrdiff_t>(axis.extent)) {
        outer = {outer.extent * axis.extent, axis.stride};
        continue;
      }
    }
    out.axes.push_back(axis);
  }
  return out;
}

Tensor numbers_of(const View& view, const Shape& shape, double first) {
  Tensor numbers = Tensor::filled(shape, 0.0);
  const auto to = numbers.mutable_values();
  if (to.empty()) return numbers;
  for_runs(view, 0, to.size(),
           [&](std::size_t place, std::ptrdiff_t at, std::size_t count, std::ptrdiff_t stride) {
             double number = first + static_cast<double>(at);
             for (std::size_t i = 0; i < count; ++i, number += static_cast<double>(stride)) {
               to[place + i] = number;
             }
           });
  return numbers;
}

std::optional<View> view_of(const Tensor& numbers, double first) {
  View view = plain_view(numbers.shape());
  const auto values = numbers.values();
  if (values.empty()) return view;
  for (Axis& axis : view.axes) {
    const double step =
        axis.extent == 1 ? 0.0 : values[static_cast<std::size_t>(axis.stride)] - values[0];
    axis.stride = static_cast<std::ptrdiff_t>(step);
  }
  view.offset = static_cast<std::ptrdiff_t>(values[0] - first);
  const Tensor expected = numbers_of(view, numbers.shape(), first);
  if (!std::ranges::equal(expected.values(), values)) return std::nullopt;
  return view;
}

}  // namespace nabla
