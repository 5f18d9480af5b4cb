#include "engine/rewrite/share_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace nabla {

namespace {

constexpr std::size_t most_compared = 64;  // elements; larger constants are equal by identity only

std::size_t mixed(std::size_t seed, std::size_t value) {
  seed = (seed ^ value) * 0x9e3779b97f4a7c15U;
  return seed ^ (seed >> 29U);
}

bool equal_bits(const Tensor& a, const Tensor& b) {
  const auto left = a.values();
  const auto right = b.values();
  if (left.data() == right.data()) return true;
  if (left.size() > most_compared) return false;
  return std::ranges::equal(left, right, [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

}  // namespace

std::size_t ShareTable::hash(const Request& request) const {
  std::size_t hash = mixed(static_cast<std::size_t>(request.kind), request.attributes);
  if (request.kind == Kind::other) hash = mixed(hash, std::bit_cast<std::uintptr_t>(request.op));
  if (request.kind == Kind::input) return mixed(hash, request.value);
  if (request.kind == Kind::constant) {
    const auto values = tables_.constant_at(request.value).values();
    hash = mixed(hash, request.shape);
    return values.empty() ? hash : mixed(hash, std::bit_cast<std::uint64_t>(values[0]));
  }
  if (commutes(request.kind)) {
    const auto [low, high] = std::minmax(request.operands[0].index, request.operands[1].index);
    return mixed(mixed(hash, low), high);
  }
  for (const TermId operand : request.operands) hash = mixed(hash, operand.index);
  return hash;
}

bool ShareTable::equal(const Term& term, TermId id, const Request& request) const {
  if (term.op != request.op || term.attributes != request.attributes ||
      term.shape != request.shape || term.count != request.operands.size()) {
    return false;
  }
  if (term.kind == Kind::input) return term.value == request.value;
  if (term.kind == Kind::constant) {
    return equal_bits(tables_.constant_at(term.value), tables_.constant_at(request.value));
  }
  const auto operands = draft_.operands_of(id);
  if (std::ranges::equal(operands, request.operands)) return true;
  return commutes(term.kind) && operands[0] == request.operands[1] &&
         operands[1] == request.operands[0];
}

void ShareTable::reserve(std::size_t terms) { grow(std::bit_ceil(2 * terms + 16)); }

void ShareTable::grow(std::size_t slots) {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
  for (const Slot& slot : old) {
    if (!slot.id.valid()) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].id.valid()) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

TermId ShareTable::find(const Request& request) {
  last_hash_ = static_cast<std::uint32_t>(hash(request));
  if (slots_.empty()) return {};
  std::size_t at = last_hash_ & (slots_.size() - 1);
  for (; slots_[at].id.valid(); at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.hash == last_hash_ && equal(draft_[slot.id], slot.id, request)) return slot.id;
  }
  return {};
}

void ShareTable::add(TermId id) {
  if (2 * (count_ + 1) > slots_.size()) grow(std::max<std::size_t>(32, 2 * slots_.size()));
  std::size_t at = last_hash_ & (slots_.size() - 1);
  while (slots_[at].id.valid()) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {id, last_hash_};
  ++count_;
}

}  // namespace nabla
