// The extents of a tensor, outermost first; no extents is a scalar.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

class Shape {
 public:
  Shape() = default;  // a scalar
  Shape(std::initializer_list<std::int64_t> extents) : extents_(extents) {}
  explicit Shape(std::vector<std::int64_t> extents) : extents_(std::move(extents)) {}

  std::size_t rank() const { return extents_.size(); }
  bool is_scalar() const { return extents_.empty(); }
  // The extent of one axis, 0 <= axis < rank().
  std::int64_t operator[](std::size_t axis) const { return extents_[axis]; }
  const std::vector<std::int64_t>& extents() const { return extents_; }
  // The number of elements; 1 for a scalar.
  std::size_t size() const;
  // Elements to skip per index of each axis, row-major.
  std::vector<std::size_t> strides() const;
  // As NumPy prints it: `()`, `(3,)`, `(2, 3)`.
  std::string str() const;

  friend bool operator==(const Shape&, const Shape&) = default;

 private:
  std::vector<std::int64_t> extents_;
};

}  // namespace nabla
