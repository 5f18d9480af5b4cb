#include "engine/interpreter/random.h"

#include <cmath>

namespace nabla {

namespace {

// SplitMix64: Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

// log x for x > 0 by the series of artanh: the library's may differ in the last bit between
// systems.
double portable_log(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.7071067811865476) {
    m *= 2;
    --exponent;
  }
  const double z = (m - 1) / (m + 1);
  double sum = 0;
  for (int k = 25; k >= 1; k -= 2) sum = sum * (z * z) + 1.0 / k;
  return 2 * z * sum + exponent * 0.6931471805599453;
}

}  // namespace

Tensor uniform_tensor(const Shape& shape, std::uint64_t seed, Cancellation cancelled) {
  Generator generator(seed);
  Tensor out = Tensor::filled(shape, 0.0);
  const auto values = out.mutable_values();
  in_blocks(values.size(), elements_at_once, cancelled, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) values[i] = generator.uniform();
  });
  return out;
}

// The polar method: Marsaglia, Bray, A convenient method for generating normal variables, SIAM
// Review 1964.
Tensor normal_tensor(const Shape& shape, std::uint64_t seed, Cancellation cancelled) {
  Generator generator(seed);
  Tensor out = Tensor::filled(shape, 0.0);
  const auto values = out.mutable_values();
  for (std::size_t i = 0; i < values.size();) {
    if (i % elements_at_once == 0 && cancelled.asked()) return out;
    const double u = 2 * generator.uniform() - 1;
    const double v = 2 * generator.uniform() - 1;
    const double s = u * u + v * v;
    if (s >= 1 || s == 0) continue;
    const double factor = std::sqrt(-2 * portable_log(s) / s);
    values[i++] = u * factor;
    if (i < values.size()) values[i++] = v * factor;
  }
  return out;
}

}  // namespace nabla
