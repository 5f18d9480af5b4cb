#include "ui/inspector/tensor_slice.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "engine/tensor/format.h"

namespace nabla::ui {

SliceChoice usualSlice(const Shape& shape) {
  SliceChoice choice;
  choice.at.assign(shape.rank(), 0);
  const int rank = static_cast<int>(shape.rank());
  if (rank >= 1) choice.columns = rank - 1;
  if (rank >= 2) choice.rows = rank - 2;
  return choice;
}

Slice sliceOf(const Tensor& tensor, const SliceChoice& choice) {
  const Shape& shape = tensor.shape();
  const std::vector<std::size_t> strides = shape.strides();
  const auto extent = [&shape](int axis) {
    return axis < 0 ? 1 : static_cast<int>(shape[static_cast<std::size_t>(axis)]);
  };
  const auto stride = [&strides](int axis) {
    return axis < 0 ? std::size_t{0} : strides[static_cast<std::size_t>(axis)];
  };
  std::size_t start = 0;
  for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
    const bool shown =
        static_cast<int>(axis) == choice.rows || static_cast<int>(axis) == choice.columns;
    if (!shown) start += strides[axis] * static_cast<std::size_t>(choice.at[axis]);
  }
  Slice slice;
  slice.rows = extent(choice.rows);
  slice.columns = extent(choice.columns);
  for (int row = 0; row < slice.rows; ++row) {
    for (int column = 0; column < slice.columns; ++column) {
      const std::size_t place = start + static_cast<std::size_t>(row) * stride(choice.rows) +
                                static_cast<std::size_t>(column) * stride(choice.columns);
      slice.places.push_back(place);
      slice.values.push_back(tensor[place]);
    }
  }
  return slice;
}

Slice partOf(const Slice& slice, int top, int left, int most) {
  Slice part;
  part.rows = std::min(most, slice.rows - top);
  part.columns = std::min(most, slice.columns - left);
  for (int r = top; r < top + part.rows; ++r) {
    for (int c = left; c < left + part.columns; ++c) {
      const auto i = static_cast<std::size_t>(r * slice.columns + c);
      part.values.push_back(slice.values[i]);
      part.places.push_back(slice.places[i]);
    }
  }
  return part;
}

QString indexText(const Shape& shape, std::size_t place) {
  QStringList indices;
  for (const std::size_t stride : shape.strides()) {
    indices << QString::number(place / stride);
    place %= stride;
  }
  return '[' + indices.join(QStringLiteral(", ")) + ']';
}

Histogram histogramOf(const Tensor& tensor, int bins) {
  Histogram histogram;
  histogram.counts.assign(static_cast<std::size_t>(bins), 0);
  bool first = true;
  for (const double x : tensor.values()) {
    if (!std::isfinite(x)) {
      ++histogram.not_finite;
      continue;
    }
    histogram.low = first ? x : std::min(histogram.low, x);
    histogram.high = first ? x : std::max(histogram.high, x);
    first = false;
  }
  if (first) return histogram;
  const double width = (histogram.high - histogram.low) / bins;
  for (const double x : tensor.values()) {
    if (!std::isfinite(x)) continue;
    const double place = width > 0 ? std::floor((x - histogram.low) / width) : bins / 2;
    const int bin = std::clamp(static_cast<int>(place), 0, bins - 1);
    ++histogram.counts[static_cast<std::size_t>(bin)];
  }
  return histogram;
}

QString csvOf(const Slice& slice) {
  QString text;
  for (int row = 0; row < slice.rows; ++row) {
    for (int column = 0; column < slice.columns; ++column) {
      if (column > 0) text += ',';
      text += QString::fromStdString(format_number(slice.at(row, column)));
    }
    text += '\n';
  }
  return text;
}

}  // namespace nabla::ui
