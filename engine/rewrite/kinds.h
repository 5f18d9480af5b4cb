// The ops that rules know by name, as small numbers: one list, many uses.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/graph/op_def.h"

namespace nabla {

// Each name is that of an op in the catalogue.
// clang-format off
#define NABLA_RULED_OPS(X)                                                                         \
  X(add) X(sub) X(mul) X(div) X(neg) X(pow) X(chain) X(exp) X(sqrt) X(abs) X(sign) X(sin) X(cos)   \
  X(tan) X(asin) X(atan) X(sinh) X(cosh) X(tanh) X(asinh) X(atanh) X(erf) X(cbrt) X(sigmoid)       \
  X(softplus) X(silu) X(relu) X(where) X(maximum) X(minimum) X(less) X(less_equal) X(greater)      \
  X(greater_equal) X(equal) X(not_equal) X(logical_and) X(logical_or) X(logical_not)               \
  X(stop_gradient) X(sum) X(reshape) X(squeeze) X(expand_dims) X(broadcast_to) X(sum_to)           \
  X(transpose) X(getitem) X(setitem_zeros) X(concat) X(stack)
// clang-format on

enum class Kind : std::uint8_t {
  other,  // an op without rules
  input,
  constant,
#define NABLA_KIND(name) name,
  NABLA_RULED_OPS(NABLA_KIND)
#undef NABLA_KIND
      count
};

constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::count);

// Kind::other for ops without rules.
Kind kind_of(const OpDef& op);
Kind kind_named(std::string_view name);
// The op of a kind that has one.
const OpDef& op_of(Kind kind);

inline bool commutes(Kind kind) {
  return kind == Kind::add || kind == Kind::mul || kind == Kind::equal || kind == Kind::not_equal ||
         kind == Kind::logical_and || kind == Kind::logical_or;
}

}  // namespace nabla
