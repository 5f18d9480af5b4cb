// A tensor as something flat to look at: a matrix cut out of it, the spread of its numbers, and
// text to copy.
#pragma once

#include <QString>
#include <vector>

#include "engine/tensor/tensor.h"

namespace nabla::ui {

// Which two axes are rows and columns (-1 for one row, or one column), and where the others are
// cut.
struct SliceChoice {
  int rows = -1;
  int columns = -1;
  std::vector<std::int64_t> at;  // an index per axis; those of rows and columns are not read
  friend bool operator==(const SliceChoice&, const SliceChoice&) = default;
};

// The last two axes, the others at 0.
SliceChoice usualSlice(const Shape& shape);

struct Slice {
  int rows = 1;
  int columns = 1;
  std::vector<double> values;       // row by row
  std::vector<std::size_t> places;  // of each in the tensor

  double at(int row, int column) const {
    return values[static_cast<std::size_t>(row * columns + column)];
  }
};

Slice sliceOf(const Tensor& tensor, const SliceChoice& choice);

// Of a slice at most so many rows and columns, from `top` and `left` on.
Slice partOf(const Slice& slice, int top, int left, int most);

// "[2, 0, 5]" for the element at that place.
QString indexText(const Shape& shape, std::size_t place);

// How many finite numbers fall into each of `bins` equal parts from `low` to `high`.
struct Histogram {
  double low = 0;
  double high = 0;
  std::vector<int> counts;
  int not_finite = 0;
};
Histogram histogramOf(const Tensor& tensor, int bins);

// One row per line, 17 digits; what spreadsheets and NumPy read.
QString csvOf(const Slice& slice);

}  // namespace nabla::ui
