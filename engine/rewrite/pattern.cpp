#include "engine/rewrite/pattern.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cctype>
#include <charconv>

#include "engine/rewrite/builder.h"

namespace nabla {

namespace {

std::uint8_t letter_number(char letter) {
  const auto found = std::find(Binding::letters.begin(), Binding::letters.end(), letter);
  assert(found != Binding::letters.end());
  return static_cast<std::uint8_t>(found - Binding::letters.begin());
}

// A reader for one side of a rule, loosest operators first.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Pattern read() {
    sum();
    assert(text_.empty());
    return std::move(pattern_);
  }

 private:
  using Place = std::uint8_t;

  bool take(std::string_view sign) {
    while (!text_.empty() && text_.front() == ' ') text_.remove_prefix(1);
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(sign.size());
    return true;
  }
  Place add(const Part& part) {
    pattern_.push_back(part);
    return static_cast<Place>(pattern_.size() - 1);
  }
  Place op(Kind kind, std::initializer_list<Place> operands) {
    assert(kind != Kind::other);
    Part part{Part::Form::op, kind};
    part.count = static_cast<std::uint8_t>(operands.size());
    std::copy(operands.begin(), operands.end(), part.operands.begin());
    return add(part);
  }

  Place sum() {
    Place left = product();
    for (;;) {
      if (take("+ ")) {
        left = op(Kind::add, {left, product()});
      } else if (take("- ")) {
        left = op(Kind::sub, {left, product()});
      } else {
        return left;
      }
    }
  }
  Place product() {
    Place left = sign();
    for (;;) {
      if (take("* ")) {
        left = op(Kind::mul, {left, sign()});
      } else if (take("/ ")) {
        left = op(Kind::div, {left, sign()});
      } else {
        return left;
      }
    }
  }
  Place sign() {
    if (!take("-")) return power();
    if (std::isdigit(static_cast<unsigned char>(text_.front()))) return literal(-1);
    return op(Kind::neg, {power()});
  }
  Place power() {
    const Place base = atom();
    return take("** ") ? op(Kind::pow, {base, sign()}) : base;
  }
  Place atom() {
    if (take("(")) {
      const Place inner = sum();
      take(")");
      return inner;
    }
    take("");
    if (std::isdigit(static_cast<unsigned char>(text_.front()))) return literal(1);
    const std::size_t length = text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789");
    const std::string_view word = text_.substr(0, length);
    text_.remove_prefix(word.size());
    return word.size() == 1 ? letter(word[0]) : call(kind_named(word));
  }
  Place letter(char name) {
    Part part;
    part.letter = letter_number(name);
    part.form = name == 'c' || name == 'd' ? Part::Form::number : Part::Form::any;
    return add(part);
  }
  Place call(Kind kind) {
    std::array<Place, 3> operands{};
    std::uint8_t count = 0;
    take("(");
    do operands[count++] = sum();
    while (take(","));
    take(")");
    const Place place = op(kind, {});
    pattern_[place].count = count;
    pattern_[place].operands = operands;
    return place;
  }
  Place literal(double sign) {
    Part part{Part::Form::literal};
    const auto end = std::from_chars(text_.data(), text_.data() + text_.size(), part.value).ptr;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    part.value *= sign;
    return add(part);
  }

  std::string_view text_;
  Pattern pattern_;
};

// --- matching ---

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

class Matcher {
 public:
  Matcher(const Builder& builder, const AlgebraRule& rule, Binding& binding)
      : builder_(builder), rule_(rule), binding_(binding) {}

  // Commuted operands are tried second, from the letters as they were.
  bool operands(const Part& part, std::span<const TermId> terms) {
    if (part.count != terms.size()) return false;
    const Binding before = binding_;
    if (all(part, terms)) return true;
    if (!commutes(part.kind)) return false;
    binding_ = before;
    const std::array<TermId, 2> commuted = {terms[1], terms[0]};
    return all(part, commuted);
  }

 private:
  bool all(const Part& part, std::span<const TermId> terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (!term(rule_.before[part.operands[i]], terms[i])) return false;
    }
    return true;
  }

  bool term(const Part& part, TermId id) {
    switch (part.form) {
      case Part::Form::any:
        return bind(part.letter, id);
      case Part::Form::number:
        return builder_.number(id) != nullptr && bind(part.letter, id);
      case Part::Form::literal: {
        const double* number = builder_.number(id);
        return number != nullptr && same_bits(*number, part.value);
      }
      case Part::Form::op:
        return builder_.kind(id) == part.kind &&
               (rule_.when == When::always || builder_.once(id)) &&
               operands(part, builder_.operands_of(id));
    }
    return false;
  }

  bool bind(std::size_t letter, TermId id) {
    if (binding_[letter].valid()) return binding_[letter] == id;
    binding_[letter] = id;
    return true;
  }

  const Builder& builder_;
  const AlgebraRule& rule_;
  Binding& binding_;
};

TermId build_part(Builder& builder, const Pattern& pattern, const Part& part,
                  const Binding& binding) {
  if (part.form == Part::Form::literal) return builder.number(part.value);
  if (part.form != Part::Form::op) return binding[part.letter];
  std::array<TermId, 3> operands;
  for (std::size_t i = 0; i < part.count; ++i) {
    operands[i] = build_part(builder, pattern, pattern[part.operands[i]], binding);
  }
  return builder.make(part.kind, std::span<const TermId>(operands.data(), part.count));
}

}  // namespace

TermId Binding::of(char letter) const { return terms_[letter_number(letter)]; }

bool AlgebraRule::matches(const Builder& builder, const Request& request, Binding& binding) const {
  Matcher matcher(builder, *this, binding);
  return matcher.operands(before.back(), request.operands) &&
         (guard == nullptr || guard(builder, binding));
}

TermId AlgebraRule::build(Builder& builder, const Binding& binding) const {
  return build_part(builder, after, after.back(), binding);
}

AlgebraRule parse_rule(const RuleLine& line) {
  const std::size_t arrow = line.text.find(" -> ");
  assert(arrow != std::string_view::npos);
  AlgebraRule rule{line.text,
                   Reader(line.text.substr(0, arrow)).read(),
                   Reader(line.text.substr(arrow + 4)).read(),
                   line.guard,
                   line.when,
                   line.keeps};
  const Part& root = rule.before.back();
  for (std::size_t i = 0; i < root.count; ++i) {
    const Part& part = rule.before[root.operands[i]];
    if (part.form == Part::Form::op) rule.needs |= bit_of(part.kind);
    if (part.form == Part::Form::number || part.form == Part::Form::literal) {
      rule.needs |= bit_of(Kind::constant);
    }
  }
  return rule;
}

}  // namespace nabla
