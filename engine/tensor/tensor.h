// A dense row-major array of doubles of any rank. Copies share their elements until one is written;
// a scalar is held in place and costs no allocation.
#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/tensor/shape.h"

namespace nabla {

class Tensor {
 public:
  Tensor() = default;                               // the scalar 0
  Tensor(double scalar) : scalar_(scalar) {}        // NOLINT: a number is a tensor
  Tensor(Shape shape, std::vector<double> values);  // values.size() == shape.size()
  // Zeros take no time: a page of memory is first touched when it is first used. Other values can
  // be cancelled, and what is not filled then is zero.
  static Tensor filled(Shape shape, double value, Cancellation cancelled = {});
  static Tensor vector(std::vector<double> values);

  const Shape& shape() const { return array_ ? array_->shape : scalar_shape; }
  std::size_t rank() const { return shape().rank(); }
  std::size_t size() const { return array_ ? array_->size : 1; }
  bool is_scalar() const { return !array_; }

  std::span<const double> values() const {
    if (!array_) return {&scalar_, 1};
    return {array_->elements.get(), array_->size};
  }
  double operator[](std::size_t flat) const { return values()[flat]; }
  // The number in a tensor of one element.
  double item() const {
    if (!array_) return scalar_;
    return assert(size() == 1), values()[0];
  }
  // Elements to write; unshares them first.
  std::span<double> mutable_values();
  // The same elements under another shape of equal size.
  Tensor reshaped(Shape shape) const;

  // Same shape and bit-equal elements, except that NaN equals NaN and 0 equals -0.
  friend bool operator==(const Tensor& a, const Tensor& b);

 private:
  struct Array {
    Shape shape;
    std::size_t size = 0;
    std::shared_ptr<double> elements;  // shared with other shapes of the same elements
  };
  static const Shape scalar_shape;

  double scalar_ = 0;             // the element while array_ is null
  std::shared_ptr<Array> array_;  // null for scalars and only for them
};

}  // namespace nabla
