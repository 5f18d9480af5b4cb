#include "engine/rewrite/builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/rewrite/bits.h"
#include "engine/rewrite/rules.h"
#include "engine/rewrite/term_text.h"

namespace nabla {

namespace {

constexpr std::size_t most_folded = 64;  // elements of a result larger than its operands

const OpDef& reshape_op() { return op_of(Kind::reshape); }

}  // namespace

Builder::Builder(const Draft& from, Tables& tables, Habits habits, bool log,
                 std::size_t& firings_left)
    : from_(&from),
      tables_(tables),
      habits_(habits),
      log_(log),
      counted_(true),
      firings_left_(firings_left),
      shared_(draft_, tables) {
  make_room(from.size() + 16);
}

Builder::Builder(Tables& tables, Habits habits, std::size_t expected)
    : tables_(tables), habits_(habits), firings_left_(unlimited_), shared_(draft_, tables) {
  make_room(expected);
}

void Builder::make_room(std::size_t terms) {
  draft_.terms.reserve(terms);
  draft_.operands.reserve(2 * terms);
  uses_.reserve(terms);
  if (habits_.rules) facts_.reserve(terms);
  if (habits_.share) shared_.reserve(terms);
}

Draft Builder::run(PassReport& report, Cancellation cancelled) {
  const std::vector<std::uint32_t> uses = uses_in(*from_);
  const std::vector<bool> seen = habits_.rules ? bits_that_matter(*from_) : std::vector<bool>();
  std::vector<TermId> carried(from_->size());
  std::vector<TermId> operands;
  for (std::uint32_t i = 0; i < from_->size(); ++i) {
    if (cancelled.asked()) return *from_;
    if (uses[i] == 0) continue;
    const Term& term = from_->terms[i];
    source_ = term.source;
    bits_matter_ = !habits_.rules || seen[i];
    operands.clear();
    for (const TermId operand : from_->operands_of(TermId{i})) {
      operands.push_back(carried[operand.index]);
    }
    carried[i] = make({term.op, term.kind, operands, term.attributes, term.shape, term.value});
    uses_[carried[i].index] += uses[i];
  }
  for (const TermId target : from_->targets) draft_.targets.push_back(carried[target.index]);
  draft_.image.reserve(from_->image.size());
  for (const TermId term : from_->image) {
    draft_.image.push_back(term.valid() ? carried[term.index] : TermId{});
  }
  report.firings = std::move(firings_);
  report.fired = fired_;
  return std::move(draft_);
}

Draft Builder::take(std::vector<TermId> targets) {
  draft_.targets = std::move(targets);
  return std::move(draft_);
}

const Tensor* Builder::constant(TermId id) const {
  const Term& term = draft_[id];
  return term.kind == Kind::constant ? &tables_.constant_at(term.value) : nullptr;
}

const double* Builder::number(TermId id) const {
  const Term& term = draft_[id];
  if (term.kind != Kind::constant || term.shape != 0) return nullptr;
  return tables_.constant_at(term.value).values().data();
}

const Attributes& Builder::attributes(std::uint32_t number) const {
  static const Attributes none;
  const auto& found = tables_.attributes_at(number);
  return found ? *found : none;
}

// --- what rules make ---

TermId Builder::number(double value) {
  return make({&constant_op(), Kind::constant, {}, 0, 0, tables_.number(value)});
}

TermId Builder::input(std::uint32_t value) {
  return make({&input_op(), Kind::input, {}, 0, 0, value});
}

TermId Builder::make(Kind kind, std::span<const TermId> operands) {
  return make({&op_of(kind), kind, operands, 0, broadcast(operands), 0});
}

std::uint32_t Builder::broadcast(std::span<const TermId> operands) {
  std::uint32_t shape = draft_[operands[0]].shape;
  for (const TermId operand : operands.subspan(1)) {
    shape = tables_.broadcast(shape, draft_[operand].shape);
  }
  return shape;
}

TermId Builder::repeated(TermId a, std::uint32_t shape) {
  if (draft_[a].shape == shape) return a;
  if (size(draft_[a].shape) == size(shape)) return reshaped(a, shape);
  const Attributes to{{"shape", this->shape(shape).extents()}};
  const std::uint32_t attributes = tables_.attributes(std::make_shared<const Attributes>(to));
  const std::array<TermId, 1> operands = {a};
  return make({&op_of(Kind::broadcast_to), Kind::broadcast_to, operands, attributes, shape, 0});
}

TermId Builder::reshaped(TermId a, std::uint32_t shape) {
  if (draft_[a].shape == shape) return a;
  const Attributes to{{"shape", this->shape(shape).extents()}};
  const std::uint32_t attributes = tables_.attributes(std::make_shared<const Attributes>(to));
  const std::array<TermId, 1> operands = {a};
  return make({&reshape_op(), Kind::reshape, operands, attributes, shape, 0});
}

TermId Builder::picked(TermId a, Attributes attributes, const Shape& shape) {
  const std::uint32_t to =
      tables_.attributes(std::make_shared<const Attributes>(std::move(attributes)));
  const std::array<TermId, 1> operands = {a};
  return make({&op_of(Kind::getitem), Kind::getitem, operands, to, tables_.shape(shape), 0});
}

// Folded, else simplified, else the equal term that is there, else a new one.
TermId Builder::make(const Request& request) {
  if (habits_.fold) {
    if (const TermId made = folded(request); made.valid()) return made;
  }
  if (habits_.rules) {
    if (const TermId made = ruled(request); made.valid()) return made;
  }
  return shared_or_new(request);
}

// Counts and logs a firing, whose result `make` gives.
template <class Make>
TermId Builder::fire(std::string_view rule, const Request& request, Make make) {
  --firings_left_;
  ++fired_;
  if (!log_) return make();
  const std::size_t place = firings_.size();
  firings_.push_back({rule, NodeId{source_}, text_of(draft_, tables_, request), {}});
  const TermId made = make();
  firings_[place].after = text_of(draft_, tables_, made);
  return made;
}

TermId Builder::folded(const Request& request) {
  if (request.operands.empty() || !may_fire()) return {};
  if (std::holds_alternative<std::monostate>(request.op->kernel)) return {};
  std::size_t largest = most_folded;
  for (const TermId operand : request.operands) {
    if (draft_[operand].kind != Kind::constant) return {};
    largest = std::max(largest, size(draft_[operand].shape));
  }
  if (size(request.shape) > largest) return {};
  return fire("constants", request, [&] {
    std::vector<const Tensor*> values;
    for (const TermId operand : request.operands) values.push_back(constant(operand));
    Tensor value = evaluate(*request.op, Values(values), attributes(request.attributes));
    const std::uint32_t shape = tables_.shape(value.shape());
    return make({&constant_op(), Kind::constant, {}, 0, shape, tables_.constant(std::move(value))});
  });
}

TermId Builder::ruled(const Request& request) {
  std::uint64_t present = 0;
  for (const TermId operand : request.operands) present |= bit_of(draft_[operand].kind);
  for (const AlgebraRule& rule : algebra_rules(request.kind)) {
    Binding binding;
    if ((rule.needs & ~present) != 0 || !may_fire() || !allowed(rule.keeps)) continue;
    if (!rule.matches(*this, request, binding)) continue;
    return fire(rule.text, request,
                [&] { return repeated(rule.build(*this, binding), request.shape); });
  }
  // A constant of several elements may hold one number only.
  const bool constant =
      (present & bit_of(Kind::constant)) != 0 && !shape(request.shape).is_scalar();
  const bool repeats =
      ((present & bit_of(Kind::broadcast_to)) != 0 || constant) && request.op->elementwise();
  const TermId made = restructured(structure_rules(request.kind), request);
  return made.valid() || !repeats ? made : restructured(elementwise_rules(), request);
}

bool Builder::allowed(Keeps keeps) const {
  if (habits_.for_reading || keeps == Keeps::bits) return true;
  return keeps == Keeps::value && !bits_matter_;
}

// As fire(), but whether a rule holds shows only in what it makes.
TermId Builder::restructured(std::span<const StructureRule> rules, const Request& request) {
  for (const StructureRule& rule : rules) {
    if (!may_fire()) return {};
    if (!allowed(rule.keeps)) continue;
    const std::size_t place = firings_.size();
    if (log_) {
      firings_.push_back({rule.text, NodeId{source_}, text_of(draft_, tables_, request), {}});
    }
    --firings_left_;
    const TermId made = rule.apply(*this, request);
    if (!made.valid()) {
      ++firings_left_;
      firings_.resize(place);
      continue;
    }
    ++fired_;
    if (log_) firings_[place].after = text_of(draft_, tables_, made);
    return made;
  }
  return {};
}

TermId Builder::shared_or_new(const Request& request) {
  if (!habits_.share) return append(request);
  const TermId equal = shared_.find(request);
  if (!equal.valid()) {
    const TermId made = append(request);
    shared_.add(made);
    return made;
  }
  if (request.operands.empty() || !may_fire()) return may_fire() ? equal : append(request);
  return fire("equal terms", request, [&] { return equal; });
}

TermId Builder::append(const Request& request) {
  if (habits_.rules) facts_.push_back(known(request));
  Term& term = draft_.terms.emplace_back();  // filled in place: a copy would wait for its parts
  term.op = request.op;
  term.kind = request.kind;
  term.first = static_cast<std::uint32_t>(draft_.operands.size());
  term.count = static_cast<std::uint32_t>(request.operands.size());
  term.shape = request.shape;
  term.attributes = request.attributes;
  term.value = request.value;
  term.source = source_;
  for (const TermId operand : request.operands) draft_.operands.push_back(operand);
  uses_.push_back(0);
  return TermId{static_cast<std::uint32_t>(draft_.size() - 1)};
}

Fact Builder::known(const Request& request) const {
  if (request.kind == Kind::constant) return fact_of(tables_.constant_at(request.value));
  if (request.kind == Kind::other || request.operands.empty()) return {};
  std::array<Fact, 3> few;
  if (request.operands.size() > few.size()) return {};
  for (std::size_t i = 0; i < request.operands.size(); ++i) few[i] = fact(request.operands[i]);
  const bool same = request.operands.size() == 2 && request.operands[0] == request.operands[1];
  return fact_of(request.kind, std::span<const Fact>(few.data(), request.operands.size()), same);
}

}  // namespace nabla
