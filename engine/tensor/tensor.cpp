#include "engine/tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla {

constinit const Shape Tensor::scalar_shape;

Tensor::Tensor(Shape shape, std::vector<double> values) {
  assert(values.size() == shape.size());
  if (shape.is_scalar()) {
    scalar_ = values[0];
  } else {
    auto elements = std::make_shared<Elements>(std::move(values));
    array_ = std::make_shared<Array>(Array{std::move(shape), std::move(elements)});
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

std::span<double> Tensor::mutable_values() {
  if (!array_) return {&scalar_, 1};
  if (array_.use_count() > 1 || array_->elements.use_count() > 1) {
    array_ = std::make_shared<Array>(
        Array{array_->shape, std::make_shared<Elements>(*array_->elements)});
  }
  return *array_->elements;
}

Tensor Tensor::reshaped(Shape shape) const {
  assert(shape.size() == size());
  if (shape.is_scalar()) return Tensor(item());
  if (!array_) return filled(std::move(shape), scalar_);
  Tensor out;
  out.array_ = std::make_shared<Array>(Array{std::move(shape), array_->elements});
  return out;
}

bool operator==(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  if (a.array_ && a.array_->elements == b.array_->elements) return true;
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return std::ranges::equal(a.values(), b.values(), same);
}

}  // namespace nabla
