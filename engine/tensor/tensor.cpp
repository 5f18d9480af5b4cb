#include "engine/tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <utility>

namespace nabla {

namespace {

// From calloc, which for large arrays takes pages that the system clears when they are touched.
std::shared_ptr<double> zeros(std::size_t size) {
  auto* made = static_cast<double*>(std::calloc(std::max<std::size_t>(1, size), sizeof(double)));
  if (made == nullptr) throw std::bad_alloc();
  return {made, std::free};
}

}  // namespace

constinit const Shape Tensor::scalar_shape;

Tensor::Tensor(Shape shape, std::vector<double> values) {
  assert(values.size() == shape.size());
  if (shape.is_scalar()) {
    scalar_ = values[0];
  } else {
    auto kept = std::make_shared<std::vector<double>>(std::move(values));
    const std::shared_ptr<double> elements(kept, kept->data());
    array_ = std::make_shared<Array>(Array{std::move(shape), kept->size(), elements});
  }
}

Tensor Tensor::filled(Shape shape, double value, Cancellation cancelled) {
  if (shape.is_scalar()) return Tensor(value);
  const std::size_t size = shape.size();
  Tensor out;
  out.array_ = std::make_shared<Array>(Array{std::move(shape), size, zeros(size)});
  double* const to = out.array_->elements.get();
  if (value == 0.0 && !std::signbit(value)) return out;
  in_blocks(size, elements_at_once, cancelled,
            [&](std::size_t first, std::size_t last) { std::fill(to + first, to + last, value); });
  return out;
}

Tensor Tensor::vector(std::vector<double> values) {
  Shape shape{static_cast<std::int64_t>(values.size())};
  return {std::move(shape), std::move(values)};
}

std::span<double> Tensor::mutable_values() {
  if (!array_) return {&scalar_, 1};
  if (array_.use_count() > 1 || array_->elements.use_count() > 1) {
    const auto from = std::as_const(*this).values();
    auto elements = zeros(from.size());
    std::ranges::copy(from, elements.get());
    array_ = std::make_shared<Array>(Array{array_->shape, from.size(), std::move(elements)});
  }
  return {array_->elements.get(), array_->size};
}

Tensor Tensor::reshaped(Shape shape) const {
  assert(shape.size() == size());
  if (shape.is_scalar()) return Tensor(item());
  if (!array_) return filled(std::move(shape), scalar_);
  Tensor out;
  out.array_ = std::make_shared<Array>(Array{std::move(shape), array_->size, array_->elements});
  return out;
}

bool operator==(const Tensor& a, const Tensor& b) {
  if (a.shape() != b.shape()) return false;
  if (a.array_ && a.array_->elements == b.array_->elements) return true;
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return std::ranges::equal(a.values(), b.values(), same);
}

}  // namespace nabla
