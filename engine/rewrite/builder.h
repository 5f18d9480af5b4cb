// Makes the terms of a new draft, each in its simplest form: constants are folded, equal terms are
// one, and the rules are tried wherever a term is made.
#pragma once

#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/rewrite/draft.h"
#include "engine/rewrite/facts.h"
#include "engine/rewrite/pattern.h"
#include "engine/rewrite/rewrite.h"
#include "engine/rewrite/share_table.h"

namespace nabla {

// Which of its habits a pass uses.
struct Habits {
  bool fold = false;         // ops on constants are computed
  bool share = false;        // a term equal to one that is there is that one
  bool rules = false;        // algebra_rules() and shape_rules()
  bool for_reading = false;  // rules that keep no more than the meaning too
};

struct StructureRule;

class Builder {
 public:
  // Takes from `firings_left` what it uses.
  Builder(const Draft& from, Tables& tables, Habits habits, bool log, std::size_t& firings_left);
  // With nothing to carry over: for terms that make() is asked for one by one. Rules that ask
  // whether a term is needed once wait for a pass that knows.
  Builder(Tables& tables, Habits habits, std::size_t expected);
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  // Carries all terms over that a target needs, and reports what fired; where it is cancelled, it
  // returns what it was given. Call once.
  Draft run(PassReport& report, Cancellation cancelled = {});
  // The terms made so far. Nothing is left to ask of this builder then.
  Draft take(std::vector<TermId> targets);

  // --- what rules read ---
  const Draft& draft() const { return draft_; }
  const Tables& tables() const { return tables_; }
  const Term& operator[](TermId id) const { return draft_[id]; }
  Kind kind(TermId id) const { return draft_[id].kind; }
  std::span<const TermId> operands_of(TermId id) const { return draft_.operands_of(id); }
  const Tensor* constant(TermId id) const;  // null for other terms
  const double* number(TermId id) const;    // of a scalar constant, else null
  const Fact& fact(TermId id) const { return facts_[id.index]; }
  // Nothing but the term now made needs it, so that it may be taken apart.
  bool once(TermId id) const { return counted_ && uses_[id.index] <= 1; }
  const Shape& shape(std::uint32_t number) const { return tables_.shape_at(number); }
  std::size_t size(std::uint32_t shape) const { return tables_.size_at(shape); }
  const Attributes& attributes(std::uint32_t number) const;

  // --- what rules make ---
  TermId number(double value);
  // A term of which nothing is known, told from others by this number.
  TermId input(std::uint32_t value);
  // An elementwise op; its shape is what the operands broadcast to.
  TermId make(Kind kind, std::span<const TermId> operands);
  TermId make(Kind kind, std::initializer_list<TermId> operands) {
    return make(kind, std::span(operands.begin(), operands.size()));
  }
  TermId make(const Request& request);
  // `a` repeated to a shape, or its elements under another shape; itself where it has that shape.
  TermId repeated(TermId a, std::uint32_t shape);
  TermId reshaped(TermId a, std::uint32_t shape);
  // Elements picked by attributes of getitem.
  TermId picked(TermId a, Attributes attributes, const Shape& shape);
  std::uint32_t number_of(const Shape& shape) { return tables_.shape(shape); }
  std::uint32_t broadcast(std::span<const TermId> operands);

 private:
  void make_room(std::size_t terms);
  bool may_fire() const { return firings_left_ > 0; }
  bool allowed(Keeps keeps) const;
  TermId folded(const Request& request);
  TermId ruled(const Request& request);
  TermId restructured(std::span<const StructureRule> rules, const Request& request);
  template <class Make>
  TermId fire(std::string_view rule, const Request& request, Make make);
  TermId shared_or_new(const Request& request);
  TermId append(const Request& request);
  Fact known(const Request& request) const;

  const Draft* from_ = nullptr;  // what run() carries over
  Tables& tables_;
  Habits habits_;
  bool log_ = false;
  bool counted_ = false;     // whether uses_ says how often a term is needed
  bool bits_matter_ = true;  // of the term now made: a step may see it, as far as is known
  std::size_t unlimited_ = std::numeric_limits<std::size_t>::max();
  std::size_t& firings_left_;
  Draft draft_;
  ShareTable shared_;
  std::vector<Fact> facts_;          // of each term, where rules are used
  std::vector<std::uint32_t> uses_;  // of each term, as far as is known
  std::uint32_t source_ = 0;         // the node whose term is now carried over
  std::vector<Firing> firings_;
  std::size_t fired_ = 0;
};

}  // namespace nabla
