// Compiled for this very machine; Eigen goes by another name here, so that none of its functions is
// shared with what was compiled for any machine.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#define Eigen EigenOfThisMachine
#include <Eigen/Core>

#include "tests/bench/array_baselines.h"

namespace nabla::bench {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Matrix<double, 1, Eigen::Dynamic>;
using From = Eigen::Map<const Matrix>;
using FromRow = Eigen::Map<const Row>;
using To = Eigen::Map<Matrix>;
using ToRow = Eigen::Map<Row>;

// What is kept between calls, so that a call allocates only what Eigen's products do.
struct Space {
  Matrix h1{Network::batch, Network::hidden};
  Matrix h2{Network::batch, Network::hidden};
  Matrix logits{Network::batch, Network::classes};
  Matrix back2{Network::batch, Network::hidden};
  Matrix back1{Network::batch, Network::hidden};
};

// Eigen has no vector tanh for double, but an exponential.
void layer(const Eigen::Ref<const Matrix>& x, From weights, FromRow bias, Matrix& to) {
  to.noalias() = x * weights;
  to.array() = 1.0 - 2.0 / ((2.0 * (to.rowwise() + bias).array()).exp() + 1.0);
}

}  // namespace

double network(const double* x, const double* labels, const double* const* parameters,
               double* const* gradients) {
  using N = Network;
  static Space space;
  const From input(x, N::batch, N::inputs);
  const From w1(parameters[0], N::inputs, N::hidden);
  const From w2(parameters[2], N::hidden, N::hidden);
  const From w3(parameters[4], N::hidden, N::classes);
  layer(input, w1, FromRow(parameters[1], N::hidden), space.h1);
  layer(space.h1, w2, FromRow(parameters[3], N::hidden), space.h2);
  Matrix& logits = space.logits;
  logits.noalias() = space.h2 * w3;
  logits.rowwise() += FromRow(parameters[5], N::classes);
  double loss = 0;
  for (std::ptrdiff_t i = 0; i < N::batch; ++i) {
    auto row = logits.row(i).array();
    const auto label = static_cast<std::ptrdiff_t>(labels[i]);
    const double largest = row.maxCoeff();
    const double chosen = row(label) - largest;
    row = (row - largest).exp();
    const double sum = row.sum();
    loss += std::log(sum) - chosen;
    row *= 1.0 / (sum * N::batch);
    row(label) -= 1.0 / N::batch;
  }
  To(gradients[4], N::hidden, N::classes).noalias() = space.h2.transpose() * logits;
  ToRow(gradients[5], N::classes) = logits.colwise().sum();
  space.back2.noalias() = logits * w3.transpose();
  space.back2.array() *= 1.0 - space.h2.array().square();
  To(gradients[2], N::hidden, N::hidden).noalias() = space.h1.transpose() * space.back2;
  ToRow(gradients[3], N::hidden) = space.back2.colwise().sum();
  space.back1.noalias() = space.back2 * w2.transpose();
  space.back1.array() *= 1.0 - space.h1.array().square();
  To(gradients[0], N::inputs, N::hidden).noalias() = input.transpose() * space.back1;
  ToRow(gradients[1], N::hidden) = space.back1.colwise().sum();
  return loss / N::batch;
}

double mixture(const double* x, const double* const* parameters, double* const* gradients) {
  constexpr std::size_t d = Mixture::dimensions;
  constexpr std::size_t count = Mixture::components;
  constexpr double n = Mixture::points;
  const auto [alphas, means, logs, lower] =
      std::tuple(parameters[0], parameters[1], parameters[2], parameters[3]);
  double diagonal[count][d];
  double log_weight[count];
  double value = 0;
  std::fill_n(gradients[0], count, 0.0);
  std::fill_n(gradients[1], count * d, 0.0);
  std::fill_n(gradients[2], count * d, 0.0);
  std::fill_n(gradients[3], count * d * d, 0.0);
  double total = 0;
  for (std::size_t k = 0; k < count; ++k) {
    log_weight[k] = alphas[k];
    total += std::exp(alphas[k]);
    for (std::size_t i = 0; i < d; ++i) {
      diagonal[k][i] = std::exp(logs[k * d + i]);
      log_weight[k] += logs[k * d + i];
    }
  }
  value -= n * std::log(total);
  for (std::size_t k = 0; k < count; ++k) gradients[0][k] -= n * std::exp(alphas[k]) / total;
  for (std::size_t p = 0; p < Mixture::points; ++p) {
    double centered[count][d];
    double mapped[count][d];
    double terms[count];
    for (std::size_t k = 0; k < count; ++k) {
      double square = 0;
      for (std::size_t i = 0; i < d; ++i) centered[k][i] = x[p * d + i] - means[k * d + i];
      for (std::size_t i = 0; i < d; ++i) {
        double sum = diagonal[k][i] * centered[k][i];
        const double* const row = lower + (k * d + i) * d;
        for (std::size_t j = 0; j < i; ++j) sum += row[j] * centered[k][j];
        mapped[k][i] = sum;
        square += sum * sum;
      }
      terms[k] = log_weight[k] - 0.5 * square;
    }
    const double largest = *std::max_element(terms, terms + count);
    double sum = 0;
    for (double& term : terms) sum += term = std::exp(term - largest);
    value += largest + std::log(sum);
    for (std::size_t k = 0; k < count; ++k) {
      const double weight = terms[k] / sum;
      gradients[0][k] += weight;
      for (std::size_t i = 0; i < d; ++i) {
        const double back = -weight * mapped[k][i];
        gradients[2][k * d + i] += weight + back * diagonal[k][i] * centered[k][i];
        gradients[1][k * d + i] -= back * diagonal[k][i];
        const double* const row = lower + (k * d + i) * d;
        double* const to = gradients[3] + (k * d + i) * d;
        for (std::size_t j = 0; j < i; ++j) {
          to[j] += back * centered[k][j];
          gradients[1][k * d + j] -= back * row[j];
        }
      }
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < d; ++i) {
      value += 0.5 * Mixture::gamma * Mixture::gamma * diagonal[k][i] * diagonal[k][i];
      gradients[2][k * d + i] += Mixture::gamma * Mixture::gamma * diagonal[k][i] * diagonal[k][i];
      for (std::size_t j = 0; j < i; ++j) {
        const double entry = lower[(k * d + i) * d + j];
        value += 0.5 * Mixture::gamma * Mixture::gamma * entry * entry;
        gradients[3][(k * d + i) * d + j] += Mixture::gamma * Mixture::gamma * entry;
      }
    }
  }
  return value;
}

}  // namespace nabla::bench
