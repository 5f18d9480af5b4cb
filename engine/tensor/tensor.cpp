#include "engine/tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {

Tensor::Tensor(Shape shape, std::vector<double> values) : shape_(std::move(shape)) {
  assert(values.size() == shape_.size());
  if (shape_.is_scalar()) {
    scalar_ = values[0];
  } else {
    elements_ = std::make_shared<std::vector<double>>(std::move(values));
  }
}

Tensor Tensor::filled(Shape shape, double value) {
  if (shape.is_scalar()) return Tensor(value);
  const std::size_t size = shape.size();
  return {std::move(shape), std::vector<double>(size, value)};
}

Tensor Tensor::vector(std::vector<double> values) {
  Shape shape{static_cast<std::int64_t>(values.size())};
  return {std::move(shape), std::move(values)};
}

std::span<const double> Tensor::values() const {
  if (!elements_) return {&scalar_, 1};
  return *elements_;
}

std::span<double> Tensor::mutable_values() {
  if (!elements_) return {&scalar_, 1};
  if (elements_.use_count() > 1) elements_ = std::make_shared<std::vector<double>>(*elements_);
  return *elements_;
}

Tensor Tensor::reshaped(Shape shape) const {
  assert(shape.size() == size());
  if (shape.is_scalar()) return Tensor(item());
  if (!elements_) return filled(std::move(shape), scalar_);
  Tensor out = *this;
  out.shape_ = std::move(shape);
  return out;
}

bool operator==(const Tensor& a, const Tensor& b) {
  if (a.shape_ != b.shape_) return false;
  if (a.elements_ && a.elements_ == b.elements_) return true;
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return std::ranges::equal(a.values(), b.values(), same);
}

}  // namespace nabla
