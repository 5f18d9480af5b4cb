// Rules of algebra as text: `c * (d * x) -> (c * d) * x` says what is found and what stands there
// afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/rewrite/kinds.h"
#include "engine/rewrite/share_table.h"

namespace nabla {

class Builder;

// One part of a pattern. Parts stand before those that they are operands of.
struct Part {
  enum class Form : std::uint8_t { any, number, literal, op };
  Form form = Form::any;
  Kind kind = Kind::other;
  std::uint8_t letter = 0;
  std::uint8_t count = 0;
  std::array<std::uint8_t, 3> operands{};
  double value = 0;
};
using Pattern = std::vector<Part>;  // the last part is the whole

// What the letters of a rule stand for: c and d are scalar constants; x, y and z are any terms.
class Binding {
 public:
  static constexpr std::array<char, 5> letters = {'c', 'd', 'x', 'y', 'z'};
  TermId& operator[](std::size_t letter) { return terms_[letter]; }
  TermId operator[](std::size_t letter) const { return terms_[letter]; }
  TermId of(char letter) const;

 private:
  std::array<TermId, letters.size()> terms_{};
};

using Guard = bool (*)(const Builder&, const Binding&);
enum class When : std::uint8_t {
  always,
  once,  // only where nothing else needs what is taken apart, so that no work is done twice
};

// What a rule keeps of a value.
enum class Keeps : std::uint8_t {
  bits,     // all of it, but for the sign of a zero
  value,    // it may be rounded otherwise: not where a step sees it (bits.h)
  meaning,  // only what it is in mathematics, since numbers may overflow on the way: for reading
};

// As it is written in a table.
struct RuleLine {
  std::string_view text;
  Guard guard = nullptr;
  When when = When::always;
  Keeps keeps = Keeps::bits;
};

struct AlgebraRule {
  std::string_view text;
  Pattern before, after;
  Guard guard = nullptr;
  When when = When::always;
  Keeps keeps = Keeps::bits;
  std::uint64_t needs = 0;  // the kinds that must be among the operands, a bit each

  Kind kind() const { return before.back().kind; }
  // Whether it applies to a term about to be made; the letters are bound then.
  bool matches(const Builder& builder, const Request& request, Binding& binding) const;
  TermId build(Builder& builder, const Binding& binding) const;
};

// The text must be right: names of ops, the letters above, numbers, + - * / ** and parentheses.
AlgebraRule parse_rule(const RuleLine& line);

inline std::uint64_t bit_of(Kind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
static_assert(kind_count <= 64);

}  // namespace nabla
