// Values and derivatives written by hand, compiled with -O3 -march=native and fused multiply-add.
#pragma once

#include <cstddef>

namespace nabla::bench {

// f, df/dx, df/dy at one point.
void rosenbrock_point(double x, double y, double* out);
void himmelblau_point(double x, double y, double* out);
void waves_point(double x, double y, double* out);

// The same over a grid: out[0], out[1], out[2] hold columns * rows numbers each.
void rosenbrock_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                     double* const* out);
void himmelblau_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                     double* const* out);
void waves_grid(const double* x, std::size_t columns, const double* y, std::size_t rows,
                double* const* out);

// The Hessian of Rosenbrock's function of two numbers: xx, xy, xy, yy.
void rosenbrock_hessian(double x, double y, double* out);
// Of n numbers, the sum of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2.
double rosenbrock_vector(const double* x, std::size_t n, double* gradient);
void rosenbrock_vector_hessian(const double* x, std::size_t n, double* rows);

}  // namespace nabla::bench
