// Compiled once per instruction set, as the block kernels are, but with fused multiply-adds where
// the machine has them. After Goto and van de Geijn, "Anatomy of High-Performance Matrix
// Multiplication", ACM TOMS 34 (2008): panels of both operands are packed so that the innermost
// loop reads them in order, and holds a tile of the result in registers.
#include "engine/program/kernels.h"

namespace nabla {

void NABLA_PRODUCT(const Product& product);

namespace {

using Pack [[gnu::vector_size(8 * NABLA_WIDTH)]] = double;
constexpr std::size_t width = NABLA_WIDTH;
constexpr std::size_t packs = NABLA_WIDTH == 2 ? 2 : 3;
constexpr std::size_t tile_rows = NABLA_WIDTH == 8 ? 8 : 4;
constexpr std::size_t tile_columns = packs * width;
constexpr std::size_t depth = Product::depth;
constexpr std::size_t most_rows = Product::rows_at_once;
constexpr std::size_t most_columns = Product::columns_at_once;

std::size_t least(std::size_t a, std::size_t b) { return a < b ? a : b; }
std::ptrdiff_t step(std::size_t count, std::ptrdiff_t stride) {
  return static_cast<std::ptrdiff_t>(count) * stride;
}

Pack load(const double* from) {
  Pack pack;
  __builtin_memcpy(&pack, from, sizeof pack);
  return pack;
}
void store(double* to, Pack pack) { __builtin_memcpy(to, &pack, sizeof pack); }

// Rows of a matrix as a panel: for each column the `tile` numbers of the rows, zeros past the last.
void pack(double* to, const double* from, Product::Strides strides, std::size_t rows,
          std::size_t columns, std::size_t tile) {
  for (std::size_t first = 0; first < rows; first += tile) {
    const std::size_t here = least(tile, rows - first);
    const double* const origin = from + step(first, strides.row);
    for (std::size_t j = 0; j < columns; ++j, to += tile) {
      const double* const column = origin + step(j, strides.column);
      std::size_t i = 0;
      if (strides.row == 1) {
        for (; i < here; ++i) to[i] = column[i];
      } else {
        for (; i < here; ++i) to[i] = column[step(i, strides.row)];
      }
      for (; i < tile; ++i) to[i] = 0.0;
    }
  }
}

// A tile of tile_rows x count * width, over `n` packed numbers of each of its rows and columns.
template <std::size_t count>
void add_tile(const double* a, const double* b, std::size_t n, double* to, std::size_t stride,
              bool add) {
  Pack sums[tile_rows][count] = {};
  for (std::size_t p = 0; p < n; ++p, a += tile_rows, b += tile_columns) {
    Pack columns[count];
#pragma GCC unroll 4
    for (std::size_t j = 0; j < count; ++j) columns[j] = load(b + j * width);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const Pack row = a[i] - Pack{};  // minus 0 is nothing, plus 0 would turn -0
#pragma GCC unroll 4
      for (std::size_t j = 0; j < count; ++j) sums[i][j] += row * columns[j];
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < tile_rows; ++i) {
#pragma GCC unroll 4
    for (std::size_t j = 0; j < count; ++j) {
      double* const here = to + i * stride + j * width;
      store(here, add ? load(here) + sums[i][j] : sums[i][j]);
    }
  }
}

void add_tile_of(std::size_t columns, const double* a, const double* b, std::size_t n, double* to,
                 std::size_t stride, bool add) {
  if (columns <= width) {
    add_tile<1>(a, b, n, to, stride, add);
  } else if (columns <= 2 * width) {
    add_tile<2>(a, b, n, to, stride, add);
  } else {
    add_tile<packs>(a, b, n, to, stride, add);
  }
}

// The tile where it fits, else by way of a whole tile of its own.
void place_tile(std::size_t rows, std::size_t columns, const double* a, const double* b,
                std::size_t n, double* to, std::size_t stride, bool add) {
  if (rows == tile_rows && columns % width == 0) {
    return add_tile_of(columns, a, b, n, to, stride, add);
  }
  double tile[tile_rows * tile_columns];
  add_tile_of(columns, a, b, n, tile, tile_columns, false);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      double& element = to[i * stride + j];
      element = add ? element + tile[i * tile_columns + j] : tile[i * tile_columns + j];
    }
  }
}

void multiply(const Product& product) {
  double* const packed_b = product.room;
  double* const packed_a = product.room + depth * (most_columns + Product::widest_tile);
  for (std::size_t column = 0; column < product.columns; column += most_columns) {
    const std::size_t columns = least(most_columns, product.columns - column);
    for (std::size_t p = 0; p < product.inner; p += depth) {
      const std::size_t n = least(depth, product.inner - p);
      const Product::Strides across{product.b_strides.column, product.b_strides.row};
      pack(packed_b, product.b + step(p, across.column) + step(column, across.row), across, columns,
           n, tile_columns);
      for (std::size_t row = 0; row < product.rows; row += most_rows) {
        if (product.ends != nullptr && product.ends(product.asked)) return;
        const std::size_t rows = least(most_rows, product.rows - row);
        pack(packed_a,
             product.a + step(row, product.a_strides.row) + step(p, product.a_strides.column),
             product.a_strides, rows, n, tile_rows);
        for (std::size_t j = 0; j < columns; j += tile_columns) {
          for (std::size_t i = 0; i < rows; i += tile_rows) {
            place_tile(least(tile_rows, rows - i), least(tile_columns, columns - j),
                       packed_a + i * n, packed_b + j * n, n,
                       product.to + (row + i) * product.columns + column + j, product.columns,
                       p != 0);
          }
        }
      }
    }
  }
}

double dot(const double* a, std::ptrdiff_t stride, const double* x, std::size_t n) {
  Pack sums[4] = {};
  std::size_t k = 0;
  if (stride == 1) {
    for (; k + 4 * width <= n; k += 4 * width) {
      for (std::size_t i = 0; i < 4; ++i) {
        sums[i] += load(a + k + i * width) * load(x + k + i * width);
      }
    }
  }
  const Pack sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  double total = 0;
  for (std::size_t i = 0; i < width; ++i) total += sum[i];
  for (; k < n; ++k) total += a[step(k, stride)] * x[k];
  return total;
}

// A matrix times a column: rows x inner of `a`, with x packed.
void multiply_column(double* to, const double* a, Product::Strides strides, const double* x,
                     std::size_t rows, std::size_t inner) {
  if (strides.row != 1 || strides.column == 1) {
    for (std::size_t i = 0; i < rows; ++i) {
      to[i] = dot(a + step(i, strides.row), strides.column, x, inner);
    }
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) to[i] = 0.0;
  for (std::size_t k = 0; k < inner; ++k) {
    const double* const column = a + step(k, strides.column);
    for (std::size_t i = 0; i < rows; ++i) to[i] += column[i] * x[k];
  }
}

}  // namespace

void NABLA_PRODUCT(const Product& it) {
  if (it.inner == 0) {
    for (std::size_t i = 0; i < it.rows * it.columns; ++i) it.to[i] = 0.0;
  } else if (it.columns == 1 || it.rows == 1) {
    // A row times a matrix is the transposed matrix times a column.
    const bool column = it.columns == 1;
    const std::ptrdiff_t stride = column ? it.b_strides.row : it.a_strides.column;
    const double* x = column ? it.b : it.a;
    if (stride != 1) {
      for (std::size_t k = 0; k < it.inner; ++k) it.room[k] = x[step(k, stride)];
      x = it.room;
    }
    if (column) return multiply_column(it.to, it.a, it.a_strides, x, it.rows, it.inner);
    multiply_column(it.to, it.b, {it.b_strides.column, it.b_strides.row}, x, it.columns, it.inner);
  } else {
    multiply(it);
  }
}

}  // namespace nabla
