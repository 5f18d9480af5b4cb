// The extents of a tensor, outermost first; no extents is a scalar. Up to two need no allocation.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

// A shape's extents to walk over, valid as long as the shape; they turn into a vector by copying.
class Extents {
 public:
  using value_type = std::int64_t;
  using const_iterator = const std::int64_t*;
  using iterator = const_iterator;

  explicit Extents(std::span<const std::int64_t> extents) : extents_(extents) {}
  const_iterator begin() const { return extents_.data(); }
  const_iterator end() const { return extents_.data() + extents_.size(); }
  std::size_t size() const { return extents_.size(); }
  bool empty() const { return extents_.empty(); }
  std::int64_t operator[](std::size_t axis) const { return extents_[axis]; }
  std::int64_t front() const { return extents_.front(); }
  std::int64_t back() const { return extents_.back(); }
  operator std::vector<std::int64_t>() const { return {begin(), end()}; }  // NOLINT: a copy

 private:
  std::span<const std::int64_t> extents_;
};

class Shape {
 public:
  constexpr Shape() noexcept : storage_{} {}  // a scalar
  Shape(std::initializer_list<std::int64_t> extents) : storage_{} {
    copy({extents.begin(), extents.size()});
  }
  explicit Shape(const std::vector<std::int64_t>& extents) : storage_{} { copy(extents); }
  explicit Shape(Extents extents) : storage_{} { copy(extents); }
  Shape(const Shape& other) : rank_(other.rank_), storage_(other.storage_) {
    if (other.is_far()) copy(other.span());
  }
  Shape(Shape&& other) noexcept : rank_(std::exchange(other.rank_, 0)), storage_(other.storage_) {}
  Shape& operator=(const Shape& other) {
    if (is_far() || other.is_far()) return *this = Shape(other);
    rank_ = other.rank_;
    storage_ = other.storage_;
    return *this;
  }
  Shape& operator=(Shape&& other) noexcept {
    std::swap(rank_, other.rank_);
    std::swap(storage_, other.storage_);
    return *this;
  }
  ~Shape() {
    if (is_far()) release();
  }

  std::size_t rank() const { return rank_; }
  bool is_scalar() const { return rank_ == 0; }
  // The extent of one axis, 0 <= axis < rank().
  std::int64_t operator[](std::size_t axis) const { return data()[axis]; }
  Extents extents() const { return Extents(span()); }
  // The number of elements; 1 for a scalar.
  std::size_t size() const {
    std::size_t product = 1;
    for (const std::int64_t extent : span()) product *= static_cast<std::size_t>(extent);
    return product;
  }
  // Elements to skip per index of each axis, row-major.
  std::vector<std::size_t> strides() const;
  // As NumPy prints it: `()`, `(3,)`, `(2, 3)`.
  std::string str() const;

  friend bool operator==(const Shape& a, const Shape& b) {
    return a.rank_ == b.rank_ && std::equal(a.data(), a.data() + a.rank_, b.data());
  }

 private:
  union Storage {
    std::array<std::int64_t, 2> near;
    std::int64_t* far;  // owned; where there are more extents than fit
  };
  bool is_far() const { return rank_ > 2; }
  const std::int64_t* data() const { return is_far() ? storage_.far : storage_.near.data(); }
  std::span<const std::int64_t> span() const { return {data(), rank_}; }
  void copy(std::span<const std::int64_t> extents);  // holds nothing far before
  void release();

  std::uint32_t rank_ = 0;
  Storage storage_;
};

}  // namespace nabla
