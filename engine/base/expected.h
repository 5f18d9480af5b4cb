// A value, or the diagnostic that says why there is none.
#pragma once

#include <cassert>
#include <memory>
#include <utility>
#include <variant>

#include "engine/base/diagnostic.h"

namespace nabla {

// The diagnostic lives apart, so that a success is no larger than its value and cheap to hand on.
template <class T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit
  Expected(Diagnostic error)                                               // NOLINT: implicit
      : state_(std::in_place_index<1>, std::make_shared<const Diagnostic>(std::move(error))) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return assert(has_value()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  // By value: `for (x : f().value())` then keeps alive what it walks over.
  T value() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Diagnostic& error() const { return assert(!has_value()), **std::get_if<1>(&state_); }

 private:
  std::variant<T, std::shared_ptr<const Diagnostic>> state_;
};

// The outcome of work that yields nothing.
struct Done {};

}  // namespace nabla
