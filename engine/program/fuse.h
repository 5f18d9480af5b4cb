// Makes fewer, larger instructions, and says where values live.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/program/scalar_code.h"

namespace nabla {

// How often each value is used, by live instructions and outputs; 0 means dead.
std::vector<std::uint32_t> use_counts(const ScalarCode& code);

// Merges a product into the sum, difference or negation that alone uses it, squares and doubles
// likewise, and a reciprocal into the product that alone uses it. Two instructions merge only where
// they are of one class: what is computed once per row must not be drawn into what is computed per
// point. Empty `classes`: all are of one. The results are the same in every bit, except that a / b
// takes the place of (1/b) * a.
void fuse(ScalarCode& code, std::span<const std::uint8_t> classes = {});

// Where a constant stands before a product of which one factor alone is of the lesser class, joins
// it with that factor: c * (x * z) becomes (c * x) * z, whose first product is then made once per
// column. Off by rounding, for factors that rewriting would move as well.
void draw_constants_in(ScalarCode& code, std::span<const std::uint8_t> classes);

// Hands out places for values, the place of a dead value to a new one.
class Places {
 public:
  std::uint32_t take();
  void give(std::uint32_t place) { free_.push_back(place); }
  std::uint32_t count() const { return count_; }

 private:
  std::vector<std::uint32_t> free_;
  std::uint32_t count_ = 0;
};

// For each value the last instruction that reads it; `never` for outputs and unread values.
std::vector<std::uint32_t> last_uses(const ScalarCode& code, std::span<const std::uint32_t> uses);
constexpr std::uint32_t never = 0xffffffff;

}  // namespace nabla
