#include "tests/bench/baselines.h"

#include <algorithm>
#include <cmath>

namespace nabla::bench {

namespace {

struct Rosenbrock {
  static void at(double x, double y, double& f, double& fx, double& fy) {
    const double t = 1 - x;
    const double u = y - x * x;
    f = t * t + 100 * u * u;
    fx = -2 * t - 400 * x * u;
    fy = 200 * u;
  }
};

struct Himmelblau {
  static void at(double x, double y, double& f, double& fx, double& fy) {
    const double a = x * x + y - 11;
    const double b = x + y * y - 7;
    f = a * a + b * b;
    fx = 4 * x * a + 2 * b;
    fy = 2 * a + 4 * y * b;
  }
};

struct Waves {
  static void at(double x, double y, double& f, double& fx, double& fy) {
    const double s = std::sin(x * y);
    const double c = std::cos(x * y);
    const double e = std::exp(-(x * x + y * y) / 4);
    const double q = 1 + x * x;
    f = s * e + std::log(q);
    fx = e * (c * y - 0.5 * x * s) + 2 * x / q;
    fy = e * (c * x - 0.5 * y * s);
  }
};

template <class F>
void over_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
               double* const* out) {
  for (std::size_t j = 0; j < rows; ++j) {
    double* __restrict f = out[0] + j * columns;
    double* __restrict fx = out[1] + j * columns;
    double* __restrict fy = out[2] + j * columns;
    for (std::size_t i = 0; i < columns; ++i) F::at(x[i], y[j], f[i], fx[i], fy[i]);
  }
}

}  // namespace

void rosenbrock_point(double x, double y, double* out) {
  Rosenbrock::at(x, y, out[0], out[1], out[2]);
}
void himmelblau_point(double x, double y, double* out) {
  Himmelblau::at(x, y, out[0], out[1], out[2]);
}
void waves_point(double x, double y, double* out) { Waves::at(x, y, out[0], out[1], out[2]); }

void rosenbrock_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                     double* const* out) {
  over_grid<Rosenbrock>(x, columns, y, rows, out);
}
void himmelblau_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                     double* const* out) {
  over_grid<Himmelblau>(x, columns, y, rows, out);
}
void waves_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                double* const* out) {
  over_grid<Waves>(x, columns, y, rows, out);
}

void rosenbrock_hessian(double x, double y, double* out) {
  out[0] = 1200 * x * x - 400 * y + 2;
  out[1] = out[2] = -400 * x;
  out[3] = 200;
}

double rosenbrock_vector(const double* x, std::size_t n, double* gradient) {
  double total = 0;
  double carried = 0;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const double t = 1 - x[i];
    const double u = x[i + 1] - x[i] * x[i];
    total += 100 * u * u + t * t;
    gradient[i] = carried - 400 * x[i] * u - 2 * t;
    carried = 200 * u;
  }
  gradient[n - 1] = carried;
  return total;
}

void rosenbrock_vector_hessian(const double* x, std::size_t n, double* rows) {
  std::fill_n(rows, n * n, 0.0);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    rows[i * n + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
    rows[i * n + i + 1] = rows[(i + 1) * n + i] = -400 * x[i];
    rows[(i + 1) * n + i + 1] += 200;
  }
}

}  // namespace nabla::bench
