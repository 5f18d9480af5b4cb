// A value that never changes again and that its copies share: copying it costs nothing.
#pragma once

#include <memory>
#include <utility>

namespace nabla {

template <class T>
class Shared {
 public:
  Shared() : value_(none()) {}
  explicit Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}

  const T& get() const { return *value_; }
  operator const T&() const { return *value_; }  // NOLINT: read like the value itself
  const T* operator->() const { return value_.get(); }
  // Whether both are copies of one: then they are equal, but equal ones need not be the same.
  bool same(const Shared& other) const { return value_ == other.value_; }

 private:
  static const std::shared_ptr<const T>& none() {
    static const auto empty = std::make_shared<const T>();
    return empty;
  }

  std::shared_ptr<const T> value_;
};

}  // namespace nabla
