// Where the elements of a tensor stand among the elements of an array: slices, transposes and
// repeats are read in place.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/tensor/tensor.h"

namespace nabla {

struct Axis {
  std::size_t extent = 1;
  std::ptrdiff_t stride = 0;  // elements of the array from one index to the next
  friend bool operator==(const Axis&, const Axis&) = default;
};

struct View {
  std::ptrdiff_t offset = 0;
  std::vector<Axis> axes;  // outermost first

  std::size_t size() const;
  bool is_number() const;  // every element is the same one of the array
  bool is_plain() const;   // element i is element i of the array
  friend bool operator==(const View&, const View&) = default;
};

// The elements of an array of that shape, in order.
View plain_view(const Shape& shape);

// A view of shape `from`, repeated to the shape `to`.
View spread(const View& view, const Shape& to);

// The same elements in the same order with as few axes as can be.
View collapsed(const View& view);

// The number of each element of the view in its array, in the shape of the view, counted from
// `first` for element 0 of the array.
Tensor numbers_of(const View& view, const Shape& shape, double first);

// The view that numbers_of(view, numbers.shape(), first) is; nothing where there is none.
std::optional<View> view_of(const Tensor& numbers, double first);

// Calls f(place, at, count, stride) for elements first to first + n in pieces along the innermost
// axis: elements `place`, place + 1, ... of the n stand at `at`, at + stride, ... of the array.
template <class F>
void for_runs(const View& view, std::size_t first, std::size_t n, F f) {
  if (view.axes.empty()) return f(std::size_t{0}, view.offset, n, std::ptrdiff_t{0});
  const Axis inner = view.axes.back();
  std::size_t outer = first / inner.extent;
  std::size_t within = first % inner.extent;
  for (std::size_t done = 0; done < n; ++outer) {
    std::ptrdiff_t at = view.offset + static_cast<std::ptrdiff_t>(within) * inner.stride;
    std::size_t rest = outer;
    for (std::size_t k = view.axes.size() - 1; k-- > 0;) {
      const Axis axis = view.axes[k];
      const std::size_t index = k == 0 ? rest : rest % axis.extent;
      at += static_cast<std::ptrdiff_t>(index) * axis.stride;
      if (k != 0) rest /= axis.extent;
    }
    const std::size_t count = std::min(n - done, inner.extent - within);
    f(done, at, count, inner.stride);
    done += count;
    within = 0;
  }
}

}  // namespace nabla
