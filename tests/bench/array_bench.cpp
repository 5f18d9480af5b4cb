// Compiled programs on arrays against the same written by hand: many dimensions, a network and a
// mixture.
#include <random>
#include <string>

#include "tests/bench/array_baselines.h"
#include "tests/bench/baselines.h"
#include "tests/bench/programs.h"
#include "tests/bench/ratio.h"

namespace {

using namespace nabla;
using bench::compare;
using bench::with_gradient;
using Numbers = std::vector<double>;

void in_many_dimensions(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const Compiled program = with_gradient("v = variable(linspace(-1, 1, " + std::to_string(n) +
                                         "))\n" + bench::vector_program);
  CompiledFrame frame = program.frame();
  Numbers x(n, 0.4);
  Numbers gradient(n);
  double value = 0;
  const double* const from[] = {x.data()};
  double* const to[] = {&value, gradient.data()};
  compare(
      state, [&] { program.run(from, to, frame); },
      [&] {
        benchmark::DoNotOptimize(bench::rosenbrock_vector(x.data(), n, gradient.data()));
        benchmark::ClobberMemory();
      },
      n > 100000 ? 1 : 200);
}
BENCHMARK(in_many_dimensions)->Arg(1000)->Arg(1000000)->Iterations(1);

// Random inputs of a program, gradients by hand and by the program, and how far they are apart.
struct Arrays {
  std::vector<Numbers> inputs;
  std::vector<Numbers> gradients, by_hand;
  std::vector<const double*> from;
  std::vector<double*> to;  // the value and the gradients
  std::vector<double*> to_by_hand;
  double value = 0;

  Arrays(const Compiled& program, double scale) {
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal(0.0, scale);
    for (const CompiledInput& input : program.inputs()) {
      inputs.emplace_back(input.shape.size());
      for (double& x : inputs.back()) x = normal(random);
    }
    for (std::size_t k = 1; k < program.fetches().size(); ++k) {
      gradients.emplace_back(program.fetches()[k].size());
      by_hand.emplace_back(program.fetches()[k].size());
    }
    for (const Numbers& input : inputs) from.push_back(input.data());
    to.push_back(&value);
    for (Numbers& gradient : gradients) to.push_back(gradient.data());
    for (Numbers& gradient : by_hand) to_by_hand.push_back(gradient.data());
  }

  double deviation(double value_by_hand) const {
    double worst = std::abs(value - value_by_hand) / std::abs(value_by_hand);
    for (std::size_t k = 0; k < gradients.size(); ++k) {
      for (std::size_t i = 0; i < gradients[k].size(); ++i) {
        const double scale = std::max(1.0, std::abs(by_hand[k][i]));
        worst = std::max(worst, std::abs(gradients[k][i] - by_hand[k][i]) / scale);
      }
    }
    return worst;
  }
};

void check(benchmark::State& state, const Arrays& arrays, double value_by_hand) {
  const double worst = arrays.deviation(value_by_hand);
  if (!(worst < 1e-9)) state.SkipWithError("differs from what was written by hand");
}

void network(benchmark::State& state) {
  const Compiled program = with_gradient(
      "X = placeholder(zeros((128, 64)))\n"
      "T = placeholder(zeros(128))\n"
      "W1 = variable(zeros((64, 256)))\nb1 = variable(zeros(256))\n"
      "W2 = variable(zeros((256, 256)))\nb2 = variable(zeros(256))\n"
      "W3 = variable(zeros((256, 10)))\nb3 = variable(zeros(10))\n"
      "h1 = tanh(X @ W1 + b1)\n"
      "h2 = tanh(h1 @ W2 + b2)\n"
      "f = cross_entropy(h2 @ W3 + b3, T)");
  Arrays arrays(program, 0.1);
  for (std::size_t i = 0; i < arrays.inputs[1].size(); ++i) {
    arrays.inputs[1][i] = static_cast<double>(i % 10);
  }
  CompiledFrame frame = program.frame();
  const auto by_hand = [&] {
    const double value = bench::network(arrays.from[0], arrays.from[1], arrays.from.data() + 2,
                                        arrays.to_by_hand.data());
    benchmark::ClobberMemory();
    return value;
  };
  program.run(arrays.from, arrays.to, frame);
  check(state, arrays, by_hand());
  compare(
      state, [&] { program.run(arrays.from, arrays.to, frame); }, by_hand, 2);
}
BENCHMARK(network)->Iterations(1);

void mixture(benchmark::State& state) {
  const Compiled program = with_gradient(
      "X = placeholder(zeros((1000, 10)))\n"
      "alphas = variable(zeros(25))\n"
      "means = variable(zeros((25, 10)))\n"
      "logs = variable(zeros((25, 10)))\n"
      "L = variable(zeros((25, 10, 10)))\n"
      "rows = expand_dims(arange(10), 1)\n"
      "below = where(rows > arange(10), 1, 0)\n"
      "Q = expand_dims(exp(logs), 2)*eye(10) + L*below\n"
      "centered = X - expand_dims(means, 1)\n"
      "mapped = centered @ transpose(Q, (0, 2, 1))\n"
      "terms = expand_dims(alphas + sum(logs, axis=1), 1) - 0.5*sum(mapped^2, axis=2)\n"
      "prior = 0.5*(sum(exp(logs)^2) + sum((L*below)^2))\n"
      "f = sum(logsumexp(terms, axis=0)) - 1000*logsumexp(alphas) + prior");
  Arrays arrays(program, 0.5);
  CompiledFrame frame = program.frame();
  const auto by_hand = [&] {
    const double value =
        bench::mixture(arrays.from[0], arrays.from.data() + 1, arrays.to_by_hand.data());
    benchmark::ClobberMemory();
    return value;
  };
  program.run(arrays.from, arrays.to, frame);
  check(state, arrays, by_hand());
  compare(
      state, [&] { program.run(arrays.from, arrays.to, frame); }, by_hand, 1);
}
BENCHMARK(mixture)->Iterations(1);

}  // namespace
